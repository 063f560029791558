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
import type { RecognisedDevelopment } from '#src/intake/recognised-development.ts'
import { runDevelopmentIntake } from '#src/intake/run-intake.ts'
import { branchesFor } from './branches.queries.ts'
import {
  findDevelopmentImport,
  insertDevelopmentImport,
  settleDevelopmentImport,
  type DevelopmentImport,
} from './development-imports.queries.ts'
import {
  insertDevelopmentProjects,
  insertEdition,
  insertPrintedTotals,
  lockDevelopmentPlan,
  markReplaced,
  saveDevelopmentPlan,
  touchDevelopmentPlan,
  updateEdition,
} from './development-save.queries.ts'
import { listDevelopmentPlans, loadDevelopmentProjects, loadEditions } from './development.queries.ts'
import { loadPrintedTotals } from './development-list.queries.ts'
import { editionFromInput, type EditionFacts, type EditionInput } from './development.schema.ts'
import { editionText, isStanding, type DevelopmentPlan, type DevelopmentProject } from './development.ts'
import { editionOfRow, editionsIn, settledChoices, spanFromInput, type AcceptInput, type PlanSpan } from './imports.ts'
import { proposeMerge, storedAmounts, type MergeChoice, type MergeProposal } from './merging.ts'

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
  return inOrg(context.db, office.id, async (tx) => {
    const file = await importOf(tx, target)
    if (file.status !== 'draft') throw new AppError('conflict', 'ไฟล์นี้ถูกรับเข้าแผนไปแล้ว')
    const plan = await planFor(tx, context, span, input.planVersion)
    const projects = await loadDevelopmentProjects(tx, plan.id)
    const proposals = proposeMerge(file.recognised.items, projects.filter(isStanding))
    const choices = settledChoices(proposals, input.choices)
    const editionIds = await editionsFor(tx, context, plan, edition, file.recognised)
    await saveRows(tx, context, { plan, edition, editionIds, projects, recognised: file.recognised, choices })
    await keepTotals(tx, plan, editionIds, edition, file.recognised)
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

async function planFor(tx: Tx, context: Context, span: PlanSpan, shown: number): Promise<DevelopmentPlan> {
  const known = (await listDevelopmentPlans(tx)).find(({ firstYear }) => firstYear === span.firstYear)
  const version = known ? await lockDevelopmentPlan(tx, known.id) : 0
  if (version !== shown)
    throw new AppError('conflict', 'แผนพัฒนานี้เปลี่ยนไปหลังจากที่ท่านเปิดหน้านี้ กรุณาตรวจรายการที่จับคู่อีกครั้งก่อนรับเข้า')
  if (known) {
    if (span.lastYear > known.lastYear)
      await saveDevelopmentPlan(tx, { ...known, lastYear: span.lastYear }, context.now())
    return known
  }
  const plan = { id: uuidV7(context.now()), ...span, announcedOn: null, version: 1 }
  await saveDevelopmentPlan(tx, plan, context.now())
  return plan
}

/** Ids of the editions of a file's rows, by their names; those that the plan does not have yet are made. */
async function editionsFor(
  tx: Tx,
  context: Context,
  plan: DevelopmentPlan,
  own: EditionFacts,
  recognised: RecognisedDevelopment,
): Promise<Map<string, string>> {
  const known = new Map((await loadEditions(tx, plan.id)).map((one) => [editionText(one), one.id]))
  const ids = new Map<string, string>()
  for (const edition of editionsIn(recognised, own)) {
    const name = editionText(edition)
    const isOwn = name === editionText(own)
    const facts = isOwn ? own : { ...edition, announcedOn: null, reference: null }
    const id = known.get(name) ?? uuidV7(context.now())
    if (!known.has(name)) await insertEdition(tx, { ...facts, id, planId: plan.id }, context.now())
    else if (isOwn && own.announcedOn !== null) await updateEdition(tx, { ...facts, id })
    ids.set(name, id)
  }
  return ids
}

type Rows = {
  plan: DevelopmentPlan
  edition: EditionFacts
  editionIds: ReadonlyMap<string, string>
  projects: readonly DevelopmentProject[]
  recognised: RecognisedDevelopment
  choices: readonly MergeChoice[]
}

async function saveRows(tx: Tx, context: Context, rows: Rows): Promise<void> {
  const { plan, edition, editionIds, projects, recognised, choices } = rows
  const now = context.now()
  const positions = new Map(projects.map(({ id, position }) => [id, position]))
  let last = Math.max(0, ...positions.values())
  const taken = recognised.items.flatMap((item, index) => {
    const choice = choices[index] ?? { action: 'add' as const }
    return choice.action === 'skip' ? [] : [{ item, choice }]
  })
  const contents = taken.map(({ item, choice }): DevelopmentProject & { tacticNo: string | null } => {
    const { ref, amounts: _amounts, edition: _edition, programmeRaw, ...content } = item
    const place = 'projectId' in choice ? positions.get(choice.projectId) : undefined
    return {
      ...content,
      id: uuidV7(now),
      planId: plan.id,
      editionId: editionIds.get(editionOfRow(item, edition)) ?? '',
      position: place ?? ++last,
      programme: item.programme ?? programmeRaw,
      budgets: storedAmounts(item),
      isCancelled: choice.action === 'cancel',
      replacedBy: null,
      sheet: ref.sheet ?? (ref.table === undefined ? null : `ตารางที่ ${ref.table}`),
      row: ref.row,
      version: 1,
    }
  })
  const branches = await branchesFor(tx, plan.id, contents, () => uuidV7(now))
  const placed = contents.map((content, index) => ({
    ...content,
    ...(branches[index] ?? { strategyId: null, tacticId: null }),
  }))
  await insertDevelopmentProjects(tx, placed, now)
  const replaced = taken.flatMap(({ choice }, index) => {
    const by = contents[index]?.id
    return 'projectId' in choice && by !== undefined ? [{ projectId: choice.projectId, by }] : []
  })
  await markReplaced(tx, replaced, now)
}

/** The figures of form ผ.01 are kept as printed, with the last edition of the file. */
async function keepTotals(
  tx: Tx,
  plan: DevelopmentPlan,
  editionIds: ReadonlyMap<string, string>,
  own: EditionFacts,
  { totals }: RecognisedDevelopment,
): Promise<void> {
  const editionId = editionIds.get(editionText(own))
  if (editionId === undefined || totals.length === 0) return
  const figures = totals.flatMap(({ label, sums }) => sums.map((sum) => ({ label, ...sum })))
  await insertPrintedTotals(
    tx,
    { planId: plan.id, editionId, from: (await loadPrintedTotals(tx, plan.id)).length },
    figures,
  )
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
