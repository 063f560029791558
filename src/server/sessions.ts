import type { FastifyRequest } from 'fastify'
import type { Sessions, SignInOutcome } from '#src/web/app-context.ts'
import { CLIENT_HEADER, type Auth } from './auth.ts'
import { originOf } from './client-address.ts'

/**
 * The sessions of one browser. Every call goes through the library's own handler, as a request would: called directly, it would not count
 * how often an address tries.
 */
export function sessionsOf(auth: Auth, request: FastifyRequest, url: string | null): Sessions {
  const origin = originOf(request, url)
  const post = (path: string, body: object): Promise<Response> => {
    const headers = new Headers({ 'content-type': 'application/json', origin, [CLIENT_HEADER]: request.ip })
    for (const name of ['cookie', 'user-agent'] as const) {
      const value = request.headers[name]
      if (value !== undefined) headers.set(name, value)
    }
    return auth.handler(
      new Request(`${origin}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    )
  }
  return {
    signIn: async (username, password) => outcomeOf(await post('/sign-in/username', { username, password })),
    signOut: async () => (await post('/sign-out', {})).headers.getSetCookie(),
    changePassword: async (currentPassword, newPassword) =>
      outcomeOf(await post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true })),
  }
}

function outcomeOf(answer: Response): SignInOutcome {
  if (answer.ok) return { kind: 'done', setCookies: answer.headers.getSetCookie() }
  if (answer.status === 429)
    return { kind: 'too-many', retrySeconds: Number(answer.headers.get('x-retry-after') ?? 60) }
  // Wrong name, wrong password, a name that cannot be: a stranger is told the same of all.
  if (answer.status < 500) return { kind: 'wrong' }
  throw new Error(`the sign-in library answered ${answer.status}`)
}
