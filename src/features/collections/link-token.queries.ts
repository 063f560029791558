import { createHmac, timingSafeEqual } from 'node:crypto'
import { linkPath, type HandedLink, type Link } from './links.ts'

/** What a token names: an office by its id, and one of its links. */
export type TokenTarget = { orgId: number; linkId: string }

const TOKEN = /^([1-9]\d{0,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/
/** Ids of offices fit into it. */
const MAX_ORG_ID = 0x7fffffff

/** The signature is of these words too, so that it serves for nothing else that is signed with the same key. */
const signatureOf = (linkKey: string, name: string): string =>
  createHmac('sha256', linkKey).update(`damnoen collection link\n${name}`).digest('base64url')

/** The token of a link: the same every time, and kept nowhere. */
export function signToken(linkKey: string, { orgId, linkId }: TokenTarget): string {
  const name = `${orgId}.${linkId}`
  return `${name}.${signatureOf(linkKey, name)}`
}

/** A link as the office hands it out. @param siteUrl origin of the installation; missing or null: the address is a path only */
export function handedLink(
  { siteUrl, linkKey }: { siteUrl?: string | null | undefined; linkKey: string },
  orgId: number,
  link: Pick<Link, 'id' | 'expiresAt' | 'lastOpenedAt'>,
): HandedLink {
  const path = linkPath(signToken(linkKey, { orgId, linkId: link.id }))
  return { url: `${siteUrl ?? ''}${path}`, path, expiresAt: link.expiresAt, lastOpenedAt: link.lastOpenedAt }
}

/** What a token names, or null when this installation did not sign it. Takes as long for a nearly right signature as for a wrong one. */
export function verifyToken(linkKey: string, token: string): TokenTarget | null {
  const [, office, linkId, signature] = TOKEN.exec(token) ?? []
  if (office === undefined || linkId === undefined || signature === undefined) return null
  // Texts are compared, not bytes: the last letter of base64url has bits to spare.
  const expected = signatureOf(linkKey, `${office}.${linkId}`)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) return null
  const orgId = Number(office)
  return orgId <= MAX_ORG_ID ? { orgId, linkId } : null
}
