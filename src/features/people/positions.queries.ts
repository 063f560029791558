import { sql } from 'kysely'
import type { ReadTx, Tx } from '#src/db/scope.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'
import type { HeldPosition, Holding, Position } from './people.ts'

/** The positions of an office in their order, with what they carry. */
export async function listPositions(tx: ReadTx, orgId: number): Promise<Position[]> {
  const rows = await positionsWithRoles(tx, orgId)
    .orderBy('position.is_active', 'desc')
    .orderBy('position.sort_order')
    .orderBy('position.title')
    .execute()
  return rows.map(({ roles, ...row }) => ({ ...row, roles: roles as OfficeRole[] }))
}

/** One position, kept from changing until the end of the transaction. */
export async function lockPosition(tx: Tx, orgId: number, id: string): Promise<Position | null> {
  const locked = await tx
    .selectFrom('position')
    .select('id')
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) return null
  const row = await positionsWithRoles(tx, orgId).where('position.id', '=', id).executeTakeFirstOrThrow()
  return { ...row, roles: row.roles as OfficeRole[] }
}

const positionsWithRoles = (tx: ReadTx, orgId: number) =>
  tx
    .selectFrom('position')
    .leftJoin('division', (join) =>
      join.onRef('division.org_id', '=', 'position.org_id').onRef('division.id', '=', 'position.division_id'),
    )
    .where('position.org_id', '=', orgId)
    .select((select) => [
      'position.id',
      'position.title',
      'position.division_id as divisionId',
      'division.name as division',
      'position.sort_order as sortOrder',
      'position.is_active as isActive',
      'position.version',
      sql<string[]>`array(${select
        .selectFrom('position_role')
        .select('role')
        .whereRef('position_role.org_id', '=', 'position.org_id')
        .whereRef('position_role.position_id', '=', 'position.id')
        .orderBy('role')})`.as('roles'),
    ])

/** A position as it is to be kept. */
export type PositionToSave = Omit<Position, 'division' | 'version' | 'sortOrder'>

/** Adds a position behind the others. */
export async function insertPosition(tx: Tx, orgId: number, position: PositionToSave): Promise<void> {
  const last = await tx
    .selectFrom('position')
    .select((select) => select.fn.max('sort_order').as('last'))
    .where('org_id', '=', orgId)
    .executeTakeFirst()
  const { id, title, divisionId, isActive } = position
  await tx
    .insertInto('position')
    .values({
      org_id: orgId,
      id,
      title,
      division_id: divisionId,
      is_active: isActive,
      sort_order: (last?.last ?? 0) + 1,
    })
    .execute()
  await saveRoles(tx, orgId, position)
}

/** Changes a position. False when its version is no longer `version`. */
export async function updatePosition(
  tx: Tx,
  orgId: number,
  position: PositionToSave,
  version: number,
): Promise<boolean> {
  const { id, title, divisionId, isActive } = position
  const { numUpdatedRows } = await tx
    .updateTable('position')
    .set({ title, division_id: divisionId, is_active: isActive, version: version + 1 })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) return false
  await tx.deleteFrom('position_role').where('org_id', '=', orgId).where('position_id', '=', id).execute()
  await saveRoles(tx, orgId, position)
  return true
}

async function saveRoles(tx: Tx, orgId: number, { id, roles }: PositionToSave): Promise<void> {
  if (roles.length === 0) return
  await tx
    .insertInto('position_role')
    .values(roles.map((role) => ({ org_id: orgId, position_id: id, role })))
    .execute()
}

/** Who holds or held positions of the office, the latest beginning first. */
export async function listHoldings(tx: ReadTx, orgId: number): Promise<Holding[]> {
  return await tx
    .selectFrom('position_holding')
    .select(HOLDING_COLUMNS)
    .where('org_id', '=', orgId)
    .orderBy('from_date', 'desc')
    .orderBy('person_name')
    .execute()
}

const HOLDING_COLUMNS = [
  'id',
  'position_id as positionId',
  'user_id as userId',
  'person_name as personName',
  'from_date as fromDate',
  'to_date as toDate',
  'is_acting as isActing',
  'order_number as orderNumber',
] as const

/** The positions of the office that a person holds on a day (ISO date). */
export async function heldPositions(tx: ReadTx, orgId: number, userId: string, day: string): Promise<HeldPosition[]> {
  const rows = await positionsWithRoles(tx, orgId)
    .innerJoin('position_holding as held', (join) =>
      join.onRef('held.org_id', '=', 'position.org_id').onRef('held.position_id', '=', 'position.id'),
    )
    .select(['held.is_acting as isActing', 'held.order_number as orderNumber'])
    .where('held.user_id', '=', userId)
    .where('held.from_date', '<=', day)
    .where((where) => where.or([where('held.to_date', 'is', null), where('held.to_date', '>=', day)]))
    .where('position.is_active', '=', true)
    .execute()
  return rows.map(({ roles, ...row }) => ({ ...row, roles: roles as OfficeRole[] }))
}

/** Puts a person into a position. */
export async function insertHolding(tx: Tx, orgId: number, holding: Holding): Promise<void> {
  await tx
    .insertInto('position_holding')
    .values({
      org_id: orgId,
      id: holding.id,
      position_id: holding.positionId,
      user_id: holding.userId,
      person_name: holding.personName,
      from_date: holding.fromDate,
      to_date: holding.toDate,
      is_acting: holding.isActing,
      order_number: holding.orderNumber,
    })
    .execute()
}

/** One holding, kept from changing until the end of the transaction. */
export async function lockHolding(tx: Tx, orgId: number, id: string): Promise<Holding | null> {
  const row = await tx
    .selectFrom('position_holding')
    .select(HOLDING_COLUMNS)
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Sets the last day of a holding. */
export async function setHoldingEnd(tx: Tx, orgId: number, id: string, toDate: string): Promise<void> {
  await tx
    .updateTable('position_holding')
    .set({ to_date: toDate })
    .where('org_id', '=', orgId)
    .where('id', '=', id)
    .execute()
}

/** Lets changes of who administers the office wait for each other, until the end of the transaction. */
export async function lockPeople(tx: Tx, orgId: number): Promise<void> {
  await tx.selectFrom('office_profile').select('org_id').where('org_id', '=', orgId).forUpdate().execute()
}
