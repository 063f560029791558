import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/progress-file.ts'
import { openStepFile } from '../steps.commands.ts'

/** A file that went with a step: always kept by the browser, never shown or run, whatever is in it. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const file = await openStepFile(contextOf(context), params.officeCode, Number(params.fiscalYear), params.fileId)
  const ending = file.fileName.replace(/^.*\./s, '')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="file.${ending}"; filename*=UTF-8''${encodeURIComponent(file.fileName).replaceAll("'", '%27')}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
