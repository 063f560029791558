import type { LevelLabel } from '#src/domain/plan.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { Grid } from '../grid.ts'

const NEW_WORD = /^(?:\d+[.)]\s*)?ประเด็นการพัฒนา/
const OLD_WORD = /^(?:\d+[.)]\s*)?ยุทธศาสตร์/

/**
 * The word with which the file's own headings name level 1; null when none does. Headings of both kinds are left-overs of an older file
 * in a newer one or the other way round: then the one that stands more often.
 */
export function levelLabelOf(grid: Grid): LevelLabel | null {
  let newer = 0
  let older = 0
  for (const text of textsOf(grid)) {
    if (NEW_WORD.test(text)) newer++
    else if (OLD_WORD.test(text)) older++
  }
  if (newer === 0 && older === 0) return null
  return newer > older ? 'ประเด็นการพัฒนา' : 'ยุทธศาสตร์'
}

function* textsOf(grid: Grid): Generator<string> {
  for (const sheet of grid.sheets) {
    if (sheet.isHidden) continue
    yield* sheet.before.map(normaliseThai)
    for (const row of sheet.rows.values()) {
      // A heading stands first in its row; what comes after it is the text of other columns.
      for (const cell of row.cells.values()) {
        if (cell.text === '') continue
        yield normaliseThai(cell.text.slice(0, 40))
        break
      }
    }
  }
}
