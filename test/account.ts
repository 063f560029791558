import { inOrg, withSystem } from '#src/db/scope.ts'
import type { Database } from '#src/db/open.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'

/**
 * Makes an account, without a password, that holds one position with these roles in an office, from the first day of 2026 on. For tests of
 * what an account is allowed by what it holds.
 * @returns ends the holding, as of a day (ISO date)
 */
export async function accountWith(
  db: Database,
  office: { id: number },
  userId: string,
  roles: readonly OfficeRole[],
): Promise<(lastDay: string) => Promise<void>> {
  const now = new Date('2026-01-01T00:00:00Z')
  const [position_id, id] = [uuidV7(now), uuidV7(now)]
  const org_id = office.id
  const name = `ผู้ทดสอบ ${userId}`
  await inOrg(db, org_id, async (tx) => {
    await withSystem(tx, async (system) => {
      await system
        .insertInto('auth.user')
        .values({
          id: userId,
          name,
          username: userId,
          email: `${userId}@account.invalid`,
          emailVerified: false,
          updatedAt: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await system.insertInto('account_office').values({ user_id: userId, org_id }).execute()
    })
    await tx
      .insertInto('position')
      .values({ org_id, id: position_id, title: `ตำแหน่ง ${userId}`, sort_order: 1 })
      .execute()
    for (const role of roles) await tx.insertInto('position_role').values({ org_id, position_id, role }).execute()
    await tx
      .insertInto('position_holding')
      .values({ org_id, id, position_id, user_id: userId, person_name: name, from_date: '2026-01-01' })
      .execute()
  })
  return (lastDay) =>
    inOrg(db, org_id, async (tx) => {
      await tx
        .updateTable('position_holding')
        .set({ to_date: lastDay })
        .where('org_id', '=', org_id)
        .where('id', '=', id)
        .execute()
    })
}
