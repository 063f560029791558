import type { Context } from '#src/context.ts'
import { appendAudit } from '#src/db/audit.ts'
import { inOrg, readOrg, type ReadTx } from '#src/db/scope.ts'
import { AppError } from '#src/domain/errors.ts'
import { authorise, may, signatureOf } from '#src/domain/permissions.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { listOwnAgencies } from '#src/features/agencies/agencies.queries.ts'
import { officeWith } from '#src/features/offices/offices.commands.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import {
  MAX_SUBJECT,
  typedText,
  type AgencyLink,
  type Message,
  type Party,
  type Thread,
  type ThreadSummary,
} from './coordination.ts'
import {
  CLOSED_MEANWHILE,
  closeCopies,
  markSeen,
  openThread,
  partyOfAgency,
  partyOfOffice,
  postMessage,
} from './coordination.queries.ts'
import type { ThreadInput } from './coordination.schema.ts'
import { linkOfAgency, listOtherOffices, listWorkNames } from './new-threads.queries.ts'
import { findThread, listThreadRows, loadMessages } from './threads.queries.ts'

/** The talks of an office with others, open ones first. @throws AppError 'not_found' */
export async function listThreads(
  context: Context,
  officeCode: string,
): Promise<{ office: Office; threads: ThreadSummary[]; mayWrite: boolean }> {
  authorise(context.actor, 'coordination.read', officeCode)
  const office = await officeWith(context, officeCode)
  const threads = await readOrg(context.db, office.id, (tx) => listThreadRows(tx))
  return { office, threads, mayWrite: may(context.actor, 'coordination.write', officeCode) }
}

/** With whom a talk may be begun, and the works of the newest plan, by name, that it may be about. */
export type NewThreadView = {
  office: Office
  agencies: { id: string; name: string }[]
  offices: { code: string; name: string }[]
  works: string[]
}

/** What the form of a new talk offers. @throws AppError 'not_found' */
export async function openNewThread(context: Context, officeCode: string): Promise<NewThreadView> {
  authorise(context.actor, 'coordination.write', officeCode)
  const office = await officeWith(context, officeCode)
  return readOrg(context.db, office.id, async (tx) => ({
    office,
    agencies: (await listOwnAgencies(tx))
      .filter(({ contact }) => contact.isActive)
      .map(({ id, name }) => ({ id, name })),
    offices: await listOtherOffices(tx),
    works: await listWorkNames(tx),
  }))
}

/** A talk with all that was said, as one office has it. `link`: where the agency reads it; null also for a talk with an office. */
export type ThreadView = {
  office: Office
  thread: Thread
  messages: Message[]
  mayWrite: boolean
  link: AgencyLink | null
}

/** Opens a talk; for who may answer in it, it counts as read from then on. @throws AppError 'not_found' */
export async function readThread(context: Context, officeCode: string, threadId: string): Promise<ThreadView> {
  authorise(context.actor, 'coordination.read', officeCode)
  const office = await officeWith(context, officeCode)
  const mayWrite = may(context.actor, 'coordination.write', officeCode)
  const read = async (tx: ReadTx) => {
    const thread = await present(tx, threadId)
    const link = thread.with.kind === 'agency' ? await linkOfAgency(tx, thread.with.agencyId, context.now()) : null
    return { thread, messages: await loadMessages(tx, thread), link }
  }
  const view = mayWrite
    ? await inOrg(context.db, office.id, async (tx) => {
        const found = await read(tx)
        const last = found.messages.at(-1)
        if (last) await markSeen(tx, threadId, last.at)
        return found
      })
    : await readOrg(context.db, office.id, read)
  return { office, ...view, mayWrite }
}

async function present(tx: ReadTx, threadId: string): Promise<Thread> {
  const thread = isUuid(threadId) ? await findThread(tx, threadId.toLowerCase()) : null
  if (!thread) throw new AppError('not_found', 'ไม่พบเรื่องประสานงานนี้')
  return thread
}

/**
 * Begins a talk with another office or an agency. The same thread id again opens nothing more.
 * @throws AppError 'invalid' for missing or too long texts, or an office or agency that is not there; 'conflict'
 */
export async function startThread(context: Context, officeCode: string, input: ThreadInput): Promise<Thread> {
  authorise(context.actor, 'coordination.write', officeCode)
  const office = await officeWith(context, officeCode)
  const [subject, text] = [typedText(input.subject, 'subject'), typedText(input.text, 'text')]
  const work = (typed: string): string => normaliseThai(typed).slice(0, MAX_SUBJECT)
  const now = context.now()
  const author = signatureOf(context.actor, officeCode)
  return inOrg(context.db, office.id, async (tx) => {
    const standing = await findThread(tx, input.threadId)
    const thread = await openThread(tx, {
      id: input.threadId,
      with: await partyOf(tx, input.with),
      subject,
      ownWork: work(input.ownWork),
      otherWork: work(input.otherWork),
      // One message only can be the first of a talk, so its id may be the talk's.
      message: { id: input.threadId, at: now, author, text },
    })
    if (!standing)
      await appendAudit(tx, {
        at: now,
        actor: author,
        action: 'coordination.write',
        subjectType: 'coordination-thread',
        subjectId: thread.id,
        detail: { did: 'open', with: thread.with.name, subject },
      })
    return thread
  })
}

async function partyOf(tx: ReadTx, chosen: ThreadInput['with']): Promise<Party> {
  const party =
    'agencyId' in chosen ? await partyOfAgency(tx, chosen.agencyId) : await partyOfOffice(tx, chosen.officeCode)
  if (party) return party
  throw new AppError('invalid', 'ไม่พบหน่วยงานที่จะประสาน', [
    { field: 'with', rule: 'party-unknown', message: 'กรุณาเลือกหน่วยงานอื่นที่ใช้ระบบนี้ หรือหน่วยงานในทะเบียน' },
  ])
}

/**
 * Says something in a talk; both sides see it. The same message id again says nothing more.
 * @throws AppError 'not_found'; 'invalid' for no text, too much of it, or a talk that is over
 */
export async function writeMessage(
  context: Context,
  officeCode: string,
  threadId: string,
  input: { messageId: string; text: string },
): Promise<void> {
  authorise(context.actor, 'coordination.write', officeCode)
  const office = await officeWith(context, officeCode)
  const text = typedText(input.text, 'text')
  const now = context.now()
  const author = signatureOf(context.actor, officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    const thread = await present(tx, threadId)
    if (!(await postMessage(tx, thread, { id: input.messageId, at: now, author, text }))) return
    await markSeen(tx, thread.id, now)
    await appendAudit(tx, {
      at: now,
      actor: author,
      action: 'coordination.write',
      subjectType: 'coordination-thread',
      subjectId: thread.id,
      detail: { did: 'post', messageId: input.messageId },
    })
  })
}

/**
 * Ends a talk with what came of it; both sides see it, and nothing can be added.
 * @throws AppError 'not_found'; 'invalid' for no outcome; 'conflict' when somebody ended it first
 */
export async function closeThread(
  context: Context,
  officeCode: string,
  threadId: string,
  input: { version: number; outcome: string },
): Promise<void> {
  authorise(context.actor, 'coordination.write', officeCode)
  const office = await officeWith(context, officeCode)
  const outcome = typedText(input.outcome, 'outcome')
  const now = context.now()
  const by = signatureOf(context.actor, officeCode)
  await inOrg(context.db, office.id, async (tx) => {
    const thread = await present(tx, threadId)
    if (!(await closeCopies(tx, thread, { version: input.version, at: now, by: `${by} ${office.name}`, outcome }))) {
      // Pressed twice.
      if (thread.outcome === outcome && thread.closedBy === `${by} ${office.name}`) return
      throw new AppError('conflict', CLOSED_MEANWHILE)
    }
    await appendAudit(tx, {
      at: now,
      actor: by,
      action: 'coordination.write',
      subjectType: 'coordination-thread',
      subjectId: thread.id,
      detail: { did: 'close', outcome },
    })
  })
}
