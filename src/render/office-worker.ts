import { parentPort } from 'node:worker_threads'
import type { DocxFont } from './docx/styles.ts'
import { writeDocx, type DocxOptions } from './docx/write-docx.ts'
import { writeLetters } from './docx/write-letters.ts'
import { writeTableReport } from './docx/write-table-report.ts'
import type { LetterFile } from './official-letter.ts'
import type { PlanDocument } from './plan-document.ts'
import type { TableReport } from './table-report.ts'
import { writeTableBook, type TableBook } from './xlsx/table-book.ts'
import { writeXlsxBook } from './xlsx/write-xlsx.ts'

/** What the worker is asked, and what it answers: the finished file, or what went wrong. */
export type OfficeRequest =
  | { format: 'docx'; document: PlanDocument; options: DocxOptions }
  | { format: 'docx'; letters: LetterFile; font: DocxFont }
  | { format: 'docx'; report: TableReport }
  | { format: 'xlsx'; document: PlanDocument }
  | { format: 'xlsx'; table: TableBook }
/** The file, or why there is none. */
export type OfficeAnswer = { file: Uint8Array } | { error: string }

const port = parentPort
if (port === null) throw new Error('to be started as a worker thread')

async function write(request: OfficeRequest): Promise<Uint8Array> {
  if ('table' in request) return writeTableBook(request.table)
  if ('report' in request) return writeTableReport(request.report)
  if ('letters' in request) return writeLetters(request.letters, request.font)
  return request.format === 'docx' ? writeDocx(request.document, request.options) : writeXlsxBook(request.document)
}

port.on('message', (request: OfficeRequest) => {
  write(request).then(
    (file) => port.postMessage({ file } satisfies OfficeAnswer),
    (error: unknown) => port.postMessage({ error: String(error) } satisfies OfficeAnswer),
  )
})
