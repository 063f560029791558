import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Database } from '#src/db/open.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { API_ROUTES } from './api.ts'
import { buildApp } from './app.ts'
import { openApiOf } from './openapi.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await buildApp({ config: { logLevel: 'silent' }, database: {} as Database })
})
afterAll(() => app.close())

const get = (url: string) => app.inject({ url, headers: { host: 'localhost:3000' } })

test('the published description is that of the routes (npm run snapshots rewrites it)', async () => {
  const description = `${JSON.stringify(openApiOf(API_ROUTES), null, 2)}\n`
  await expect(description).toMatchFileSnapshot(path.join(PROJECT_ROOT, 'docs/api/openapi.json'))
  expect((await get('/api/v1/openapi.json')).json()).toEqual(JSON.parse(description))
})

test('every operation has a name of its own', () => {
  const names = API_ROUTES.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
})

/** The lists in a schema of what is sent, by where they stand, that have no largest length. */
function endless(schema: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  // By its type: a field may be called "items", too.
  const own = 'type' in schema && schema.type === 'array' && !('maxItems' in schema) ? [at] : []
  return [...own, ...Object.entries(schema).flatMap(([key, part]) => endless(part, `${at}/${key}`))]
}

test('no list that is sent may be of any length: a megabyte of wrong values takes seconds to be told of one by one', () => {
  const bodies = API_ROUTES.flatMap(({ operationId, body }) =>
    body ? endless(z.toJSONSchema(body, { io: 'input', unrepresentable: 'any' }), operationId) : [],
  )
  expect(bodies).toEqual([])
})

test.each(['', 'q=', 'q= ', 'q=ก&limit=0', 'q=ก&limit=x', 'q=ก&q=ข'])(
  'offices for %j: told what is wrong',
  async (query) => {
    const answer = await get(`/api/v1/offices?${encodeURI(query)}`)
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ problems: unknown[] }>().problems).toHaveLength(1)
  },
)
