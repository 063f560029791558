import type { FastifyInstance } from 'fastify'

/** Requests in progress get this long to finish before their connections are cut. */
const GRACE_MS = 10_000

type Close = () => Promise<void>

/**
 * Closes the server, then what it stands on, one after another in the order given; calling it again waits for the same closing.
 * One that cannot be closed does not keep the others open. Rejects with the first failure.
 */
export function closeOnce(app: Pick<FastifyInstance, 'server' | 'close'>, rest: readonly Close[]): Close {
  let closing: Promise<void> | undefined
  return () => (closing ??= closeInOrder([() => closeGently(app), ...rest]))
}

async function closeInOrder(closes: readonly Close[]): Promise<void> {
  const failures: unknown[] = []
  for (const close of closes) await close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

async function closeGently(app: Pick<FastifyInstance, 'server' | 'close'>): Promise<void> {
  const impatient = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  await app.close()
  clearTimeout(impatient)
}

/** Runs `close` and ends the process on SIGTERM, SIGINT or SIGHUP, and when the launcher that started it is gone. */
export function onStopRequest(close: Close): void {
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

/**
 * Ends the process at once when the launcher that started it is gone, for as long as there is nothing yet to close in order.
 * @returns stops watching
 */
export function endWithLauncher(): () => void {
  const end = (): void => process.exit(1)
  // It may have gone before anyone was listening.
  if (process.send !== undefined && !process.connected) end()
  process.once('disconnect', end)
  return () => process.off('disconnect', end)
}

/**
 * Ends the process with 1 when the embedded database has broken: without it no request can be answered, and only a new start mends it.
 * A server that stayed up would look well to whoever watches over it.
 */
export function endWithoutDatabase(reason: Error): void {
  process.stderr.write(
    'ฐานข้อมูลหยุดทำงานกลางคัน จึงปิดระบบ กรุณาเปิดระบบใหม่ หากเกิดซ้ำให้แจ้งผู้ดูแลพร้อมข้อความด้านล่าง\n' +
      `The database has broken, so the server ends. Start it anew.\n${reason.stack ?? reason.message}\n`,
  )
  process.exit(1)
}
