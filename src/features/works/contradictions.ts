import { shownOf, told } from './explanation.ts'
import { areKin, meaningOf, type Meaning } from './reading/lexicon.ts'
import type { Reason, ReasonCode } from './reasons.ts'
import type { ListOf, Work } from './work.ts'

/** Lists that cannot differ within one work: both sides have something, and neither has all of the other. */
const DECISIVE: readonly [ListOf, ReasonCode][] = [
  ['villages', 'other-village'],
  ['roads', 'other-road'],
  ['houses', 'other-house'],
  ['phases', 'other-phase'],
  ['schools', 'other-school'],
  ['numbers', 'other-number'],
]

/** Acts after which nothing is built or bought yet: that, and the thing itself, are two works. */
const BEFORE_THE_WORK = ['design', 'advise', 'survey', 'prepare']

/** What makes it impossible that two projects are one work, at most `limit` reasons; none when nothing does. */
export function contradictionsOf(a: Work, b: Work, limit = Infinity): Reason[] {
  const found: Reason[] = []
  for (const [key, code] of DECISIVE) {
    if (differ(a[key], b[key])) found.push(told(code, a[key].map(shownOf(key)), b[key].map(shownOf(key))))
    if (found.length >= limit) return found
  }
  for (const find of [villageRunsApart, marksApart, officesApart, tambonsApart, divisionsApart, workApart]) {
    const reason = find(a, b)
    if (reason) found.push(reason)
    if (found.length >= limit) return found
  }
  return found
}

/** Two runs of villages with other ends: "หมู่ที่ 1–12" is not "หมู่ที่ 7–12". One village is within a run, or is not. */
function villageRunsApart({ villages: a }: Work, { villages: b }: Work): Reason | null {
  if (a.length < 2 || b.length < 2 || differ(a, b)) return null
  return a[0] === b[0] && a.at(-1) === b.at(-1) ? null : told('other-village', a, b)
}

/** Two stretches of a road that do not overlap, as its marks have them. */
function marksApart({ marks: a }: Work, { marks: b }: Work): Reason | null {
  const [firstA, firstB, lastA, lastB] = [a[0], b[0], a.at(-1), b.at(-1)]
  if (firstA === undefined || firstB === undefined || lastA === undefined || lastB === undefined) return null
  const common = Math.min(lastA, lastB) - Math.max(firstA, firstB)
  const isPoint = firstA === lastA || firstB === lastB
  return common > 0 || (common === 0 && isPoint) ? null : told('other-stretch', a.map(markText), b.map(markText))
}

const markText = (metres: number): string => `${Math.floor(metres / 1000)}+${String(metres % 1000).padStart(3, '0')}`

const officesApart = (a: Work, b: Work): Reason | null =>
  sameOffice(a, b) || placeInCommon(a, b) ? null : { code: 'other-office', values: {} }

const tambonsApart = (a: Work, b: Work): Reason | null =>
  a.tambons.length === 0 || b.tambons.length === 0 || sharesTambon(a, b)
    ? null
    : told('other-tambon', a.tambons, b.tambons)

function divisionsApart({ divisionNumber: a }: Work, { divisionNumber: b }: Work): Reason | null {
  return a === null || b === null || a === b ? null : told('other-division', [a], [b])
}

function workApart(a: Work, b: Work): Reason | null {
  if (isPreparation(a) !== isPreparation(b)) return { code: 'only-prepared', values: {} }
  if (apart(a, b, isPart)) return told('other-objects', wordsAlone(a, b, isPart), wordsAlone(b, a, isPart))
  if (apart(a, b, isGroup)) return told('other-theme', wordsAlone(a, b, isGroup), wordsAlone(b, a, isGroup))
  if (SIDES.some((sides) => apart(a, b, ({ key }) => sides.includes(key)))) return { code: 'other-side', values: {} }
  return null
}

/** Where things stand; what is done to one of their parts is told by the part. */
const WHOLES = new Set(
  'building school-building office-building hall yard sports-field waterworks water-station room bank canal river land'.split(
    ' ',
  ),
)
const isPart = ({ key, wordClass }: Meaning): boolean => wordClass === 'object' && !WHOLES.has(key)

const GROUPS = new Set(
  'kindergarten primary secondary child-centre elderly disabled aids king late-king queen'.split(' '),
)
const isGroup = ({ key }: Meaning): boolean => GROUPS.has(key)

/** Sides of a place that exclude each other, unlike "beside" and "opposite", which two people say of one spot. */
const SIDES = ['front behind', 'left right', 'north south east west', 'land sea'].map((sides) => sides.split(' '))

/** Whether both speak of something of a sort, and not once of the same. */
function apart(a: Work, b: Work, sort: (meaning: Meaning) => boolean): boolean {
  const ours = a.meanings.filter((id) => sort(meaningOf(id)))
  if (ours.length === 0) return false
  const theirs = b.meanings.filter((id) => sort(meaningOf(id)))
  return theirs.length > 0 && !ours.some((id) => theirs.some((other) => areKin(id, other)))
}

const wordsAlone = (from: Work, other: Work, sort: (meaning: Meaning) => boolean): string[] =>
  from.meanings.filter((id) => !other.meanings.includes(id) && sort(meaningOf(id))).map((id) => meaningOf(id).word)

const holdsAll = (all: readonly unknown[], some: readonly unknown[]): boolean =>
  some.every((each) => all.includes(each))
const differ = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length > 0 && b.length > 0 && !holdsAll(a, b) && !holdsAll(b, a)
const meets = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((each) => b.includes(each))

const sharesTambon = (a: Work, b: Work): boolean =>
  a.tambons.some((each) => b.tambons.some((other) => alike(each, other)))

/** The same name but for marks of tone. */
const alike = (a: string, b: string): boolean => a === b || a.replace(TONES, '') === b.replace(TONES, '')
const TONES = /[\u0e47-\u0e4c]/g

function sameOffice(a: Work, b: Work): boolean {
  if (a.officeCode !== null && b.officeCode !== null) return a.officeCode === b.officeCode
  return a.office === b.office || a.office === null || b.office === null
}

/** Two offices do one work only where both name the place of it, and something is built there. */
function placeInCommon(a: Work, b: Work): boolean {
  if (a.kind !== 'works' || b.kind !== 'works') return false
  if (differ(a.provinces, b.provinces) || differ(a.amphoes, b.amphoes)) return false
  return meets(a.roads, b.roads) || sharesTambon(a, b)
}

const isPreparation = (work: Work): boolean => work.meanings.some((id) => BEFORE_THE_WORK.includes(meaningOf(id).key))
