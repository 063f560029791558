import { sum, type Evidence, type Shares } from './evidence.ts'
import type { Work } from './work.ts'

/** What two projects start from: not the same work until something says so. */
const START = -1.25

/**
 * What each piece of evidence is worth. Learnt from labelled pairs (a logistic regression that keeps close to what an officer would say),
 * then rounded: no single figure matters at the second decimal.
 */
const POINTS = {
  /** Names in common: one for each six letters, up to two. */
  sharedNames: 1.5,
  /** Each side has a name that the other lacks. */
  otherNames: -4,
  sharedObjects: 0.75,
  otherObjects: -3,
  /** What an activity is about, and for whom. */
  sharedThemes: 0.75,
  otherThemes: -3,
  sharedActs: 0.5,
  otherActs: -2.5,
  /** Numbers that point at a place: village, soi, house, road code, phase. */
  sharedPoints: 2,
  otherPoints: -4,
  /** A road has one code, whatever its villages are called. */
  sharedRoad: 2.5,
  /** "ชุมชน…" here, "หมู่บ้าน…" there; "ข้าง…" here, "ตรงข้าม…" there. */
  otherSites: -1,
  otherRelations: -2,
  /** Gravel here, asphalt there. */
  otherMaterials: -1.5,
  /** One side has a name alone, the other an object or a number alone. */
  crossed: -2,
  /** What one side has and the other lacks, beyond that. */
  extra: -0.25,
  extraPoints: -2,
  /** Neither says anything that the other does not. */
  complete: 3,
  /** Nothing tells the place or the occasion in both, and one side says something more. */
  bare: -0.75,
  /** Storeys, wheels, litres in common. */
  sharedSizes: 0.5,
  /** A building of other storeys, a car of other wheels. */
  otherSizes: -3,
  sameBudget: 0.25,
  /** One amount is five times the other. */
  farBudget: -1.5,
} as const

/** The evidence as the table of points counts it. */
export type Facts = Readonly<Record<keyof typeof POINTS, number>>

const KEYS = Object.keys(POINTS) as (keyof Facts)[]

/** Likelihood of one work, 0–1, to six decimals; the same whichever project comes first. */
export function scoreOf(facts: Facts): number {
  let points = START
  for (const key of KEYS) points += POINTS[key] * facts[key]
  return Math.round(1e6 / (1 + Math.exp(-points))) / 1e6
}

/** ln 5. */
const FAR = 1.6

/** Counts the evidence. */
export function factsOf(a: Work, b: Work, evidence: Evidence): Facts {
  const { names, objects, themes, topics, acts, points, materials, sites, relations } = evidence
  const [aloneA, aloneB] = [names.a + objects.a + themes.a + points.a, names.b + objects.b + themes.b + points.b]
  // A topic here, a theme there: two subjects.
  const subjects = lesser(sum(themes, topics)) - lesser(topics)
  const ofOneSort = lesser(names) + lesser(objects) + subjects + lesser(points)
  const apart = a.budgetSatang && b.budgetSatang ? Math.abs(Math.log(a.budgetSatang / b.budgetSatang)) : null
  // One title has the number of a municipal school, another its name.
  const known = a.schools.some((school) => b.schools.includes(school)) ? Math.max(1, names.shared) : names.shared
  const road = a.roads.some((each) => isLocal(each) && b.roads.includes(each))
  const sizes = sizesApart(a.measures, b.measures)
  return {
    sharedNames: Math.min(2, known),
    otherNames: Math.min(1, lesser(names) * 1.5),
    sharedObjects: Math.min(2, objects.shared),
    otherObjects: Math.min(2, lesser(objects)),
    sharedThemes: Math.min(3, themes.shared),
    otherThemes: Math.min(2, subjects),
    sharedActs: Math.min(2, acts.shared),
    otherActs: lesser(acts),
    // The same number in other names is chance.
    sharedPoints: lesser(names) > 0.5 ? 0 : Math.min(2, points.shared),
    otherPoints: Math.min(1, lesser(points)),
    sharedRoad: road ? 1 : 0,
    otherSites: lesser(sites),
    otherRelations: lesser(relations),
    otherMaterials: materials.shared > 0 ? 0 : Math.min(1, lesser(materials)),
    crossed: Math.max(0, Math.min(aloneA, aloneB) - ofOneSort),
    extra: Math.min(4, Math.abs(aloneA - aloneB)),
    extraPoints: road || points.a === points.b ? 0 : 1,
    complete:
      aloneA + aloneB === 0 && lesser(acts) === 0 && lesser(materials) === 0 && !sizes && says(a) && says(b) ? 1 : 0,
    bare: known + points.shared === 0 && objects.a + objects.b + topics.a + topics.b > 0 ? 1 : 0,
    sharedSizes: Math.min(2, a.measures.filter((measure) => SIZE.test(measure) && b.measures.includes(measure)).length),
    otherSizes: sizes ? 1 : 0,
    sameBudget: apart === 0 ? 1 : 0,
    farBudget: apart !== null && apart > FAR ? 1 : 0,
  }
}

/** Not a highway of the country, which is named as the place where another road begins. */
const isLocal = (road: string): boolean => !road.startsWith('ทล')

/** Units of what a thing is; lengths and counts change from year to year. */
const SIZE = /^([\d.]+)(ชั้น|ห้องเรียน|ล้อ|ตัน|ลิตร|แรงม้า|วัตต์|บีทียู)/

/** Whether both give a measure in one unit, and each another number. */
export const sizesApart = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && hasOtherSize(a, b) && hasOtherSize(b, a)

const hasOtherSize = (from: readonly string[], other: readonly string[]): boolean =>
  from.some((ours) => {
    const unit = SIZE.exec(ours)?.[2]
    return unit !== undefined && !other.includes(ours) && other.some((theirs) => SIZE.exec(theirs)?.[2] === unit)
  })

const says = ({ meanings, words }: Work): boolean => meanings.length + words.length > 0

const lesser = ({ a, b }: Shares): number => Math.min(a, b)
