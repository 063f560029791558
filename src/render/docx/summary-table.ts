import { formatBaht, formatCount } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { SummaryGroup, SummaryLine, SummaryTable } from '../plan-document.ts'
import { formatPercent } from '../percent.ts'
import { LANDSCAPE, textWidth } from './geometry.ts'
import { paragraph, run, textParagraph } from './paragraphs.ts'
import { cell, row, table } from './tables.ts'

const COUNT_WIDTH = 1700
const PERCENT_WIDTH = 1900
const BUDGET_WIDTH = 2300
const DEPARTMENT_WIDTH = 3000
const LABEL_WIDTH = textWidth(LANDSCAPE) - COUNT_WIDTH - 2 * PERCENT_WIDTH - BUDGET_WIDTH - DEPARTMENT_WIDTH
const WIDTHS = [LABEL_WIDTH, COUNT_WIDTH, PERCENT_WIDTH, BUDGET_WIDTH, PERCENT_WIDTH, DEPARTMENT_WIDTH]

const HEAD_FILL = 'F2F2F2'

/** Form ผด.01: counts, money and their percents by strategy and programme. */
export function summaryTable(summary: SummaryTable, digits: Digits): string {
  const head = WIDTHS.map((width, at) =>
    cell({ width, fill: HEAD_FILL, align: 'center' }, textParagraph('TableHead', summary.columns[at] ?? '')),
  )
  const rows = summary.groups.map((group) => groupRows(group, digits))
  const content =
    row({ isHeader: true, isWhole: true }, head.join('')) + rows.join('') + lineRow(summary.total, digits, true)
  return table(WIDTHS, content)
}

function groupRows(group: SummaryGroup, digits: Digits): string {
  const heading = cell(
    { width: textWidth(LANDSCAPE), span: WIDTHS.length },
    paragraph('FormHeading', run(group.heading)),
  )
  return (
    row({ isWhole: true }, heading) +
    group.lines.map((line) => lineRow(line, digits, false)).join('') +
    lineRow(group.subtotal, digits, true)
  )
}

function lineRow(line: SummaryLine, digits: Digits, isSum: boolean): string {
  const look = isSum ? '<w:b/><w:bCs/>' : ''
  const texts = [
    line.label,
    formatCount(line.projectCount, digits),
    formatPercent(line.projectPercent, digits),
    formatBaht(line.budgetSatang, digits),
    formatPercent(line.budgetPercent, digits),
    line.department,
  ]
  const styles = ['TableText', 'TableCentre', 'TableCentre', 'TableNumber', 'TableCentre', 'TableText']
  const cells = texts.map((text, at) =>
    cell({ width: WIDTHS[at] ?? 0 }, paragraph(styles[at] ?? 'TableText', run(text, look))),
  )
  return row({ isWhole: true }, cells.join(''))
}
