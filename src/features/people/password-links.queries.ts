import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#src/db/scope.ts'
import { insertPasswordLink } from './accounts.queries.ts'
import { linkExpiry } from './password-token.ts'

/** Of a token only this is kept: who reads the database cannot use the links in it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Makes a link by which a person chooses a password, as the system. Returns its token, which is never to be seen again. */
export async function makePasswordToken(tx: Tx, userId: string, orgId: number, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertPasswordLink(tx, { tokenHash: hashOfToken(token), userId, orgId, expiresAt: linkExpiry(now) })
  return token
}
