import type { MonthSet } from '#src/domain/month-set.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { takeAreas } from './reading/areas.ts'
import { meaningOf } from './reading/lexicon.ts'
import { takeNumbers } from './reading/numbers.ts'
import { scan } from './reading/scan.ts'

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

/** What a project is about: built or repaired, bought, held (training, events, aid), or not to be told. */
export type WorkKind = 'works' | 'purchase' | 'event' | 'other'

/** What was read of a project: plain data that may be sent to a worker. Texts are folded (lower case, Arabic digits, no blanks). */
export type Work = {
  /** Code, else folded name of the office; null when neither is known. */
  office: string | null
  kind: WorkKind
  /** Numbers of meanings of the lexicon, sorted. */
  meanings: number[]
  /** Stretches of the name that are no vocabulary: names of roads, schools, villages. */
  words: string[]
  /** The same of the place column. */
  placeWords: string[]
  villages: number[]
  tambons: string[]
  houses: string[]
  phases: string[]
  roads: string[]
  /** Numbers in names: of a soi, a building, a school. */
  numbers: string[]
  /** Sizes and counts of name and activity, with unit. */
  measures: string[]
  /** Number in the name of the division ("สถานธนานุบาล 2"), or null. */
  divisionNumber: string | null
  fiscalYear: number | null
  months: MonthSet
  budgetSatang: number | null
  /** The folded name. */
  name: string
}

const PROPOSED = /\(?เสนอ(?:จาก|โดย)[^)]*\)?/g
const BLANKS = /(?<!\d)\s+|\s+(?!\d)/g

/** Reads a project once; comparing two then costs microseconds. Never throws. */
export function readWork(record: WorkRecord): Work {
  const name = fold(record.name)
  const place = fold(record.place ?? '')
  const office = record.officeCode ?? (record.officeName ? withoutBlanks(fold(record.officeName)) : null)
  const areas = takeAreas(name)
  const placeAreas = takeAreas(place)
  const title = withoutOffice(withoutBlanks(areas.rest.replace(PROPOSED, ' ')), record.officeName)
  const numbers = takeNumbers(title)
  const placeNumbers = takeNumbers(withoutBlanks(placeAreas.rest))
  const scanned = scan(numbers.rest)
  const tambons = new Set([...areas.tambons, ...placeAreas.tambons])
  return {
    office,
    kind: kindOf(scanned.meanings),
    meanings: scanned.meanings,
    words: scanned.words,
    placeWords: scan(placeNumbers.rest).words,
    villages: [...new Set([...numbers.villages, ...placeNumbers.villages, ...(record.villages ?? [])])].toSorted(
      (a, b) => a - b,
    ),
    tambons: [...tambons],
    houses: numbers.houses,
    phases: numbers.phases,
    roads: numbers.roads,
    numbers: numbers.others,
    measures: [
      ...numbers.measures,
      ...takeNumbers(withoutBlanks(fold((record.activity ?? '').slice(0, 400)))).measures,
    ],
    divisionNumber: /\d+/.exec(toArabicDigits(record.department ?? ''))?.[0] ?? null,
    fiscalYear: record.fiscalYear,
    months: record.months ?? 0,
    budgetSatang: record.budgetSatang,
    name: withoutBlanks(name),
  }
}

const fold = (text: string): string => toArabicDigits(normaliseThai(text)).toLowerCase()

/** Blanks say nothing in Thai but between two numbers. */
const withoutBlanks = (text: string): string => text.replace(BLANKS, '')

const OFFICE_TYPE = /^(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.?|อบจ\.?|ท[ตมน]\.?)/
const shortNames = new Map<string, string>()

/** The name of an office without its type, as it may stand in titles. */
function shortNameOf(officeName: string): string {
  let short = shortNames.get(officeName)
  if (short === undefined) {
    short = withoutBlanks(fold(officeName).replace(/\(.*/, '')).replace(OFFICE_TYPE, '')
    if (shortNames.size > 10_000) shortNames.clear()
    shortNames.set(officeName, short)
  }
  return short
}

/** Each title of an office may name it or not. */
function withoutOffice(title: string, officeName: string | null): string {
  const short = officeName === null ? '' : shortNameOf(officeName)
  return short.length < 3 ? title : title.replaceAll(short, ' ')
}

function kindOf(meanings: readonly number[]): WorkKind {
  const keys = new Set(meanings.map((id) => meaningOf(id).key))
  if (keys.has('buy') || keys.has('rent')) return 'purchase'
  if (
    ['train', 'tour', 'campaign', 'meet', 'contest', 'drill-practice', 'subsidise', 'procession'].some((key) =>
      keys.has(key),
    )
  )
    return 'event'
  if (['build', 'mend', 'extend', 'dig', 'fill', 'install', 'road', 'drain'].some((key) => keys.has(key)))
    return 'works'
  return 'other'
}
