import { normaliseThai } from '#src/domain/thai-text.ts'
import type { CellText, ReadRow } from './sheet-reading.ts'
import type { GivenRow } from './sort-rows.ts'

/** What a row can be told by, the surest first. */
const MARKS = [(name: string, place: string): string => `${name}\n${place}`, (name: string): string => name] as const

/**
 * Finds rows again that have lost their keys: by name and place, else by name.
 * @param free rows as they were given out, that no key in the file names
 * @returns the rows for which exactly one fits, and which are the only ones that fit it
 */
export function matchByName(rows: readonly ReadRow[], free: readonly GivenRow[]): Map<ReadRow, GivenRow> {
  const matched = new Map<ReadRow, GivenRow>()
  const used = new Set<GivenRow>()
  for (const mark of MARKS) {
    const open = rows.filter((row) => !matched.has(row))
    const byMark = Map.groupBy(open, ({ cells }) => mark(wordsOf(cells.name), wordsOf(cells.place)))
    const given = Map.groupBy(
      free.filter((row) => !used.has(row)),
      ({ base }) => mark(wordsOf(base.name), wordsOf(base.place ?? '')),
    )
    for (const [key, [row, ...others]] of byMark) {
      const [only, ...more] = given.get(key) ?? []
      if (!row || !only || key.trim() === '' || others.length + more.length > 0) continue
      matched.set(row, only)
      used.add(only)
    }
  }
  return matched
}

const wordsOf = (cell: CellText | undefined): string =>
  typeof cell === 'string' ? normaliseThai(cell).replace(/\s+/g, '') : ''
