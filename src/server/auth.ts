import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins'
import type { Database } from '#src/db/open.ts'
import { isUsername, MAX_PASSWORD, MIN_PASSWORD, normaliseUsername } from '#src/features/people/people.ts'

/** What the sign-in library asks instead of the network: written over by us on every request, so that nobody can choose it. */
export const CLIENT_HEADER = 'x-damnoen-client'

const SESSION_DAYS = 7
const DAY_SECONDS = 86_400

/** Sign-ins that one address may try in a minute. A whole office often shares one address, and comes to work at the same time. */
export const SIGN_INS_PER_MINUTE = 20

/** `secret`: signs the cookies. `secureCookies`: people reach the server by https. */
export type AuthConfig = { database: Database; secret: string; secureCookies: boolean }

/**
 * The options of the sign-in library. It keeps who a person is and how they prove it, in the schema `auth`; what they may do is ours.
 * Accounts are made by our own commands, never by signing up.
 */
export function authOptions({ database, secret, secureCookies }: AuthConfig) {
  return {
    appName: 'Damnoen',
    basePath: '/api/auth',
    secret,
    database: { db: database.kysely, type: 'postgres' as const, schemaName: 'auth' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
    },
    plugins: [
      username({
        usernameNormalization: normaliseUsername,
        usernameValidator: (name) => isUsername(normaliseUsername(name)),
      }),
    ],
    session: { expiresIn: SESSION_DAYS * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: 'database' as const,
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/username': { window: 60, max: SIGN_INS_PER_MINUTE },
        '/change-password': { window: 60, max: SIGN_INS_PER_MINUTE },
      },
    },
    advanced: {
      useSecureCookies: secureCookies,
      cookiePrefix: 'damnoen',
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
    },
    // Our own guard has refused foreign hosts and foreign pages before a request comes here.
    trustedOrigins: (request?: Request) => (request ? [new URL(request.url).origin] : []),
    telemetry: { enabled: false },
    logger: { disabled: true },
  }
}

/** The sign-in library over our database. */
export const createAuth = (config: AuthConfig) => betterAuth(authOptions(config))
export type Auth = ReturnType<typeof createAuth>
