import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { verifyAudit } from '#src/db/audit.ts'
import { openDatabase, type DatabaseConfig } from '#src/db/open.ts'
import { readOrg } from '#src/db/scope.ts'
import { startServer } from '#test/e2e/server.ts'
import { OFFICE, prepareTestDatabase } from '#test/database.ts'
import { DEEDS, type Deed } from './deeds.ts'
import { Desk, type Composed } from './desk.ts'
import { makeWorld, type World } from './world.ts'

/** `cut`: deeds during which the server died. `kept`: how many of these were there all the same. `losses`: what must not be. */
export type Outcome = { acknowledged: number; cut: number; kept: number; losses: string[] }

/** Longest time from sending a request to the death of the server; it dies when it has answered, at the latest. */
const MOMENT_MS = 60

type Counts = ReadonlyMap<string, number>
type Tried = { deed: Deed; composed: Composed; isAcknowledged: boolean }

/**
 * Does every deed on a real server, in lives of some deeds each. In the last deed of a life the server is killed (SIGKILL) while it
 * answers, or as soon as it has. What was acknowledged must be there then, whole and once; the deed that was cut, whole or not at all. In
 * the next life everyone first sends all of it once more, byte for byte, as people do whom a browser has told that the server is gone:
 * then all of it must be there, and still once.
 */
export async function killDuringDeeds(deedsOfLife: number): Promise<Outcome> {
  const { config, remove } = await prepareTestDatabase()
  const dataFolder = config.dataFolder === '' ? mkdtempSync(path.join(tmpdir(), 'damnoen-deeds-')) : config.dataFolder
  const office = new StruckOffice(config, dataFolder)
  try {
    await office.begin()
    for (let from = 0; from < DEEDS.length; from += deedsOfLife) {
      await office.live(DEEDS.slice(from, from + deedsOfLife))
      await office.inspect()
    }
    await office.live([])
    await office.inspect()
    return office.outcome
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
    await remove()
  }
}

function add(counts: Map<string, number>, left: Readonly<Record<string, number>>): void {
  for (const [rows, more] of Object.entries(left)) counts.set(rows, (counts.get(rows) ?? 0) + more)
}

class StruckOffice {
  readonly outcome: Outcome = { acknowledged: 0, cut: 0, kept: 0, losses: [] }
  readonly #desk = new Desk()
  /** Of the life that has just ended. */
  #tried: Tried[] = []
  #world: World | null = null
  #before: Counts = new Map()
  /** What every deed so far must have left. */
  readonly #whole = new Map<string, number>()

  readonly #config: DatabaseConfig
  readonly #dataFolder: string

  constructor(config: DatabaseConfig, dataFolder: string) {
    this.#config = config
    this.#dataFolder = dataFolder
  }

  get world(): World {
    if (!this.#world) throw new Error('the world is not made yet')
    return this.#world
  }

  async begin(): Promise<void> {
    const database = await openDatabase(this.#config)
    try {
      this.#world = await makeWorld(database)
    } finally {
      await database.close()
    }
    this.#before = (await this.#count()).counts
  }

  /** Starts a server, sends once more what the life before sent, does the deeds, and dies in the last of them. */
  async live(deeds: readonly Deed[]): Promise<void> {
    const server = startServer({ DAMNOEN_DATA: this.#dataFolder, DATABASE_URL: this.#config.databaseUrl ?? '' })
    try {
      this.#desk.origin = await server.address
      await this.#repeat()
      this.#tried = []
      for (const [index, deed] of deeds.entries()) {
        const composed = await deed.compose(this.#desk, this.world)
        const isLast = index === deeds.length - 1
        if (isLast) setTimeout(() => server.process.kill('SIGKILL'), Math.random() * MOMENT_MS)
        this.#tried.push({ deed, composed, isAcknowledged: await this.#send(deed, composed, isLast) })
      }
    } catch (error) {
      server.process.kill('SIGKILL')
      throw new Error(`of the server: ${(await server.ended).said.slice(-2_000)}`, { cause: error })
    } finally {
      server.process.kill('SIGKILL')
      await server.ended
    }
  }

  /** @returns whether the server acknowledged it, before it died if it `isCut` */
  async #send(deed: Deed, composed: Composed, isCut: boolean): Promise<boolean> {
    if (isCut) this.outcome.cut += 1
    const said = await this.#desk.send(composed).catch((error: unknown) => {
      if (isCut) return null
      throw error
    })
    if (said && said.status !== 302 && said.status !== 200)
      throw new Error(`${deed.name}: ${said.status} ${said.words}`)
    if (said) this.outcome.acknowledged += 1
    return said !== null
  }

  async #repeat(): Promise<void> {
    for (const { deed, composed } of this.#tried) {
      const { status, words } = await this.#desk.send(composed)
      if (status >= 500) this.outcome.losses.push(`${deed.name}, once more: ${status} ${words}`)
      add(this.#whole, deed.left(this.world))
    }
  }

  /** Looks at what the database holds: all that was acknowledged, and what was cut whole or not at all. */
  async inspect(): Promise<void> {
    const { counts, isSound } = await this.#count()
    const expected = new Map(this.#whole)
    for (const { deed, isAcknowledged } of this.#tried) if (isAcknowledged) add(expected, deed.left(this.world))
    const cut = this.#tried.find(({ isAcknowledged }) => !isAcknowledged)?.deed
    const missing = this.#differences(counts, expected)
    if (cut && missing.length > 0) {
      add(expected, cut.left(this.world))
      this.outcome.kept += 1
    }
    const { losses } = this.outcome
    for (const loss of this.#differences(counts, expected)) losses.push(`${cut?.name ?? 'nothing'} was cut: ${loss}`)
    if (!isSound) losses.push('the audit chain is broken')
  }

  #differences(counts: Counts, expected: Counts): string[] {
    return [...expected].flatMap(([rows, more]) => {
      const grown = (counts.get(rows) ?? 0) - (this.#before.get(rows) ?? 0)
      return grown === more ? [] : `${rows}: ${more} more were expected, ${grown} are there`
    })
  }

  /** How many rows there are of everything that any deed leaves. */
  async #count(): Promise<{ counts: Counts; isSound: boolean }> {
    const database = await openDatabase(this.#config)
    try {
      return await readOrg(database, OFFICE.id, async (tx) => {
        const counts = new Map<string, number>()
        for (const rows of new Set(DEEDS.flatMap((deed) => Object.keys(deed.left(this.world))))) {
          const found = await sql<{ count: number }>`select count(*)::int as count from ${sql.raw(rows)}`.execute(tx)
          counts.set(rows, found.rows[0]?.count ?? -1)
        }
        return { counts, isSound: (await verifyAudit(tx)).brokenAt === null }
      })
    } finally {
      await database.close()
    }
  }
}
