import { hashPassword } from 'better-auth/crypto'
import type { Context } from '#src/context.ts'
import { inOrg, withSystem } from '#src/db/scope.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { NO_OWN_WORDS } from '#src/domain/office-types.ts'
import { authorise } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { findOffice } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { ownWordsOf } from '#src/features/offices/profile.ts'
import { beginOffice } from './begin-office.queries.ts'
import type { PasswordLink } from './holdings.commands.ts'
import { makePasswordToken } from './password-links.queries.ts'
import { isUsername, normaliseUsername, passwordProblems, USERNAME_WRONG } from './people.ts'
import type { AdministratorInput, SetUpInput } from './people.schema.ts'

/** `knowsCode`: the person knows the code that the program showed where it was started, and may so set up an installation in which nobody can sign in yet. */
export type SetUpProof = { knowsCode?: boolean }

/**
 * Sets up an office: takes it in from the register, keeps its words, gives it the usual divisions and its first administrator, all or
 * nothing. The operator may set up any; a person who knows the code and has not signed in the very first, of several at once only one.
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when the office, or the installation, has been set up
 */
export async function setUpOffice(context: Context, input: SetUpInput, { knowsCode }: SetUpProof = {}): Promise<void> {
  const { actor } = context
  const isFirst = actor.userId === null && actor.memberships.length === 0 && knowsCode === true
  if (!isFirst) authorise(actor, 'office.set-up', '*')
  const { administrator } = input
  const problems = [
    ...administratorProblems(administrator),
    ...passwordProblems(administrator.password, administrator.repeated, normaliseUsername(administrator.username)),
  ]
  const office = await officeToSetUp(context, input.officeCode)
  if (problems.length > 0) throw new AppError('invalid', 'ยังตั้งค่าไม่ได้ กรุณาแก้ไขข้อที่ระบุ', problems)
  // Takes a tenth of a second on purpose; the only connection of the embedded database must not wait for it.
  const passwordHash = await hashPassword(administrator.password)
  const beginning = {
    office,
    words: ownWordsOf(office, input.words),
    administrator: { ...tidy(administrator), passwordHash },
    actorName: isFirst ? normaliseThai(administrator.name) : actor.name,
    onlyIfEmpty: isFirst,
  }
  await inOrg(context.db, office.id, (tx) => beginOffice(tx, beginning, context.now()))
}

/**
 * Adds one more office, in the words of its type. Its first administrator chooses a password by the link that is returned.
 * @throws AppError 'invalid' with every shortcoming; 'conflict' when the office has been set up
 */
export async function addOffice(
  context: Context,
  officeCode: string,
  administrator: AdministratorInput,
): Promise<PasswordLink> {
  authorise(context.actor, 'office.register', '*')
  const problems = administratorProblems(administrator)
  if (problems.length > 0) throw new AppError('invalid', 'ยังเพิ่มหน่วยงานไม่ได้', problems)
  const office = await officeToSetUp(context, officeCode)
  const first = { ...tidy(administrator), passwordHash: null }
  const beginning = {
    office,
    words: NO_OWN_WORDS,
    administrator: first,
    actorName: context.actor.name,
    onlyIfEmpty: false,
  }
  const token = await inOrg(context.db, office.id, async (tx) => {
    const userId = await beginOffice(tx, beginning, context.now())
    return withSystem(tx, () => makePasswordToken(tx, userId, office.id, context.now()))
  })
  return { token, name: first.name, username: first.username }
}

const tidy = ({ name, positionTitle, username, roles }: AdministratorInput): AdministratorInput => ({
  name: normaliseThai(name),
  positionTitle: normaliseThai(positionTitle),
  username: normaliseUsername(username),
  roles,
})

/** What is wrong with the name, title, username or roles of a first administrator. */
function administratorProblems(input: AdministratorInput): Problem[] {
  const problems: Problem[] = []
  const wrong = (field: string, message: string) => problems.push({ field, rule: `${field}-needed`, message })
  if (normaliseThai(input.name) === '') wrong('name', 'กรุณาพิมพ์ชื่อและนามสกุลของผู้ดูแลระบบ')
  if (normaliseThai(input.positionTitle) === '') wrong('positionTitle', 'กรุณาพิมพ์ชื่อตำแหน่ง เช่น นักวิเคราะห์นโยบายและแผน')
  if (!isUsername(normaliseUsername(input.username))) wrong('username', USERNAME_WRONG)
  if (!input.roles.includes('administrator')) wrong('roles', 'ผู้ดูแลคนแรกต้องมีบทบาทผู้ดูแลระบบ')
  return problems
}

/** The office of this installation or of the national register. @throws AppError 'invalid' when there is none */
async function officeToSetUp(context: Context, officeCode: string): Promise<Office> {
  const standing = await findOffice(context, officeCode)
  if (standing) return standing
  const entry = officeRegister().find(({ dlaCode }) => dlaCode === officeCode)
  if (!entry)
    throw new AppError('invalid', 'ไม่พบหน่วยงานนี้ในทะเบียนองค์กรปกครองส่วนท้องถิ่น', [
      { field: 'officeCode', rule: 'office-unknown', message: 'กรุณาเลือกหน่วยงานจากรายการ' },
    ])
  const { dlaCode, name, type, amphoe, province } = entry
  return { id: Number(dlaCode), dlaCode, name, type, amphoe, province }
}
