import type { Context } from '#src/context.ts'
import type { Database } from '#src/db/open.ts'
import { inOrg } from '#src/db/scope.ts'
import { addAgencies } from '#src/features/agencies/agencies.commands.ts'
import { addInstrument } from '#src/features/budgets/budgets.commands.ts'
import { uploadBudget } from '#src/features/budgets/budget-imports.commands.ts'
import { revokeLink } from '#src/features/collections/links.commands.ts'
import { acceptDevelopmentImport, uploadDevelopment } from '#src/features/development/development-imports.commands.ts'
import { refreshRadar } from '#src/features/duplicates/radar.queries.ts'
import { OFFICE_CODE } from '#test/actors.ts'
import { LINK_KEY } from '#test/asked-agency.ts'
import { BUDGET_ROWS, budgetCsv, instrumentTyped, lineTyped, testBudget } from '#test/budget.ts'
import { openTestRound } from '#test/collection-round.ts'
import { OFFICE, OTHER_OFFICE } from '#test/database.ts'
import { planOf } from '#test/edited-plan.ts'
import { seedPeople } from '#test/people.ts'
import { plantAnswer, plantPair, roadName } from '#test/planted-pair.ts'
import { plantAnnounced, plantPlan } from '#test/planted-works.ts'
import { bring, fileOf, given, type } from '#test/sheet-files.ts'
import { testContext } from '#test/working-plan.ts'

/** What the office has before the deeds: addresses below /offices/CODE, and ids. */
export type World = {
  round: { year: number; roundId: string; division: string; linked: string; paper: string; inbox: string; late: string }
  pairs: { merged: number; joint: number; kept: number; notSame: number; referred: number }
  sheet: { year: number; importId: string }
  budget: { year: number; importId: string; emptyYear: number; proposalYear: number }
  development: { importId: string; year: number }
}

const DEVELOPMENT_HEAD = [
  'แบบ ผ.02',
  'ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน',
  'แผนงานอุตสาหกรรมและการโยธา',
  'ที่,โครงการ,วัตถุประสงค์,เป้าหมาย,2568 (บาท),2569 (บาท),2570 (บาท),2571 (บาท),2572 (บาท),ตัวชี้วัด (KPI),ผลที่คาดว่าจะได้รับ,หน่วยงานรับผิดชอบหลัก',
]
const DEVELOPMENT = [
  ...DEVELOPMENT_HEAD,
  '1,ขุดลอกคลองสมมุติ หมู่ที่ 2,เพื่อระบายน้ำ,คลอง 1 สาย,-,-,800000,-,-,ร้อยละ 80,น้ำไม่ท่วม,กองช่าง',
]
const AGENCIES = ['แขวงทางหลวงตัวอย่าง', 'การประปาตัวอย่าง', 'โรงเรียนบ้านตัวอย่าง', 'ชลประทานตัวอย่าง']
const csv = (lines: readonly string[]) => ({
  name: 'ผ02.csv',
  bytes: new TextEncoder().encode(lines.join('\n')),
})

/** Sets the office up with something to do in every corner. */
export async function makeWorld(database: Database): Promise<World> {
  await seedPeople(database)
  // Dated before the server's clock, whatever that is.
  const context = testContext(database)
  return {
    round: await makeRound(context),
    pairs: await makePairs(context),
    sheet: await makeSheet(context),
    budget: await makeBudgets(context),
    development: await makeDevelopment(context),
  }
}

async function makeRound(context: Context): Promise<World['round']> {
  await addAgencies(context, OFFICE_CODE, AGENCIES.join('\n'))
  const { year, roundId, requests } = await openTestRound(context, {
    divisions: ['กองช่าง'],
    agencies: AGENCIES,
    dueOn: '31 ธันวาคม 2590',
  })
  const idOf = (name: string): string => requests.get(name)?.id ?? ''
  const [inbox, late] = [idOf('โรงเรียนบ้านตัวอย่าง'), idOf('ชลประทานตัวอย่าง')]
  // Every agency that is asked has one: this one is to be given another.
  await revokeLink({ ...context, linkKey: LINK_KEY }, OFFICE_CODE, late)
  const asked = { fiscalYear: year, roundId, requestId: inbox, agencyName: 'โรงเรียนบ้านตัวอย่าง', dueOn: '2047-12-31' }
  await plantAnswer(context, asked, { name: 'ปรับปรุงสนามกีฬาโรงเรียน', amountSatang: 100_000_00, months: 0b1 })
  return {
    year,
    roundId,
    division: idOf('กองช่าง'),
    linked: idOf('แขวงทางหลวงตัวอย่าง'),
    paper: idOf('การประปาตัวอย่าง'),
    inbox,
    late,
  }
}

async function makePairs(context: Context): Promise<World['pairs']> {
  for (const year of [2612, 2613, 2614, 2615]) await plantPair(context, year)
  const { plain, respelled } = roadName()
  const place = { place: null, villages: [] }
  await plantPlan(context, OFFICE.id, 2616, [{ name: respelled, ...place }])
  await plantAnnounced(context, OTHER_OFFICE.id, 2616, [{ name: plain, ...place }])
  await inOrg(context.db, OTHER_OFFICE.id, refreshRadar)
  return { merged: 2612, joint: 2613, kept: 2614, notSame: 2615, referred: 2616 }
}

async function makeSheet(context: Context): Promise<World['sheet']> {
  const { year, first } = await planOf(context, 3)
  const { table } = await given(context, year)
  type(table, first.name, 'ชื่อโครงการ', 'ชื่อที่แก้ใน Excel')
  const { importId } = await bring(context, year, await fileOf(table))
  return { year, importId }
}

async function makeBudgets(context: Context): Promise<World['budget']> {
  const [year, emptyYear, proposalYear] = [2620, 2621, 2622]
  const own = await testBudget(context, OFFICE_CODE, year)
  const instrumentId = await own.annual('800,000.50')
  const importId = await uploadBudget(context, { ...own.target, instrumentId }, budgetCsv(BUDGET_ROWS))
  await testBudget(context, OFFICE_CODE, emptyYear)
  const moved = await testBudget(context, OFFICE_CODE, proposalYear)
  await moved.take(await moved.annual('800,000.50'), BUDGET_ROWS)
  const id = await addInstrument(context, moved.target, crypto.randomUUID(), instrumentTyped('transfer', '20,000'))
  await moved.addLine(id, lineTyped('ปรับปรุงท่อระบายน้ำ', '20,000'))
  return { year, importId, emptyYear, proposalYear }
}

async function makeDevelopment(context: Context): Promise<World['development']> {
  const first = await uploadDevelopment(context, OFFICE_CODE, csv(DEVELOPMENT))
  const edition = { kind: 'original', number: '', year: '', announcedOn: '', reference: '' }
  const span = { firstYear: '2568', lastYear: '2572', title: '', levelLabel: 'ยุทธศาสตร์', planVersion: 0 }
  const target = { officeCode: OFFICE_CODE, importId: first }
  await acceptDevelopmentImport(context, target, { ...span, choices: new Map(), edition })
  const added = [...DEVELOPMENT_HEAD, '2,ก่อสร้างอาคารสมมุติ,เพื่อใช้,1 หลัง,-,-,-,900000,-,ร้อยละ 80,มีอาคาร,กองช่าง']
  const importId = await uploadDevelopment(context, OFFICE_CODE, csv(added))
  const year = 2570
  await plantPlan(context, OFFICE.id, year, [{ name: 'ขุดลอกคลองสมมุติ หมู่ที่ 2', villages: [2] }])
  return { importId, year }
}
