import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '#src/domain/errors.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import type { RenderAnswer, RenderRequest } from './pdf-worker.ts'

export type PdfOptions = {
  /** Written into the file as its date. Unless given, the first day of the fiscal year, so that the same book gives the same bytes. */
  createdAt?: Date
  /** After so long a rendering is broken off. */
  deadlineMs?: number
}

const WORKER_FILE = path.join(PROJECT_ROOT, 'src/render/pdf/pdf-worker.ts')
/** 3,000 rows take about 10 s on two cores; a busy machine may take several times that. */
const DEADLINE_MS = 180_000
/** An idle worker keeps about 150 MB; it goes after this long without work. */
const IDLE_MS = 60_000
const HEAP_LIMIT_MB = 1024
/** Small, so that garbage of one book is cleared away while the next step of the same book needs the memory. */
const YOUNG_HEAP_MB = 16

let worker: Worker | undefined
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * The bound book as a tagged PDF (PDF/A-2a where the platform has a native compiler), with a text layer that can be searched and copied.
 * Works in a worker thread, one book at a time; the caller's event loop stays free.
 * @throws AppError `unavailable` when the compiler crashed, refused the book or ran out of time or memory
 */
export function renderPdf(document: PlanDocument, options: PdfOptions = {}): Promise<Uint8Array> {
  const turn = queue.then(() => renderNow(document, options))
  queue = turn.catch(() => undefined)
  return turn
}

/** Ends the worker thread, for a clean shutdown. Renderings under way are refused. */
export async function closePdfWorker(): Promise<void> {
  clearTimeout(idle)
  const ended = worker?.terminate()
  worker = undefined
  await ended
}

async function renderNow(document: PlanDocument, options: PdfOptions): Promise<Uint8Array> {
  clearTimeout(idle)
  const { createdAt = firstDayOf(document.fiscalYear), deadlineMs = DEADLINE_MS } = options
  try {
    const answer = await ask(warmWorker(), { document, createdAt }, deadlineMs)
    if ('pdf' in answer) return answer.pdf
    throw new Error(answer.error)
  } catch (cause) {
    await closePdfWorker()
    throw unavailable(cause)
  } finally {
    idle = setTimeout(() => void closePdfWorker(), IDLE_MS)
    idle.unref()
  }
}

function unavailable(cause: unknown): AppError {
  const error = new AppError('unavailable', 'จัดทำไฟล์ PDF ไม่สำเร็จ โปรดลองอีกครั้ง หากยังไม่สำเร็จให้ใช้ไฟล์ Word แทน')
  error.cause = cause
  return error
}

/** 1 October of the year before, by the Gregorian calendar. */
const firstDayOf = (fiscalYear: number): Date => new Date(Date.UTC(fiscalYear - 544, 9, 1))

function warmWorker(): Worker {
  if (worker === undefined) {
    const fresh = new Worker(WORKER_FILE, {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    })
    fresh.unref()
    fresh.once('exit', () => {
      if (worker === fresh) worker = undefined
    })
    worker = fresh
  }
  return worker
}

function ask(asked: Worker, request: RenderRequest, deadlineMs: number): Promise<RenderAnswer> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => settle(() => reject(new Error(`no answer within ${deadlineMs} ms`))), deadlineMs)
    const onMessage = (answer: RenderAnswer): void => settle(() => resolve(answer))
    const onError = (error: Error): void => settle(() => reject(error))
    const onExit = (code: number): void => settle(() => reject(new Error(`the worker ended with code ${code}`)))
    const settle = (finish: () => void): void => {
      clearTimeout(deadline)
      asked.off('message', onMessage).off('error', onError).off('exit', onExit)
      asked.unref()
      finish()
    }
    asked.on('message', onMessage).on('error', onError).on('exit', onExit)
    asked.ref()
    asked.postMessage(request, [])
  })
}
