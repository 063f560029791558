import type { DetailColumn, DetailTable, PlanDocument } from '../plan-document.ts'
import { fittingHeight, headLook, monthHeadLook, proseLook } from './looks.ts'
import type { XlsxCell, XlsxRow } from './workbook.ts'

/** A column of the sheet: a text column, or a month of the fiscal year (1 = October). Width in characters. */
export type SheetColumn =
  | { key: DetailColumn; label: string; width: number; month?: undefined }
  | { key?: undefined; month: number; width: number }

const WIDTHS: Record<DetailColumn, number> = {
  number: 5,
  name: 26,
  activity: 32,
  target: 14,
  budget: 14,
  fund: 16,
  place: 16,
  department: 15,
  note: 12,
}
const MONTH_WIDTH = 4.2

/**
 * The columns of a form's sheet; the months stand before a note. The sources of money always have a column, since a cell that
 * computes cannot hold words.
 */
export function sheetColumns(forms: readonly DetailTable[]): SheetColumn[] {
  const listed = forms[0]?.columns ?? []
  const texts: SheetColumn[] = listed.flatMap((column): SheetColumn[] => {
    const own = { ...column, width: WIDTHS[column.key] }
    const needsFunds = column.key === 'budget' && !listed.some((other) => other.key === 'fund')
    const hasFunds = forms.some((form) => form.rows.some((row) => row.fundLines.length > 0))
    return needsFunds && hasFunds ? [own, { key: 'fund', label: 'แหล่งงบประมาณ', width: WIDTHS.fund }] : [own]
  })
  const months = Array.from({ length: 12 }, (_, at): SheetColumn => ({ month: at + 1, width: MONTH_WIDTH }))
  const noteAt = texts.findIndex((column) => column.key === 'note')
  const before = noteAt === -1 ? texts.length : noteAt
  return [...texts.slice(0, before), ...months, ...texts.slice(before)]
}

/** The rows that stay in sight: what plan and form this is, and the two-row header with the years over the months. */
export function headRows(
  forms: readonly DetailTable[],
  columns: readonly SheetColumn[],
  document: PlanDocument,
): XlsxRow[] {
  const form = forms[0]
  const title: XlsxRow = {
    cells: new Map<number, XlsxCell>([
      [
        0,
        {
          content: { text: `${document.title} ${document.officeName}` },
          style: proseLook('center', 16, true),
          columns: columns.length - 3,
        },
      ],
      [
        columns.length - 3,
        { content: { text: form?.formMark ?? '' }, style: proseLook('right', 14, true), columns: 3 },
      ],
    ]),
    heightPt: 24,
  }
  const formTitle: XlsxRow = {
    cells: new Map([
      [0, { content: { text: form?.title ?? '' }, style: proseLook('center', 14, true), columns: columns.length }],
    ]),
    heightPt: 22,
  }
  return form === undefined ? [title] : [title, formTitle, ...headerRows(form, columns)]
}

function headerRows(form: DetailTable, columns: readonly SheetColumn[]): XlsxRow[] {
  const upper = new Map<number, XlsxCell>()
  const lower = new Map<number, XlsxCell>()
  columns.forEach((column, at) => {
    if (column.key !== undefined) {
      upper.set(at, { content: { text: column.label }, style: headLook(), rows: 2 })
      return
    }
    if (column.month === 1) upper.set(at, yearCell(form.yearLabels[0], 3))
    if (column.month === 4) upper.set(at, yearCell(form.yearLabels[1], 9))
    lower.set(at, { content: { text: form.monthLabels[column.month - 1] ?? '' }, style: monthHeadLook() })
  })
  const measured = columns.flatMap((column) =>
    column.key === undefined ? [] : [{ text: column.label, characters: column.width }],
  )
  const height = Math.max(40, fittingHeight(measured))
  return [
    { cells: upper, heightPt: height / 2 },
    { cells: lower, heightPt: height / 2 },
  ]
}

const yearCell = (label: string, months: number): XlsxCell => ({
  content: { text: label },
  style: headLook(),
  columns: months,
})
