import type { ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'

const newest = (tx: ReadTx, orgId: number, fiscalYear: FiscalYear) =>
  tx
    .selectFrom('published_plan')
    .where('published_plan.org_id', '=', orgId)
    .where('published_plan.fiscal_year', '=', fiscalYear)
    .orderBy('published_plan.edition', 'desc')
    .limit(1)

/** The book of a plan as it was announced, or null while it is not. */
export async function findFrozenBook(tx: ReadTx, orgId: number, fiscalYear: FiscalYear): Promise<PlanDocument | null> {
  const row = await newest(tx, orgId, fiscalYear).select('document').executeTakeFirst()
  return row ? (row.document as PlanDocument) : null
}

/** A file of the announced plan as it was written then, or null while it is not announced. */
export async function findFrozenFile(
  tx: ReadTx,
  orgId: number,
  fiscalYear: FiscalYear,
  format: 'pdf' | 'docx' | 'xlsx',
): Promise<{ fileName: string; bytes: Uint8Array } | null> {
  const row = await newest(tx, orgId, fiscalYear)
    .innerJoin('published_file', (join) =>
      join
        .onRef('published_file.org_id', '=', 'published_plan.org_id')
        .onRef('published_file.fiscal_year', '=', 'published_plan.fiscal_year')
        .onRef('published_file.edition', '=', 'published_plan.edition'),
    )
    .select(['published_file.file_name as fileName', 'published_file.bytes'])
    .where('published_file.format', '=', format)
    .executeTakeFirst()
  return row ?? null
}
