import { afterEach, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type { Database } from '#src/db/open.ts'
import { AGENCY_REQUESTS_PER_ADDRESS, AGENCY_REQUESTS_PER_LINK, AGENCY_SENDINGS_PER_LINK } from './agency-links.ts'
import { buildApp } from './app.ts'

let app: FastifyInstance
afterEach(() => app.close())

const start = async (): Promise<void> => {
  app = await buildApp({ config: { logLevel: 'silent' }, database: {} as Database })
}
const get = (url: string, remoteAddress = '127.0.0.1') =>
  app.inject({ url, remoteAddress, headers: { host: '127.0.0.1:3000' } })

test('no cache keeps what an agency sees, no search engine lists it, and no other site hears of its address', async () => {
  await start()
  const { headers } = await get('/a/9900101.x.y')
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'same-origin',
  })
  expect((await get('/about')).headers['x-robots-tag']).toBeUndefined()
})

test('one link may be opened so often in a minute, whoever asks', async () => {
  await start()
  for (let times = 0; times < AGENCY_REQUESTS_PER_LINK; times++)
    expect((await get('/a/one/excel', `10.0.0.${times % 4}`)).statusCode).not.toBe(429)
  const refused = await get('/a/one', '10.0.0.9')
  expect(refused.statusCode).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.body).toContain('กรุณารอ')
  expect((await get('/a/two', '10.0.0.9')).statusCode).not.toBe(429)
})

test('by one link less may be sent in a minute than looked at', async () => {
  await start()
  const send = () =>
    app.inject({
      method: 'POST',
      url: '/a/one/excel',
      headers: { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' },
    })
  for (let times = 0; times < AGENCY_SENDINGS_PER_LINK; times++) expect((await send()).statusCode).not.toBe(429)
  expect((await send()).statusCode).toBe(429)
  expect((await get('/a/one')).statusCode).not.toBe(429)
})

test('one address may try so many links in a minute, an IPv6 network counting as one', async () => {
  await start()
  for (let times = 0; times < AGENCY_REQUESTS_PER_ADDRESS; times++)
    await get(`/a/guess-${times}`, `2001:db8:1:2::${times.toString(16)}`)
  expect((await get('/a/another', '2001:db8:1:2:ffff::1')).statusCode).toBe(429)
  expect((await get('/a/another', '2001:db8:1:3::1')).statusCode).not.toBe(429)
  expect((await get('/healthz', '2001:db8:1:2::1')).statusCode).toBe(200)
})

test.each(['/A/one', '/%61/one', '/./a/one', '/x/../a/one', '/a/%6Fne'])(
  '%s is the page of the link too',
  async (written) => {
    await start()
    expect((await get(written)).headers).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex, nofollow',
    })
    for (let times = 1; times < AGENCY_REQUESTS_PER_LINK; times++) await get('/a/one', `10.0.0.${times % 4}`)
    expect((await get(written, '10.0.0.9')).statusCode).toBe(429)
  },
)
