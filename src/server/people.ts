import type { FastifyRequest } from 'fastify'
import type { Database } from '#src/db/open.ts'
import { AppError } from '#src/domain/errors.ts'
import { STRANGER, type Actor } from '#src/domain/permissions.ts'
import { actorOfAccount, isSetUp } from '#src/features/people/actors.commands.ts'
import type { Sessions } from '#src/web/app-context.ts'
import { actorOfKey, isApiKey } from './api-key-actor.ts'
import type { Auth } from './auth.ts'
import { pathOf } from './errors.ts'
import { sessionsOf } from './sessions.ts'

/** Who asks, and cookies that prolong the session. */
export type Identity = { actor: Actor; setCookies: readonly string[] }

/** How the server learns who asks. Tests put in their own. */
export type People = {
  /** @throws AppError 'unauthenticated' for an API key that does not work */
  identify: (request: FastifyRequest) => Promise<Identity>
  sessions: (request: FastifyRequest) => Sessions
  /** Whether anyone can sign in here yet. */
  isSetUp: () => Promise<boolean>
}

const UNKNOWN: Identity = { actor: STRANGER, setCookies: [] }

/** People by their session cookie or API key. */
export function peopleOf(database: Database, auth: Auth, url: string | null): People {
  const asking = { db: database, now: () => new Date() }
  let known = false
  return {
    sessions: (request) => sessionsOf(auth, request, url),
    isSetUp: async () => (known ||= await isSetUp(asking)),
    identify: async (request) => {
      const { authorization, cookie } = request.headers
      // Keys are for programs: pages are opened by people, with their session.
      if (isApiKey(authorization) && pathOf(request).startsWith('/api/')) {
        const actor = await actorOfKey(asking, authorization)
        if (actor === null) throw new AppError('unauthenticated', 'คีย์ API นี้ใช้ไม่ได้ หมดอายุ หรือถูกยกเลิกแล้ว')
        return { actor, setCookies: [] }
      }
      if (cookie === undefined) return UNKNOWN
      const { response, headers } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      const actor = response && (await actorOfAccount(asking, response.user.id))
      return actor ? { actor, setCookies: headers.getSetCookie() } : UNKNOWN
    },
  }
}

/** Where nobody can sign in: in tests of the server alone. */
export const NOBODY: People = {
  identify: () => Promise.resolve(UNKNOWN),
  isSetUp: () => Promise.resolve(true),
  sessions: () => {
    throw new Error('this server was built without sign-in')
  },
}
