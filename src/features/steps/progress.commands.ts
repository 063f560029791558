import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { isFiscalYear, type FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, type Actor } from '#src/domain/permissions.ts'
import type { PlanStatus } from '#src/domain/plan-status.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { planForBook } from '#src/features/plans/plans.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import {
  boxesOf,
  isReturned,
  movesFor,
  rolesInTurn,
  submissionToCompare,
  type Move,
  type ProgressBox,
} from './progress.ts'
import { present } from './present.ts'
import { loadRemarks, type Remark } from './remarks.queries.ts'
import { blockingCountOf } from './step-findings.queries.ts'
import { loadHolders, type StepHolder } from './step-holders.queries.ts'
import type { StepFacts } from './steps.ts'
import { submissionOf, loadSteps, type StepRecord } from './steps.queries.ts'
import {
  changesSince,
  submittedProjectOf,
  type ProjectChangeSince,
  type SubmittedProject,
} from './submitted-changes.ts'
import { transitionsFrom } from './transitions.ts'

/** A remark with the name of the project it is pinned to; null when it is on the plan, or the project is gone. */
export type NamedRemark = Remark & { projectName: string | null }

/** Where a plan is, how it came there, and what the actor may do now. */
export type Progress = {
  office: Office
  plan: Plan
  /** Number of the last step: what a form names as `expectedSeq`. */
  lastSeq: number
  boxes: ProgressBox[]
  /** Whose turn it is; empty once the plan is announced. */
  inTurn: StepHolder[]
  moves: Move[]
  steps: StepRecord[]
  /** Came back and has not been submitted again. */
  isReturned: boolean
  remarks: NamedRemark[]
  /** What differs from the submission of `submissionToCompare`; null when there is none. */
  submission: { at: Date; changes: ProjectChangeSince[] } | null
  projects: StoredProject[]
  mayRemark: boolean
  mayResolve: boolean
}

/**
 * Where a plan is on its way through ข้อ 26.
 * @throws AppError 'not_found' when there is no such plan
 */
export async function openProgress(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<Progress> {
  const { actor } = context
  authorise(actor, 'plan.read', officeCode)
  const office = present(isFiscalYear(fiscalYear) ? await findOffice(context, officeCode) : null)
  const today = dateInThailand(context.now())
  return readOrg(context.db, office.id, async (tx) => {
    const plan = present(await findPlan(tx, office.id, fiscalYear))
    const { status } = plan
    const steps = await loadSteps(tx, office.id, plan.id)
    const projects = await loadProjects(tx, office.id, plan.id)
    const isAsked = asksFindings(actor, officeCode, status)
    const facts: StepFacts = {
      today,
      projectCount: projects.length,
      blockingCount: isAsked ? await blockingCountOf(tx, office, plan, projects) : 0,
    }
    const turn = new Set(rolesInTurn(status))
    const names = new Map(projects.map(({ id, name }) => [id, name]))
    const remarks = await loadRemarks(tx, office.id, plan.id)
    return {
      office,
      plan,
      lastSeq: steps.at(-1)?.seq ?? 0,
      boxes: boxesOf(planForBook(office, plan, []), status, steps),
      inTurn: onePerPosition((await loadHolders(tx, office.id, today)).filter(({ role }) => turn.has(role))),
      moves: movesFor(actor, officeCode, status, facts),
      steps,
      isReturned: isReturned(steps),
      remarks: remarks.map((remark) => ({ ...remark, projectName: names.get(remark.projectId ?? '') ?? null })),
      submission: await comparisonOf(tx, office.id, plan, projects),
      projects,
      mayRemark: may(actor, 'remark.write', officeCode),
      mayResolve: may(actor, 'remark.resolve', officeCode),
    }
  })
}

/** The checks take their time: they run only for those who could act on them. */
const asksFindings = (actor: Actor, officeCode: string, status: PlanStatus): boolean =>
  transitionsFrom(status).some(({ guards, permission }) => guards.length > 0 && may(actor, permission, officeCode))

/** A position that carries two of the roles stands there once. */
const onePerPosition = (holders: readonly StepHolder[]): StepHolder[] => [
  ...new Map(holders.map((holder) => [holder.positionId, holder])).values(),
]

async function comparisonOf(
  tx: ReadTx,
  orgId: number,
  plan: Plan,
  projects: readonly StoredProject[],
): Promise<Progress['submission']> {
  const submitted = await submissionOf(tx, orgId, plan.id, submissionToCompare(plan.status))
  if (!submitted) return null
  // Only `insertSnapshot` writes the copy, from `submittedProjectOf`.
  const before = submitted.projects as SubmittedProject[]
  return { at: submitted.at, changes: changesSince(before, projects.map(submittedProjectOf)) }
}
