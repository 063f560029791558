/** A line for the person, on stderr: stdout belongs to what was asked for. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

/**
 * Writes to stdout, and waits until a pipe has taken everything: a long answer must not be cut off at the end of the process.
 * A reader that has gone (`damnoen … | head`) wants no more.
 */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error && !isClosedPipe(error) ? reject(error) : resolve()))
  })

/** Without this the first write to a pipe that nobody reads ends the program with a stack trace. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: Error) => {
      if (!isClosedPipe(error)) throw error
    })
}

const isClosedPipe = (error: Error): boolean =>
  'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
