import { createContext, type RouterContextProvider } from 'react-router'
import type { Context } from '#src/context.ts'

/** What the server gives to each request's loaders and actions. */
export type PageRequest = {
  context: Context
  /** Writes a fault to the log; the page shows general words only. */
  reportFault: (error: unknown) => void
}

// Null and not undefined: a default of undefined counts as none, and `get` would throw before we can say what is missing.
const pageRequest = createContext<PageRequest | null>(null)

/** Called by the server before a page is rendered. */
export const providePageRequest = (provider: RouterContextProvider, value: PageRequest): void =>
  provider.set(pageRequest, value)

/** What the server gave to this request. Throws when a page runs outside our server. */
export function pageRequestOf(provider: Readonly<RouterContextProvider>): PageRequest {
  const found = provider.get(pageRequest)
  if (found === null) throw new Error('this page was not started by src/server/pages.ts')
  return found
}

/** What commands and queries need, for loaders and actions: `contextOf(context)`. */
export const contextOf = (provider: Readonly<RouterContextProvider>): Context => pageRequestOf(provider).context
