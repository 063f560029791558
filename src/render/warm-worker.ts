import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** What a thread is, and when it is ended. */
export type WarmWorkerOptions<Answer> = {
  /** Absolute path of the worker's entry. */
  file: string
  /** Heap above which the worker is ended. */
  heapMb: number
  /** Part of the heap for what lives shortly; the smaller, the less memory garbage takes and the more often it is cleared away. */
  youngHeapMb?: number
  /** A request that takes longer is broken off, and the worker with it. */
  deadlineMs: number
  /** After so long without work the thread is let go, and its memory with it. */
  idleMs: number
  /** Whether such an answer has taken so much memory that the thread is let go at once. */
  isSpent?: (answer: Answer) => boolean
}

/** A worker thread that is kept between requests and does one at a time. */
export type WarmWorker<Request, Answer> = {
  /** Rejects when the worker crashes, runs out of memory or takes too long; the next request starts a new one. */
  ask: (request: Request, deadlineMs?: number) => Promise<Answer>
  /** Ends the thread, for a clean shutdown. */
  close: () => Promise<void>
}

/**
 * Starts the thread on the first request. It never keeps the process alive by itself.
 * The worker answers each message with exactly one message.
 */
export function createWarmWorker<Request, Answer>(options: WarmWorkerOptions<Answer>): WarmWorker<Request, Answer> {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const close = async (): Promise<void> => {
    clearTimeout(idle)
    const ended = worker?.terminate()
    worker = undefined
    await ended
  }
  const warm = (): Worker => {
    worker ??= start(options, (gone) => {
      if (worker === gone) worker = undefined
    })
    return worker
  }
  const askNow = async (request: Request, deadlineMs: number): Promise<Answer> => {
    clearTimeout(idle)
    // Handing over a large book is work of its own: others are answered before it.
    await nextTurn()
    try {
      const answer = await exchange<Answer>(warm(), request, deadlineMs)
      if (options.isSpent?.(answer)) await close()
      return answer
    } catch (error) {
      await close()
      throw error
    } finally {
      idle = setTimeout(() => void close(), options.idleMs)
      idle.unref()
    }
  }
  return {
    ask: (request, deadlineMs = options.deadlineMs) => {
      const turn = queue.then(() => askNow(request, deadlineMs))
      queue = turn.catch(() => undefined)
      return turn
    },
    close,
  }
}

function start<Answer>(
  { file, heapMb, youngHeapMb }: WarmWorkerOptions<Answer>,
  onExit: (worker: Worker) => void,
): Worker {
  const young = youngHeapMb === undefined ? {} : { maxYoungGenerationSizeMb: youngHeapMb }
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: heapMb, ...young } })
  worker.unref()
  worker.once('exit', () => onExit(worker))
  // What fails between two requests concerns nobody; without a listener it would end the whole program.
  worker.on('error', () => undefined)
  return worker
}

/** One message there, one back. */
function exchange<Answer>(worker: Worker, request: unknown, deadlineMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => settle(() => reject(new Error(`no answer within ${deadlineMs} ms`))), deadlineMs)
    const onMessage = (answer: Answer): void => settle(() => resolve(answer))
    const onError = (error: Error): void => settle(() => reject(error))
    const onExit = (code: number): void => settle(() => reject(new Error(`the worker ended with code ${code}`)))
    const settle = (finish: () => void): void => {
      clearTimeout(deadline)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      finish()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    worker.postMessage(request, [])
  })
}
