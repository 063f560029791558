import type { Satang } from '#src/domain/money.ts'
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

/** Which of these lines have a project of their name in the plan that still lacks its line; to make another would double it. */
export function linesInPlan(
  lines: readonly Pick<LineForChoosing, 'id' | 'name'>[],
  projects: readonly { project: { name: string }; differenceSatang: Satang }[],
): Set<string> {
  const names = new Set(
    projects.filter(({ differenceSatang }) => differenceSatang > 0).map(({ project }) => foldThai(project.name)),
  )
  return new Set(lines.filter(({ name }) => names.has(foldThai(name))).map(({ id }) => id))
}
