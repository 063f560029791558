import { addDays } from '#src/domain/thai-date.ts'

/** A link lives that many days after the day until which answers are asked for, so that a late answer still finds its way. */
export const LINK_DAYS = 30

/** A link of one who is asked, as it is kept. */
export type Link = {
  id: string
  requestId: string
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  lastOpenedAt: Date | null
}

/** What the office hands out. `url`: with the address of the installation, or without (`path`) where it has none of its own. */
export type HandedLink = { url: string; path: string; expiresAt: Date; lastOpenedAt: Date | null }

/** 'live': answers are taken · 'closed': what was sent can be looked at · the others open nothing. */
export type LinkStanding = 'live' | 'closed' | 'expired' | 'revoked'

/** The first moment of the day after an ISO date, in Thailand: what holds until that day ends then. */
export const endOfDay = (isoDate: string): Date => new Date(`${addDays(isoDate, 1)}T00:00:00+07:00`)

/**
 * When a link that is made today ends: 30 days after the due date, or after today where that is later.
 * @param dueOn ISO date
 * @param today ISO date
 */
export const linkExpiry = (dueOn: string, today: string): Date =>
  endOfDay(addDays(dueOn > today ? dueOn : today, LINK_DAYS))

/** What may be done by a link now. @param closedAt when its round was closed */
export function standingOf(
  link: Pick<Link, 'expiresAt' | 'revokedAt'>,
  { closedAt }: { closedAt: Date | null },
  now: Date,
): LinkStanding {
  if (link.revokedAt !== null) return 'revoked'
  if (now >= link.expiresAt) return 'expired'
  return closedAt === null ? 'live' : 'closed'
}

/** Where the page of an agency stands under the address of the installation. */
export const linkPath = (token: string): string => `/a/${token}`
