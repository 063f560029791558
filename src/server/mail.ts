import { createTransport } from 'nodemailer'
import type { Mailer } from '#src/context.ts'
import { AppError } from '#src/domain/errors.ts'

/** Where mail is handed in, and in whose name. `url`: 'smtp://user:password@mail.example.go.th:587'. */
export type MailSettings = { url: string; from: string }

const CONNECT_MS = 10_000
const SILENCE_MS = 20_000
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

/**
 * Sends mail by the office's mail server. A password goes to another machine over TLS only.
 * `send` throws AppError 'unavailable' with what the person who sends can tell the administrator.
 */
export function createMailer({ url, from }: MailSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url)
  const isSecure = protocol === 'smtps:'
  const hasPassword = username !== ''
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    requireTLS: mustEncrypt(url),
    ...(hasPassword ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text })
      } catch (cause) {
        const error = new AppError('unavailable', reasonOf(cause))
        error.cause = cause
        throw error
      }
    },
  }
}

/** Whether a connection that does not begin with TLS must turn to it before anything else is said: for the sake of the password. */
export function mustEncrypt(url: string): boolean {
  const { protocol, hostname, username } = new URL(url)
  return protocol === 'smtp:' && username !== '' && !LOOPBACK.test(hostname)
}

const REASONS: Record<string, string> = {
  EAUTH: 'เซิร์ฟเวอร์อีเมลไม่รับชื่อผู้ใช้หรือรหัสผ่านที่ตั้งไว้ กรุณาแจ้งผู้ดูแลเครื่อง',
  EENVELOPE: 'เซิร์ฟเวอร์อีเมลไม่รับที่อยู่ผู้รับหรือผู้ส่ง กรุณาตรวจที่อยู่อีเมลของหน่วยงาน',
  ETLS: 'เชื่อมต่อเซิร์ฟเวอร์อีเมลแบบเข้ารหัสไม่ได้ กรุณาแจ้งผู้ดูแลเครื่อง',
  EMESSAGE: 'เซิร์ฟเวอร์อีเมลไม่รับข้อความนี้',
}
const UNREACHABLE = 'ติดต่อเซิร์ฟเวอร์อีเมลไม่ได้ กรุณาลองใหม่ หรือใช้ข้อความสำหรับส่งทาง LINE แทน'

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? UNREACHABLE
}
