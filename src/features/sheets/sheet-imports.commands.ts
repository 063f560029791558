import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { cleanFileName } from '#src/features/intakes/file-name.ts'
import { readOrRefuse, sha256Of, type UploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { refuseTooManyProjects } from '#src/features/plans/project-limits.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { findPlanHead, lockPlanHead, type PlanHead } from '#src/features/projects/live-projects.queries.ts'
import { applyEdits } from '#src/features/projects/living-plan.queries.ts'
import { refuseLocked, rightsOf } from '#src/features/projects/project-rights.ts'
import { undoEdit } from '#src/features/projects/projects.commands.ts'
import { runGrid } from '#src/intake/run-intake.ts'
import { factsOf, namedIn, type SheetFactsNow } from './reading-facts.ts'
import { editsOf, type SheetChoices } from './sheet-edits.ts'
import { closeImport, findImport, findSameFiles, insertImport, type SheetImport } from './sheet-imports.queries.ts'
import { readSheets, type SheetReading } from './sheet-reading.ts'
import { askedIn, reviewInSteps, type ReviewState, type SheetReview } from './sheet-review.ts'
import { findExport, findMainExport, findNewerExport, loadKnownExports } from './sheets.queries.ts'

/** A file that came back, of the plan of an office. */
export type SheetTarget = { officeCode: string; fiscalYear: FiscalYear; importId: string }

/** A file with all that it would do to the plan as it stands now; `fingerprint` names exactly this. */
export type SheetImportView = {
  sheet: SheetImport
  officeName: string
  planStatus: PlanHead['status']
  review: SheetReview
  fingerprint: string
  facts: SheetFactsNow
}

/**
 * Reads a file that was edited outside, and keeps it until it is applied. The same file again, while it waits, is the same draft.
 * @returns id of the draft
 * @throws AppError 'invalid' or 'too_large' for a file that cannot be read or holds no table of projects; 'forbidden' while the plan may
 * not be changed; 'not_found'
 */
export async function uploadSheet(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  file: UploadedFile,
): Promise<string> {
  authorise(context.actor, 'sheet.import', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const plan = await readOrg(context.db, office.id, (tx) => findPlanHead(tx, office.id, fiscalYear))
  if (!plan) throw noPlan()
  refuseLocked(plan.status)
  const reading = await read(file)
  const fileSha256 = await sha256Of(file.bytes)
  const now = context.now()
  const actor = signatureOf(context.actor, officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const waiting = (await findSameFiles(tx, office.id, plan.id, fileSha256)).find(({ status }) => status === 'draft')
    if (waiting) return waiting.id
    const main = await findMainExport(tx, office.id, plan.id, namedIn(reading))
    const sheet: SheetImport = {
      id: uuidV7(now),
      planId: plan.id,
      exportId: main,
      status: 'draft',
      fileName: cleanFileName(file.name),
      fileSha256,
      at: now,
      actor,
      appliedAt: null,
    }
    await insertImport(tx, office.id, sheet, { bytes: file.bytes, reading })
    await appendAudit(tx, {
      at: now,
      actor,
      action: 'sheet.import',
      subjectType: 'sheet_import',
      subjectId: sheet.id,
      detail: { fileName: sheet.fileName, fileSha256, exportId: main, step: 'uploaded' },
    })
    return sheet.id
  })
}

async function read({ name, bytes }: UploadedFile): Promise<SheetReading> {
  const reading = readSheets(await readOrRefuse(runGrid(bytes, name)))
  if (reading.tables.length === 0)
    throw new AppError(
      'invalid',
      'ไม่พบตารางโครงการในไฟล์นี้ ต้องมีแถวหัวคอลัมน์ตามไฟล์ที่ส่งออก เช่น “ชื่อโครงการ” “ประเภท” “แผนงาน” กรุณาใช้ไฟล์ที่ส่งออกจากหน้านี้',
    )
  refuseTooManyProjects(reading.tables.reduce((sum, { rows }) => sum + rows.length, 0))
  return reading
}

/**
 * What a file would do to the plan as it stands now.
 * @throws AppError 'not_found'
 */
export async function openSheetImport(context: Context, target: SheetTarget): Promise<SheetImportView> {
  authorise(context.actor, 'sheet.import', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const { plan, sheet, state, facts } = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, target.fiscalYear)
    if (!plan) throw noPlan()
    const sheet = await importOf(tx, office.id, plan, target)
    const given = sheet.exportId === null ? null : await findExport(tx, office.id, plan.id, sheet.exportId)
    const same = await findSameFiles(tx, office.id, plan.id, sheet.fileSha256)
    const newer = given === null ? null : await findNewerExport(tx, office.id, given)
    const facts = factsOf({ given, newer, same, sheet })
    return { plan, sheet, state: await stateFor(tx, context, { orgId: office.id, plan, target, sheet }), facts }
  })
  // Reading a large plan and comparing it are work each: others are answered between the two.
  await nextTurn()
  const { reading, ...kept } = sheet
  const review = await unhurried(reviewInSteps(reading, state))
  return {
    sheet: kept,
    officeName: office.name,
    planStatus: plan.status,
    review,
    fingerprint: fingerprintOf(review),
    facts,
  }
}

async function importOf(tx: ReadTx, orgId: number, plan: PlanHead, { importId }: SheetTarget) {
  const sheet = isUuid(importId) ? await findImport(tx, orgId, plan.id, importId) : null
  if (!sheet) throw new AppError('not_found', 'ไม่พบไฟล์ที่นำเข้านี้')
  return sheet
}

type Place = { orgId: number; plan: PlanHead; target: SheetTarget; sheet: { reading: SheetReading } }

async function stateFor(
  tx: ReadTx,
  { actor }: Context,
  { orgId, plan, target: { officeCode }, sheet }: Place,
): Promise<ReviewState> {
  const exports = await loadKnownExports(tx, orgId, plan.id, namedIn(sheet.reading))
  const projects = await loadProjects(tx, orgId, plan.id)
  return {
    exports,
    standing: new Map(projects.map((project) => [project.id, project])),
    rights: rightsOf({ actor, officeCode }),
  }
}

/**
 * Applies a file as one deed, which can be undone as a whole. Twice is once.
 * @param fingerprint of the review on which the choices were made
 * @throws AppError 'conflict' when the plan has changed since in a way that asks for another choice; 'forbidden'; 'invalid'; 'not_found'
 */
export async function applySheet(
  context: Context,
  target: SheetTarget,
  { fingerprint, choices }: { fingerprint: string; choices: SheetChoices },
): Promise<void> {
  authorise(context.actor, 'sheet.import', target.officeCode)
  const { officeCode, fiscalYear } = target
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const [orgId, now] = [office.id, context.now()]
  await inOrg(context.db, orgId, async (tx) => {
    const plan = await lockPlanHead(tx, orgId, fiscalYear)
    if (!plan) throw noPlan()
    const sheet = await importOf(tx, orgId, plan, target)
    if (sheet.status === 'applied') return
    refuseDiscarded(sheet)
    const state = await stateFor(tx, context, { orgId, plan, target, sheet })
    const review = await unhurried(reviewInSteps(sheet.reading, state))
    if (fingerprintOf(review) !== fingerprint)
      throw new AppError(
        'conflict',
        'แผนในระบบเปลี่ยนไปหลังจากเปิดหน้านี้ ยังไม่ได้บันทึก กรุณาตรวจรายการด้านล่างซึ่งเทียบกับข้อมูลล่าสุดแล้ว และยืนยันอีกครั้ง',
      )
    const edits = editsOf(review, choices, state, () => uuidV7(now))
    const deed = { asker: { actor: context.actor, officeCode }, orgId, fiscalYear, editId: sheet.id, now }
    if (edits.length > 0) await applyEdits(tx, deed, edits)
    await closeImport(tx, orgId, sheet.id, { status: 'applied', at: now })
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'sheet.import',
      subjectType: 'sheet_import',
      subjectId: sheet.id,
      detail: { fileName: sheet.fileName, edits: edits.length, step: 'applied' },
    })
  })
}

/** Milliseconds of work after which others are answered first. */
const SLICE_MS = 15

/** Does all steps, letting others go first from time to time. */
async function unhurried<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (let started = performance.now(); ;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() - started < SLICE_MS) continue
    await nextTurn()
    started = performance.now()
  }
}

/** A short name of what a review asks and does. */
const fingerprintOf = (review: SheetReview): string =>
  createHash('sha256').update(askedIn(review)).digest('hex').slice(0, 32)

function refuseDiscarded({ status }: SheetImport): void {
  if (status === 'discarded') throw new AppError('conflict', 'ไฟล์นี้ถูกยกเลิกไปแล้ว กรุณานำเข้าไฟล์ใหม่')
}

/** Puts a waiting file away; the plan stays as it is. @throws AppError 'conflict' once it is applied; 'not_found' */
export async function discardSheet(context: Context, target: SheetTarget): Promise<void> {
  authorise(context.actor, 'sheet.import', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  await inOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, target.fiscalYear)
    if (!plan) throw noPlan()
    const sheet = await importOf(tx, office.id, plan, target)
    if (!(await closeImport(tx, office.id, sheet.id, { status: 'discarded', at: now }))) {
      if (sheet.status === 'applied') throw new AppError('conflict', 'ไฟล์นี้บันทึกเข้าแผนไปแล้ว ยกเลิกไฟล์ไม่ได้')
      return
    }
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, target.officeCode),
      action: 'sheet.import',
      subjectType: 'sheet_import',
      subjectId: sheet.id,
      detail: { fileName: sheet.fileName, step: 'discarded' },
    })
  })
}

/** Takes back all that applying a file did. @throws AppError as `undoEdit` */
export async function undoSheet(context: Context, { officeCode, fiscalYear, importId }: SheetTarget): Promise<void> {
  authorise(context.actor, 'sheet.import', officeCode)
  if (!isUuid(importId)) throw new AppError('not_found', 'ไม่พบไฟล์ที่นำเข้านี้')
  await undoEdit(context, officeCode, fiscalYear, { editId: uuidV7(context.now()), undoes: importId })
}
