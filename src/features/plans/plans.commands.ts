import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import { isFiscalYear, type FiscalYear } from '#src/domain/fiscal-year.ts'
import { regulationForYear } from '#src/domain/law/regulation.ts'
import { LEVEL_LABELS, type BookOptions } from '#src/domain/plan.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai, textOrNull } from '#src/domain/thai-text.ts'
import { findOffice, officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { findFrozenBook } from './frozen-book.queries.ts'
import { bookOf, noPlan, type PlanView } from './plans.ts'
import { findPlan, insertPlan, listPlans, lockPlan, updatePlan, type Plan, type PlanSummary } from './plans.queries.ts'
import type { PlanSettingsInput } from './plans.schema.ts'
import { loadProjects } from './projects.queries.ts'

/** The plan of an office and year. @throws AppError 'not_found' when there is none */
export async function openPlan(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<PlanView> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    return { office, plan, projects: await loadProjects(tx, office.id, plan.id) }
  })
}

/**
 * The office of a plan that is asked for. As `findOffice` it asks for no permission: the calling command has authorised.
 * @throws AppError 'not_found' when there is no such office, or the year is none
 */
export async function officeOfPlan(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<Office> {
  const office = isFiscalYear(fiscalYear) ? await findOffice(context, officeCode) : null
  if (!office) throw noPlan()
  return office
}

/** The plans of an office, newest year first. @throws AppError 'not_found' for an office that does not use this installation */
export async function listPlansOf(context: Context, officeCode: string): Promise<PlanSummary[]> {
  authorise(context.actor, 'plan.read', officeCode)
  const office = await officeWith(context, officeCode)
  return readOrg(context.db, office.id, (tx) => listPlans(tx, office.id))
}

/**
 * Makes an empty plan of a fiscal year, for an office to fill.
 * @throws AppError 'invalid' for what is no year; 'conflict' when the office has a plan of the year; 'not_found'
 */
export async function createPlan(context: Context, officeCode: string, fiscalYear: FiscalYear): Promise<void> {
  authorise(context.actor, 'plan.create', officeCode)
  if (!isFiscalYear(fiscalYear)) throw new AppError('invalid', 'กรุณาพิมพ์ปีพุทธศักราชสี่หลัก เช่น 2570')
  const office = await officeWith(context, officeCode)
  const now = context.now()
  const plan = { id: uuidV7(now), fiscalYear, regulation: regulationForYear(fiscalYear), levelLabel: LEVEL_LABELS[0] }
  await inOrg(context.db, office.id, async (tx) => {
    if (!(await insertPlan(tx, office.id, plan, now)))
      throw new AppError('conflict', `มีแผนของปีงบประมาณ พ.ศ. ${fiscalYear} อยู่แล้ว`)
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, officeCode),
      action: 'plan.create',
      subjectType: 'plan',
      subjectId: plan.id,
      detail: { fiscalYear },
    })
  })
}

/**
 * The book of a plan, ready for any writer; of an announced plan the frozen one.
 * @param overrides in place of what the plan is set to, for one view of a draft
 */
export async function makeBook(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  overrides: Partial<BookOptions> = {},
): Promise<PlanDocument> {
  authorise(context.actor, 'book.make', officeCode)
  const view = await openPlan(context, officeCode, fiscalYear)
  if (view.plan.status === 'announced') {
    const frozen = await readOrg(context.db, view.office.id, (tx) => findFrozenBook(tx, view.office.id, fiscalYear))
    // Another book than the announced one must never be shown in its place.
    if (!frozen) throw new Error(`the announced plan of ${fiscalYear} of office ${officeCode} has no frozen book`)
    return frozen
  }
  // Reading a large plan and composing its book are work each: others are answered between the two.
  await nextTurn()
  return bookOf(view, overrides)
}

/**
 * Saves what the book of a plan is set to.
 * @throws AppError 'invalid' for an unreadable date; 'conflict' when someone else saved in between; 'forbidden' once it is announced
 */
export async function configurePlan(
  context: Context,
  target: { officeCode: string; fiscalYear: FiscalYear },
  input: PlanSettingsInput,
): Promise<void> {
  authorise(context.actor, 'plan.configure', target.officeCode)
  const office = await officeOfPlan(context, target.officeCode, target.fiscalYear)
  const announcementDate = dateOf(input.announcementDate)
  const now = context.now()
  await inOrg(context.db, office.id, async (tx) => {
    const before = await lockPlan(tx, office.id, target.fiscalYear)
    if (!before) throw noPlan()
    if (before.status === 'announced')
      throw new AppError('forbidden', 'แผนนี้ประกาศใช้แล้ว เล่มแผนถูกตรึงไว้ จึงแก้ไขการตั้งค่าเล่มไม่ได้')
    const after: Plan = {
      ...before,
      regulation: input.regulation,
      levelLabel: input.levelLabel,
      preparedBy: textOrNull(input.preparedBy),
      announcementNumber: textOrNull(input.announcementNumber),
      announcementDate,
      signatoryName: textOrNull(input.signatoryName),
      signatoryPosition: textOrNull(input.signatoryPosition),
      digits: input.digits,
      rowOrder: input.rowOrder,
      optionalColumns: input.optionalColumns,
      version: input.version,
    }
    if (!(await updatePlan(tx, office.id, after, now)))
      throw new AppError('conflict', 'การตั้งค่าเล่มแผนถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปรียบเทียบก่อนบันทึกอีกครั้ง')
    await appendAudit(tx, {
      at: now,
      actor: signatureOf(context.actor, target.officeCode),
      action: 'plan.configure',
      subjectType: 'plan',
      subjectId: before.id,
      detail: { before: settingsOf(before), after: settingsOf(after) },
    })
  })
}

/** What the settings page changes. */
const settingsOf = ({
  status: _status,
  statusSince: _statusSince,
  changeCount: _changeCount,
  words: _words,
  ...settings
}: Plan) => settings

function dateOf(typed: string): string | null {
  if (normaliseThai(typed) === '') return null
  const isoDate = parseThaiDate(typed)
  if (isoDate === null)
    throw new AppError('invalid', 'ยังบันทึกการตั้งค่าไม่ได้', [
      {
        field: 'announcementDate',
        rule: 'date-unreadable',
        message: `อ่านวันที่ “${typed}” ไม่ได้ กรุณาพิมพ์ เช่น 1 ตุลาคม 2569 หรือ 1/10/2569`,
      },
    ])
  return isoDate
}
