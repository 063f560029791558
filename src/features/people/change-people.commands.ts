import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { lockPeople } from './positions.queries.ts'

type Detail = NonNullable<Parameters<typeof appendAudit>[1]['detail']>

/** What a change of people did: `result` for the one who asked, the rest for the audit log. */
export type PeopleChange<T> = { subjectType: string; subjectId: string; result: T; detail: Detail }

/**
 * Runs a change of the office's people in one transaction, in which such changes wait for each other, and records it.
 * @throws AppError 'not_found' for an unknown office, and what `work` throws
 */
export async function changePeople<T>(
  context: Context,
  officeCode: string,
  work: (tx: Tx, office: Office) => Promise<PeopleChange<T>>,
): Promise<T> {
  authorise(context.actor, 'people.manage', officeCode)
  const office = await officeOf(context, officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    await lockPeople(tx, office.id)
    const { result, ...subject } = await work(tx, office)
    const actor = signatureOf(context.actor, officeCode)
    await appendAudit(tx, { at: context.now(), actor, action: 'people.manage', ...subject })
    return result
  })
}

/** The office with this code; a person of any of its roles may ask. @throws AppError 'not_found' */
export async function officeOf(context: Context, officeCode: string): Promise<Office> {
  authorise(context.actor, 'office.read', officeCode)
  return officeWith(context, officeCode)
}
