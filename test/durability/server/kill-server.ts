import { isDeepStrictEqual } from 'node:util'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '#src/db/open.ts'
import { startServer, type RunningServer } from '#test/e2e/server.ts'
import { registeredOffice } from '#test/working-plan.ts'
import { signInOffices } from './office-accounts.ts'
import { OfficeClient, UnexpectedAnswer } from './office-client.ts'
import { readOffice } from './office-in-database.ts'
import { after, emptyOffice, nextDeed, type Deed, type Office } from './office-work.ts'

/** `acknowledged`, `held`: deeds in all rounds so far; `openMs`: from the start of the next server to its first answer. */
export type ServerRound = { acknowledged: number; held: number; openMs: number; losses: string[] }

/** One office with the person who works in it. */
type Desk = {
  orgId: number
  prefix: string
  client: OfficeClient
  office: Office
  /** What was sent and not yet acknowledged: after a kill it is there whole, or not at all. */
  pending: Deed | null
  files: number
}

/** The offices at work, by their place in the register. */
const OFFICES = [10, 20]
/** The server dies while the people are at one of so many deeds … */
const DEEDS_AT_MOST = 30
/** … so many milliseconds, at most, after the acknowledgement of the one before. */
const MOMENT_MS = 120
/** Share of rounds in which the server is killed while it is opening its database. */
const OPENING_SHARE = 0.1

/**
 * Two people, each in an office of their own, upload files, edit rows, take files into plans, undo them and change settings, in the real
 * server over HTTP. The server is killed (SIGKILL) at a random moment, again and again on one data folder; each time all that it had
 * acknowledged must be there, whole, and nothing half. Needs the web build.
 */
export async function killServer(rounds: number, report: (round: ServerRound) => void): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'damnoen-kill-'))
  const cookies = await signInOffices(
    folder,
    OFFICES.map((index) => registeredOffice(index).code),
  )
  const desks = OFFICES.map((index): Desk => {
    const { code, orgId } = registeredOffice(index)
    return {
      orgId,
      prefix: `${index}-`,
      client: new OfficeClient(code, cookies.get(code) ?? ''),
      office: emptyOffice(),
      pending: null,
      files: 0,
    }
  })
  try {
    let acknowledged = 0
    for (let index = 0; index < rounds; index += 1) {
      const { openMs, done } = await workAndDie(folder, desks)
      acknowledged += done
      report({ acknowledged, openMs, ...(await inspect(folder, desks)) })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Of one server. `onDone` is told of each acknowledgement. */
type Life = { isOver: boolean; onDone: () => void }

async function workAndDie(folder: string, desks: readonly Desk[]): Promise<{ openMs: number; done: number }> {
  const start = performance.now()
  const server = startServer({ DAMNOEN_DATA: folder })
  const isShort = Math.random() < OPENING_SHARE
  if (isShort) killAfter(server, Math.random() * 2_000)
  const origin = await server.address.catch(() => null)
  const openMs = performance.now() - start
  if (origin === null) {
    await endedByKill(server)
    return { openMs, done: 0 }
  }
  let done = 0
  const last = Math.floor(Math.random() * DEEDS_AT_MOST)
  const onDone = (): void => {
    if (done === last && !isShort) killAfter(server, Math.random() * MOMENT_MS)
    done += 1
  }
  onDone()
  const life: Life = { isOver: false, onDone }
  void server.ended.then(() => (life.isOver = true))
  try {
    await Promise.all(desks.map((desk) => work(desk, origin, life)))
    await endedByKill(server)
  } finally {
    server.process.kill('SIGKILL')
  }
  return { openMs, done: done - 1 }
}

const killAfter = ({ process }: RunningServer, ms: number): void => void setTimeout(() => process.kill('SIGKILL'), ms)

async function endedByKill(server: RunningServer): Promise<void> {
  const { status, said } = await server.ended
  if (status !== 'SIGKILL') throw new Error(`the server ended by itself with ${status}:\n${said}`)
}

/** One deed after another until the server is gone. */
async function work(desk: Desk, origin: string, life: Life): Promise<void> {
  try {
    await desk.client.findDrafts(origin)
    for (;;) {
      const deed = nextDeed(desk.office, `${desk.prefix}${(desk.files += 1)}.csv`)
      desk.pending = deed
      await desk.client.carryOut(origin, desk.office, deed)
      desk.office = after(desk.office, deed)
      desk.pending = null
      life.onDone()
    }
  } catch (error) {
    // A server that still lives and yet refuses is what this test looks for; give its death a moment to be seen.
    await new Promise((resolve) => setTimeout(resolve, 200))
    if (error instanceof UnexpectedAnswer || !life.isOver) throw error
  }
}

async function inspect(folder: string, desks: readonly Desk[]): Promise<Pick<ServerRound, 'held' | 'losses'>> {
  const database = await openDatabase({ dataFolder: folder })
  const losses: string[] = []
  let held = 0
  try {
    for (const desk of desks) {
      const found = await readOffice(database, desk.orgId)
      losses.push(...found.losses)
      const kept = matching(found.office, desk)
      if (kept === null) losses.push(difference(desk.office, found.office))
      else desk.office = kept
      desk.pending = null
      held += desk.office.log.length
    }
  } finally {
    await database.close()
  }
  return { held, losses }
}

/** What must be there, without or with what was under way; null when what is there is neither. */
function matching(found: Office, { office, pending }: Desk): Office | null {
  const candidates = pending === null ? [office] : [office, after(office, pending)]
  return candidates.find((candidate) => isDeepStrictEqual(forgetful(candidate), forgetful(found))) ?? null
}

/** Without the images of undone states, which only the test remembers. */
const forgetful = (office: Office): Office => {
  const plans = Object.entries(office.plans).map(([year, plan]) => {
    const taken = plan.taken.map((one) => ({ ...one, before: {} }))
    return [year, { ...plan, taken }] as const
  })
  return { ...office, plans: Object.fromEntries(plans) }
}

function difference(wanted: Office, found: Office): string {
  const [a, b] = [forgetful(wanted), forgetful(found)].map((office) => lines(office))
  const missing = a?.filter((line) => !b?.includes(line)) ?? []
  const extra = b?.filter((line) => !a?.includes(line)) ?? []
  return `missing: ${missing.slice(0, 5).join('; ')} / not known: ${extra.slice(0, 5).join('; ')}`
}

const lines = ({ drafts, plans, log }: Office): string[] => [
  ...Object.entries(drafts).map(([file, rows]) => `draft ${file} ${JSON.stringify(rows)}`),
  ...Object.entries(plans).flatMap(([year, { projects, taken, preparedBy }]) => [
    `${year} ${preparedBy}`,
    ...taken.map(({ file, isUndone }) => `${year} ${file} undone: ${isUndone}`),
    ...Object.entries(projects).map(([name, row]) => `${year} ${name} ${JSON.stringify(row)}`),
  ]),
  `log ${log.length}`,
]
