import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { loadMappings, saveMapping } from '#src/features/intakes/column-mappings.queries.ts'
import { cleanFileName } from '#src/features/intakes/file-name.ts'
import { readOrRefuse, sha256Of, type UploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import type { BudgetMapping, RecognisedBudget, RecognisedLine } from '#src/intake/recognised-budget.ts'
import { runBudgetIntake } from '#src/intake/run-intake.ts'
import type { BudgetTarget } from './budgets.commands.ts'
import { MAX_LINES, type BudgetLine, type Instrument } from './budgets.ts'
import { loadAllocations } from './allocations.queries.ts'
import { loadInstruments, loadLines, lockInstrument, notInBudget } from './budgets.queries.ts'
import { diffLines, type BudgetDiff } from './budget-diff.ts'
import { findImport, insertImport, loadImportFile, updateImport, type BudgetImport } from './budget-imports.queries.ts'
import { deleteLines, saveLines } from './budget-lines.queries.ts'
import { inheritedReason } from './budget-proposals.ts'
import { refreshProposalsOfYear } from './budget-proposals.queries.ts'

/** A file that was read for an instrument, and what it would change there. */
export type BudgetImportView = {
  draft: BudgetImport
  instrument: Instrument
  diff: BudgetDiff
  /** Lines that the file does not have any more, of which projects take money. */
  removedInUse: readonly string[]
}

type ImportTarget = BudgetTarget & { importId: string }

async function read(
  bytes: Uint8Array,
  fileName: string,
  mappings: ReadonlyMap<string, BudgetMapping>,
): Promise<RecognisedBudget> {
  const found = await readOrRefuse(runBudgetIntake(bytes, fileName, mappings))
  if (found.lines.length > MAX_LINES)
    throw new AppError('too_large', `ไฟล์มีเกิน ${MAX_LINES.toLocaleString('en')} รายการ กรุณาแบ่งไฟล์แล้วนำเข้าใหม่`)
  return found
}

/**
 * Keeps an uploaded file with the lines that were read from it, as a draft for an instrument. Nothing of the budget changes yet.
 * @returns id of the draft; without lines when the columns are to be named first
 * @throws AppError 'invalid' or 'too_large' when the file cannot be read or holds no table; 'not_found'
 */
export async function uploadBudget(
  context: Context,
  target: BudgetTarget & { instrumentId: string },
  file: UploadedFile,
): Promise<string> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const mappings = await readOrg(context.db, office.id, (tx) => loadMappings(tx, 'budget'))
  const remembered = await read(file.bytes, file.name, mappings)
  // Columns that were named wrongly must not shut the next file out: they are asked for again.
  const isMisled = remembered.lines.length === 0 && mappings.size > 0
  const recognised = isMisled ? await read(file.bytes, file.name, new Map()) : remembered
  if (recognised.lines.length + recognised.unknownTables.length + recognised.readTables.length === 0)
    throw new AppError('invalid', 'ไม่พบตารางรายการงบประมาณในไฟล์นี้ กรุณาส่งออกเป็น Excel หรือ CSV ที่มีหัวตาราง แล้วลองใหม่')
  const now = context.now()
  const draft: BudgetImport = {
    id: uuidV7(now),
    fiscalYear: target.fiscalYear,
    instrumentId: target.instrumentId,
    status: 'draft',
    fileName: cleanFileName(file.name),
    fileSha256: await sha256Of(file.bytes),
    recognised,
    version: 1,
  }
  await inOrg(context.db, office.id, async (tx) => {
    await lockInstrument(tx, target.fiscalYear, target.instrumentId)
    await insertImport(tx, draft, file.bytes, now)
    await auditImport(tx, context, target, draft, { upload: true })
  })
  return draft.id
}

/** A file as it was read, with what it would change. @throws AppError 'not_found' */
export async function openBudgetImport(context: Context, target: ImportTarget): Promise<BudgetImportView> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const draft = await findDraft(tx, target)
    const instrument = (await loadInstruments(tx, target.fiscalYear)).find(({ id }) => id === draft.instrumentId)
    if (!instrument) throw notInBudget()
    const diff = diffLines(await loadLines(tx, [instrument.id]), draft.recognised.lines)
    const used = new Set((await loadAllocations(tx, target.fiscalYear)).map(({ lineId }) => lineId))
    return { draft, instrument, diff, removedInUse: diff.removed.map(({ id }) => id).filter((id) => used.has(id)) }
  })
}

async function findDraft(tx: ReadTx, { fiscalYear, importId }: ImportTarget): Promise<BudgetImport> {
  const draft = isUuid(importId) ? await findImport(tx, fiscalYear, importId) : null
  if (draft?.status !== 'draft') throw new AppError('not_found', 'ไม่พบไฟล์นี้ อาจรับเข้าหรือยกเลิกไปแล้ว')
  return draft
}

/**
 * Reads a waiting file anew with columns named by hand, and remembers them for the next file with the same header.
 * @throws AppError 'invalid' when it still gives no line; 'conflict'; 'not_found'
 */
export async function mapBudgetColumns(
  context: Context,
  target: ImportTarget,
  named: { signature: string; mapping: BudgetMapping },
): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const { draft, bytes, mappings } = await readOrg(context.db, office.id, async (tx) => ({
    draft: await findDraft(tx, target),
    bytes: await loadImportFile(tx, target.importId),
    mappings: await loadMappings(tx, 'budget'),
  }))
  const recognised = await read(bytes, draft.fileName, mappings.set(named.signature, named.mapping))
  if (recognised.lines.length === 0)
    throw new AppError('invalid', 'อ่านตามที่ระบุแล้วยังไม่พบรายการที่มีจำนวนเงิน กรุณาตรวจจำนวนแถวของหัวตารางและคอลัมน์จำนวนเงิน')
  await inOrg(context.db, office.id, async (tx) => {
    await saveMapping(tx, 'budget', named.signature, named.mapping, context.now())
    if (!(await updateImport(tx, { ...draft, recognised }))) throw changedMeanwhile()
    await auditImport(tx, context, target, draft, { signature: named.signature, lines: recognised.lines.length })
  })
}

const changedMeanwhile = (): AppError => new AppError('conflict', 'ไฟล์นี้ถูกเปลี่ยนจากหน้าต่างอื่นแล้ว กรุณาเปิดหน้านี้ใหม่')

/**
 * Takes the lines of a file into its instrument: matched lines get what the file says and keep what projects take of them and why they are
 * left out; new ones are added; those that the file does not have stay, or go when `isRemoving`.
 * @throws AppError 'conflict' when the file or the lines changed since they were shown; 'not_found'
 */
export async function acceptBudgetImport(
  context: Context,
  target: ImportTarget,
  { version, isRemoving }: { version: number; isRemoving: boolean },
): Promise<{ instrumentId: string }> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const draft = await findDraft(tx, target)
    const instrument = await lockInstrument(tx, target.fiscalYear, draft.instrumentId)
    if (!(await updateImport(tx, { ...draft, status: 'accepted', version }))) throw changedMeanwhile()
    const all = await loadLines(
      tx,
      (await loadInstruments(tx, target.fiscalYear)).map(({ id }) => id),
    )
    const diff = diffLines(
      all.filter(({ instrumentId }) => instrumentId === instrument.id),
      draft.recognised.lines,
    )
    const others = all.filter(({ instrumentId }) => instrumentId !== instrument.id)
    await saveLines(tx, linesAfter(diff, draft.recognised.lines, { instrument, others, now }))
    if (isRemoving)
      await deleteLines(
        tx,
        diff.removed.map(({ id }) => id),
      )
    await refreshProposalsOfYear(tx, target.fiscalYear, now)
    const { added, changed, removed, unchanged } = diff
    const counts = { added: added.length, changed: changed.length, same: unchanged.length, removed: removed.length }
    await auditImport(tx, context, target, draft, { ...counts, isRemoving })
    return { instrumentId: instrument.id }
  })
}

/** All lines of the file as they stand afterwards, in its order; what the file does not have comes behind. */
function linesAfter(
  diff: BudgetDiff,
  rows: readonly RecognisedLine[],
  { instrument, others, now }: { instrument: Instrument; others: readonly BudgetLine[]; now: Date },
): BudgetLine[] {
  const standing = new Map(
    [...diff.unchanged, ...diff.changed].map(({ incoming, line, fields }) => [
      incoming,
      { ...line, version: line.version + (fields.length > 0 ? 1 : 0) },
    ]),
  )
  const fresh = (row: RecognisedLine): BudgetLine => ({
    ...row,
    id: uuidV7(now),
    instrumentId: instrument.id,
    position: 0,
    // What is left out of the annual budget stays out when a transfer changes it.
    leftOutReason: instrument.kind === 'annual' ? null : inheritedReason(row, others),
    sourceSheet: null,
    sourceRow: null,
    version: 1,
  })
  const taken = rows.map((incoming, index): BudgetLine => {
    const { sheet, row, ...content } = incoming
    const line = standing.get(incoming) ?? fresh(incoming)
    return { ...line, ...content, position: index + 1, sourceSheet: sheet, sourceRow: row }
  })
  return [...taken, ...diff.removed.map((line, index) => ({ ...line, position: rows.length + index + 1 }))]
}

/** Throws a waiting file away. @throws AppError 'conflict', 'not_found' */
export async function discardBudgetImport(context: Context, target: ImportTarget, version: number): Promise<string> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  return inOrg(context.db, office.id, async (tx) => {
    const draft = await findDraft(tx, target)
    if (!(await updateImport(tx, { ...draft, status: 'discarded', version }))) throw changedMeanwhile()
    await auditImport(tx, context, target, draft, { discard: true })
    return draft.instrumentId
  })
}

async function auditImport(
  tx: Tx,
  context: Context,
  target: BudgetTarget,
  { id, fileName, fileSha256 }: BudgetImport,
  detail: NonNullable<Parameters<typeof appendAudit>[1]['detail']>,
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, target.officeCode),
    action: 'budget.manage',
    subjectType: 'budget_import',
    subjectId: id,
    detail: { fileName, fileSha256, ...detail },
  })
}
