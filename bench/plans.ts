import { parseFundText } from '#src/domain/fund-text.ts'
import type { ProjectContent } from '#src/domain/project.ts'
import { officeSheet, PROJECT_FORM } from '#src/cli/demo/office-sheet.ts'
import type { DetailRow, DetailTable, PlanDocument } from '#src/render/plan-document.ts'
import { writeWorkbook } from '#src/render/xlsx/workbook.ts'
import { samplePlanDocument } from '#test/plan-document.ts'
import { VILLAGES } from '#test/sample-words.ts'

/** A large municipality has some 300 projects a year, the largest provinces and cities up to 3,000. */
export const SIZES = [300, 3000] as const
export type Size = (typeof SIZES)[number]

/** The book of a made-up plan of so many projects. The same number gives the same book. */
export const planOf = (rows: number): PlanDocument =>
  samplePlanDocument({ strategies: 6, projects: rows, equipment: 0, digits: 'thai', seed: 7 })

/** The same book with the name of one project corrected, as it is when people go on working. */
export function editedPlan(rows: number, edit: number): PlanDocument {
  const plan = planOf(rows)
  const row = plan.partTwo.tables[0]?.rows[0]
  if (row) row.name += ` ${VILLAGES[edit % VILLAGES.length] ?? ''}`
  return plan
}

/** The plan as an office keeps it: an .xlsx file of 21 columns with borders, headings, sums and shaded months. */
export async function officeFile(rows: number): Promise<Uint8Array> {
  const book = samplePlanDocument({ strategies: 6, projects: rows, equipment: 0, digits: 'arabic', seed: 7 })
  const projects = book.partTwo.tables.flatMap((table) => table.rows.map((row) => projectOf(row, table)))
  const { sheet } = officeSheet('ผด.02', PROJECT_FORM, projects, {
    rowStyle: ({ funds }) => {
      const baht = funds.reduce((sum, fund) => sum + (fund.amountSatang ?? 0), 0) / 100
      return { budget: baht === 0 ? { text: 'ไม่ใช้งบประมาณ' } : { number: baht }, marks: 'shaded' }
    },
    programme: (name) => name,
    totalError: 0,
  })
  return writeWorkbook([sheet], { title: book.title, creator: 'เทศบาล', fontName: 'TH SarabunPSK', fontSize: 14 })
}

function projectOf(row: DetailRow, { strategyHeading, programmeHeading }: DetailTable): ProjectContent {
  const [, no = '', strategy = null] = /^ยุทธศาสตร์ที่ (\d+) (.*)$/.exec(strategyHeading ?? '') ?? []
  const funds = parseFundText(row.fundLines.join('\n'))
  return {
    no: null,
    kind: 'project',
    name: row.name,
    activity: row.activity,
    target: row.target,
    funds: funds.length === 1 ? funds.map((fund) => ({ ...fund, amountSatang: row.budgetSatang })) : funds,
    noBudgetReason: row.budgetSatang === null ? 'no-budget-used' : null,
    place: row.place,
    departments: row.departments,
    months: row.months,
    strategyNo: no === '' ? null : Number(no),
    strategy,
    tactic: null,
    programme: programmeHeading,
    programmeRaw: null,
    note: row.note,
  }
}
