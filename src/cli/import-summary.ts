import { FISCAL_MONTHS_SHORT } from '#src/domain/labels.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { monthsOf } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import { warningText } from '#src/features/intakes/warning-text.ts'
import type { Recognised, RecognisedItem, RecognisedWarning } from '#src/intake/recognised.ts'

/** What was understood of a file, for reading on a terminal: counts, sums by strategy and programme, projects, problems. */
export function summaryOf(recognised: Recognised): string {
  const { items, warnings, fiscalYearBE, lao } = recognised
  const lines = [
    `หน่วยงาน: ${lao ?? 'ไม่พบชื่อในไฟล์'}`,
    `ปีงบประมาณ: ${fiscalYearBE === null ? 'ไม่พบในไฟล์' : `พ.ศ. ${fiscalYearBE}`}`,
    `พบ ${formatCount(items.length)} โครงการ รวมเป็นเงิน ${formatBaht(sumOf(items))} บาท`,
    '',
    ...groupsOf(items).flatMap(groupLines),
    warnings.length === 0 ? 'ไม่พบข้อที่ต้องตรวจ' : `ข้อที่ต้องตรวจ ${formatCount(warnings.length)} ข้อ`,
    ...warnings.map((warning) => `  • ${placeOf(warning)}${warningText(warning)}`),
  ]
  return `${lines.join('\n')}\n`
}

/** "ชีต ผด.02 แถว 12: ", '' for what concerns the whole file. */
function placeOf({ where: { sheet, table, row, column } }: RecognisedWarning): string {
  const words = [
    ...(sheet === undefined ? [] : [`ชีต ${sheet}`]),
    ...(table === undefined ? [] : [`ตารางที่ ${table}`]),
    ...(row === undefined ? [] : [`แถว ${row}`]),
    ...(column === undefined ? [] : [`คอลัมน์ ${column}`]),
  ]
  return words.length === 0 ? '' : `${words.join(' ')}: `
}

type Group = { title: string; items: RecognisedItem[] }

function groupsOf(items: readonly RecognisedItem[]): Group[] {
  const groups = new Map<string, RecognisedItem[]>()
  for (const item of items) {
    const strategy = item.strategy === null ? 'ไม่ระบุยุทธศาสตร์' : item.strategy
    const title = `${strategy} › ${item.programme ?? item.programmeRaw ?? 'ไม่ระบุแผนงาน'}`
    groups.set(title, [...(groups.get(title) ?? []), item])
  }
  return Array.from(groups, ([title, members]) => ({ title, items: members }))
}

const groupLines = ({ title, items }: Group): string[] => [
  title,
  ...items.map(itemLine),
  `  รวม ${formatCount(items.length)} โครงการ ${formatBaht(sumOf(items))} บาท`,
  '',
]

function itemLine(item: RecognisedItem): string {
  const amount = budgetOf(item)
  const months = monthsOf(item.months).map((month) => FISCAL_MONTHS_SHORT[month - 1] ?? '')
  return [
    `  ${item.no ?? '–'}. ${item.name}`,
    amount === null ? 'ไม่มีจำนวนเงิน' : `${formatBaht(amount)} บาท`,
    item.departments.join(', ') || 'ไม่ระบุหน่วยงาน',
    months.length === 0 ? 'ไม่ระบุเดือน' : months.join(' '),
  ].join(' | ')
}

const sumOf = (items: readonly RecognisedItem[]): number => items.reduce((sum, item) => sum + (budgetOf(item) ?? 0), 0)
