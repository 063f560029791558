import { villagesIn } from '#src/domain/villages.ts'
import type { StoredProject } from './projects.queries.ts'

/**
 * A project from an image of it that was kept to bring it back. Images of the program's first version know neither villages nor letter:
 * the villages are those that the place names.
 */
export function projectFromImage(image: unknown): StoredProject {
  // Every image was written by this program from a stored project.
  const kept = image as Omit<StoredProject, 'villages' | 'agencyLetter'> & Partial<StoredProject>
  return { ...kept, villages: kept.villages ?? villagesIn(kept.place ?? ''), agencyLetter: kept.agencyLetter ?? null }
}

/** Positions of a plan lie this far apart at first: between two there is room for others, which then move nobody. */
export const POSITION_STEP = 1024

/**
 * The villages of a project whose place becomes another: those that the new place names, unless a person had set others than the old place
 * named; then they stay.
 */
export function villagesAfter(before: Pick<StoredProject, 'place' | 'villages'>, place: string | null): number[] {
  const named = villagesIn(before.place ?? '')
  const isDerived = named.length === before.villages.length && named.every((each, at) => each === before.villages[at])
  return isDerived ? villagesIn(place ?? '') : before.villages
}
