import type { Actor, Membership, Role } from '#src/domain/permissions.ts'

/** DLA codes of the two fictitious offices of every test database. */
export const OFFICE_CODE = '9900101'
export const OTHER_OFFICE_CODE = '9900102'

/** What may be said of a person in a test; the rest is made up. */
export type ActorTraits = Partial<Pick<Membership, 'officeCode' | 'divisions' | 'positionTitle' | 'actingOrder'>> &
  Partial<Pick<Actor, 'userId' | 'name' | 'scopes'>>

/** A signed-in person with these roles in one office, by itself the first of the test database. For tests of commands and rules. */
export function actorWith(roles: readonly Role[], traits: ActorTraits = {}): Actor {
  const { officeCode = OFFICE_CODE, divisions = [], positionTitle = 'ตำแหน่งตัวอย่าง', actingOrder = null } = traits
  return {
    userId: traits.userId ?? `user-${roles.join('-')}`,
    name: traits.name ?? 'ผู้ทดสอบ',
    memberships: [{ officeCode, roles, divisions, positionTitle, actingOrder }],
    scopes: traits.scopes ?? null,
  }
}
