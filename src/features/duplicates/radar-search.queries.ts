import { sql, type RawBuilder } from 'kysely'
import { orgIdOf, withRadar, type ReadTx, type Tx } from '#src/db/scope.ts'
import { radarKeys, roadKeys } from './radar-keys.ts'
import {
  byLikeness,
  recordOf,
  type Known,
  type Match,
  type RadarOffice,
  type RadarSubject,
  type SourceRow,
} from './radar.ts'
import { radarOffice } from './radar.queries.ts'
import { sameness } from '#src/features/works/sameness.ts'
import type { Surroundings } from './surroundings.ts'
import { readWork, type Work } from '#src/features/works/work.ts'

/** An entry with its office. */
export type Candidate = Omit<SourceRow, 'source_version' | 'is_public'> & {
  org_id: number
  office_name: string
  office_code: string
  fingerprint: string
}

/** Compared of what the keys bring, those with the rarest keys first. */
const COMPARED = 100

const CANDIDATE = sql`entry.org_id, entry.source, entry.id, entry.fiscal_year, entry.name, entry.activity, entry.place, entry.departments,
  entry.villages, entry.months, entry.budget_satang, entry.fingerprint, office.name as office_name,
  coalesce(office.dla_code, office.id::text) as office_code`

/** Entries that share keys with a work, those with the rarest keys first. @param found a query of (org_id, source, id, key) */
async function rarestFirst(tx: ReadTx, found: RawBuilder<unknown>): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    with hit as (
      select org_id, source, id, 1.0 / count(*) over (partition by key) as rarity from (${found}) as found
    ), best as (
      select org_id, source, id, sum(rarity) as likeness from hit
      group by org_id, source, id order by likeness desc, id limit ${COMPARED}
    )
    select ${CANDIDATE} from best
    join radar_entry as entry on entry.org_id = best.org_id and entry.source = best.source and entry.id = best.id
    join organization as office on office.id = entry.org_id
    order by best.likeness desc, entry.id`.execute(tx)
  return rows
}

/**
 * Own works: of plans of every year, of the development plan, and answers that wait. What is announced of them is the same again. One look at
 * the office's entries, which are some thousands at most.
 */
const ownSharing = (orgId: number, keys: readonly number[]) => sql`
  select org_id, source, id, key from radar_entry cross join lateral unnest(keys) as key
  where org_id = ${orgId} and source <> 'published' and keys && ${[...keys]}::int[] and key = any(${[...keys]}::int[])`

/** A key that more entries of others have than this tells little; of those it brings so many. */
const ENTRIES_OF_KEY = 300

/**
 * Works of others, of which only what is public is seen: each key is looked up by itself and brings a limited number, so that common ones cost
 * no more than rare ones.
 */
const othersSharing = (keys: readonly number[], visible: RawBuilder<unknown>) => sql`
  select org_id, source, id, key from unnest(${[...keys]}::int[]) as key
  cross join lateral (
    select org_id, source, id from radar_entry where keys @> array[key] and ${visible} limit ${ENTRIES_OF_KEY}
  ) as entry`

/** Far away only what has the code of the same road is looked at. */
const publicNear = (orgId: number, ids: readonly number[]) =>
  sql`is_public and org_id <> ${orgId} and org_id = any(${[...ids]}::int[])`
const publicAnywhere = (orgId: number) => sql`is_public and org_id <> ${orgId}`

/** An entry as it is shown. */
export const knownOf = (one: Candidate): Known => ({
  source: one.source,
  orgId: one.org_id,
  officeName: one.office_name,
  id: one.id,
  fiscalYear: one.fiscal_year,
  name: one.name,
  place: one.place,
  budgetSatang: one.budget_satang,
  months: one.months,
  departments: one.departments,
  fingerprint: one.fingerprint,
})

/** How an entry reads. */
export const workOf = (candidate: Candidate): Work =>
  readWork(
    recordOf(
      { ...candidate, source_version: 0, is_public: false },
      { code: candidate.office_code, name: candidate.office_name },
    ),
  )

const matchesAmong = (candidates: readonly Candidate[], subject: RadarSubject, work: Work, own: number): Match[] =>
  candidates.flatMap((candidate) => {
    if (candidate.id === subject.id) return []
    const verdict = sameness(work, workOf(candidate), candidate.org_id === own)
    return verdict ? [{ ...knownOf(candidate), verdict }] : []
  })

/**
 * Works of the office that are the same as this one, the likeliest first. The index must be up to date (`refreshRadar`).
 * @param around also public works of the offices around, and of any office where the title has the code of its road
 */
export async function matchesOf(
  tx: Tx,
  subject: RadarSubject,
  { limit, around }: { limit: number; around?: Surroundings },
): Promise<Match[]> {
  const office = await radarOffice(tx)
  const work = readWork({ ...subject, officeCode: office.code, officeName: office.name })
  const keys = radarKeys(work, { office: office.code, areas: [office.area] })
  const candidates = await withRadar(tx, async (radar) => [
    ...(await rarestFirst(radar, ownSharing(office.orgId, keys))),
    ...(around ? await sharingAround(radar, work, office, around) : []),
  ])
  return matchesAmong(candidates, subject, work, office.orgId).toSorted(byLikeness(office.orgId)).slice(0, limit)
}

async function sharingAround(tx: ReadTx, work: Work, office: RadarOffice, around: Surroundings): Promise<Candidate[]> {
  const keys = radarKeys(work, { office: '', areas: around.areas })
  const near = await rarestFirst(tx, othersSharing(keys, publicNear(office.orgId, around.ids)))
  const roads =
    work.roads.length === 0 ? [] : await rarestFirst(tx, othersSharing(roadKeys(work), publicAnywhere(office.orgId)))
  const known = new Set(near.map(({ org_id, id }) => `${org_id} ${id}`))
  return [...near, ...roads.filter(({ org_id, id }) => !known.has(`${org_id} ${id}`))]
}

/** Offices of this installation in the same amphoe, and the province's own or, for that one, all in it; also for offices that no register knows. */
export async function officesBeside(tx: ReadTx): Promise<Surroundings> {
  const orgId = orgIdOf(tx)
  const { rows } = await sql<{ id: number; area: string }>`
    select other.id, own.province as area from organization as own
    join organization as other on other.province = own.province and other.id <> own.id
      and (other.amphoe = own.amphoe or other.type = 'pao' or own.type = 'pao')
    where own.id = ${orgId}`.execute(tx)
  return { ids: rows.map(({ id }) => id), areas: [...new Set(rows.map(({ area }) => area))] }
}

/** Entries that are loaded at a time. */
const LOADED = 1_000

/** The office's own works but those of the development plan, by name: alike ones stand beside each other. */
export async function loadOwnEntries(tx: ReadTx): Promise<Candidate[]> {
  const entries: Candidate[] = []
  for (;;) {
    const last = entries.at(-1)
    const { rows } = await sql<Candidate>`
      select ${CANDIDATE} from radar_entry as entry join organization as office on office.id = entry.org_id
      where entry.org_id = ${orgIdOf(tx)} and entry.source in ('project', 'answer')
        ${last ? sql`and (entry.source, entry.id) > (${last.source}, ${last.id}::uuid)` : sql``}
      order by entry.source, entry.id limit ${LOADED}`.execute(tx)
    entries.push(...rows)
    if (rows.length < LOADED) return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  }
}

/** Entries of own works by where they stand, in any order; the index must be up to date. */
export async function loadEntries(tx: ReadTx, works: readonly Pick<Known, 'source' | 'id'>[]): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select ${CANDIDATE} from unnest(${works.map(({ source }) => source)}::text[], ${works.map(({ id }) => id)}::uuid[]) as work (source, id)
    join radar_entry as entry on entry.org_id = ${orgIdOf(tx)} and entry.source = work.source and entry.id = work.id
    join organization as office on office.id = entry.org_id`.execute(tx)
  return rows
}

/** More public works of others are not compared with one plan. */
const MOST_OTHERS = 20_000

/** Public works of the offices around that share a key with any of these works. */
export async function loadSharing(tx: Tx, works: readonly Work[], around: Surroundings): Promise<Candidate[]> {
  const orgId = orgIdOf(tx)
  const keys = [...new Set(works.flatMap((work) => radarKeys(work, { office: '', areas: around.areas })))]
  const roads = [...new Set(works.flatMap(roadKeys))]
  if (keys.length === 0) return []
  const { rows } = await withRadar(tx, (radar) =>
    sql<Candidate>`
      select ${CANDIDATE} from radar_entry as entry join organization as office on office.id = entry.org_id
      where (${publicNear(orgId, around.ids)} and keys && ${keys}::int[])
        or (${publicAnywhere(orgId)} and keys && ${roads}::int[])
      limit ${MOST_OTHERS}`.execute(radar),
  )
  return rows
}
