import { AppError } from '#src/domain/errors.ts'
import { renderLettersDocx } from '#src/render/docx/render-docx.ts'
import { renderLettersPdf } from '#src/render/pdf/render-pdf.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/letter-file.ts'
import { makeLetters } from '../letters.commands.ts'

const MIME = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** The letters of a round as a file: `…/letter-file/pdf` or `docx`, to all agencies or (`?to=REQUEST`) to one. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, roundId, format } = params
  if (format !== 'pdf' && format !== 'docx') throw new AppError('not_found', 'มีหนังสือเป็นไฟล์ pdf และ docx เท่านั้น')
  const app = contextOf(context)
  const requestId = new URL(request.url).searchParams.get('to')
  const letters = await makeLetters(app, officeCode, Number(fiscalYear), { roundId, requestId })
  const bytes = await (format === 'pdf' ? renderLettersPdf(letters, app.now()) : renderLettersDocx(letters))
  const [only, ...others] = letters.letters
  const name = encodeURIComponent(`หนังสือขอความร่วมมือ ${others.length === 0 ? (only?.to ?? '') : fiscalYear}.${format}`)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': MIME[format],
      'content-disposition': `attachment; filename="letter-${fiscalYear}.${format}"; filename*=UTF-8''${name}`,
      'cache-control': 'private, no-store',
    },
  })
}
