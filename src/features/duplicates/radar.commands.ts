import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Context } from '#src/context.ts'
import type { Database } from '#src/db/open.ts'
import { inOrg, type Tx } from '#src/db/scope.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise } from '#src/domain/permissions.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { byLikeness, type Known, type Match, type RadarSubject } from './radar.ts'
import { PART, radarOffice, refreshPart, sourceSignature } from './radar.queries.ts'
import {
  knownOf,
  loadOwnEntries,
  loadSharing,
  matchesOf,
  officesBeside,
  workOf,
  type Candidate,
} from './radar-search.queries.ts'
import { radarKeys } from './radar-keys.ts'
import { fileByKeys } from './radar-pairs.ts'
import { sameness } from '#src/features/works/sameness.ts'
import { joined, registeredAround, type Surroundings } from './surroundings.ts'
import type { Work } from '#src/features/works/work.ts'

/** Shown while typing. */
const SHOWN = 10
/** Compared with each project of a plan. */
const COMPARED = 100
/** Milliseconds after which others are answered first. */
const SLICE_MS = 15

/**
 * Works that are the same as one that is being written or has come in, the likeliest first, at most ten: of the office (every year, the
 * development plan, answers that wait), and with `across` what offices around have announced.
 * @throws AppError 'not_found'
 */
export async function findSimilar(
  context: Context,
  officeCode: string,
  subject: RadarSubject,
  { across = false }: { across?: boolean } = {},
): Promise<Match[]> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeWith(context, officeCode)
  return inFreshRadar(context, office, async (tx) =>
    matchesOf(tx, subject, { limit: SHOWN, ...(across && { around: await surroundingsOf(tx, office) }) }),
  )
}

/** A project of the plan and a work that is the same. */
export type PlanDuplicate = { project: Known; match: Match }

/**
 * Every project of a plan that is the same work as another of the plan, of the office's other years, as an answer that waits, or as what an
 * office around has announced. A pair within the plan stands once. Pairs of the development plan are no duplicates and not among them.
 * @throws AppError 'not_found'
 */
export async function findPlanDuplicates(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
): Promise<PlanDuplicate[]> {
  authorise(context.actor, 'duplicate.read', officeCode)
  const office = await officeWith(context, officeCode)
  const { own, area } = await inFreshRadar(context, office, async (tx) => ({
    own: await loadOwnEntries(tx),
    area: (await radarOffice(tx)).area,
  }))
  const inPlan = (one: Candidate): boolean => one.source === 'project' && one.fiscal_year === fiscalYear
  const works = await inSlices(own, workOf)
  const plan = own.flatMap((one, at) => (inPlan(one) ? [works[at]] : [])).filter((work) => work !== undefined)
  const others = await inOrg(context.db, office.id, async (tx) =>
    loadSharing(tx, plan, await surroundingsOf(tx, office)),
  )
  const all = [...own, ...others]
  const read = [...works, ...(await inSlices(others, workOf))]
  const keys = await inSlices(read, (work) => radarKeys(work, { office: officeCode, areas: [area] }))
  return pairsOf({ entries: all, works: read, keys, inPlan, own: office.id })
}

type Pool = {
  entries: readonly Candidate[]
  works: readonly Work[]
  keys: readonly number[][]
  inPlan: (one: Candidate) => boolean
  own: number
}

async function pairsOf({ entries, works, keys, inPlan, own }: Pool): Promise<PlanDuplicate[]> {
  const { candidatesOf } = fileByKeys(keys)
  const found = await inSlices(entries, (entry, at): PlanDuplicate[] => {
    if (!inPlan(entry)) return []
    const others = candidatesOf(at, COMPARED, (other) => {
      const one = entries[other]
      return one !== undefined && !(one.org_id === entry.org_id && one.id === entry.id) && (other < at || !inPlan(one))
    })
    return others.flatMap((other) => {
      const [one, a, b] = [entries[other], works[at], works[other]]
      if (!one || !a || !b) return []
      const verdict = sameness(a, b, one.org_id === own)
      return verdict ? [{ project: knownOf(entry), match: { ...knownOf(one), verdict } }] : []
    })
  })
  const compare = byLikeness(own)
  return found.flat().toSorted((a, b) => compare(a.match, b.match))
}

/** What lies around an office: by the national register, and by amphoe and province among the offices of this installation. */
const surroundingsOf = async (tx: Tx, office: Office): Promise<Surroundings> =>
  joined(registeredAround(officeRegister(), office.dlaCode), await officesBeside(tx))

/** After so long the entries are compared with the works again, though nothing tells of a change. */
const TRUSTED_MS = 60_000
/** What was seen of the works of each office when its index was last brought up to date. */
const seen = new WeakMap<Database, Map<number, { signature: string; until: number }>>()

/**
 * Runs `work` once the office's index is up to date. What is old is read in short transactions, one after another, so that nobody waits for
 * an office of thousands of works.
 */
async function inFreshRadar<T>({ db }: Context, { id }: Office, work: (tx: Tx) => Promise<T>): Promise<T> {
  const offices = seen.get(db) ?? new Map<number, { signature: string; until: number }>()
  seen.set(db, offices)
  for (;;) {
    const done = await inOrg(db, id, async (tx) => {
      const signature = await sourceSignature(tx)
      const known = offices.get(id)
      const isFresh = known?.signature === signature && performance.now() < known.until
      if (!isFresh && (await refreshPart(tx)) >= PART) return null
      return { result: await work(tx), signature: isFresh ? null : signature }
    })
    if (!done) continue
    // Only now is it certain that the entries are kept.
    if (done.signature !== null) offices.set(id, { signature: done.signature, until: performance.now() + TRUSTED_MS })
    return done.result
  }
}

/** As `map`, in slices of time between which others are answered. */
async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = []
  let started = performance.now()
  for (const [at, item] of items.entries()) {
    results.push(work(item, at))
    if (performance.now() - started < SLICE_MS) continue
    await nextTurn()
    started = performance.now()
  }
  return results
}
