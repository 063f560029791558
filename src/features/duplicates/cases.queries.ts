import { sql, type Selectable } from 'kysely'
import type { DuplicateCaseTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { CaseWork, DuplicateCase } from './cases.ts'
import { isReasonCode, type Reason } from '#src/features/works/reasons.ts'

/** A statement of so many rows is put together in a few milliseconds. */
const ROWS_AT_ONCE = 200

type Row = Selectable<DuplicateCaseTable>

const caseOf = (row: Row): DuplicateCase => {
  // Written by `saveCases` only.
  const [left, right] = row.works as [CaseWork, CaseWork]
  const { for: reasons, against } = row.reasons as { for: Reason[]; against: Reason[] }
  return {
    id: row.id,
    planId: row.plan_id,
    kind: row.kind,
    left: { ...left, id: row.left_id },
    right: { ...right, id: row.right_id },
    leftFingerprint: row.left_fingerprint,
    rightFingerprint: row.right_fingerprint,
    score: row.score,
    reasons: reasons.filter(({ code }) => isReasonCode(code)),
    against: against.filter(({ code }) => isReasonCode(code)),
    status: row.status,
    reason: row.reason,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    threadId: row.thread_id,
    editId: row.edit_id,
    foundAt: row.found_at,
    isStanding: row.is_standing,
    version: row.version,
  }
}

const cases = (tx: ReadTx) => tx.selectFrom('duplicate_case').selectAll().where('org_id', '=', orgIdOf(tx))

/** All cases of a plan, the likeliest first. */
export async function loadCases(tx: ReadTx, planId: string): Promise<DuplicateCase[]> {
  const rows = await cases(tx).where('plan_id', '=', planId).orderBy('score', 'desc').orderBy('id').execute()
  return rows.map(caseOf)
}

/** One case of a plan, or null. */
export async function findCase(tx: ReadTx, planId: string, caseId: string): Promise<DuplicateCase | null> {
  const row = await cases(tx).where('plan_id', '=', planId).where('id', '=', caseId).executeTakeFirst()
  return row ? caseOf(row) : null
}

/** The cases of which a project is one side. */
export async function casesOfProject(tx: ReadTx, projectId: string): Promise<DuplicateCase[]> {
  const rows = await cases(tx)
    .where((eb) => eb.or([eb('left_id', '=', projectId), eb('right_id', '=', projectId)]))
    .execute()
  return rows.map(caseOf)
}

/** The cases of which one of these items is the right side. */
export async function casesOfItems(tx: ReadTx, itemIds: readonly string[]): Promise<DuplicateCase[]> {
  if (itemIds.length === 0) return []
  const rows = await cases(tx).where('kind', '=', 'answer').where('right_id', 'in', itemIds).execute()
  return rows.map(caseOf)
}

/** Writes cases, new or in place of what they were; the caller has locked the plan. */
export async function saveCases(tx: Tx, changed: readonly DuplicateCase[]): Promise<void> {
  const orgId = orgIdOf(tx)
  const [first] = changed
  if (!first) return
  const columns = Object.keys(rowOf(first, orgId)) as (keyof ReturnType<typeof rowOf>)[]
  for (const part of statementParts(changed, ROWS_AT_ONCE))
    await tx
      .insertInto('duplicate_case')
      .values(part.map((one) => ({ org_id: orgId, ...rowOf(one, orgId) })))
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'id'])
          .doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
      )
      .execute()
}

const rowOf = (one: DuplicateCase, own: number) => ({
  id: one.id,
  plan_id: one.planId,
  kind: one.kind,
  left_source: one.left.source,
  left_id: one.left.id,
  left_fingerprint: one.leftFingerprint,
  right_org_id: one.right.orgId === own ? null : one.right.orgId,
  right_source: one.right.source,
  right_id: one.right.id,
  right_fingerprint: one.rightFingerprint,
  right_name: one.right.name,
  score: one.score,
  reasons: JSON.stringify({ for: one.reasons, against: one.against }),
  works: JSON.stringify([one.left, one.right]),
  status: one.status,
  reason: one.reason,
  decided_at: one.decidedAt,
  decided_by: one.decidedBy,
  thread_id: one.threadId,
  edit_id: one.editId,
  found_at: one.foundAt,
  is_standing: one.isStanding,
  version: one.version,
})

/** What a search of a plan rests on: the same text means that another search would find the same. `at`: of the latest search. */
export type SearchState = { at: Date; state: string }

/** The latest search of a plan, or null. */
export async function findSearch(tx: ReadTx, planId: string): Promise<SearchState | null> {
  const row = await tx
    .selectFrom('duplicate_search')
    .select(['at', 'state'])
    .where('org_id', '=', orgIdOf(tx))
    .where('plan_id', '=', planId)
    .executeTakeFirst()
  return row ?? null
}

/** Notes that a plan was searched. */
export async function saveSearch(tx: Tx, planId: string, { at, state }: SearchState): Promise<void> {
  await tx
    .insertInto('duplicate_search')
    .values({ org_id: orgIdOf(tx), plan_id: planId, at, state })
    .onConflict((conflict) => conflict.columns(['org_id', 'plan_id']).doUpdateSet({ at, state }))
    .execute()
}

/** What the works of the office stand at now: changes of its plans and of the answers it got. */
async function ownState(tx: ReadTx): Promise<string> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ',
      (select concat(count(*), '.', sum(change_count)) from plan where org_id = ${orgId}),
      (select concat(count(*), '.', sum(version)) from collection_item where org_id = ${orgId})) as state`.execute(tx)
  return rows[0]?.state ?? ''
}

/**
 * What a search made now would rest on: the works of the office, and the day, for what others announce is looked at once a day.
 * @param today ISO date
 */
export const stateNow = async (tx: ReadTx, today: string): Promise<string> => `${await ownState(tx)} ${today}`

/** Whether a plan was searched since the works of the office changed last: otherwise there may be more pairs than are known. */
export async function isSearched(tx: ReadTx, planId: string): Promise<boolean> {
  const search = await findSearch(tx, planId)
  return search !== null && search.state.startsWith(`${await ownState(tx)} `)
}

/** How many pairs of a plan are known and nobody has decided on: see `isSearched`; without those with works of earlier years, which often come back as they were. */
export async function openCases(tx: ReadTx, planId: string): Promise<number> {
  const row = await tx
    .selectFrom('duplicate_case')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('org_id', '=', orgIdOf(tx))
    .where('plan_id', '=', planId)
    .where('status', '=', 'open')
    .where('is_standing', '=', true)
    .where('kind', '<>', 'past')
    .executeTakeFirst()
  return row?.count ?? 0
}
