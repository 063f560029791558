import type { Tx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { placeKeys, tambonOf } from '#src/features/duplicates/sites.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { findPlanHead } from '#src/features/projects/live-projects.queries.ts'
import { neighboursOf, within, type Around, type NearOffice } from './around.ts'
import { groundOf, isOfKind, metBy, metInMonths, patternOf, type NeighbourRow, type SitedWork } from './gathering.ts'
import { monthsAsked, type NeighbourFilter } from './neighbour-filter.ts'
import { loadMeeting, loadOfficesAround, loadOthers, loadOwnWorks } from './neighbours.queries.ts'
import { sited, sitedOther, type OtherRow } from './sited.ts'

/** Works of others on one page. */
const SHOWN = 20

/** What lies around an office: near offices, its own works and those of agencies. */
export type Surroundings = { offices: NearOffice[]; own: SitedWork[]; agencies: SitedWork[] }

/**
 * Reads what lies around an office.
 * @param around what the register knows of it
 * @throws AppError 'not_found' without a plan of that year
 */
export async function readSurroundings(
  tx: Tx,
  office: Office,
  fiscalYear: FiscalYear,
  around: Around,
): Promise<Surroundings> {
  const plan = await findPlanHead(tx, office.id, fiscalYear)
  if (!plan) throw noPlan()
  const rows = await loadOfficesAround(tx, [...around.near.keys()])
  const tambon = tambonOf(office.name)
  const works = (await loadOwnWorks(tx, plan.id)).map((row) => sited(row, office, tambon))
  return {
    offices: neighboursOf(rows, around, office),
    own: works.filter(({ work }) => work.owner.who === 'own'),
    agencies: works.filter(({ work }) => work.owner.who === 'agency'),
  }
}

/** Works of others: those of one page, and all that meet one's own. */
export type Others = { rows: NeighbourRow[]; meeting: NeighbourRow[]; hasMore: boolean }

/** Looks for works of others as a filter asks. */
export async function readOthers(
  tx: Tx,
  office: Office,
  fiscalYear: FiscalYear,
  { offices, own, agencies }: Surroundings,
  filter: NeighbourFilter,
): Promise<Others> {
  const compared = filter.kind === 'every' ? own : own.filter(({ work }) => work.kinds.length > 0)
  const ground = groundOf(compared)
  const chosen = within(offices, filter)
  const byId = new Map(offices.map((one) => [one.orgId, one]))
  const rowsOf = (works: readonly SitedWork[]): NeighbourRow[] =>
    works.map((other) => ({ other: other.work, met: metInMonths(metBy(ground, other), filter) }))
  const asked = {
    ids: chosen.map(({ orgId }) => orgId),
    fiscalYear,
    pattern: patternOf(filter),
    months: monthsAsked(filter),
  }
  // As the index names them: offices without a province stand for themselves.
  const areas = [
    ...new Set([{ ...office, code: office.dlaCode }, ...chosen].map(({ province, code }) => province ?? code)),
  ]
  const keys = [...new Set(compared.flatMap(({ site }) => placeKeys(site, areas)))]
  const siteOthers = (rows: readonly OtherRow[]) => rows.flatMap((row) => sitedOther(row, byId.get(row.orgId)))
  const near = rowsOf([
    ...(filter.office === null ? agencies.filter((one) => isAsked(one, filter)) : []),
    ...siteOthers(await loadMeeting(tx, asked, keys)),
  ])
  const meeting = near.filter(({ met }) => met.length > 0).toSorted(likeliestFirst)
  const from = (filter.page - 1) * SHOWN
  if (filter.show === 'meeting')
    return { meeting, rows: meeting.slice(from, from + SHOWN), hasMore: meeting.length > from + SHOWN }
  const others = rowsOf(siteOthers(await loadOthers(tx, asked, { from, count: SHOWN })))
  const answers = filter.page === 1 ? near.filter(({ other }) => other.owner.who === 'agency') : []
  return { meeting, rows: [...answers, ...others.slice(0, SHOWN)], hasMore: others.length > SHOWN }
}

function isAsked({ work, site }: SitedWork, filter: NeighbourFilter): boolean {
  const months = monthsAsked(filter)
  return isOfKind(work.name, filter) && (months === null || (site.months & months) !== 0)
}

/** Where the ground could be opened once, then those with the most in common. */
const likeliestFirst = (a: NeighbourRow, b: NeighbourRow): number =>
  rank(b) - rank(a) || (a.other.name < b.other.name ? -1 : 1)
const rank = ({ met }: NeighbourRow): number =>
  (met.some(({ hint }) => hint !== null) ? 4 : 0) +
  (met.some(({ where }) => where.where === 'road' || where.where === 'water') ? 2 : 0) +
  (met.some(({ months }) => months !== 0) ? 1 : 0)
