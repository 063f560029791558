import type pg from 'pg'
import { nearOffices } from '#src/domain/local-governments/near-offices.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { idOf, numberOf, type Planted } from './radar-database.ts'
import { randomFrom } from './radar-words.ts'

/** A pair of works as one key: the lesser number first. */
export const pairKey = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** How well pairs were found, 0–1. */
export type Quality = { precision: number; recall: number; f1: number }

/** @param wanted every pair that is one work */
export function qualityOf(found: ReadonlySet<string>, wanted: ReadonlySet<string>): Quality {
  const right = [...found].filter((pair) => wanted.has(pair)).length
  const precision = found.size === 0 ? 1 : right / found.size
  const recall = wanted.size === 0 ? 1 : right / wanted.size
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) }
}

/** Pairs of records of one work. @param among only those with one of these works; null = all */
export function wantedPairs({ truth, count }: Planted, among: ReadonlySet<number> | null): Set<string> {
  const groups = new Map<number, number[]>()
  for (let n = 0; n < count; n++) {
    const work = truth[n] ?? -1
    const group = groups.get(work)
    if (group) group.push(n)
    else groups.set(work, [n])
  }
  const pairs = new Set<string>()
  for (const group of groups.values())
    for (const [at, one] of group.entries())
      for (const other of group.slice(0, at))
        if (among === null || among.has(one) || among.has(other)) pairs.add(pairKey(one, other))
  return pairs
}

/** Works by the way, and works of which there is another record: else hardly any duplicate would be in a sample. */
export function sampleOf({ truth, count }: Planted, size: number): number[] {
  const random = randomFrom(99)
  const chosen = new Set<number>()
  while (chosen.size < size / 2) chosen.add(Math.floor(random() * count))
  for (let tries = 0; chosen.size < size && tries < count * 4; tries++) {
    const n = Math.floor(random() * count)
    if (truth[n] === truth[n + 1] || truth[n] === truth[n - 1]) chosen.add(n)
  }
  return [...chosen]
}

/** What similarity of letters found for a sample. `seconds` of the queries at the best threshold; `threshold` with the highest F1. */
export type PeerAnswer = { seconds: number; threshold: number; quality: Quality }

const THRESHOLDS = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]

/**
 * Plain pg_trgm: for each work of a sample the works of the same office and of those near it whose title is similar, each by one query that
 * may use an index of trigrams or that of the offices, whichever the planner prefers.
 */
export async function trigramPeer(
  client: pg.ClientBase,
  planted: Planted,
  sample: readonly number[],
): Promise<PeerAnswer> {
  await client.query('create index if not exists bench_name_trgm on project using gin (name gin_trgm_ops)')
  await client.query('analyze project')
  const wanted = wantedPairs(planted, new Set(sample))
  const near = nearIds(planted)
  const ask = async (threshold: number): Promise<{ other: number; n: number; score: number }[]> => {
    await client.query(`set pg_trgm.similarity_threshold = ${threshold}`)
    const found = []
    for (const n of sample) {
      const { rows } = await client.query<{ id: string; score: number }>(
        `select id, similarity(name, $1) as score from project where org_id = any($2::int[]) and name % $1 and id <> $3::uuid`,
        [planted.names[n], near(planted.officeOf[n] ?? 0), idOf(n)],
      )
      found.push(...rows.map(({ id, score }) => ({ n, other: numberOf(id), score })))
    }
    return found
  }
  const all = await ask(THRESHOLDS[0] ?? 0)
  const [best] = THRESHOLDS.map((threshold) => {
    const pairs = new Set(all.filter(({ score }) => score >= threshold).map(({ n, other }) => pairKey(n, other)))
    return { threshold, quality: qualityOf(pairs, wanted) }
  }).toSorted((a, b) => b.quality.f1 - a.quality.f1)
  if (!best) throw new Error('no threshold')
  const started = performance.now()
  await ask(best.threshold)
  return { ...best, seconds: (performance.now() - started) / 1_000 }
}

function nearIds({ offices }: Planted): (office: number) => number[] {
  const register = officeRegister()
  const here = new Set(offices.map(({ orgId }) => orgId))
  const known = new Map<number, number[]>()
  return (at) => {
    const standing = known.get(at)
    if (standing) return standing
    const office = register.find(({ dlaCode }) => dlaCode === offices[at]?.code)
    const ids = (office ? [office, ...nearOffices(register, office)] : [])
      .map(({ dlaCode }) => Number(dlaCode))
      .filter((id) => here.has(id))
    known.set(at, ids)
    return ids
  }
}
