import { isDeepStrictEqual } from 'node:util'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { findOffice, registerOffice } from '#src/features/offices/offices.commands.ts'
import type { ManualMapping, Recognised, RecognisedItem, RecognisedWarning } from '#src/intake/recognised.ts'
import { runIntake } from '#src/intake/run-intake.ts'
import { loadMappings, saveMapping } from './column-mappings.queries.ts'
import { cleanFileName } from './file-name.ts'
import { findItem, insertItems, updateItem, type IntakeItem } from './intake-items.queries.ts'
import { checkId, draftOf, idOfOffice, refuseOtherDocument, type IntakeTarget, type RowTarget } from './intakes.ts'
import {
  clearRows,
  deleteIntake,
  findIntake,
  insertIntake,
  insertWarnings,
  loadFile,
  lockIntake,
  updateIntake,
  type Intake,
} from './intakes.queries.ts'
import type { ItemInput } from './intakes.schema.ts'
import { contentFromInput } from './item-input.ts'
import { readOrRefuse, sha256Of } from './uploaded-file.ts'

/** Reads a file in the intake worker; what cannot be read is refused in words. */
const read = (bytes: Uint8Array, fileName: string, mappings: ReadonlyMap<string, ManualMapping>): Promise<Recognised> =>
  readOrRefuse(runIntake(bytes, fileName, { mappings }))

/** Repeated rows stand where they do in the file, left out until the officer takes them in. */
function asItems({ items, duplicates }: Recognised, now: Date): IntakeItem[] {
  const repeated = new Set(duplicates)
  return inFileOrder(items, duplicates).map((item, index) => ({
    ...item,
    id: uuidV7(now),
    position: index + 1,
    isExcluded: repeated.has(item),
    version: 1,
  }))
}

/** Puts each repeated row behind the last row before it of its own sheet or table. */
function inFileOrder(items: readonly RecognisedItem[], duplicates: readonly RecognisedItem[]): RecognisedItem[] {
  const rows = [...items]
  for (const repeated of duplicates) {
    const { sheet, table, row } = repeated.ref
    const before = rows.findLastIndex(({ ref }) => ref.sheet === sheet && ref.table === table && ref.row < row)
    rows.splice(before === -1 ? rows.length : before + 1, 0, repeated)
  }
  return rows
}

/** What the officer is told of a file: also the tables that stand in it unread, whose columns can be named by hand. */
const warningsOf = ({ warnings, unknownTables }: Recognised): RecognisedWarning[] => [
  ...unknownTables.map(({ sheet, table, headerRow }): RecognisedWarning => {
    const where = { ...(sheet !== undefined && { sheet }), ...(table !== undefined && { table }), row: headerRow + 1 }
    return { code: 'table-unread', where }
  }),
  ...warnings,
]

/**
 * Keeps an uploaded file of an office with what was read from it, as a draft.
 * @returns id of the draft; a table that was not understood leaves it without rows, waiting for its columns to be named
 * @throws AppError 'invalid' or 'too_large' when the file cannot be read or is another kind of document; then nothing is kept
 */
export async function uploadIntake(
  context: Context,
  officeCode: string,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  authorise(context.actor, 'intake.upload', officeCode)
  const orgId = await registerOffice(context, officeCode)
  const mappings = await readOrg(context.db, orgId, (tx) => loadMappings(tx, 'plan'))
  const remembered = await read(file.bytes, file.name, mappings)
  // Columns that were named wrongly must not shut the next file out: they are asked for again.
  const isMisled = remembered.items.length === 0 && mappings.size > 0
  const recognised = isMisled ? await read(file.bytes, file.name, new Map()) : remembered
  refuseOtherDocument(recognised)
  const now = context.now()
  const intake: Intake = {
    id: uuidV7(now),
    status: 'draft',
    fileName: cleanFileName(file.name),
    fileSha256: await sha256Of(file.bytes),
    documentKind: recognised.documentKind,
    fiscalYear: recognised.fiscalYearBE,
    lao: recognised.lao,
    levelLabel: recognised.levelLabel,
    planId: null,
    createdAt: now,
    acceptedAt: null,
    undoneAt: null,
    version: 1,
  }
  await inOrg(context.db, orgId, async (tx) => {
    await insertIntake(tx, orgId, intake, file.bytes)
    await insertItems(tx, orgId, intake.id, asItems(recognised, now))
    await insertWarnings(tx, orgId, intake.id, warningsOf(recognised))
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'intake.upload',
      subjectType: 'intake',
      subjectId: intake.id,
      detail: { fileName: intake.fileName, fileSha256: intake.fileSha256, rows: recognised.items.length },
    })
  })
  return intake.id
}

const lockDraft = async (tx: Tx, orgId: number, id: string): Promise<Intake> => draftOf(await lockIntake(tx, orgId, id))

const findDraft = async (tx: ReadTx, orgId: number, id: string): Promise<Intake> =>
  draftOf(await findIntake(tx, orgId, id))

/**
 * Reads a waiting file anew with columns named by hand, and remembers them for the next file with the same header. What was corrected
 * in the rows before is gone.
 * @returns how many tables of the file are still unread
 * @throws AppError 'invalid' when the file still gives no project
 */
export async function mapIntakeColumns(
  context: Context,
  { officeCode, intakeId }: IntakeTarget,
  named: { signature: string; mapping: ManualMapping },
): Promise<number> {
  authorise(context.actor, 'intake.map', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  const { intake, bytes, mappings } = await readOrg(context.db, orgId, async (tx) => ({
    intake: await findDraft(tx, orgId, intakeId),
    bytes: await loadFile(tx, orgId, intakeId),
    mappings: await loadMappings(tx, 'plan'),
  }))
  const recognised = await read(bytes, intake.fileName, mappings.set(named.signature, named.mapping))
  if (recognised.items.length === 0)
    throw new AppError('invalid', 'อ่านตามที่ระบุแล้วยังไม่พบโครงการ กรุณาตรวจจำนวนแถวของหัวตารางและคอลัมน์ชื่อโครงการ')
  const now = context.now()
  await inOrg(context.db, orgId, async (tx) => {
    const locked = await lockDraft(tx, orgId, intakeId)
    if (locked.version !== intake.version) throw new AppError('conflict', 'ไฟล์นี้ถูกแก้ไขจากหน้าต่างอื่น กรุณาเปิดหน้านี้ใหม่')
    await saveMapping(tx, 'plan', named.signature, named.mapping, now)
    await clearRows(tx, orgId, intakeId)
    await insertItems(tx, orgId, intakeId, asItems(recognised, now))
    await insertWarnings(tx, orgId, intakeId, warningsOf(recognised))
    await updateIntake(tx, orgId, {
      ...locked,
      documentKind: recognised.documentKind,
      fiscalYear: recognised.fiscalYearBE,
      lao: recognised.lao,
      levelLabel: recognised.levelLabel,
    })
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'intake.map',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: { signature: named.signature, rows: recognised.items.length },
    })
  })
  return recognised.unknownTables.length
}

/**
 * Saves an edited row of a draft.
 * @throws AppError 'invalid' with every unreadable field; 'conflict' when the row was changed in between to something else (nothing is
 * overwritten)
 */
export async function editItem(context: Context, target: RowTarget, input: ItemInput): Promise<void> {
  authorise(context.actor, 'intake.edit', target.officeCode)
  checkId(target.intakeId)
  checkId(target.itemId)
  const orgId = idOfOffice(await findOffice(context, target.officeCode))
  await inOrg(context.db, orgId, async (tx) => {
    await lockDraft(tx, orgId, target.intakeId)
    const before = await findItem(tx, orgId, target.intakeId, target.itemId)
    if (!before) throw new AppError('not_found', 'ไม่พบแถวนี้')
    const { content, problems } = contentFromInput(input, before.no)
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกแถวนี้ไม่ได้', problems)
    // A second click of the same saving must not look like someone else's.
    if (target.version < before.version && isDeepStrictEqual({ ...before, ...content }, before)) return
    const after = { ...before, ...content, version: target.version }
    if (!(await updateItem(tx, orgId, after))) throw changedMeanwhile()
    await auditItem(tx, context, target, { before, after })
  })
}

/** Sets a row of a draft aside, or takes it back in. @throws AppError 'conflict' when the row was changed in between */
export async function excludeItem(context: Context, target: RowTarget, isExcluded: boolean): Promise<void> {
  authorise(context.actor, 'intake.edit', target.officeCode)
  checkId(target.intakeId)
  checkId(target.itemId)
  const orgId = idOfOffice(await findOffice(context, target.officeCode))
  await inOrg(context.db, orgId, async (tx) => {
    await lockDraft(tx, orgId, target.intakeId)
    const before = await findItem(tx, orgId, target.intakeId, target.itemId)
    if (!before) throw new AppError('not_found', 'ไม่พบแถวนี้')
    if (before.isExcluded === isExcluded) return
    if (!(await updateItem(tx, orgId, { ...before, isExcluded, version: target.version }))) throw changedMeanwhile()
    await auditItem(tx, context, target, { isExcluded })
  })
}

const changedMeanwhile = (): AppError =>
  new AppError('conflict', 'แถวนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว ข้อมูลที่ท่านพิมพ์ยังไม่ถูกบันทึก กรุณาเปรียบเทียบก่อนบันทึกอีกครั้ง')

async function auditItem(tx: Tx, context: Context, target: RowTarget, detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, target.officeCode),
    action: 'intake.edit',
    subjectType: 'intake_item',
    subjectId: target.itemId,
    detail: { intakeId: target.intakeId, ...detail },
  })
}

/** Throws a waiting draft away; the file stays in the audit log by its fingerprint only. */
export async function discardIntake(context: Context, { officeCode, intakeId }: IntakeTarget): Promise<void> {
  authorise(context.actor, 'intake.discard', officeCode)
  checkId(intakeId)
  const orgId = idOfOffice(await findOffice(context, officeCode))
  await inOrg(context.db, orgId, async (tx) => {
    const intake = await lockDraft(tx, orgId, intakeId)
    await deleteIntake(tx, orgId, intakeId)
    await appendAudit(tx, {
      at: context.now(),
      actor: signatureOf(context.actor, officeCode),
      action: 'intake.discard',
      subjectType: 'intake',
      subjectId: intakeId,
      detail: { fileName: intake.fileName, fileSha256: intake.fileSha256 },
    })
  })
}
