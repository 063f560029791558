import {
  isSameValue,
  PROJECT_FIELDS,
  type Edit,
  type EditConflict,
  type ProjectField,
  type ProjectFields,
} from '../projects.ts'
import { UNNAMED } from './clipboard.ts'
import type { EditQueue, QueuedEdit } from './edit-queue.ts'

/**
 * For each field in conflict, whose value is to stand; with null, for the project as a whole. One that was deleted by another: 'mine' makes
 * it anew with what was not sent, 'theirs' lets it be gone.
 */
export type Decision = (projectId: string, field: ProjectField | null) => 'mine' | 'theirs'

/** What a queue's edits say of the fields of a project, the latest word last. */
export const unsentFields = (edit: QueuedEdit, projectId: string): Partial<ProjectFields> =>
  (edit.type === 'edits' ? edit.edits : []).reduce<Partial<ProjectFields>>(
    (all, one) => (one.type === 'set' && one.projectId === projectId ? { ...all, ...one.fields } : all),
    {},
  )

/**
 * The queue after the person has decided a conflict of its first edit: rewritten upon what the others have made, ready to be sent.
 * @param newId makes ids: of the edit, and of projects that are made anew
 * @returns also the id under which the first edit goes out now; null when nothing of it is left
 */
export function decided(
  queue: EditQueue,
  decide: Decision,
  newId: () => string,
): { queue: EditQueue; editId: string | null } | null {
  const [first, ...rest] = queue.edits
  if (queue.stop?.type !== 'conflict' || first?.type !== 'edits') return null
  const { conflicts } = queue.stop
  const gone = conflicts.filter(({ current }) => current === null)
  const anew = new Map(
    gone
      .filter(({ projectId }) => Object.keys(unsentFields(first, projectId)).length > 0)
      .filter(({ projectId }) => decide(projectId, null) === 'mine')
      .map((conflict) => [conflict.projectId, newId()]),
  )
  const made = gone.flatMap((conflict) => madeAnew(first, conflict, anew.get(conflict.projectId)))
  const goneIds = new Set(gone.map(({ projectId }) => projectId))
  const others = first.edits.flatMap((edit) => {
    if (edit.type === 'move') return withoutGone(edit, goneIds)
    const conflict = conflicts.find(({ projectId }) => projectId === edit.projectId)
    return conflict ? rewritten(edit, conflict, decide) : [edit]
  })
  const edits = [...made, ...others]
  const editId = edits.length === 0 ? null : newId()
  const again: QueuedEdit[] = editId === null ? [] : [{ editId, type: 'edits', edits }]
  const later = rest.flatMap((edit) => redirected(edit, { from: first.editId, to: editId }, anew))
  return { queue: { edits: [...again, ...later], isSending: false, stop: null, failures: 0 }, editId }
}

/** A deleted project as it was last known, with what was not sent, as a new one at the end of its group. */
function madeAnew(edit: QueuedEdit, { projectId, last }: EditConflict, newId: string | undefined): Edit[] {
  if (newId === undefined) return []
  const known = last && Object.fromEntries(PROJECT_FIELDS.map((field) => [field, last[field]]))
  const fields = { name: UNNAMED, ...known, ...unsentFields(edit, projectId) }
  return [{ type: 'create', projectId: newId, fields, beforeId: null }]
}

/** A move of what is still there; none when its place is gone. */
function withoutGone(edit: Extract<Edit, { type: 'move' }>, gone: ReadonlySet<string>): Edit[] {
  const projectIds = edit.projectIds.filter((id) => !gone.has(id))
  return projectIds.length === 0 || (edit.beforeId !== null && gone.has(edit.beforeId)) ? [] : [{ ...edit, projectIds }]
}

function rewritten(
  edit: Exclude<Edit, { type: 'move' }>,
  { current, fields, projectId }: EditConflict,
  decide: Decision,
): Edit[] {
  if (edit.type === 'delete')
    return current !== null && decide(projectId, null) === 'mine' ? [{ ...edit, version: current.version }] : []
  if (edit.type !== 'set' || current === null) return []
  const kept = Object.entries(edit.fields).filter(([name]) => {
    const field = name as ProjectField
    return !fields.includes(field) || decide(projectId, field) === 'mine'
  })
  const changed = kept.filter(([name, value]) => !isSameValue(value, current[name as ProjectField]))
  if (changed.length === 0) return []
  const base = Object.fromEntries(changed.map(([name]) => [name, current[name as ProjectField]]))
  return [{ ...edit, version: current.version, fields: Object.fromEntries(changed), base }]
}

/** A later entry of the queue, about the edit and the projects that have other ids now. */
function redirected(
  later: QueuedEdit,
  first: { from: string; to: string | null },
  anew: ReadonlyMap<string, string>,
): QueuedEdit[] {
  if (later.type === 'undo') {
    if (later.undoes !== first.from) return [later]
    return first.to === null ? [] : [{ ...later, undoes: first.to }]
  }
  const id = (projectId: string): string => anew.get(projectId) ?? projectId
  const edits = later.edits.map((edit): Edit => {
    if (edit.type === 'move')
      return { ...edit, projectIds: edit.projectIds.map(id), beforeId: edit.beforeId && id(edit.beforeId) }
    if (edit.type === 'create') return { ...edit, beforeId: edit.beforeId && id(edit.beforeId) }
    // The new one begins with version 0, as all that were not there before.
    return anew.has(edit.projectId) ? { ...edit, projectId: id(edit.projectId), version: 0 } : edit
  })
  return [{ ...later, edits }]
}
