import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg } from '#src/db/scope.ts'
import { AppError, brokenForm, type Problem } from '#src/domain/errors.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { postFromAgency, threadsOfAgency } from '#src/features/coordination/coordination.queries.ts'
import { typedText } from '#src/features/coordination/coordination.ts'
import { lockAgencyPlace, verifiedTarget } from './agency-place.queries.ts'
import { refuseEnded } from './agency-answers.ts'
import { talkOf, type AgencyTalk } from './agency-talks.ts'
import type { LinkStanding } from './links.ts'
import { readSender, type TypedSender } from './sender-form.ts'

/** A talk goes on when its round is closed: only the link must be good. */
const isReadable = (standing: LinkStanding): boolean => standing === 'live' || standing === 'closed'

/**
 * The talks that an office has with the agency of a link, and nobody else's; none where the link has ended.
 * @throws AppError 'not_found' for a link that was not made here
 */
export async function listAgencyTalks(context: Context, token: string): Promise<AgencyTalk[]> {
  const target = verifiedTarget(context.linkKey, token)
  return inOrg(context.db, target.orgId, async (tx) => {
    const { asked, request } = await lockAgencyPlace(tx, target, context.now())
    if (!isReadable(asked.standing) || request.agencyId === null) return []
    return (await threadsOfAgency(tx, request.agencyId)).map(talkOf)
  })
}

/** One of them. @throws AppError 'not_found', also for a talk with another agency, and where the link has ended */
export async function openAgencyTalk(context: Context, token: string, threadId: string): Promise<AgencyTalk> {
  const talk = (await listAgencyTalks(context, token)).find(({ id }) => id === threadId)
  if (!talk) throw new AppError('not_found', 'ไม่พบเรื่องประสานงานนี้ในลิงก์ของท่าน กรุณากลับไปหน้าแรกของลิงก์')
  return talk
}

/** What an agency says in a talk. `messageId`: made by the form, so that what is sent twice is said once. */
export type SaidByAgency = { threadId: string; messageId: string; text: string; sender: TypedSender }

/**
 * Says something in a talk, for the agency of a link; the office sees it as unread.
 * @throws AppError 'not_found' for a forged link, and a talk of somebody else's; 'forbidden' for an ended link; 'invalid' with every problem
 */
export async function sayFromAgency(context: Context, token: string, said: SaidByAgency): Promise<void> {
  const target = verifiedTarget(context.linkKey, token)
  if (!isUuid(said.messageId) || !isUuid(said.threadId)) throw brokenForm()
  const [threadId, id] = [said.threadId.toLowerCase(), said.messageId.toLowerCase()]
  const at = context.now()
  const { text, author } = readSaid(said, dateInThailand(at))
  await inOrg(context.db, target.orgId, async (tx) => {
    const { asked, request } = await lockAgencyPlace(tx, target, at)
    if (!isReadable(asked.standing)) refuseEnded(asked.standing)
    const { agencyId } = request
    if (agencyId === null) throw brokenForm()
    if (!(await postFromAgency(tx, { threadId, agencyId, id, at, author, text }))) return
    await appendAudit(tx, {
      at,
      actor: `${author} (${request.name}) ทางลิงก์`,
      action: 'coordination.write',
      subjectType: 'coordination-thread',
      subjectId: threadId,
      detail: { did: 'post', messageId: id, by: 'agency' },
    })
  })
}

/** What is said and by whom. @throws AppError 'invalid' with every problem */
function readSaid({ text: typed, sender: typedSender }: SaidByAgency, today: string): { text: string; author: string } {
  const problems: Problem[] = []
  let text = ''
  try {
    text = typedText(typed, 'text')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problems.push(...error.problems)
  }
  const { sender, problems: senderProblems } = readSender(typedSender, today)
  problems.push(...senderProblems)
  if (problems.length > 0) throw new AppError('invalid', 'ยังส่งไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', problems)
  const phone = sender.phone && `โทร. ${sender.phone}`
  return { text, author: [sender.name, sender.position, phone].filter(Boolean).join(' ') }
}
