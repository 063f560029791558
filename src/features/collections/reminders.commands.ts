import type { Context, Mailer } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { usualAddressee } from '#src/features/agencies/agencies.ts'
import { loadAgencies } from '#src/features/agencies/agencies.queries.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { stateOf, type BoardRow } from './board.ts'
import { handedLink } from './link-token.queries.ts'
import type { Link } from './links.ts'
import { listLiveLinks } from './links.queries.ts'
import { composeReminder, type Reminder, type ReminderTarget } from './reminders.ts'
import { claimReminder, insertReminder, lastReminders, type ReminderRecord } from './reminders.queries.ts'
import { openRound, type RoundView } from './rounds.commands.ts'

/** One who has not answered, with a reminder ready to be sent. `email` null: none is known. `hasAddress`: it says where to answer. */
export type Remindable = {
  row: BoardRow
  email: string | null
  reminder: Reminder
  last: ReminderRecord | null
  hasAddress: boolean
}

/** Who has not answered a round, each with its reminder. `mayMail`: this installation can send mail. `hasSite`: it has an address of its own. */
export type RemindersView = Omit<RoundView, 'rows'> & { remindable: Remindable[]; mayMail: boolean; hasSite: boolean }

/** What became of reminders. `refused`: names with why the mail was not taken. `skipped`: answered or reminded in the meantime. */
export type RemindersSent = { sent: number; skipped: number; refused: { name: string; reason: string }[] }

/**
 * The reminders of a round for those who have not answered.
 * @throws AppError 'not_found'; 'conflict' when the round is closed
 */
export async function openReminders(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  roundId: string,
): Promise<RemindersView> {
  authorise(context.actor, 'collection.manage', officeCode)
  const { rows, ...view } = await openRound(context, officeCode, fiscalYear, roundId)
  if (view.round.closedAt !== null) throw new AppError('conflict', 'รอบรวบรวมนี้ปิดรับแล้ว จึงไม่มีผู้ที่ต้องเตือน')
  const waiting = rows.filter(({ answeredAt }) => answeredAt === null)
  const { contacts, last, links } = await readOrg(context.db, view.office.id, async (tx) => {
    const agencies = await loadAgencies(
      tx,
      waiting.flatMap(({ agencyId }) => agencyId ?? []),
    )
    return {
      contacts: new Map(agencies.map(({ id, contact }) => [id, contact])),
      last: await lastReminders(tx, roundId),
      links: await listLiveLinks(tx, roundId, context.now()),
    }
  })
  const { letter } = view.round
  const remindable = waiting.map((row): Remindable => {
    const contact = row.agencyId === null ? undefined : contacts.get(row.agencyId)
    const addressee = row.agencyId === null ? row.name : (contact?.addressee ?? usualAddressee(row.name))
    const url = addressFor(context, view, row, links)
    const reminder = composeReminder({
      officeName: view.office.name,
      round: { ...view.round, letter: { ...letter, contactLine: letter.contactLine ?? view.plan.preparedBy } },
      addressee,
      isDivision: row.divisionId !== null,
      isAsked: stateOf(row) !== 'ready',
      url,
      today: view.today,
    })
    return { row, email: contact?.email ?? null, reminder, last: last.get(row.id) ?? null, hasAddress: url !== null }
  })
  return { ...view, remindable, mayMail: context.mail !== undefined, hasSite: Boolean(context.siteUrl) }
}

/** Where the answer is to be given; null where this installation has no address of its own, or the agency no link that works. */
function addressFor(
  context: Context,
  view: Omit<RoundView, 'rows'>,
  row: BoardRow,
  links: ReadonlyMap<string, Link>,
): string | null {
  const { siteUrl, linkKey } = context
  if (!siteUrl) return null
  const { dlaCode, id } = view.office
  if (row.divisionId !== null) return `${siteUrl}/offices/${dlaCode}/${view.round.fiscalYear}/collect/answer/${row.id}`
  const link = links.get(row.id)
  return linkKey === undefined || !link ? null : handedLink({ siteUrl, linkKey }, id, link).url
}

/** So many mails that are not taken in a row: then the server is at fault, and the rest are not tried. */
const GIVE_UP_AFTER = 2

/**
 * Reminds by e-mail those who have not answered and whose address is known, one mail each; a form sent twice reminds once. What the mail
 * server does not take is recorded and told.
 * @throws AppError 'unavailable' where no mail server is set; 'invalid' when none of them can be reminded by mail; 'not_found'; 'conflict'
 */
export async function sendReminders(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { roundId, targets }: { roundId: string; targets: readonly ReminderTarget[] },
): Promise<RemindersSent> {
  authorise(context.actor, 'collection.manage', officeCode)
  const { mail } = context
  if (mail === undefined) throw new AppError('unavailable', 'ระบบนี้ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล กรุณาคัดลอกข้อความไปส่งทาง LINE แทน')
  const { office, remindable } = await openReminders(context, officeCode, fiscalYear, roundId)
  const named = remindable.flatMap((one) => {
    const target = targets.find(({ requestId }) => requestId === one.row.id)
    return target && one.email !== null ? [{ ...one, email: one.email, seen: target.seen }] : []
  })
  if (named.length === 0) throw new AppError('invalid', 'กรุณาเลือกหน่วยงานที่มีที่อยู่อีเมลอย่างน้อยหนึ่งหน่วยงาน')
  const outcome: RemindersSent = { sent: 0, skipped: targets.length - named.length, refused: [] }
  let failuresInRow = 0
  for (const one of named) {
    if (failuresInRow >= GIVE_UP_AFTER || !(await claim(context, office, one))) {
      outcome.skipped += 1
      continue
    }
    // Outside any transaction: nobody else waits for the mail server.
    const failure = await failureOf(mail, one)
    await inOrg(context.db, office.id, (tx) =>
      keep(tx, { context, office, row: one.row }, { channel: 'email', sentTo: one.email, failure }),
    )
    if (failure === null) outcome.sent += 1
    else outcome.refused.push({ name: one.row.name, reason: failure })
    failuresInRow = failure === null ? 0 : failuresInRow + 1
  }
  return outcome
}

const claim = (context: Context, office: Office, { row, seen }: { row: BoardRow; seen: number }): Promise<boolean> =>
  inOrg(context.db, office.id, (tx) => claimReminder(tx, row.id, seen))

async function failureOf(
  mail: Mailer,
  { email, reminder }: { email: string; reminder: Reminder },
): Promise<string | null> {
  try {
    await mail.send({ to: email, ...reminder })
    return null
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

/**
 * Notes that the ready texts were sent otherwise, by LINE or telephone; a form sent twice notes it once.
 * @throws AppError 'not_found'; 'conflict'
 */
export async function noteReminders(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { roundId, targets }: { roundId: string; targets: readonly ReminderTarget[] },
): Promise<RemindersSent> {
  authorise(context.actor, 'collection.manage', officeCode)
  const { office, rows } = await openRound(context, officeCode, fiscalYear, roundId)
  return inOrg(context.db, office.id, async (tx) => {
    const outcome: RemindersSent = { sent: 0, skipped: 0, refused: [] }
    for (const { requestId, seen } of targets) {
      const row = rows.find(({ id }) => id === requestId)
      const isOurs = row !== undefined && (await claimReminder(tx, row.id, seen))
      if (isOurs) await keep(tx, { context, office, row }, { channel: 'text', sentTo: null, failure: null })
      outcome[isOurs ? 'sent' : 'skipped'] += 1
    }
    return outcome
  })
}

async function keep(
  tx: Tx,
  { context, office, row }: { context: Context; office: Office; row: BoardRow },
  { channel, sentTo, failure }: Pick<ReminderRecord, 'channel' | 'sentTo' | 'failure'>,
): Promise<void> {
  const [at, actor] = [context.now(), signatureOf(context.actor, office.dlaCode)]
  await insertReminder(tx, { id: uuidV7(at), requestId: row.id, at, channel, sentTo, failure, actor })
  await appendAudit(tx, {
    at,
    actor,
    action: 'collection.manage',
    subjectType: 'collection-request',
    subjectId: row.id,
    detail: { reminded: channel, name: row.name, failure },
  })
}
