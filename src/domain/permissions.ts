import { AppError } from './errors.ts'

/**
 * What a position may carry: เจ้าหน้าที่วิเคราะห์นโยบายและแผน · เจ้าหน้าที่กอง/สำนัก · ผู้อำนวยการกอง/หัวหน้าสำนัก · คณะกรรมการสนับสนุน · คณะกรรมการพัฒนา ·
 * ผู้บริหารท้องถิ่น · ปลัด · คณะกรรมการติดตามและประเมินผล · ผู้ดูแลระบบของหน่วยงาน · ผู้ตรวจสอบ (read only).
 */
export const OFFICE_ROLES = [
  'planning-officer',
  'division-officer',
  'division-head',
  'support-committee',
  'development-committee',
  'executive',
  'permanent-secretary',
  'evaluation-committee',
  'administrator',
  'auditor',
] as const
export type OfficeRole = (typeof OFFICE_ROLES)[number]

/** 'operator': the person at the machine itself, by the command line; no account carries it. */
export type Role = OfficeRole | 'operator'

/** What an API key may be used for. A signed-in person has all of them. */
export const SCOPES = ['read', 'write', 'workflow', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

/** What a person is in one office today, over all positions held there. */
export type Membership = {
  /** DLA code. '*' stands for every office (the operator only). */
  officeCode: string
  roles: readonly Role[]
  /** Names of the divisions that the person's positions belong to. */
  divisions: readonly string[]
  /** Title of the position, as history keeps it; several are joined by " / ". */
  positionTitle: string | null
  /** Number of the order, when the person acts in the position (รักษาราชการแทน). */
  actingOrder: string | null
}

/** Who acts. `name` is what the audit log keeps. `userId` null: nobody has signed in, or the operator. `scopes` null: all. */
export type Actor = {
  userId: string | null
  name: string
  memberships: readonly Membership[]
  scopes: readonly Scope[] | null
}

/** The person at the machine on which Damnoen runs. */
export const LOCAL_OPERATOR: Actor = {
  userId: null,
  name: 'ผู้ใช้เครื่องนี้',
  memberships: [{ officeCode: '*', roles: ['operator'], divisions: [], positionTitle: null, actingOrder: null }],
  scopes: null,
}

/** Someone who has not signed in. */
export const STRANGER: Actor = { userId: null, name: 'ผู้ยังไม่ลงชื่อเข้าใช้', memberships: [], scopes: null }

const EVERYONE: readonly Role[] = ['operator', ...OFFICE_ROLES]
const PLANNERS: readonly Role[] = ['operator', 'planning-officer']
const EDITORS: readonly Role[] = ['operator', 'planning-officer', 'division-officer', 'division-head']
const ADMINISTRATORS: readonly Role[] = ['operator', 'administrator']

type Permission = { roles: readonly Role[]; scope: Scope }
const read = (roles: readonly Role[]): Permission => ({ roles, scope: 'read' })
const write = (roles: readonly Role[]): Permission => ({ roles, scope: 'write' })
const workflow = (roles: readonly Role[]): Permission => ({ roles, scope: 'workflow' })
const admin = (roles: readonly Role[]): Permission => ({ roles, scope: 'admin' })

/** Every action of the system, the roles that may do it, and the scope that an API key needs for it. A command names its action here. */
const PERMISSIONS = {
  'intake.upload': write(PLANNERS),
  'intake.read': read(PLANNERS),
  'intake.edit': write(PLANNERS),
  'intake.map': write(PLANNERS),
  'intake.accept': write(PLANNERS),
  'intake.undo': write(PLANNERS),
  'intake.discard': write(PLANNERS),
  'office.register': admin(['operator']),
  'office.set-up': admin(['operator']),
  'office.read': read(EVERYONE),
  'office.configure': admin([...ADMINISTRATORS, 'planning-officer']),
  'people.read': read([...ADMINISTRATORS, 'permanent-secretary', 'executive', 'auditor']),
  'people.manage': admin(ADMINISTRATORS),
  'account.own': write(EVERYONE),
  'plan.read': read(EVERYONE),
  'plan.create': write(PLANNERS),
  'plan.configure': write(PLANNERS),
  'book.make': read(EVERYONE),
  // Divisions edit their own projects only: `mayEditProject`.
  'project.edit': write(EDITORS),
  'project.arrange': write(PLANNERS),
  'history.read': read(EVERYONE),
  'remark.write': workflow([
    'operator',
    'planning-officer',
    'support-committee',
    'development-committee',
    'executive',
    'permanent-secretary',
  ]),
  'remark.resolve': workflow(PLANNERS),
  // The steps of ข้อ 26, one action each; from where to where stands in the transition table.
  'step.start-draft': workflow(['operator', 'planning-officer', 'support-committee']),
  'step.collect-again': workflow(['operator', 'planning-officer', 'support-committee']),
  'step.finish-draft': workflow(['operator', 'planning-officer', 'support-committee']),
  'step.reopen-draft': workflow(['operator', 'planning-officer', 'support-committee']),
  'step.submit-draft': workflow(['operator', 'support-committee']),
  'step.endorse': workflow(['operator', 'development-committee']),
  'step.return-by-committee': workflow(['operator', 'development-committee']),
  'step.propose': workflow(['operator', 'development-committee']),
  'step.approve': workflow(['operator', 'executive']),
  'step.return-by-executive': workflow(['operator', 'executive']),
  'step.announce': workflow(['operator', 'executive']),
  'posting.record': workflow([...PLANNERS, 'administrator', 'permanent-secretary']),
  'holiday.manage': write([...PLANNERS, 'administrator']),
  // Outside agencies, and the collection of their projects and of the divisions'.
  'agency.read': read(EVERYONE),
  'agency.manage': write([...PLANNERS, 'administrator']),
  'collection.read': read(EVERYONE),
  'collection.manage': write(PLANNERS),
  // A division answers for itself only.
  'collection.answer': write(EDITORS),
  'collection.decide': write(PLANNERS),
  'sheet.export': read(EDITORS),
  'sheet.import': write(EDITORS),
  'development.read': read(EVERYONE),
  'development.manage': write(PLANNERS),
  // Where a project stands in the development plan: whoever may edit the project (`mayEditProject`).
  'development.link': write(EDITORS),
  'budget.read': read(EVERYONE),
  'budget.manage': write(PLANNERS),
  'duplicate.read': read(EVERYONE),
  'duplicate.decide': write(PLANNERS),
  'coordination.read': read(EVERYONE),
  'coordination.write': workflow([...PLANNERS, 'permanent-secretary', 'executive']),
  'radar.national': admin(['operator']),
} as const satisfies Record<string, Permission>

export type Action = keyof typeof PERMISSIONS
/** All actions of the table. */
export const ACTIONS = Object.keys(PERMISSIONS) as readonly Action[]

/** The roles that may do an action, for tests and the manual. */
export const rolesFor = (action: Action): readonly Role[] => PERMISSIONS[action].roles

/**
 * The scopes that are of use to the actor in an office: those of the actions it may do there. Having an account of one's own counts for none.
 */
export const scopesOf = (actor: Actor, officeCode: string): readonly Scope[] =>
  SCOPES.filter((scope) =>
    ACTIONS.some(
      (action) => action !== 'account.own' && PERMISSIONS[action].scope === scope && may(actor, action, officeCode),
    ),
  )

/** What the actor is in an office; null when nothing. */
export const membershipIn = (actor: Actor, officeCode: string): Membership | null =>
  actor.memberships.find((membership) => membership.officeCode === '*' || membership.officeCode === officeCode) ?? null

/**
 * Whether the actor may do the action in an office. Pages ask the same function that commands enforce, so buttons and rules cannot
 * differ. `officeCode` '*' = in all offices of the installation, which only the operator may.
 */
export function may(actor: Actor, action: Action, officeCode: string): boolean {
  const { roles, scope } = PERMISSIONS[action]
  if (actor.scopes !== null && !actor.scopes.includes(scope)) return false
  const membership = membershipIn(actor, officeCode)
  return membership !== null && roles.some((role) => membership.roles.includes(role))
}

/** @throws AppError 'unauthenticated' when nobody has signed in */
export function refuseStranger(actor: Actor): void {
  if (actor.userId === null && actor.memberships.length === 0)
    throw new AppError('unauthenticated', 'กรุณาลงชื่อเข้าใช้ก่อนทำรายการนี้')
}

/** @throws AppError 'unauthenticated' when nobody has signed in, 'forbidden' when the actor may not do the action in this office */
export function authorise(actor: Actor, action: Action, officeCode: string): void {
  if (may(actor, action, officeCode)) return
  refuseStranger(actor)
  throw new AppError('forbidden', 'ท่านไม่มีสิทธิ์ทำรายการนี้')
}

/**
 * Whether the actor may edit a project of these departments: planners edit all, a division its own (a project without any department is
 * nobody's, so any division may take it).
 */
export function mayEditProject(actor: Actor, officeCode: string, departments: readonly string[]): boolean {
  if (!may(actor, 'project.edit', officeCode)) return false
  if (may(actor, 'project.arrange', officeCode)) return true
  const own = membershipIn(actor, officeCode)?.divisions ?? []
  return departments.length === 0 || departments.some((department) => own.includes(department))
}

/** Name and position of the actor as history and audit log keep them: "ชื่อ (ตำแหน่ง)". */
export function signatureOf(actor: Actor, officeCode: string): string {
  const title = membershipIn(actor, officeCode)?.positionTitle
  return title ? `${actor.name} (${title})` : actor.name
}
