import type { Context } from '#src/context.ts'
import { inOrg, inRadar } from '#src/db/scope.ts'
import { statementParts } from '#src/db/statement-parts.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { areNear } from '#src/domain/local-governments/near-offices.ts'
import { authorise } from '#src/domain/permissions.ts'
import { officeRegister } from '#src/features/offices/offices.register.ts'
import { deleteGone, findStale, loadSources, saveEntries } from './radar.queries.ts'
import {
  findOpenRun,
  finishPart,
  finishRun,
  insertRun,
  loadCompared,
  loadOfficesToCompare,
  savePairs,
  type OfficeToCompare,
  type Run,
  type RunPart,
} from './radar-runs.queries.ts'
import type { Compared, ComparedOffice, CompareTask, ReadTask } from './radar-tasks.ts'

/** Those who read and compare, beside the thread that speaks with the database. `size`: tasks that they do at a time. */
export type Crew = {
  size: number
  read: (task: ReadTask) => Promise<string>
  compare: (task: CompareTask) => Promise<Compared>
}

/** How far a national comparison is. Entries that were read anew, and works and pairs of the areas that are compared. */
export type RadarProgress = {
  step: RunPart['step']
  done: number
  parts: number
  readCount: number
  entryCount: number
  pairCount: number
}

/** What a national comparison found. `isResumed`: it went on where another had stopped. */
export type NationalRadar = { runId: string; isResumed: boolean; entryCount: number; pairCount: number }

/** Entries that are read in one transaction. */
const READ_AT_ONCE = 1_000
/** Offices whose entries are loaded in one transaction. */
const OFFICES_AT_ONCE = 25

/** What an installation-wide comparison needs to know all the time. */
type Work = {
  context: Context
  run: Run
  offices: ComparedOffice[]
  crew: Crew
  tell: (progress: RadarProgress) => void
}

/**
 * Compares the works of all offices with those of the same office and of offices near it, and keeps the pairs that are the same work, with
 * each side that may see the other. It goes area by area; each is kept as a whole, so that it can be stopped at any time.
 * @param resume go on with the comparison that was stopped, if there is one
 * @throws AppError 'forbidden' but for the operator
 */
export async function compareNationally(
  context: Context,
  { resume, crew, onProgress }: { resume: boolean; crew: Crew; onProgress: (progress: RadarProgress) => void },
): Promise<NationalRadar> {
  authorise(context.actor, 'radar.national', '*')
  const offices = withPositions(await inRadar(context.db, loadOfficesToCompare))
  const open = resume ? await inRadar(context.db, findOpenRun) : null
  const run = open ?? (await beginRun(context, offices))
  const work = { context, run, offices, crew, tell: onProgress }
  await doParts(work, 'read')
  await doParts(work, 'compare')
  const found = await inRadar(context.db, (tx) => finishRun(tx, run.id, context.now()))
  return { runId: run.id, isResumed: open !== null, ...found }
}

const beginRun = (context: Context, offices: readonly ComparedOffice[]): Promise<Run> =>
  inRadar(context.db, (tx) => {
    const areas = [...new Set(offices.map(({ area }) => area))]
    return insertRun(tx, uuidV7(context.now()), areas, context.now())
  })

function withPositions(offices: readonly OfficeToCompare[]): ComparedOffice[] {
  const registered = new Map(officeRegister().map((office) => [office.dlaCode, office]))
  return offices.map((office) => {
    const position = registered.get(office.code)?.position
    return { ...office, isWithin: true, ...(position && { position }) }
  })
}

/** Does what is left of a step, as many parts at a time as there are hands. */
async function doParts(work: Work, step: RunPart['step']): Promise<void> {
  const parts = work.run.parts.filter((part) => part.step === step)
  const left = parts.filter(({ isDone }) => !isDone)
  const progress = {
    step,
    done: parts.length - left.length,
    parts: parts.length,
    readCount: 0,
    entryCount: 0,
    pairCount: 0,
  }
  const doNext = async (): Promise<void> => {
    for (let part = left.shift(); part; part = left.shift()) {
      const found = step === 'read' ? await readArea(work, part) : await compareArea(work, part)
      progress.done++
      progress.readCount += found.readCount
      progress.entryCount += found.entryCount
      progress.pairCount += found.pairCount
      work.tell({ ...progress })
    }
  }
  await Promise.all(Array.from({ length: work.crew.size }, doNext))
}

type Found = { readCount: number; entryCount: number; pairCount: number }

async function readArea({ context, run, offices, crew }: Work, { part, area }: RunPart): Promise<Found> {
  let readCount = 0
  for (const office of offices.filter((one) => one.area === area)) readCount += await readOffice(context, office, crew)
  const found = { entryCount: 0, pairCount: 0 }
  await inRadar(context.db, (tx) => finishPart(tx, run.id, part, found, context.now()))
  return { ...found, readCount }
}

/** Brings the index of an office up to date, in short transactions. @returns how many entries were old */
async function readOffice(context: Context, office: ComparedOffice, crew: Crew): Promise<number> {
  for (let count = 0; ;) {
    const part = await inOrg(context.db, office.orgId, async (tx) => {
      const stale = await findStale(tx, READ_AT_ONCE)
      if (stale.length === 0) return 0
      await deleteGone(tx, stale)
      await saveEntries(tx, await crew.read({ office, works: await loadSources(tx, stale) }))
      return stale.length
    })
    count += part
    if (part < READ_AT_ONCE) return count
  }
}

async function compareArea({ context, run, offices, crew }: Work, { part, area }: RunPart): Promise<Found> {
  const within = offices.filter((office) => office.area === area)
  // Of two areas that meet, the earlier one compares their border.
  const around = offices
    .filter((office) => office.area > area && within.some((one) => areNear(one, office)))
    .map((office) => ({ ...office, isWithin: false }))
  const compared = [...within, ...around]
  const entries = await loadEntries(context, compared)
  const found = await crew.compare({ offices: compared, entries })
  await inRadar(context.db, async (tx) => {
    for (const pairs of found.pairs) await savePairs(tx, run.id, pairs)
    await finishPart(tx, run.id, part, found, context.now())
  })
  return { ...found, readCount: 0 }
}

/** The entries of some offices in parts: each is one short transaction. */
async function loadEntries(context: Context, offices: readonly ComparedOffice[]): Promise<string[]> {
  const parts: string[] = []
  for (const some of statementParts(offices, OFFICES_AT_ONCE)) {
    const orgIds = some.map(({ orgId }) => orgId)
    parts.push(await inRadar(context.db, (tx) => loadCompared(tx, orgIds)))
  }
  return parts
}
