import type { OfficeRole } from '#src/domain/permissions.ts'
import { OFFICE_ROLES } from '#src/domain/permissions.ts'
import type { Membership } from '#src/domain/permissions.ts'
import type { Problem } from '#src/domain/errors.ts'

/** What a position gives to whoever holds it. */
export type Position = {
  id: string
  title: string
  divisionId: string | null
  /** Name of the division; null = the whole office. */
  division: string | null
  roles: readonly OfficeRole[]
  isActive: boolean
  sortOrder: number
  version: number
}

/** A person in a position, from one day to another (ISO dates, both included); `toDate` null = still there. */
export type Holding = {
  id: string
  positionId: string
  userId: string
  personName: string
  fromDate: string
  toDate: string | null
  /** รักษาราชการแทน, with the number of the order. */
  isActing: boolean
  orderNumber: string | null
}

/** Whether a holding counts on a day (ISO date): its first and its last day do. */
export const isHeldOn = ({ fromDate, toDate }: Pick<Holding, 'fromDate' | 'toDate'>, day: string): boolean =>
  fromDate <= day && (toDate === null || day <= toDate)

/** A holding together with its position: what a membership is made of. */
export type HeldPosition = Pick<Holding, 'isActing' | 'orderNumber'> &
  Pick<Position, 'title' | 'division' | 'roles' | 'sortOrder'>

/** What a person is in an office by all positions held there; null when none. Positions held in their own right stand before acting ones. */
export function membershipOf(officeCode: string, held: readonly HeldPosition[]): Membership | null {
  if (held.length === 0) return null
  const ordered = held.toSorted((a, b) => Number(a.isActing) - Number(b.isActing) || a.sortOrder - b.sortOrder)
  const roles = new Set(ordered.flatMap((position) => position.roles))
  const orders = ordered.flatMap(({ isActing, orderNumber }) => (isActing && orderNumber ? [orderNumber] : []))
  return {
    officeCode,
    roles: OFFICE_ROLES.filter((role) => roles.has(role)),
    divisions: [...new Set(ordered.flatMap(({ division }) => division ?? []))],
    positionTitle: [...new Set(ordered.map(titleOf))].join(' / '),
    actingOrder: orders.length === 0 ? null : orders.join(', '),
  }
}

const titleOf = ({ title, isActing }: HeldPosition): string => (isActing ? `รักษาราชการแทน${title}` : title)

/** A position and one person in it, as far as the rule of the last administrator looks. */
export type AdministratorSeat = {
  positionId: string
  holdingId: string
  fromDate: string
  toDate: string | null
  /** The person has chosen a password, so that the office can really be administered. */
  canSignIn: boolean
}

/**
 * Whether the office would still have an administrator today and for good: someone whose holding has begun and has no end.
 * @param seats holdings of active positions with the role administrator, as they would be after the change
 */
export const keepsAdministrator = (seats: readonly AdministratorSeat[], today: string): boolean =>
  seats.some(({ fromDate, toDate, canSignIn }) => canSignIn && fromDate <= today && toDate === null)

/** Fewest characters of a password, and most. */
export const MIN_PASSWORD = 10
/** Longest password, in characters. */
export const MAX_PASSWORD = 128

/** What is wrong with a password, and with its repetition; nothing when it may be used. */
export function passwordProblems(password: string, repeated: string, username: string | null = null): Problem[] {
  const problems: Problem[] = []
  const wrong = (field: string, rule: string, message: string) => problems.push({ field, rule, message })
  const { length } = password
  if (length < MIN_PASSWORD)
    wrong('password', 'password-short', `รหัสผ่านต้องมีอย่างน้อย ${MIN_PASSWORD} ตัวอักษร ขณะนี้มี ${length} ตัว`)
  else if (length > MAX_PASSWORD) wrong('password', 'password-long', `รหัสผ่านยาวได้ไม่เกิน ${MAX_PASSWORD} ตัวอักษร`)
  else if (new Set(password).size < 4 || /^(?:0?123456789\d*|password\d*|qwertyuiop.*)$/i.test(password))
    wrong('password', 'password-easy', 'รหัสผ่านนี้เดาง่ายเกินไป ลองใช้คำหลายคำที่จำได้ต่อกัน')
  else if (username !== null && password.toLowerCase() === username.toLowerCase())
    wrong('password', 'password-is-name', 'รหัสผ่านต้องไม่เหมือนชื่อผู้ใช้')
  if (problems.length === 0 && password !== repeated)
    wrong('repeated', 'password-differs', 'รหัสผ่านสองช่องไม่ตรงกัน กรุณาพิมพ์ใหม่ทั้งสองช่อง')
  return problems
}

const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{1,28})[a-z0-9]$/

/** The name under which a person signs in, as it is kept: lower case. */
export const normaliseUsername = (typed: string): string => typed.trim().toLowerCase()

/** Whether a normalised username may be used: 3 to 30 of a–z, 0–9, dot, hyphen, underscore, beginning and ending with a letter or digit. */
export const isUsername = (username: string): boolean => USERNAME.test(username)

/** What is said of one that may not. */
export const USERNAME_WRONG = 'ชื่อผู้ใช้ต้องยาว 3–30 ตัว ใช้ได้เฉพาะ a–z 0–9 จุด ขีดกลาง ขีดล่าง และขึ้นต้นลงท้ายด้วยตัวอักษรหรือตัวเลข'

/** Days for which a link to choose a password works. */
export const PASSWORD_LINK_DAYS = 7
