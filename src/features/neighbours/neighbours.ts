import { barsOf, type MonthSet } from '#src/domain/month-set.ts'
import { placesOf, type Site } from '#src/features/duplicates/sites.ts'
import { TRADES, type Trade } from '#src/features/works/trades.ts'

/**
 * Where two works meet, the surest first: on one road (by its code or name), on one canal or stream, in one soi of a village, at one named
 * spot, in one village.
 * `name`: road, name or number of the village, as it is to be shown.
 */
export type Meeting = { where: 'road' | 'water' | 'soi' | 'spot' | 'village'; name: string }

/** Where two works meet; null: nothing says that they do. The same from both sides. */
export function meetingOf(a: Site, b: Site): Meeting | null {
  if (areApart(a.sois, b.sois)) return null
  // Roads and waters run on into the next tambon; spots and villages do not.
  const onTheWay = sharedCode(a, b) ?? sharedRoad(a, b) ?? sharedWater(a, b)
  if (onTheWay || areApart(a.tambons, b.tambons) || areApart(a.areas, b.areas)) return onTheWay
  return sharedSoi(a, b) ?? sharedSpot(a, b) ?? sharedVillage(a, b)
}

const sharedCode = (a: Site, b: Site): Meeting | null => named('road', firstShared(a.roads, b.roads))

/** "สาย ก–ข" and "สาย ก–ค" are two roads that meet at one place. */
function sharedRoad({ names: { way: a } }: Site, { names: { way: b } }: Site): Meeting | null {
  const [few, many] = a.length < b.length || (a.length === b.length && a.join() < b.join()) ? [a, b] : [b, a]
  return few.length > 0 && few.every((name) => many.includes(name)) ? { where: 'road', name: few.join('–') } : null
}

const sharedWater = (a: Site, b: Site): Meeting | null => named('water', firstShared(a.names.water, b.names.water))

/** Shorter names stand in many tambons. */
const TELLING = 5

/** A name that both bear, unless they say that they are in different villages. */
function sharedSpot(a: Site, b: Site): Meeting | null {
  if (areApart(a.villages, b.villages)) return null
  const [ours, theirs] = [
    [...a.names.way, ...a.names.spot],
    [...b.names.way, ...b.names.spot],
  ]
  const isBesideEachOther = firstShared(a.areas, b.areas) !== null
  return named('spot', firstShared(isBesideEachOther ? ours : ours.filter((name) => name.length >= TELLING), theirs))
}

/** Villages are counted within a tambon: where that is not known of both, a number says nothing. */
function sharedVillage(a: Site, b: Site): Meeting | null {
  if (firstShared(a.areas, b.areas) === null) return null
  return named('village', firstShared(a.villages, b.villages))
}

/** Soi are counted within a village. */
const sharedSoi = (a: Site, b: Site): Meeting | null => sharedVillage(a, b) && named('soi', firstShared(a.sois, b.sois))

const named = (where: Meeting['where'], name: string | number | null): Meeting | null =>
  name === null ? null : { where, name: String(name) }

/** The least of what both have, so that it does not matter which is asked first. */
const firstShared = <T extends string | number>(a: readonly T[], b: readonly T[]): T | null =>
  a.filter((each) => b.includes(each)).toSorted((x, y) => (x < y ? -1 : 1))[0] ?? null

/** A place where two works meet, as one of them spells it. */
export const spelledMeeting = ({ where, name }: Meeting, { spelled }: Site): Meeting => ({
  where,
  name: name
    .split('–')
    .map((part) => spelled.get(part) ?? part)
    .join('–'),
})

/** Both say something, and not one thing in common. */
const areApart = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length > 0 && b.length > 0 && !a.some((each) => b.includes(each))

/**
 * Two works for which one opening of the ground would do. `first` and `later`: what is sensibly laid first and what after it, and which of
 * the two does it. `when`: 'together' in the same months (`months`); 'dug-up' the surface is planned before what lies under it.
 */
export type DigOnce = {
  where: Meeting
  first: { side: 'a' | 'b'; trade: Trade }
  later: { side: 'a' | 'b'; trade: Trade }
  when: 'together' | 'dug-up'
  months: MonthSet
}

/**
 * Whether pipe, drain, cable or road work of two projects should be done together or in turn: they meet in place, lay different things, and
 * fall into the same months, or the ground is opened after the surface was made. The same from both sides. Without months nothing is said.
 */
export function digOnce(a: Site, b: Site): DigOnce | null {
  if (a.months === 0 || b.months === 0 || a.trades.length === 0 || b.trades.length === 0) return null
  const months = a.months & b.months
  const order = months === 0 ? dugUp(a, b) : deepestFirst(a, b)
  const where = order && meetingOf(a, b)
  return order && where && { where, ...order, when: months === 0 ? 'dug-up' : 'together', months }
}

type Order = Pick<DigOnce, 'first' | 'later'>

const depth = (trade: Trade): number => TRADES.length - TRADES.indexOf(trade)

/** Of two different trades of two works those that lie farthest from each other. Of two works that lay the same, either could be the first. */
function deepestFirst(a: Site, b: Site): Order | null {
  let best: Order | null = null
  let most = 0
  for (const ours of a.trades)
    for (const theirs of b.trades) {
      const distance = Math.abs(depth(ours) - depth(theirs))
      if (distance < most || distance === 0 || (distance === most && !comesBefore(theirs, ours, a, b))) continue
      most = distance
      const [left, right] = [{ side: 'a', trade: ours } as const, { side: 'b', trade: theirs } as const]
      best = depth(ours) > depth(theirs) ? { first: left, later: right } : { first: right, later: left }
    }
  return best
}

/** Whether the deeper part is to be that of the work whose description comes first: so it does not matter which is asked first. */
const comesBefore = (theirs: Trade, ours: Trade, a: Site, b: Site): boolean =>
  depth(ours) > depth(theirs) === JSON.stringify(a) < JSON.stringify(b)

/** The ground is opened in a later month than that in which the surface is finished. */
function dugUp(a: Site, b: Site): Order | null {
  const opened = (site: Site): Trade | undefined => site.trades.find((trade) => trade !== 'surface')
  const isLater = (late: Site, early: Site): boolean => start(late.months) > end(early.months)
  const [ours, theirs] = [opened(a), opened(b)]
  if (ours && b.trades.includes('surface') && isLater(a, b))
    return { first: { side: 'a', trade: ours }, later: { side: 'b', trade: 'surface' } }
  if (theirs && a.trades.includes('surface') && isLater(b, a))
    return { first: { side: 'b', trade: theirs }, later: { side: 'a', trade: 'surface' } }
  return null
}

const start = (months: MonthSet): number => barsOf(months)[0]?.first ?? 0
const end = (months: MonthSet): number => barsOf(months).at(-1)?.last ?? 0

/** Two of a list, by their places in it, for which one opening of the ground would do. */
export type DigOncePair = { a: number; b: number; hint: DigOnce }

/** All such pairs of a list. Works that share no name, code or village are not compared. */
export const digOncePairs = (sites: readonly Site[]): DigOncePair[] => pairsSharing(sites, placesOf)

/** The pairs among works that share one of the places that `placesIn` tells of them. */
function pairsSharing(sites: readonly Site[], placesIn: (site: Site) => readonly string[]): DigOncePair[] {
  const filed = new Map<string, number[]>()
  const pairs: DigOncePair[] = []
  for (const [at, site] of sites.entries()) {
    if (site.trades.length === 0 || site.months === 0) continue
    const others = new Set<number>()
    for (const place of placesIn(site)) {
      const standing = filed.get(place)
      for (const other of standing ?? []) others.add(other)
      if (standing) standing.push(at)
      else filed.set(place, [at])
    }
    for (const other of [...others].toSorted((x, y) => x - y)) {
      const before = sites[other]
      const hint = before && digOnce(before, site)
      if (hint) pairs.push({ a: other, b: at, hint })
    }
  }
  return pairs
}

const TOLD_EVERYWHERE: readonly Meeting['where'][] = ['road', 'water', 'soi']

/** What works share that meet in one of those: never a village alone, which hundreds of a plan may have in common. */
const waysOf = ({ roads, names, sois, villages }: Site): string[] => [
  ...new Set([
    ...roads,
    ...names.way,
    ...names.water,
    ...sois.flatMap((soi) => villages.map((village) => `${village}:${soi}`)),
  ]),
]

/** How many pairs of a plan lie on one road, soi or canal; those of a village alone are too many to be told of everywhere. */
export const digOnceCountOf = (sites: readonly Site[]): number =>
  pairsSharing(sites, waysOf).filter(({ hint: { where } }) => TOLD_EVERYWHERE.includes(where.where)).length
