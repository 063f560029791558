import type { Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { villagesIn } from '#src/domain/villages.ts'
import type { TiedLine, TieOut } from './tie-out.ts'

/** A line that very likely pays for a project: `score` 0–1. */
export type Suggestion = {
  lineId: string
  lineName: string
  projectId: string
  projectName: string
  amountSatang: Satang
  score: number
}

const MIN_SCORE = 0.6
const SAME_AMOUNT = 0.1

type Named = { id: string; name: string; key: string; pairs: ReadonlySet<string>; villages: readonly number[] }

const PLAIN = /^(?:โครงการ|กิจกรรม|ค่า)+|[.,()[\]"'“”:;/–—-]/g

function named(id: string, name: string): Named {
  const key = foldThai(name)
    .replace(PLAIN, '')
    .replace(/^โครงการ/, '')
  const pairs = new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)))
  return { id, name, key, pairs, villages: villagesIn(name) }
}

/**
 * Which open lines pay for which projects that still lack their line, by name, the surest first; each line and each project once. Works in
 * other villages are never taken for each other.
 */
export function suggestAllocations({ lines, projects }: Pick<TieOut, 'lines' | 'projects'>): Suggestion[] {
  const open = lines.filter(({ state, restSatang }) => state === 'open' && restSatang > 0)
  const lacking = projects.filter(({ differenceSatang, ownSatang }) => differenceSatang > 0 && ownSatang > 0)
  const wanted = lacking.map(({ project }) => named(project.id, project.name))
  const byPair = new Map<string, number[]>()
  wanted.forEach(({ pairs }, at) => {
    for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), at])
  })
  const found = open.flatMap((line) => {
    const own = named(line.line.id, line.line.name)
    return [...sharedPairs(own, byPair)].flatMap(([at, shared]): Suggestion[] => {
      const [project, tied] = [wanted[at], lacking[at]]
      if (!project || !tied) return []
      const score = likeness(own, project, shared) + (tied.differenceSatang === line.restSatang ? SAME_AMOUNT : 0)
      return score < MIN_SCORE ? [] : [suggestion(line, project, tied.differenceSatang, Math.min(1, score))]
    })
  })
  return surestOnce(found)
}

function sharedPairs({ pairs }: Named, byPair: ReadonlyMap<string, readonly number[]>): Map<number, number> {
  const shared = new Map<number, number>()
  for (const pair of pairs) for (const at of byPair.get(pair) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1)
  return shared
}

function likeness(a: Named, b: Named, shared: number): number {
  if (a.villages.length > 0 && b.villages.length > 0 && !a.villages.some((village) => b.villages.includes(village)))
    return 0
  if (a.key === b.key) return 1
  const holds = (a.key.length >= 8 && b.key.includes(a.key)) || (b.key.length >= 8 && a.key.includes(b.key))
  return Math.max(holds ? 0.8 : 0, (2 * shared) / Math.max(1, a.pairs.size + b.pairs.size) - 0.05)
}

const suggestion = (line: TiedLine, project: Named, lackingSatang: Satang, score: number): Suggestion => ({
  lineId: line.line.id,
  lineName: line.line.name,
  projectId: project.id,
  projectName: project.name,
  amountSatang: Math.min(line.restSatang, lackingSatang),
  score,
})

function surestOnce(found: readonly Suggestion[]): Suggestion[] {
  const [lines, projects] = [new Set<string>(), new Set<string>()]
  return found
    .toSorted((a, b) => b.score - a.score)
    .filter(({ lineId, projectId }) => {
      if (lines.has(lineId) || projects.has(projectId)) return false
      lines.add(lineId)
      projects.add(projectId)
      return true
    })
}
