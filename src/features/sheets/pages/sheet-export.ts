import { redirect } from 'react-router'
import { contextOf } from '#src/web/app-context.ts'
import { formText } from '#src/web/form-text.ts'
import type { Route } from './+types/sheet-export.ts'
import { exportSheet } from '../sheets.commands.ts'

/** Opened by hand: to where the form stands. */
export const loader = ({ params }: Route.LoaderArgs) =>
  redirect(`/offices/${params.officeCode}/${params.fiscalYear}/sheets`)

/** Gives projects out; the browser then keeps the file. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const divisionId = formText(await request.formData(), 'division') || null
  const { officeCode, fiscalYear } = params
  const id = await exportSheet(contextOf(context), officeCode, Number(fiscalYear), divisionId)
  return redirect(`/offices/${officeCode}/${fiscalYear}/sheets/files/${id}`)
}
