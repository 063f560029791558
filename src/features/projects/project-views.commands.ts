import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlanHead, loadProjectPart, loadProjectsById, type PlanHead } from './live-projects.queries.ts'
import { listChanged, loadHistory } from './project-changes.queries.ts'
import { historyEntryOf, type HistoryEntry } from './project-history.ts'
import { asSeen } from './project-rights.ts'
import type { Placed } from './project-positions.ts'
import type { ChangesAnswer, LiveProject } from './projects.ts'

/** Most changes that are told one by one. */
const MAX_TOLD = 1_000
/** Most lines of the history of one project. */
const MAX_HISTORY = 200

/** A part of the plan in its order. `nextCursor` is null at the end. `allowed`: what the actor may do with the plan now. */
export type ProjectPart = {
  changeCount: number
  status: PlanStatus
  allowed: { edit: boolean; arrange: boolean }
  items: LiveProject[]
  nextCursor: string | null
}

/**
 * The projects of a plan in its order, part by part. Only the first part's `changeCount` says from which count on changes are to be asked.
 * @throws AppError 'not_found'; 'invalid' for a cursor that was not given out
 */
export async function listLiveProjects(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { limit, cursor }: { limit: number; cursor: string | null },
): Promise<ProjectPart> {
  authorise(context.actor, 'plan.read', officeCode)
  const after = cursor === null ? null : placeFrom(cursor)
  return inPlan(context, officeCode, fiscalYear, async (tx, orgId, plan) => {
    const found = await loadProjectPart(tx, orgId, plan.id, { after, limit: limit + 1 })
    const part = found.slice(0, limit)
    const last = found.length > limit ? part.at(-1) : undefined
    return {
      changeCount: plan.changeCount,
      status: plan.status,
      allowed: allowedIn(context, officeCode, plan),
      items: asSeen({ actor: context.actor, officeCode }, plan.status, part),
      nextCursor: last ? `${last.position}.${last.id}` : null,
    }
  })
}

const allowedIn = (context: Context, officeCode: string, { status }: PlanHead): ProjectPart['allowed'] => ({
  edit: isEditable(status) && may(context.actor, 'project.edit', officeCode),
  arrange: isEditable(status) && may(context.actor, 'project.arrange', officeCode),
})

function placeFrom(cursor: string): Placed {
  const [, position, id] = /^(-?\d{1,10})\.([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (position === undefined || id === undefined || !isUuid(id) || Math.abs(Number(position)) > 0x7fffffff)
    throw new AppError('invalid', 'ตัวชี้หน้า (cursor) ไม่ถูกต้อง กรุณาเริ่มอ่านจากหน้าแรก')
  return { id, position: Number(position) }
}

/** What changed since a count of changes that a screen has seen. @throws AppError 'not_found' */
export async function changesSince(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  since: number,
): Promise<ChangesAnswer> {
  authorise(context.actor, 'plan.read', officeCode)
  return inPlan(context, officeCode, fiscalYear, async (tx, orgId, { id, status, changeCount }) => {
    const nothing = { changeCount, projects: [], deleted: [], reload: false }
    if (since === changeCount) return nothing
    if (since > changeCount || changeCount - since > MAX_TOLD) return { ...nothing, reload: true }
    const { projectIds, known } = await listChanged(tx, orgId, id, { since, until: changeCount })
    // A file that was taken in counts as a change, but is not told project by project.
    if (known < changeCount - since) return { ...nothing, reload: true }
    const found = await loadProjectsById(tx, orgId, projectIds)
    const projects = found.filter(({ planId }) => planId === id).map(({ project }) => project)
    const present = new Set(projects.map((project) => project.id))
    return {
      ...nothing,
      projects: asSeen({ actor: context.actor, officeCode }, status, projects),
      deleted: projectIds.filter((projectId) => !present.has(projectId)),
    }
  })
}

/** A project with what the actor may do with it. */
export type ProjectView = {
  fiscalYear: FiscalYear
  status: PlanStatus
  project: LiveProject
  /** Words of the file it came from, and where it stood there; null when it was typed in. */
  sourceFile: string | null
  allowed: { edit: boolean; arrange: boolean }
}

/** One project of a plan. @throws AppError 'not_found' */
export async function openProject(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  projectId: string,
): Promise<ProjectView> {
  authorise(context.actor, 'plan.read', officeCode)
  const id = idFrom(projectId)
  return inPlan(context, officeCode, fiscalYear, async (tx, orgId, plan) => {
    const [found] = await loadProjectsById(tx, orgId, [id])
    if (!found || found.planId !== plan.id) throw noProject()
    const [project] = asSeen({ actor: context.actor, officeCode }, plan.status, [found.project])
    if (!project) throw noProject()
    const { arrange } = allowedIn(context, officeCode, plan)
    return {
      fiscalYear,
      status: plan.status,
      project,
      sourceFile: found.project.sourceFile,
      allowed: { edit: project.mayEdit, arrange },
    }
  })
}

/** What was done to a project by hand, the latest first; also to one that is no more. @throws AppError 'not_found' */
export async function projectHistory(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  projectId: string,
): Promise<HistoryEntry[]> {
  authorise(context.actor, 'history.read', officeCode)
  const id = idFrom(projectId)
  return inPlan(context, officeCode, fiscalYear, async (tx, orgId, plan) => {
    const rows = await loadHistory(tx, orgId, plan.id, id, MAX_HISTORY)
    if (rows.length > 0) return rows.map(historyEntryOf)
    const [found] = await loadProjectsById(tx, orgId, [id])
    if (found?.planId !== plan.id) throw noProject()
    return []
  })
}

const noProject = (): AppError => new AppError('not_found', 'ไม่พบโครงการนี้ในแผน อาจถูกลบไปแล้ว')

function idFrom(text: string): string {
  const id = text.toLowerCase()
  if (!isUuid(id)) throw noProject()
  return id
}

async function inPlan<T>(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  read: (tx: ReadTx, orgId: number, plan: PlanHead) => Promise<T>,
): Promise<T> {
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const orgId = office.id
  return readOrg(context.db, orgId, async (tx) => {
    const plan = await findPlanHead(tx, orgId, fiscalYear)
    if (!plan) throw noPlan()
    return read(tx, orgId, plan)
  })
}
