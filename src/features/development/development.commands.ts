import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { PART_SIZE } from '#src/domain/list-part.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { branchesFor } from './branches.queries.ts'
import { listDevelopmentImports, type DevelopmentImport } from './development-imports.queries.ts'
import {
  insertDevelopmentProjects,
  insertEdition,
  lockDevelopmentPlan,
  markReplaced,
  touchDevelopmentPlan,
  updateDevelopmentProject,
  updateEdition,
} from './development-save.queries.ts'
import { listDevelopmentPlans, loadDevelopmentProjects, loadEditions, loadHistory } from './development.queries.ts'
import { loadListPart, loadOccurring, loadPrintedTotals, loadYearSums } from './development-list.queries.ts'
import { contentFromInput, editionFromInput, type EditionInput, type ProjectInput } from './development.schema.ts'
import { editionText, isStanding, type DevelopmentPlan, type DevelopmentProject, type Edition } from './development.ts'
import { filterFrom, type ListFilter, type Occurring } from './listing.ts'
import { loadLinkedTo, type LinkedProject } from './placing.queries.ts'
import { yearsOf, type PrintedTotal, type YearSum } from './totals.ts'

/** The development plans of an office, and a part of the list of one. */
export type DevelopmentView = {
  office: Office
  plans: DevelopmentPlan[]
  plan: DevelopmentPlan | null
  editions: Edition[]
  occurring: Occurring
  filter: ListFilter
  list: { rows: DevelopmentProject[]; found: number; part: number; parts: number }
  sums: YearSum[]
  printed: PrintedTotal[]
  /** Files that were read; for those who may manage only. */
  imports: Pick<DevelopmentImport, 'id' | 'status' | 'fileName' | 'createdAt'>[]
  mayManage: boolean
}

/**
 * The development plans of an office. What is asked stands in an address.
 * @param search `plan`: which to open; without, or when it is unknown: the latest. `part` of the list, and what it is narrowed to
 */
export async function openDevelopment(
  context: Context,
  officeCode: string,
  search: URLSearchParams = new URLSearchParams(),
): Promise<DevelopmentView> {
  authorise(context.actor, 'development.read', officeCode)
  const office = await officeWith(context, officeCode)
  const mayManage = may(context.actor, 'development.manage', officeCode)
  return readOrg(context.db, office.id, async (tx) => {
    const plans = await listDevelopmentPlans(tx)
    const plan = plans.find(({ id }) => id === search.get('plan')) ?? plans[0] ?? null
    const occurring = plan ? await loadOccurring(tx, plan.id) : { groups: [], departments: [] }
    const filter = filterFrom(search, occurring.departments)
    return {
      office,
      plans,
      plan,
      editions: plan ? await loadEditions(tx, plan.id) : [],
      occurring,
      filter,
      list: await listPart(tx, plan, filter, Number(search.get('part') ?? 1)),
      sums: plan ? await loadYearSums(tx, plan.id) : [],
      printed: plan ? await loadPrintedTotals(tx, plan.id) : [],
      imports: mayManage ? await listDevelopmentImports(tx) : [],
      mayManage,
    }
  })
}

async function listPart(
  tx: ReadTx,
  plan: DevelopmentPlan | null,
  filter: ListFilter,
  asked: number,
): Promise<DevelopmentView['list']> {
  const wanted = Number.isSafeInteger(asked) && asked >= 1 && asked <= 1_000 ? asked : 1
  if (!plan) return { rows: [], found: 0, part: 1, parts: 1 }
  const { rows, found } = await loadListPart(tx, plan.id, filter, {
    limit: PART_SIZE,
    offset: (wanted - 1) * PART_SIZE,
  })
  if (rows.length === 0 && wanted > 1) return listPart(tx, plan, filter, 1)
  return { rows, found, part: wanted, parts: Math.max(1, Math.ceil(found / PART_SIZE)) }
}

/** One project of a development plan with all that it was, and where it is used. */
export type DevelopmentProjectView = {
  office: Office
  plan: DevelopmentPlan
  editions: Edition[]
  project: DevelopmentProject
  /** Oldest first, with itself. */
  history: DevelopmentProject[]
  /** Projects of operation plans that stand in it. */
  linked: LinkedProject[]
  mayManage: boolean
}

/** Opens a project of a development plan. @throws AppError 'not_found' */
export async function openDevelopmentProject(
  context: Context,
  officeCode: string,
  projectId: string,
): Promise<DevelopmentProjectView> {
  authorise(context.actor, 'development.read', officeCode)
  const office = await officeWith(context, officeCode)
  return readOrg(context.db, office.id, async (tx) => {
    const history = isUuid(projectId) ? await loadHistory(tx, projectId) : []
    const project = history.find(({ id }) => id === projectId)
    const plan = (await listDevelopmentPlans(tx)).find(({ id }) => id === project?.planId)
    if (!project || !plan) throw noProject()
    return {
      office,
      plan,
      editions: await loadEditions(tx, plan.id),
      project,
      history,
      linked: await loadLinkedTo(
        tx,
        history.map(({ id }) => id),
      ),
      mayManage: may(context.actor, 'development.manage', officeCode),
    }
  })
}

const noProject = (): AppError => new AppError('not_found', 'ไม่พบโครงการนี้ในแผนพัฒนาท้องถิ่น')

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

/** `id` null: a new project. `version`: the one that was on the screen. */
export type ProjectTarget = PlanTarget & { id: string | null; version: number; editionId: string }

/**
 * Adds a project by hand, corrects one, or, when another edition than its own is named, adds one to that edition that takes its place.
 * @returns id of the project as it stands now
 * @throws AppError 'invalid' with every problem; 'conflict' when it was changed in between: nothing is overwritten
 */
export async function saveDevelopmentProject(
  context: Context,
  target: ProjectTarget,
  input: ProjectInput,
): Promise<string> {
  authorise(context.actor, 'development.manage', target.officeCode)
  const office = await officeWith(context, target.officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, target.planId)
    const { content, problems } = contentFromInput(input, yearsOf(plan))
    const editions = await loadEditions(tx, plan.id)
    if (!editions.some(({ id }) => id === target.editionId))
      problems.push({ field: 'editionId', rule: 'edition', message: 'กรุณาเลือกฉบับของแผน' })
    if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกโครงการไม่ได้ กรุณาแก้ไขจุดที่แจ้ง', problems)
    const projects = await loadDevelopmentProjects(tx, plan.id)
    const before = target.id === null ? null : standingOf(projects, target.id, target.version)
    const now = context.now()
    const [branch] = await branchesFor(tx, plan.id, [content], () => uuidV7(now))
    const isCorrection = before !== null && before.editionId === target.editionId
    const project: DevelopmentProject = {
      ...content,
      id: isCorrection ? before.id : uuidV7(now),
      planId: plan.id,
      editionId: target.editionId,
      position: before?.position ?? Math.max(0, ...projects.map(({ position }) => position)) + 1,
      replacedBy: null,
      isCancelled: false,
      sheet: isCorrection ? before.sheet : null,
      row: isCorrection ? before.row : null,
      version: before?.version ?? 1,
    }
    const placed = { ...project, ...(branch ?? { strategyId: null, tacticId: null }) }
    if (!isCorrection) await insertDevelopmentProjects(tx, [placed], now)
    else if (!(await updateDevelopmentProject(tx, placed, now))) throw changedMeanwhile()
    if (before && !isCorrection) await markReplaced(tx, [{ projectId: before.id, by: project.id }], now)
    await touchDevelopmentPlan(tx, plan.id)
    await audit(tx, context, target.officeCode, { planId: plan.id, project: project.id, name: project.name })
    return project.id
  })
}

/**
 * Takes a project out of the plan by an edition; what it was stays in its history.
 * @throws AppError 'conflict' when it was changed in between; 'invalid' for an edition of another plan
 */
export async function cancelDevelopmentProject(
  context: Context,
  target: ProjectTarget & { id: string; note: string },
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
    const row = { ...before, ...(branch ?? { strategyId: null, tacticId: null }), id: uuidV7(now) }
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
  if (!project) throw noProject()
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
