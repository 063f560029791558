import { renderOffice } from '../office-renderer.ts'
import type { PlanDocument } from '../plan-document.ts'
import type { TableBook } from './table-book.ts'

/**
 * The forms of the book as an Excel workbook with sums that compute, written in a worker thread.
 * @throws AppError `unavailable` when the worker failed or took too long
 */
export const renderXlsx = (document: PlanDocument): Promise<Uint8Array> => renderOffice({ format: 'xlsx', document })

/** A table for editing as an Excel workbook, written in a worker thread. @throws AppError as `renderXlsx` */
export const renderTableBook = (table: TableBook): Promise<Uint8Array> => renderOffice({ format: 'xlsx', table })
