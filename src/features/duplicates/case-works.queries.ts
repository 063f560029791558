import { orgIdOf, withRadar, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { passAllocations } from '#src/features/budgets/allocations.queries.ts'
import { refreshProposalsOfYear } from '#src/features/budgets/budget-proposals.queries.ts'
import { findSent, followUndo, lockSent } from '#src/features/items/sent-works.queries.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits, applyUndo, type Deed } from '#src/features/projects/living-plan.queries.ts'
import { undoneAmong } from '#src/features/projects/project-changes.queries.ts'
import { BLANK_FIELDS, fieldsOf, type ProjectFields } from '#src/features/projects/projects.ts'
import { otherSide, type DuplicateCase, type Side } from './cases.ts'
import { saveCases } from './cases.queries.ts'
import type { DecisionInput } from './duplicates.schema.ts'
import { takenFrom } from './joining.ts'
import { acceptAnswer, joinAnswer, joinWork } from './joining.queries.ts'

/** A work of a case as it is now. `version`: for what changes it; 0 where this office cannot. */
export type WorkNow = { fields: ProjectFields; version: number }

/** A side of a case as it is now; null when it is no more, or no longer waits. */
export async function workNow(tx: Tx, one: DuplicateCase, side: Side): Promise<WorkNow | null> {
  const work = one[side]
  if (work.orgId !== orgIdOf(tx)) return publicWork(tx, work)
  if (work.source === 'answer') {
    const answer = await findSent(tx, work.id)
    return answer?.status === 'waiting'
      ? { fields: { ...BLANK_FIELDS, ...answer.fields }, version: answer.version }
      : null
  }
  const [found] = await loadProjectsById(tx, orgIdOf(tx), [work.id])
  if (!found) return null
  return { fields: fieldsOf(found.project), version: found.planId === one.planId ? found.project.version : 0 }
}

/** What another office has announced, as far as others may know it; its office stands for its divisions. */
async function publicWork(tx: Tx, work: DuplicateCase['right']): Promise<WorkNow | null> {
  const row = await withRadar(tx, (radar) =>
    radar
      .selectFrom('radar_entry')
      .selectAll()
      .where('org_id', '=', work.orgId)
      .where('source', '=', work.source)
      .where('id', '=', work.id)
      .where('is_public', '=', true)
      .executeTakeFirst(),
  )
  if (!row) return null
  const { name, activity, place, villages, months, budget_satang: amountSatang } = row
  const funds = amountSatang === null ? [] : [{ source: null, amountSatang }]
  const fields = { ...BLANK_FIELDS, name, activity, place, villages, months, funds, departments: [work.officeName] }
  return { fields, version: 0 }
}

type Merge = Extract<DecisionInput, { to: 'merged' }>
type Join = Extract<DecisionInput, { to: 'joint' }>

/**
 * Makes two works one: one stays, with what was chosen of the other, and the other goes. Of a work that this office cannot change the own
 * one goes; an answer that waits is taken as told already.
 * @returns the side that is no more
 */
export async function mergeWorks(tx: Tx, deed: Deed, one: DuplicateCase, merge: Merge): Promise<Side> {
  const { keep, take } = merge
  const gone = otherSide(keep)
  const versionOf = (side: Side): number => (side === 'left' ? merge.leftVersion : merge.rightVersion)
  const deletion = { type: 'delete' as const, projectId: one[gone].id, version: versionOf(gone) }
  if (one.kind === 'past' || one.kind === 'other-office') {
    if (gone === 'right') throw foreignWork()
    await applyEdits(tx, deed, [deletion])
    return gone
  }
  if (one.kind === 'answer' && keep === 'right') throw foreignWork()
  const answer = one.kind === 'answer' ? await lockSent(tx, { id: one.right.id, version: merge.rightVersion }) : null
  const other = answer ? { fields: { ...BLANK_FIELDS, ...answer.fields } } : await workNow(tx, one, gone)
  if (!other) throw goneWork()
  const taking =
    take.length === 0
      ? []
      : [
          {
            type: 'set' as const,
            projectId: one[keep].id,
            version: versionOf(keep),
            fields: takenFrom(other.fields, take),
          },
        ]
  if (answer === null || taking.length > 0) await applyEdits(tx, deed, answer === null ? [...taking, deletion] : taking)
  if (answer) await acceptAnswer(tx, deed, answer.id, one[keep].id)
  else await passMoney(tx, deed, one, gone)
  return gone
}

/**
 * Makes two works one project that several pay for: money, departments and months of both.
 * @returns the side that is no more; null when the other office keeps its own
 */
export async function joinWorks(tx: Tx, deed: Deed, one: DuplicateCase, join: Join): Promise<Side | null> {
  const { take } = join
  const target = { projectId: one.left.id, version: join.leftVersion, take }
  if (one.kind === 'answer') {
    await joinAnswer(tx, deed, target, { id: one.right.id, version: join.rightVersion })
    return 'right'
  }
  if (one.kind === 'other-office') {
    const work = await workNow(tx, one, 'right')
    if (!work) throw goneWork()
    await joinWork(tx, deed, target, { fields: work.fields, payer: one.right.officeName })
    return null
  }
  return joinInPlan(tx, deed, one, join)
}

async function joinInPlan(tx: Tx, deed: Deed, one: DuplicateCase, join: Join): Promise<Side> {
  const { keep, take } = join
  const gone = otherSide(keep)
  const [kept, other] = [await workNow(tx, one, keep), await workNow(tx, one, gone)]
  if (!kept || !other) throw goneWork()
  // A project of the office in which an agency has a part stays the office's.
  if (kept.fields.kind === 'outside-agency' && other.fields.kind !== 'outside-agency')
    return joinInPlan(tx, deed, one, { ...join, keep: gone, take: [] })
  const versionOf = (side: Side): number => (side === 'left' ? join.leftVersion : join.rightVersion)
  const isOutside = other.fields.kind === 'outside-agency' && kept.fields.kind !== 'outside-agency'
  await joinWork(
    tx,
    deed,
    { projectId: one[keep].id, version: versionOf(keep), take },
    { fields: other.fields, payer: isOutside ? (other.fields.departments[0] ?? null) : null },
    [{ type: 'delete', projectId: one[gone].id, version: versionOf(gone) }],
  )
  await passMoney(tx, deed, one, gone)
  return gone
}

/** The lines of the budget that paid for the project that is no more pay for the one that stays. */
async function passMoney(tx: Tx, { editId, fiscalYear, now }: Deed, one: DuplicateCase, gone: Side): Promise<void> {
  await passAllocations(tx, { projectId: one[gone].id, successorId: one[otherSide(gone)].id, editId })
  await refreshProposalsOfYear(tx, fiscalYear, now)
}

const goneWork = (): AppError => new AppError('conflict', 'งานหนึ่งในคู่นี้ไม่มีแล้ว หรือถูกพิจารณาไปแล้ว กรุณาค้นหาใหม่')
const foreignWork = (): AppError =>
  new AppError('invalid', 'งานนี้ไม่ใช่โครงการของแผนนี้ จึงลบหรือแก้ไขไม่ได้', [
    { field: 'keep', rule: 'work-of-others', message: 'กรุณาเลือกคงงานอีกด้านหนึ่งไว้' },
  ])

/** Makes two works again of what was merged or joined; what was undone in the plan already is left. @returns whether a work changed */
export async function takeApart(tx: Tx, deed: Deed, one: DuplicateCase): Promise<boolean> {
  if (one.status !== 'merged' && one.status !== 'joint') return false
  const { planId, editId } = one
  if (editId === null) return true
  if (await editStands(tx, planId, editId)) await applyUndo(tx, deed, editId)
  // An item that was merged without taking anything of it changed nothing in the plan.
  else await followUndo(tx, { planId, undoes: editId, now: deed.now })
  return true
}

/** Whether an edit was made and still holds: not undone, or the undoing undone. */
async function editStands(tx: ReadTx, planId: string, editId: string): Promise<boolean> {
  const made = await tx
    .selectFrom('project_change')
    .select('id')
    .where('org_id', '=', orgIdOf(tx))
    .where('plan_id', '=', planId)
    .where('batch_id', '=', editId)
    .limit(1)
    .executeTakeFirst()
  return made !== undefined && (await undoneAmong(tx, orgIdOf(tx), planId, [editId])).size === 0
}

/** The cases of a plan; those of which the merging or joining was undone in the plan are open again, and saved as that. */
export async function reopenUndone(tx: Tx, cases: readonly DuplicateCase[]): Promise<DuplicateCase[]> {
  const isOne = ({ status }: DuplicateCase): boolean => status === 'merged' || status === 'joint'
  const [first] = cases
  const edits = cases.flatMap((one) => (isOne(one) && one.editId !== null ? [one.editId] : []))
  if (!first || edits.length === 0) return [...cases]
  const undone = await undoneAmong(tx, orgIdOf(tx), first.planId, edits)
  const now = cases.map((one): DuplicateCase =>
    isOne(one) && undone.has(one.editId ?? '') ? { ...one, status: 'open', version: one.version + 1 } : one,
  )
  await saveCases(
    tx,
    now.filter((one, index) => one !== cases[index]),
  )
  return now
}
