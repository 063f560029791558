import { z } from 'zod'
import { apiRoute } from '#src/server/api-route.ts'
import type { Message, Party, Thread } from './coordination.ts'
import { closeThread, listThreads, readThread, startThread, writeMessage } from './coordination.commands.ts'
import { messageInput, outcomeInput, threadInput } from './coordination.schema.ts'

const officeParams = z.object({
  officeCode: z
    .string()
    .regex(/^\d{7}$/, 'รหัสหน่วยงานมี 7 หลัก')
    .describe('DLA code, 7 digits'),
})
const threadParams = officeParams.extend({ threadId: z.uuid().toLowerCase() })

const facts = {
  id: z.string(),
  with: z.object({ kind: z.enum(['office', 'agency']), id: z.string(), name: z.string() }),
  subject: z.string(),
  ownWork: z.string(),
  otherWork: z.string(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  outcome: z.string().nullable(),
  version: z.int(),
}
const thread = z.object(facts).meta({ id: 'CoordinationThread' })
const message = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    author: z.string(),
    from: z.string(),
    isOwn: z.boolean(),
    text: z.string(),
  })
  .meta({ id: 'CoordinationMessage' })

const partyOf = (party: Party): z.output<typeof facts.with> => ({
  kind: party.kind,
  id: party.kind === 'office' ? String(party.orgId) : party.agencyId,
  name: party.name,
})
const threadOf = (one: Thread): z.output<typeof thread> => ({
  ...one,
  with: partyOf(one.with),
  openedAt: one.openedAt.toISOString(),
  closedAt: one.closedAt?.toISOString() ?? null,
})
const messageOf = (one: Message): z.output<typeof message> => ({ ...one, at: one.at.toISOString() })

const path = '/offices/:officeCode/coordination'
const told = z.object({ thread, messages: z.array(message) })

/** The REST door to the talks of an office. */
export const coordinationApi = [
  apiRoute({
    method: 'GET',
    path,
    operationId: 'listThreads',
    summary: { th: 'รายการเรื่องประสานงานกับหน่วยงานอื่น', en: 'Lists the talks with other offices and agencies.' },
    params: officeParams,
    answer: z.object({ items: z.array(thread.extend({ unreadCount: z.int(), messageCount: z.int() })) }),
    handle: async (context, { params }) => {
      const { threads } = await listThreads(context, params.officeCode)
      return {
        items: threads.map((one) => ({
          ...threadOf(one),
          unreadCount: one.unreadCount,
          messageCount: one.messageCount,
        })),
      }
    },
  }),
  apiRoute({
    method: 'POST',
    path,
    operationId: 'startThread',
    summary: { th: 'เปิดเรื่องประสานงาน', en: 'Begins a talk; the same thread id begins one only.' },
    params: officeParams,
    body: threadInput,
    status: 201,
    answer: thread,
    handle: async (context, { params, body }) => threadOf(await startThread(context, params.officeCode, body)),
  }),
  apiRoute({
    method: 'GET',
    path: `${path}/:threadId`,
    operationId: 'readThread',
    summary: { th: 'อ่านเรื่องประสานงานพร้อมข้อความ', en: 'Reads a talk with its messages.' },
    params: threadParams,
    answer: told,
    handle: async (context, { params }) => {
      const found = await readThread(context, params.officeCode, params.threadId)
      return { thread: threadOf(found.thread), messages: found.messages.map(messageOf) }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/:threadId/messages`,
    operationId: 'writeMessage',
    summary: { th: 'ส่งข้อความ ทั้งสองฝ่ายเห็น', en: 'Says something that both sides see, once for each message id.' },
    params: threadParams,
    body: messageInput,
    answer: z.object({ messageId: z.string() }),
    handle: async (context, { params, body }) => {
      await writeMessage(context, params.officeCode, params.threadId, body)
      return { messageId: body.messageId }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/:threadId/close`,
    operationId: 'closeThread',
    summary: { th: 'ปิดเรื่องพร้อมผลการประสานงาน', en: 'Ends a talk with its outcome.' },
    params: threadParams,
    body: outcomeInput,
    answer: z.object({ threadId: z.string() }),
    handle: async (context, { params, body }) => {
      await closeThread(context, params.officeCode, params.threadId, body)
      return { threadId: params.threadId }
    },
  }),
]
