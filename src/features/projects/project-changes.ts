import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { Placed } from './project-positions.ts'

/** What the actor may do with projects of this plan. */
export type EditRights = {
  /** Whether projects of these departments. */
  mayEdit: (departments: readonly string[]) => boolean
  /** Whether the order, and the departments of all. */
  mayArrange: boolean
  /** Divisions of the actor: a project that names none becomes the first's. */
  divisions: readonly string[]
}

/** The projects that edits name, as they stand, and the order of the whole plan (empty when all are set in place). */
export type EditState = {
  standing: ReadonlyMap<string, StoredProject>
  order: readonly Placed[]
  /** Ids among those named that are projects of another plan. */
  taken: ReadonlySet<string>
}

/** An image of a project. One that was moved or deleted also says which one followed it (null: none), so that it finds its place again. */
export type ProjectImage = StoredProject & { followedBy?: string | null }

/** What became of one project: `before` null when it is new, `after` null when it is no more. */
export type ProjectChange = {
  projectId: string
  action: 'created' | 'edited' | 'moved' | 'deleted' | 'restored' | 'undone'
  before: ProjectImage | null
  after: StoredProject | null
}

/** Changes to save, and projects that only get another position. */
export type Decision = { changes: ProjectChange[]; shifted: Placed[] }
