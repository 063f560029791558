import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { readSite, tambonOf, type Site } from '#src/features/duplicates/sites.ts'
import { digOnceCountOf } from '#src/features/neighbours/neighbours.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, lockPlan, touchPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { hasBudget } from './budget-facts.queries.ts'
import {
  checkInParts,
  checkOneProject,
  checkPlan,
  type Finding,
  type FundTotal,
  type PlanToCheck,
  type ProjectToCheck,
} from './checks.ts'
import { loadFundTotals, loadPlanToCheck, replaceFundTotals } from './checks.queries.ts'
import { readFundTotals, type FundTotalInput } from './fund-totals.ts'

/** A plan with all that the rules say of it. */
export type ChecksView = {
  office: Office
  plan: Plan
  projects: StoredProject[]
  /** What it was compared with. */
  checked: PlanToCheck
  findings: Finding[]
  /** Whether who looks may enter the totals of the budget. */
  mayConfigure: boolean
}

/** Checks the plan of an office and year as it stands. @throws AppError 'not_found' when there is none */
export async function openChecks(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<ChecksView> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const read = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const projects = await loadProjects(tx, office.id, plan.id)
    return { plan, projects, checked: await loadPlanToCheck(tx, office, plan, projects) }
  })
  const checked = { ...read.checked, digOnceCount: await countDigOnce(office, read.projects) }
  for (const _part of checkInParts(checked)) await nextTurn()
  // With a budget entered, its instruments say what there is.
  const mayConfigure = !checked.budget && may(context.actor, 'plan.configure', officeCode)
  return { office, ...read, checked, findings: checkPlan(checked), mayConfigure }
}

/** Places of so many works are read at a time: some 5 ms. */
const READ_AT_ONCE = 50

/** How many pairs of works should share one opening of the ground; others are answered meanwhile. */
async function countDigOnce(office: Office, projects: readonly StoredProject[]): Promise<number> {
  const own = { officeCode: office.dlaCode, officeName: office.name, area: tambonOf(office.name) }
  const sites: Site[] = []
  for (const project of projects) {
    sites.push(readSite({ ...own, ...project }))
    if (sites.length % READ_AT_ONCE === 0) await nextTurn()
  }
  return digOnceCountOf(sites)
}

/** What one project is told of, with what it is compared with. */
export type ProjectChecks = {
  findings: readonly Finding[]
  /** Names of the divisions in use. */
  divisions: readonly string[]
  fundTotals: readonly FundTotal[]
}

/**
 * What the rules that look at one project say of it, and the divisions that it may name. Rules that compare projects are left out.
 * @param project null: one that is not there yet
 * @throws AppError 'not_found'
 */
export async function checkProjectInPlan(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  project: ProjectToCheck | null,
): Promise<ProjectChecks> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const checked = await readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    return loadPlanToCheck(tx, office, plan, [])
  })
  const { divisions, fundTotals } = checked
  return { findings: project === null ? [] : checkOneProject(project, checked), divisions, fundTotals }
}

/**
 * Records what the budget instrument gives per source, in place of what was recorded.
 * @throws AppError 'invalid' with everything that is wrong; 'not_found'
 */
export async function saveFundTotals(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  rows: readonly FundTotalInput[],
): Promise<FundTotal[]> {
  authorise(context.actor, 'plan.configure', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const totals = readFundTotals(rows)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    if (await hasBudget(tx, fiscalYear))
      throw new AppError('conflict', 'ยอดตามแหล่งมาจากหน้างบประมาณแล้ว กรุณาแก้ไขที่หน้างบประมาณของปี')
    const before = await loadFundTotals(tx, office.id, plan.id)
    await replaceFundTotals(tx, office.id, plan.id, totals)
    await touchPlan(tx, office.id, plan.id, now)
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'plan.configure',
      subjectType: 'plan',
      subjectId: plan.id,
      detail: { fundTotalsBefore: before, fundTotals: totals },
    })
    return totals
  })
}
