import type { MonthSet } from '#src/domain/month-set.ts'
import { expandOfficeName } from '#src/domain/office-types.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { takeAreas } from './reading/areas.ts'
import { meaningOf, withoutTones } from './reading/lexicon.ts'
import { GAP, takeNumbers } from './reading/numbers.ts'
import { scan } from './reading/scan.ts'
import { KIND_OF } from './reading/kinds.ts'
import { fold, withoutAsides, withoutBlanks } from './reading/wording.ts'

/** What the radar needs to know of a project, of whichever plan. `fiscalYear` is a Buddhist-era year. */
export type WorkRecord = {
  officeCode: string | null
  officeName: string | null
  department: string | null
  programme: string | null
  fiscalYear: number | null
  name: string
  activity: string | null
  place: string | null
  villages?: readonly number[]
  months?: MonthSet
  budgetSatang: number | null
}

/** What a project is about: something built or repaired, bought, or held (training, events, aid, and all else). */
export type WorkKind = 'works' | 'purchase' | 'activity'

/** What was read of a project: plain data that may be sent to a worker. Texts are folded (lower case, Arabic digits, no blanks). */
export type Work = {
  officeCode: string | null
  /** Name in full, folded; null when unknown. */
  office: string | null
  kind: WorkKind
  /** Numbers of meanings of the lexicon, sorted. */
  meanings: number[]
  /** Stretches of the name that are no vocabulary: names of roads, schools, villages. Without tones. */
  words: string[]
  /** The same as they are spelled, for showing. */
  spelled: string[]
  /** The same of the place column. */
  placeWords: string[]
  /** The name without numbers, areas, the office's own name and tones. */
  text: string
  villages: number[]
  tambons: string[]
  amphoes: string[]
  provinces: string[]
  houses: string[]
  phases: string[]
  /** Marks along a road in metres, ascending. */
  marks: number[]
  roads: string[]
  schools: string[]
  /** Other numbers in the name: of a soi, a building, a project. */
  numbers: string[]
  /** Sizes and counts of the name, with unit. */
  measures: string[]
  /** The same of the activity. */
  extents: string[]
  /** Number in the name of the division ("โรงรับจำนำ 2"), or null. */
  divisionNumber: string | null
  fiscalYear: number | null
  months: MonthSet
  budgetSatang: number | null
  /** The folded name. */
  name: string
}

/** The lists of a work that hold texts or numbers. */
export type ListOf = { [Key in keyof Work]: Work[Key] extends (string | number)[] ? Key : never }[keyof Work]

/** Of an activity that goes on and on, the beginning has the sizes. */
const ACTIVITY_LENGTH = 300

/** Reads a project once; comparing two then costs microseconds. Never throws. */
export function readWork(record: WorkRecord): Work {
  const name = fold(record.name)
  const office = record.officeName === null ? null : officeOf(record.officeName)
  const areas = takeAreas(withoutAsides(name))
  const title = takeNumbers(withoutOffice(withoutBlanks(areas.rest), office))
  const { words, spelled, text, meanings: inOrder } = scan(title.rest)
  const meanings = meaningsOf(inOrder)
  const place = placeOf(record.place)
  return {
    officeCode: record.officeCode,
    office: office?.full ?? null,
    kind: kindOf(meanings),
    meanings,
    words,
    spelled,
    placeWords: place.words,
    text,
    villages: union(title.villages, place.villages, record.villages ?? []),
    tambons: union(areas.tambons, place.tambons),
    amphoes: union(areas.amphoes, place.amphoes),
    provinces: union(areas.provinces, place.provinces),
    houses: title.houses,
    phases: title.phases,
    marks: title.marks,
    roads: title.roads,
    schools: title.schools,
    numbers: title.others,
    measures: title.measures,
    extents:
      record.activity === null
        ? []
        : takeNumbers(withoutBlanks(fold(record.activity.slice(0, ACTIVITY_LENGTH)))).measures,
    divisionNumber: record.department === null ? null : (/\d+/.exec(toArabicDigits(record.department))?.[0] ?? null),
    fiscalYear: record.fiscalYear,
    months: record.months ?? 0,
    budgetSatang: record.budgetSatang,
    name: withoutBlanks(name),
  }
}

const union = <T extends string | number>(...lists: readonly (readonly T[])[]): T[] => {
  const filled = lists.filter((list) => list.length > 0)
  if (filled.length < 2) return [...(filled[0] ?? [])]
  return [...new Set(filled.flat())].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

type Place = { words: string[]; villages: number[]; tambons: string[]; amphoes: string[]; provinces: string[] }

function placeOf(place: string | null): Place {
  if (place === null || place === '') return { words: [], villages: [], tambons: [], amphoes: [], provinces: [] }
  const areas = takeAreas(fold(place))
  const { villages, rest } = takeNumbers(withoutBlanks(areas.rest))
  return { ...areas, villages, words: scan(rest).words }
}

/** `named`: the name in its titles, with or without the type; null when it is too short to be told from other words. */
type Office = { full: string; named: RegExp | null }

const OFFICE_TYPE = /^(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เมือง)/
/** An office has hundreds of projects. */
const offices = new Map<string, Office>()

/** The name of an office in full and without its type, as it may stand in its titles. */
function officeOf(name: string): Office {
  let office = offices.get(name)
  if (office === undefined) {
    const full = withoutBlanks(fold(expandOfficeName(name.replace(/\([^)]*\)\s*$/, ''))))
    office = { full: full === '' ? withoutBlanks(fold(name)) : full, named: namedAs(full.replace(OFFICE_TYPE, '')) }
    if (offices.size > 10_000) offices.clear()
    offices.set(name, office)
  }
  return office
}

/** Whichever tones are forgotten. */
function namedAs(short: string): RegExp | null {
  const letters = withoutTones(short)
    .replace(/[^ก-๙a-z0-9]/g, '.')
    .replace(/./g, (letter) => `${letter}[\\u0e47-\\u0e4c]*`)
  return short.length < 3 ? null : new RegExp(`(?:${OFFICE_WORDS})?${letters}`, 'g')
}
const OFFICE_WORDS = '(?:เทศบาล(?:นคร|เมือง|ตำบล)?|เมือง|ท[นมต]\\.?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ]\\.?)'

/** Titles name their own office or not. */
const withoutOffice = (title: string, office: Office | null): string =>
  office?.named ? title.replace(office.named, GAP) : title

const SURFACES = new Set(['concrete', 'asphalt', 'recycled-pavement', 'gravel'])

/**
 * Sorted. Where something else comes first and no surface is named, a road is only where it is done: "วางท่อประปา ถนน…". A kind of thing
 * says all that the thing says: "รถบรรทุก … แบบบรรทุกน้ำ".
 */
function meaningsOf(inOrder: readonly number[]): number[] {
  const found = inOrder.map((id) => meaningOf(id))
  const first = found.find(({ wordClass }) => wordClass === 'object')
  const isPlace = first?.key !== 'road' && !found.some(({ key }) => SURFACES.has(key))
  const said = new Set(found.map(({ key }) => KIND_OF[key]))
  return found
    .filter(({ key }) => !said.has(key) && !(isPlace && key === 'road'))
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
}

const PURCHASE = new Set(
  'buy rent truck fire-engine water-truck waste-truck suction-truck lift-truck roller tractor backhoe ambulance van motorcycle computer printer copier projector mower radio sound-system generator air-conditioner furniture litter-bin'.split(
    ' ',
  ),
)
const WORKS = new Set(
  'build mend extend dig fill drill install paint tile pour demolish road drain bridge weir canal lamp'.split(' '),
)

function kindOf(meanings: readonly number[]): WorkKind {
  let kind: WorkKind = 'activity'
  for (const id of meanings) {
    const { key } = meaningOf(id)
    if (WORKS.has(key)) return 'works'
    if (PURCHASE.has(key)) kind = 'purchase'
  }
  return kind
}
