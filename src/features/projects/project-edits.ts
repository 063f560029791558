import { AppError, type Problem } from '#src/domain/errors.ts'
import { villagesIn } from '#src/domain/villages.ts'
import { refuseTooManyProjects } from '#src/features/plans/project-limits.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { withFields } from './project-input.ts'
import { place, type Placed } from './project-positions.ts'
import {
  changedFields,
  fieldsOf,
  isSameValue,
  liveProjectOf,
  type Edit,
  type EditConflict,
  type ProjectField,
  type ProjectFields,
} from './projects.ts'

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

/** Work in progress on the plan: what stands after the edits so far. */
type Draft = {
  rights: EditRights
  standing: ReadonlyMap<string, StoredProject>
  taken: ReadonlySet<string>
  now: Map<string, StoredProject>
  order: readonly Placed[]
  shifted: Map<string, number>
  moved: Set<string>
  problems: Problem[]
  conflicts: Map<string, EditConflict>
  refused: Set<string>
}

/**
 * Decides what edits do to the plan: all of them, or none.
 * @throws AppError 'forbidden' naming the projects that are another division's; 'conflict' with what stands now; 'invalid' with every
 * problem at once, each at '<projectId>.<field>'; 'too_large'
 */
export function decideEdits(edits: readonly Edit[], state: EditState, rights: EditRights): Decision {
  const draft: Draft = {
    rights,
    standing: state.standing,
    taken: state.taken,
    now: new Map(state.standing),
    order: state.order,
    shifted: new Map(),
    moved: new Set(),
    problems: [],
    conflicts: new Map(),
    refused: new Set(),
  }
  for (const edit of edits) {
    if (edit.type === 'set') setFields(draft, edit)
    else if (edit.type === 'create') create(draft, edit)
    else if (edit.type === 'delete') remove(draft, edit)
    else move(draft, edit)
  }
  refuse(draft)
  if (edits.some(({ type }) => type === 'create')) refuseTooManyProjects(draft.order.length)
  return decisionOf(draft, state)
}

function setFields(draft: Draft, edit: Extract<Edit, { type: 'set' }>): void {
  const current = draft.now.get(edit.projectId)
  if (!current) return conflict(draft, edit.projectId, Object.keys(edit.fields) as ProjectField[])
  const known = draft.standing.get(edit.projectId)
  const others = known ? changedByOthers(known, edit) : []
  if (others.length > 0) return conflict(draft, edit.projectId, others)
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

const blankProject = (id: string): StoredProject => ({
  id,
  position: 0,
  version: 0,
  no: null,
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
  programmeRaw: null,
  note: null,
  agencyLetter: null,
  sourceFile: null,
  ref: null,
  intakeId: null,
})

function remove(draft: Draft, edit: Extract<Edit, { type: 'delete' }>): void {
  const current = draft.now.get(edit.projectId)
  const known = draft.standing.get(edit.projectId)
  if (!current || (known && known.version !== edit.version)) return conflict(draft, edit.projectId, [])
  if (!mayChange(draft.rights, current, current)) draft.refused.add(current.name)
  draft.now.delete(edit.projectId)
  draft.order = draft.order.filter(({ id }) => id !== edit.projectId)
}

function move(draft: Draft, edit: Extract<Edit, { type: 'move' }>): void {
  const ids = [...new Set(edit.projectIds)]
  const gone = ids.filter((id) => !draft.now.has(id))
  for (const id of gone) conflict(draft, id, [])
  const moving = new Set(ids)
  if (edit.beforeId !== null && !draft.order.some(({ id }) => id === edit.beforeId))
    return conflict(draft, edit.beforeId, [])
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

function putBefore(draft: Draft, ids: readonly string[], beforeId: string | null, wanted?: number): void {
  const { order, shifted } = place(draft.order, ids, beforeId, wanted)
  draft.order = order
  for (const { id, position } of shifted) draft.shifted.set(id, position)
  for (const id of ids) draft.moved.add(id)
}

function conflict(draft: Draft, projectId: string, fields: ProjectField[]): void {
  const current = draft.standing.get(projectId)
  const before = draft.conflicts.get(projectId)?.fields ?? []
  draft.conflicts.set(projectId, {
    projectId,
    current: current ? liveProjectOf(current, draft.rights.mayEdit(current.departments)) : null,
    fields: [...new Set([...before, ...fields])],
  })
}

function refuse(draft: Draft): void {
  if (draft.refused.size > 0) {
    const names = [...draft.refused].filter((name) => name !== '')
    throw new AppError(
      'forbidden',
      names.length === 0 ? 'ท่านไม่มีสิทธิ์จัดลำดับโครงการ' : 'ท่านแก้ไขได้เฉพาะโครงการของกองหรือสำนักของท่าน และโอนให้หน่วยงานอื่นไม่ได้',
      names.map((name) => ({ field: 'departments', rule: 'other-division', message: `โครงการ “${name}”` })),
    )
  }
  if (draft.conflicts.size > 0)
    throw new AppError(
      'conflict',
      'มีผู้แก้ไขโครงการเดียวกันไปก่อนแล้ว กรุณาเปรียบเทียบแล้วเลือกค่าที่ถูกต้อง',
      [],
      [...draft.conflicts.values()],
    )
  if (draft.problems.length > 0) throw new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขจุดที่แจ้ง', draft.problems)
}

function decisionOf(draft: Draft, { standing, order }: EditState): Decision {
  const positions = new Map(draft.order.map(({ id, position }) => [id, position]))
  const followers = new Map(order.map(({ id }, index) => [id, order[index + 1]?.id ?? null]))
  const changes = [...new Set([...standing.keys(), ...draft.now.keys()])].flatMap((id): ProjectChange[] => {
    const [before, now] = [standing.get(id) ?? null, draft.now.get(id)]
    if (!now) return before ? [{ projectId: id, action: 'deleted', before: image(before, followers), after: null }] : []
    const after = { ...now, version: now.version + 1, position: positions.get(id) ?? now.position }
    if (!before) return [{ projectId: id, action: 'created', before: null, after }]
    const isMoved = draft.moved.has(id) && after.position !== before.position
    if (!isMoved && changedFields(fieldsOf(before), fieldsOf(after)).length === 0) return []
    if (isMoved) return [{ projectId: id, action: 'moved', before: image(before, followers), after }]
    return [{ projectId: id, action: 'edited', before, after }]
  })
  const changed = new Set(changes.map(({ projectId }) => projectId))
  const shifted = [...draft.shifted]
    .map(([id]) => ({ id, position: positions.get(id) }))
    .filter((each): each is Placed => each.position !== undefined && !changed.has(each.id))
  return { changes, shifted }
}

const image = (project: StoredProject, followers: ReadonlyMap<string, string | null>): ProjectImage => ({
  ...project,
  followedBy: followers.get(project.id) ?? null,
})
