import { KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { PROGRAMMES } from '#src/domain/programmes.ts'
import { FUND_SOURCES } from '#src/domain/fund-sources.ts'
import { dateInThailand, formatThaiDate } from '#src/domain/thai-date.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { fieldsOf } from '#src/features/projects/projects.ts'
import type { TableBook, TableColumn } from '#src/render/xlsx/table-book.ts'
import { codeOf, keyText } from './row-key.ts'
import { headingOf, type ColumnKey } from './sheet-columns.ts'
import { MARK_SHEET, MARK_WORD } from './sheet-reading.ts'
import { cellsOf } from './sheet-texts.ts'

/** What a table that is given out is of. */
export type SheetFacts = {
  given: { id: string; divisionName: string | null; at: Date }
  officeName: string
  plan: { fiscalYear: number }
  /** Names that are offered for the responsible department. */
  divisions: readonly string[]
}

/** A fund more than the projects have can be typed without making columns. */
const FEWEST_FUNDS = 2

type Look = Omit<TableColumn, 'heading'>
const text = (width: number): Look => ({ width, kind: 'text' })
const choice = (width: number, choices: readonly string[], isStrict = false): Look => ({
  width,
  kind: 'text',
  choices,
  isStrict,
})

/** The table of projects as it is given out for editing. Columns are known again by their headings, rows by their hidden keys. */
export function sheetBook(
  { given, officeName, plan, divisions }: SheetFacts,
  projects: readonly StoredProject[],
): TableBook {
  const funds = Math.max(FEWEST_FUNDS, ...projects.map((project) => project.funds.length))
  const columns = columnsFor(funds, divisions)
  const code = codeOf(given.id)
  return {
    title: `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${plan.fiscalYear}`,
    creator: officeName,
    sheetName: `แผน ${plan.fiscalYear}`,
    columns: columns.map(([key, look]) => ({ heading: headingOf(key), ...look })),
    rows: projects.map((project, index) => {
      const cells = { ...cellsOf(fieldsOf(project)), key: keyText({ code, position: index + 1 }) }
      return columns.map(([key]) => cells[key as keyof typeof cells] ?? null)
    }),
    frozenColumns: 2,
    help: { sheetName: 'วิธีใช้', lines: helpLines({ given, officeName, plan, divisions }) },
    mark: { sheetName: MARK_SHEET, cells: [MARK_WORD, given.id] },
  }
}

const columnsFor = (funds: number, divisions: readonly string[]): [ColumnKey, Look][] => [
  ['key', { width: 18, kind: 'text', isHidden: true }],
  ['name', text(40)],
  [
    'kind',
    choice(
      14,
      Object.values(KIND_LABELS).map(({ th }) => th),
      true,
    ),
  ],
  ['activity', text(40)],
  ['target', text(18)],
  ...Array.from({ length: funds }, (_, at): [ColumnKey, Look][] => [
    [
      `source${at + 1}`,
      choice(
        20,
        FUND_SOURCES.map(({ name }) => name),
      ),
    ],
    [`amount${at + 1}`, { width: 16, kind: 'number' }],
  ]).flat(),
  [
    'noBudgetReason',
    choice(
      16,
      Object.values(NO_BUDGET_LABELS).map(({ th }) => th),
      true,
    ),
  ],
  ['place', text(22)],
  ['villages', { width: 9, kind: 'plain' }],
  ['departments', choice(20, divisions)],
  ...FISCAL_MONTHS.map((month): [ColumnKey, Look] => [`month${month}`, { width: 5.5, kind: 'mark' }]),
  ['strategyNo', { width: 10, kind: 'count' }],
  ['strategy', text(26)],
  ['tactic', text(20)],
  [
    'programme',
    choice(
      28,
      PROGRAMMES.map(({ name }) => name),
    ),
  ],
  ['note', text(18)],
  ['agencyLetter', text(18)],
]

const helpLines = ({ given, officeName, plan }: SheetFacts): string[] => [
  `แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ${plan.fiscalYear} ${officeName}`,
  `${given.divisionName === null ? 'ทั้งแผน' : given.divisionName} ส่งออกเมื่อ ${formatThaiDate(dateInThailand(given.at))}`,
  '1. แก้ไข เพิ่มแถว เรียงลำดับ กรอง หรือย้ายคอลัมน์ได้ตามต้องการ แล้วบันทึกและนำไฟล์นี้กลับเข้าระบบที่หน้า “แก้ไขด้วย Excel”',
  '2. อย่าแก้หรือลบคอลัมน์ที่ซ่อนไว้ทางซ้ายสุด (รหัสแถว) และอย่าเปลี่ยนชื่อหัวคอลัมน์ ระบบใช้จับคู่กับโครงการเดิม',
  '3. เดือนที่ดำเนินการ: ใส่เครื่องหมายใดก็ได้ในช่องเดือน ลบเครื่องหมายออกเมื่อไม่ดำเนินการในเดือนนั้น',
  '4. โครงการที่มีหลายแหล่งงบประมาณ: ใช้คอลัมน์ แหล่งงบประมาณ 1, จำนวนเงิน 1, แหล่งงบประมาณ 2, … เพิ่มคอลัมน์ 3, 4 ต่อได้ด้วยหัวคอลัมน์แบบเดียวกัน',
  '5. หน่วยงานรับผิดชอบหลายหน่วย: ขึ้นบรรทัดใหม่ในช่องเดียวกันด้วย Alt+Enter หมู่ที่หลายหมู่: คั่นด้วยจุลภาค เช่น 1, 3, 5',
  '6. โครงการใหม่: พิมพ์ในแถวว่างท้ายตารางโดยไม่ต้องใส่รหัสแถว แถวที่ลบออกจากไฟล์จะไม่ถูกลบจากแผน จนกว่าจะเลือกลบในหน้าตรวจทาน',
  '7. ระหว่างนี้ผู้อื่นยังแก้แผนในระบบได้ ช่องที่แก้ไม่ตรงกันทั้งสองฝ่าย ระบบจะแสดงให้เลือก ไม่เขียนทับเอง',
]
