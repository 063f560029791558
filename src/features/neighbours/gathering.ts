import type { MonthSet } from '#src/domain/month-set.ts'
import { placesOf, type Site } from '#src/features/duplicates/sites.ts'
import type { Trade } from '#src/features/works/trades.ts'
import { digOnce, digOncePairs, meetingOf, spelledMeeting, type DigOnce, type Meeting } from './neighbours.ts'
import type { NeighbourFilter } from './neighbour-filter.ts'
import { GROUND_WORKS, kindsOf, WORK_KINDS, type WorkKind } from './ground-kinds.ts'

/** Whose a work is. `km` and the rest as of `NearOffice`; `requestId`: where an answer waits; null: it stands in the plan. */
export type Owner =
  | { who: 'own' }
  | { who: 'office'; code: string; name: string; km: number | null; isSameAmphoe: boolean; isProvince: boolean }
  | { who: 'agency'; agencyId: string | null; name: string; requestId: string | null }

/** A work as it is shown. */
export type NeighbourWork = {
  id: string
  name: string
  place: string | null
  months: MonthSet
  departments: string[]
  kinds: WorkKind[]
  owner: Owner
}

/** A work with what was read of its place. */
export type SitedWork = { work: NeighbourWork; site: Site }

/** A work of one's own that another meets. `months`: those of both. */
export type Met = { own: NeighbourWork; where: Meeting; months: MonthSet; hint: Hint | null }

/** A work of another, with those of one's own that it meets. */
export type NeighbourRow = { other: NeighbourWork; met: Met[] }

/** Two works for which one opening of the ground would do, in the order in which they are sensibly done. */
export type Hint = {
  first: NeighbourWork
  firstTrade: Trade
  later: NeighbourWork
  laterTrade: Trade
  where: Meeting
  when: DigOnce['when']
  months: MonthSet
}

/** Works of one's own by what others may share with them. */
export type Ground = { works: readonly SitedWork[]; filed: ReadonlyMap<string, readonly number[]> }

/** Files works, so that those which another may meet are found without looking at all. */
export function groundOf(works: readonly SitedWork[]): Ground {
  const filed = new Map<string, number[]>()
  for (const [at, { site }] of works.entries())
    for (const key of placesOf(site)) {
      const standing = filed.get(key)
      if (standing) standing.push(at)
      else filed.set(key, [at])
    }
  return { works, filed }
}

/** The works of one's own that another meets: those of the same months first. */
export function metBy(ground: Ground, other: SitedWork): Met[] {
  const near = new Set(placesOf(other.site).flatMap((key) => ground.filed.get(key) ?? []))
  const met = [...near].flatMap((at): Met[] => {
    const own = ground.works[at]
    const where = own && own.work.id !== other.work.id ? meetingOf(own.site, other.site) : null
    if (!own || !where) return []
    const months = own.site.months & other.site.months
    return [{ own: own.work, where: spelledMeeting(where, own.site), months, hint: hintOf(own, other) }]
  })
  return met.toSorted((a, b) => Number(b.hint !== null) - Number(a.hint !== null) || bits(b.months) - bits(a.months))
}

const bits = (months: MonthSet): number => months.toString(2).replaceAll('0', '').length

/** What is to be said of two works, or null. */
export function hintOf(a: SitedWork, b: SitedWork): Hint | null {
  const found = digOnce(a.site, b.site)
  return found && told(found, a, b)
}

function told({ where, first, later, when, months }: DigOnce, a: SitedWork, b: SitedWork): Hint {
  const [one, other] = first.side === 'a' ? [a, b] : [b, a]
  return {
    first: one.work,
    firstTrade: first.trade,
    later: other.work,
    laterTrade: later.trade,
    where: spelledMeeting(where, a.site),
    when,
    months,
  }
}

/** What is to be said of works among themselves: between divisions, and with agencies. */
export function hintsAmong(works: readonly SitedWork[]): Hint[] {
  return digOncePairs(works.map(({ site }) => site)).flatMap(({ a, b, hint }) => {
    const [one, other] = [works[a], works[b]]
    return one && other ? [told(hint, one, other)] : []
  })
}

/** The pattern of names of a kind; null: every name. */
export const patternOf = ({ kind }: Pick<NeighbourFilter, 'kind'>): string | null =>
  kind === 'every' ? null : kind === 'ground' ? GROUND_WORKS : WORK_KINDS[kind]

/** Whether a work is of the kind. */
export const isOfKind = (name: string, { kind }: Pick<NeighbourFilter, 'kind'>): boolean =>
  kind === 'every' || (kind === 'ground' ? kindsOf(name).length > 0 : kindsOf(name).includes(kind))

/** What is shown of the meetings of one work under a filter; those in the ground that come too late are told of in any case. */
export const metInMonths = (met: readonly Met[], { months }: Pick<NeighbourFilter, 'months'>): Met[] =>
  months === 'same' ? met.filter((one) => one.months !== 0 || one.hint !== null) : [...met]
