const TICK_MS = 250

/** What a step of long work is called while it runs and when it is done. */
export type Step = { doing: string; done: string }

/**
 * Runs a step of long work and tells how it goes: on a terminal one line that counts the seconds and is then replaced, elsewhere (a log,
 * a pipe) one plain line when it is done.
 */
export async function withProgress<T>(
  { doing, done }: Step,
  work: () => Promise<T>,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Promise<T> {
  const started = performance.now()
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1)
  const show = (): void => void stream.write(`\r\x1b[2K${doing} … ${seconds()} วินาที`)
  const isLive = stream.isTTY
  if (isLive) show()
  const timer = isLive ? setInterval(show, TICK_MS) : undefined
  try {
    const result = await work()
    if (isLive) stream.write('\r\x1b[2K')
    stream.write(`${done} (${seconds()} วินาที)\n`)
    return result
  } catch (error) {
    if (isLive) stream.write('\r\x1b[2K')
    throw error
  } finally {
    clearInterval(timer)
  }
}
