import { AppError } from './errors.ts'

/** What a person may be in an office. Until there is sign-in, the person at the machine (loopback only) is the operator. */
export type Role = 'operator'

/** Who acts. `name` is what the audit log keeps. */
export type Actor = { name: string; roles: readonly Role[] }

/** The person at the machine on which Damnoen runs. */
export const LOCAL_OPERATOR: Actor = { name: 'ผู้ใช้เครื่องนี้', roles: ['operator'] }

/** Every action of the system and the roles that may do it. A command names its action here or does not compile. */
const PERMISSIONS = {
  'intake.upload': ['operator'],
  'intake.read': ['operator'],
  'intake.edit': ['operator'],
  'intake.map': ['operator'],
  'intake.accept': ['operator'],
  'intake.undo': ['operator'],
  'intake.discard': ['operator'],
  'office.register': ['operator'],
  'plan.read': ['operator'],
  'plan.configure': ['operator'],
  'book.make': ['operator'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof PERMISSIONS

/** Whether the actor may do the action. Pages ask the same function that commands enforce, so buttons and rules cannot differ. */
export const may = (actor: Actor, action: Action): boolean =>
  PERMISSIONS[action].some((role) => actor.roles.includes(role))

/** @throws AppError 'forbidden' when the actor may not do the action */
export function authorise(actor: Actor, action: Action): void {
  if (!may(actor, action)) throw new AppError('forbidden', 'ท่านไม่มีสิทธิ์ทำรายการนี้')
}
