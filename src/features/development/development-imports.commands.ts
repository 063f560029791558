import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { cleanFileName } from '#src/features/intakes/file-name.ts'
import { readOrRefuse, sha256Of, type UploadedFile } from '#src/features/intakes/uploaded-file.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { refuseTooManyProjects } from '#src/features/plans/project-limits.ts'
import { runDevelopmentIntake } from '#src/intake/run-intake.ts'
import {
  findDevelopmentImport,
  insertDevelopmentImport,
  settleDevelopmentImport,
  type DevelopmentImport,
} from './development-imports.queries.ts'
import { touchDevelopmentPlan } from './development-save.queries.ts'
import { editionsForImport, keepImportedTotals, planForImport, saveImportedRows } from './development-taking.queries.ts'
import { listDevelopmentPlans, loadDevelopmentProjects } from './development.queries.ts'
import { editionFromInput, type EditionInput } from './development.schema.ts'
import { editionText, isStanding, type DevelopmentPlan } from './development.ts'
import { settledChoices, spanFromInput, type AcceptInput } from './imports.ts'
import { proposeMerge, type MergeProposal } from './merging.ts'

/** Which waiting file. */
export type ImportTarget = { officeCode: string; importId: string }

/**
 * Reads a file as a development plan and keeps it, waiting to be accepted.
 * @returns id of the waiting file  @throws AppError 'invalid' or 'too_large' when nothing can be read from it; then nothing is kept
 */
export async function uploadDevelopment(context: Context, officeCode: string, file: UploadedFile): Promise<string> {
  authorise(context.actor, 'development.manage', officeCode)
  const office = await officeWith(context, officeCode)
  const recognised = await readOrRefuse(runDevelopmentIntake(file.bytes, file.name))
  if (recognised.items.length === 0 && recognised.totals.length === 0)
    throw new AppError(
      'invalid',
      'ไม่พบตารางแบบ ผ.01, ผ.02 หรือ ผ.03 ในไฟล์นี้ หัวตารางต้องมีชื่อโครงการและคอลัมน์งบประมาณอย่างน้อยสองปี เช่น “2566 (บาท)”',
    )
  refuseTooManyProjects(recognised.items.length)
  const now = context.now()
  const id = uuidV7(now)
  const sha256 = await sha256Of(file.bytes)
  await inOrg(context.db, office.id, async (tx) => {
    const fileName = cleanFileName(file.name)
    await insertDevelopmentImport(tx, { id, fileName, sha256, bytes: file.bytes, recognised }, now)
    await audit(
      tx,
      context,
      { officeCode, importId: id },
      { fileName, fileSha256: sha256, rows: recognised.items.length },
    )
  })
  return id
}

/** A waiting file with what is proposed for each of its rows. */
export type ImportView = {
  office: Office
  file: DevelopmentImport
  plans: DevelopmentPlan[]
  /** The plan that it would be taken into; null: a new one. */
  plan: DevelopmentPlan | null
  proposals: MergeProposal[]
}

/** Opens an uploaded file. @throws AppError 'not_found' */
export async function openDevelopmentImport(context: Context, target: ImportTarget): Promise<ImportView> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  return readOrg(context.db, office.id, async (tx) => {
    const file = await importOf(tx, target)
    const plans = await listDevelopmentPlans(tx)
    const [first] = file.recognised.years
    const plan =
      plans.find(
        ({ firstYear, lastYear }) =>
          first === firstYear || (first !== undefined && firstYear < first && first <= lastYear),
      ) ?? null
    const standing = plan ? (await loadDevelopmentProjects(tx, plan.id)).filter(isStanding) : []
    return { office, file, plans, plan, proposals: proposeMerge(file.recognised.items, standing) }
  })
}

async function importOf(tx: ReadTx, { importId }: ImportTarget): Promise<DevelopmentImport> {
  const file = isUuid(importId) ? await findDevelopmentImport(tx, importId) : null
  if (!file || file.status === 'discarded') throw new AppError('not_found', 'ไม่พบไฟล์นี้ หรือถูกทิ้งไปแล้ว')
  return file
}

/**
 * Takes a waiting file into its plan, which is made when there is none yet.
 * @returns id of the plan
 * @throws AppError 'invalid' with everything that is wrong; 'conflict' when the plan or the file changed since it was shown
 */
export async function acceptDevelopmentImport(
  context: Context,
  target: ImportTarget,
  input: AcceptInput & { edition: EditionInput },
): Promise<string> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  const { span, problems } = spanFromInput(input)
  const { edition, problems: more } = editionFromInput(input.edition)
  if (problems.length + more.length > 0)
    throw new AppError('invalid', 'ยังรับเข้าแผนไม่ได้ กรุณาแก้ไขจุดที่แจ้ง', [...problems, ...more])
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const file = await importOf(tx, target)
    if (file.status !== 'draft') throw new AppError('conflict', 'ไฟล์นี้ถูกรับเข้าแผนไปแล้ว')
    const plan = await planForImport(tx, span, input.planVersion, now)
    const projects = await loadDevelopmentProjects(tx, plan.id)
    const proposals = proposeMerge(file.recognised.items, projects.filter(isStanding))
    const choices = settledChoices(proposals, input.choices)
    const editionIds = await editionsForImport(tx, plan, edition, file.recognised, now)
    await saveImportedRows(tx, { plan, edition, editionIds, projects, recognised: file.recognised, choices }, now)
    await keepImportedTotals(tx, plan, editionIds, edition, file.recognised)
    await touchDevelopmentPlan(tx, plan.id)
    const editionId = editionIds.get(editionText(edition)) ?? ''
    const isSettled = await settleDevelopmentImport(tx, file, { status: 'accepted', planId: plan.id, editionId })
    if (!isSettled) throw new AppError('conflict', 'ไฟล์นี้ถูกรับเข้าแผนไปแล้ว')
    const counts = Object.fromEntries(
      [...Map.groupBy(choices, ({ action }) => action)].map(([key, rows]) => [key, rows.length]),
    )
    await audit(tx, context, target, { planId: plan.id, edition: editionText(edition), ...counts })
    return plan.id
  })
}

/** Throws a waiting file away. @throws AppError 'conflict' when it was settled before */
export async function discardDevelopmentImport(context: Context, target: ImportTarget): Promise<void> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    const file = await importOf(tx, target)
    if (!(await settleDevelopmentImport(tx, file, { status: 'discarded' })))
      throw new AppError('conflict', 'ไฟล์นี้ถูกรับเข้าแผนไปแล้ว จึงทิ้งไม่ได้')
    await audit(tx, context, target, { discarded: file.fileName })
  })
}

async function audit(
  tx: Tx,
  context: Context,
  { officeCode, importId }: ImportTarget,
  detail: Record<string, string | number>,
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, officeCode),
    action: 'development.manage',
    subjectType: 'development_import',
    subjectId: importId,
    detail,
  })
}
