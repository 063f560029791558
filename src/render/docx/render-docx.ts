import { renderOffice } from '../office-renderer.ts'
import type { PlanDocument } from '../plan-document.ts'
import type { DocxOptions } from './write-docx.ts'

export type { DocxOptions } from './write-docx.ts'

/**
 * The book as a Word file that officials go on editing, written in a worker thread.
 * @throws AppError `unavailable` when the worker failed or took too long
 */
export const renderDocx = (document: PlanDocument, options: DocxOptions = {}): Promise<Uint8Array> =>
  renderOffice({ format: 'docx', document, options })
