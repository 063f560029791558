import { redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import type { Route } from './+types/item-case.ts'
import { findItemCase } from '../cases.commands.ts'

/** Leads from an item of the inbox and a project like it to the page that has both beside each other; `inbox`: whose inbox to come back to. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { officeCode, fiscalYear, itemId, projectId } = params
  const caseId = await findItemCase(contextOf(context), officeCode, Number(fiscalYear), { itemId, projectId })
  return redirect(`/offices/${officeCode}/${fiscalYear}/duplicates/${caseId}${new URL(request.url).search}`)
}
