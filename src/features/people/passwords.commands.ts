import { hashPassword } from 'better-auth/crypto'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, inSystem, withSystem } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import {
  deleteSessions,
  findAccount,
  findPasswordLink,
  renameAccount,
  savePassword,
  usePasswordLink,
  type Account,
} from './accounts.queries.ts'
import { officeOf } from './change-people.commands.ts'
import { passwordProblems } from './people.ts'
import { hashOfToken } from './password-links.queries.ts'

/** For whom a link to choose a password is. Who has the link is asked for nothing else. @throws AppError 'not_found' when it works no more */
export async function openPasswordLink(context: Context, token: string): Promise<Account> {
  const account = await inSystem(context.db, async (tx) => {
    const link = await findPasswordLink(tx, hashOfToken(token), context.now())
    return link && findAccount(tx, { id: link.userId })
  })
  if (!account) throw deadLink()
  return account
}

const deadLink = (): AppError =>
  new AppError('not_found', 'ลิงก์นี้ใช้ไม่ได้แล้ว อาจใช้ไปแล้วหรือเกิน 7 วัน ให้ผู้ดูแลระบบของหน่วยงานออกลิงก์ใหม่')

/**
 * Sets the password that the holder of a link has chosen. The link is used up, and every session of the person ends.
 * @returns the username, to sign in with
 * @throws AppError 'invalid' for a bad password; 'not_found' when the link works no more
 */
export async function choosePassword(
  context: Context,
  token: string,
  typed: { password: string; repeated: string },
): Promise<string> {
  const account = await openPasswordLink(context, token)
  const problems = passwordProblems(typed.password, typed.repeated, account.username)
  if (problems.length > 0) throw new AppError('invalid', 'ยังตั้งรหัสผ่านไม่ได้', problems)
  const passwordHash = await hashPassword(typed.password)
  const [now, tokenHash] = [context.now(), hashOfToken(token)]
  const link = await inSystem(context.db, (tx) => findPasswordLink(tx, tokenHash, now))
  if (!link) throw deadLink()
  await inOrg(context.db, link.orgId, async (tx) => {
    await withSystem(tx, async () => {
      if (!(await usePasswordLink(tx, tokenHash, now))) throw deadLink()
      await savePassword(tx, account.id, passwordHash, now)
      await deleteSessions(tx, account.id)
    })
    const subject = { subjectType: 'account', subjectId: account.id, detail: { username: account.username } }
    await appendAudit(tx, { at: now, actor: account.name, action: 'account.choose-password', ...subject })
  })
  return account.username
}

/** The account of the person who asks. @throws AppError 'not_found' for the operator, who has none */
export async function openOwnAccount(context: Context, officeCode: string): Promise<Account> {
  authorise(context.actor, 'account.own', officeCode)
  const { userId } = context.actor
  const account = userId === null ? null : await inSystem(context.db, (tx) => findAccount(tx, { id: userId }))
  if (!account) throw new AppError('not_found', 'ไม่พบบัญชีของท่าน')
  return account
}

/** Changes the name of the person who asks. What history has kept stays. @throws AppError 'invalid' for an empty name */
export async function renameSelf(context: Context, officeCode: string, typed: string): Promise<void> {
  const account = await openOwnAccount(context, officeCode)
  const name = normaliseThai(typed)
  if (name === '' || name.length > 120)
    throw new AppError('invalid', 'ยังเปลี่ยนชื่อไม่ได้', [
      { field: 'name', rule: 'name-needed', message: 'กรุณาพิมพ์ชื่อและนามสกุล ไม่เกิน 120 ตัวอักษร' },
    ])
  await recordOwn(context, officeCode, { change: 'name', before: account.name, after: name }, name)
}

/** Records that the person who asks has changed its password; the library has done it. */
export const recordPasswordChange = (context: Context, officeCode: string): Promise<void> =>
  recordOwn(context, officeCode, { change: 'password' }, null)

async function recordOwn(
  context: Context,
  officeCode: string,
  detail: { [key: string]: string },
  newName: string | null,
): Promise<void> {
  const [account, office] = [await openOwnAccount(context, officeCode), await officeOf(context, officeCode)]
  await inOrg(context.db, office.id, async (tx) => {
    if (newName !== null) await withSystem(tx, () => renameAccount(tx, account.id, newName, context.now()))
    const subject = { subjectType: 'account', subjectId: account.id, detail }
    const actor = signatureOf(context.actor, officeCode)
    await appendAudit(tx, { at: context.now(), actor, action: 'account.own', ...subject })
  })
}
