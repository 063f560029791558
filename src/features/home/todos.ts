import type { Label } from '#src/domain/labels.ts'
import type { Satang } from '#src/domain/money.ts'
import { may, type Actor } from '#src/domain/permissions.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import type { Move } from '#src/features/steps/progress.ts'

/** Something for this person to do today. `place`: where, within the pages of the office. */
export type Todo = { place: string } & (
  | { kind: 'move'; verb: Label; blockedBy: string[] }
  | { kind: 'remarks' | 'imports' | 'duplicates' | 'inbox' | 'talks'; count: number }
  | { kind: 'unanswered'; count: number; daysLeft: number }
  | { kind: 'off-budget'; differenceSatang: Satang }
  | { kind: 'answer'; division: string }
  | { kind: 'own-projects'; divisions: string[]; count: number }
  | { kind: 'budget' | 'fill' | 'posting' | 'begin' | 'search' | 'ask' }
)

/** What is known of the plan that the office works on. */
export type TodoFacts = {
  fiscalYear: number
  status: PlanStatus
  projectCount: number
  openRemarks: number
  /** Possible duplicates nobody has decided on. */
  openDuplicates?: number
  /** Whether anybody has ever looked for possible duplicates. */
  isSearched?: boolean
  /** Projects that came in by a collection round and nobody has decided on. */
  waitingAnswers?: number
  /** What the person's divisions are asked in the collection round and have not answered. */
  awaited?: readonly { requestId: string; division: string }[]
  /** How many who are asked in the open collection round have not answered; `daysLeft` until it is due, negative afterwards. */
  unanswered?: { roundId: string; count: number; daysLeft: number } | null
  /** Whether anybody has ever been asked for projects of the plan. */
  isAsked?: boolean
  /** How far the plan is from its budget; null when it ties out, or there is no budget. */
  offBudget?: { differenceSatang: Satang } | null
  budgetAnnouncedOn: string | null
  postedOn: string | null
  /** What this person may do with the plan where it stands. */
  moves: readonly Move[]
  /** Divisions of the person, and how many projects are theirs. */
  divisions: readonly string[]
  ownProjects: number
}

/**
 * What an actor has to do in an office today, the most pressing first; nothing where all wait for others.
 * @param plan that the office works on; null when it has none
 * @param waitingImports files that were uploaded and not taken in
 * @param others plans of earlier years: of them counts what somebody waits for, not that their draft was left lying
 */
export function todosFor(
  actor: Actor,
  officeCode: string,
  plan: TodoFacts | null,
  waitingImports: number,
  others: readonly TodoFacts[] = [],
): Todo[] {
  const imports: Todo[] =
    waitingImports > 0 && may(actor, 'intake.edit', officeCode)
      ? [{ kind: 'imports', place: '#imports-title', count: waitingImports }]
      : []
  if (plan === null)
    return may(actor, 'plan.create', officeCode) ? [{ kind: 'begin', place: '#begin-title' }, ...imports] : []
  const awaited = others.flatMap((other) => {
    const isLeft = isEditable(other.status)
    return planTodos(actor, officeCode, other).filter(
      ({ kind }) => kind === 'remarks' || (!isLeft && kind !== 'budget'),
    )
  })
  return [...planTodos(actor, officeCode, plan), ...awaited, ...imports]
}

function planTodos(actor: Actor, officeCode: string, plan: TodoFacts): Todo[] {
  const { fiscalYear, status } = plan
  const at = (page: string): string => `/${fiscalYear}${page}`
  const isPlanner = may(actor, 'project.arrange', officeCode)
  const todos: Todo[] = []
  if (isEditable(status) && plan.openRemarks > 0 && isPlanner)
    todos.push({ kind: 'remarks', place: at('/progress'), count: plan.openRemarks })
  const { openDuplicates = 0, waitingAnswers = 0 } = plan
  if (isEditable(status) && waitingAnswers > 0 && may(actor, 'collection.decide', officeCode))
    todos.push({ kind: 'inbox', place: at('/collect/inbox'), count: waitingAnswers })
  if (isEditable(status) && openDuplicates > 0 && may(actor, 'duplicate.decide', officeCode))
    todos.push({ kind: 'duplicates', place: at('/duplicates'), count: openDuplicates })
  const isUnsearched = plan.isSearched === false && plan.projectCount > 1
  if (isEditable(status) && isUnsearched && may(actor, 'duplicate.decide', officeCode))
    todos.push({ kind: 'search', place: at('/duplicates') })
  todos.push(...coordinationTodos(actor, officeCode, plan, at))
  if (may(actor, 'collection.answer', officeCode))
    for (const { requestId, division } of plan.awaited ?? [])
      todos.push({ kind: 'answer', place: at(`/collect/answer/${requestId}`), division })
  if (isEditable(status) && isPlanner && plan.projectCount === 0) todos.push({ kind: 'fill', place: at('/table') })
  if (isEditable(status) && !isPlanner && may(actor, 'project.edit', officeCode) && plan.divisions.length > 0)
    todos.push({ kind: 'own-projects', place: at('/table'), divisions: [...plan.divisions], count: plan.ownProjects })
  for (const { transition, problems } of plan.moves)
    if (!transition.isReturn) todos.push(moveTodo(transition, problems, at))
  if (plan.budgetAnnouncedOn === null && status !== 'announced' && may(actor, 'plan.configure', officeCode))
    todos.push({ kind: 'budget', place: at('/deadlines') })
  if (status === 'announced' && plan.postedOn === null && may(actor, 'posting.record', officeCode))
    todos.push({ kind: 'posting', place: at('/posting') })
  return todos
}

/** Who is still to answer, and money that is not where it should be, while the plan takes projects. */
function coordinationTodos(actor: Actor, officeCode: string, plan: TodoFacts, at: (page: string) => string): Todo[] {
  const { status, unanswered, offBudget } = plan
  if (!isEditable(status)) return []
  const todos: Todo[] = []
  if (status === 'collect' && plan.isAsked === false && may(actor, 'collection.manage', officeCode))
    todos.push({ kind: 'ask', place: at('/collect') })
  if (unanswered && unanswered.count > 0 && may(actor, 'collection.manage', officeCode)) {
    const { roundId, count, daysLeft } = unanswered
    todos.push({ kind: 'unanswered', place: at(`/collect/${roundId}/missing`), count, daysLeft })
  }
  if (offBudget && may(actor, 'budget.manage', officeCode))
    todos.push({ kind: 'off-budget', place: at('/budget/tie-out'), differenceSatang: offBudget.differenceSatang })
  return todos
}

const moveTodo = (
  { action, verb }: Move['transition'],
  problems: Move['problems'],
  at: (page: string) => string,
): Todo => ({
  kind: 'move',
  verb,
  blockedBy: problems.map(({ message }) => message),
  place: at(action === 'announce' ? '/announce' : problems.length > 0 ? '/checks' : '/progress'),
})

/** Talks with others in which something is unread, for who may answer. */
export const talkTodos = (actor: Actor, officeCode: string, unread: number): Todo[] =>
  unread > 0 && may(actor, 'coordination.write', officeCode)
    ? [{ kind: 'talks', place: '/coordination', count: unread }]
    : []
