import type { Context } from '#src/context.ts'
import { inOrg, readPublished } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { aroundInRegister } from './around.ts'
import { pointsOf, type MapPoint } from './map-points.ts'
import { neighbourFilterFrom } from './neighbour-filter.ts'
import { loadAgencies, loadAnnouncedPlans } from './neighbours.queries.ts'
import { readOthers, readSurroundings } from './surroundings.queries.ts'

/** Offices and agencies around an office on the map. `mapStyle`: address of the style of its background; null: a plain one. */
export type NeighbourMap = { office: Office; fiscalYear: FiscalYear; points: MapPoint[]; mapStyle: string | null }

/** Where offices and agencies around stand, and how much of their work meets one's own. @throws AppError 'not_found' */
export async function mapNeighbours(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
): Promise<NeighbourMap> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const around = aroundInRegister(officeRegister(), office.dlaCode)
  const filter = neighbourFilterFrom(new URLSearchParams())
  const read = await inOrg(context.db, office.id, async (tx) => {
    const surroundings = await readSurroundings(tx, office, fiscalYear, around)
    const { meeting } = await readOthers(tx, office, fiscalYear, surroundings, filter)
    return { ...surroundings, meeting, contacts: await loadAgencies(tx) }
  })
  const ids = read.offices.map(({ orgId }) => orgId)
  const announced = await readPublished(context.db, (tx) => loadAnnouncedPlans(tx, ids, fiscalYear))
  const points = pointsOf({ ...read, office, position: around.own?.position ?? null, announced })
  return { office, fiscalYear, points, mapStyle: context.mapStyle ?? null }
}
