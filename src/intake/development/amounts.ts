import type { Satang } from '#src/domain/money.ts'
import { readBudgetNumber, readBudgetText } from '../recogniser/budget-text.ts'
import { computeFormula } from '../recogniser/formula.ts'
import type { SheetView } from '../recogniser/sheet-view.ts'

/** What a budget cell says. 'empty' says nothing; 'none' is a dash or words that there is no money. */
export type AmountCell =
  | { kind: 'empty' }
  | { kind: 'none' }
  | { kind: 'amount'; satang: Satang; isComputed: boolean }
  | { kind: 'unclear'; text: string; isUncached: boolean }

/** Reads a budget cell. @param bahtPerUnit what amounts are given in */
export function amountAt(view: SheetView, row: number, column: number, bahtPerUnit: number): AmountCell {
  const cell = view.cell(row, column)
  const text = view.text(row, column)
  if (cell?.isUncached) {
    const value = computeFormula(cell.formula ?? '', (r, c) => numberAt(view, r, c))
    if (value === null) return { kind: 'unclear', text: '', isUncached: true }
    return ofReading(readBudgetNumber(value, bahtPerUnit), text, true)
  }
  if (cell?.number !== undefined) return ofReading(readBudgetNumber(cell.number, bahtPerUnit), text, false)
  return text === '' ? { kind: 'empty' } : ofReading(readBudgetText(text, bahtPerUnit), text, false)
}

function ofReading(reading: ReturnType<typeof readBudgetText>, text: string, isComputed: boolean): AmountCell {
  const amounts = reading.funds.flatMap(({ amountSatang }) => (amountSatang === null ? [] : [amountSatang]))
  if (amounts.length > 0)
    return { kind: 'amount', satang: amounts.reduce((sum, amount) => sum + amount, 0), isComputed }
  if (reading.reason !== null) return { kind: 'none' }
  return { kind: 'unclear', text, isUncached: false }
}

function numberAt(view: SheetView, row: number, column: number): number | null {
  const cell = view.cell(row, column)
  if (cell === undefined || (cell.text === '' && !cell.isUncached)) return 0
  return cell.number ?? null
}
