import { partOf } from '#src/domain/list-part.ts'
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

type Fold = (...texts: (string | null)[]) => string

/** By what two lines are taken for the same, strictest first. A key of null is no key. */
const KEYS: readonly ((line: LineContent, fold: Fold) => string | null)[] = [
  (line, fold) =>
    fold(line.programme, line.work, line.budgetType, line.expenseCategory, line.name, line.department, line.code),
  (line, fold) => (line.code === null ? null : fold(line.code, line.name)),
  (line, fold) => fold(line.programme, line.name, line.department),
  (line, fold) => fold(line.programme, line.name),
  (line, fold) => fold(line.name),
]

/** Finds the lines of a file again among those that stand, so that allocations and reasons stay with them. Linear. */
export function diffLines(current: readonly BudgetLine[], incoming: readonly RecognisedLine[]): BudgetDiff {
  const pairs = new Map<RecognisedLine, BudgetLine>()
  const fold = foldOnce()
  let [free, rows]: [readonly BudgetLine[], readonly RecognisedLine[]] = [current, incoming]
  for (const keyOf of KEYS) {
    if (free.length === 0 || rows.length === 0) break
    const keys = new Map<LineContent, string | null>([...free, ...rows].map((line) => [line, keyOf(line, fold)]))
    // The same amount first: of two lines of one name it tells which is which.
    for (const isSameAmount of [true, false]) {
      const taken = pairUp(free, rows, (line) => withAmount(keys.get(line) ?? null, line, isSameAmount), pairs)
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
    added: [...rows],
    removed: [...free],
  }
}

const withAmount = (key: string | null, { amountSatang }: LineContent, isSameAmount: boolean): string | null =>
  key === null || !isSameAmount ? key : `${key}|${amountSatang}`

/** Pairs rows with free lines of the same key, in order. @returns the lines that were taken */
function pairUp(
  free: readonly BudgetLine[],
  rows: readonly RecognisedLine[],
  keyOf: (line: LineContent) => string | null,
  pairs: Map<RecognisedLine, BudgetLine>,
): Set<BudgetLine> {
  const waiting = new Map([...Map.groupBy(free, keyOf)].map(([key, lines]) => [key, lines.values()]))
  const taken = new Set<BudgetLine>()
  for (const row of rows) {
    const key = keyOf(row)
    const line = key === null ? undefined : waiting.get(key)?.next().value
    if (!line) continue
    pairs.set(row, line)
    taken.add(line)
  }
  return taken
}

/**
 * Writes the same number for all spellings of a text. Folding and comparing long texts is most of the work, and the same headings stand over
 * thousands of lines.
 */
function foldOnce(): Fold {
  const [numbers, spelled] = [new Map<string, number>(), new Map<string, number>()]
  const numberOf = (text: string): number => {
    const before = spelled.get(text)
    if (before !== undefined) return before
    const folded = foldThai(text)
    const number = numbers.get(folded) ?? numbers.size
    numbers.set(folded, number)
    spelled.set(text, number)
    return number
  }
  return (...texts) => {
    let key = ''
    for (const text of texts) key += `${numberOf(text ?? '')}|`
    return key
  }
}

/** A part of one list of a diff, with the length of the whole list. */
export type DiffPart<Row> = { rows: Row[]; part: number; parts: number; count: number }

/** What of a diff is shown at once. */
export type DiffParts = {
  unchangedCount: number
  changed: DiffPart<MatchedLine>
  /** `isInUse`: projects take money of it. */
  removed: DiffPart<BudgetLine & { isInUse: boolean }>
  added: DiffPart<RecognisedLine>
}

/** The asked part of each list: `?changed=`, `?removed=` and `?added=` of an address, from 1. */
export function diffParts(diff: BudgetDiff, inUse: readonly string[], search: URLSearchParams): DiffParts {
  const part = <Row>(name: 'changed' | 'removed' | 'added', rows: readonly Row[]): DiffPart<Row> => ({
    ...partOf(rows, Number(search.get(name))),
    count: rows.length,
  })
  const used = new Set(inUse)
  const removed = part('removed', diff.removed)
  return {
    unchangedCount: diff.unchanged.length,
    changed: part('changed', diff.changed),
    removed: { ...removed, rows: removed.rows.map((line) => ({ ...line, isInUse: used.has(line.id) })) },
    added: part('added', diff.added),
  }
}
