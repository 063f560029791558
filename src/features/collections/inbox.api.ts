import { z } from 'zod'
import { ITEM_STATUSES } from '#src/features/items/items.ts'
import { apiRoute, planParams } from '#src/server/api-route.ts'
import { acceptItems, decideItems } from './inbox.commands.ts'
import { openInbox, openInboxRequest } from './inbox-views.commands.ts'
import type { InboxItem } from './inbox.ts'

const base = '/offices/:officeCode/plans/:fiscalYear/inbox'

/** More are not decided about at once. */
const MAX_ITEMS_AT_ONCE = 300

const sender = z
  .object({
    requestId: z.uuid(),
    roundId: z.uuid(),
    name: z.string(),
    answeredAt: z.iso.datetime().nullable(),
    nothingToReport: z.boolean(),
    itemCount: z.int().min(0),
    waitingCount: z.int().min(0).describe('โครงการที่ยังไม่ได้พิจารณา · Projects not decided on yet'),
    fileCount: z.int().min(0),
  })
  .meta({ id: 'InboxSender' })

const item = z
  .object({
    id: z.uuid(),
    version: z.int().min(1),
    status: z.enum(ITEM_STATUSES),
    name: z.string(),
    activity: z.string().nullable(),
    place: z.string().nullable(),
    villages: z.array(z.int()).describe('หมู่ที่'),
    funds: z.array(z.object({ source: z.string().nullable(), amountSatang: z.int().nullable() })),
    months: z.int().describe('12 bits, bit 0 = October … bit 11 = September'),
    departments: z.array(z.string()),
    note: z.string().nullable(),
    remark: z.string().nullable().describe('ข้อสังเกตของเจ้าหน้าที่ · Why it was returned or declined'),
    projectId: z.uuid().nullable().describe('โครงการในแผน · What it became, or was joined to, in the plan'),
    twins: z
      .array(z.object({ source: z.string(), id: z.string(), name: z.string() }))
      .describe('งานที่อาจซ้ำกัน · Works that it may be the same as'),
  })
  .meta({ id: 'InboxItem' })

const itemJson = ({ twins, ...one }: InboxItem): z.input<typeof item> => ({
  ...one,
  twins: twins.map(({ source, id, name }) => ({ source, id, name })),
})

const targets = z
  .array(
    z.strictObject({
      itemId: z.uuid().toLowerCase(),
      version: z.int().min(1).describe('ที่เห็นบนหน้าจอ · The one that was seen'),
    }),
  )
  .min(1)
  .max(MAX_ITEMS_AT_ONCE)

/** The REST door to the inbox: what divisions and agencies sent, and what is decided about it. */
export const inboxApi = [
  apiRoute({
    method: 'GET',
    path: base,
    operationId: 'listInboxSenders',
    summary: { th: 'ผู้ที่ส่งโครงการเข้ามา', en: 'Who has sent something for a plan.' },
    params: planParams,
    answer: z.object({ items: z.array(sender) }),
    handle: async (context, { params: { officeCode, fiscalYear } }) => {
      const { senders } = await openInbox(context, officeCode, fiscalYear)
      return {
        items: senders.map(({ id, answeredAt, ...one }) => ({
          ...one,
          requestId: id,
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
      }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${base}/:requestId`,
    operationId: 'readInboxItems',
    summary: { th: 'โครงการที่ผู้หนึ่งส่งมา ทีละตอน', en: 'What one sender has sent, part by part.' },
    params: planParams.extend({ requestId: z.uuid().toLowerCase() }),
    query: z.object({
      part: z.coerce.number().int().min(1).default(1).describe('ตอนที่ เริ่มที่ 1 · Part of the list, from 1'),
    }),
    answer: z.object({
      part: z.int(),
      parts: z.int(),
      found: z.int().describe('ทุกตอนรวมกัน · Of all parts'),
      items: z.array(item),
    }),
    handle: async (context, { params: { officeCode, fiscalYear, requestId }, query: { part: asked } }) => {
      const found = await openInboxRequest(context, officeCode, fiscalYear, requestId, asked)
      const { items, part, parts, itemCount } = found
      return { part, parts, found: itemCount, items: items.map(itemJson) }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${base}/accept`,
    operationId: 'acceptInboxItems',
    action: 'collection.decide',
    summary: { th: 'รับเข้าแผน ทั้งหมดหรือไม่รับเลย', en: 'Takes items into the plan as projects, all or none.' },
    params: planParams,
    body: z.strictObject({ items: targets }),
    answer: z.object({ count: z.int() }),
    handle: async (context, { params: { officeCode, fiscalYear }, body }) => ({
      count: await acceptItems(context, officeCode, fiscalYear, body.items),
    }),
  }),
  apiRoute({
    method: 'POST',
    path: `${base}/decide`,
    operationId: 'decideInboxItems',
    action: 'collection.decide',
    summary: {
      th: 'ส่งคืนพร้อมข้อสังเกต ไม่รับ หรือนำกลับมาพิจารณา',
      en: 'Returns items with a remark, declines them, or takes a decision back.',
    },
    params: planParams,
    body: z.strictObject({
      items: targets,
      verb: z.enum(['return', 'decline', 'reopen']),
      remark: z.string().max(20_000).default('').describe('ผู้ส่งเห็นที่ลิงก์ · Its sender reads it at the link'),
    }),
    answer: z.object({ count: z.int() }),
    handle: async (context, { params: { officeCode, fiscalYear }, body: { items, verb, remark } }) => {
      await decideItems(context, officeCode, fiscalYear, items, { verb, remark })
      return { count: items.length }
    },
  }),
]
