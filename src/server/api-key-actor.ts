import type { Actor } from '#src/domain/permissions.ts'
import { actorOfApiKey } from '#src/features/api-keys/api-keys.commands.ts'
import type { Asking } from '#src/features/people/actors.commands.ts'

const BEARER = /^Bearer (dmn_\S+)$/i

/** Whether an Authorization header bears one of our API keys. */
export const isApiKey = (authorization: string | undefined): authorization is string =>
  authorization !== undefined && BEARER.test(authorization)

/** The actor of the API key in an Authorization header; null when the key does not work. */
export const actorOfKey = (asking: Asking, authorization: string): Promise<Actor | null> =>
  actorOfApiKey(asking, BEARER.exec(authorization)?.[1] ?? '')
