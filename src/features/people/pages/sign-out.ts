import { redirect } from 'react-router'
import { pageRequestOf } from '#src/web/app-context.ts'
import type { Route } from './+types/sign-out.ts'
import { withCookies } from './with-cookies.ts'

/** Only a form signs out: a link that someone follows, or a browser fetches ahead, must not. */
export const loader = () => redirect('/')

export async function action({ context }: Route.ActionArgs) {
  return redirect('/', { headers: withCookies(await pageRequestOf(context).sessions.signOut()) })
}
