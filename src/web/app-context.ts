import { createContext, type RouterContextProvider } from 'react-router'
import type { Context } from '#src/context.ts'

/** What became of a try to prove who one is. `setCookies` go out with the answer. */
export type SignInOutcome =
  { kind: 'done'; setCookies: readonly string[] } | { kind: 'wrong' } | { kind: 'too-many'; retrySeconds: number }

/** The sessions of the browser that asks. All of it passes the limit of tries per address. */
export type Sessions = {
  signIn: (username: string, password: string) => Promise<SignInOutcome>
  /** Cookies that end the session in the browser; on the server it has ended. */
  signOut: () => Promise<readonly string[]>
  /** Ends all other sessions of the person too. 'wrong': `current` is not the password. */
  changePassword: (current: string, next: string) => Promise<SignInOutcome>
}

/** What the server gives to each request's loaders and actions. */
export type PageRequest = {
  context: Context
  /** Writes a fault to the log; the page shows general words only. */
  reportFault: (error: unknown) => void
  sessions: Sessions
  /** Whether a text is the code that was shown where an empty installation was started, typed on the machine itself. */
  isSetUpCode: (typed: string) => boolean
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
