import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { existsSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { DURABLE_START_PARAMS, testDurability } from './durability-self-test.ts'
import { DurableNodeFs, syncFolder, syncTree } from './durable-node-fs.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './pglite-messages.ts'

/** The embedded database in a thread of its own, so that a slow query never stops the server. */

const TERMINATE = 'X'.charCodeAt(0)

type Opened = { database: PGlite; files: DurableNodeFs; isNew: boolean }

function say(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer)
}

/**
 * Opens the database of the folder, or makes one in a folder that is empty or not there. A first start that was cut short is made anew:
 * nothing in it was ever acknowledged. Anything else in the folder is left alone.
 */
async function open(folder: string): Promise<Opened> {
  const unfinished = path.join(folder, 'damnoen-unfinished')
  const isNew = prepareFolder(folder, unfinished)
  const files = new DurableNodeFs(folder)
  const database = await PGlite.create({ fs: files, startParams: DURABLE_START_PARAMS, extensions: { pg_trgm } })
  if (isNew) {
    await database.exec('checkpoint')
    syncTree(folder)
    unlinkSync(unfinished)
    syncFolder(folder)
  }
  return { database, files, isNew }
}

/**
 * @returns whether a new database is to be made; then the mark of an unfinished one stands in the folder. The mark, and not one of a
 * finished database: losing it to a copy or a clean-up must never cost a database.
 */
function prepareFolder(folder: string, unfinished: string): boolean {
  const names = existsSync(folder) ? readdirSync(folder) : []
  if (names.includes('PG_VERSION') && !existsSync(unfinished)) return false
  if (names.length > 0 && !existsSync(unfinished))
    throw new Error(
      `there is something in ${folder} that is no database of Damnoen's. Move it away, or set DAMNOEN_DATA`,
    )
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(unfinished, '')
  syncTree(folder)
  return true
}

/** Serves one client after another: the engine has a single session, which must be made clean in between. */
class Session {
  readonly #database: PGlite
  readonly #files: DurableNodeFs
  #isRestricted = false
  #unclean: number | null = null

  constructor({ database, files }: Opened) {
    this.#database = database
    this.#files = files
  }

  async exchange(connection: number, bytes: Uint8Array): Promise<void> {
    if (bytes[0] === TERMINATE) return this.clean(connection)
    this.#unclean = connection
    const reply = await this.#database.execProtocolRaw(bytes)
    if (this.#files.failure) throw this.#files.failure
    if (!isComplete(reply)) throw new Error('the embedded database broke off in the middle of a statement')
    say({ kind: 'bytes', connection, bytes: reply }, [reply.buffer as ArrayBuffer])
  }

  /** Ends what a client left behind: its transaction, role, settings and prepared statements. */
  async clean(connection: number): Promise<void> {
    if (this.#unclean !== connection) return
    this.#unclean = null
    await this.#database.exec('rollback')
    await this.#database.exec('discard all')
    if (this.#isRestricted) await this.#database.exec('set session authorization app_login')
  }

  /** From now on clients have only the rights of app_login, which are none until they take on a role. */
  async restrict(): Promise<void> {
    this.#isRestricted = true
    // For maintenance.ts.
    await this.#database.exec('grant pg_checkpoint, pg_maintain to app_login')
    await this.#database.exec('set session authorization app_login')
  }
}

/** Every exchange ends with ReadyForQuery: 'Z', length 5, state. */
const isComplete = (reply: Uint8Array): boolean =>
  reply.length >= 6 && reply.at(-6) === 'Z'.charCodeAt(0) && reply.at(-5) === 0 && reply.at(-2) === 5

async function serve(folder: string): Promise<void> {
  const opened = await open(folder)
  await testDurability(opened.database, opened.files)
  const session = new Session(opened)
  const answer = async (message: ToWorker): Promise<void> => {
    if (message.kind === 'bytes') return session.exchange(message.connection, message.bytes)
    if (message.kind === 'closed') return session.clean(message.connection)
    if (message.kind === 'restrict') {
      await session.restrict()
      return say({ kind: 'restricted' })
    }
    await opened.database.close()
    say({ kind: 'shut' })
    parentPort?.close()
  }
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (message: ToWorker) => {
    last = last.then(() => answer(message)).catch(fail)
  })
  say({ kind: 'ready', isNew: opened.isNew })
}

function fail(error: unknown): void {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  setImmediate(() => process.exit(1))
}

serve((workerData as WorkerSettings).folder).catch(fail)
