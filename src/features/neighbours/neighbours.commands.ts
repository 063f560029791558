import type { Context } from '#src/context.ts'
import { inOrg, readPublished } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, may } from '#src/domain/permissions.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { aroundInRegister, type NearOffice } from './around.ts'
import { hintsAmong, type NeighbourRow } from './gathering.ts'
import { groupHints, type HintGroup } from './hint-groups.ts'
import type { NeighbourFilter } from './neighbour-filter.ts'
import { loadAnnouncedPlans } from './neighbours.queries.ts'
import { readOthers, readSurroundings } from './surroundings.queries.ts'

/** Works of one's own that are shown beside one of another. */
const MET = 4
/** Works of which hints are shown, and hints of each. */
const HINTED = 30
const HINTS_OF_WORK = 12

/** An office around with how much it has announced for the year; null: nothing. */
export type NeighbourOffice = NearOffice & { announced: number | null }

/** The works of others around a plan. */
export type NeighbourView = {
  office: Office
  fiscalYear: FiscalYear
  offices: NeighbourOffice[]
  agencyNames: string[]
  hints: HintGroup[]
  /** Works of which there is a hint. */
  hintCount: number
  rows: NeighbourRow[]
  page: number
  hasMore: boolean
  mayDiscuss: boolean
}

/**
 * Works of other offices' announced plans and of agencies that have answered this office, near its own works, and where one opening of the
 * ground would do for two of them. Plans of others that are not announced are not looked at.
 * @throws AppError 'not_found'
 */
export async function viewNeighbours(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  filter: NeighbourFilter,
): Promise<NeighbourView> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  const read = await inOrg(context.db, office.id, async (tx) => {
    const surroundings = await readSurroundings(
      tx,
      office,
      fiscalYear,
      aroundInRegister(officeRegister(), office.dlaCode),
    )
    return { ...surroundings, ...(await readOthers(tx, office, fiscalYear, surroundings, filter)) }
  })
  const { own, agencies, offices } = read
  const all = [
    ...hintsAmong([...own, ...agencies]),
    ...read.meeting.flatMap(({ met }) => met.flatMap(({ hint }) => hint ?? [])),
  ]
  const hints = groupHints(all, HINTS_OF_WORK)
  const announced = await readPublished(context.db, (tx) =>
    loadAnnouncedPlans(
      tx,
      offices.map(({ orgId }) => orgId),
      fiscalYear,
    ),
  )
  return {
    office,
    fiscalYear,
    offices: offices.map((one) => ({ ...one, announced: announced.get(one.orgId) ?? null })),
    agencyNames: [...new Set(agencies.flatMap(({ work: { owner } }) => (owner.who === 'agency' ? owner.name : [])))],
    hints: hints.slice(0, HINTED),
    hintCount: hints.length,
    rows: read.rows.map(({ other, met }) => ({ other, met: met.slice(0, MET) })),
    page: filter.page,
    hasMore: read.hasMore,
    mayDiscuss: may(context.actor, 'coordination.write', officeCode),
  }
}
