import { sql, type RawBuilder } from 'kysely'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import { READER } from './radar-keys.ts'
import { entriesOf, type RadarOffice, type RadarSource, type SourceRow } from './radar.ts'

/** Entries that are read at a time: some milliseconds of work, during which nobody else is answered. */
export const PART = 200

/** The office of a transaction as the radar needs it. */
export async function radarOffice(tx: ReadTx): Promise<RadarOffice> {
  const [office] = await radarOffices(tx, [orgIdOf(tx)])
  if (!office) throw new Error('the office of this transaction does not exist')
  return office
}

/** Some offices, in any order. */
export async function radarOffices(tx: ReadTx, orgIds: readonly number[]): Promise<RadarOffice[]> {
  const { rows } = await sql<RadarOffice>`
    select id as "orgId", coalesce(dla_code, id::text) as code, name, amphoe, coalesce(province, dla_code, id::text) as area
    from organization where id = any(${[...orgIds]}::int[])`.execute(tx)
  return rows
}

/** What the index should hold of an office: source, id and version of each work. */
const current = (orgId: number): RawBuilder<unknown> => sql`
  select 'project' as source, project.id, project.version
  from project where org_id = ${orgId}
  union all
  select 'published', published.project_id, max(published.edition)
  from published_project as published
  where published.org_id = ${orgId} and published.edition = (select max(edition) from published_plan as plan
    where plan.org_id = ${orgId} and plan.fiscal_year = published.fiscal_year)
  group by published.project_id
  union all
  select 'development', id, version
  from development_project where org_id = ${orgId} and not is_cancelled and replaced_by is null
  union all
  select 'answer', id, version
  from collection_item where org_id = ${orgId} and status = 'waiting'`

/**
 * Changes whenever anything of which the index is made has changed, and costs next to nothing: every edit counts in its plan. Like the index
 * it says nothing of other offices.
 */
export async function sourceSignature(tx: ReadTx): Promise<string> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<{ signature: string }>`select concat_ws('|',
    (select string_agg(concat_ws(':', id, version, change_count), ',' order by id) from plan where org_id = ${orgId}),
    (select string_agg(concat_ws(':', fiscal_year, edition), ',' order by fiscal_year, edition) from published_plan where org_id = ${orgId}),
    (select concat_ws(':', count(*), sum(version), max(updated_at)) from development_project where org_id = ${orgId}),
    (select concat_ws(':', count(*), sum(version), max(updated_at)) from collection_item where org_id = ${orgId} and status = 'waiting')
  ) as signature`.execute(tx)
  return rows[0]?.signature ?? ''
}

/** Works of which the index knows nothing, or not as they are now. */
export type Stale = { source: RadarSource; id: string; isGone: boolean }

/** At most `limit` works of the office whose entries are missing, old or without a work. */
export async function findStale(tx: ReadTx, limit: number): Promise<Stale[]> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<Stale>`
    select coalesce(entry.source, work.source) as source, coalesce(entry.id, work.id) as id, work.id is null as "isGone"
    from (${current(orgId)}) as work
    full join (select source, id, source_version, reader from radar_entry where org_id = ${orgId}) as entry
      on entry.source = work.source and entry.id = work.id
    where work.id is null or entry.id is null or entry.source_version <> work.version or entry.reader <> ${READER}
    order by id limit ${limit}`.execute(tx)
  return rows
}

/** The rows of each source, as the radar reads them. */
const SOURCES: Readonly<Record<RadarSource, (orgId: number, ids: readonly string[]) => RawBuilder<unknown>>> = {
  project: (orgId, ids) => sql`
    select 'project' as source, project.id, project.version as source_version, plan.fiscal_year, false as is_public, project.name,
      project.activity, project.place, project.departments, project.villages, project.months,
      (select sum(amount_satang) from project_fund as fund where fund.org_id = ${orgId} and fund.project_id = project.id)::bigint
        as budget_satang
    from project join plan on plan.org_id = ${orgId} and plan.id = project.plan_id
    where project.org_id = ${orgId} and project.id = any(${[...ids]}::uuid[])`,
  published: (orgId, ids) => sql`
    select distinct on (published.project_id) 'published' as source, published.project_id as id, published.edition as source_version,
      published.fiscal_year, true as is_public, published.content ->> 'name' as name, published.content ->> 'activity' as activity,
      published.content ->> 'place' as place, published.departments, published.villages,
      coalesce((published.content ->> 'months')::smallint, 0) as months,
      (published.content ->> 'budgetSatang')::bigint as budget_satang
    from published_project as published
    where published.org_id = ${orgId} and published.project_id = any(${[...ids]}::uuid[])
    order by published.project_id, published.edition desc, published.fiscal_year desc`,
  development: (orgId, ids) => sql`
    select 'development' as source, project.id, project.version as source_version, null::int as fiscal_year, false as is_public,
      project.name, project.target as activity, null::text as place, project.departments, '{}'::smallint[] as villages,
      0::smallint as months, (select max(amount_satang) from development_budget as budget
        where budget.org_id = ${orgId} and budget.project_id = project.id)::bigint as budget_satang
    from development_project as project where project.org_id = ${orgId} and project.id = any(${[...ids]}::uuid[])`,
  answer: (orgId, ids) => sql`
    select 'answer' as source, item.id, item.version as source_version, plan.fiscal_year, false as is_public, item.name,
      item.activity, item.place, item.departments, item.villages, item.months,
      (select sum(amount) from unnest(item.fund_satang) as amount)::bigint as budget_satang
    from collection_item as item
    join collection_request as request on request.org_id = ${orgId} and request.id = item.request_id
    join collection_round as round on round.org_id = ${orgId} and round.id = request.round_id
    join plan on plan.org_id = ${orgId} and plan.id = round.plan_id
    where item.org_id = ${orgId} and item.id = any(${[...ids]}::uuid[])`,
}

/** The works of the office with these ids as a JSON array of SourceRow: a thread may read it without the database's driver in between. */
export async function loadSources(tx: ReadTx, stale: readonly Stale[]): Promise<string> {
  const bySource = Map.groupBy(
    stale.filter(({ isGone }) => !isGone),
    ({ source }) => source,
  )
  if (bySource.size === 0) return '[]'
  const parts = [...bySource].map(
    ([source, works]) =>
      sql`select to_json(work) as work from (${SOURCES[source](
        orgIdOf(tx),
        works.map(({ id }) => id),
      )}) as work`,
  )
  const { rows } = await sql<{ works: string }>`
    select coalesce(json_agg(work), '[]')::text as works from (${sql.join(parts, sql` union all `)}) as every`.execute(
    tx,
  )
  return rows[0]?.works ?? '[]'
}

/** Takes entries out of the index whose works are gone. */
export async function deleteGone(tx: Tx, stale: readonly Stale[]): Promise<void> {
  for (const [source, gone] of Map.groupBy(
    stale.filter(({ isGone }) => isGone),
    (one) => one.source,
  ))
    await sql`delete from radar_entry where org_id = ${orgIdOf(tx)} and source = ${source}
      and id = any(${gone.map(({ id }) => id)}::uuid[])`.execute(tx)
}

/** Writes entries of the office, new or in place of what they were. @param entries a JSON array of EntryRow */
export async function saveEntries(tx: Tx, entries: string): Promise<void> {
  if (entries === '[]') return
  await sql`
    insert into radar_entry (org_id, source, id, source_version, reader, fiscal_year, is_public, keys, place_keys, name, activity, place, departments,
      villages, months, budget_satang, fingerprint)
    select ${orgIdOf(tx)}::int, source, id, source_version, reader, fiscal_year, is_public, keys, place_keys, name, activity, place, departments,
      villages, months, budget_satang, fingerprint
    from json_to_recordset(${entries}::text::json) as entry (source text, id uuid, source_version int, reader smallint, fiscal_year int,
      is_public boolean, keys int[], place_keys int[], name text, activity text, place text, departments text[], villages smallint[], months smallint,
      budget_satang bigint, fingerprint text)
    order by source, id
    on conflict (org_id, source, id) do update set source_version = excluded.source_version, reader = excluded.reader,
      fiscal_year = excluded.fiscal_year, is_public = excluded.is_public, keys = excluded.keys, place_keys = excluded.place_keys, name = excluded.name,
      activity = excluded.activity, place = excluded.place, departments = excluded.departments, villages = excluded.villages,
      months = excluded.months, budget_satang = excluded.budget_satang, fingerprint = excluded.fingerprint`.execute(tx)
}

/**
 * Brings a part of the office's index up to date. @returns how many entries were old; fewer than `limit`: now none is
 */
export async function refreshPart(tx: Tx, limit: number = PART): Promise<number> {
  const stale = await findStale(tx, limit)
  if (stale.length === 0) return 0
  const office = await radarOffice(tx)
  await deleteGone(tx, stale)
  const works = JSON.parse(await loadSources(tx, stale)) as SourceRow[]
  await saveEntries(tx, JSON.stringify(entriesOf(works, office)))
  return stale.length
}

/** Brings the office's index up to date. @returns how many entries were old */
export async function refreshRadar(tx: Tx): Promise<number> {
  let count = 0
  for (;;) {
    const part = await refreshPart(tx)
    count += part
    if (part < PART) return count
  }
}
