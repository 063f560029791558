import { renderOffice } from '../office-renderer.ts'
import type { LetterFile } from '../official-letter.ts'
import type { PlanDocument } from '../plan-document.ts'
import type { TableReport } from '../table-report.ts'
import type { DocxFont } from './styles.ts'
import type { DocxOptions } from './write-docx.ts'

export type { DocxOptions } from './write-docx.ts'

/**
 * The book as a Word file that officials go on editing, written in a worker thread.
 * @throws AppError `unavailable` when the worker failed or took too long
 */
export const renderDocx = (document: PlanDocument, options: DocxOptions = {}): Promise<Uint8Array> =>
  renderOffice({ format: 'docx', document, options })

/**
 * Official letters as a Word file, written in the same worker thread.
 * @throws AppError `unavailable` when the worker failed or took too long
 */
export const renderLettersDocx = (letters: LetterFile, font: DocxFont = 'TH SarabunPSK'): Promise<Uint8Array> =>
  renderOffice({ format: 'docx', letters, font })

/**
 * A report that is one table as a Word file, written in the same worker thread.
 * @throws AppError `unavailable` when the worker failed or took too long
 */
export const renderReportDocx = (report: TableReport): Promise<Uint8Array> => renderOffice({ format: 'docx', report })
