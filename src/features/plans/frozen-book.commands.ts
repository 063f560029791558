import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { isFiscalYear, type FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import { findFrozenFile } from './frozen-book.queries.ts'

/** A file of the announced book, the very bytes that were written then; null while the plan is not announced, or is not there. */
export async function openFrozenFile(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  format: 'pdf' | 'docx' | 'xlsx',
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  authorise(context.actor, 'book.make', officeCode)
  const office = isFiscalYear(fiscalYear) ? await findOffice(context, officeCode) : null
  return office && readOrg(context.db, office.id, (tx) => findFrozenFile(tx, office.id, fiscalYear, format))
}
