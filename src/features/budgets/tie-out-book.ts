import { formatBaht, type Satang } from '#src/domain/money.ts'
import type { TableBook } from '#src/render/xlsx/table-book.ts'
import type { LineState, TiedLine, TieOut } from './tie-out.ts'

const STATES: Readonly<Record<LineState, string>> = {
  'in-plan': 'เข้าแผนครบ',
  'left-out': 'ไม่นำเข้าแผน',
  open: 'ยังไม่มีโครงการ',
  over: 'ใช้เกินรายการ',
}

const HEADINGS: readonly (readonly [string, number, 'text' | 'number'])[] = [
  ['งบประมาณ', 30, 'text'],
  ['แผนงาน', 24, 'text'],
  ['หมวด/ประเภทรายจ่าย', 24, 'text'],
  ['รายการ', 44, 'text'],
  ['หน่วยงาน', 18, 'text'],
  ['จำนวนเงิน (บาท)', 18, 'number'],
  ['เข้าแผนแล้ว (บาท)', 18, 'number'],
  ['ไม่นำเข้าแผน (บาท)', 18, 'number'],
  ['ผลต่าง (บาท)', 16, 'number'],
  ['สถานะ', 16, 'text'],
  ['เหตุผลที่ไม่นำเข้าแผน', 24, 'text'],
  ['โครงการ', 44, 'text'],
]

/** The tie-out of a year as a workbook: every line with where its money is, and the sums as sentences. */
export function tieOutBook(tied: TieOut, officeName: string, fiscalYear: number): TableBook {
  const titles = new Map(tied.instruments.map(({ instrument }) => [instrument.id, instrument.title]))
  const names = new Map(tied.projects.map(({ project }) => [project.id, project.name]))
  return {
    title: `ตรงกันถึงบาท ${fiscalYear}`,
    creator: officeName,
    sheetName: 'รายการ',
    columns: HEADINGS.map(([heading, width, kind]) => ({ heading, width, kind })),
    rows: tied.lines.map((one) => rowOf(one, titles, names)),
    frozenColumns: 0,
    help: { sheetName: 'สรุป', lines: summaryOf(tied, officeName, fiscalYear) },
    mark: { sheetName: '_damnoen', cells: ['tie-out', String(fiscalYear)] },
  }
}

const baht = (satang: Satang): number => satang / 100

const rowOf = (
  { line, allocatedSatang, leftOutSatang, restSatang, state, projectIds }: TiedLine,
  titles: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): (string | number | null)[] => [
  titles.get(line.instrumentId) ?? '',
  line.programme,
  line.expenseCategory ?? line.budgetType,
  line.name,
  line.department,
  baht(line.amountSatang),
  baht(allocatedSatang),
  baht(leftOutSatang),
  baht(restSatang - leftOutSatang),
  STATES[state],
  line.leftOutReason,
  projectIds.map((id) => names.get(id) ?? '').join(', ') || null,
]

function summaryOf(tied: TieOut, officeName: string, fiscalYear: number): string[] {
  const amount = (label: string, satang: Satang): string => `${label} ${formatBaht(satang)} บาท`
  return [
    `ตรงกันถึงบาท ${officeName} ปีงบประมาณ พ.ศ. ${fiscalYear}`,
    ...tied.instruments.flatMap((one) => [
      one.instrument.title,
      `${amount('ยอดงบประมาณ', one.wholeSatang)} = ${amount('เข้าแผนแล้ว', one.inPlanSatang)} + ${amount('ไม่นำเข้าแผน', one.leftOutSatang)} + ${amount('ผลต่าง', one.differenceSatang)}`,
    ]),
    amount('วงเงินทั้งแผน', tied.planSatang),
    amount('เงินงบประมาณของหน่วยงาน', tied.ownSatang),
    amount('เงินนอกงบประมาณของหน่วยงาน', tied.outsideSatang),
    tied.isTied ? 'แผนตรงกับงบประมาณทุกบาท' : 'แผนยังไม่ตรงกับงบประมาณ',
  ]
}
