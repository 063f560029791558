import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { PART_SIZE } from '#src/domain/list-part.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listDevelopmentImports, type DevelopmentImport } from './development-imports.queries.ts'
import { loadListPart, loadOccurring, loadPrintedTotals, loadYearSums } from './development-list.queries.ts'
import { listDevelopmentPlans, loadEditions, loadHistory } from './development.queries.ts'
import { noDevelopmentProject, type DevelopmentPlan, type DevelopmentProject, type Edition } from './development.ts'
import { filterFrom, type ListFilter, type Occurring } from './listing.ts'
import { loadLinkedTo, type LinkedProject } from './placing.queries.ts'
import type { PrintedTotal, YearSum } from './totals.ts'

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
    if (!project || !plan) throw noDevelopmentProject()
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
