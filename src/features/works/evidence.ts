import { namesOf } from './names.ts'
import { areKin, meaningOf } from './reading/lexicon.ts'
import type { WordClass } from './reading/vocabulary.ts'
import type { Work } from './work.ts'

/** What two titles share of one sort of parts, and what each has alone. */
export type Shares = { shared: number; a: number; b: number }

/** The evidence of two projects. */
export type Evidence = {
  /** Names: one for six letters, at most two for one name; and topics, which tell as much as a name. */
  names: Shares
  /** Objects, themes and people, acts, materials, kinds of place, relations to it: one for each. */
  objects: Shares
  themes: Shares
  /** Topics once more: one for each. */
  topics: Shares
  acts: Shares
  materials: Shares
  sites: Shares
  relations: Shares
  /** Numbers that point at a place: villages, houses, roads, soi, phases. */
  points: Shares
}

/** Weighs the parts of two titles against each other. */
export function evidenceOf(a: Work, b: Work): Evidence {
  const [objects, themes, topics, acts] = [counter(), counter(), counter(), counter()]
  const [sites, relations, materials] = [counter(), counter(), counter()]
  const count: Readonly<Record<WordClass, ReturnType<typeof counter> | null>> = {
    object: objects,
    theme: themes,
    topic: topics,
    people: themes,
    act: acts,
    site: sites,
    relation: relations,
    material: materials,
    plain: null,
  }
  const making: Making = { made: new Set(), installed: new Set(), bought: null }
  const lone: Readonly<Record<Side, number[]>> = { both: [], a: [], b: [] }
  merge(a.meanings, b.meanings, (id, side) => {
    const { key, wordClass } = meaningOf(id)
    if (key === 'install') making.installed.add(side)
    if (key === 'buy') making.bought = side
    else if (MAKING.has(key)) making.made.add(side)
    else if (wordClass === 'object' && side !== 'both') lone[side].push(id)
    else count[wordClass]?.add(side)
    if (wordClass === 'object' && isAct(id)) acts.add(side)
  })
  for (const side of sidesMaking(making)) acts.add(side)
  const kin = Math.min(kinOf(lone.a, lone.b), kinOf(lone.b, lone.a))
  return {
    names: sum(namesOf(a, b), topics.shares()),
    objects: sum(objects.shares(), { shared: kin, a: lone.a.length - kin, b: lone.b.length - kin }),
    themes: themes.shares(),
    topics: topics.shares(),
    acts: acts.shares(),
    materials: materials.shares(),
    sites: sites.shares(),
    relations: relations.shares(),
    points: pointsOf(a, b),
  }
}

/** Sides on which something new comes about, on which it is put in place, on which it is bought. */
type Making = { made: Set<Side>; installed: Set<Side>; bought: Side | null }

/** Of one thing any word for making it may be said; and what one buys, the other puts in place. */
function sidesMaking({ made, installed, bought }: Making): Side[] {
  if ((bought === 'a' && installed.has('b')) || (bought === 'b' && installed.has('a'))) return ['both']
  const sides: Side[] = bought === null ? [] : [bought]
  if (made.size > 0) sides.push(made.has('both') || made.size === 2 ? 'both' : made.has('a') ? 'a' : 'b')
  return sides
}

/** How many of some objects are a kind of one of the others, or the other way round. */
const kinOf = (some: readonly number[], others: readonly number[]): number =>
  others.length === 0 ? 0 : some.filter((one) => others.some((other) => areKin(one, other))).length

/** Ways to say that something new comes about. */
const MAKING: ReadonlySet<string> = new Set(['build', 'install', 'pour'])

/** Objects that tell what is done, too. */
const JOBS: ReadonlySet<string> = new Set(['dig', 'fill', 'drill', 'paint', 'tile', 'demolish'])

/** Whether a meaning tells what is done. */
export function isAct(id: number): boolean {
  const { key, wordClass } = meaningOf(id)
  return wordClass === 'act' || JOBS.has(key)
}

/** Two sorts of parts taken together. */
export const sum = (one: Shares, other: Shares): Shares => ({
  shared: one.shared + other.shared,
  a: one.a + other.a,
  b: one.b + other.b,
})

type Side = 'both' | 'a' | 'b'

function counter() {
  const counts = { both: 0, a: 0, b: 0 }
  return {
    add: (side: Side): void => void counts[side]++,
    shares: (): Shares => ({ shared: counts.both, a: counts.a, b: counts.b }),
  }
}

/** Walks through two sorted lists at once. */
function merge(a: readonly number[], b: readonly number[], tell: (id: number, side: Side) => void): void {
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i] ?? Infinity, b[j] ?? Infinity]
    tell(Math.min(left, right), left === right ? 'both' : left < right ? 'a' : 'b')
    if (left <= right) i++
    if (right <= left) j++
  }
}

function pointsOf(a: Work, b: Work): Shares {
  const points: Shares = { shared: 0, a: 0, b: 0 }
  add(points, a.villages, b.villages)
  add(points, a.houses, b.houses)
  add(points, a.roads, b.roads)
  add(points, a.numbers, b.numbers)
  add(points, a.phases, b.phases)
  return points
}

function add<T>(points: Shares, a: readonly T[], b: readonly T[]): void {
  let shared = 0
  for (const each of a) if (b.includes(each)) shared++
  points.shared += shared
  points.a += a.length - shared
  points.b += b.length - shared
}
