import { AppError } from '#src/domain/errors.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/book-file.ts'
import { makeBook } from '../plans.commands.ts'

type Format = { mime: string; write: (book: PlanDocument, search: URLSearchParams) => Promise<Uint8Array> }

const FORMATS: Readonly<Record<string, Format>> = {
  pdf: { mime: 'application/pdf', write: (book) => renderPdf(book) },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: (book, search) => renderDocx(book, { bars: search.get('bars') === 'arrows' ? 'arrows' : 'shaded' }),
  },
  xlsx: {
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (book) => renderXlsx(book),
  },
}

/** The book as a file: `/offices/CODE/YEAR/book-file/pdf`, `docx` (also `?bars=arrows`) or `xlsx`. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const format = FORMATS[params.format]
  if (!format) throw new AppError('not_found', 'มีเล่มแผนเป็นไฟล์ pdf docx และ xlsx เท่านั้น')
  const book = await makeBook(contextOf(context), params.officeCode, Number(params.fiscalYear))
  const bytes = await format.write(book, new URL(request.url).searchParams)
  const name = encodeURIComponent(`แผนการดำเนินงาน ${params.fiscalYear} ${book.officeName}.${params.format}`)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': format.mime,
      'content-disposition': `attachment; filename="plan-${params.fiscalYear}.${params.format}"; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  })
}
