import { sql } from 'kysely'
import { orgIdOf, withRadar, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits, applyUndo, type Deed } from '#src/features/projects/living-plan.queries.ts'
import { BLANK_FIELDS, fieldsOf, type ProjectFields } from '#src/features/projects/projects.ts'
import { otherSide, type DuplicateCase, type Side } from './cases.ts'
import type { DecisionInput } from './duplicates.schema.ts'
import { takenFrom } from './joining.ts'
import { acceptAnswer, findAnswer, joinAnswer, joinWork, lockAnswer, releaseAnswer } from './joining.queries.ts'

/** A work of a case as it is now. `version`: for what changes it; 0 where this office cannot. */
export type WorkNow = { fields: ProjectFields; version: number }

/** A side of a case as it is now; null when it is no more, or no longer waits. */
export async function workNow(tx: Tx, one: DuplicateCase, side: Side): Promise<WorkNow | null> {
  const work = one[side]
  if (work.orgId !== orgIdOf(tx)) return publicWork(tx, work)
  if (work.source === 'answer') {
    const answer = await findAnswer(tx, work.id)
    return answer?.status === 'waiting' ? { fields: answer.fields, version: answer.version } : null
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
  const answer = one.kind === 'answer' ? await lockAnswer(tx, { id: one.right.id, version: merge.rightVersion }) : null
  const other = answer ?? (await workNow(tx, one, gone))
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
  return gone
}

const goneWork = (): AppError => new AppError('conflict', 'งานหนึ่งในคู่นี้ไม่มีแล้ว หรือถูกพิจารณาไปแล้ว กรุณาค้นหาใหม่')
const foreignWork = (): AppError =>
  new AppError('invalid', 'งานนี้ไม่ใช่โครงการของแผนนี้ จึงลบหรือแก้ไขไม่ได้', [
    { field: 'keep', rule: 'work-of-others', message: 'กรุณาเลือกคงงานอีกด้านหนึ่งไว้' },
  ])

/** Makes two works again of what was merged or joined; what was undone in the plan already is left. @returns whether a work changed */
export async function takeApart(tx: Tx, deed: Deed, one: DuplicateCase): Promise<boolean> {
  if (one.status !== 'merged' && one.status !== 'joint') return false
  if (one.editId !== null && (await editStands(tx, one.planId, one.editId))) await applyUndo(tx, deed, one.editId)
  if (one.kind === 'answer') await releaseAnswer(tx, one.right.id, deed.now)
  return true
}

/** Whether an edit was made and still holds: not undone, or the undoing undone. */
async function editStands(tx: ReadTx, planId: string, editId: string): Promise<boolean> {
  const { rows } = await sql<{ depth: number | null }>`
    with recursive chain (batch, depth) as (
      select ${editId}::uuid, 0
      union
      select change.undone_by, chain.depth + 1 from chain
      join project_change as change on change.org_id = ${orgIdOf(tx)} and change.plan_id = ${planId} and change.batch_id = chain.batch
      where change.undone_by is not null
    )
    select max(depth) as depth from chain where exists (
      select from project_change where org_id = ${orgIdOf(tx)} and plan_id = ${planId} and batch_id = ${editId})`.execute(
    tx,
  )
  const depth = rows[0]?.depth ?? null
  return depth !== null && depth % 2 === 0
}

/** Puts answers back into the inbox of which the joining was undone in the plan. @param cases all cases of the plan */
export async function releaseUndone(tx: Tx, cases: readonly DuplicateCase[], now: Date): Promise<void> {
  const joined = cases.filter(
    ({ kind, status, editId }) => kind === 'answer' && editId !== null && (status === 'merged' || status === 'joint'),
  )
  for (const { planId, editId, right } of joined)
    if (editId !== null && (await wasUndone(tx, planId, editId))) await releaseAnswer(tx, right.id, now)
}

async function wasUndone(tx: ReadTx, planId: string, editId: string): Promise<boolean> {
  const made = await tx
    .selectFrom('project_change')
    .select('id')
    .where('org_id', '=', orgIdOf(tx))
    .where('plan_id', '=', planId)
    .where('batch_id', '=', editId)
    .executeTakeFirst()
  return made !== undefined && !(await editStands(tx, planId, editId))
}
