import type { Satang } from '#src/domain/money.ts'
import type { UnknownTable } from './recognised.ts'

/** What a column of a table of budget lines holds: ด้าน แผนงาน งาน งบ หมวด ประเภท … 'added' and 'reduced' are those of a transfer. */
export const BUDGET_ROLES = [
  'budget-code',
  'budget-area',
  'budget-programme',
  'budget-work',
  'budget-type',
  'budget-group',
  'budget-category',
  'budget-name',
  'budget-department',
  'budget-amount',
  'budget-added',
  'budget-reduced',
] as const
export type BudgetRole = (typeof BUDGET_ROLES)[number]

/** Columns named by hand. Columns count from 0; `headerRows` from 1. */
export type BudgetMapping = { headerRows: number; columns: Record<number, BudgetRole> }

/** One line of money as the file has it, with all headings above it. Rows count from 1, as Excel shows them. */
export type RecognisedLine = {
  sheet: string | null
  row: number
  code: string | null
  area: string | null
  /** Official name where the words mean one of the twelve, else the words. */
  programme: string | null
  work: string | null
  budgetType: string | null
  /** หมวด and ประเภท, joined by " / " where both are there. */
  expenseCategory: string | null
  name: string
  department: string | null
  amountSatang: Satang
}

/** A printed sum that its lines do not come to. */
export type BrokenSum = { sheet: string | null; row: number; label: string; printedSatang: Satang; sumSatang: Satang }

/** Something else that the officer should look at; `found` are the words of the file, `taken` what they were taken for. */
export type BudgetNote = {
  code: 'amount-unreadable' | 'programme-spelling' | 'programme-unknown' | 'hidden-row' | 'hidden-sheet' | 'no-value'
  sheet: string | null
  row: number | null
  found: string
  taken?: string
}

/** What a budget file says. */
export type RecognisedBudget = {
  lines: RecognisedLine[]
  brokenSums: BrokenSum[]
  /** How many printed sums were recognised, and came out right or not. */
  sumCount: number
  /** The grand total as printed, where one is. */
  printedTotalSatang: Satang | null
  notes: BudgetNote[]
  unknownTables: UnknownTable[]
  /** Signatures of the headers that were read, so that their columns can be named anew. */
  readTables: UnknownTable[]
}
