import { EventEmitter, once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './pglite-messages.ts'

type Events = { message: [FromWorker]; ended: [Error] }

/** The thread in which the embedded database runs, as the main thread sees it. */
export class PgliteThread extends EventEmitter<Events> {
  readonly #worker: Worker
  /** Why the thread has ended; null while it runs. */
  endedBy: Error | null = null

  private constructor(folder: string) {
    super()
    const workerData: WorkerSettings = { folder }
    this.#worker = new Worker(path.join(PROJECT_ROOT, 'src/db/pglite-worker.ts'), { workerData, name: 'database' })
    let reason = new Error('the embedded database has ended')
    this.#worker.on('message', (message: FromWorker) => {
      if (message.kind === 'failed') reason = new Error(message.message)
      this.emit('message', message)
    })
    this.#worker.on('error', (error) => {
      reason = error instanceof Error ? error : new Error(String(error))
    })
    this.#worker.on('exit', () => {
      this.endedBy = reason
      this.emit('ended', reason)
    })
  }

  /**
   * Starts the thread and waits until the database in the folder is open and its durability is proven.
   * `isNew`: the folder held no database before.
   * @throws Error when it cannot be opened or the self-test fails
   */
  static async start(folder: string): Promise<{ thread: PgliteThread; isNew: boolean }> {
    const thread = new PgliteThread(folder)
    const ready = await thread.next('ready')
    return { thread, isNew: ready.isNew }
  }

  send(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    if (this.endedBy === null) this.#worker.postMessage(message, transfer)
  }

  /** Takes all rights from the connections, but that of taking on a role for a transaction. */
  async restrict(): Promise<void> {
    const restricted = this.next('restricted')
    this.send({ kind: 'restrict' })
    await restricted
  }

  /** Closes the database cleanly and ends the thread. True afterwards, also when it had ended before. */
  async shutDown(): Promise<void> {
    if (this.endedBy !== null) return
    const ended = once(this, 'ended')
    this.send({ kind: 'shut-down' })
    await ended
  }

  /** Ends the thread at once, as a crash would. For tests. */
  async kill(): Promise<void> {
    await this.#worker.terminate()
  }

  /** The next message of a kind. @throws Error when the thread ends before it comes */
  async next<K extends FromWorker['kind']>(kind: K): Promise<Extract<FromWorker, { kind: K }>> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        this.off('message', onMessage)
        this.off('ended', reject)
        act()
      }
      const onMessage = (message: FromWorker): void => {
        if (message.kind === kind) settle(() => resolve(message as Extract<FromWorker, { kind: K }>))
      }
      this.on('message', onMessage)
      this.once('ended', reject)
    })
  }
}
