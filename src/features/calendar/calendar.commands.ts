import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, signatureOf, type Actor } from '#src/domain/permissions.ts'
import { listOfficeDeadlines } from '#src/features/deadlines/deadlines.commands.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { actorOfAccount } from '#src/features/people/actors.commands.ts'
import { officeIdOfToken, writeToken, type DeadlineCalendar } from './calendar.ts'
import { deleteFeed, findFeed, findFeedByHash, saveFeed } from './calendar.queries.ts'

/** Whether the person has a calendar feed of the office, and since when. */
export async function openCalendarFeed(
  context: Context,
  officeCode: string,
): Promise<{ office: Office; madeAt: Date | null }> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const office = await officeWith(context, officeCode)
  return { office, madeAt: await readOrg(context.db, office.id, (tx) => findFeed(tx, office.id, userId)) }
}

/**
 * Makes the person's feed of the office anew: the address that was there before works no more.
 * @returns the token of the address, which is nowhere else and never told again
 */
export async function makeCalendarFeed(context: Context, officeCode: string): Promise<string> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const office = await officeWith(context, officeCode)
  const token = writeToken(office.id, randomBytes(32).toString('base64url'))
  await inOrg(context.db, office.id, async (tx) => {
    await saveFeed(tx, office.id, { userId, tokenHash: hashOf(token) }, context.now())
    await note(tx, context, officeCode, 'made')
  })
  return token
}

/** Ends the person's feed of the office: its address works no more. */
export async function endCalendarFeed(context: Context, officeCode: string): Promise<void> {
  authorise(context.actor, 'account.own', officeCode)
  const userId = personOf(context.actor)
  const office = await officeWith(context, officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    if (await deleteFeed(tx, office.id, userId)) await note(tx, context, officeCode, 'ended')
  })
}

const note = (tx: Tx, context: Context, officeCode: string, what: 'made' | 'ended'): Promise<number> =>
  appendAudit(tx, {
    at: context.now(),
    actor: signatureOf(context.actor, officeCode),
    action: 'account.own',
    subjectType: 'calendar-feed',
    subjectId: officeCode,
    detail: { what },
  })

/**
 * What the feed with this token tells today. The token is all that is asked for: calendar programs cannot sign in.
 * @throws AppError 'not_found' for a token that is unknown or was replaced, and for a person who holds no position there any more
 */
export async function readCalendarFeed(asking: Pick<Context, 'db' | 'now'>, token: string): Promise<DeadlineCalendar> {
  const orgId = officeIdOfToken(token)
  const feed = orgId && (await readOrg(asking.db, orgId, (tx) => findFeedByHash(tx, orgId, hashOf(token))))
  const actor = feed ? await actorOfAccount(asking, feed.userId) : null
  const isMember = actor?.memberships.some((membership) => feed && membership.officeCode === feed.officeCode)
  if (!feed || !actor || isMember !== true) throw new AppError('not_found', 'ที่อยู่ปฏิทินนี้ใช้ไม่ได้ หรือถูกเปลี่ยนไปแล้ว')
  const plans = await listOfficeDeadlines({ ...asking, actor }, feed.officeCode)
  return { office: { dlaCode: feed.officeCode, name: feed.officeName }, plans }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The person who asks; a key has no calendar. */
function personOf(actor: Actor): string {
  if (actor.userId !== null && actor.scopes === null) return actor.userId
  throw new AppError('forbidden', 'สร้างที่อยู่ปฏิทินได้เมื่อลงชื่อเข้าใช้ด้วยบัญชีของท่านเองเท่านั้น')
}
