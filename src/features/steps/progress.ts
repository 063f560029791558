import { lawContext, type LawSubject } from '#src/domain/law/law-context.ts'
import { actorName, PLAN_STEPS, type PlanActor, type PlanStep } from '#src/domain/law/procedure.ts'
import type { Satang } from '#src/domain/money.ts'
import { may, rolesFor, type Actor, type OfficeRole } from '#src/domain/permissions.ts'
import { PLAN_STATUSES, type PlanStatus } from '#src/domain/plan-status.ts'
import type { Problem } from '#src/domain/errors.ts'
import type { StepRecord } from './steps.queries.ts'
import { guardProblems, type StepFacts } from './steps.ts'
import { transitionOf, transitionsFrom, type Transition } from './transitions.ts'

/** A box of the flow chart of ข้อ 26 as it stands today. */
export type ProgressBox = {
  id: PlanStep['id']
  act: string
  actor: PlanActor
  /** The actor in the words of this office. */
  actorName: string
  state: 'done' | 'now' | 'ahead'
  /** The step that finished the box; null while it is not done. */
  finishedBy: StepRecord | null
}

/**
 * The seven boxes: those before the plan's status are done, by the last step that led out of each. After a return the boxes from the
 * draft on are to be done again.
 * @law ระเบียบฯ ข้อ 26
 */
export function boxesOf(subject: LawSubject, status: PlanStatus, steps: readonly StepRecord[]): ProgressBox[] {
  const context = lawContext(subject)
  const now = PLAN_STATUSES.indexOf(status)
  return PLAN_STEPS.map((step, index) => ({
    id: step.id,
    act: step.act(context),
    actor: step.actor,
    actorName: actorName(step.actor, context),
    state: index < now ? 'done' : index === now ? 'now' : 'ahead',
    finishedBy: index < now ? lastOut(step.id, steps) : null,
  }))
}

const lastOut = (box: PlanStep['id'], steps: readonly StepRecord[]): StepRecord | null =>
  steps.findLast(({ from, action }) => from === box && !transitionOf(action).isReturn) ?? null

/** The roles whose turn it is, those that move the plan forward; empty when all is done. */
export function rolesInTurn(status: PlanStatus): OfficeRole[] {
  const forward = transitionsFrom(status).filter(({ isReturn }) => !isReturn)
  return forward.flatMap(({ permission }) =>
    rolesFor(permission).filter((role): role is OfficeRole => role !== 'operator'),
  )
}

/** Something that a person may do now; `problems`: what the plan itself still lacks for it. */
export type Move = { transition: Transition; problems: Problem[] }

/** What the actor may do with the plan where it stands, in the order of the table. */
export const movesFor = (actor: Actor, officeCode: string, status: PlanStatus, facts: StepFacts): Move[] =>
  transitionsFrom(status)
    .filter(({ permission }) => may(actor, permission, officeCode))
    .map((transition) => ({ transition, problems: guardProblems(transition, facts) }))

/** Whether the actor could take a step now that the checks may forbid: they take their time, and run for no one else. */
export const asksFindings = (actor: Actor, officeCode: string, status: PlanStatus): boolean =>
  transitionsFrom(status).some(({ guards, permission }) => guards.length > 0 && may(actor, permission, officeCode))

/** What others still wait for, and money that is not where it should be. `offBudget` null: it ties out, or there is no budget. */
export type Unsettled = { waitingAnswers: number; offBudget: { differenceSatang: Satang } | null }

/** Whether the actor could finish or submit the draft now: afterwards nothing is taken in, and no money is moved. */
export const handsDraftOver = (actor: Actor, officeCode: string, status: PlanStatus): boolean =>
  transitionsFrom(status).some(
    ({ action, permission }) =>
      (action === 'finish-draft' || action === 'submit-draft') && may(actor, permission, officeCode),
  )

/** Whether the plan came back and has not been submitted again: then remarks are to be dealt with. */
export function isReturned(steps: readonly StepRecord[]): boolean {
  const last = steps.findLast(({ action }) => action === 'submit-draft' || transitionOf(action).needsRemark)
  return last !== undefined && last.action !== 'submit-draft'
}

/**
 * The submission that the plan is compared with, counted back from the last: who edits sees what changed since it; who considers a draft
 * that came again sees what changed since the one that was returned.
 */
export const submissionToCompare = (status: PlanStatus): 0 | 1 =>
  PLAN_STATUSES.indexOf(status) <= PLAN_STATUSES.indexOf('submit-draft') ? 0 : 1
