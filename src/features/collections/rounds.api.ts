import { z } from 'zod'
import { apiRoute, planParams } from '#src/server/api-route.ts'
import { REQUEST_STATES, stateOf, isLate, type BoardRow } from './board.ts'
import { closeRound, createRound, saveRound } from './round-changes.commands.ts'
import { listMissing, openRound, openRounds } from './rounds.commands.ts'
import { roundInput } from './rounds.schema.ts'
import { SENT_WAYS, type Round } from './rounds.ts'

const inRound = planParams.extend({ roundId: z.uuid().toLowerCase() })
const base = '/offices/:officeCode/plans/:fiscalYear/collection-rounds'

const roundSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    dueOn: z.iso.date(),
    openedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.int().min(1),
    asked: z.int().min(0),
    answered: z.int().min(0),
  })
  .meta({ id: 'CollectionRound' })

const requestSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: z.enum(['division', 'agency']),
    state: z.enum(REQUEST_STATES),
    isLate: z.boolean().describe('เลยวันครบกำหนดและยังไม่ตอบ · Past the due date, not answered'),
    sentAt: z.iso.datetime().nullable(),
    sentHow: z.enum(SENT_WAYS).nullable(),
    openedAt: z.iso.datetime().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    remindedAt: z.iso.datetime().nullable(),
    projectCount: z.int().min(0),
    waitingCount: z.int().min(0).describe('โครงการที่ยังไม่ได้พิจารณา · Projects not decided on yet'),
  })
  .meta({ id: 'CollectionRequest' })

const roundJson = (round: Round, asked: number, answered: number) => ({
  ...round,
  openedAt: round.openedAt.toISOString(),
  closedAt: round.closedAt?.toISOString() ?? null,
  asked,
  answered,
})

const requestJson = (row: BoardRow, today: string) => ({
  id: row.id,
  name: row.name,
  kind: row.divisionId === null ? ('agency' as const) : ('division' as const),
  state: stateOf(row),
  isLate: isLate(row, today),
  sentAt: row.sentAt?.toISOString() ?? null,
  sentHow: row.sentHow,
  openedAt: row.firstOpenedAt?.toISOString() ?? null,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  remindedAt: row.lastRemindedAt?.toISOString() ?? null,
  projectCount: row.projectCount,
  waitingCount: row.waitingCount,
})

const askable = z.array(z.object({ id: z.uuid(), name: z.string() }))
const { id: _id, version: _version, ...written } = roundInput.shape
const newRound = z.strictObject({
  ...written,
  id: roundInput.shape.id.describe('Made by the client: what is sent twice is opened once'),
})
const changedRound = z.strictObject({
  ...written,
  version: z
    .int32()
    .min(1)
    .max(2 ** 31 - 2)
    .describe('The one that was seen'),
})

/** The REST door to collection rounds: who is asked, who has not answered, and opening, changing and closing a round. */
export const roundsApi = [
  apiRoute({
    method: 'GET',
    path: base,
    operationId: 'listCollectionRounds',
    summary: { th: 'รอบรวบรวมของแผน ล่าสุดก่อน', en: 'The collection rounds of a plan, the latest first.' },
    params: planParams,
    answer: z.object({
      items: z.array(roundSchema),
      askable: z.object({ divisions: askable, agencies: askable }).describe('ผู้ที่ถามได้ · Who may be asked in a round'),
    }),
    handle: async (context, { params: { officeCode, fiscalYear } }) => {
      const { rounds, askable: who } = await openRounds(context, officeCode, fiscalYear)
      return { items: rounds.map((round) => roundJson(round, round.asked, round.answered)), askable: who }
    },
  }),
  apiRoute({
    method: 'POST',
    path: base,
    operationId: 'openCollectionRound',
    action: 'collection.manage',
    summary: {
      th: 'เปิดรอบรวบรวม กองเห็นทันที หน่วยงานอื่นมีลิงก์',
      en: 'Opens a round: divisions see it at once, agencies have a link.',
    },
    params: planParams,
    body: newRound,
    status: 201,
    answer: z.object({ roundId: z.uuid() }),
    handle: async (context, { params: { officeCode, fiscalYear }, body }) => ({
      roundId: await createRound(context, officeCode, fiscalYear, { ...body, version: 0 }),
    }),
  }),
  apiRoute({
    method: 'PUT',
    path: `${base}/:roundId`,
    operationId: 'changeCollectionRound',
    action: 'collection.manage',
    summary: {
      th: 'แก้ไขรอบและผู้ที่ถาม ผู้ที่ตอบแล้วนำออกไม่ได้',
      en: 'Changes a round and who is asked; who has answered stays.',
    },
    params: inRound,
    body: changedRound,
    answer: z.object({ roundId: z.uuid() }),
    handle: async (context, { params: { officeCode, fiscalYear, roundId }, body }) => {
      await saveRound(context, officeCode, fiscalYear, { ...body, id: roundId })
      return { roundId }
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${base}/:roundId/close`,
    operationId: 'closeCollectionRound',
    action: 'collection.manage',
    summary: { th: 'ปิดรอบ หรือเปิดอีกครั้ง', en: 'Closes a round, or opens it again.' },
    params: inRound,
    body: z.strictObject({ version: changedRound.shape.version, isClosed: z.boolean().default(true) }),
    answer: z.object({ roundId: z.uuid() }),
    handle: async (context, { params: { officeCode, fiscalYear, roundId }, body }) => {
      await closeRound(context, officeCode, fiscalYear, { roundId, ...body })
      return { roundId }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${base}/:roundId`,
    operationId: 'readCollectionRound',
    summary: { th: 'สถานะของรอบรวบรวม ทีละหน่วยงาน', en: 'Where a collection round stands, one by one.' },
    params: inRound,
    answer: z.object({ round: roundSchema, requests: z.array(requestSchema) }),
    handle: async (context, { params: { officeCode, fiscalYear, roundId } }) => {
      const { round, rows, counts, today } = await openRound(context, officeCode, fiscalYear, roundId)
      return {
        round: roundJson(round, counts.asked, counts.asked - counts.unanswered),
        requests: rows.map((row) => requestJson(row, today)),
      }
    },
  }),
  apiRoute({
    method: 'GET',
    path: `${base}/:roundId/missing`,
    operationId: 'listMissingAnswers',
    summary: { th: 'ผู้ที่ยังไม่ตอบ พร้อมข้อความสำหรับส่งต่อ', en: 'Who has not answered, also as a text to be sent on.' },
    params: inRound,
    answer: z.object({ requests: z.array(requestSchema), text: z.string() }),
    handle: async (context, { params: { officeCode, fiscalYear, roundId } }) => {
      const { divisions, agencies, text, today } = await listMissing(context, officeCode, fiscalYear, roundId)
      return { requests: [...divisions, ...agencies].map((row) => requestJson(row, today)), text }
    },
  }),
]
