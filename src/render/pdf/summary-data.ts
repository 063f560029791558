import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import { formatPercent } from '#src/render/percent.ts'
import type { SummaryLine, SummaryTable } from '#src/render/plan-document.ts'
import { balanceLines, breakLines, fitHeading } from './line-breaks.ts'
import { PAGE_ROOM } from './layout.ts'

type SummaryRow = { kind: 'group' | 'line' | 'subtotal' | 'total'; cells: string[] }

/** Form ผด.01 as the template reads it: numbers written out, lines broken, widths in points. */
export type SummaryData = { formMark: string; title: string; widths: number[]; columns: string[]; rows: SummaryRow[] }

const NUMBER_WIDTHS = [80, 92, 112, 92]
const DEPARTMENT_WIDTH = 150
const LABEL_WIDTH = PAGE_ROOM - DEPARTMENT_WIDTH - NUMBER_WIDTHS.reduce((sum, width) => sum + width, 0)
const WIDTHS = [LABEL_WIDTH, ...NUMBER_WIDTHS, DEPARTMENT_WIDTH]
const TEXT_SIZE = 10.5
const INSETS = 10

const fit = (text: string, width: number, bold: boolean): string =>
  breakLines(text, { width: width - INSETS, size: TEXT_SIZE, bold }).join('\n')

/** Form ผด.01, laid out. */
export function summaryData({ formMark, title, columns, groups, total }: SummaryTable, digits: Digits): SummaryData {
  const row = (kind: SummaryRow['kind'], line: SummaryLine): SummaryRow => ({
    kind,
    cells: [
      fit(line.label, LABEL_WIDTH, kind !== 'line'),
      formatCount(line.projectCount, digits),
      formatPercent(line.projectPercent, digits),
      formatBaht(line.budgetSatang, digits),
      formatPercent(line.budgetPercent, digits),
      fit(line.department, DEPARTMENT_WIDTH, kind !== 'line'),
    ],
  })
  const rows = groups.flatMap((group): SummaryRow[] => [
    { kind: 'group', cells: [fit(group.heading, PAGE_ROOM, true)] },
    ...group.lines.map((line) => row('line', line)),
    row('subtotal', group.subtotal),
  ])
  return {
    formMark,
    title: fitHeading(title, { width: PAGE_ROOM, size: 11, bold: true }),
    widths: WIDTHS,
    columns: columns.map((label, index) =>
      balanceLines(label, { width: (WIDTHS[index] ?? 0) - INSETS, size: TEXT_SIZE, bold: true }).join('\n'),
    ),
    rows: [...rows, row('total', total)],
  }
}
