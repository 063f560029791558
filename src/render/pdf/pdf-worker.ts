import { parentPort } from 'node:worker_threads'
import type { PlanDocument } from '#src/render/plan-document.ts'
import type { LetterFile } from '#src/render/official-letter.ts'
import type { TableReport } from '#src/render/table-report.ts'
import { bookData } from './book-data.ts'
import { letterData } from './letter-data.ts'
import { reportData } from './report-data.ts'
import { repairText, type PageMemory } from './repair-text.ts'
import { openTypst, type TemplateName, type TypstEngine } from './typst-engine.ts'

/** What the worker is asked, and what it answers: the finished file, or what went wrong. */
export type RenderRequest = { createdAt: Date } & (
  { document: PlanDocument } | { letters: LetterFile } | { report: TableReport }
)
/** The book, or why there is none. */
export type RenderAnswer = { pdf: Uint8Array } | { error: string }

const port = parentPort
if (port === null) throw new Error('to be started as a worker thread')
const engine = openTypst()

/** Of the book before. */
const pages: PageMemory = new Map()

/** Length of the data of a book (about 800 rows) whose traces would take too much memory to keep. */
const LARGE_BOOK = 400_000

async function render(request: RenderRequest): Promise<Uint8Array> {
  const typst = await engine
  const { createdAt } = request
  // A copy: where there is nothing to repair it is the compiler's own memory, which cannot be handed to another thread.
  const small = (data: object, template: TemplateName): Uint8Array =>
    new Uint8Array(repairText(compileAndEvict(typst, JSON.stringify(data), createdAt, template)))
  if ('letters' in request) return small(letterData(request.letters, createdAt), 'letter')
  if ('report' in request) return small(reportData(request.report, createdAt), 'report')
  const data = JSON.stringify(bookData(request.document, createdAt))
  const pdf = repairText(compileAndEvict(typst, data, createdAt, 'book'), pages)
  if (data.length >= LARGE_BOOK) pages.clear()
  return pdf
}

/** What the compiler remembers is let go before the next step needs memory. */
function compileAndEvict(typst: TypstEngine, data: string, createdAt: Date, template: TemplateName): Uint8Array {
  try {
    return typst.compile(data, createdAt, template)
  } finally {
    typst.evict(data.length < LARGE_BOOK)
  }
}

port.on('message', (request: RenderRequest) => {
  render(request).then(
    (pdf) => port.postMessage({ pdf } satisfies RenderAnswer, [pdf.buffer as ArrayBuffer]),
    (error: unknown) => port.postMessage({ error: String(error) } satisfies RenderAnswer),
  )
})
