import type { Context } from '#src/context.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { sendersOf } from '#src/features/items/sent-works.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlanHead, lockPlanHead } from '#src/features/projects/live-projects.queries.ts'
import { decideCase, partyFor, type CaseDecision } from './case-decisions.queries.ts'
import { reopenUndone, workNow, type WorkNow } from './case-works.queries.ts'
import { isShown, refreshCases, sentBy, type DuplicateCase } from './cases.ts'
import { findCase, findSearch, loadCases, saveCases, saveSearch, stateNow } from './cases.queries.ts'
import { caseOfItem, type ItemAndProject } from './item-cases.queries.ts'
import { findPlanDuplicates } from './radar.commands.ts'

/** The possible duplicates of a plan with what was decided of them, the likeliest first. */
export type CasesView = {
  office: Office
  fiscalYear: FiscalYear
  status: PlanStatus
  cases: DuplicateCase[]
  searchedAt: Date | null
  mayDecide: boolean
}

/**
 * The possible duplicates of a plan; searched for anew when its works changed since the last search.
 * @param again also when nothing changed
 * @throws AppError 'not_found'
 */
export async function listCases(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { again = false }: { again?: boolean } = {},
): Promise<CasesView> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const { plan, search, state } = await readOrg(context.db, office.id, async (tx) => {
    const found = await findPlanHead(tx, office.id, fiscalYear)
    if (!found) throw noPlan()
    const today = dateInThailand(context.now())
    return { plan: found, search: await findSearch(tx, found.id), state: await stateNow(tx, today) }
  })
  if (again || search?.state !== state) await searchPlan(context, office, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => ({
    office,
    fiscalYear,
    status: plan.status,
    cases: (await loadCases(tx, plan.id)).filter(isShown),
    searchedAt: (await findSearch(tx, plan.id))?.at ?? null,
    mayDecide: may(context.actor, 'duplicate.decide', officeCode),
  }))
}

/** Searches a plan for works that are there twice, and keeps what was found. */
async function searchPlan(context: Context, office: Office, fiscalYear: FiscalYear): Promise<void> {
  const now = context.now()
  const state = await readOrg(context.db, office.id, (tx) => stateNow(tx, dateInThailand(now)))
  const found = await findPlanDuplicates(context, office.dlaCode, fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlanHead(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const answers = found.flatMap(({ match }) => (match.source === 'answer' ? [match.id] : []))
    const senders = await sendersOf(tx, answers)
    const pairs = found.map(({ project, match }) => ({ project, match: sentBy(match, senders.get(match.id)) }))
    const standing = await reopenUndone(tx, await loadCases(tx, plan.id))
    const at = { planId: plan.id, fiscalYear, own: office.id, now, newId: () => uuidV7(now) }
    await saveCases(tx, refreshCases(standing, pairs, at))
    // The state before the search: what changed while it ran is searched for again.
    await saveSearch(tx, plan.id, { at: now, state })
  })
}

/** A case with both works as they are now (null: no more), and whether there is somebody outside to talk to about it. */
export type CaseView = {
  office: Office
  fiscalYear: FiscalYear
  found: DuplicateCase
  left: WorkNow | null
  right: WorkNow | null
  partyName: string | null
  mayDecide: boolean
  /** Whether the plan may be changed now: without that nothing can be merged or joined. */
  mayEdit: boolean
}

const noCase = (): AppError => new AppError('not_found', 'ไม่พบคู่งานนี้ อาจไม่มีโครงการนั้นแล้ว')

/** Opens a case. @throws AppError 'not_found' */
export async function openCase(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  caseId: string,
): Promise<CaseView> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  // Works of other offices are read by a role that this office's transactions take on for it, which those that only read cannot.
  return inOrg(context.db, office.id, async (tx) => {
    const plan = await findPlanHead(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const found = isUuid(caseId) ? await findCase(tx, plan.id, caseId.toLowerCase()) : null
    if (!found) throw noCase()
    const mayDecide = may(context.actor, 'duplicate.decide', officeCode)
    return {
      office,
      fiscalYear,
      found,
      left: await workNow(tx, found, 'left'),
      right: await workNow(tx, found, 'right'),
      partyName: (await partyFor(tx, found))?.name ?? null,
      mayDecide,
      mayEdit: mayDecide && isEditable(plan.status),
    }
  })
}

/**
 * The case of an item of the inbox and a project of the plan, to be opened beside each other; it is made where no search has found it yet.
 * @returns its id
 * @throws AppError 'not_found'; 'conflict' when one of them is no more, or was decided on
 */
export async function findItemCase(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { itemId, projectId }: ItemAndProject,
): Promise<string> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (!isUuid(itemId) || !isUuid(projectId)) throw noCase()
  const works = { itemId: itemId.toLowerCase(), projectId: projectId.toLowerCase() }
  const { id } = await inOrg(context.db, office.id, (tx) => caseOfItem(tx, { fiscalYear, now: context.now() }, works))
  return id
}

/**
 * Decides on two works; what it changes of the plan is an edit under the decision's id, which can be undone as others.
 * @throws AppError as `decideCase`
 */
export async function decideDuplicate(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { decisionId, ...decision }: CaseDecision & { decisionId: string },
): Promise<DuplicateCase> {
  authorise(context.actor, 'duplicate.decide', officeCode)
  const { to } = decision.decision
  if (to === 'referred') authorise(context.actor, 'coordination.write', officeCode)
  if (to === 'merged' || to === 'joint' || to === 'open') authorise(context.actor, 'project.edit', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  if (!isUuid(decision.caseId)) throw noCase()
  const deed = {
    asker: { actor: context.actor, officeCode },
    orgId: office.id,
    fiscalYear,
    editId: decisionId,
    now: context.now(),
  }
  return inOrg(context.db, office.id, (tx) => decideCase(tx, deed, decision))
}
