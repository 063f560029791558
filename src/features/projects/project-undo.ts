import { AppError } from '#src/domain/errors.ts'
import { refuseTooManyProjects } from '#src/features/plans/project-limits.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import type { Decision, EditRights, EditState, ProjectChange, ProjectImage } from './project-changes.ts'
import { place, type Placed } from './project-positions.ts'
import { changedFields, fieldsOf, liveProjectOf, type EditConflict } from './projects.ts'

/** A change as it was kept. `versionAfter`: the version of the project after it; one above the last when it was deleted. */
export type KeptChange = {
  projectId: string
  before: ProjectImage | null
  after: StoredProject | null
  versionAfter: number
}

/** What was done to a project after an edit that is to be undone. */
export type LaterChange = Omit<KeptChange, 'versionAfter'> & {
  editId: string
  /** By which edit it was undone; that one may have been undone in its turn. */
  undoneBy: string | null
  userId: string | null
  action: ProjectChange['action']
}

/** The changes that still hold: not those that were undone for good, and not the undoing itself. */
export function standingChanges(later: readonly LaterChange[]): LaterChange[] {
  const undoneBy = new Map(later.map(({ editId, undoneBy }) => [editId, undoneBy]))
  const holds = (editId: string): boolean => {
    const by = undoneBy.get(editId) ?? null
    return by === null || !holds(by)
  }
  return later.filter(({ action, editId }) => action !== 'undone' && action !== 'restored' && holds(editId))
}

/**
 * Decides how to take back what was done together: every project is again as it was, and in its old place. Undoing an undo does it again.
 * @param others what other people did since to these projects and still holds: even where they left a field as it was found, or moved a
 * project without changing it, that is not written over
 * @throws AppError 'conflict' when one of the projects was changed since; 'forbidden' when one is another division's
 */
export function decideUndo(
  kept: readonly KeptChange[],
  state: EditState,
  rights: EditRights,
  others: readonly LaterChange[] = [],
): Decision {
  refuseChangedSince(kept, state, rights, others)
  const isForbidden = ({ before, after }: KeptChange): boolean =>
    [before, after].some((project) => project !== null && !rights.mayEdit(project.departments)) ||
    (isMove({ before, after }) && !rights.mayArrange)
  if (kept.some(isForbidden)) throw new AppError('forbidden', 'ท่านไม่มีสิทธิ์ยกเลิกการแก้ไขโครงการของหน่วยงานอื่น')
  const { order, shifted } = orderBefore(kept, state.order)
  if (order.length > state.order.length) refuseTooManyProjects(order.length)
  const positions = new Map(order.map(({ id, position }) => [id, position]))
  const followers = new Map(state.order.map(({ id }, index) => [id, state.order[index + 1]?.id ?? null]))
  const changes = kept.map((each): ProjectChange => {
    const { projectId, before, versionAfter } = each
    const standing = state.standing.get(projectId) ?? null
    const isPlaced = before === null || isMove(each)
    const image = standing && isPlaced ? { ...standing, followedBy: followers.get(projectId) ?? null } : standing
    if (!before) return { projectId, action: 'undone', before: image, after: null }
    const { followedBy: _followedBy, ...content } = before
    // Never a version that was seen before: who still has the screen of then must not save over what came back.
    const version = Math.max(versionAfter, standing?.version ?? 0) + 1
    const after = { ...content, version, position: positions.get(projectId) ?? before.position }
    return { projectId, action: standing ? 'undone' : 'restored', before: image, after }
  })
  const changed = new Set(kept.map(({ projectId }) => projectId))
  return { changes, shifted: shifted.filter(({ id }) => !changed.has(id)) }
}

/** Others only gave way: they keep the place that they have now. */
const isMove = ({ before, after }: Pick<KeptChange, 'before' | 'after'>): boolean =>
  after !== null && before?.followedBy !== undefined

function refuseChangedSince(
  kept: readonly KeptChange[],
  { standing }: EditState,
  rights: EditRights,
  others: readonly LaterChange[],
): void {
  const conflicts = kept.flatMap((change): EditConflict[] => {
    const { projectId, before, after } = change
    const current = standing.get(projectId) ?? null
    if (standsAs(after, current) && !others.some((other) => isSameMatter(change, other))) return []
    const fields = before && after ? changedFields(fieldsOf(before), fieldsOf(after)).map(({ field }) => field) : []
    return [{ projectId, current: current && liveProjectOf(current, rights.mayEdit(current.departments)), fields }]
  })
  if (conflicts.length > 0)
    throw new AppError('conflict', 'ยกเลิกการแก้ไขนี้ไม่ได้ เพราะมีโครงการที่ถูกแก้ไขหลังจากนั้น', [], conflicts)
}

/**
 * Whether a project says what the change left it saying. Not its version: what came later may have been undone, and step by step everything
 * can be.
 */
const standsAs = (after: StoredProject | null, current: StoredProject | null): boolean =>
  after === null || current === null
    ? after === current
    : changedFields(fieldsOf(after), fieldsOf(current)).length === 0

type Images = Pick<KeptChange, 'projectId' | 'before' | 'after'>

/** Whether two changes touch the same field of a project, both its place, or one of them its being there at all. */
function isSameMatter(one: Images, other: Images): boolean {
  if (one.projectId !== other.projectId) return false
  if (!one.before || !one.after || !other.before || !other.after) return true
  const touched = new Set(changedFields(fieldsOf(one.before), fieldsOf(one.after)).map(({ field }) => field))
  const isTouched = changedFields(fieldsOf(other.before), fieldsOf(other.after)).some(({ field }) => touched.has(field))
  return isTouched || (isMove(one) && isMove(other))
}

/** The order with what came gone, and what went or moved back before the project that followed it then. */
function orderBefore(
  kept: readonly KeptChange[],
  order: readonly Placed[],
): { order: readonly Placed[]; shifted: Placed[] } {
  const leaving = new Set(kept.filter((each) => each.before === null || isMove(each)).map(({ projectId }) => projectId))
  const returning = kept
    .filter((each) => each.before !== null && (each.after === null || isMove(each)))
    .flatMap(({ before }) => before ?? [])
    .toSorted((a, b) => b.position - a.position)
  let now = order.filter(({ id }) => !leaving.has(id))
  const shifted = new Map<string, number>()
  for (const image of returning) {
    // Where it was the last, it is again; where the one that followed is gone, only the old position is left to go by.
    const follower =
      image.followedBy === null
        ? null
        : (now.find(({ id }) => id === image.followedBy) ?? now.find(({ position }) => position > image.position))
    const placed = place(now, [image.id], follower?.id ?? null, image.position)
    now = placed.order
    for (const { id, position } of placed.shifted) shifted.set(id, position)
  }
  const returned = new Set(returning.map(({ id }) => id))
  const positions = new Map(now.map(({ id, position }) => [id, position]))
  return {
    order: now,
    shifted: [...shifted.keys()]
      .filter((id) => !returned.has(id))
      .flatMap((id) => ({ id, position: positions.get(id) ?? 0 })),
  }
}
