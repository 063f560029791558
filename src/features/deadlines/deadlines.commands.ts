import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { holidaysIn, listHolidays, type Holidays } from '#src/features/holidays/holidays.ts'
import { loadHolidayChanges } from '#src/features/holidays/holidays.queries.ts'
import { nationalHolidays } from '#src/features/holidays/holidays.register.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlan, listPlans, lockPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { deadlinesOf, planDatesOf, type PlanDeadline } from './deadlines.ts'
import { hasAnnualBudget, loadFinishTriggers, saveFinishDates, type FinishDates } from './deadlines.queries.ts'
import type { FinishDatesInput } from './deadlines.schema.ts'
import { readFinishDates } from './finish-dates.ts'

/** The deadlines of a plan today, and what was entered for them. */
export type DeadlinesView = {
  office: Office
  fiscalYear: FiscalYear
  version: number
  deadlines: PlanDeadline[]
  entered: FinishDates
  /** The date and name of the budget are those of the annual instrument, and changed there. */
  isBudgetKept: boolean
  mayRecord: boolean
}

/** The deadlines of a plan as they stand today in Thailand. @throws AppError 'not_found' when there is no such plan */
export async function openDeadlines(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
): Promise<DeadlinesView> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const holidays = await loadHolidays(tx, office.id)
    return {
      office,
      fiscalYear,
      version: plan.version,
      deadlines: deadlinesOf(
        planDatesOf(plan, await loadFinishTriggers(tx, fiscalYear)),
        holidays,
        dateInThailand(context.now()),
      ),
      entered: enteredOf(plan),
      isBudgetKept: await hasAnnualBudget(tx, fiscalYear),
      mayRecord: may(context.actor, 'plan.configure', officeCode),
    }
  })
}

/** The deadlines of each plan of an office as they stand today, newest year first. */
export async function listOfficeDeadlines(
  context: Context,
  officeCode: string,
): Promise<{ fiscalYear: FiscalYear; deadlines: PlanDeadline[] }[]> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await findOffice(context, officeCode)
  if (!office) return []
  const today = dateInThailand(context.now())
  return readOrg(context.db, office.id, async (tx) => {
    const holidays = await loadHolidays(tx, office.id)
    const found: { fiscalYear: FiscalYear; deadlines: PlanDeadline[] }[] = []
    for (const { fiscalYear } of await listPlans(tx, office.id)) {
      const plan = await findPlan(tx, office.id, fiscalYear)
      if (!plan) continue
      const dates = planDatesOf(plan, await loadFinishTriggers(tx, fiscalYear))
      found.push({ fiscalYear, deadlines: deadlinesOf(dates, holidays, today) })
    }
    return found
  })
}

const loadHolidays = async (tx: ReadTx, orgId: number): Promise<Holidays> =>
  holidaysIn(listHolidays(nationalHolidays(), await loadHolidayChanges(tx, orgId)))

/**
 * Records when the budget was announced, and the extension by the executive with its order.
 * @throws AppError 'invalid' with every shortcoming, 'conflict' when someone else saved in between, 'not_found'
 * @law ระเบียบฯ ข้อ 27
 */
export async function recordFinishDates(
  context: Context,
  target: { officeCode: string; fiscalYear: FiscalYear },
  input: FinishDatesInput,
): Promise<void> {
  authorise(context.actor, 'plan.configure', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const now = context.now()
  const { dates, problems } = readFinishDates(input, dateInThailand(now))
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกกำหนดเวลาไม่ได้', problems)
  await inOrg(context.db, office.id, async (tx) => {
    const plan = await lockPlan(tx, office.id, target.fiscalYear)
    if (!plan) throw noPlan()
    if (await hasAnnualBudget(tx, target.fiscalYear)) refuseOtherBudget(plan, dates)
    if (!(await saveFinishDates(tx, office.id, { ...dates, id: plan.id, version: input.version }, now)))
      throw new AppError('conflict', 'แผนนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปรียบเทียบก่อนบันทึกอีกครั้ง')
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, target.officeCode),
      action: 'plan.configure',
      subjectType: 'plan',
      subjectId: plan.id,
      detail: { before: enteredOf(plan), after: dates },
    })
  })
}

/** One truth: with an annual instrument in the budget, its date is changed there. */
function refuseOtherBudget(plan: Plan, dates: FinishDates): void {
  if (dates.budgetAnnouncedOn === plan.budgetAnnouncedOn && dates.budgetReference === plan.budgetReference) return
  throw new AppError('invalid', 'ยังบันทึกกำหนดเวลาไม่ได้', [
    {
      field: 'budgetAnnouncedOn',
      rule: 'budget-kept-elsewhere',
      message: 'วันที่และชื่อนี้มาจากหน้างบประมาณ กรุณาแก้ไขที่หน้างบประมาณของปี',
    },
  ])
}

const enteredOf = (plan: Plan): FinishDates => ({
  budgetAnnouncedOn: plan.budgetAnnouncedOn,
  budgetReference: plan.budgetReference,
  finishExtendedTo: plan.finishExtendedTo,
  finishExtensionOrder: plan.finishExtensionOrder,
})
