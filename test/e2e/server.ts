import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { PROJECT_ROOT } from '#src/project-root.ts'

/** A server in a process of its own, as people start it. */
export type RunningServer = {
  /** 'http://127.0.0.1:PORT', once it listens; rejects with all it said when it ends before. */
  address: Promise<string>
  /** Its exit status (a signal's name when it was killed by one) and all it said. */
  ended: Promise<{ status: number | string | null; said: string }>
  process: ChildProcess
  /** Asks it to stop, and waits until it has. */
  stop: () => Promise<void>
}

/** Starts the built server, on a free port unless told otherwise. `DAMNOEN_DATA` must name a folder of the test's own. */
export function startServer(environment: { DAMNOEN_DATA: string } & Record<string, string>): RunningServer {
  // Tests start many servers: what one has compiled the next need not compile again.
  const cache = path.join(PROJECT_ROOT, 'node_modules/.cache/damnoen-compiled')
  const own = { NODE_ENV: 'production', NODE_COMPILE_CACHE: cache, PORT: '0', HOST: '', DATABASE_URL: '' }
  const env = { ...process.env, ...own, ...environment }
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'serve'], {
    cwd: PROJECT_ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<{ status: number | string | null; said: string }>((resolve) => {
    server.once('close', (code, signal) => resolve({ status: code ?? signal, said }))
  })
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:\d+\n/.exec(said)
      if (found) resolve(found[0].trim())
    }
    server.stdout.on('data', hear)
    server.stderr.on('data', hear)
    void ended.then(({ status }) => reject(new Error(`the server ended with ${status}:\n${said}`)))
  })
  // Tests of a server that must not start look at `ended` only.
  address.catch(() => undefined)
  return {
    address,
    ended,
    process: server,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}
