import { readBudgetNumber, readBudgetText } from '../recogniser/budget-text.ts'
import { headerLetters, unitOf } from '../recogniser/header-words.ts'
import { oneLine, type SheetView } from '../recogniser/sheet-view.ts'
import type { RecognisedSum, RecognisedTotal } from '../recognised-development.ts'
import { budgetYear } from './columns.ts'

type SummaryColumn = { column: number; fiscalYear: number | null; isCount: boolean; bahtPerUnit: number }
type Summary = { lastRow: number; columns: SummaryColumn[] }

const COUNT = /^จำนวน(โครงการ|รายการ)?$/
const MONEY = /^(จำนวนเงิน|งบประมาณ|จำนวนงบประมาณ)(บาท|พันบาท|ล้านบาท)?$/
const ALL_YEARS = /^รวม/

/** Finds the header of form ผ.01: a row of "จำนวนโครงการ | งบประมาณ" under years. @param rows that are looked at */
export function summaryAt(view: SheetView, rows: readonly number[]): Summary | null {
  for (const row of rows) {
    const cells = view
      .texts(row)
      .filter(({ text }) => COUNT.test(headerLetters(text)) || MONEY.test(headerLetters(text)))
    if (cells.filter(({ text }) => COUNT.test(headerLetters(text))).length < 2) continue
    const columns = cells.flatMap(({ column, text }): SummaryColumn[] => {
      const fiscalYear = yearAbove(view, row, column)
      const isCount = COUNT.test(headerLetters(text))
      return fiscalYear === undefined ? [] : [{ column, fiscalYear, isCount, bahtPerUnit: unitOf(text) ?? 1 }]
    })
    if (columns.length >= 4) return { lastRow: row, columns }
  }
  return null
}

/** The year over a column: the nearest one above it, or to its left in a file without merged cells. Null: all years; undefined: none. */
function yearAbove(view: SheetView, row: number, column: number): number | null | undefined {
  for (let above = row - 1; above >= Math.max(0, row - 3); above--) {
    for (let left = column; left > Math.max(-1, column - 3); left--) {
      const text = view.mergedText(above, left)
      if (text === '') continue
      const year = budgetYear(text)
      if (year !== null) return year
      if (ALL_YEARS.test(headerLetters(text))) return null
      break
    }
  }
  return undefined
}

/** The rows of form ผ.01 as printed. */
export function readSummary(view: SheetView, { lastRow, columns }: Summary): RecognisedTotal[] {
  const numbers = new Set(columns.map(({ column }) => column))
  return view
    .rowNumbers()
    .filter((row) => row > lastRow)
    .flatMap((row): RecognisedTotal[] => {
      const label = oneLine(
        view
          .texts(row)
          .filter(({ column }) => !numbers.has(column))
          .map(({ text }) => text)
          .join(' '),
      )
      const sums = sumsOf(view, row, columns)
      if (label === '' || sums.length === 0) return []
      const { sheet, table } = view.place()
      const ref = { ...(sheet === undefined ? {} : { sheet }), ...(table === undefined ? {} : { table }), row: row + 1 }
      return [{ ref, label, sums }]
    })
}

function sumsOf(view: SheetView, row: number, columns: readonly SummaryColumn[]): RecognisedSum[] {
  const sums = new Map<number | null, RecognisedSum>()
  for (const { column, fiscalYear, isCount, bahtPerUnit } of columns) {
    const cell = view.cell(row, column)
    const text = view.text(row, column)
    const reading =
      cell?.number === undefined
        ? readBudgetText(text, isCount ? 1 : bahtPerUnit)
        : readBudgetNumber(cell.number, isCount ? 1 : bahtPerUnit)
    const satang = reading.funds[0]?.amountSatang ?? (reading.reason === null ? null : 0)
    if (satang === null) continue
    const sum = sums.get(fiscalYear) ?? { fiscalYear, count: null, satang: null }
    sums.set(fiscalYear, isCount ? { ...sum, count: Math.round(satang / 100) } : { ...sum, satang })
  }
  return [...sums.values()]
}
