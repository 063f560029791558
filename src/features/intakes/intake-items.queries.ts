import type { Selectable } from 'kysely'
import type { ProjectContent, SourceRef } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { IntakeItemTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { readColumns, readFunds, writeColumns, writeFunds } from '#src/features/plans/project-columns.ts'

/** One recognised row as it stands, with edits. */
export type IntakeItem = ProjectContent & {
  id: string
  position: number
  isExcluded: boolean
  version: number
  ref: SourceRef
}

const refOf = (row: Selectable<IntakeItemTable>): SourceRef => ({
  ...(row.source_sheet === null ? {} : { sheet: row.source_sheet }),
  ...(row.source_table === null ? {} : { table: row.source_table }),
  row: row.source_row ?? 0,
  ...(row.source_last_row === null ? {} : { lastRow: row.source_last_row }),
})

const asItem = (row: Selectable<IntakeItemTable>): IntakeItem => ({
  id: row.id,
  position: row.position,
  isExcluded: row.is_excluded,
  version: row.version,
  ref: refOf(row),
  ...readColumns(row),
  no: row.no,
  funds: readFunds(row),
  noBudgetReason: row.no_budget_reason,
  programmeRaw: row.programme_raw,
})

/** The rows of an intake in the order of the file. */
export async function loadItems(tx: ReadTx, orgId: number, intakeId: string): Promise<IntakeItem[]> {
  const rows = await tx
    .selectFrom('intake_item')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('intake_id', '=', intakeId)
    .orderBy('position')
    .execute()
  return rows.map(asItem)
}

/** One row of an intake, or null. */
export async function findItem(tx: ReadTx, orgId: number, intakeId: string, id: string): Promise<IntakeItem | null> {
  const row = await tx
    .selectFrom('intake_item')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('intake_id', '=', intakeId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asItem(row) : null
}

const itemColumns = (item: ProjectContent & { isExcluded: boolean }) => ({
  ...writeColumns(item),
  ...writeFunds(item.funds),
  no: item.no,
  search_text: foldThai(item.name),
  no_budget_reason: item.noBudgetReason,
  programme_raw: item.programmeRaw,
  is_excluded: item.isExcluded,
})

/** Adds rows to an intake. */
export async function insertItems(
  tx: Tx,
  orgId: number,
  intakeId: string,
  items: readonly IntakeItem[],
): Promise<void> {
  for (const part of statementParts(items))
    await tx
      .insertInto('intake_item')
      .values(
        part.map((item) => ({
          org_id: orgId,
          id: item.id,
          intake_id: intakeId,
          position: item.position,
          ...itemColumns(item),
          source_sheet: item.ref.sheet ?? null,
          source_table: item.ref.table ?? null,
          source_row: item.ref.row,
          source_last_row: item.ref.lastRow ?? null,
          version: item.version,
        })),
      )
      .execute()
}

/** Saves an edited row and raises its version; false when another version is there. */
export async function updateItem(tx: Tx, orgId: number, item: IntakeItem): Promise<boolean> {
  const result = await tx
    .updateTable('intake_item')
    .set({ ...itemColumns(item), version: item.version + 1 })
    .where('org_id', '=', orgId)
    .where('id', '=', item.id)
    .where('version', '=', item.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
