import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { branchesFor } from './branches.queries.ts'
import {
  insertDevelopmentProjects,
  insertEdition,
  lockDevelopmentPlan,
  markReplaced,
  touchDevelopmentPlan,
  updateDevelopmentProject,
  updateEdition,
} from './development-save.queries.ts'
import { listDevelopmentPlans, loadDevelopmentProjects, loadEditions } from './development.queries.ts'
import { contentFromInput, editionFromInput, type EditionInput, type ProjectInput } from './development.schema.ts'
import {
  editionText,
  isStanding,
  noDevelopmentProject,
  type DevelopmentContent,
  type DevelopmentPlan,
  type DevelopmentProject,
} from './development.ts'
import { yearsOf } from './totals.ts'

/** Where an edition or a project is added. */
export type PlanTarget = { officeCode: string; planId: string }

/**
 * Adds an edition to a plan, or dates one that is there.
 * @returns its id  @throws AppError 'invalid' with everything that is wrong; 'not_found'
 */
export async function saveEdition(context: Context, target: PlanTarget, input: EditionInput): Promise<string> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  const { edition, problems } = editionFromInput(input)
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกฉบับไม่ได้', problems)
  return inOrg(context.db, office.id, async (tx) => {
    await lockPlan(tx, target.planId)
    const editions = await loadEditions(tx, target.planId)
    const known = editions.find((one) => editionText(one) === editionText(edition))
    const id = known?.id ?? uuidV7(context.now())
    if (known) await updateEdition(tx, { ...edition, id })
    else await insertEdition(tx, { ...edition, id, planId: target.planId }, context.now())
    await audit(tx, context, target.officeCode, { planId: target.planId, edition: editionText(edition) })
    return id
  })
}

async function lockPlan(tx: Tx, planId: string): Promise<DevelopmentPlan> {
  if (!isUuid(planId) || (await lockDevelopmentPlan(tx, planId)) === null)
    throw new AppError('not_found', 'ไม่พบแผนพัฒนาท้องถิ่นนี้')
  const plan = (await listDevelopmentPlans(tx)).find(({ id }) => id === planId)
  if (!plan) throw new AppError('not_found', 'ไม่พบแผนพัฒนาท้องถิ่นนี้')
  return plan
}

/** `version`: the one that was on the screen; 0: a new project, whose `id` the client made. */
export type ProjectTarget = PlanTarget & { id: string; version: number; editionId: string }

/**
 * Adds a project by hand, corrects one, or, when another edition than its own is named, adds one to that edition that takes its place. What
 * is sent twice is added once.
 * @returns id of the project as it stands now
 * @throws AppError 'invalid' with every problem; 'conflict' when it was changed in between: nothing is overwritten
 */
export async function saveDevelopmentProject(
  context: Context,
  target: ProjectTarget,
  input: ProjectInput,
): Promise<string> {
  authorise(context.actor, 'development.manage', target.officeCode)
  if (!isUuid(target.id)) throw brokenForm()
  const office = await officeWith(context, target.officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, target.planId)
    const projects = await loadDevelopmentProjects(tx, plan.id)
    const isNew = target.version === 0
    if (isNew && projects.some(({ id }) => id === target.id)) return target.id
    const { content, problems } = contentFromInput(input, yearsOf(plan))
    const editions = await loadEditions(tx, plan.id)
    if (!editions.some(({ id }) => id === target.editionId))
      problems.push({ field: 'editionId', rule: 'edition', message: 'กรุณาเลือกฉบับของแผน' })
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกโครงการไม่ได้ กรุณาแก้ไขจุดที่แจ้ง', problems)
    const before = isNew ? null : standingOf(projects, target.id, target.version)
    const project = await placedProject(tx, context, { plan, projects, content, before, target })
    await saveProject(tx, context, project, before)
    await touchDevelopmentPlan(tx, plan.id)
    await audit(tx, context, target.officeCode, { planId: plan.id, project: project.id, name: project.name })
    return project.id
  })
}

type Placed = {
  plan: DevelopmentPlan
  projects: readonly DevelopmentProject[]
  content: DevelopmentContent
  before: DevelopmentProject | null
  target: ProjectTarget
}

/** The row that is to stand: the one before corrected, or one of another edition in its place. */
async function placedProject(
  tx: Tx,
  context: Context,
  { plan, projects, content, before, target: { id, editionId } }: Placed,
): Promise<BranchedProject> {
  const now = context.now()
  const [branch] = await branchesFor(tx, plan.id, [content], () => uuidV7(now))
  const corrected = before?.editionId === editionId ? before : null
  return {
    ...content,
    id: corrected?.id ?? (before ? uuidV7(now) : id),
    planId: plan.id,
    editionId,
    position: before?.position ?? Math.max(0, ...projects.map(({ position }) => position)) + 1,
    replacedBy: null,
    isCancelled: false,
    sheet: corrected?.sheet ?? null,
    row: corrected?.row ?? null,
    version: before?.version ?? 1,
    ...(branch ?? NO_BRANCH),
  }
}

async function saveProject(
  tx: Tx,
  context: Context,
  project: BranchedProject,
  before: DevelopmentProject | null,
): Promise<void> {
  const now = context.now()
  if (before?.id === project.id) {
    if (!(await updateDevelopmentProject(tx, project, now))) throw changedMeanwhile()
    return
  }
  await insertDevelopmentProjects(tx, [project], now)
  if (before) await markReplaced(tx, [{ projectId: before.id, by: project.id }], now)
}

type BranchedProject = Parameters<typeof updateDevelopmentProject>[1]
const NO_BRANCH = { strategyId: null, tacticId: null }

/**
 * Takes a project out of the plan by an edition; what it was stays in its history.
 * @throws AppError 'conflict' when it was changed in between; 'invalid' for an edition of another plan
 */
export async function cancelDevelopmentProject(
  context: Context,
  target: ProjectTarget & { note: string },
): Promise<void> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, target.planId)
    const editions = await loadEditions(tx, plan.id)
    if (!editions.some(({ id }) => id === target.editionId)) throw new AppError('invalid', 'กรุณาเลือกฉบับที่ยกเลิกโครงการ')
    const before = standingOf(await loadDevelopmentProjects(tx, plan.id), target.id, target.version)
    const now = context.now()
    const [branch] = await branchesFor(tx, plan.id, [before], () => uuidV7(now))
    const row = { ...before, ...(branch ?? NO_BRANCH), id: uuidV7(now) }
    const note = target.note.trim().slice(0, 500) || 'ยกเลิกโครงการ'
    const gone = { ...row, editionId: target.editionId, isCancelled: true, note, sheet: null, row: null }
    await insertDevelopmentProjects(tx, [gone], now)
    await markReplaced(tx, [{ projectId: before.id, by: gone.id }], now)
    await touchDevelopmentPlan(tx, plan.id)
    await audit(tx, context, target.officeCode, { planId: plan.id, cancelled: before.id, name: before.name })
  })
}

function standingOf(projects: readonly DevelopmentProject[], id: string, version: number): DevelopmentProject {
  const project = projects.find((one) => one.id === id)
  if (!project) throw noDevelopmentProject()
  if (project.version !== version || !isStanding(project)) throw changedMeanwhile()
  return project
}

const changedMeanwhile = (): AppError =>
  new AppError('conflict', 'โครงการนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว ข้อมูลที่ท่านพิมพ์ยังไม่ถูกบันทึก กรุณาเปรียบเทียบก่อนบันทึกอีกครั้ง')

async function audit(
  tx: Tx,
  context: Context,
  officeCode: string,
  { planId, ...detail }: Record<string, string> & { planId: string },
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, officeCode),
    action: 'development.manage',
    subjectType: 'development_plan',
    subjectId: planId,
    detail,
  })
}
