import type { Context } from '#src/context.ts'
import { LOCAL_OPERATOR } from '#src/domain/permissions.ts'
import type { Services } from './app.ts'

/** What the commands of one request receive. Until there is sign-in, everyone who reaches the server sits at its machine. */
export const requestContext = (services: Services): Context => ({
  db: services.database,
  actor: LOCAL_OPERATOR,
  now: () => new Date(),
})
