import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { inSystem } from '#src/db/scope.ts'
import { openTestDatabase } from '#test/database.ts'
import { PASSWORD, seedPeople } from '#test/people.ts'
import { buildApp } from './app.ts'
import { authOptions, createAuth, SIGN_INS_PER_MINUTE } from './auth.ts'
import { peopleOf } from './people.ts'
import { sessionSecret } from './secret.ts'

const SECRET = 'nothing but a secret of these tests, long enough'
const db = await openTestDatabase()
const config = { database: db, secret: SECRET, secureCookies: false }
const auth = createAuth(config)
const people = peopleOf(db, auth, null)

let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp({ config: { logLevel: 'silent' }, database: db, people }, { routes: [] })
  for (const url of ['/who', '/api/who']) app.get(url, (request) => people.identify(request).then(({ actor }) => actor))
  app.post('/sign-in-as', (request) => {
    const { username, password } = request.query as { username: string; password: string }
    return people.sessions(request).signIn(username, password)
  })
})
afterAll(() => app.close())

type Asked = { remoteAddress?: string; headers?: Record<string, string> }
const ask = (url: string, { headers, ...rest }: Asked = {}, method: 'GET' | 'POST' = 'GET') =>
  app.inject({ method, url, headers: { host: '127.0.0.1:3000', ...headers }, ...rest })
const signIn = (username: string, password: string, asked?: Asked) =>
  ask(`/sign-in-as?${new URLSearchParams({ username, password }).toString()}`, asked, 'POST')

test('only this machine is served until someone can sign in', async () => {
  expect((await ask('/healthz', { remoteAddress: '192.168.1.7' })).statusCode).toBe(503)
  expect((await ask('/healthz', { headers: { 'x-forwarded-for': '192.168.1.7' } })).statusCode).toBe(503)
  expect((await ask('/healthz', { headers: { host: '192.168.1.5:3000' } })).statusCode).toBe(503)
  expect((await ask('/healthz')).statusCode).toBe(200)
  await seedPeople(db)
  expect((await ask('/healthz', { remoteAddress: '192.168.1.7' })).statusCode).toBe(200)
})

test('our migration has every table and column of the sign-in library', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(authOptions(config))
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
})

describe('a session', () => {
  test('makes a person what it is; without one, or with a forged one, it is nobody', async () => {
    const { setCookies } = (await signIn('executive', PASSWORD)).json<{ setCookies: string[] }>()
    const [cookie = ''] = setCookies
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    const whole = cookie.split(';', 1)[0] ?? ''
    expect((await ask('/who', { headers: { cookie: whole } })).json()).toMatchObject({ name: 'ผู้ทดสอบ executive' })
    const changed = whole.replace(/=(.)/, (_, first) => (first === 'A' ? '=B' : '=A'))
    for (const forged of ['', 'damnoen.session_token=x.y', whole.slice(0, -6), changed])
      expect((await ask('/who', { headers: { cookie: forged } })).json()).toMatchObject({
        userId: null,
        memberships: [],
      })
  })

  test('ends for everyone when the secret is another', async () => {
    const { setCookies } = (await signIn('executive', PASSWORD)).json<{ setCookies: string[] }>()
    const headers = new Headers({ cookie: setCookies[0]?.split(';', 1)[0] ?? '' })
    expect(await auth.api.getSession({ headers })).not.toBeNull()
    expect(await createAuth({ ...config, secret: `${SECRET}!` }).api.getSession({ headers })).toBeNull()
  })

  test('is refused to wrong passwords, unknown names and impossible ones alike', async () => {
    for (const [name, password] of [
      ['executive', 'wrong-password'],
      ['nobody-here', PASSWORD],
      ['a', PASSWORD],
      ['executive', 'x'.repeat(200)],
    ] as const)
      expect((await signIn(name, password)).json()).toEqual({ kind: 'wrong' })
  })
})

test('tries are counted by the address that we see, not by what the client says, and per address', async () => {
  const from = (address: string, count: number) =>
    signIn('executive', 'wrong-password', {
      remoteAddress: address,
      headers: { 'x-damnoen-client': `10.9.9.${count}`, 'x-forwarded-for': `10.9.8.${count}` },
    })
  for (let count = 0; count < SIGN_INS_PER_MINUTE; count += 1)
    expect((await from('192.168.1.7', count)).json()).toEqual({ kind: 'wrong' })
  expect((await from('192.168.1.7', 99)).json()).toMatchObject({ kind: 'too-many' })
  expect((await from('192.168.1.8', 1)).json()).toEqual({ kind: 'wrong' })
  expect(await inSystem(db, (tx) => tx.selectFrom('auth.rateLimit').select('key').execute())).not.toEqual([])
})

test('nobody signs up', async () => {
  const body = { email: 'a@example.invalid', password: PASSWORD, name: 'x', username: 'intruder' }
  const request = new Request('http://127.0.0.1:3000/api/auth/sign-up/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
    body: JSON.stringify(body),
  })
  expect((await auth.handler(request)).status).toBeGreaterThanOrEqual(400)
  expect((await ask('/api/auth/sign-up/email', {}, 'POST')).statusCode).toBe(404)
  const intruders = inSystem(db, (tx) =>
    tx.selectFrom('auth.user').select('id').where('username', '=', 'intruder').execute(),
  )
  expect(await intruders).toEqual([])
})

test('an API key that does not work is refused, not taken for a stranger', async () => {
  expect((await ask('/api/who', { headers: { authorization: 'Bearer dmn_no-such-key' } })).statusCode).toBe(401)
})

describe('the secret', () => {
  test('is made once, and readable by its owner only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'damnoen-secret-'))
    try {
      const made = sessionSecret(folder, null)
      const file = path.join(folder, 'secret')
      expect(made).toMatch(/^[0-9a-f]{64}$/)
      expect(readFileSync(file, 'utf8').trim()).toBe(made)
      chmodSync(file, 0o644)
      expect(sessionSecret(folder, null)).toBe(made)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(sessionSecret(folder, SECRET)).toBe(SECRET)
      expect(() => sessionSecret(folder, 'short')).toThrow('DAMNOEN_SECRET')
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
