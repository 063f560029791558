import { createHash } from 'node:crypto'
import { sql, type Selectable } from 'kysely'
import type { CollectionAnswerTable } from '#src/db/schema.ts'
import { orgIdOf, type ReadTx, type Tx } from '#src/db/scope.ts'
import type { Answer, AnswerFile, NewAnswer, SentImage } from './answers.ts'

const answerOf = (row: Selectable<CollectionAnswerTable>): Answer => ({
  id: row.id,
  requestId: row.request_id,
  seq: row.seq,
  at: row.at,
  channel: row.channel,
  sender: { name: row.sender_name, position: row.sender_position, phone: row.sender_phone },
  nothingToReport: row.nothing_to_report,
  message: row.message,
  letter: { number: row.letter_number, date: row.letter_date },
  receivedOn: row.received_on,
  recordedBy: row.recorded_by,
  // Only `insertAnswer` writes it.
  sent: row.sent as SentImage,
})

const answers = (tx: ReadTx) => tx.selectFrom('collection_answer').selectAll().where('org_id', '=', orgIdOf(tx))

/** What one who was asked has sent, first to last. */
export async function listAnswers(tx: ReadTx, requestId: string): Promise<Answer[]> {
  const rows = await answers(tx).where('request_id', '=', requestId).orderBy('seq').execute()
  return rows.map(answerOf)
}

/** One of those sendings, or null. */
export async function findAnswer(tx: ReadTx, requestId: string, answerId: string): Promise<Answer | null> {
  const row = await answers(tx).where('request_id', '=', requestId).where('id', '=', answerId).executeTakeFirst()
  return row ? answerOf(row) : null
}

/** Whether this very sending is kept already. */
export async function hasAnswer(tx: ReadTx, requestId: string, clientId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('collection_answer')
    .select('id')
    .where('org_id', '=', orgIdOf(tx))
    .where('request_id', '=', requestId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Keeps an answer; its request must be locked, so that two get two numbers.
 * @returns number of the answer among those of its request, from 1
 */
export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<number> {
  const orgId = orgIdOf(tx)
  const { last } = await tx
    .selectFrom('collection_answer')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.val(0)).as('last'))
    .where('org_id', '=', orgId)
    .where('request_id', '=', answer.requestId)
    .executeTakeFirstOrThrow()
  const seq = last + 1
  await tx
    .insertInto('collection_answer')
    .values({
      org_id: orgId,
      id: answer.id,
      request_id: answer.requestId,
      seq,
      client_id: answer.clientId,
      at: answer.at,
      channel: answer.channel,
      sender_name: answer.sender.name,
      sender_position: answer.sender.position,
      sender_phone: answer.sender.phone,
      nothing_to_report: answer.nothingToReport,
      message: answer.message,
      letter_number: answer.letter.number,
      letter_date: answer.letter.date,
      received_on: answer.receivedOn,
      recorded_by: answer.recordedBy,
      sent: JSON.stringify(answer.sent),
    })
    .execute()
  return seq
}

/** Fingerprint of a file, as it is kept beside it. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps a file that came with an answer. */
export async function insertAnswerFile(
  tx: Tx,
  file: Pick<AnswerFile, 'id' | 'answerId' | 'kind' | 'fileName' | 'mediaType'> & { bytes: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('collection_file')
    .values({
      org_id: orgIdOf(tx),
      id: file.id,
      answer_id: file.answerId,
      kind: file.kind,
      file_name: file.fileName,
      media_type: file.mediaType,
      sha256: sha256Of(file.bytes),
      bytes: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
    })
    .execute()
}

const files = (tx: ReadTx, requestId: string) =>
  tx
    .selectFrom('collection_file as file')
    .innerJoin('collection_answer as answer', (join) =>
      join.onRef('answer.org_id', '=', 'file.org_id').onRef('answer.id', '=', 'file.answer_id'),
    )
    .where('file.org_id', '=', orgIdOf(tx))
    .where('answer.request_id', '=', requestId)

/** The files that came from one who was asked, first to last. */
export async function listAnswerFiles(tx: ReadTx, requestId: string): Promise<AnswerFile[]> {
  const rows = await files(tx, requestId)
    .select(['file.id', 'file.answer_id', 'file.kind', 'file.file_name', 'file.media_type'])
    .select(sql<number>`length(file.bytes)`.as('byte_count'))
    .orderBy('answer.seq')
    .orderBy('file.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    answerId: row.answer_id,
    kind: row.kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    byteCount: row.byte_count,
  }))
}

/** One of those files with its bytes, or null. */
export async function findAnswerFile(
  tx: ReadTx,
  requestId: string,
  fileId: string,
): Promise<{ fileName: string; mediaType: string; bytes: Buffer } | null> {
  const row = await files(tx, requestId)
    .where('file.id', '=', fileId)
    .select(['file.file_name', 'file.media_type', 'file.bytes'])
    .executeTakeFirst()
  return row ? { fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes } : null
}

/** Name and place of the office of the transaction, and whom to ask: as the round says it, else as its plan does. */
export async function loadAsker(
  tx: ReadTx,
  roundId: string,
): Promise<{ officeName: string; officePlace: string; contactLine: string | null; letterNumber: string | null }> {
  const orgId = orgIdOf(tx)
  const row = await tx
    .selectFrom('collection_round as round')
    .innerJoin('organization as office', 'office.id', 'round.org_id')
    .innerJoin('plan', (join) => join.onRef('plan.org_id', '=', 'round.org_id').onRef('plan.id', '=', 'round.plan_id'))
    .select(['office.name', 'office.amphoe', 'office.province', 'round.letter_number'])
    .select((eb) => eb.fn.coalesce('round.contact_line', 'plan.prepared_by').as('contact_line'))
    .where('round.org_id', '=', orgId)
    .where('round.id', '=', roundId)
    .executeTakeFirstOrThrow()
  return {
    officeName: row.name,
    officePlace: [row.amphoe && `อำเภอ${row.amphoe}`, row.province && `จังหวัด${row.province}`].filter(Boolean).join(' '),
    contactLine: row.contact_line,
    letterNumber: row.letter_number,
  }
}
