import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { openTestDatabase } from '#test/database.ts'
import { PLANNER } from '#test/edited-plan.ts'
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

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', at: string, payload?: object) =>
  app.inject({
    method,
    url: `/api/v1/offices/${OFFICE_CODE}/${at}`,
    headers: { host: '127.0.0.1:3000' },
    ...(payload && { payload }),
  })

test('a program adds agencies, puts one on the map, and is told when somebody was first', async () => {
  const added = await ask('POST', 'agencies', { lines: 'แขวงทางหลวงตัวอย่าง | road@example.go.th\nโรงเรียนบ้านตัวอย่าง' })
  expect([added.statusCode, added.json()]).toMatchObject([201, { added: 2, known: 0 }])
  const { agencies } = (await ask('GET', 'agencies')).json<{ agencies: { id: string; version: number }[] }>()
  const [road] = agencies
  const input = { name: 'แขวงทางหลวงตัวอย่าง', kind: 'central', isActive: true, version: 1, contactVersion: 1 }
  const saved = await ask('PUT', `agencies/${road?.id}`, { ...input, point: '13.75, 100.5' })
  expect(saved.json()).toMatchObject({ latitude: 13.75, longitude: 100.5, version: 2, contactVersion: 2, email: null })
  expect((await ask('GET', `agencies/${road?.id}`)).json()).toEqual(saved.json())
  expect((await ask('PUT', `agencies/${road?.id}`, { ...input, note: 'ช้าไป' })).statusCode).toBe(409)
  const unread = await ask('PUT', `agencies/${road?.id}`, { ...input, contactVersion: 2, version: 2, point: 'ข้างวัด' })
  expect([unread.statusCode, unread.json()]).toMatchObject([422, { problems: [{ field: 'point' }] }])
})

const FILE = [
  'แบบ ผ.02',
  'แผนงานอุตสาหกรรมและการโยธา',
  'ที่,โครงการ,วัตถุประสงค์,เป้าหมาย,2568 (บาท),2569 (บาท),2570 (บาท),ผลที่คาดว่าจะได้รับ,หน่วยงานรับผิดชอบหลัก',
  '1,ก่อสร้างถนนตัวอย่าง,เพื่อการสัญจร,1 สาย,,,800000,สะดวก,กองช่าง',
  '2,ขุดลอกคลองตัวอย่าง,เพื่อระบายน้ำ,1 สาย,,,300000,ไม่ท่วม,กองช่าง',
].join('\n')
const upload = () =>
  ask('POST', 'development/imports', { file: { name: 'ผ02.csv', base64: Buffer.from(FILE).toString('base64') } })

test('a program uploads a development plan, looks at the rows, and takes them in but one', async () => {
  const read = await upload()
  expect(read.statusCode).toBe(201)
  const { importId, rows } = read.json<{ importId: string; rows: { row: number; name: string; action: string }[] }>()
  expect(rows).toMatchObject([
    { row: 0, name: 'ก่อสร้างถนนตัวอย่าง', action: 'add', sheetRow: 4, projectId: null },
    { row: 1, name: 'ขุดลอกคลองตัวอย่าง', action: 'add' },
  ])
  const at = `development/imports/${importId}`
  const body = {
    firstYear: 2568,
    lastYear: 2572,
    planVersion: 0,
    edition: { kind: 'original' },
    choices: [{ row: 1, action: 'skip' }],
  }
  expect((await ask('POST', `${at}/accept`, { ...body, planVersion: 7 })).statusCode).toBe(409)
  expect((await ask('POST', `${at}/accept`, body)).statusCode).toBe(200)
  expect((await ask('GET', at)).json()).toMatchObject({ status: 'accepted', plan: { firstYear: 2568 } })
  expect((await ask('GET', 'development')).json()).toMatchObject({ found: 1, projects: [{ name: 'ก่อสร้างถนนตัวอย่าง' }] })
  expect((await ask('DELETE', at)).statusCode).toBe(409)
})

test('a file that is not wanted is thrown away', async () => {
  const at = `development/imports/${(await upload()).json<{ importId: string }>().importId}`
  expect((await ask('DELETE', at)).statusCode).toBe(200)
  expect((await ask('GET', at)).statusCode).toBe(404)
})
