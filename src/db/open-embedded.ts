import path from 'node:path'
import pg from 'pg'
import { AppError } from '#src/domain/errors.ts'
import { lockDataFolder } from './data-lock.ts'
import { startMaintenance } from './maintenance.ts'
import { migrate } from './migrate.ts'
import { PgliteStream } from './pglite-stream.ts'
import { PgliteThread } from './pglite-thread.ts'
import { TYPE_PARSERS } from './type-parsers.ts'

/** A pool over an engine, and how to end both. */
export type OpenedPool = { pool: pg.Pool; end: () => Promise<void> }

/** How long a request waits for the only connection before it is told that the system is busy. */
const CONNECTION_WAIT_MS = 30_000

/**
 * The embedded database in `<dataFolder>/database`, made when there is none.
 * @throws AppError 'unavailable' when the folder is in use or the database cannot be opened safely
 */
export async function openEmbedded(dataFolder: string, onFailure?: (reason: Error) => void): Promise<OpenedPool> {
  const lock = lockDataFolder(dataFolder)
  try {
    const thread = await startThread(path.join(dataFolder, 'database'))
    try {
      const pool = poolOver(thread)
      await migrateThrough(pool)
      await thread.restrict()
      const stopMaintenance = startMaintenance(pool)
      if (onFailure) thread.once('ended', onFailure)
      return {
        pool,
        end: async () => {
          stopMaintenance()
          if (onFailure) thread.off('ended', onFailure)
          await end(pool, thread).finally(lock.release)
        },
      }
    } catch (error) {
      await thread.shutDown()
      throw error
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function startThread(folder: string): Promise<PgliteThread> {
  try {
    return (await PgliteThread.start(folder)).thread
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    const thai = `เปิดฐานข้อมูลใน ${folder} อย่างปลอดภัยไม่ได้ จึงไม่เริ่มทำงานเพื่อไม่ให้ข้อมูลสูญหาย`
    throw new AppError('unavailable', `${thai}\nThe database cannot be opened safely: ${detail}`)
  }
}

/** A pool of the one connection that the embedded engine has. */
export function poolOver(thread: PgliteThread): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: CONNECTION_WAIT_MS,
    types: TYPE_PARSERS,
    stream: () => new PgliteStream(thread),
  })
  return withoutCrash(pool)
}

/** A lost connection makes its queries fail; the events that tell of it besides must not end the process. */
export function withoutCrash(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined)
  return pool
}

async function migrateThrough(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await migrate(client)
  } finally {
    client.release()
  }
}

async function end(pool: pg.Pool, thread: PgliteThread): Promise<void> {
  await pool.end()
  await thread.shutDown()
}
