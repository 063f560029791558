import type { ChildProcess } from 'node:child_process'
import { startServer } from '#test/e2e/server.ts'
import { crowd, emptyLedger, type Ledger } from './editing-crowd.ts'
import { editedOffice, lossesOf, signIn, type EditedOffice } from './editing-office.ts'
import { percentile } from './measure.ts'
import { atMost, ms, plain, type BenchOptions, type Result } from './report.ts'

const EDITORS = 100
const PROJECTS = 300
const SECONDS = 60
const KILLS = 10
/** The server is killed after so many acknowledged edits, at most … */
const EDITS_AT_MOST = 100
/** … and so many milliseconds, at most. */
const MOMENT_MS = 120

/**
 * A hundred people edit one plan of the built server over HTTP, without a pause between two edits: nothing acknowledged may be lost, nothing
 * may fail; then the same while the server is killed (SIGKILL). On the embedded database, and on the PostgreSQL server of
 * TEST_DATABASE_URL when there is one.
 */
export async function editorsBench({ share }: BenchOptions): Promise<Result[]> {
  const url = process.env['TEST_DATABASE_URL'] ?? ''
  const engines = [['embedded', null] as const, ...(url === '' ? [] : [['PostgreSQL', url] as const])]
  const results: Result[] = []
  for (const [engine, serverUrl] of engines) {
    results.push(...(await editing(engine, serverUrl, SECONDS * share)))
    results.push(await killing(engine, serverUrl, Math.max(3, Math.round(KILLS * share))))
  }
  return results
}

const serverOf = ({ config }: EditedOffice) =>
  startServer({ DAMNOEN_DATA: config.dataFolder, DATABASE_URL: config.databaseUrl ?? '' })

async function editing(engine: string, serverUrl: string | null, seconds: number): Promise<Result[]> {
  const topic = `${EDITORS} editors of one plan, ${engine}`
  const office = await editedOffice(serverUrl, PROJECTS)
  const ledger = emptyLedger()
  try {
    const server = serverOf(office)
    const address = await server.address
    const cookie = await signIn(address)
    const end = performance.now() + seconds * 1_000
    const { projectIds } = office
    await crowd(EDITORS, { address, cookie, projectIds, isOver: () => performance.now() >= end }, ledger)
    await server.stop()
    const losses = await lossesOf(office, ledger, false)
    const show = (value: number): string => String(value)
    return [
      atMost(topic, 'edits acknowledged and lost', { value: losses.length, limit: 0, show, note: losses[0] ?? '' }),
      atMost(topic, 'requests that failed', {
        value: ledger.failures.length,
        limit: 0,
        show,
        note: ledger.failures[0] ?? '',
      }),
      ...speeds(topic, ledger, seconds),
    ]
  } finally {
    await office.remove()
  }
}

const speeds = (topic: string, { times, conflicts }: Ledger, seconds: number): Result[] => [
  plain(topic, 'edits a second', (times.length / seconds).toFixed(0), `${times.length} done, ${conflicts} conflicts`),
  plain(topic, 'one edit, median', ms(percentile(times, 0.5))),
  plain(topic, 'one edit, 95 %', ms(percentile(times, 0.95))),
]

/** Tells whether the server is dead; kills it a moment after so many edits. */
function dying(server: ChildProcess, ledger: Ledger, edits: number): () => boolean {
  let [isDying, isDead] = [false, false]
  return () => {
    if (!isDying && ledger.times.length >= edits) {
      isDying = true
      setTimeout(() => (isDead = server.kill('SIGKILL')), Math.random() * MOMENT_MS)
    }
    return isDead
  }
}

/** One plan, and a server that dies and is started again. */
async function killing(engine: string, serverUrl: string | null, rounds: number): Promise<Result> {
  const office = await editedOffice(serverUrl, PROJECTS)
  const ledger = emptyLedger()
  const losses: string[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const server = serverOf(office)
      const address = await server.address
      const cookie = await signIn(address)
      const isOver = dying(server.process, ledger, ledger.times.length + Math.ceil(Math.random() * EDITS_AT_MOST))
      await crowd(EDITORS, { address, cookie, projectIds: office.projectIds, isOver }, ledger)
      await server.ended
      losses.push(...(await lossesOf(office, ledger, true)))
    }
  } finally {
    await office.remove()
  }
  return atMost(`${EDITORS} editors of one plan, ${engine}`, `kill -9 × ${rounds}: edits lost`, {
    value: losses.length,
    limit: 0,
    show: String,
    note: [losses[0], `${ledger.times.length} acknowledged, ${ledger.failures.length} failed`]
      .filter(Boolean)
      .join('; '),
  })
}
