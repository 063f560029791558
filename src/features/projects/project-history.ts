import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { ProjectChange } from './project-changes.ts'
import { changedFields, fieldsOf, type FieldChange } from './projects.ts'

/** One line of the history of a project. `actor`: name and position of the time. */
export type HistoryEntry = {
  editId: string
  at: Date
  actor: string
  action: ProjectChange['action']
  /** Empty for what came or went as a whole, or only changed its place. */
  changes: FieldChange[]
  isUndone: boolean
}

/** A kept change as the history shows it. */
export const historyEntryOf = ({
  before,
  after,
  ...origin
}: Omit<HistoryEntry, 'changes'> & { before: StoredProject | null; after: StoredProject | null }): HistoryEntry => ({
  ...origin,
  changes: before && after ? changedFields(fieldsOf(before), fieldsOf(after)) : [],
})
