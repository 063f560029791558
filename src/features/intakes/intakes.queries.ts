import type { Selectable } from 'kysely'
import type { IntakeTable } from '#src/db/schema.ts'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import type { LevelLabel } from '#src/domain/plan.ts'
import type { DocumentKind, RecognisedWarning, WarningCode } from '#src/intake/recognised.ts'

/** What has become of an uploaded file. */
export type IntakeStatus = 'draft' | 'accepted' | 'undone' | 'discarded'

/** One uploaded file, without its bytes. */
export type Intake = {
  id: string
  status: IntakeStatus
  fileName: string
  fileSha256: string
  documentKind: DocumentKind | null
  fiscalYear: number | null
  /** Name of the office as the file prints it. */
  lao: string | null
  /** The word its headings use for level 1. */
  levelLabel: LevelLabel | null
  planId: string | null
  createdAt: Date
  acceptedAt: Date | null
  undoneAt: Date | null
  version: number
}

const HEADER = [
  'id',
  'status',
  'file_name',
  'file_sha256',
  'document_kind',
  'fiscal_year',
  'lao',
  'level_label',
  'plan_id',
  'created_at',
  'accepted_at',
  'undone_at',
  'version',
] as const

const asIntake = (row: Pick<Selectable<IntakeTable>, (typeof HEADER)[number]>): Intake => ({
  id: row.id,
  status: row.status,
  fileName: row.file_name,
  fileSha256: row.file_sha256,
  documentKind: row.document_kind,
  fiscalYear: row.fiscal_year,
  lao: row.lao,
  levelLabel: row.level_label,
  planId: row.plan_id,
  createdAt: row.created_at,
  acceptedAt: row.accepted_at,
  undoneAt: row.undone_at,
  version: row.version,
})

/** The intake with this id in the office in scope, or null. */
export async function findIntake(tx: ReadTx, orgId: number, id: string): Promise<Intake | null> {
  const row = await tx
    .selectFrom('intake')
    .select(HEADER)
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? asIntake(row) : null
}

/** As `findIntake`, and nobody else changes it until the transaction ends. */
export async function lockIntake(tx: Tx, orgId: number, id: string): Promise<Intake | null> {
  const row = await tx
    .selectFrom('intake')
    .select(HEADER)
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asIntake(row) : null
}

/** Intakes of the office in scope, newest first; of one plan when given. */
export async function listIntakes(
  tx: ReadTx,
  orgId: number,
  filter: { statuses: readonly IntakeStatus[]; planId?: string },
): Promise<Intake[]> {
  let query = tx
    .selectFrom('intake')
    .select(HEADER)
    .where('org_id', '=', orgId)
    .where('status', 'in', [...filter.statuses])
  if (filter.planId !== undefined) query = query.where('plan_id', '=', filter.planId)
  return (await query.orderBy('created_at', 'desc').limit(50).execute()).map(asIntake)
}

/** The bytes of the uploaded file. */
export async function loadFile(tx: ReadTx, orgId: number, id: string): Promise<Uint8Array> {
  const row = await tx
    .selectFrom('intake')
    .select('file_bytes')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.file_bytes
}

/** Adds an intake with its file. */
export async function insertIntake(tx: Tx, orgId: number, intake: Intake, bytes: Uint8Array): Promise<void> {
  await tx
    .insertInto('intake')
    .values({
      org_id: orgId,
      id: intake.id,
      status: intake.status,
      file_name: intake.fileName,
      file_sha256: intake.fileSha256,
      file_bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      document_kind: intake.documentKind,
      fiscal_year: intake.fiscalYear,
      lao: intake.lao,
      level_label: intake.levelLabel,
      plan_id: intake.planId,
      created_at: intake.createdAt,
      accepted_at: intake.acceptedAt,
      undone_at: intake.undoneAt,
      version: intake.version,
    })
    .execute()
}

/** Writes what can change of an intake and raises its version; the caller holds its lock. */
export async function updateIntake(tx: Tx, orgId: number, intake: Intake): Promise<void> {
  await tx
    .updateTable('intake')
    .set({
      status: intake.status,
      document_kind: intake.documentKind,
      fiscal_year: intake.fiscalYear,
      lao: intake.lao,
      level_label: intake.levelLabel,
      plan_id: intake.planId,
      accepted_at: intake.acceptedAt,
      undone_at: intake.undoneAt,
      version: intake.version + 1,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', intake.id)
    .execute()
}

/** Removes an intake with its rows (it was thrown away). */
export async function deleteIntake(tx: Tx, orgId: number, id: string): Promise<void> {
  await tx.deleteFrom('intake').where('org_id', '=', orgId).where('id', '=', id).execute()
}

/** What the recogniser pointed out, in its order. */
export async function loadWarnings(tx: ReadTx, orgId: number, intakeId: string): Promise<RecognisedWarning[]> {
  const rows = await tx
    .selectFrom('intake_warning')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('intake_id', '=', intakeId)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    ...(row.detail as Partial<RecognisedWarning>),
    code: row.code as WarningCode,
    where: {
      ...(row.sheet === null ? {} : { sheet: row.sheet }),
      ...(row.table_no === null ? {} : { table: row.table_no }),
      ...(row.row_no === null ? {} : { row: row.row_no }),
      ...(row.column_name === null ? {} : { column: row.column_name }),
    },
  }))
}

/** Adds what the recogniser pointed out. */
export async function insertWarnings(
  tx: Tx,
  orgId: number,
  intakeId: string,
  warnings: readonly RecognisedWarning[],
): Promise<void> {
  const rows = warnings.map(({ code, where, ...detail }, index) => ({
    org_id: orgId,
    intake_id: intakeId,
    position: index + 1,
    code,
    sheet: where.sheet ?? null,
    table_no: where.table ?? null,
    row_no: where.row ?? null,
    column_name: where.column ?? null,
    detail: JSON.stringify(detail),
  }))
  for (const part of statementParts(rows)) await tx.insertInto('intake_warning').values(part).execute()
}

/** Drops the rows and warnings of an intake, before it is read anew. */
export async function clearRows(tx: Tx, orgId: number, intakeId: string): Promise<void> {
  await tx.deleteFrom('intake_item').where('org_id', '=', orgId).where('intake_id', '=', intakeId).execute()
  await tx.deleteFrom('intake_warning').where('org_id', '=', orgId).where('intake_id', '=', intakeId).execute()
}
