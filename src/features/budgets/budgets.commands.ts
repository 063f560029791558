import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx, type Tx } from '#src/db/scope.ts'
import { AppError, brokenForm } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { isEditable, type PlanStatus } from '#src/domain/plan-status.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { findOwnWords } from '#src/features/offices/profile.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlanHead } from '#src/features/projects/live-projects.queries.ts'
import type { Instrument } from './budgets.ts'
import { loadInstruments, loadToTieOut, lockInstrument } from './budgets.queries.ts'
import type { InstrumentInput } from './budgets.schema.ts'
import { loadProposals } from './budget-proposals.queries.ts'
import { readInstrument, type InstrumentContent } from './instrument-input.ts'
import { budgetWords, titleFor, type BudgetWords } from './instrument-words.ts'
import {
  budgetDateOfPlan,
  countLines,
  deleteInstrument,
  insertInstrument,
  setBudgetOfPlan,
  updateInstrument,
} from './instruments.queries.ts'
import { tieOut, type TieOut } from './tie-out.ts'

/** The budget of a year with all that a page shows of it. */
export type BudgetView = {
  office: Office
  fiscalYear: FiscalYear
  words: BudgetWords
  tied: TieOut
  waitingCount: number
  /** Where the plan of the year is; null: there is none yet. */
  planStatus: PlanStatus | null
  mayManage: boolean
  /** Whether projects may be made and changed now, by who looks. */
  mayEditPlan: boolean
}

/** The budget of a year, tied out against the plan of the year. A year without a plan is no error. @throws AppError 'not_found' */
export async function openBudget(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<BudgetView> {
  authorise(context.actor, 'budget.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const read = await readOrg(context.db, office.id, async (tx) => ({
    words: budgetWords(office.type, await findOwnWords(tx, office.id)),
    budget: await loadToTieOut(tx, fiscalYear),
    proposals: await loadProposals(tx, fiscalYear),
    plan: await findPlanHead(tx, office.id, fiscalYear),
  }))
  const planStatus = read.plan?.status ?? null
  return {
    office,
    fiscalYear,
    words: read.words,
    tied: tieOut(read.budget),
    waitingCount: read.proposals.filter(({ status }) => status === 'waiting').length,
    planStatus,
    mayManage: may(context.actor, 'budget.manage', officeCode),
    mayEditPlan: planStatus !== null && isEditable(planStatus) && may(context.actor, 'project.arrange', officeCode),
  }
}

/** Which year's budget of which office. */
export type BudgetTarget = { officeCode: string; fiscalYear: FiscalYear }

/**
 * Adds an instrument under an id that the client made: what is sent twice is added once. The date on which the annual one was announced
 * becomes that of the plan of the year; where the plan knew a date already and none is typed, the plan's is taken.
 * @returns its id
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when there is an annual one
 * @law ระเบียบฯ ข้อ 27
 */
export async function addInstrument(
  context: Context,
  target: BudgetTarget,
  id: string,
  input: InstrumentInput,
): Promise<string> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  if (!isUuid(id)) throw brokenForm()
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    if ((await loadInstruments(tx, target.fiscalYear)).some((one) => one.id === id)) return id
    const after = { ...(await read(tx, context, office, target, input)), id, fiscalYear: target.fiscalYear, version: 1 }
    if (after.kind === 'annual') after.announcedOn ??= await budgetDateOfPlan(tx, target.fiscalYear)
    if (!(await insertInstrument(tx, after, now)))
      throw new AppError('conflict', 'ปีนี้มีงบประมาณรายจ่ายประจำปีอยู่แล้ว กรุณาแก้ไขรายการเดิม')
    if (after.kind === 'annual') await setBudgetOfPlan(tx, after, now)
    await audit(tx, context, target, id, { before: null, after })
    return id
  })
}

/**
 * Changes an instrument; its kind stays. The date of the annual one is that of the plan of the year.
 * @returns its id
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when someone else saved in between; 'not_found'
 * @law ระเบียบฯ ข้อ 27
 */
export async function saveInstrument(
  context: Context,
  target: BudgetTarget,
  id: string,
  input: InstrumentInput,
): Promise<string> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  return inOrg(context.db, office.id, async (tx) => {
    const before = await lockInstrument(tx, target.fiscalYear, id)
    // Before what was typed is looked at: the form is to show what is saved now.
    if (before.version !== input.version)
      throw new AppError('conflict', 'งบประมาณนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาตรวจแล้วบันทึกอีกครั้ง')
    const content = await read(tx, context, office, target, { ...input, kind: before.kind })
    const after: Instrument = { ...before, ...content, version: before.version + 1 }
    await updateInstrument(tx, after)
    if (after.kind === 'annual') await setBudgetOfPlan(tx, after, now)
    await audit(tx, context, target, after.id, { before, after })
    return after.id
  })
}

async function read(
  tx: ReadTx,
  { now }: Context,
  office: Office,
  target: BudgetTarget,
  input: InstrumentInput,
): Promise<InstrumentContent> {
  const title = await titleOf(tx, office, target, input)
  const { content, problems } = readInstrument(input, dateInThailand(now()), title)
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกงบประมาณไม่ได้', problems)
  return content
}

async function titleOf(
  tx: ReadTx,
  office: Office,
  { fiscalYear }: BudgetTarget,
  { kind }: InstrumentInput,
): Promise<string> {
  const words = budgetWords(office.type, await findOwnWords(tx, office.id))
  const nth = (await loadInstruments(tx, fiscalYear)).filter((one) => one.kind === kind).length + 1
  return titleFor(kind, words, fiscalYear, nth)
}

/** Removes an instrument without lines. @throws AppError 'conflict' while it has some; 'not_found' */
export async function removeInstrument(context: Context, target: BudgetTarget, id: string): Promise<void> {
  authorise(context.actor, 'budget.manage', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  await inOrg(context.db, office.id, async (tx) => {
    const before = await lockInstrument(tx, target.fiscalYear, id)
    if ((await countLines(tx, id)) > 0)
      throw new AppError('conflict', 'งบประมาณนี้ยังมีรายการอยู่ กรุณาลบรายการทั้งหมดก่อน จึงจะลบได้')
    await deleteInstrument(tx, id)
    await audit(tx, context, target, id, { before, after: null })
  })
}

/** Notes in the audit log what was done to an instrument. */
async function audit(
  tx: Tx,
  context: Context,
  target: BudgetTarget,
  id: string,
  detail: { before: Instrument | null; after: Instrument | null },
): Promise<void> {
  await appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, target.officeCode),
    action: 'budget.manage',
    subjectType: 'budget_instrument',
    subjectId: id,
    detail,
  })
}
