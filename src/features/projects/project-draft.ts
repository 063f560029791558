import { AppError, type Problem } from '#src/domain/errors.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { Decision, EditRights, EditState, ProjectChange, ProjectImage } from './project-changes.ts'
import { place, type Placed } from './project-positions.ts'
import { changedFields, fieldsOf, liveProjectOf, type EditConflict, type ProjectField } from './projects.ts'

/** Work in progress on the plan: what stands after the edits so far. */
export type Draft = {
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

/** A draft in which nothing has been done yet. */
export const draftOf = (state: EditState, rights: EditRights): Draft => ({
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
})

/** Puts projects side by side before another; null: at the end. @param wanted position of a single one, when it is free */
export function putBefore(draft: Draft, ids: readonly string[], beforeId: string | null, wanted?: number): void {
  const { order, shifted } = place(draft.order, ids, beforeId, wanted)
  draft.order = order
  for (const { id, position } of shifted) draft.shifted.set(id, position)
  for (const id of ids) draft.moved.add(id)
}

/** Notes that someone else was there before: fields that are in the way, none for the project as a whole. */
export function addConflict(draft: Draft, projectId: string, fields: ProjectField[]): void {
  const current = draft.standing.get(projectId)
  const before = draft.conflicts.get(projectId)?.fields ?? []
  draft.conflicts.set(projectId, {
    projectId,
    current: current ? liveProjectOf(current, draft.rights.mayEdit(current.departments)) : null,
    fields: [...new Set([...before, ...fields])],
  })
}

/** @throws AppError as `decideEdits`, when anything stands against the draft */
export function refuse(draft: Draft): void {
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

/** What is to be saved of a draft. @param order of the plan before it */
export function decisionOf(draft: Draft, order: readonly Placed[]): Decision {
  const { standing } = draft
  const positions = new Map(draft.order.map(({ id, position }) => [id, position]))
  const followers = followersIn(order)
  const nextFollowers = followersIn(draft.order)
  const changes = [...new Set([...standing.keys(), ...draft.now.keys()])].flatMap((id): ProjectChange[] => {
    const [before, now] = [standing.get(id) ?? null, draft.now.get(id)]
    if (!now) return before ? [{ projectId: id, action: 'deleted', before: image(before, followers), after: null }] : []
    const after = { ...now, version: now.version + 1, position: positions.get(id) ?? now.position }
    if (!before) return [{ projectId: id, action: 'created', before: null, after }]
    // Where others were moved apart, a project may stand elsewhere at the very position that it had.
    const isElsewhere = after.position !== before.position || nextFollowers.get(id) !== followers.get(id)
    const isMoved = draft.moved.has(id) && isElsewhere
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

const followersIn = (order: readonly Placed[]): Map<string, string | null> =>
  new Map(order.map(({ id }, index) => [id, order[index + 1]?.id ?? null]))

const image = (project: StoredProject, followers: ReadonlyMap<string, string | null>): ProjectImage => ({
  ...project,
  followedBy: followers.get(project.id) ?? null,
})
