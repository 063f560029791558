import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readXlsx } from 'hucre'
import { OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { edit, list, PLANNER, planOf, set } from '#test/edited-plan.ts'
import { fileOf, type } from '#test/sheet-files.ts'
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

const ask = (method: 'GET' | 'POST', year: number, at: string, payload?: object) =>
  app.inject({
    method,
    url: `/api/v1/offices/${OFFICE_CODE}/plans/${year}/${at}`,
    headers: { host: '127.0.0.1:3000' },
    ...(payload && { payload }),
  })

test('a program takes a plan out, brings it back edited, decides a conflict and applies', async () => {
  const { year, first } = await planOf(context, 2)
  const out = await ask('POST', year, 'sheet-exports', {})
  expect(out.statusCode).toBe(201)
  const { base64 } = out.json<{ base64: string }>()
  const [sheet] = (await readXlsx(new Uint8Array(Buffer.from(base64, 'base64')))).sheets
  const [heads = [], ...rows] = sheet?.rows ?? []
  const table = { heads: heads.map(String), rows: rows.filter((row) => row.some((cell) => cell !== null)) }
  type(table, first.name, 'หมายเหตุ', 'จากไฟล์')
  type(table, first.name, 'เป้าหมาย', 'จากไฟล์')
  await edit(context, year, [set(first, { note: 'จากระบบ' })])
  const file = { name: 'แก้.xlsx', base64: Buffer.from(await fileOf(table)).toString('base64') }
  const brought = await ask('POST', year, 'sheet-imports', { file })
  expect(brought.json()).toMatchObject({
    status: 'draft',
    rows: [{ taken: [{ field: 'target' }], conflicts: [{ field: 'note', theirs: 'จากไฟล์', ours: 'จากระบบ' }] }],
  })
  const { importId } = brought.json<{ importId: string }>()
  const seen = await ask('GET', year, `sheet-imports/${importId}`)
  expect(seen.json()).toEqual(brought.json())
  const { fingerprint } = seen.json<{ fingerprint: string }>()
  expect((await ask('POST', year, `sheet-imports/${importId}/apply`, { fingerprint: 'x' })).statusCode).toBe(409)
  const take = [`${first.id}.note`]
  expect((await ask('POST', year, `sheet-imports/${importId}/apply`, { fingerprint, take })).statusCode).toBe(200)
  expect((await list(context, year))[0]).toMatchObject({ note: 'จากไฟล์', target: 'จากไฟล์' })
  expect((await ask('GET', year, `sheet-imports/${importId}`)).json()).toMatchObject({ status: 'applied' })
})
