import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { MAX_UPLOAD_BYTES } from '#src/server/upload-limit.ts'
import { startServer, type RunningServer } from './server.ts'

let folder: string
let server: RunningServer
let address: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'damnoen-serving-'))
  server = startServer({ DAMNOEN_DATA: path.join(folder, 'data'), HOST: '0.0.0.0' })
  address = await server.address
})
afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('listens where HOST says, but serves other machines only when someone can sign in', async () => {
  const own = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)
  // A machine without a network has nobody else to serve.
  if (own === undefined) return
  const elsewhere = new URL(address)
  elsewhere.hostname = own.address
  const answer = await fetch(elsewhere)
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('ยังไม่ได้ตั้งค่าครั้งแรก')
})

test('refuses a second server on the same data folder', async () => {
  const { status, said } = await startServer({ DAMNOEN_DATA: path.join(folder, 'data') }).ended
  expect(status).toBe(1)
  expect(said).toContain(path.join(folder, 'data'))
  expect(said).not.toMatch(/^\s+at /m)
})

test('says which port is in use', async () => {
  const port = new URL(address).port
  const { status, said } = await startServer({ DAMNOEN_DATA: path.join(folder, 'again'), PORT: port }).ended
  expect(status).toBe(1)
  expect(said).toContain(`พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่`)
})

test('names a setting that it cannot work with', async () => {
  const { status, said } = await startServer({ DAMNOEN_DATA: path.join(folder, 'again'), PORT: 'web' }).ended
  expect(status).toBe(1)
  expect(said).toContain('PORT="web"')
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('closes cleanly on %s, even twice', async (signal) => {
  const stopping = startServer({ DAMNOEN_DATA: path.join(folder, 'again') })
  await stopping.address
  stopping.process.kill(signal)
  stopping.process.kill(signal)
  expect(await stopping.ended).toMatchObject({ status: 0 })
})

test('goes down with the npm that started it', async () => {
  // As npm does it: a shell in between, which a signal to npm never passes.
  const npm = spawn('sh', ['-c', 'node bin/damnoen serve; true'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, npm_lifecycle_event: 'start', PORT: '0', DAMNOEN_DATA: path.join(folder, 'again') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const itsAddress = await new Promise<string>((resolve) => {
    npm.stdout.on('data', (chunk: Buffer) => {
      const found = /http:\S+/.exec(chunk.toString())
      if (found) resolve(found[0])
    })
  })
  expect((await fetch(`${itsAddress}/healthz`)).status).toBe(200)
  npm.kill('SIGKILL')
  // The pipe closes when the last process that writes to it has ended.
  await new Promise((resolve) => npm.stdout.once('close', resolve))
  await expect(fetch(`${itsAddress}/healthz`)).rejects.toThrow('fetch failed')
})

test.each([
  ['says how long it is', true],
  ['does not say how long it is', false],
])('an upload above the limit is refused with a Thai page when it %s', async (_name, declared) => {
  const { status, body } = await upload(address, MAX_UPLOAD_BYTES + 1, declared)
  expect(status).toBe(413)
  expect(body).toContain('ระบบรับไฟล์ขนาดไม่เกิน 20 เมกะไบต์')
})

test('the build is served as what never changes, and compressed', async () => {
  const page = await (await fetch(address)).text()
  const style = /\/assets\/[^"]+\.css/.exec(page)?.[0] ?? 'no style sheet'
  for (const encoding of ['br', 'gzip']) {
    const answer = await fetch(address + style, { headers: { 'accept-encoding': encoding } })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(await answer.text()).toContain('{')
  }
  for (const outside of ['/assets/../server/index.js', '/assets/%2e%2e/%2e%2e/server/index.js'])
    expect((await fetch(address + outside, { redirect: 'manual' })).status).not.toBe(200)
})

/** Sends so many bytes to the import form, in one piece of known length or in chunks. */
function upload(to: string, bytes: number, declared: boolean): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'multipart/form-data; boundary=x', ...(declared && { 'content-length': bytes }) }
  return new Promise((resolve, reject) => {
    const sending = request(`${to}/offices/9900101/imports`, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
    })
    sending.on('error', reject)
    sending.end(Buffer.alloc(bytes, 'a'))
  })
}
