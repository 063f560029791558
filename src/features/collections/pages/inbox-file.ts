import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/inbox-file.ts'
import { openInboxFile } from '../inbox-views.commands.ts'
import { asDownload } from './download.ts'

/** A file that came with an answer. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, requestId, fileId } = params
  return asDownload(await openInboxFile(contextOf(context), officeCode, Number(fiscalYear), { requestId, fileId }))
}
