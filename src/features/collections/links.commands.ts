import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { dateInThailand, parseThaiDate } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import { handedLink } from './link-token.queries.ts'
import { endOfDay, linkExpiry, type HandedLink, type Link } from './links.ts'
import { findLiveLink, insertLink, revokeLinks, saveExpiry } from './links.queries.ts'
import type { CollectionRequest } from './rounds.ts'
import { loadRequest, lockRequest } from './rounds.queries.ts'

/** The furthest day to which a link may be prolonged, counted from today. */
const LONGEST_DAYS = 366

type Place = { orgId: number; linkKey: string; now: Date; request: CollectionRequest }

/** The link of an agency as the page of it shows it; null when none is live, or none can be made. `isOpen`: the round is. */
export type LinkView = { name: string; link: HandedLink | null; isOpen: boolean }

/** The live link of an agency, without making one. @throws AppError 'not_found', also for a division */
export async function openLink(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  requestId: string,
): Promise<LinkView> {
  authorise(context.actor, 'collection.manage', officeCode)
  const office = await officeWith(context, officeCode)
  const now = context.now()
  return readOrg(context.db, office.id, async (tx) => {
    const request = isUuid(requestId) ? await loadRequest(tx, requestId) : null
    if (!request || request.agencyId === null || request.round.fiscalYear !== fiscalYear) throw noRequest()
    const live = await findLiveLink(tx, requestId, now)
    const { linkKey } = context
    const link = live && linkKey !== undefined ? handed(context, { orgId: office.id, linkKey }, live) : null
    return { name: request.name, link, isOpen: request.round.closedAt === null }
  })
}

/**
 * The link by which an agency answers; made when none is live. The same link every time, until it is revoked or has ended.
 * @throws AppError 'not_found'; 'invalid' for a division, which answers inside the system; 'conflict' when the round is closed
 */
export const linkFor = (context: Context, officeCode: string, requestId: string): Promise<HandedLink> =>
  withRequest(context, officeCode, requestId, async (tx, place) => {
    const live = await findLiveLink(tx, requestId, place.now)
    return handed(context, place, live ?? (await makeLink(tx, context, officeCode, place)))
  })

/** Ends every link of an agency at once, and hands out a new one. For a link that came into wrong hands. @throws AppError as `linkFor` */
export const renewLink = (context: Context, officeCode: string, requestId: string): Promise<HandedLink> =>
  withRequest(context, officeCode, requestId, async (tx, place) => {
    await revoke(tx, context, officeCode, place)
    return handed(context, place, await makeLink(tx, context, officeCode, place))
  })

/** Ends every link of an agency at once; what came by them stays. @throws AppError as `linkFor` */
export const revokeLink = (context: Context, officeCode: string, requestId: string): Promise<void> =>
  withRequest(context, officeCode, requestId, (tx, place) => revoke(tx, context, officeCode, place))

/**
 * Has the live link of an agency end with another day.
 * @param typed the day, as a person types it; from today to a year from now
 * @throws AppError as `linkFor`; 'invalid' for another day
 */
export const prolongLink = (
  context: Context,
  officeCode: string,
  requestId: string,
  typed: string,
): Promise<HandedLink> =>
  withRequest(context, officeCode, requestId, async (tx, place) => {
    const expiresAt = expiryOf(typed, place.now)
    const live = (await findLiveLink(tx, requestId, place.now)) ?? (await makeLink(tx, context, officeCode, place))
    await saveExpiry(tx, live.id, expiresAt)
    await note(tx, context, officeCode, place, { expiresAt: expiresAt.toISOString() })
    return handed(context, place, { ...live, expiresAt })
  })

function expiryOf(typed: string, now: Date): Date {
  const date = parseThaiDate(typed)
  const expiresAt = date === null ? null : endOfDay(date)
  if (expiresAt === null || expiresAt <= now || expiresAt.getTime() > now.getTime() + LONGEST_DAYS * 86_400_000)
    throw new AppError('invalid', 'ยังเปลี่ยนวันหมดอายุของลิงก์ไม่ได้', [
      {
        field: 'expiresOn',
        rule: 'expiry-unfit',
        message: `วันหมดอายุ “${typed}” ใช้ไม่ได้ กรุณาพิมพ์วันตั้งแต่วันนี้ไปไม่เกินหนึ่งปี เช่น 31 ธันวาคม 2569`,
      },
    ])
  return expiresAt
}

async function withRequest<T>(
  context: Context,
  officeCode: string,
  requestId: string,
  work: (tx: Tx, place: Place) => Promise<T>,
): Promise<T> {
  authorise(context.actor, 'collection.manage', officeCode)
  const { linkKey } = context
  if (linkKey === undefined) throw new AppError('unavailable', 'ระบบที่เปิดอยู่นี้ยังออกลิงก์ให้หน่วยงานภายนอกไม่ได้')
  if (!isUuid(requestId)) throw noRequest()
  const office = await officeWith(context, officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (!request) throw noRequest()
    if (request.agencyId === null)
      throw new AppError('invalid', 'ลิงก์ใช้กับหน่วยงานภายนอกเท่านั้น กองและสำนักตอบในระบบโดยลงชื่อเข้าใช้')
    if (request.round.closedAt !== null) throw new AppError('conflict', 'รอบรวบรวมนี้ปิดรับแล้ว กรุณาเปิดรอบอีกครั้งก่อนออกลิงก์')
    return work(tx, { orgId: office.id, linkKey, now: context.now(), request })
  })
}

const noRequest = (): AppError => new AppError('not_found', 'ไม่พบหน่วยงานที่ขอข้อมูลนี้ในรอบรวบรวม')

async function makeLink(tx: Tx, context: Context, officeCode: string, place: Place): Promise<Link> {
  const { request, now } = place
  const link = {
    id: uuidV7(now),
    requestId: request.id,
    createdAt: now,
    expiresAt: linkExpiry(request.round.dueOn, dateInThailand(now)),
  }
  await insertLink(tx, link)
  await note(tx, context, officeCode, place, { linkMade: link.id, expiresAt: link.expiresAt.toISOString() })
  return { ...link, revokedAt: null, lastOpenedAt: null }
}

async function revoke(tx: Tx, context: Context, officeCode: string, place: Place): Promise<void> {
  const count = await revokeLinks(tx, place.request.id, place.now)
  if (count > 0) await note(tx, context, officeCode, place, { linksRevoked: count })
}

const note = (
  tx: Tx,
  context: Context,
  officeCode: string,
  { request, now }: Place,
  detail: { [key: string]: string | number },
): Promise<number> =>
  appendAudit(tx, {
    at: now,
    actor: signatureOf(context.actor, officeCode),
    action: 'collection.manage',
    subjectType: 'collection-request',
    subjectId: request.id,
    detail: { name: request.name, ...detail },
  })

const handed = (context: Context, { orgId, linkKey }: Pick<Place, 'orgId' | 'linkKey'>, link: Link): HandedLink =>
  handedLink({ siteUrl: context.siteUrl, linkKey }, orgId, link)
