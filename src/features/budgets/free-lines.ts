import type { OfficeType } from '#src/domain/office-types.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { fundSourceOf, type LineForChoosing } from './budgets.ts'
import type { TieOut } from './tie-out.ts'

/**
 * The lines of which something is still free for a project, in the order of the budget.
 * @param department only lines of this division, and those that name none
 */
export function freeLines(
  { instruments, lines }: Pick<TieOut, 'instruments' | 'lines'>,
  officeType: OfficeType,
  department?: string,
): LineForChoosing[] {
  const kinds = new Map(instruments.map(({ instrument }) => [instrument.id, instrument.kind]))
  const wanted = department === undefined ? null : foldThai(department)
  return lines
    .filter(({ state, restSatang }) => state === 'open' && restSatang > 0)
    .filter(({ line }) => wanted === null || line.department === null || foldThai(line.department) === wanted)
    .map(({ line, restSatang }) => {
      const instrumentKind = kinds.get(line.instrumentId) ?? 'annual'
      return { ...line, restSatang, instrumentKind, fundSource: fundSourceOf(instrumentKind, officeType) }
    })
}
