import { meaningOf } from './reading/lexicon.ts'
import type { Work } from './work.ts'

/**
 * Keys under which a project is filed: nearly every two records of one work have a key in common, two other works seldom. Each begins with
 * an area: the office's own name (a tambon or town, which its neighbours name too) or a tambon that the project names; road codes stand
 * alone. Sorted, without repeats, some five to fifteen.
 */
export function candidateKeys(work: Work): string[] {
  const keys = new Set<string>()
  for (const road of work.roads) if (road.length > 4) keys.add(`road:${road}`)
  const own = ownArea(work)
  const areas = new Set([own, ...work.tambons.slice(0, MOST_TAMBONS)])
  for (const area of areas) {
    for (const part of nameParts(work)) keys.add(`${area}|${part}`)
    for (const point of points(work)) keys.add(`${area}|${point}`)
  }
  for (const topic of topics(work)) keys.add(`${own}|${topic}`)
  return [...keys].toSorted()
}

const MOST_TAMBONS = 3

const TYPE = /^(?:เทศบาล(?:นคร|เมือง|ตำบล)|องค์การบริหารส่วน(?:ตำบล|จังหวัด))/

const ownArea = ({ office, officeCode }: Work): string => office?.replace(TYPE, '') ?? officeCode ?? ''

/** Both ends of each name: words before and after a name are what differs between two spellings. */
function nameParts({ words }: Work): string[] {
  return words.flatMap((word) =>
    word.length < END ? (word.length < SHORT ? [] : [word]) : [word.slice(0, END), word.slice(-END)],
  )
}
const END = 4
const SHORT = 3

/** Works of these are too many in each office to be told by them. */
const COMMON: ReadonlySet<string> = new Set(
  'road drain lamp building school-building cctv truck floor pump computer furniture'.split(' '),
)

/** What is done where: village, house, or number in the name. */
function points(work: Work): string[] {
  const objects = work.meanings.map((id) => meaningOf(id)).filter(({ wordClass }) => wordClass === 'object')
  return [
    ...work.houses.map((house) => `house:${house}`),
    ...objects.flatMap(({ key }) => [
      ...work.villages.map((village) => `${key}:village${village}`),
      ...work.numbers.map((number) => `${key}:${number}`),
    ]),
  ]
}

/** What it is about. Where neither name nor place is given, that is all there is to go by. */
function topics(work: Work): string[] {
  const nameless = work.words.length === 0
  return work.meanings.flatMap((id) => {
    const { key, wordClass } = meaningOf(id)
    if (wordClass !== 'object' && wordClass !== 'theme' && wordClass !== 'people') return []
    return nameless || !COMMON.has(key) ? [`about:${key}`] : []
  })
}
