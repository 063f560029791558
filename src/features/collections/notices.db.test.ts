import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { askAgency, LINK_KEY } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { testContext } from '#test/working-plan.ts'
import { sendProject } from './agency-answers.commands.ts'
import { acceptItems, decideItems } from './inbox.commands.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { typedOf } from './item-form.ts'
import { linkFor } from './links.commands.ts'
import { loadNotices } from './notices.queries.ts'

let context: Context
beforeAll(async () => {
  context = { ...testContext(await openTestDatabase()), linkKey: LINK_KEY }
})

const SENDER = { senderName: 'ผู้ส่ง', senderPosition: '', senderPhone: '', letterNumber: '', letterDate: '' }
const onDay = (day: string): Context => ({ ...context, now: () => new Date(`${day}T03:00:00Z`) })

test('each day on which an agency told of projects is a notice of its own, whatever is corrected later', async () => {
  const { fiscalYear, requestId, agencyName } = await askAgency(context)
  const token = (await linkFor(context, OFFICE_CODE, requestId)).path.slice('/a/'.length)
  const typed = { ...typedOf(BLANK_ITEM), name: 'ซ่อมสะพาน', place: 'หมู่ที่ 1', months: [1] }
  const send = (day: string, itemId: string, name: string, version = 0) =>
    sendProject(onDay(day), token, { itemId, version, typed: { ...typed, name }, sender: SENDER })
  const notices = () => readOrg(context.db, OFFICE.id, (tx) => loadNotices(tx, fiscalYear))
  const [early, late] = [randomUUID(), randomUUID()]
  await send('2026-11-23', early, 'ซ่อมสะพาน')
  await send('2026-12-01', early, 'ซ่อมสะพานข้ามคลอง', 1)
  await send('2026-12-03', late, 'ขุดลอกคลอง')
  const told = { requestId, agencyName, isInPlan: false }
  expect(await notices()).toEqual([
    { ...told, noticedOn: '2026-11-23' },
    { ...told, noticedOn: '2026-12-03' },
  ])
  await acceptItems(context, OFFICE_CODE, fiscalYear, [{ itemId: early, version: 2 }])
  expect(await notices()).toMatchObject([{ isInPlan: true }, { isInPlan: false }])
  await decideItems(context, OFFICE_CODE, fiscalYear, [{ itemId: late, version: 1 }], {
    verb: 'decline',
    remark: 'นอกเขต',
  })
  expect(await notices()).toMatchObject([{ noticedOn: '2026-11-23' }])
})
