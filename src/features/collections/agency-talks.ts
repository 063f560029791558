import type { Message, ThreadSummary } from '#src/features/coordination/coordination.ts'

/** A talk as the agency sees it: `isOwn` of a message is the agency's. `waits`: the office spoke last, and an answer can be given. */
export type AgencyTalk = Pick<
  ThreadSummary,
  'id' | 'subject' | 'openedAt' | 'closedAt' | 'outcome' | 'messageCount' | 'lastAt'
> & {
  /** The works it is about: the agency's own, and the office's. */
  ownWork: string
  officeWork: string
  messages: Message[]
  waits: boolean
}

/** A talk of the office turned round to the agency's side. */
export function talkOf(thread: ThreadSummary & { messages: readonly Message[] }): AgencyTalk {
  const messages = thread.messages.map((message) => ({ ...message, isOwn: !message.isOwn }))
  return {
    id: thread.id,
    subject: thread.subject,
    openedAt: thread.openedAt,
    closedAt: thread.closedAt,
    outcome: thread.outcome,
    messageCount: thread.messageCount,
    lastAt: thread.lastAt,
    ownWork: thread.otherWork,
    officeWork: thread.ownWork,
    messages,
    waits: thread.closedAt === null && messages.at(-1)?.isOwn === false,
  }
}
