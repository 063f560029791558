import type { Selectable } from 'kysely'
import type { FundRow, ProjectContent, SourceRef } from '#src/domain/project.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { IntakeItemTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'

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
  no: row.no,
  kind: row.kind,
  name: row.name,
  activity: row.activity,
  target: row.target,
  funds: row.fund_sources.map((source, index): FundRow => ({ source, amountSatang: row.fund_satang[index] ?? null })),
  noBudgetReason: row.no_budget_reason,
  place: row.place,
  departments: row.departments,
  months: row.months,
  strategyNo: row.strategy_no,
  strategy: row.strategy,
  tactic: row.tactic,
  programme: row.programme,
  programmeRaw: row.programme_raw,
  note: row.note,
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
  no: item.no,
  kind: item.kind,
  name: item.name,
  search_text: foldThai(item.name),
  activity: item.activity,
  target: item.target,
  fund_sources: item.funds.map((fund) => fund.source),
  fund_satang: item.funds.map((fund) => fund.amountSatang),
  no_budget_reason: item.noBudgetReason,
  place: item.place,
  departments: item.departments,
  months: item.months,
  strategy_no: item.strategyNo,
  strategy: item.strategy,
  tactic: item.tactic,
  programme: item.programme,
  programme_raw: item.programmeRaw,
  note: item.note,
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
