import type { MonthSet } from '#src/domain/month-set.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { hash } from './radar-keys.ts'
import { tradesOf, type Trade } from '#src/features/works/trades.ts'
import { readWork, type Work } from '#src/features/works/work.ts'

/** A work as far as its place is read from it. `area`: the tambon that its villages are counted in when it names none; null: not known. */
export type SiteRecord = {
  officeCode: string
  officeName: string
  area: string | null
  name: string
  place: string | null
  villages: readonly number[]
  months: MonthSet
}

/** Names by what they name: a road or soi, a canal or stream, anything else that stands somewhere. Without tones. */
export type SiteNames = { way: string[]; water: string[]; spot: string[] }

/** Where a work is done, and what it lays there. */
export type Site = {
  trades: readonly Trade[]
  names: SiteNames
  /** Codes of roads and numbers of highways. */
  roads: readonly string[]
  /** Numbers of soi. */
  sois: readonly string[]
  villages: readonly number[]
  /** Tambons that it names. */
  tambons: readonly string[]
  /** Those, and the one in which its villages are counted anyway; empty: not known. */
  areas: readonly string[]
  months: MonthSet
  /** Its names as they are spelled, by the names without tones. */
  spelled: ReadonlyMap<string, string>
}

const known = new Map<string, Site>()
/** Some tens of offices. */
const KEPT = 20_000

/** Reads where a work is. What was read before is kept, since the same works are looked at again and again. Never throws. */
export function readSite(record: SiteRecord): Site {
  const key = JSON.stringify([record.officeName, record.area, record.name, record.place, record.villages])
  let site = known.get(key)
  if (site === undefined) {
    if (known.size >= KEPT) known.clear()
    known.set(key, (site = siteOf(readAs(record, record.name), record)))
  }
  return site.months === record.months ? site : { ...site, months: record.months }
}

/** As `readSite`, of a work whose title has been read. */
export function siteOf(work: Work, record: SiteRecord): Site {
  const place = record.place === null || record.place === '' ? null : readAs(record, record.place)
  const tambons = [...new Set([...work.tambons, ...(place?.tambons ?? [])])]
  return {
    trades: tradesOf(work),
    names: joinNames(namesIn(work), place ? namesIn(place) : NO_NAMES),
    roads: [...new Set([...work.roads, ...(place?.roads ?? [])])],
    sois: [...soisIn(work), ...(place ? soisIn(place) : [])],
    villages: [...new Set([...work.villages, ...(place?.villages ?? [])])],
    tambons,
    areas: record.area === null || tambons.includes(record.area) ? tambons : [...tambons, record.area],
    months: record.months,
    spelled: new Map([...spellingsIn(work), ...(place ? spellingsIn(place) : [])]),
  }
}

const readAs = (record: SiteRecord, text: string): Work =>
  readWork({
    officeCode: record.officeCode,
    officeName: record.officeName,
    department: null,
    programme: null,
    fiscalYear: null,
    name: text,
    activity: null,
    place: null,
    villages: record.villages,
    budgetSatang: null,
  })

const NO_NAMES: SiteNames = { way: [], water: [], spot: [] }

const joinNames = (a: SiteNames, b: SiteNames): SiteNames => ({
  way: [...new Set([...a.way, ...b.way])],
  water: [...new Set([...a.water, ...b.water])],
  spot: [...new Set([...a.spot, ...b.spot])],
})

/** What stands before a name, in the spelling without tones of `Work.text`, says what it names. */
const BEFORE: readonly [keyof SiteNames, RegExp][] = [
  ['way', /(?:ถนน|ถ\.|สาย|ชอย|ช\.|ตรอก)(?:สาย|บาน|หมูบาน|ชุมชน)*$/],
  ['water', /(?:คลอง|ลำหวย|หวย|ลำนำ|เหมือง|ฝาย|อางเกบนำ|สระ|บึง)(?:สงนำ|บาน)*$/],
  ['spot', /(?:บาน|บ\.|ชุมชน|วัด|โรงเรียน|ตลาด|สะพาน|แยก|สถานี)$/],
]
/** "สายบ้าน ก - บ้าน ข": the second end belongs to the same road. */
const GOES_ON = /(?:-|–|ถึง|เชือม|ไป)(?:บาน|ถนน)*$/
/** Words that the reading leaves at the end of a name. */
const PARTICLE = /(?:โดย|และ|ชวง|เพือ|ดวย|ไน|ไป|ตอ|เปน|แบบ|จาก)+$/
/** Stands after "สาย" and is no road. */
const WIRE = /เคเบิล|ไยแกว|ไฟเบอ|สือสาร|แรงตำ|แรงสูง|ไฟฟา|โทรศัพ/
const SHORTEST = 3
const PARTICLE_SPELLED = /(?:โดย|และ|ช่วง|เพื่อ|ด้วย|ใน|ไป|ต่อ|เป็น|แบบ|จาก)+$/

const spellingsIn = ({ words, spelled }: Work): [string, string][] =>
  words.map((word, at) => [word.replace(PARTICLE, ''), (spelled[at] ?? word).replace(PARTICLE_SPELLED, '')])

function namesIn({ text, words }: Work): SiteNames {
  const names: SiteNames = { way: [], water: [], spot: [] }
  let from = 0
  let last: keyof SiteNames | null = null
  for (const word of words) {
    const at = text.indexOf(word, from)
    if (at < 0) continue
    const before = text.slice(from, at)
    from = at + word.length
    const marked: keyof SiteNames | undefined = BEFORE.find(([, pattern]) => pattern.test(before))?.[0]
    const sort: keyof SiteNames | null = last !== null && GOES_ON.test(before) ? last : (marked ?? null)
    last = sort
    const name = word.replace(PARTICLE, '')
    if (sort !== null && name.length >= SHORTEST && !WIRE.test(word)) names[sort].push(name)
  }
  return names
}

const SOI = /(?:ซอย|ซ\.)(?:ที่)?(\d{1,3})(?![\d/])/g
const soisIn = ({ name }: Work): string[] => [...name.matchAll(SOI)].map(([, digits = '']) => String(Number(digits)))

const OFFICE_WORDS = /^(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วนตำบล)/

/** The tambon in which an office counts its villages, as texts name it; null for the province's own. */
export const tambonOf = (officeName: string): string | null =>
  OFFICE_WORDS.test(officeName)
    ? normaliseThai(officeName.replace(OFFICE_WORDS, '')).replace(/\s|\(.*\)/g, '') || null
    : null

/** What two works that meet have in common at least: the code of a road, a name, or a village of a tambon. */
export const placesOf = (site: Site): string[] => [...site.roads.map((code) => `r${code}`), ...localPlacesOf(site)]

const localPlacesOf = ({ names, villages, areas }: Site): string[] => [
  ...[...new Set([...names.way, ...names.water, ...names.spot])].map((name) => `n${name}`),
  ...areas.flatMap((area) => villages.map((village) => `v${area}:${village}`)),
]

/** The same as numbers of the index. @param areas provinces (or what stands for one) in which names and villages are looked for */
export const placeKeys = (site: Site, areas: readonly string[]): number[] => [
  ...new Set([
    ...site.roads.map((code) => hash(`r:${code}`)),
    ...localPlacesOf(site).flatMap((place) => areas.map((area) => hash(`p:${area}:${place}`))),
  ]),
]
