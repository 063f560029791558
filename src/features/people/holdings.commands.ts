import type { Context } from '#src/context.ts'
import { withSystem, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { authorise } from '#src/domain/permissions.ts'
import { dateInThailand, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import {
  deleteSessions,
  findAccount,
  findAccountWithOffices,
  insertAccount,
  joinOffice,
  removePassword,
  type Account,
} from './accounts.queries.ts'
import { refuseLastAdministrator } from './administrators.queries.ts'
import { changePeople } from './change-people.commands.ts'
import { isUsername, normaliseUsername, USERNAME_WRONG } from './people.ts'
import type { NewHoldingInput } from './people.schema.ts'
import { makePasswordToken } from './password-links.queries.ts'
import { insertHolding, listHoldings, lockHolding, lockPosition, setHoldingEnd } from './positions.queries.ts'

/** A link by which a person chooses a password: its token, and for whom. Shown once. */
export type PasswordLink = { token: string; name: string; username: string }

/**
 * Puts a person into a position: one who is in the office already, or a new one, who gets an account and a link to choose a password.
 * @returns the link; null for a person who has an account
 * @throws AppError 'invalid' with every shortcoming
 */
export async function addHolding(
  context: Context,
  officeCode: string,
  input: NewHoldingInput,
): Promise<PasswordLink | null> {
  authorise(context.actor, 'people.manage', officeCode)
  const now = context.now()
  const fromDate = normaliseThai(input.fromDate) === '' ? dateInThailand(now) : parseThaiDate(input.fromDate)
  const toDate = normaliseThai(input.toDate) === '' ? null : parseThaiDate(input.toDate)
  const problems = holdingProblems(input, fromDate, toDate)
  if (fromDate === null || problems.length > 0) throw new AppError('invalid', 'ยังบันทึกบุคคลไม่ได้', problems)
  return changePeople(context, officeCode, async (tx, office) => {
    if (!(await lockPosition(tx, office.id, input.positionId))) throw new AppError('not_found', 'ไม่พบตำแหน่งนี้')
    const { account, token } = await personFor(tx, office, input, now)
    const holding = {
      id: uuidV7(now),
      positionId: input.positionId,
      userId: account.id,
      personName: account.name,
      fromDate,
      toDate,
      isActing: input.isActing,
      orderNumber: normaliseThai(input.orderNumber) || null,
    }
    await insertHolding(tx, office.id, holding)
    return {
      subjectType: 'holding',
      subjectId: holding.id,
      result: token === null ? null : { token, name: account.name, username: account.username },
      detail: { ...holding, username: account.username },
    }
  })
}

function holdingProblems(input: NewHoldingInput, fromDate: string | null, toDate: string | null): Problem[] {
  const problems: Problem[] = []
  const wrong = (field: string, rule: string, message: string) => problems.push({ field, rule, message })
  const unread = (typed: string) => `อ่านวันที่ “${typed}” ไม่ได้ กรุณาพิมพ์ เช่น 1 ตุลาคม 2569 หรือ 1/10/2569`
  if (fromDate === null) wrong('fromDate', 'date-unreadable', unread(input.fromDate))
  if (toDate === null && normaliseThai(input.toDate) !== '') wrong('toDate', 'date-unreadable', unread(input.toDate))
  if (fromDate !== null && toDate !== null && toDate < fromDate)
    wrong('toDate', 'dates-turned', 'วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม')
  if (input.isActing && normaliseThai(input.orderNumber) === '')
    wrong('orderNumber', 'order-needed', 'ผู้รักษาราชการแทนต้องมีเลขที่คำสั่ง')
  if (input.userId !== '') return problems
  if (normaliseThai(input.name) === '') wrong('name', 'name-needed', 'กรุณาพิมพ์ชื่อและนามสกุล หรือเลือกผู้ที่มีบัญชีแล้ว')
  if (!isUsername(normaliseUsername(input.username))) wrong('username', 'username-wrong', USERNAME_WRONG)
  return problems
}

/** The person meant: of this office only, since to name someone of another office would be to give away that there is one. */
async function personFor(
  tx: Tx,
  office: Office,
  input: NewHoldingInput,
  now: Date,
): Promise<{ account: Account; token: string | null }> {
  if (input.userId !== '') {
    const account = await colleague(tx, office, input.userId)
    return { account, token: null }
  }
  const username = normaliseUsername(input.username)
  const account = { id: uuidV7(now), username, name: normaliseThai(input.name), hasPassword: false }
  const token = await withSystem(tx, async () => {
    if (await findAccount(tx, { username }))
      throw new AppError('invalid', 'ยังบันทึกบุคคลไม่ได้', [
        { field: 'username', rule: 'username-taken', message: 'ชื่อผู้ใช้นี้มีผู้ใช้แล้ว กรุณาเลือกชื่ออื่น' },
      ])
    await insertAccount(tx, { ...account, passwordHash: null }, now)
    await joinOffice(tx, account.id, office.id)
    return makePasswordToken(tx, account.id, office.id, now)
  })
  return { account, token }
}

async function colleague(tx: Tx, office: Office, userId: string): Promise<Account> {
  const isOfOffice = (await listHoldings(tx, office.id)).some((holding) => holding.userId === userId)
  const account = isOfOffice ? await withSystem(tx, () => findAccount(tx, { id: userId })) : null
  if (!account) throw new AppError('not_found', 'ไม่พบบุคคลนี้ในหน่วยงาน')
  return account
}

/**
 * Sets the last day of a person in a position. With a day that has passed the person loses its rights at once.
 * @throws AppError 'invalid' for a day that cannot be read or lies before the first; 'conflict' for the last administrator
 */
export async function endHolding(
  context: Context,
  officeCode: string,
  holdingId: string,
  typedDate: string,
): Promise<void> {
  authorise(context.actor, 'people.manage', officeCode)
  const toDate = parseThaiDate(typedDate)
  await changePeople(context, officeCode, async (tx, office) => {
    const holding = await lockHolding(tx, office.id, holdingId)
    if (!holding) throw new AppError('not_found', 'ไม่พบการดำรงตำแหน่งนี้')
    if (toDate === null || toDate < holding.fromDate)
      throw new AppError('invalid', 'ยังบันทึกวันสิ้นสุดไม่ได้', [
        { field: 'endDate', rule: 'end-wrong', message: 'กรุณาพิมพ์วันสุดท้ายที่ดำรงตำแหน่ง ไม่ก่อนวันเริ่ม เช่น 30 กันยายน 2570' },
      ])
    await setHoldingEnd(tx, office.id, holdingId, toDate)
    await refuseLastAdministrator(tx, office.id, context.now())
    const detail = { before: holding.toDate, after: toDate, person: holding.personName }
    return { subjectType: 'holding', subjectId: holdingId, result: undefined, detail }
  })
}

/**
 * Makes a new link by which a person of the office chooses a password. The old password and all sessions end at once.
 * @throws AppError 'forbidden' for a person who works for another office too: its administrator would gain rights there
 */
export async function resetPassword(context: Context, officeCode: string, userId: string): Promise<PasswordLink> {
  authorise(context.actor, 'people.manage', officeCode)
  return changePeople(context, officeCode, async (tx, office) => {
    const account = await colleague(tx, office, userId)
    const token = await withSystem(tx, async () => {
      const known = await findAccountWithOffices(tx, userId)
      if (known?.offices.some(({ orgId }) => orgId !== office.id) && context.actor.userId !== null)
        throw new AppError('forbidden', 'บุคคลนี้ทำงานให้หน่วยงานอื่นด้วย ให้ผู้ดูแลเครื่องเป็นผู้ออกลิงก์')
      await removePassword(tx, userId)
      await deleteSessions(tx, userId)
      return makePasswordToken(tx, userId, office.id, context.now())
    })
    if (context.actor.userId !== null) await refuseLastAdministrator(tx, office.id, context.now())
    const { name, username } = account
    return {
      subjectType: 'account',
      subjectId: userId,
      result: { token, name, username },
      detail: { resetOf: username },
    }
  })
}
