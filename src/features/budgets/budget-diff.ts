import { foldThai } from '#src/domain/thai-text.ts'
import type { RecognisedLine } from '#src/intake/recognised-budget.ts'
import type { BudgetLine, LineContent } from './budgets.ts'

/** A line that stands and the row of the file that is the same line. `fields`: in what they differ. */
export type MatchedLine = { line: BudgetLine; incoming: RecognisedLine; fields: (keyof LineContent)[] }

/** What a file changes of an instrument. Each line that stands and each row of the file is in exactly one of the lists. */
export type BudgetDiff = {
  unchanged: MatchedLine[]
  changed: MatchedLine[]
  added: RecognisedLine[]
  removed: BudgetLine[]
}

const COMPARED = [
  'code',
  'area',
  'programme',
  'work',
  'budgetType',
  'expenseCategory',
  'name',
  'department',
  'amountSatang',
] as const satisfies readonly (keyof LineContent)[]

const fold = (...texts: (string | null)[]): string => texts.map((text) => foldThai(text ?? '')).join('|')

/** By what two lines are taken for the same, strictest first. A key of null is no key. */
const KEYS: readonly ((line: LineContent) => string | null)[] = [
  (line) =>
    fold(line.programme, line.work, line.budgetType, line.expenseCategory, line.name, line.department, line.code),
  (line) => (line.code === null ? null : fold(line.code, line.name)),
  (line) => fold(line.programme, line.name, line.department),
  (line) => fold(line.programme, line.name),
  (line) => fold(line.name),
]

/** Finds the lines of a file again among those that stand, so that allocations and reasons stay with them. */
export function diffLines(current: readonly BudgetLine[], incoming: readonly RecognisedLine[]): BudgetDiff {
  const pairs = new Map<RecognisedLine, BudgetLine>()
  let [free, rows] = [[...current], [...incoming]]
  for (const keyOf of KEYS) {
    // The same amount first: of two lines of one name it tells which is which.
    for (const isSameAmount of [true, false]) {
      pairUp(free, rows, keyOf, isSameAmount, pairs)
      const taken = new Set(pairs.values())
      free = free.filter((line) => !taken.has(line))
      rows = rows.filter((row) => !pairs.has(row))
    }
  }
  const matched = incoming.flatMap((row): MatchedLine[] => {
    const line = pairs.get(row)
    return line ? [{ line, incoming: row, fields: COMPARED.filter((field) => line[field] !== row[field]) }] : []
  })
  return {
    unchanged: matched.filter(({ fields }) => fields.length === 0),
    changed: matched.filter(({ fields }) => fields.length > 0),
    added: rows,
    removed: free,
  }
}

function pairUp(
  free: readonly BudgetLine[],
  rows: readonly RecognisedLine[],
  keyOf: (line: LineContent) => string | null,
  isSameAmount: boolean,
  pairs: Map<RecognisedLine, BudgetLine>,
): void {
  const whole = (line: LineContent): string | null => {
    const key = keyOf(line)
    return key === null || !isSameAmount ? key : `${key}|${line.amountSatang}`
  }
  const waiting = Map.groupBy(free, whole)
  for (const row of rows) {
    const key = whole(row)
    const line = key === null ? undefined : waiting.get(key)?.shift()
    if (line) pairs.set(row, line)
  }
}
