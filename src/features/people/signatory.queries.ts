import type { ReadTx } from '#src/db/scope.ts'
import type { Signatory } from './signatory.ts'

/**
 * The holder of the executive's position; who acts in it comes before who has it, since an acting person is named while the other cannot.
 * @param today ISO date
 */
export async function findSignatory(tx: ReadTx, orgId: number, today: string): Promise<Signatory | null> {
  const rows = await tx
    .selectFrom('position_holding as holding')
    .innerJoin('position', (join) =>
      join.onRef('position.org_id', '=', 'holding.org_id').onRef('position.id', '=', 'holding.position_id'),
    )
    .leftJoin('position_role as role', (join) =>
      join
        .onRef('role.org_id', '=', 'position.org_id')
        .onRef('role.position_id', '=', 'position.id')
        .on('role.role', '=', 'executive'),
    )
    .select([
      'holding.user_id as userId',
      'holding.person_name as name',
      'holding.is_acting as isActing',
      'holding.order_number as actingOrder',
      'position.title',
      'role.role',
    ])
    .where('holding.org_id', '=', orgId)
    .where('position.is_active', '=', true)
    .where('holding.from_date', '<=', today)
    .where((eb) => eb.or([eb('holding.to_date', 'is', null), eb('holding.to_date', '>=', today)]))
    .orderBy('holding.is_acting', 'desc')
    .orderBy('holding.from_date', 'desc')
    .execute()
  const executive = rows.find(({ role }) => role === 'executive')
  if (!executive) return null
  const own = rows.find(({ userId, role, isActing }) => userId === executive.userId && role === null && !isActing)
  const { name, isActing, actingOrder, title } = executive
  return { name, executiveTitle: title, ownTitle: own?.title ?? null, isActing, actingOrder }
}
