import { villagesIn } from '#src/domain/villages.ts'
import { refuseTooManyProjects } from '#src/features/plans/project-limits.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { Decision, EditRights, EditState } from './project-changes.ts'
import { addConflict, decisionOf, draftOf, putBefore, refuse, type Draft } from './project-draft.ts'
import { blankProject, withFields } from './project-input.ts'
import { fieldsOf, isSameValue, type Edit, type ProjectField, type ProjectFields } from './projects.ts'

/**
 * Decides what edits do to the plan: all of them, or none.
 * @throws AppError 'forbidden' naming the projects that are another division's; 'conflict' with what stands now; 'invalid' with every
 * problem at once, each at '<projectId>.<field>'; 'too_large'
 */
export function decideEdits(edits: readonly Edit[], state: EditState, rights: EditRights): Decision {
  const draft = draftOf(state, rights)
  for (const edit of edits) {
    if (edit.type === 'set') setFields(draft, edit)
    else if (edit.type === 'create') create(draft, edit)
    else if (edit.type === 'delete') remove(draft, edit)
    else move(draft, edit)
  }
  refuse(draft)
  if (edits.some(({ type }) => type === 'create')) refuseTooManyProjects(draft.order.length)
  return decisionOf(draft, state.order)
}

function setFields(draft: Draft, edit: Extract<Edit, { type: 'set' }>): void {
  const current = draft.now.get(edit.projectId)
  if (!current) return addConflict(draft, edit.projectId, Object.keys(edit.fields) as ProjectField[])
  const known = draft.standing.get(edit.projectId)
  const others = known ? changedByOthers(known, edit) : []
  if (others.length > 0) return addConflict(draft, edit.projectId, others)
  write(draft, current, edit.fields)
}

/** The fields that are set, and that someone else has set to something else since they were on the screen. */
function changedByOthers(known: StoredProject, edit: Extract<Edit, { type: 'set' }>): ProjectField[] {
  if (known.version === edit.version) return []
  const [values, { fields, base = {} }] = [fieldsOf(known), edit]
  return (Object.keys(fields) as ProjectField[]).filter(
    (field) =>
      !(field in base) || !(isSameValue(values[field], base[field]) || isSameValue(values[field], fields[field])),
  )
}

function write(draft: Draft, current: StoredProject, fields: Partial<ProjectFields>): void {
  const { project, problems } = withFields(current, fields)
  draft.problems.push(...problems)
  if (!mayChange(draft.rights, current, project)) draft.refused.add(current.name)
  draft.now.set(project.id, project)
}

/** A division may neither touch a project of others nor give its own away. */
const mayChange = (rights: EditRights, before: StoredProject, after: StoredProject): boolean =>
  rights.mayEdit(before.departments) &&
  rights.mayEdit(after.departments) &&
  (rights.mayArrange || before.departments.length === 0 || after.departments.length > 0)

function create(draft: Draft, edit: Extract<Edit, { type: 'create' }>): void {
  const id = edit.projectId
  if (draft.now.has(id) || draft.standing.has(id) || draft.taken.has(id)) {
    draft.problems.push({ field: `${id}.id`, rule: 'id-taken', message: 'มีโครงการที่ใช้รหัสนี้อยู่แล้ว กรุณาเพิ่มโครงการใหม่อีกครั้ง' })
    return
  }
  const { project, problems } = withFields(blankProject(id), edit.fields)
  // An empty name is no change of a blank project, and yet missing.
  if (project.name === '' && problems.length === 0)
    problems.push({ field: `${id}.name`, rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อโครงการ' })
  draft.problems.push(...problems)
  const [own] = draft.rights.divisions
  if (project.departments.length === 0 && !draft.rights.mayArrange && own !== undefined) project.departments = [own]
  if (edit.fields.villages === undefined) project.villages = villagesIn(project.place ?? '')
  if (!draft.rights.mayEdit(project.departments)) draft.refused.add(project.name)
  draft.now.set(id, project)
  putBefore(draft, [id], edit.beforeId)
}

function remove(draft: Draft, edit: Extract<Edit, { type: 'delete' }>): void {
  const current = draft.now.get(edit.projectId)
  const known = draft.standing.get(edit.projectId)
  if (!current || (known && known.version !== edit.version)) return addConflict(draft, edit.projectId, [])
  if (!mayChange(draft.rights, current, current)) draft.refused.add(current.name)
  draft.now.delete(edit.projectId)
  draft.order = draft.order.filter(({ id }) => id !== edit.projectId)
}

function move(draft: Draft, edit: Extract<Edit, { type: 'move' }>): void {
  const ids = [...new Set(edit.projectIds)]
  const gone = ids.filter((id) => !draft.now.has(id))
  for (const id of gone) addConflict(draft, id, [])
  const moving = new Set(ids)
  if (edit.beforeId !== null && !draft.order.some(({ id }) => id === edit.beforeId))
    return addConflict(draft, edit.beforeId, [])
  if (gone.length > 0) return
  if (!draft.rights.mayArrange) draft.refused.add('')
  for (const id of ids) {
    const current = draft.now.get(id)
    if (current && edit.into) write(draft, current, edit.into)
    draft.moved.add(id)
  }
  // Before one that moves itself: before the next that does not.
  const from = draft.order.findIndex(({ id }) => id === edit.beforeId)
  const next = from === -1 ? undefined : draft.order.slice(from).find(({ id }) => !moving.has(id))
  const [first] = draft.order.filter(({ id }) => moving.has(id))
  draft.order = draft.order.filter(({ id }) => !moving.has(id))
  putBefore(draft, ids, next?.id ?? null, first?.position)
}
