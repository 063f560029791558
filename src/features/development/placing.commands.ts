import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, mayEditProject, signatureOf } from '#src/domain/permissions.ts'
import { budgetOf } from '#src/domain/project.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { loadProjectsById } from '#src/features/projects/live-projects.queries.ts'
import { loadDevelopmentProjects, loadEditions, planCovering, planOfProject } from './development.queries.ts'
import { editionText, type DevelopmentPlan, type DevelopmentProject, type Edition } from './development.ts'
import { linkProject, placeOf, placesOf, unlinkProject } from './placing.queries.ts'
import { standingOf, type Placing, type Standing } from './placing.ts'
import { suggesterFor, type Suggester } from './suggestions.ts'

/** A project of the year with where it stands. */
export type PlacedRow = {
  project: StoredProject
  budgetSatang: number | null
  placing: Placing | null
  standing: Standing
  mayEdit: boolean
}

/** All projects of a year with where each stands in the development plan. `source` null: no development plan covers the year. */
export type PlacingView = {
  office: Office
  plan: Plan
  source: DevelopmentPlan | null
  editions: Edition[]
  rows: PlacedRow[]
  suggester: Suggester
  /** Projects that can be placed beyond doubt and are not yet. */
  sure: { project: StoredProject; item: DevelopmentProject }[]
  mayPlace: boolean
  mayTake: boolean
}

/** Where each project of a year's plan stands in the development plan. @throws AppError 'not_found' when there is no plan */
export async function openPlacing(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<PlacingView> {
  authorise(context.actor, 'development.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, (tx) => viewOf(tx, context, office, fiscalYear))
}

async function viewOf(tx: ReadTx, context: Context, office: Office, fiscalYear: FiscalYear): Promise<PlacingView> {
  const { actor } = context
  const plan = await findPlan(tx, office.id, fiscalYear)
  if (!plan) throw noPlan()
  const projects = await loadProjects(tx, office.id, plan.id)
  const source = await planCovering(tx, fiscalYear)
  const items = source ? await loadDevelopmentProjects(tx, source.id, { isBrief: true }) : []
  const places = await placesOf(
    tx,
    projects.map(({ id }) => id),
  )
  const rows = projects.map((project): PlacedRow => {
    const budgetSatang = budgetOf(project)
    const placing = places.get(project.id) ?? null
    const mayEdit = mayEditProject(actor, office.dlaCode, project.departments)
    return { project, budgetSatang, placing, standing: standingOf({ budgetSatang, fiscalYear }, placing), mayEdit }
  })
  const suggester = suggesterFor(items, fiscalYear)
  return {
    office,
    plan,
    source,
    editions: source ? await loadEditions(tx, source.id) : [],
    rows,
    suggester,
    sure: surelyPlaced(rows, suggester),
    mayPlace: may(actor, 'development.link', office.dlaCode),
    mayTake: may(actor, 'project.arrange', office.dlaCode),
  }
}

/** Where one project of a year stands, with what it may be placed in. `near`: the likest names, best first. */
export type ProjectPlace = {
  placing: Placing | null
  standing: Standing
  near: { item: DevelopmentProject; edition: string; score: number }[]
  mayChoose: boolean
}

const NEAR = 5

/**
 * Where a project of a year's plan stands in the development plan; null when no development plan covers the year.
 * @param project as it is stored
 */
export async function openProjectPlace(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  project: Pick<StoredProject, 'id' | 'name' | 'departments' | 'funds'>,
): Promise<ProjectPlace | null> {
  authorise(context.actor, 'development.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const source = await planCovering(tx, fiscalYear)
    if (!source) return null
    const placing = (await placesOf(tx, [project.id])).get(project.id) ?? null
    const standing = standingOf({ budgetSatang: budgetOf(project), fiscalYear }, placing)
    const mayChoose =
      may(context.actor, 'development.link', officeCode) &&
      mayEditProject(context.actor, officeCode, project.departments)
    if (!mayChoose) return { placing, standing, near: [], mayChoose }
    const items = await loadDevelopmentProjects(tx, source.id, { isBrief: true })
    const named = new Map((await loadEditions(tx, source.id)).map((one) => [one.id, editionText(one)]))
    const near = suggesterFor(items, fiscalYear)
      .near(project.name, NEAR)
      .map(({ row, score }) => ({ item: row, score, edition: named.get(row.editionId) ?? '' }))
    return { placing, standing, near, mayChoose }
  })
}

/** Two projects of one name are not sure: one of them may be another work. */
function surelyPlaced(rows: readonly PlacedRow[], suggester: Suggester): PlacingView['sure'] {
  const found = rows.flatMap(({ project, standing, mayEdit }) => {
    const item = mayEdit && standing.kind === 'unplaced' ? suggester.sure(project.name) : null
    return item ? [{ project, item }] : []
  })
  const byItem = Map.groupBy(found, ({ item }) => item.id)
  return found.filter(({ item }) => byItem.get(item.id)?.length === 1)
}

/** Which project of which year. */
export type PlacingTarget = { officeCode: string; fiscalYear: FiscalYear; projectId: string }
/** A project of the development plan; none, for a reason; or that nothing is decided any more. `version`: the one shown, 0 for none. */
export type PlacingChoice = { version: number } & (
  { developmentProjectId: string } | { developmentProjectId: null; reason: string } | { forget: true }
)

/**
 * Keeps where a project of the operation plan stands in the development plan.
 * @throws AppError 'forbidden' for another division's project; 'invalid' without a reason or for an unknown project of the development
 * plan; 'conflict' when someone else decided in between
 */
export async function placeProject(context: Context, target: PlacingTarget, choice: PlacingChoice): Promise<void> {
  const { officeCode, fiscalYear, projectId } = target
  authorise(context.actor, 'development.link', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    await refuseOthers(tx, context, office, target)
    const before = await placeOf(tx, projectId)
    const isSaved =
      'forget' in choice
        ? await unlinkProject(tx, projectId, choice.version)
        : await linkProject(
            tx,
            { projectId, ...(await decisionOf(tx, choice)), ...by(context, officeCode) },
            choice.version,
          )
    const isSame = (before?.version ?? 0) === choice.version
    if (!isSaved || !isSame) throw new AppError('conflict', 'มีผู้ระบุที่มาของโครงการนี้ไปก่อนแล้ว กรุณาตรวจสิ่งที่บันทึกไว้แล้วเลือกอีกครั้ง')
    await audit(tx, context, officeCode, { projectId, ...detailOf(choice) })
  })
}

/** The project is in the plan of the year, and the person may change it. */
async function refuseOthers(tx: ReadTx, context: Context, office: Office, target: PlacingTarget): Promise<void> {
  const plan = await findPlan(tx, office.id, target.fiscalYear)
  if (!plan) throw noPlan()
  const [found] = isUuid(target.projectId) ? await loadProjectsById(tx, office.id, [target.projectId]) : []
  if (found?.planId !== plan.id) throw new AppError('not_found', 'ไม่พบโครงการนี้ในแผน')
  if (!mayEditProject(context.actor, office.dlaCode, found.project.departments))
    throw new AppError('forbidden', 'ท่านแก้ไขได้เฉพาะโครงการของกองหรือสำนักของท่าน')
}

const by = (context: Context, officeCode: string) => ({
  by: signatureOf(context.actor, officeCode),
  at: context.now(),
})

const detailOf = (choice: PlacingChoice): Record<string, string> =>
  'forget' in choice
    ? { forgotten: 'yes' }
    : choice.developmentProjectId === null
      ? { reason: choice.reason }
      : { developmentProjectId: choice.developmentProjectId }

async function decisionOf(
  tx: ReadTx,
  choice: Exclude<PlacingChoice, { forget: true }>,
): Promise<{ developmentProjectId: string | null; reason: string | null }> {
  if (choice.developmentProjectId === null) {
    const reason = choice.reason.trim().slice(0, 1_000)
    if (reason === '')
      throw new AppError('invalid', 'กรุณาบอกเหตุผลที่โครงการไม่อยู่ในแผนพัฒนาท้องถิ่น', [
        { field: 'reason', rule: 'reason-missing', message: 'กรุณาพิมพ์เหตุผล' },
      ])
    return { developmentProjectId: null, reason }
  }
  if (!isUuid(choice.developmentProjectId) || (await planOfProject(tx, choice.developmentProjectId)) === null)
    throw new AppError('invalid', 'ไม่พบโครงการที่เลือกในแผนพัฒนาท้องถิ่น')
  return { developmentProjectId: choice.developmentProjectId, reason: null }
}

/** Places all projects of the year that can be placed beyond doubt. @returns how many */
export async function placeSureOnes(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<number> {
  authorise(context.actor, 'development.link', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return inOrg(context.db, office.id, async (tx) => {
    const { sure } = await viewOf(tx, context, office, fiscalYear)
    for (const { project, item } of sure)
      await linkProject(tx, {
        projectId: project.id,
        developmentProjectId: item.id,
        reason: null,
        ...by(context, officeCode),
      })
    if (sure.length > 0) await audit(tx, context, officeCode, { fiscalYear, placed: sure.length })
    return sure.length
  })
}

async function audit(
  tx: Tx,
  context: Context,
  officeCode: string,
  detail: Record<string, string | number>,
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, officeCode),
    action: 'development.link',
    subjectType: 'project',
    subjectId: String(detail['projectId'] ?? detail['fiscalYear']),
    detail,
  })
}
