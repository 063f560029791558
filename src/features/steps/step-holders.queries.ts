import type { ReadTx } from '#src/db/scope.ts'
import type { OfficeRole } from '#src/domain/permissions.ts'

/** A position that carries a role, with who holds it on a day; nobody: it is vacant. */
export type StepHolder = {
  role: OfficeRole
  positionId: string
  position: string
  persons: { name: string; isActing: boolean }[]
}

/**
 * The active positions of the office that carry a role, with those who hold them.
 * @param today ISO date
 */
export async function loadHolders(tx: ReadTx, orgId: number, today: string): Promise<StepHolder[]> {
  const rows = await tx
    .selectFrom('position')
    .innerJoin('position_role', (join) =>
      join.onRef('position_role.org_id', '=', 'position.org_id').onRef('position_role.position_id', '=', 'position.id'),
    )
    .leftJoin('position_holding', (join) =>
      join
        .onRef('position_holding.org_id', '=', 'position.org_id')
        .onRef('position_holding.position_id', '=', 'position.id')
        .on('position_holding.from_date', '<=', today)
        .on((eb) => eb.or([eb('position_holding.to_date', 'is', null), eb('position_holding.to_date', '>=', today)])),
    )
    .select([
      'position.id',
      'position.title',
      'position_role.role',
      'position_holding.person_name as person',
      'position_holding.is_acting',
    ])
    .where('position.org_id', '=', orgId)
    .where('position.is_active', '=', true)
    .orderBy('position.sort_order')
    .orderBy('position.id')
    .orderBy('position_holding.from_date')
    .execute()
  const byPlace = Map.groupBy(rows, (row) => `${row.id} ${row.role}`)
  return [...byPlace.values()].flatMap((places) => {
    const [first] = places
    if (!first) return []
    const persons = places.flatMap(({ person, is_acting: isActing }) =>
      person === null ? [] : [{ name: person, isActing: isActing ?? false }],
    )
    return [{ role: first.role, positionId: first.id, position: first.title, persons }]
  })
}
