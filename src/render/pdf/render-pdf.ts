import path from 'node:path'
import { AppError } from '#src/domain/errors.ts'
import { BUDDHIST_ERA_OFFSET } from '#src/domain/fiscal-year.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import type { LetterFile } from '#src/render/official-letter.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import type { TableReport } from '#src/render/table-report.ts'
import { createWarmWorker } from '#src/render/warm-worker.ts'
import type { RenderAnswer, RenderRequest } from './pdf-worker.ts'

/** How a PDF is made. */
export type PdfOptions = {
  /** Written into the file as its date. Unless given, the first day of the fiscal year, so that the same book gives the same bytes. */
  createdAt?: Date
  /** After so long a rendering is broken off. */
  deadlineMs?: number
}

/** 3,000 rows take about 15 s on two cores; a busy machine may take several times that. */
const DEADLINE_MS = 180_000

/** A book of some 800 projects. */
const LARGE_PDF_BYTES = 2_500_000

const worker = createWarmWorker<RenderRequest, RenderAnswer>({
  file: path.join(PROJECT_ROOT, 'src/render/pdf/pdf-worker.ts'),
  heapMb: 1024,
  // Small, so that garbage of one step is cleared away before the next needs the memory.
  youngHeapMb: 16,
  deadlineMs: DEADLINE_MS,
  idleMs: 60_000,
  // Nothing of a large book is remembered, and what its rendering took is some hundred MB.
  isSpent: (answer) => 'pdf' in answer && answer.pdf.length > LARGE_PDF_BYTES,
})

/**
 * The bound book as a tagged PDF (PDF/A-2a where the platform has a native compiler), with a text layer that can be searched and copied.
 * Works in a worker thread, one book at a time; the caller's event loop stays free.
 * @throws AppError `unavailable` when the compiler crashed, refused the book or ran out of time or memory
 */
export async function renderPdf(document: PlanDocument, options: PdfOptions = {}): Promise<Uint8Array> {
  const { createdAt = firstDayOf(document.fiscalYear), deadlineMs } = options
  return rendered({ document, createdAt }, deadlineMs)
}

/**
 * Official letters as a PDF, printed by the same worker thread.
 * @param createdAt written into the file as its date
 * @throws AppError `unavailable` as `renderPdf`
 */
export const renderLettersPdf = (letters: LetterFile, createdAt: Date): Promise<Uint8Array> =>
  rendered({ letters, createdAt })

/**
 * A report that is one table as a PDF, printed by the same worker thread.
 * @param createdAt written into the file as its date
 * @throws AppError `unavailable` as `renderPdf`
 */
export const renderReportPdf = (report: TableReport, createdAt: Date): Promise<Uint8Array> =>
  rendered({ report, createdAt })

async function rendered(request: RenderRequest, deadlineMs?: number): Promise<Uint8Array> {
  try {
    const answer = await worker.ask(request, deadlineMs)
    if ('pdf' in answer) return answer.pdf
    throw new Error(answer.error)
  } catch (cause) {
    const error = new AppError('unavailable', 'จัดทำไฟล์ PDF ไม่สำเร็จ โปรดลองอีกครั้ง หากยังไม่สำเร็จให้ใช้ไฟล์ Word แทน')
    error.cause = cause
    throw error
  }
}

/** Ends the worker thread, for a clean shutdown. Renderings under way are refused. */
export const closePdfWorker = worker.close

/** 1 October of the year before, by the Gregorian calendar. */
const firstDayOf = (fiscalYear: number): Date => new Date(Date.UTC(fiscalYear - 1 - BUDDHIST_ERA_OFFSET, 9, 1))
