import type { MonthSet } from '#src/domain/month-set.ts'
import type { Satang } from '#src/domain/money.ts'
import { hash, radarKeys, READER } from './radar-keys.ts'
import { placeKeys, siteOf, tambonOf } from './sites.ts'
import type { Verdict } from '#src/features/works/verdict.ts'
import { readWork, type WorkRecord } from '#src/features/works/work.ts'

/** Where a work is known from: a living plan of any year, an announced plan, the development plan, an answer that waits. */
export type RadarSource = 'project' | 'published' | 'development' | 'answer'

/** A work to be looked for. `source` and `id`: where it stands itself, so that it is not found as its own duplicate. */
export type RadarSubject = WorkRecord & { source?: RadarSource; id?: string }

/** A work that the index knows. `fingerprint`: of all that a verdict on it rests on. */
export type Known = {
  source: RadarSource
  orgId: number
  officeName: string
  id: string
  fiscalYear: number | null
  name: string
  place: string | null
  budgetSatang: Satang | null
  months: MonthSet
  departments: string[]
  fingerprint: string
}

/** A work that is the same as the one that was looked for, and why. */
export type Match = Known & { verdict: Verdict }

/** An office as the radar needs it. `area`: what its words are filed under, its province. */
export type RadarOffice = { orgId: number; code: string; name: string; amphoe: string | null; area: string }

/** A work as its source has it, in the words of the table `radar_entry`: it travels as JSON between database and threads. */
export type SourceRow = {
  source: RadarSource
  id: string
  source_version: number
  fiscal_year: number | null
  is_public: boolean
  name: string
  activity: string | null
  place: string | null
  departments: string[]
  villages: number[]
  months: MonthSet
  budget_satang: Satang | null
}

/** A row of the table `radar_entry` without its office. */
export type EntryRow = SourceRow & { reader: number; keys: number[]; place_keys: number[]; fingerprint: string }

/** A row as it is compared. */
export const recordOf = (row: SourceRow, office: Pick<RadarOffice, 'code' | 'name'>): WorkRecord => ({
  officeCode: office.code,
  officeName: office.name,
  department: row.departments[0] ?? null,
  programme: null,
  fiscalYear: row.fiscal_year,
  name: row.name,
  activity: row.activity,
  place: row.place,
  villages: row.villages,
  months: row.months,
  budgetSatang: row.budget_satang,
})

/** More places would be a list of the whole area. */
const MOST_PLACES = 64

/** The entries of an office's works in the index. What is announced as it still stands in the living plan is read once. */
export function entriesOf(rows: readonly SourceRow[], office: RadarOffice): EntryRow[] {
  const scope = { office: office.code, areas: [office.area] }
  const known = new Map<string, Pick<EntryRow, 'keys' | 'place_keys'>>()
  const site = { officeCode: office.code, officeName: office.name, area: tambonOf(office.name) }
  return rows.map((row) => {
    const record = recordOf(row, office)
    const fingerprint = fingerprintOf(record)
    let keys = known.get(fingerprint)
    if (!keys) {
      const work = readWork(record)
      const places = placeKeys(siteOf(work, { ...site, ...row }), scope.areas)
      keys = { keys: radarKeys(work, scope), place_keys: places.slice(0, MOST_PLACES) }
      known.set(fingerprint, keys)
    }
    return { ...row, reader: READER, ...keys, fingerprint }
  })
}

/** Sixteen hexadecimal digits that change with anything that a verdict rests on, and with nothing else. */
export function fingerprintOf(record: WorkRecord): string {
  const text = JSON.stringify([
    record.name,
    record.activity,
    record.place,
    record.department,
    record.villages ?? [],
    record.months ?? 0,
    record.budgetSatang,
    record.fiscalYear,
  ])
  return [hash(text), hash(`${text.length}:${text}`)].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}

/** One's own office before others, then the likeliest first. @param own id of one's own office */
export const byLikeness =
  (own: number) =>
  (a: Match, b: Match): number =>
    Number(b.orgId === own) - Number(a.orgId === own) || b.verdict.score - a.verdict.score || (a.id < b.id ? -1 : 1)
