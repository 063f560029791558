import type { StoredProject } from '#src/features/plans/projects.queries.ts'

/** What a person may change of a project, in the order in which the form page asks for it. */
export const PROJECT_FIELDS = [
  'kind',
  'name',
  'activity',
  'target',
  'funds',
  'noBudgetReason',
  'place',
  'villages',
  'departments',
  'months',
  'strategyNo',
  'strategy',
  'tactic',
  'programme',
  'note',
  'agencyLetter',
] as const

export type ProjectField = (typeof PROJECT_FIELDS)[number]

/**
 * The editable fields of a project. `programme` is the official name of one of the twelve, or, where the office's words mean none of
 * them, those words: `programmeOrder` tells the two apart.
 */
export type ProjectFields = Pick<StoredProject, ProjectField>

/** A project of which nothing is known yet. */
export const BLANK_FIELDS: ProjectFields = {
  kind: 'project',
  name: '',
  activity: null,
  target: null,
  funds: [],
  noBudgetReason: null,
  place: null,
  villages: [],
  departments: [],
  months: 0,
  strategyNo: null,
  strategy: null,
  tactic: null,
  programme: null,
  note: null,
  agencyLetter: null,
}

/** The fields by which a group of the table is told; a move may set them. */
export type GroupFields = Pick<ProjectFields, 'strategyNo' | 'strategy' | 'tactic' | 'programme'>

/**
 * A project of the living plan as the table and the form page have it. The order of the plan is that of `position`, then `id`; positions
 * have gaps, so numbers are counted, never shown from it.
 */
export type LiveProject = ProjectFields & { id: string; version: number; position: number; mayEdit: boolean }

/**
 * One thing that a person does to the plan. `version`: the one that was on the screen. `base`: the values that were on the screen for the
 * fields that are set; with it, a field is in conflict only when someone else has set it, and to something else than this edit does;
 * without it any other version is a conflict.
 */
export type Edit =
  | {
      type: 'set'
      projectId: string
      version: number
      fields: Partial<ProjectFields>
      base?: Partial<ProjectFields> | undefined
    }
  | {
      type: 'create'
      /** Made by the client: a UUID. */
      projectId: string
      fields: Partial<ProjectFields> & Pick<ProjectFields, 'name'>
      /** Null: after the last. */
      beforeId: string | null
    }
  | { type: 'delete'; projectId: string; version: number }
  | { type: 'move'; projectIds: string[]; beforeId: string | null; into?: Partial<GroupFields> | undefined }

/** Most edits that are sent, done and undone together; also the most projects of one move. */
export const MAX_EDITS = 1_000

/** What is done, and undone, together. `editId` is made by the client, so that an edit which is sent twice is done once. */
export type EditRequest = { editId: string; edits: Edit[] }

/**
 * What an edit, its undo, or the time since changed: the projects as they stand now, those that only got another position included.
 * `changeCount` is the plan's after this edit. A screen that already knows of N changes asks `changesSince(N)`, so that changes of other
 * people in between do not escape it.
 */
export type EditAnswer = { changeCount: number; projects: LiveProject[]; deleted: string[] }

/** `reload`: more changed than can be told one by one (a file was taken in); the whole list is to be loaded again. */
export type ChangesAnswer = EditAnswer & { reload: boolean }

/**
 * What stands against an edit: the project as it is now (null: deleted), and the fields that someone else changed. `by`, `at`: who made
 * that change, and when (ISO 8601), as far as it is known; `last`: the project as it was before it was deleted.
 */
export type EditConflict = {
  projectId: string
  current: LiveProject | null
  fields: ProjectField[]
  by?: string
  at?: string
  last?: LiveProject
}

/** A field before and after, as history and comparisons show it. */
export type FieldChange = {
  [Field in ProjectField]: { field: Field; from: ProjectFields[Field]; to: ProjectFields[Field] }
}[ProjectField]

/** The editable fields of a stored project, as `ProjectFields` has them. */
export const fieldsOf = (project: StoredProject): ProjectFields => ({
  kind: project.kind,
  name: project.name,
  activity: project.activity,
  target: project.target,
  funds: project.funds,
  noBudgetReason: project.noBudgetReason,
  place: project.place,
  villages: project.villages,
  departments: project.departments,
  months: project.months,
  strategyNo: project.strategyNo,
  strategy: project.strategy,
  tactic: project.tactic,
  programme: project.programme ?? project.programmeRaw,
  note: project.note,
  agencyLetter: project.agencyLetter,
})

/** A stored project as screens have it. @param mayEdit whether who looks at it may change it now */
export const liveProjectOf = (project: StoredProject, mayEdit: boolean): LiveProject => ({
  ...fieldsOf(project),
  id: project.id,
  version: project.version,
  position: project.position,
  mayEdit,
})

/** Whether two values of a field say the same. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [left, right] = [Object.entries(a), b as { [key: string]: unknown }]
  return (
    left.length === Object.keys(right).length &&
    left.every(([key, value]) => key in right && isSameValue(value, right[key]))
  )
}

/** The fields in which two projects differ, with both values. */
export function changedFields(before: ProjectFields, after: ProjectFields): FieldChange[] {
  return PROJECT_FIELDS.filter((field) => !isSameValue(before[field], after[field])).map(
    // One field's two values belong together; the union cannot be followed through a variable field.
    (field) => ({ field, from: before[field], to: after[field] }) as FieldChange,
  )
}
