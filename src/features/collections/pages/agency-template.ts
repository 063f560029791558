import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/agency-template.ts'
import { makeTemplate } from '../agency-excel.commands.ts'
import { asDownload } from './download.ts'

/** The template of a link, made anew for each download: its rows have ids of their own. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return asDownload({ ...(await makeTemplate(contextOf(context), params.token)), mediaType })
}
