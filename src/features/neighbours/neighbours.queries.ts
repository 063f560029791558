import { sql } from 'kysely'
import { orgIdOf, withRadar, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { MonthSet } from '#src/domain/month-set.ts'
import type { AgencyRow } from './map-points.ts'
import type { OtherRow, WorkRow } from './sited.ts'

const SENDER = sql`select request.agency_id, request.id as request_id, agency.name from collection_item as item
  join collection_request as request on request.org_id = item.org_id and request.id = item.request_id
  join agency on agency.id = request.agency_id`

/** The projects of a plan, and what agencies have answered for it and nobody has decided on. */
export async function loadOwnWorks(tx: ReadTx, planId: string): Promise<WorkRow[]> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<WorkRow>`
    select 'project' as source, project.id, project.name, project.place, project.villages, project.months, project.departments,
      project.kind = 'outside-agency' as "isOutside", null::uuid as "requestId", sender.agency_id as "agencyId",
      sender.name as "agencyName", project.position
    from project left join lateral (
      ${SENDER} where item.org_id = ${orgId} and item.project_id = project.id and item.status = 'accepted' limit 1
    ) as sender on true
    where project.org_id = ${orgId} and project.plan_id = ${planId}
    union all
    select 'answer', item.id, item.name, item.place, item.villages, item.months, item.departments, true, request.id, agency.id,
      agency.name, item.position
    from collection_round as round
    join collection_request as request on request.org_id = ${orgId} and request.round_id = round.id and request.withdrawn_at is null
    join agency on agency.id = request.agency_id
    join collection_item as item on item.org_id = ${orgId} and item.request_id = request.id and item.status = 'waiting'
    where round.org_id = ${orgId} and round.plan_id = ${planId}
    order by source desc, position, id`.execute(tx)
  return rows
}

/** An office of this installation that may lie near. */
export type OfficeRow = {
  orgId: number
  code: string
  name: string
  type: string
  amphoe: string | null
  province: string | null
}

/**
 * Offices of this installation: some by their codes, the others of the own amphoe, and the province's own (for that one, all in it).
 * Also offices that no register knows.
 */
export async function loadOfficesAround(tx: ReadTx, codes: readonly string[]): Promise<OfficeRow[]> {
  const { rows } = await sql<OfficeRow>`
    select other.id as "orgId", other.dla_code as code, other.name, other.type, other.amphoe, other.province
    from organization as own join organization as other on other.id <> own.id and other.dla_code is not null and (
      other.dla_code = any(${[...codes]}::text[])
      or other.province = own.province and (other.amphoe = own.amphoe or other.type = 'pao' or own.type = 'pao'))
    where own.id = ${orgIdOf(tx)}`.execute(tx)
  return rows
}

/** What offices have announced for a year. */
export async function loadAnnouncedPlans(
  tx: ReadTx,
  ids: readonly number[],
  fiscalYear: FiscalYear,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ org_id: number; project_count: number }>`
    select distinct on (org_id) org_id, project_count from published_plan
    where org_id = any(${[...ids]}::int[]) and fiscal_year = ${fiscalYear} order by org_id, edition desc`.execute(tx)
  return new Map(rows.map((row) => [row.org_id, row.project_count]))
}

const OTHER = sql`entry.org_id as "orgId", entry.id, entry.name, entry.place, entry.villages, entry.months, entry.departments`

/** Which announced works are looked for. `pattern`: of their names; null: all. `months`: any of them; null: all. */
export type OtherAsked = {
  ids: readonly number[]
  fiscalYear: FiscalYear
  pattern: string | null
  months: MonthSet | null
}

const asked = ({ fiscalYear, pattern, months }: OtherAsked) => sql`
  ${announced({ fiscalYear, months })} ${pattern === null ? sql`` : sql`and entry.name ~ ${pattern}`}`

const announced = ({ fiscalYear, months }: Pick<OtherAsked, 'fiscalYear' | 'months'>) => sql`
  entry.source = 'published' and entry.is_public and entry.fiscal_year = ${fiscalYear}
  ${months === null ? sql`` : sql`and entry.months & ${months} <> 0`}`

/** More is not looked at. */
const MOST = 400

/** Announced works of offices around that may meet works of one's own. @param keys of the places of those, as `placeKeys` makes them */
export async function loadMeeting(tx: Tx, filter: OtherAsked, keys: readonly number[]): Promise<OtherRow[]> {
  if (filter.ids.length === 0 || keys.length === 0) return []
  // Reading names by a pattern is nearly all of the work: only those near are read, and no more than are wanted.
  const { rows } = await withRadar(tx, (radar) =>
    sql<OtherRow>`
      with near as materialized (
        select ${OTHER} from radar_entry as entry
        where entry.place_keys && ${[...keys]}::int[] and entry.org_id = any(${[...filter.ids]}::int[]) and ${announced(filter)}
        order by entry.org_id, entry.id
      )
      select * from near ${filter.pattern === null ? sql`` : sql`where name ~ ${filter.pattern}`} limit ${MOST}`.execute(
      radar,
    ),
  )
  return rows
}

/** A part of the announced works of offices, in the order of the offices. One more than asked for says that there are more. */
export async function loadOthers(
  tx: Tx,
  filter: OtherAsked,
  { from, count }: { from: number; count: number },
): Promise<OtherRow[]> {
  const { rows } = await withRadar(tx, (radar) =>
    sql<OtherRow>`
      select found.* from unnest(${[...filter.ids]}::int[]) with ordinality as near (org_id, rank)
      cross join lateral (
        select ${OTHER} from radar_entry as entry where entry.org_id = near.org_id and ${asked(filter)}
        order by entry.id limit ${from + count + 1}
      ) as found
      order by near.rank, found.id limit ${count + 1} offset ${from}`.execute(radar),
  )
  return rows
}

/** The agencies that the office deals with. */
export async function loadAgencies(tx: ReadTx): Promise<AgencyRow[]> {
  const { rows } = await sql<AgencyRow>`
    select agency.id as "agencyId", agency.name, agency.amphoe, agency.latitude, agency.longitude
    from agency_contact as contact join agency on agency.id = contact.agency_id
    where contact.org_id = ${orgIdOf(tx)} and contact.is_active
    order by agency.name, agency.id`.execute(tx)
  return rows
}
