import { appendAudit } from '#src/db/audit.ts'
import type { Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { dateInThailand } from '#src/domain/thai-date.ts'
import { idFrom, type AgencyPlace } from './agency-place.queries.ts'
import { MAX_ANSWERS, type AnswerChannel, type NewAnswer } from './answers.ts'
import { insertAnswer } from './answers.queries.ts'
import { markAnswered } from './rounds.queries.ts'
import { readSender, type TypedSender } from './sender-form.ts'

/**
 * An answer that comes by a link, still without what is sent. `mark`: what tells this sending from others of the same sender.
 * @throws AppError 'invalid' with all that is wrong, the sender's fields included
 */
export function answerFrom(
  { request, now }: AgencyPlace,
  channel: AnswerChannel,
  typed: TypedSender,
  problems: readonly Problem[],
  mark: readonly unknown[],
): NewAnswer {
  const today = dateInThailand(now)
  const { sender, letter, problems: senderProblems } = readSender(typed, today)
  const all = [...problems, ...senderProblems]
  if (all.length > 0) throw new AppError('invalid', 'ยังส่งไม่ได้ กรุณาแก้ไขข้อที่บอกไว้', all)
  return {
    id: uuidV7(now),
    requestId: request.id,
    clientId: idFrom(request.id, sender, letter, ...mark),
    at: now,
    channel,
    sender,
    nothingToReport: false,
    message: null,
    letter,
    receivedOn: today,
    recordedBy: `${sender.name ?? ''} (${request.name})`,
    sent: { projects: [] },
  }
}

/** Keeps an answer and notes that its sender has answered; the caller has seen that it is not kept already. @throws AppError 'too_large' */
export async function keepAnswer(tx: Tx, { request, now }: AgencyPlace, answer: NewAnswer): Promise<void> {
  const seq = await insertAnswer(tx, answer)
  if (seq > MAX_ANSWERS) throw new AppError('too_large', `ลิงก์นี้รับการส่งได้ไม่เกิน ${MAX_ANSWERS} ครั้ง กรุณาติดต่อเจ้าหน้าที่`)
  // A file alone says nothing about projects, and takes back nothing that was said.
  const isFileOnly = answer.sent.file !== undefined && answer.sent.projects.length === 0
  const nothingToReport = isFileOnly ? request.nothingToReport : answer.nothingToReport
  await markAnswered(tx, request.id, { at: now, nothingToReport })
  await appendAudit(tx, {
    at: now,
    actor: `${answer.recordedBy} ทางลิงก์`,
    action: 'collection.answer',
    subjectType: 'collection-request',
    subjectId: request.id,
    detail: { channel: answer.channel, seq, projects: answer.sent.projects.length, nothingToReport },
  })
}
