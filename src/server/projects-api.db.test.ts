import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { actorWith, OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { PLANNER, planOf } from '#test/edited-plan.ts'
import { testContext } from '#test/working-plan.ts'
import { buildApp } from './app.ts'
import { NOBODY } from './people.ts'

let context: Context
let app: FastifyInstance
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), actor: PLANNER }
  const people = { ...NOBODY, identify: () => Promise.resolve({ actor: PLANNER, setCookies: [] }) }
  app = await buildApp({ config: { logLevel: 'silent' }, database: context.db, people })
})
afterAll(() => app.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

const ask = (method: Method, year: number, at: string, payload?: object, headers: Record<string, string> = {}) =>
  app.inject({
    method,
    url: `/api/v1/offices/${OFFICE_CODE}/plans/${year}/${at}`,
    headers: { host: '127.0.0.1:3000', ...headers },
    ...(payload && { payload }),
  })

describe('one project by REST', () => {
  test('is read with its version, and changed only by who knows it', async () => {
    const { year, first } = await planOf(context, 1)
    const at = `projects/${first.id}`
    const read = await ask('GET', year, at)
    expect([read.statusCode, read.headers.etag, read.json()]).toEqual([200, '"1"', first])
    expect((await ask('GET', year, at, undefined, { 'if-none-match': '"1"' })).statusCode).toBe(304)
    expect((await ask('PATCH', year, at, { note: 'ก' })).statusCode).toBe(428)
    expect((await ask('PATCH', year, at, { note: 'ก' }, { 'if-match': 'x' })).statusCode).toBe(422)
    const changed = await ask('PATCH', year, at, { note: 'ก' }, { 'if-match': '"1"' })
    expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"2"'])
    expect(changed.json()).toMatchObject({ note: 'ก', version: 2 })
    const late = await ask('PATCH', year, at, { note: 'ข' }, { 'if-match': '"1"' })
    expect(late.statusCode).toBe(409)
    expect(late.headers['content-type']).toContain('application/problem+json')
    expect(late.json()).toMatchObject({
      type: 'urn:damnoen:problem:conflict',
      conflicts: [{ projectId: first.id, current: { note: 'ก', version: 2 }, fields: ['note'] }],
    })
  })

  test('is deleted by who knows it, and its history stays', async () => {
    const { year, first } = await planOf(context, 2)
    const at = `projects/${first.id}`
    expect((await ask('DELETE', year, at)).statusCode).toBe(428)
    expect((await ask('DELETE', year, at, undefined, { 'if-match': '"7"' })).statusCode).toBe(409)
    const gone = await ask('DELETE', year, at, undefined, { 'if-match': '"1"' })
    expect([gone.statusCode, gone.json()]).toEqual([200, { changeCount: 1 }])
    expect((await ask('GET', year, at)).statusCode).toBe(404)
    expect((await ask('GET', year, `${at}/history`)).json()).toMatchObject({ entries: [{ action: 'deleted' }] })
  })
})

describe('a plan by REST', () => {
  test('is listed part by part, edited, undone and followed', async () => {
    const { year, first, second } = await planOf(context, 2)
    const part = await ask('GET', year, 'projects?limit=1')
    const { nextCursor } = part.json<{ nextCursor: string }>()
    expect((await ask('GET', year, `projects?limit=1&cursor=${nextCursor}`)).json()).toEqual({
      changeCount: 0,
      status: 'collect',
      items: [second],
      nextCursor: null,
    })
    const [editId, undoing, projectId] = [randomUUID(), randomUUID(), randomUUID()]
    const edits = [
      { type: 'set', projectId: first.id, version: 1, fields: { months: 15 }, base: { months: first.months } },
      { type: 'create', projectId, fields: { name: 'ใหม่' }, beforeId: null },
    ]
    const done = await ask('POST', year, 'edits', { editId: editId.toUpperCase(), edits })
    expect(done.json()).toMatchObject({ changeCount: 2, projects: [{ months: 15, version: 2 }, { id: projectId }] })
    expect((await ask('POST', year, 'undo', { editId: undoing, undoes: editId })).json()).toMatchObject({
      changeCount: 4,
      deleted: [projectId],
    })
    expect((await ask('GET', year, 'changes?since=0')).json()).toMatchObject({
      changeCount: 4,
      projects: [{ id: first.id, months: first.months, version: 3 }],
      deleted: [projectId],
      reload: false,
    })
  })

  test.each([
    ['no edit', { editId: randomUUID(), edits: [] }],
    ['an id that is none', { editId: 'x', edits: [{ type: 'delete', projectId: 'x', version: 1 }] }],
    [
      'a field that is none',
      { editId: randomUUID(), edits: [{ type: 'set', projectId: randomUUID(), version: 1, fields: { x: 1 } }] },
    ],
    [
      'an amount in parts of a satang',
      {
        editId: randomUUID(),
        edits: [
          {
            type: 'create',
            projectId: randomUUID(),
            beforeId: null,
            fields: { name: 'ก', funds: [{ source: null, amountSatang: 0.5 }] },
          },
        ],
      },
    ],
  ])('refuses %s', async (_what, body) => {
    const { year } = await planOf(context, 1)
    const answer = await ask('POST', year, 'edits', body)
    expect([answer.statusCode, answer.json<{ problems: unknown[] }>().problems.length > 0]).toEqual([422, true])
  })

  test('says once what is wrong with a list, however long it is', async () => {
    const { year, first } = await planOf(context, 1)
    const problemsOf = async (edit: object): Promise<unknown[]> => {
      const answer = await ask('POST', year, 'edits', { editId: randomUUID(), edits: [edit] })
      expect(answer.statusCode).toBe(422)
      return answer.json<{ problems: unknown[] }>().problems
    }
    const wrong = Array.from({ length: 90 }, () => 'x')
    const set = (fields: object) => ({ type: 'set', projectId: first.id, version: 1, fields })
    expect(await problemsOf({ type: 'move', projectIds: wrong, beforeId: null })).toMatchObject([
      { field: 'edits.0.projectIds' },
    ])
    expect(await problemsOf(set({ villages: wrong }))).toMatchObject([{ field: 'edits.0.fields.villages' }])
    expect(await problemsOf(set({ departments: wrong.map(() => 1) }))).toHaveLength(1)
    expect(await problemsOf(set({ funds: wrong }))).toHaveLength(1)
    expect(await problemsOf(set({ villages: Array.from({ length: 100_000 }, () => 'x') }))).toHaveLength(1)
    expect(
      (await ask('POST', year, 'edits', { editId: randomUUID(), edits: [set({ villages: [2] })] })).statusCode,
    ).toBe(200)
  })

  test('tells who may not edit before looking at what they sent', async () => {
    const { year } = await planOf(context, 1)
    const auditor = actorWith(['auditor'])
    const people = { ...NOBODY, identify: () => Promise.resolve({ actor: auditor, setCookies: [] }) }
    const other = await buildApp({ config: { logLevel: 'silent' }, database: context.db, people })
    const answer = await other.inject({
      method: 'POST',
      url: `/api/v1/offices/${OFFICE_CODE}/plans/${year}/edits`,
      headers: { host: '127.0.0.1:3000' },
      payload: { edits: 'ไม่ใช่รายการ' },
    })
    await other.close()
    expect([answer.statusCode, answer.json<{ problems?: unknown[] }>().problems ?? []]).toEqual([403, []])
  })

  test('tells where each problem is, by project and field', async () => {
    const { year, first } = await planOf(context, 1)
    const edits = [{ type: 'set', projectId: first.id, version: 1, fields: { name: ' ', months: 9_999 } }]
    const answer = await ask('POST', year, 'edits', { editId: randomUUID(), edits })
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ problems: [{ field: `${first.id}.name` }, { field: `${first.id}.months` }] })
  })
})
