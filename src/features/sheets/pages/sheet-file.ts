import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/sheet-file.ts'
import { openSheetFile } from '../sheets.commands.ts'

/** The file of an export. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, exportId } = params
  const { fileName, bytes } = await openSheetFile(contextOf(context), officeCode, Number(fiscalYear), exportId)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="plan-${fiscalYear}-edit.xlsx"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
    },
  })
}
