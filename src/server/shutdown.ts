import type { FastifyInstance } from 'fastify'
import type { Database } from '#src/db/open.ts'

/** Requests in progress get this long to finish before their connections are cut. */
const GRACE_MS = 10_000

/** Closes the server, then the database; calling it again waits for the same closing. */
export function closeOnce(app: FastifyInstance, database: Database): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => (closing ??= closeInOrder(app, database))
}

async function closeInOrder(app: FastifyInstance, database: Database): Promise<void> {
  const impatient = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  await app.close()
  clearTimeout(impatient)
  await database.close()
}

/** Runs `close` and ends the process on SIGTERM, SIGINT or SIGHUP, and when the launcher that started it is gone. */
export function onStopRequest(close: () => Promise<void>): void {
  const stop = (): void => {
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
}
