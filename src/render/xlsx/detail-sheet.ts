import { columnLetters } from '#src/domain/column-letters.ts'
import { hasMonth } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { DetailColumn, DetailRow, DetailTable, PlanDocument } from '../plan-document.ts'
import { bahtFormat, bandLook, countFormat, fittingHeight, monthLook, sumLook, tableLook } from './looks.ts'
import { rangeName } from './references.ts'
import { headRows, sheetColumns, type SheetColumn } from './detail-head.ts'
import type { CellContent, XlsxCell, XlsxRow, XlsxSheet } from './workbook.ts'

/** Where the rows and the sum of one table stand in its sheet (rows from 0), for the formulas of form ผด.01. */
export type TablePlace = { sheet: string; firstRow: number; lastRow: number; totalRow: number; budgetColumn: string }

/** The mark in the cells of the months; any other text typed there does as well. */
const MONTH_MARK = '✓'

/**
 * All tables of one form on one sheet, as officials keep them: one frozen header, a heading row for each strategy and programme,
 * sums that compute. `places` receives where each table came to stand.
 */
export function detailSheet(
  name: string,
  forms: readonly DetailTable[],
  document: PlanDocument,
  places: Map<DetailTable, TablePlace>,
): XlsxSheet {
  const columns = sheetColumns(forms)
  const { digits } = document
  const rows = headRows(forms, columns, document)
  const headCount = rows.length
  const budgetAt = columns.findIndex((column) => column.key === 'budget')
  const pageStarts: number[] = []
  forms.forEach((form, at) => {
    if (at === 0 || form.strategyHeading !== forms[at - 1]?.strategyHeading) {
      if (at > 0) pageStarts.push(rows.length)
      if (form.strategyHeading !== null) rows.push(bandRow(form.strategyHeading, columns))
    }
    rows.push(bandRow(form.programmeHeading, columns))
    const firstRow = rows.length
    for (const project of form.rows) rows.push(projectRow(project, form, columns, digits))
    const place = {
      sheet: name,
      firstRow,
      lastRow: rows.length - 1,
      totalRow: rows.length,
      budgetColumn: columnLetters(budgetAt),
    }
    places.set(form, place)
    rows.push(sumRow(form.total.label, form.total.budgetSatang, firstRow, rows.length - 1, columns, digits))
  })
  const shadedRows = { firstRow: headCount, lastRow: rows.length - 1 }
  if (forms.length > 1) rows.push(grandTotal(forms, headCount, rows.length - 1, columns, digits))
  const months = columns.findIndex((column) => column.month === 1)
  return {
    name,
    columnWidths: columns.map((column) => column.width),
    rows,
    orientation: 'landscape',
    frozen: { rows: headCount, columns: 2, firstPrinted: 0 },
    pageStarts,
    shadedWhenFilled: { ...shadedRows, firstColumn: months, lastColumn: months + 11 },
  }
}

/** A heading over all columns. The months of such a row are merged away, so that nothing in it can be taken for a bar. */
const bandRow = (text: string, columns: readonly SheetColumn[]): XlsxRow => ({
  cells: new Map([[0, { content: { text }, style: bandLook(), columns: columns.length }]]),
  heightPt: 20,
})

function projectRow(project: DetailRow, form: DetailTable, columns: readonly SheetColumn[], digits: Digits): XlsxRow {
  const texts = cellTexts(project, form)
  const cells = new Map<number, XlsxCell>()
  columns.forEach((column, at) => {
    if (column.key === undefined) {
      const content = hasMonth(project.months, column.month) ? { text: MONTH_MARK } : null
      cells.set(at, { content, style: monthLook() })
    } else cells.set(at, textCell(column.key, project, texts, digits))
  })
  const measured = columns.flatMap((column) =>
    column.key === undefined ? [] : [{ text: texts[column.key], characters: column.width }],
  )
  return { cells, heightPt: fittingHeight(measured) }
}

type Texts = Record<DetailColumn, string>

const cellTexts = (project: DetailRow, form: DetailTable): Texts => ({
  number: '',
  name: project.name,
  activity: project.activity,
  target: project.target,
  budget: form.rows.length === 0 || project.budgetSatang !== null ? '' : project.noBudgetText,
  fund: project.fundLines.join('\n'),
  place: project.place,
  department: project.departments.join('\n'),
  note: project.note,
})

function textCell(key: DetailColumn, project: DetailRow, texts: Texts, digits: Digits): XlsxCell {
  if (key === 'number') {
    return { content: { number: project.number }, style: tableLook('center', countFormat(digits)) }
  }
  if (key === 'budget') {
    const amount = project.budgetSatang
    const content: CellContent = amount === null ? { text: texts.budget } : { number: amount / 100 }
    return { content, style: tableLook('right', amount === null ? undefined : bahtFormat(amount, digits)) }
  }
  return { content: { text: texts[key] }, style: tableLook('left') }
}

/** SUBTOTAL leaves other SUBTOTALs out, so that the grand total may span the whole sheet and rows can be added anywhere. */
function sumRow(
  label: string,
  amount: Satang,
  firstRow: number,
  lastRow: number,
  columns: readonly SheetColumn[],
  digits: Digits,
): XlsxRow {
  const budgetAt = columns.findIndex((column) => column.key === 'budget')
  const range = `${rangeName(firstRow, budgetAt)}:${rangeName(Math.max(firstRow, lastRow), budgetAt)}`
  const rest = columns.length - budgetAt - 1
  return {
    cells: new Map<number, XlsxCell>([
      [0, { content: { text: label }, style: sumLook('right'), columns: budgetAt }],
      [
        budgetAt,
        {
          content: { formula: `SUBTOTAL(9,${range})`, result: amount / 100 },
          style: sumLook('right', bahtFormat(amount, digits)),
        },
      ],
      [budgetAt + 1, { content: null, style: sumLook('left'), columns: rest }],
    ]),
    heightPt: 20,
  }
}

function grandTotal(
  forms: readonly DetailTable[],
  firstRow: number,
  lastRow: number,
  columns: readonly SheetColumn[],
  digits: Digits,
): XlsxRow {
  const amount = forms.reduce((sum, form) => sum + form.total.budgetSatang, 0)
  return sumRow('รวมทั้งสิ้น', amount, firstRow, lastRow, columns, digits)
}
