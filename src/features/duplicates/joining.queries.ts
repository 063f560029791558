import type { Selectable } from 'kysely'
import type { CollectionItemTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { signatureOf } from '#src/domain/permissions.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits, type Deed } from '#src/features/projects/living-plan.queries.ts'
import {
  BLANK_FIELDS,
  fieldsOf,
  type Edit,
  type EditAnswer,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import { jointFields, takenFrom, type Choice, type WorkToJoin } from './joining.ts'

/** The project to which a work is joined, as it was on the screen, and what is taken from the work in place of what the project says. */
export type JoinTarget = { projectId: string; version: number; take?: readonly Choice[] }

/**
 * Makes a project of the plan one that is carried out together with another work, within an open transaction; the caller has authorised
 * 'project.edit'. It is an edit like others: kept in the history, and undone by the deed's `editId`.
 * @param also further edits of the same deed: the work that is joined may be another project, which goes
 * @throws AppError 'not_found' when the project is gone; 'conflict', 'forbidden' and 'invalid' as `applyEdits`
 */
export async function joinWork(
  tx: Tx,
  deed: Deed,
  target: JoinTarget,
  work: WorkToJoin,
  also: readonly Edit[] = [],
): Promise<EditAnswer> {
  const { projectId, version, take = [] } = target
  const [found] = await loadProjectsById(tx, deed.orgId, [projectId])
  if (!found) throw new AppError('not_found', 'ไม่พบโครงการที่จะรวมงาน อาจถูกลบไปแล้ว')
  const fields = { ...jointFields(fieldsOf(found.project), work), ...takenFrom(work.fields, take) }
  return applyEdits(tx, deed, [{ type: 'set', projectId, version, fields }, ...also])
}

/**
 * Joins what an agency or a division sent to a project of the plan, and notes that it is in the plan by it; as `joinWork`.
 * @param item `version`: as it was on the screen
 * @throws AppError as `joinWork`; 'not_found' or 'conflict' when the answer is gone, decided or changed since
 */
export async function joinAnswer(
  tx: Tx,
  deed: Deed,
  target: JoinTarget,
  item: { id: string; version: number },
): Promise<EditAnswer> {
  const work = await lockAnswer(tx, item)
  const answer = await joinWork(tx, deed, target, work)
  await acceptAnswer(tx, deed, item.id, target.projectId)
  return answer
}

/** An answer that waits, as a work that is joined. */
export type AnswerToJoin = WorkToJoin & { id: string; version: number; status: string; agencyId: string | null }

/** @throws AppError 'not_found'; 'conflict' when it was decided or changed since */
export async function lockAnswer(tx: Tx, { id, version }: { id: string; version: number }): Promise<AnswerToJoin> {
  const row = await tx
    .selectFrom('collection_item')
    .select('version')
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  const answer = row && (await findAnswer(tx, id))
  if (!answer) throw new AppError('not_found', 'ไม่พบรายการที่หน่วยงานส่งมา')
  if (answer.status !== 'waiting' || answer.version !== version)
    throw new AppError('conflict', 'รายการที่หน่วยงานส่งมานี้ถูกพิจารณาหรือแก้ไขไปแล้ว กรุณาดูรายการล่าสุดก่อน')
  return answer
}

/** What an agency or a division sent, with the letter by which it told of it; null when there is no such answer. */
export async function findAnswer(tx: ReadTx, itemId: string): Promise<AnswerToJoin | null> {
  const row = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .innerJoin('collection_answer as answer', (join) =>
      join.onRef('answer.org_id', '=', 'item.org_id').onRef('answer.id', '=', 'item.answer_id'),
    )
    .selectAll('item')
    .select(['request.name as sender', 'request.agency_id', 'answer.letter_number', 'answer.letter_date'])
    .where('item.org_id', '=', orgIdOf(tx))
    .where('item.id', '=', itemId)
    .executeTakeFirst()
  if (!row) return null
  const isOutside = row.agency_id !== null || row.kind === 'outside-agency'
  const departments =
    isOutside && !row.departments.includes(row.sender) ? [...row.departments, row.sender] : row.departments
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    agencyId: row.agency_id,
    payer: isOutside ? row.sender : null,
    fields: { ...fieldsOfItem(row), departments, agencyLetter: letterOf(row) },
  }
}

/** The agency's letter as the form of a project names it. */
const letterOf = ({
  letter_number: number,
  letter_date: date,
}: {
  letter_number: string | null
  letter_date: string | null
}) => (number === null ? null : [number, ...(date === null ? [] : [`ลงวันที่ ${formatThaiDate(date)}`])].join(' '))

const fieldsOfItem = (row: Selectable<CollectionItemTable>): ProjectFields => ({
  ...BLANK_FIELDS,
  kind: row.kind,
  name: row.name,
  activity: row.activity,
  target: row.target,
  funds: row.fund_sources.map((source, index) => ({
    source: source === '' ? null : source,
    amountSatang: row.fund_satang[index] ?? null,
  })),
  place: row.place,
  villages: row.villages,
  departments: row.departments,
  months: row.months,
  strategyNo: row.strategy_no,
  strategy: row.strategy,
  tactic: row.tactic,
  programme: row.programme,
  note: row.note,
})

/** Who sent these answers, by answer. */
export async function sendersOf(tx: ReadTx, itemIds: readonly string[]): Promise<Map<string, string>> {
  if (itemIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('collection_item as item')
    .innerJoin('collection_request as request', (join) =>
      join.onRef('request.org_id', '=', 'item.org_id').onRef('request.id', '=', 'item.request_id'),
    )
    .select(['item.id', 'request.name'])
    .where('item.org_id', '=', orgIdOf(tx))
    .where('item.id', 'in', itemIds)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Notes that an answer is in the plan, by a project of it. */
export async function acceptAnswer(tx: Tx, deed: Deed, itemId: string, projectId: string): Promise<void> {
  await tx
    .updateTable('collection_item')
    .set((eb) => ({
      status: 'accepted' as const,
      project_id: projectId,
      remark: null,
      decided_at: deed.now,
      decided_by: signatureOf(deed.asker.actor, deed.asker.officeCode),
      version: eb('version', '+', 1),
      updated_at: deed.now,
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', itemId)
    .execute()
}

/** Puts answers back into the inbox whose joining was undone. */
export async function releaseAnswer(tx: Tx, itemId: string, now: Date): Promise<void> {
  await tx
    .updateTable('collection_item')
    .set((eb) => ({
      status: 'waiting' as const,
      project_id: null,
      decided_at: null,
      decided_by: null,
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('org_id', '=', orgIdOf(tx))
    .where('id', '=', itemId)
    .where('status', '=', 'accepted')
    .execute()
}
