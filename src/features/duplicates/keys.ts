import { meaningOf } from './reading/lexicon.ts'
import type { Work } from './work.ts'

/**
 * Keys under which a project is filed: nearly every two records of one work have a key in common, two others seldom. Within one office (or
 * area) the caller adds nothing; a key that names a place holds across offices.
 */
export function candidateKeys(work: Work): string[] {
  const keys = new Set<string>()
  const office = work.office ?? ''
  for (const word of work.words) if (word.length >= 3) keys.add(`w:${office}:${word.slice(0, 6)}`)
  for (const road of work.roads) keys.add(`r:${road}`)
  for (const house of work.houses) keys.add(`h:${office}:${house}`)
  for (const id of work.meanings) {
    const { wordClass, key } = meaningOf(id)
    if (wordClass !== 'object' && wordClass !== 'theme') continue
    for (const village of work.villages) keys.add(`v:${office}:${village}:${key}`)
    for (const tambon of work.tambons) for (const village of work.villages) keys.add(`t:${tambon}:${village}:${key}`)
  }
  if (keys.size === 0) keys.add(`n:${office}:${work.name.slice(0, 20)}`)
  return [...keys]
}
