import { AppError } from '#src/domain/errors.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { renderPdf } from '#src/render/pdf/render-pdf.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/book-file.ts'
import { openFrozenFile } from '../frozen-book.commands.ts'
import { makeBook } from '../plans.commands.ts'

type Format = { mime: string; write: (book: PlanDocument, search: URLSearchParams) => Promise<Uint8Array> }

const FORMATS: Readonly<Record<'pdf' | 'docx' | 'xlsx', Format>> = {
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
  const name = params.format
  if (name !== 'pdf' && name !== 'docx' && name !== 'xlsx')
    throw new AppError('not_found', 'มีเล่มแผนเป็นไฟล์ pdf docx และ xlsx เท่านั้น')
  const [app, fiscalYear] = [contextOf(context), Number(params.fiscalYear)]
  // What was announced is given as it was written then, not written anew.
  const frozen = await openFrozenFile(app, params.officeCode, fiscalYear, name)
  const book = await makeBook(app, params.officeCode, fiscalYear)
  const bytes = frozen?.bytes ?? (await FORMATS[name].write(book, new URL(request.url).searchParams))
  const fileName = encodeURIComponent(
    frozen?.fileName ?? `แผนการดำเนินงาน ${params.fiscalYear} ${book.officeName}.${params.format}`,
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': FORMATS[name].mime,
      'content-disposition': `attachment; filename="plan-${params.fiscalYear}.${params.format}"; filename*=UTF-8''${fileName}`,
      'cache-control': 'private, no-store',
    },
  })
}
