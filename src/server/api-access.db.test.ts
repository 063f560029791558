import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { createApiKey, openApiKeys } from '#src/features/api-keys/api-keys.commands.ts'
import { createPlan } from '#src/features/plans/plans.commands.ts'
import { LOCAL_OPERATOR, type Scope } from '#src/domain/permissions.ts'
import { actorOfAccount } from '#src/features/people/actors.commands.ts'
import { accountWith } from '#test/account.ts'
import { OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { PASSWORD, seedPeople } from '#test/people.ts'
import { buildApp } from './app.ts'
import { createAuth } from './auth.ts'
import { peopleOf } from './people.ts'

const db = await openTestDatabase()
const auth = createAuth({
  database: db,
  secret: 'nothing but a secret of these tests, long enough',
  secureCookies: false,
})
const people = peopleOf(db, auth, null)
const base = { db, actor: LOCAL_OPERATOR, now: () => new Date() }

const PLAN = `/api/v1/offices/${OFFICE_CODE}/plans/2570`
const HOST = '127.0.0.1:3000'

let app: FastifyInstance
let cookie: string
beforeAll(async () => {
  await seedPeople(db)
  await accountWith(db, OFFICE, 'integrator', ['planning-officer'])
  await createPlan(base, OFFICE_CODE, 2570)
  app = await buildApp({ config: { logLevel: 'silent' }, database: db, people })
  app.get('/who', (request) => people.identify(request).then(({ actor }) => actor))
  app.post('/sign-in-as-planner', (request) => people.sessions(request).signIn('planner', PASSWORD))
  const answer = await ask({ method: 'POST', url: '/sign-in-as-planner' })
  cookie = answer.json<{ setCookies: string[] }>().setCookies[0]?.split(';', 1)[0] ?? ''
})
afterAll(() => app.close())

type Asked = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT'
  url: string
  headers?: Record<string, string>
  payload?: object
}
const ask = ({ method = 'GET', headers, ...rest }: Asked) =>
  app.inject({ method, headers: { host: HOST, ...headers }, ...rest })

/** The header of a new key with these scopes. */
async function bearer(...scopes: Scope[]): Promise<{ authorization: string }> {
  const actor = await actorOfAccount(base, 'integrator')
  if (!actor) throw new Error('no integrator')
  const key = await createApiKey({ ...base, actor }, OFFICE_CODE, { name: 'ระบบภายนอก', scopes, days: 30 })
  return { authorization: `Bearer ${key}` }
}

describe('by a key', () => {
  test('a program reads what the key’s person may, and its use is noted', async () => {
    const headers = await bearer('read')
    const answer = await ask({ url: PLAN, headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ fiscalYear: 2570, status: 'collect', projectCount: 0, version: 1 })
    const actor = await actorOfAccount(base, 'integrator')
    const { keys } = await openApiKeys({ ...base, actor: actor ?? LOCAL_OPERATOR }, OFFICE_CODE)
    expect(keys[0]?.lastUsedAt).toBeInstanceOf(Date)
  })

  test('nothing beyond its scopes is done, nothing of another office, and nothing for who has no key', async () => {
    const headers = await bearer('read')
    const write = { method: 'PATCH', url: PLAN, payload: { digits: 'arabic' } } as const
    expect((await ask({ ...write, headers: { ...headers, 'if-match': '"1"' } })).statusCode).toBe(403)
    expect((await ask({ url: PLAN.replace(OFFICE_CODE, OTHER_OFFICE_CODE), headers })).statusCode).toBe(403)
    for (const authorization of [`${headers.authorization}x`, 'Bearer dmn_101_x'])
      expect((await ask({ url: PLAN, headers: { authorization } })).statusCode).toBe(401)
    const stranger = await ask({ url: PLAN })
    expect(stranger.statusCode).toBe(401)
    expect(stranger.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect((await ask({ url: `/api/v1/offices/${OFFICE_CODE}` })).json()).toMatchObject({ name: OFFICE.name })
  })

  test('a stranger is refused before what it sent is looked at, and who errs much is told of some', async () => {
    const edits = Array.from({ length: 900 }, () => ({ type: 'move', beforeId: null, projectIds: ['x'] }))
    const wrong = { method: 'POST', url: `${PLAN}/edits`, payload: { editId: 'x', edits } } as const
    expect((await ask(wrong)).statusCode).toBe(401)
    expect((await ask({ ...wrong, headers: await bearer('read') })).statusCode).toBe(403)
    const answer = await ask({ ...wrong, headers: await bearer('read', 'write') })
    expect([answer.statusCode, answer.json<{ problems: object[] }>().problems.length]).toEqual([422, 100])
  })

  test('no page is opened: keys are for the API', async () => {
    const headers = await bearer('read')
    expect((await ask({ url: '/who', headers })).json()).toMatchObject({ userId: null })
  })
})

describe('a guarded change', () => {
  test('needs the version that was read, refuses an old one, and answers the new one', async () => {
    const headers = await bearer('read', 'write')
    const etag = String((await ask({ url: PLAN, headers })).headers.etag)
    const patch = (payload: object, ifMatch?: string) =>
      ask({ method: 'PATCH', url: PLAN, payload, headers: { ...headers, ...(ifMatch && { 'if-match': ifMatch }) } })
    expect((await patch({ digits: 'arabic' })).statusCode).toBe(428)
    const done = await patch({ digits: 'arabic', announcementDate: '2026-10-01' }, etag)
    expect(done.json()).toMatchObject({ digits: 'arabic', announcementDate: '2026-10-01', regulation: '2561' })
    expect(done.headers.etag).not.toBe(etag)
    expect((await patch({ digits: 'thai' }, etag)).statusCode).toBe(409)
    const known = await ask({ url: PLAN, headers: { ...headers, 'if-none-match': String(done.headers.etag) } })
    expect([known.statusCode, known.body]).toEqual([304, ''])
    const wrong = await patch({ digits: 'roman', unknown: 1 }, String(done.headers.etag))
    expect(wrong.json<{ problems: { field: string }[] }>().problems.map(({ field }) => field)).toContain('digits')
  })

  test('moves the deadlines', async () => {
    const headers = await bearer('read', 'write')
    const { version } = (await ask({ url: `${PLAN}/deadlines`, headers })).json<{ version: number }>()
    const payload = { budgetAnnouncedOn: '2026-09-16', finishExtendedTo: '2026-10-31', finishExtensionOrder: '45/2569' }
    const request = { method: 'PATCH', url: `${PLAN}/deadlines`, payload } as const
    const answer = await ask({ ...request, headers: { ...headers, 'if-match': `"${version}"` } })
    expect(answer.json()).toMatchObject({
      version: version + 1,
      deadlines: [{ id: 'finish-plan', startsOn: '2026-09-16', lastDay: '2026-10-31' }, {}, {}],
    })
    const put = await ask({
      method: 'PUT',
      url: `/api/v1/offices/${OFFICE_CODE}/holidays/2027-02-03`,
      payload: { name: 'วันหยุดของจังหวัด' },
      headers,
    })
    expect(put.json<{ items: object[] }>().items).toContainEqual(expect.objectContaining({ date: '2027-02-03' }))
  })
})

describe('by a cookie', () => {
  const begin = (headers: Record<string, string>) =>
    ask({
      method: 'POST',
      url: `/api/v1/offices/${OFFICE_CODE}/plans`,
      payload: { fiscalYear: 2571 },
      headers: { cookie, ...headers },
    })

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080', 'sec-fetch-site': 'same-site' }],
    ['no origin that can be named', { origin: 'null' }],
  ])('nothing is written from %s', async (_name, headers) => {
    expect((await begin(headers)).statusCode).toBe(403)
    expect((await ask({ url: `/api/v1/offices/${OFFICE_CODE}/plans`, headers: { cookie } })).json()).toMatchObject({
      items: [{ fiscalYear: 2570 }],
    })
  })

  test('our own page writes', async () => {
    const answer = await begin({ origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' })
    expect(answer.statusCode).toBe(201)
    expect((await begin({ origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' })).statusCode).toBe(409)
  })
})
