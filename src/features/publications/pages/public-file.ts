import { AppError } from '#src/domain/errors.ts'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/public-file.ts'
import { isPublishedFormat, MEDIA_TYPES } from '../publications.ts'
import { openPublicFile } from '../published.commands.ts'

/** A file of an announced plan: `/p/CODE/YEAR/files/pdf`, `docx`, `xlsx`, `csv` or `json`. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, format } = params
  if (!isPublishedFormat(format)) throw new AppError('not_found', 'มีไฟล์ pdf docx xlsx csv และ json เท่านั้น')
  const file = await openPublicFile(contextOf(context), officeCode, Number(params.fiscalYear), format)
  const plainName = `plan-${officeCode}-${params.fiscalYear}.${format}`
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': MEDIA_TYPES[format],
      'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    },
  })
}
