import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { actorWith, OFFICE_CODE, OTHER_OFFICE_CODE } from '#test/actors.ts'
import { askAgency, type AskedAgency } from '#test/asked-agency.ts'
import { OFFICE, openTestDatabase } from '#test/database.ts'
import { planCsv } from '#test/fixtures/plan-csv.ts'
import { auditOf, testContext } from '#test/working-plan.ts'
import { acceptItems } from './inbox.commands.ts'
import { openInboxRequest } from './inbox-views.commands.ts'
import { BLANK_ITEM } from '#src/features/items/items.ts'
import { typedOf } from './item-form.ts'
import { addPaperItem, openPaper, recordPaper } from './paper.commands.ts'
import type { TypedPaper } from './paper.ts'
import { loadRequest } from './rounds.queries.ts'

let context: Context
beforeAll(async () => {
  const base = testContext(await openTestDatabase())
  context = { ...base, actor: actorWith(['planning-officer']) }
})

const operator = () => testContext(context.db)
const targetOf = ({ fiscalYear, requestId }: AskedAgency) => ({ officeCode: OFFICE_CODE, fiscalYear, requestId })
const letter = (over: Partial<TypedPaper> = {}): TypedPaper => ({
  senderName: '',
  senderPosition: '',
  senderPhone: '',
  letterNumber: 'กษ 0320/55',
  letterDate: '10 พฤศจิกายน 2569',
  receivedOn: '12 พฤศจิกายน 2569',
  message: '',
  isNothing: false,
  nonce: randomUUID(),
  ...over,
})
const scan = { name: 'หนังสือ.jpg', bytes: Buffer.from('\xff\xd8\xff\xe0', 'latin1') }
const inboxOf = ({ fiscalYear, requestId }: AskedAgency) =>
  openInboxRequest(context, OFFICE_CODE, fiscalYear, requestId)

test('a letter is registered once, with its scan, and projects typed from it wait in the inbox', async () => {
  const agency = await askAgency(operator())
  const typed = letter()
  const answerId = await recordPaper(context, targetOf(agency), typed, { scan, sheet: null })
  expect(await recordPaper(context, targetOf(agency), typed, { scan, sheet: null })).toBe(answerId)
  const project = {
    ...typedOf(BLANK_ITEM),
    name: 'ขุดลอกคลองส่งน้ำตัวอย่าง',
    place: 'หมู่ที่ 2',
    months: [5, 6],
    departments: agency.agencyName,
  }
  const added = { answerId, itemId: randomUUID(), typed: project }
  await addPaperItem(context, targetOf(agency), added)
  await addPaperItem(context, targetOf(agency), added)
  const { answers, files, items } = await inboxOf(agency)
  expect(answers).toMatchObject([
    { channel: 'paper', letter: { number: 'กษ 0320/55', date: '2026-11-10' }, receivedOn: '2026-11-12' },
  ])
  expect(files).toMatchObject([{ kind: 'scan', fileName: 'หนังสือ.jpg', mediaType: 'image/jpeg' }])
  expect(items).toMatchObject([{ name: 'ขุดลอกคลองส่งน้ำตัวอย่าง', villages: [2], status: 'waiting', asSent: null }])
  await acceptItems(context, OFFICE_CODE, agency.fiscalYear, [{ itemId: added.itemId, version: 1 }])
  expect((await inboxOf(agency)).items).toMatchObject([{ status: 'accepted' }])
  expect((await auditOf(context, OFFICE.id)).brokenAt).toBeNull()
})

test('the rows of a file that came with it wait in the inbox too', async () => {
  const agency = await askAgency(operator())
  const rows = [
    { name: 'ปรับปรุงระบบจำหน่ายไฟฟ้า', amount: '1500000', place: 'หมู่ที่ 4', months: [3, 4] },
    { name: 'ขยายเขตไฟฟ้า', amount: '800000', place: 'หมู่ที่ 5', months: [6] },
  ] as unknown as Parameters<typeof planCsv>[0]
  const sheet = { name: 'แผน.csv', bytes: planCsv(rows) }
  const typed = letter()
  await recordPaper(context, targetOf(agency), typed, { scan: null, sheet })
  await recordPaper(context, targetOf(agency), typed, { scan: null, sheet })
  expect((await inboxOf(agency)).items.map(({ name, kind, departments }) => [name, kind, departments])).toEqual([
    ['ปรับปรุงระบบจำหน่ายไฟฟ้า', 'outside-agency', [agency.agencyName]],
    ['ขยายเขตไฟฟ้า', 'outside-agency', [agency.agencyName]],
  ])
})

test('word by phone that there is nothing needs no letter and no sender', async () => {
  const agency = await askAgency(operator())
  const word = letter({ letterNumber: '', letterDate: '', isNothing: true, message: 'แจ้งทางโทรศัพท์' })
  await recordPaper(context, targetOf(agency), word, { scan: null, sheet: null })
  const request = await readOrg(context.db, OFFICE.id, (tx) => loadRequest(tx, agency.requestId))
  expect(request).toMatchObject({ nothingToReport: true })
})

test('what cannot be is refused whole, all of it at once', async () => {
  const agency = await askAgency(operator())
  const wrong = letter({ receivedOn: '1 มกราคม 2590', letterDate: 'เมื่อวาน' })
  const files = {
    scan: { name: 'a.exe', bytes: Buffer.from('MZ') },
    sheet: { name: 'a.xlsx', bytes: Buffer.from('PK') },
  }
  await expect(recordPaper(context, targetOf(agency), wrong, files)).rejects.toMatchObject({
    code: 'invalid',
    problems: [{ field: 'letterDate' }, { field: 'receivedOn' }, { field: 'file' }, { field: 'sheet' }],
  })
  const late = letter({ letterDate: '13 พฤศจิกายน 2569' })
  await expect(recordPaper(context, targetOf(agency), late, { scan: null, sheet: null })).rejects.toMatchObject({
    problems: [{ rule: 'letter-after-receipt' }],
  })
  expect((await openPaper(context, targetOf(agency))).answers).toEqual([])
})

test('neither another office nor another year reaches it', async () => {
  const [agency, other] = [await askAgency(operator()), await askAgency(operator())]
  const elsewhere = { ...targetOf(agency), fiscalYear: other.fiscalYear }
  await expect(openPaper(context, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  const foreign = { ...targetOf(agency), officeCode: OTHER_OFFICE_CODE }
  await expect(recordPaper(context, foreign, letter(), { scan: null, sheet: null })).rejects.toMatchObject({
    code: 'forbidden',
  })
})
