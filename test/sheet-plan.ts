import type { Context } from '#src/context.ts'
import { inOrg } from '#src/db/scope.ts'
import { saveDivision } from '#src/features/offices/profile.queries.ts'
import type { LiveProject, ProjectFields } from '#src/features/projects/projects.ts'
import { OFFICE, openTestDatabase } from './database.ts'
import { PLANNER } from './edited-plan.ts'
import { testContext } from './working-plan.ts'

/** The division that tests of tables give a table to, by its id; its name is 'กองช่าง'. */
export const DIVISION_ID = '018f0000-0000-7000-8000-0000000000d1'

/** A planner at a new database whose office has the division. For `beforeAll`. */
export async function openSheetContext(): Promise<Context> {
  const context = { ...testContext(await openTestDatabase()), actor: PLANNER }
  await inOrg(context.db, OFFICE.id, (tx) =>
    saveDivision(tx, OFFICE.id, { id: DIVISION_ID, name: 'กองช่าง', sortOrder: 1, isActive: true }),
  )
  return context
}

/** What projects hold, without what every edit moves on. */
export const contentOf = (projects: readonly LiveProject[]) =>
  projects.map(({ version: _version, position: _position, mayEdit: _mayEdit, ...content }) => content)

/** Every field filled in, with what spreadsheets take for formulas, errors and numbers. */
export const FULL: Partial<ProjectFields> = {
  name: '=HYPERLINK("http://ตัวอย่าง","กด")',
  activity: 'ผิวจราจร คสล.\nกว้าง 4.00 เมตร',
  target: '1 สาย',
  funds: [
    { source: 'เทศบัญญัติ', amountSatang: 50_000_025 },
    { source: null, amountSatang: 1_000 },
    { source: 'เงินสะสม', amountSatang: null },
  ],
  place: '-',
  villages: [1, 3],
  departments: ['กองช่าง', 'สำนักปลัด, ฝ่ายป้องกัน'],
  months: 0b100000000101,
  strategyNo: 2,
  strategy: '+ด้านโครงสร้างพื้นฐาน',
  tactic: '#REF! แนวทาง',
  programme: 'แผนงานที่ไม่มีในรายการ',
  note: '@หมายเหตุ',
  agencyLetter: 'ที่ กค 0001/2570 ลว. 1 ต.ค. 2569',
}
