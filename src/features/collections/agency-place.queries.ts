import { createHash } from 'node:crypto'
import { canonicalJson } from '#src/db/audit.ts'
import { orgIdOf, type Tx } from '#src/db/scope.ts'
import { addDays, dateInThailand } from '#src/domain/thai-date.ts'
import { forgedLink, type Asked } from './agency-answers.ts'
import { loadAsker } from './answers.queries.ts'
import { verifyToken, type TokenTarget } from './link-token.queries.ts'
import { standingOf, type Link } from './links.ts'
import { findLink } from './links.queries.ts'
import type { CollectionRequest } from './rounds.ts'
import { lockRequest } from './rounds.queries.ts'

/** What a verified link gives access to: one who is asked, of one office, and nothing else. */
export type AgencyPlace = { link: Link; request: CollectionRequest; asked: Asked; now: Date }

/**
 * What a token names. Nothing of the database is looked at before.
 * @param linkKey missing where links can be neither made nor opened
 * @throws AppError 'not_found' for one that was not signed here
 */
export function verifiedTarget(linkKey: string | undefined, token: string): TokenTarget {
  const target = linkKey === undefined ? null : verifyToken(linkKey, token)
  if (!target) throw forgedLink()
  return target
}

/**
 * The place of a link, locked until the transaction ends; the transaction must be in the office that the token names.
 * @throws AppError 'not_found' for a link that is kept no more
 */
export async function lockAgencyPlace(tx: Tx, { orgId, linkId }: TokenTarget, now: Date): Promise<AgencyPlace> {
  if (orgIdOf(tx) !== orgId) throw new Error('the transaction is in another office than the link')
  const link = await findLink(tx, linkId)
  const request = link && (await lockRequest(tx, link.requestId))
  if (!link || !request) throw forgedLink()
  const { officeName, officePlace, contactLine, letterNumber } = await loadAsker(tx, request.round.id)
  const { fiscalYear, dueOn } = request.round
  const asked: Asked = {
    standing: standingOf(link, request.round, now),
    officeName,
    officePlace,
    agencyName: request.name,
    fiscalYear,
    dueOn,
    lastDay: addDays(dateInThailand(link.expiresAt), -1),
    contactLine,
    letterNumber,
  }
  return { link, request, asked, now }
}

/**
 * An id made of what it stands for: the same for a form that is sent twice, another for one that was changed and sent again. Marked as a
 * UUID of version 8.
 */
export function idFrom(...parts: readonly unknown[]): string {
  const hex = createHash('sha256').update(canonicalJson(parts)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
