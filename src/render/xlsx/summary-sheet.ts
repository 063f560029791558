import type { DetailTable, PartTwo, PlanDocument, SummaryGroup, SummaryLine } from '../plan-document.ts'
import type { TablePlace } from './detail-sheet.ts'
import {
  bahtFormat,
  bandLook,
  countFormat,
  fittingHeight,
  headLook,
  percentFormat,
  proseLook,
  sumLook,
  tableLook,
} from './looks.ts'
import { rangeName, sheetReference } from './references.ts'
import type { CellContent, XlsxCell, XlsxRow, XlsxSheet } from './workbook.ts'

const COLUMN_WIDTHS = [52, 16, 18, 22, 18, 30]

/** Columns of form ผด.01, from 0. */
const COUNT = 1
const COUNT_PERCENT = 2
const BUDGET = 3
const BUDGET_PERCENT = 4

/** Form ผด.01. Counts and money of a programme are read from its table on the other sheets; sums and percents compute. */
export function summarySheet(
  name: string,
  document: PlanDocument,
  places: ReadonlyMap<DetailTable, TablePlace>,
): XlsxSheet {
  const { summary } = document.partTwo
  const rows = headRows(document)
  const headCount = rows.length
  const totalRow = headCount + summary.groups.reduce((sum, group) => sum + group.lines.length + 2, 0)
  const write = lineWriter(document, totalRow)
  for (const group of summary.groups) {
    rows.push(bandRow(group.heading))
    const firstRow = rows.length
    for (const line of group.lines)
      rows.push(write(line, rows.length, sourceOf(group, line, document.partTwo, places), false))
    rows.push(write(group.subtotal, rows.length, sumOf(firstRow, rows.length - 1), true))
  }
  rows.push(write(summary.total, rows.length, sumOf(headCount, rows.length - 1), true))
  return {
    name,
    columnWidths: COLUMN_WIDTHS,
    rows,
    orientation: 'landscape',
    frozen: { rows: headCount, columns: 1, firstPrinted: 0 },
  }
}

function headRows({ title, officeName, partTwo: { summary } }: PlanDocument): XlsxRow[] {
  const last = COLUMN_WIDTHS.length - 1
  const labels = COLUMN_WIDTHS.map((width, at) => ({ text: summary.columns[at] ?? '', characters: width }))
  return [
    {
      cells: new Map<number, XlsxCell>([
        [0, { content: { text: `${title} ${officeName}` }, style: proseLook('center', 16, true), columns: last }],
        [last, { content: { text: summary.formMark }, style: proseLook('right', 14, true) }],
      ]),
      heightPt: 24,
    },
    {
      cells: new Map([
        [0, { content: { text: summary.title }, style: proseLook('center', 14, true), columns: last + 1 }],
      ]),
      heightPt: fittingHeight([{ text: summary.title, characters: 150 }]),
    },
    {
      cells: new Map(labels.map(({ text }, at) => [at, { content: { text }, style: headLook() }])),
      heightPt: fittingHeight(labels),
    },
  ]
}

const bandRow = (text: string): XlsxRow => ({
  cells: new Map([[0, { content: { text }, style: bandLook(), columns: COLUMN_WIDTHS.length }]]),
  heightPt: 20,
})

/** Formulas for the count and the money of a line; null where there is nothing to compute them from. */
type Formulas = { count: string; budget: string } | null

const sumOf = (firstRow: number, lastRow: number): Formulas => ({
  count: `SUBTOTAL(9,${rangeName(firstRow, COUNT)}:${rangeName(lastRow, COUNT)})`,
  budget: `SUBTOTAL(9,${rangeName(firstRow, BUDGET)}:${rangeName(lastRow, BUDGET)})`,
})

/** The tables whose figures a line sums up; null when they do not, for then a formula would tell another story than the book. */
function sourceOf(
  group: SummaryGroup,
  line: SummaryLine,
  { tables, equipment }: PartTwo,
  places: ReadonlyMap<DetailTable, TablePlace>,
): Formulas {
  const candidates = [
    tables.filter((form) => form.strategyHeading === group.heading),
    tables.filter((form) => form.strategyHeading === null),
    equipment,
  ]
  const forms = candidates
    .map((some) => some.filter((form) => form.programmeHeading === line.label && form.rows.length > 0))
    .find((some) => some.length > 0 && sumsUpTo(some, line))
  if (forms === undefined) return null
  const at = forms.flatMap((form) => places.get(form) ?? [])
  return {
    count: at
      .map((place) => `COUNT(${sheetReference(place.sheet)}A${place.firstRow + 1}:A${place.lastRow + 1})`)
      .join('+'),
    budget: at.map((place) => `${sheetReference(place.sheet)}${place.budgetColumn}${place.totalRow + 1}`).join('+'),
  }
}

const sumsUpTo = (forms: readonly DetailTable[], line: SummaryLine): boolean =>
  forms.reduce((sum, { total }) => sum + total.projectCount, 0) === line.projectCount &&
  forms.reduce((sum, { total }) => sum + total.budgetSatang, 0) === line.budgetSatang

type LineWriter = (line: SummaryLine, row: number, formulas: Formulas, isSum: boolean) => XlsxRow

const computed = (formula: string | undefined, result: number): CellContent =>
  formula === undefined ? { number: result } : { formula, result }

function lineWriter({ digits }: PlanDocument, totalRow: number): LineWriter {
  return (line, row, formulas, isSum) => {
    const look = isSum ? sumLook : tableLook
    const percent = (column: number, hundredths: number): CellContent => {
      const total = rangeName(totalRow, column)
      return { formula: `IF(${total}=0,0,ROUND(${rangeName(row, column)}/${total}*100,2))`, result: hundredths / 100 }
    }
    const cells: [number, XlsxCell][] = [
      [0, { content: { text: line.label }, style: look('left') }],
      [COUNT, { content: computed(formulas?.count, line.projectCount), style: look('center', countFormat(digits)) }],
      [COUNT_PERCENT, { content: percent(COUNT, line.projectPercent), style: look('center', percentFormat(digits)) }],
      [
        BUDGET,
        {
          content: computed(formulas?.budget, line.budgetSatang / 100),
          style: look('right', bahtFormat(line.budgetSatang, digits)),
        },
      ],
      [BUDGET_PERCENT, { content: percent(BUDGET, line.budgetPercent), style: look('center', percentFormat(digits)) }],
      [5, { content: { text: line.department }, style: look('left') }],
    ]
    const measured = [
      { text: line.label, characters: COLUMN_WIDTHS[0] ?? 0 },
      { text: line.department, characters: COLUMN_WIDTHS[5] ?? 0 },
    ]
    return { cells: new Map(cells), heightPt: fittingHeight(measured) }
  }
}
