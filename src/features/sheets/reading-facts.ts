import { readKey } from './row-key.ts'
import type { SheetReading } from './sheet-reading.ts'

/** The exports that a file names: its rows by their codes, its hidden sheet by the id. */
export function namedIn({ exportId, tables }: SheetReading): { codes: string[]; ids: string[] } {
  const codes = new Set<string>()
  for (const { rows } of tables)
    for (const { cells } of rows) {
      const key = typeof cells.key === 'string' ? readKey(cells.key) : null
      if (key?.kind === 'row') codes.add(key.code)
    }
  return { codes: [...codes], ids: exportId === null ? [] : [exportId] }
}

/** What a person should know of where a file comes from. `divisionName` null: the whole plan. */
export type SheetFactsNow = {
  given: { at: Date; actor: string; divisionName: string | null } | null
  /** When the same projects were given out again. */
  newerAt: Date | null
  /** When a file of the very same bytes was applied. */
  appliedBefore: Date | null
}

/** @param same all files with the same bytes, this one included */
export const factsOf = ({
  given,
  newer,
  same,
  sheet,
}: {
  given: { at: Date; actor: string; divisionName: string | null } | null
  newer: Date | null
  same: readonly { id: string; appliedAt: Date | null }[]
  sheet: { id: string }
}): SheetFactsNow => ({
  given: given && { at: given.at, actor: given.actor, divisionName: given.divisionName },
  newerAt: newer,
  appliedBefore: same.find(({ id, appliedAt }) => id !== sheet.id && appliedAt !== null)?.appliedAt ?? null,
})
