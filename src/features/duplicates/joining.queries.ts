import type { Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { signatureOf } from '#src/domain/permissions.ts'
import { saveDecision } from '#src/features/items/items.queries.ts'
import { lockSent } from '#src/features/items/sent-works.queries.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits, type Deed } from '#src/features/projects/living-plan.queries.ts'
import { BLANK_FIELDS, fieldsOf, type Edit, type EditAnswer } from '#src/features/projects/projects.ts'
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
 * @throws AppError as `joinWork`; 'not_found' or 'conflict' when the item is gone, decided or changed since
 */
export async function joinAnswer(
  tx: Tx,
  deed: Deed,
  target: JoinTarget,
  item: { id: string; version: number },
): Promise<EditAnswer> {
  const { payer, fields } = await lockSent(tx, item)
  const answer = await joinWork(tx, deed, target, { payer, fields: { ...BLANK_FIELDS, ...fields } })
  await acceptAnswer(tx, deed, item.id, target.projectId)
  return answer
}

/** Notes that an item is in the plan, by a project of it, until the deed is undone. */
export const acceptAnswer = (tx: Tx, { asker, now, editId }: Deed, itemId: string, projectId: string): Promise<void> =>
  saveDecision(
    tx,
    { id: itemId },
    {
      status: 'accepted',
      remark: null,
      projectId,
      at: now,
      by: signatureOf(asker.actor, asker.officeCode),
      editId,
    },
  )
