import type { Pool } from 'pg'

const CHECKPOINT_EVERY_MS = 5 * 60_000
const VACUUM_EVERY_MS = 6 * 60 * 60_000

/**
 * Does for the embedded database what a server's background processes do: without it the log grows until the database is closed, and
 * dead rows are never reused. Takes the one connection in turn, like any request.
 * @returns stops it
 */
export function startMaintenance(pool: Pool): () => void {
  const timers = [
    setInterval(() => void attempt(() => checkpoint(pool)), CHECKPOINT_EVERY_MS),
    setInterval(() => void attempt(() => vacuum(pool)), VACUUM_EVERY_MS),
  ]
  for (const timer of timers) timer.unref()
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}

/** Writes all changed pages to the files, so that the log before it is no longer needed. */
export const checkpoint = (pool: Pool): Promise<void> => runAs(pool, 'pg_checkpoint', 'checkpoint')

/** Frees the space of dead rows and counts afresh what the planner goes by. */
export const vacuum = (pool: Pool): Promise<void> => runAs(pool, 'pg_maintain', 'vacuum (analyze)')

async function runAs(pool: Pool, role: string, statement: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`set role ${role}`)
    await client.query(statement)
    await client.query('reset role')
    client.release()
  } catch (error) {
    // Dropping the client resets its role.
    client.release(true)
    throw error
  }
}

/** The next turn tries again; a database that has broken tells those who use it. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch {
    // See above.
  }
}
