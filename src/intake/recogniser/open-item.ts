import { parseFundText } from '#src/domain/fund-text.ts'
import { monthSet, type FiscalMonth } from '#src/domain/month-set.ts'
import type { FundRow, NoBudgetReason } from '#src/domain/project.ts'
import { readBudgetNumber, readBudgetText, type BudgetReading } from './budget-text.ts'
import type { RowMarks } from './month-marks.ts'
import { oneLine } from './sheet-view.ts'

/** Text fields of a project that may run over several rows. */
export type ItemField =
  'name' | 'activity' | 'target' | 'place' | 'department' | 'fund' | 'note' | 'tactic' | 'strategy' | 'programme'

/** What one row gives for the budget: a number, or text; `fund` is what the row or the column says of its source. */
export type BudgetPiece = {
  text: string
  number: number | null
  bahtPerUnit: number
  fund: string | null
  /** The header of the amount's own column names the fund. */
  isFundOfColumn: boolean
}

/** A project while its rows are being read. */
export class OpenItem {
  readonly firstRow: number
  lastRow: number
  readonly no: string | null
  readonly #texts = new Map<ItemField, string[]>()
  readonly #budget: BudgetPiece[] = []
  /** Of the rows so far; asked for several times when the project is complete. */
  #reading: BudgetReading | null = null
  readonly #months = new Set<FiscalMonth>()
  isMarkedOutside = false
  isUncached = false
  isComputed = false
  /** Rows whose hidden state, and columns whose text, tell this project from another. */
  readonly otherTexts: string[] = []

  constructor(row: number, no: string | null) {
    this.firstRow = row
    this.lastRow = row
    this.no = no
  }

  addText(field: ItemField, text: string): void {
    this.#reading = null
    const texts = this.#texts.get(field)
    if (texts) texts.push(text)
    else this.#texts.set(field, [text])
  }

  addBudget(piece: BudgetPiece): void {
    this.#reading = null
    this.#budget.push(piece)
  }

  addMarks(marks: RowMarks): void {
    for (const month of marks.months) this.#months.add(month)
    if (marks.isOutside) this.isMarkedOutside = true
  }

  /** Rows joined with one space, as line breaks are; null when nothing is there. */
  text(field: ItemField): string | null {
    const text = oneLine((this.#texts.get(field) ?? []).join('\n'))
    return text === '' ? null : text
  }

  /** Rows and lines kept apart, for cells that list several things. */
  lines(field: ItemField): string {
    return (this.#texts.get(field) ?? []).join('\n')
  }

  months(): number {
    return monthSet(this.#months)
  }

  budget(): BudgetReading {
    return (this.#reading ??= joinBudget(this.#budget, this.lines('fund')))
  }

  /** Budget cells as printed, for messages. */
  budgetText(): string {
    return this.#budget.map(({ text }) => text).join(' ')
  }
}

/** Joins what the rows of one project say about its money. */
function joinBudget(pieces: readonly BudgetPiece[], fundText: string): BudgetReading {
  const readings = pieces.map((piece) => ({ piece, reading: readPiece(piece) }))
  const amounts = readings.filter(({ reading }) => reading.funds.some(({ amountSatang }) => amountSatang !== null))
  const reason = readings.find(({ reading }) => reading.reason !== null)?.reading.reason ?? null
  if (amounts.length === 0)
    return withoutAmount(
      readings.map(({ reading }) => reading),
      reason,
      fundText,
    )
  const isOneText = amounts.length === 1 || pieces.slice(1).every(({ text }) => text.startsWith('('))
  const funds = isOneText && pieces.length > 1 ? readTogether(pieces) : fundsOf(amounts)
  const isUnclear = amounts.some(({ reading }) => reading.isUnclear)
  return { funds: named(withoutTotal(funds), fundText), reason: null, isUnclear }
}

const readPiece = ({ text, number, bahtPerUnit }: BudgetPiece): BudgetReading =>
  number === null ? readBudgetText(text, bahtPerUnit) : readBudgetNumber(number, bahtPerUnit)

/** An amount, and under it in the next rows the sources in brackets: read as one cell would be. */
function readTogether(pieces: readonly BudgetPiece[]): FundRow[] {
  const lines = pieces.map(({ text, number, bahtPerUnit }) =>
    number === null ? text : String(Math.round(number * bahtPerUnit * 100) / 100),
  )
  return readBudgetText(lines.join('\n'), pieces[0]?.bahtPerUnit ?? 1).funds
}

/** Each amount takes the source of its own row or column; that of a single amount is told by the fund column as a whole. */
const fundsOf = (amounts: readonly { piece: BudgetPiece; reading: BudgetReading }[]): FundRow[] =>
  amounts.flatMap(({ piece, reading }) =>
    reading.funds.map((fund) => ({
      ...fund,
      source: fund.source ?? (amounts.length > 1 || piece.isFundOfColumn ? piece.fund : null),
    })),
  )

/** The first of several amounts may be their sum. */
function withoutTotal(funds: FundRow[]): FundRow[] {
  const [first, ...rest] = funds
  if (!first || rest.length < 2 || first.source !== null) return funds
  const sum = rest.reduce((total, { amountSatang }) => total + (amountSatang ?? 0), 0)
  return sum === first.amountSatang ? rest : funds
}

/** The fund column names the source of an amount that names none itself. */
function named(funds: FundRow[], fundText: string): FundRow[] {
  if (fundText === '' || funds.some(({ source }) => source !== null)) return funds
  const total = funds.reduce((sum, { amountSatang }) => sum + (amountSatang ?? 0), 0)
  const detailed = total === 0 || /[\d๐-๙]/.test(fundText) ? parseFundText(fundText) : []
  const sum = detailed.reduce((amount, { amountSatang }) => amount + (amountSatang ?? 0), 0)
  if (detailed.length > 1 && sum === total) return detailed
  return [{ source: oneLine(fundText).replace(/^\((.*)\)$/, '$1'), amountSatang: total }]
}

function withoutAmount(
  readings: readonly BudgetReading[],
  reason: NoBudgetReason | null,
  fundText: string,
): BudgetReading {
  const fromColumn = parseFundText(fundText)
  if (fromColumn.some(({ amountSatang }) => amountSatang !== null)) {
    return { funds: fromColumn, reason: null, isUnclear: false }
  }
  const own = readings.flatMap(({ funds }) => funds)
  const column = fundText === '' ? [] : [{ source: oneLine(fundText), amountSatang: null }]
  return {
    funds: own.length > 0 ? own : column,
    reason,
    isUnclear: reason === null && readings.some(({ isUnclear }) => isUnclear),
  }
}
