import { matchFundSource } from '#src/domain/fund-sources.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import type { ProjectToCheck } from './rule.ts'

const SPELLED_OUT: readonly [RegExp, string][] = [
  [/ค\.?ส\.?ล\.?/g, 'คอนกรีตเสริมเหล็ก'],
  [/หมู่ที่|หมู่(?=\d)|ม\.(?=\d)/g, 'ม'],
  [/ซอย|ซ\.(?=[\dก-ฮ])/g, 'ซ'],
  [/^โครงการ/, ''],
]
/** Vowels above and below, tone marks, ฯ and punctuation: where slips of the hand mostly happen. */
const SLIPS = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0e2f.,;:()[\]"'“”/–—-]/g

/** What projects are compared by. */
export type ProjectKeys = {
  name: string
  /** What two spellings of one name share: abbreviations written out, marks and punctuation left away, digits kept. */
  spelling: string
  place: string
  funds: string
}

/** A project that changes becomes another object, so its keys are worked out once. */
const known = new WeakMap<ProjectToCheck, ProjectKeys>()

/** The keys of a project. */
export function keysOf(project: ProjectToCheck): ProjectKeys {
  const before = known.get(project)
  if (before) return before
  const name = foldThai(project.name)
  const keys: ProjectKeys = {
    name,
    spelling: SPELLED_OUT.reduce((text, [pattern, full]) => text.replace(pattern, full), name).replace(SLIPS, ''),
    place: `${foldThai(project.place ?? '')}|${[...project.villages].toSorted((a, b) => a - b).join()}`,
    funds: project.funds
      .map(({ source }) => (source === null ? '' : (matchFundSource(source)?.id ?? foldThai(source))))
      .toSorted()
      .join(),
  }
  known.set(project, keys)
  return keys
}
