import { createServer, type Socket } from 'node:net'

/** A mail as it came over the line. */
export type ReceivedMail = { from: string; to: string[]; subject: string; fromHeader: string; text: string }

export type SmtpStub = {
  /** 'smtp://127.0.0.1:PORT' */
  url: string
  received: ReceivedMail[]
  logins: { user: string; password: string }[]
  close: () => Promise<void>
}

type Manners = { rejectsLogin?: boolean; rejectsRecipient?: boolean; hangsUp?: boolean }

/** A mail server on this machine that keeps what it is given, or refuses it in one of the ways of real ones. */
export async function startSmtpStub(manners: Manners = {}): Promise<SmtpStub> {
  const received: ReceivedMail[] = []
  const logins: SmtpStub['logins'] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    if (manners.hangsUp) return void socket.destroy()
    talk(socket, manners, { received, logins })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stub has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    logins,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function talk(socket: Socket, manners: Manners, kept: Pick<SmtpStub, 'received' | 'logins'>): void {
  let envelope = { from: '', to: [] as string[] }
  let data: string[] | null = null
  let rest = ''
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  const answer = (line: string): void => {
    if (data !== null) {
      if (line !== '.') return void data.push(line.replace(/^\.\./, '.'))
      kept.received.push({ ...envelope, ...partsOf(data.join('\r\n')) })
      data = null
      envelope = { from: '', to: [] }
      return say('250 taken')
    }
    const [verb = ''] = line.toUpperCase().split(' ')
    if (verb === 'EHLO') return say('250-stub\r\n250 AUTH PLAIN')
    if (verb === 'AUTH') {
      const [, user = '', password = ''] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
        .toString()
        .split('\0')
      if (manners.rejectsLogin) return say('535 no')
      kept.logins.push({ user, password })
      return say('235 yes')
    }
    if (verb === 'MAIL') envelope.from = /<(.*?)>/.exec(line)?.[1] ?? ''
    if (verb === 'RCPT') {
      if (manners.rejectsRecipient) return say('550 nobody here')
      envelope.to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
    }
    if (verb === 'DATA') {
      data = []
      return say('354 go on')
    }
    if (verb === 'QUIT') return void socket.end('221 bye\r\n')
    return say('250 ok')
  }
  say('220 stub')
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) answer(line)
  })
}

function partsOf(mail: string): Pick<ReceivedMail, 'subject' | 'fromHeader' | 'text'> {
  const [head = '', ...body] = mail.split('\r\n\r\n')
  const headers = new Map(
    head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => [line.split(':')[0]?.toLowerCase(), line.replace(/^[^:]*: */, '')]),
  )
  const encoded = body.join('\r\n\r\n')
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase()
  const text = encoding === 'base64' ? Buffer.from(encoded, 'base64').toString() : unquoted(encoded)
  return {
    subject: decoded(headers.get('subject') ?? ''),
    fromHeader: decoded(headers.get('from') ?? ''),
    text: text.replace(/\r\n/g, '\n').trimEnd(),
  }
}

/** RFC 2047: words in other than ASCII letters. */
const decoded = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_word, kind: string, content: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(content, 'base64').toString('latin1')
        : quotedBytes(content.replaceAll('_', ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString())

const quotedBytes = (text: string): string =>
  text.replace(/=([0-9A-F]{2})/gi, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const unquoted = (text: string): string => Buffer.from(quotedBytes(text.replace(/=\r\n/g, '')), 'latin1').toString()
