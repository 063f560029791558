import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, type Actor } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { budgetOff } from '#src/features/budgets/tie-out-state.queries.ts'
import { blockingFindings, checkPlan } from '#src/features/checks/checks.ts'
import { loadPlanToCheck } from '#src/features/checks/checks.queries.ts'
import { countWaiting } from '#src/features/collections/inbox.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { planForBook } from '#src/features/plans/plans.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { loadProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import {
  asksFindings,
  boxesOf,
  handsDraftOver,
  isReturned,
  movesFor,
  rolesInTurn,
  submissionToCompare,
  type Move,
  type ProgressBox,
  type Unsettled,
} from './progress.ts'
import { present } from './present.ts'
import { loadRemarks, type Remark } from './remarks.queries.ts'
import { loadHolders, type StepHolder } from './step-holders.queries.ts'
import { submissionOf, loadSteps, type StepRecord } from './steps.queries.ts'
import {
  changesSince,
  submittedProjectOf,
  type ProjectChangeSince,
  type SubmittedProject,
} from './submitted-changes.ts'

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
  /** What should be settled before the draft is handed over; null for who cannot hand it over now. Forbids nothing. */
  unsettled: Unsettled | null
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
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const today = dateInThailand(context.now())
  const read = await readOrg(context.db, office.id, (tx) => readAll(tx, actor, office, fiscalYear, today))
  // Checking and comparing a large plan are work: the transaction is over by then, and others are answered in between.
  await nextTurn()
  const { plan, steps, projects, remarks, submitted, toCheck } = read
  const { status } = plan
  const blockingCount = toCheck ? blockingFindings(checkPlan(toCheck)).length : 0
  await nextTurn()
  const turn = new Set(rolesInTurn(status))
  const names = new Map(projects.map(({ id, name }) => [id, name]))
  return {
    office,
    plan,
    lastSeq: steps.at(-1)?.seq ?? 0,
    boxes: boxesOf(planForBook(office, plan, []), status, steps),
    inTurn: onePerPosition(read.holders.filter(({ role }) => turn.has(role))),
    moves: movesFor(actor, officeCode, status, { today, projectCount: projects.length, blockingCount }),
    unsettled: read.unsettled,
    steps,
    isReturned: isReturned(steps),
    remarks: remarks.map((remark) => ({ ...remark, projectName: names.get(remark.projectId ?? '') ?? null })),
    submission: submitted && comparisonWith(submitted, projects),
    projects,
    mayRemark: may(actor, 'remark.write', officeCode),
    mayResolve: may(actor, 'remark.resolve', officeCode),
  }
}

async function readAll(tx: ReadTx, actor: Actor, office: Office, fiscalYear: FiscalYear, today: string) {
  const plan = present(await findPlan(tx, office.id, fiscalYear))
  const projects = await loadProjects(tx, office.id, plan.id)
  const isAsked = asksFindings(actor, office.dlaCode, plan.status)
  return {
    plan,
    projects,
    steps: await loadSteps(tx, office.id, plan.id),
    holders: await loadHolders(tx, office.id, today),
    remarks: await loadRemarks(tx, office.id, plan.id),
    submitted: await submissionOf(tx, office.id, plan.id, submissionToCompare(plan.status)),
    unsettled: handsDraftOver(actor, office.dlaCode, plan.status)
      ? { waitingAnswers: await countWaiting(tx, plan.id), offBudget: await budgetOff(tx, fiscalYear) }
      : null,
    toCheck: isAsked ? await loadPlanToCheck(tx, office, plan, projects) : null,
  }
}

/** A position that carries two of the roles stands there once. */
const onePerPosition = (holders: readonly StepHolder[]): StepHolder[] => [
  ...new Map(holders.map((holder) => [holder.positionId, holder])).values(),
]

function comparisonWith(
  submitted: { at: Date; projects: unknown },
  projects: readonly StoredProject[],
): NonNullable<Progress['submission']> {
  // Only `insertSnapshot` writes the copy, from `submittedProjectOf`.
  const before = submitted.projects as SubmittedProject[]
  return { at: submitted.at, changes: changesSince(before, projects.map(submittedProjectOf)) }
}
