import type { Context } from '#src/context.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, may, membershipIn, type Actor } from '#src/domain/permissions.ts'
import { isEditable } from '#src/domain/plan-status.ts'
import { dateInThailand, daysBetween } from '#src/domain/thai-date.ts'
import { budgetOff } from '#src/features/budgets/tie-out-state.queries.ts'
import { blockingFindings, checkPlan, type PlanToCheck } from '#src/features/checks/checks.ts'
import { loadPlanToCheck } from '#src/features/checks/checks.queries.ts'
import { countWaiting } from '#src/features/collections/inbox.queries.ts'
import { awaitedOf, findOpenRound, listRounds } from '#src/features/collections/rounds.queries.ts'
import type { Round, RoundCounts } from '#src/features/collections/rounds.ts'
import { atFirstGlance, deadlinesOf, planDatesOf, type PlanDeadline } from '#src/features/deadlines/deadlines.ts'
import { loadFinishTriggers } from '#src/features/deadlines/deadlines.queries.ts'
import { countUnreadThreads } from '#src/features/coordination/threads.queries.ts'
import { findSearch, openCases } from '#src/features/duplicates/cases.queries.ts'
import { holidaysIn, listHolidays } from '#src/features/holidays/holidays.ts'
import { loadHolidayChanges } from '#src/features/holidays/holidays.queries.ts'
import { nationalHolidays } from '#src/features/holidays/holidays.register.ts'
import { listIntakes, type Intake } from '#src/features/intakes/intakes.queries.ts'
import { listRegisteredOffices, officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { planForBook } from '#src/features/plans/plans.ts'
import { findPlan, listPlans, type Plan, type PlanSummary } from '#src/features/plans/plans.queries.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { asksFindings, boxesOf, movesFor, type ProgressBox } from '#src/features/steps/progress.ts'
import { loadSteps } from '#src/features/steps/steps.queries.ts'
import {
  countOpenRemarks,
  countProjectsOf,
  latestDeeds,
  latestProjectChanges,
  sumByFund,
  sumByStrategy,
} from './home.queries.ts'
import { latestChanges, type LatestChange } from './latest-changes.ts'
import type { PlanSum } from './plan-sum.ts'
import { talkTodos, todosFor, type Todo, type TodoFacts } from './todos.ts'

/**
 * The offices in which the actor holds a position today; all of this installation for the operator.
 * @throws AppError 'forbidden' when there is none
 */
export async function listMyOffices(context: Context): Promise<Office[]> {
  const { memberships } = context.actor
  if (memberships.length === 0)
    throw new AppError('forbidden', 'บัญชีของท่านยังไม่มีตำแหน่งในหน่วยงานใด กรุณาติดต่อผู้ดูแลระบบของหน่วยงาน')
  const codes = new Set(memberships.map(({ officeCode }) => officeCode))
  return (await listRegisteredOffices(context)).filter(({ dlaCode }) => codes.has('*') || codes.has(dlaCode))
}

/** The plan that an office works on, in one look. */
export type CurrentPlan = {
  fiscalYear: number
  projectCount: number
  status: Plan['status']
  boxes: ProgressBox[]
  deadlines: PlanDeadline[]
  byStrategy: PlanSum[]
  byFund: PlanSum[]
  /** Its open collection round; null: none. */
  round: (Round & RoundCounts) | null
}

/** The first page of an office, as one person sees it. */
export type OfficeHome = {
  office: Office
  plans: PlanSummary[]
  /** Of the newest year; null when there is no plan yet. */
  current: CurrentPlan | null
  todos: Todo[]
  changes: LatestChange[]
  /** Files that wait to be checked; empty for who may not import. */
  intakes: Intake[]
  mayImport: boolean
  mayCreate: boolean
}

const CHANGES_SHOWN = 8
/** Of so many rows of history are the lines made: those of one deed are one line. */
const CHANGES_READ = 60
/** So many earlier years are asked whether they wait for somebody. */
const OTHERS_READ = 3
/** Larger plans are checked on the page of the checks only: the first page must not wait for it. */
const CHECKED_AT_MOST = 500

/** All that the first page of an office tells. @throws AppError 'not_found' for an office that does not use this installation */
export async function openOfficeHome(context: Context, officeCode: string): Promise<OfficeHome> {
  const { actor } = context
  authorise(actor, 'plan.read', officeCode)
  const office = await officeWith(context, officeCode)
  const mayImport = may(actor, 'intake.read', officeCode)
  const today = dateInThailand(context.now())
  const { facts, others, unreadTalks, ...read } = await readOrg(context.db, office.id, async (tx) => {
    const plans = await listPlans(tx, office.id)
    const [newest] = plans
    const plan = newest ? await findPlan(tx, office.id, newest.fiscalYear) : null
    const sized = plan && { plan, projectCount: newest?.projectCount ?? 0 }
    return {
      plans,
      current: sized && (await currentPlan(tx, office, sized, today)),
      facts: sized && (await readFacts(tx, actor, office, sized, today)),
      others: await othersOf(tx, actor, office, plans.slice(1, 1 + OTHERS_READ), today),
      changes: latestChanges(
        plan ? await latestProjectChanges(tx, office.id, plan.id, CHANGES_READ) : [],
        await latestDeeds(tx, office.id, CHANGES_SHOWN),
        CHANGES_SHOWN,
      ),
      unreadTalks: await countUnreadThreads(tx),
      intakes: mayImport ? await listIntakes(tx, office.id, { statuses: ['draft'] }) : [],
    }
  })
  return {
    office,
    ...read,
    // The checks are work: the transaction is over by then.
    todos: [
      ...todosFor(
        actor,
        officeCode,
        facts && withMoves(facts, actor, officeCode, today),
        read.intakes.length,
        others.map((other) => withMoves(other, actor, officeCode, today)),
      ),
      ...talkTodos(actor, officeCode, unreadTalks),
    ],
    mayImport,
    mayCreate: may(actor, 'plan.create', officeCode),
  }
}

type Sized = { plan: Plan; projectCount: number }

async function currentPlan(
  tx: ReadTx,
  office: Office,
  { plan, projectCount }: Sized,
  today: string,
): Promise<CurrentPlan> {
  const holidays = holidaysIn(listHolidays(nationalHolidays(), await loadHolidayChanges(tx, office.id)))
  return {
    fiscalYear: plan.fiscalYear,
    projectCount,
    status: plan.status,
    boxes: boxesOf(planForBook(office, plan, []), plan.status, await loadSteps(tx, office.id, plan.id)),
    deadlines: atFirstGlance(
      deadlinesOf(planDatesOf(plan, await loadFinishTriggers(tx, plan.fiscalYear)), holidays, today),
    ),
    byStrategy: await sumByStrategy(tx, office.id, plan.id),
    byFund: await sumByFund(tx, office.id, plan.id),
    round: await findOpenRound(tx, plan.id),
  }
}

/** What is read for the list of things to do; `toCheck` only for those who could act on the findings. */
type ReadFacts = Omit<TodoFacts, 'moves'> & { toCheck: PlanToCheck | null }

async function readFacts(
  tx: ReadTx,
  actor: Actor,
  office: Office,
  { plan, projectCount }: Sized,
  today: string,
): Promise<ReadFacts> {
  const { fiscalYear, status, budgetAnnouncedOn, postedOn } = plan
  const divisions = membershipIn(actor, office.dlaCode)?.divisions ?? []
  // Answers can still become projects, and projects can still be changed.
  const round = isEditable(status) ? await findOpenRound(tx, plan.id) : null
  const isSettled = isEditable(status) && projectCount <= CHECKED_AT_MOST && may(actor, 'budget.manage', office.dlaCode)
  const isChecked = asksFindings(actor, office.dlaCode, status) && projectCount <= CHECKED_AT_MOST
  return {
    fiscalYear,
    status,
    projectCount,
    budgetAnnouncedOn,
    postedOn,
    openRemarks: await countOpenRemarks(tx, office.id, plan.id),
    openDuplicates: await openCases(tx, plan.id),
    isSearched: (await findSearch(tx, plan.id)) !== null,
    waitingAnswers: await countWaiting(tx, plan.id),
    awaited: round ? await awaitedOf(tx, round.id, divisions) : [],
    isAsked: round !== null || (await listRounds(tx, plan.id)).length > 0,
    unanswered: round && {
      roundId: round.id,
      count: round.asked - round.answered,
      daysLeft: daysBetween(today, round.dueOn),
    },
    offBudget: isSettled ? await budgetOff(tx, fiscalYear) : null,
    divisions,
    ownProjects: divisions.length > 0 ? await countProjectsOf(tx, office.id, plan.id, divisions) : 0,
    toCheck: isChecked ? await loadPlanToCheck(tx, office, plan, await loadProjects(tx, office.id, plan.id)) : null,
  }
}

/** Earlier plans that may wait for somebody: the next year is often begun before the last one is announced. */
async function othersOf(
  tx: ReadTx,
  actor: Actor,
  office: Office,
  summaries: readonly PlanSummary[],
  today: string,
): Promise<ReadFacts[]> {
  const facts: ReadFacts[] = []
  for (const { fiscalYear, projectCount } of summaries) {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (plan) facts.push(await readFacts(tx, actor, office, { plan, projectCount }, today))
  }
  return facts
}

function withMoves({ toCheck, ...facts }: ReadFacts, actor: Actor, officeCode: string, today: string): TodoFacts {
  const { status, projectCount } = facts
  const blockingCount = toCheck ? blockingFindings(checkPlan(toCheck)).length : 0
  return { ...facts, moves: movesFor(actor, officeCode, status, { today, projectCount, blockingCount }) }
}
