import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { listHolidays, type ListedHoliday } from './holidays.ts'
import { deleteHolidayChange, loadHolidayChanges, saveHolidayChange } from './holidays.queries.ts'
import { nationalHolidays } from './holidays.register.ts'

const MAX_NAME = 200

/** The days off of an office, with those that it took out. @throws AppError 'not_found' when there is no such office */
export async function openHolidays(
  context: Context,
  officeCode: string,
): Promise<{ office: Office; holidays: ListedHoliday[]; mayManage: boolean }> {
  authorise(context.actor, 'office.read', officeCode)
  const office = await officeWith(context, officeCode)
  const changes = await readOrg(context.db, office.id, (tx) => loadHolidayChanges(tx, office.id))
  const mayManage = may(context.actor, 'holiday.manage', officeCode)
  return { office, holidays: listHolidays(nationalHolidays(), changes), mayManage }
}

/**
 * Adds a day off, or gives one of the list another name.
 * @param input date and name as typed
 * @throws AppError 'invalid' with every shortcoming
 */
export async function addHoliday(
  context: Context,
  officeCode: string,
  input: { date: string; name: string },
): Promise<void> {
  authorise(context.actor, 'holiday.manage', officeCode)
  const date = parseThaiDate(input.date)
  const name = normaliseThai(input.name)
  const problems = problemsOf(input.date, date, name)
  if (date === null || problems.length > 0) throw new AppError('invalid', 'ยังเพิ่มวันหยุดไม่ได้', problems)
  await change(context, officeCode, date, (tx, orgId) => saveHolidayChange(tx, orgId, { date, name, isRemoved: false }))
}

function problemsOf(typed: string, date: string | null, name: string): Problem[] {
  const problems: Problem[] = []
  if (date === null)
    problems.push({
      field: 'date',
      rule: 'date-unreadable',
      message: `อ่านวันที่ “${typed}” ไม่ได้ กรุณาพิมพ์ เช่น 5 ธันวาคม 2569 หรือ 5/12/2569`,
    })
  if (name === '') problems.push({ field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อวันหยุด' })
  if (name.length > MAX_NAME)
    problems.push({ field: 'name', rule: 'name-too-long', message: `ชื่อวันหยุดยาวได้ไม่เกิน ${MAX_NAME} ตัวอักษร` })
  return problems
}

/** Takes a day out: one that the office added is gone, one that comes with the program stays in the list as taken out. */
export async function removeHoliday(context: Context, officeCode: string, date: string): Promise<void> {
  authorise(context.actor, 'holiday.manage', officeCode)
  const national = nationalHolidays().find((holiday) => holiday.date === date)
  await change(context, officeCode, date, async (tx, orgId) => {
    const own = (await loadHolidayChanges(tx, orgId)).find((one) => one.date === date && !one.isRemoved)
    if (own) await deleteHolidayChange(tx, orgId, date)
    else if (national) await saveHolidayChange(tx, orgId, { date, name: national.name, isRemoved: true })
    else throw noHoliday()
  })
}

/** Takes back what the office changed of a day, so that the list that comes with the program holds again. */
export async function restoreHoliday(context: Context, officeCode: string, date: string): Promise<void> {
  authorise(context.actor, 'holiday.manage', officeCode)
  await change(context, officeCode, date, async (tx, orgId) => {
    if (!(await deleteHolidayChange(tx, orgId, date))) throw noHoliday()
  })
}

const noHoliday = (): AppError => new AppError('not_found', 'ไม่พบวันหยุดนี้ รายการอาจถูกแก้ไขไปแล้ว')

async function change(
  context: Context,
  officeCode: string,
  date: string,
  save: (tx: Tx, orgId: number) => Promise<void>,
): Promise<void> {
  const office = await officeWith(context, officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    const before = await loadHolidayChanges(tx, office.id)
    await save(tx, office.id)
    const after = await loadHolidayChanges(tx, office.id)
    const of = (changes: typeof before) => changes.find((one) => one.date === date) ?? null
    await appendAudit(tx, {
      at: context.now(),
      actor: signatureOf(context.actor, officeCode),
      action: 'holiday.manage',
      subjectType: 'holiday',
      subjectId: date,
      detail: { before: of(before), after: of(after) },
    })
  })
}
