import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '#src/db/open.ts'
import { AppError } from '#src/domain/errors.ts'
import { apiRoute } from './api-route.ts'
import { buildApp } from './app.ts'
import { openApiOf } from './openapi.ts'

const HOST = { host: '127.0.0.1:3000' }

const routes = [
  apiRoute({
    method: 'POST',
    path: '/offices/:officeId/rooms',
    operationId: 'addRoom',
    isPublic: true,
    summary: { th: 'เพิ่มห้อง', en: 'Adds a room.' },
    params: z.object({ officeId: z.coerce.number().int() }),
    query: z.object({ floor: z.coerce.number().int().default(1) }),
    body: z.object({ name: z.string().min(1), seats: z.int().positive() }),
    answer: z.object({ office: z.number(), floor: z.number(), name: z.string() }),
    status: 201,
    handle: (_context, { params, query, body }) => {
      if (body.name === 'ห้องเต็ม') throw new AppError('conflict', 'ห้องนี้มีอยู่แล้ว')
      if (body.name === 'พัง') throw new Error('SELECT secret FROM table')
      return { office: params.officeId, floor: query.floor, name: body.name, secret: 'not for clients' }
    },
  }),
]

let app: FastifyInstance
beforeAll(async () => {
  const services = { config: { logLevel: 'silent' as const }, database: {} as Database }
  app = await buildApp(services, { routes })
  await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers: { ...HOST, ...headers }, payload: body as object })

describe('a REST route', () => {
  test('gives its handler typed input, and lets out only what its schema names', async () => {
    const answer = await post('/api/v1/offices/7/rooms?floor=2', { name: 'ประชุม', seats: 12 })
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({ office: 7, floor: 2, name: 'ประชุม' })
  })

  test('tells every shortcoming at once, as a problem', async () => {
    const answer = await post('/api/v1/offices/x/rooms', { name: '', seats: 0.5 })
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    const problem = answer.json<{ type: string; problems: { field: string }[] }>()
    expect(problem.type).toBe('urn:damnoen:problem:invalid')
    expect(problem.problems.map(({ field }) => field)).toEqual(['officeId', 'name', 'seats'])
  })

  test('passes on a refusal with its status', async () => {
    const answer = await post('/api/v1/offices/7/rooms', { name: 'ห้องเต็ม', seats: 1 })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ title: 'ห้องนี้มีอยู่แล้ว', status: 409 })
  })

  test('says nothing of what lies behind a fault', async () => {
    const answer = await post('/api/v1/offices/7/rooms', { name: 'พัง', seats: 1 })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('SELECT')
    expect(answer.json<{ instance: string }>().instance).toBe(`urn:uuid:${String(answer.headers['x-request-id'])}`)
  })

  test('answers broken JSON and unknown routes with problems too', async () => {
    const broken = await app.inject({
      method: 'POST',
      url: '/api/v1/offices/7/rooms',
      headers: { ...HOST, 'content-type': 'application/json' },
      payload: '{"name":',
    })
    expect(broken.statusCode).toBe(400)
    expect(broken.json()).toMatchObject({ type: 'urn:damnoen:problem:invalid' })
    const unknown = await app.inject({ url: '/api/v1/nothing', headers: HOST })
    expect(unknown.statusCode).toBe(404)
    expect(unknown.json()).toMatchObject({ type: 'urn:damnoen:problem:not_found' })
  })

  test('describes itself', () => {
    expect(openApiOf(routes).paths).toMatchObject({
      '/offices/{officeId}/rooms': {
        post: {
          parameters: [
            { name: 'officeId', in: 'path', required: true },
            { name: 'floor', in: 'query', required: false },
          ],
          requestBody: { content: { 'application/json': { schema: { required: ['name', 'seats'] } } } },
          responses: { 201: {} },
        },
      },
    })
  })
})

describe('a request from elsewhere', () => {
  test.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    '127.0.0.1:99999',
    '127.0.0.1:',
    'user@127.0.0.1',
    'localhost.',
  ])('is refused under the name %j', async (host) => {
    expect((await app.inject({ url: '/healthz', headers: { host } })).statusCode).toBe(403)
  })

  // An address without a name is no site of someone else's: nobody can make it point here.
  test.each(['localhost:3000', '127.0.0.1', 'LOCALHOST:80', '[::1]:3000', '192.168.1.5:3000', '[2001:db8::1]:3000'])(
    'is answered under the name %s',
    async (host) => {
      expect((await app.inject({ url: '/healthz', headers: { host } })).statusCode).toBe(200)
    },
  )

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8080' }],
    ['no origin that can be named', { origin: 'null' }],
    ['another site, said by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling site, said by the browser', { 'sec-fetch-site': 'same-site' }],
  ])('may not write: %s', async (_name, headers) => {
    const answer = await post('/api/v1/offices/7/rooms', { name: 'ก', seats: 1 }, headers)
    expect(answer.statusCode).toBe(403)
  })

  test('may write from our own page', async () => {
    const headers = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }
    expect((await post('/api/v1/offices/7/rooms', { name: 'ก', seats: 1 }, headers)).statusCode).toBe(201)
  })
})

test.each(['*', 'http://evil.example/healthz', '/healthz?name=%00', '/offices/%00/2570'])(
  'the address %j means nothing here',
  async (url) => {
    // Sent by hand: clients mend such an address on its way.
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    socket.write(`GET ${url} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1.1 422 /)
  },
)

describe('every answer', () => {
  test.each(['/healthz', '/api/v1/nothing', '/%zz'])('of %s forbids what it does not need', async (url) => {
    const { headers } = await app.inject({ url, headers: HOST })
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['cache-control']).toBe('private, no-cache')
  })

  test('outside the API is a Thai page, without a stack trace', async () => {
    const answer = await app.inject({ url: '/healthz', headers: { host: 'evil.example' } })
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain('<html lang="th">')
    expect(answer.body).not.toMatch(/ at .*\.ts/)
  })
})
