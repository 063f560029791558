import type { Context } from '#src/context.ts'
import { inSystem, readOrg } from '#src/db/scope.ts'
import type { Actor, Membership } from '#src/domain/permissions.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { findAccountWithOffices, hasAnyAccount } from './accounts.queries.ts'
import { membershipOf } from './people.ts'
import { heldPositions } from './positions.queries.ts'

/** All that is needed to learn who asks: there is no actor yet. */
export type Asking = Pick<Context, 'db' | 'now'>

/**
 * The actor that a signed-in account is today: its positions in every office, as far as they are held on this day in Thailand. Asked anew
 * for every request, so that a position that ends takes its rights along at once. Null for an account that is no more.
 */
export async function actorOfAccount({ db, now }: Asking, userId: string): Promise<Actor | null> {
  const known = await inSystem(db, (tx) => findAccountWithOffices(tx, userId))
  if (!known) return null
  const today = dateInThailand(now())
  const memberships: Membership[] = []
  for (const { orgId, officeCode } of known.offices) {
    const held = await readOrg(db, orgId, (tx) => heldPositions(tx, orgId, userId, today))
    const membership = membershipOf(officeCode, held)
    if (membership) memberships.push(membership)
  }
  return { userId, name: known.name, memberships, scopes: null }
}

/** Whether anyone can sign in here: an office has been set up. Never false again once it was true. */
export const isSetUp = ({ db }: Pick<Context, 'db'>): Promise<boolean> => inSystem(db, hasAnyAccount)
