import { AppError } from '#src/domain/errors.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'

/** Most letters of a message, and of the outcome of a talk. */
export const MAX_MESSAGE = 4_000
/** Most letters of the subject of a talk, and of the name of a work in it. */
export const MAX_SUBJECT = 300

/** Most open talks that one office begins with another which has not said a word in them, and most messages in a row that wait for an answer. */
export const MAX_UNANSWERED_THREADS = 30
/** Most messages in one talk before the other side has answered. */
export const MAX_UNANSWERED_MESSAGES = 20

/** With whom an office talks: another office of this installation, or an outside agency. `name` as it is called now. */
export type Party = { kind: 'office'; orgId: number; name: string } | { kind: 'agency'; agencyId: string; name: string }

/** A talk about works that meet, as one office has it. */
export type Thread = {
  id: string
  with: Party
  subject: string
  /** The works it is about, as they were named when it began: this office's and the other side's. */
  ownWork: string
  otherWork: string
  openedAt: Date
  /** Name and position of the time. */
  openedBy: string
  /** Whether this office began it. */
  openedHere: boolean
  /** Null while it is open. */
  closedAt: Date | null
  closedBy: string | null
  outcome: string | null
  version: number
}

/** A talk in the list of all: how much was said, when last, and how much of it this office has not read. */
export type ThreadSummary = Thread & { messageCount: number; lastAt: Date; unreadCount: number }

/** The request from whose page an agency's live link is handed out. */
export type AgencyLink = { fiscalYear: number; requestId: string }

/** What one side said. `isOwn`: this office; `from`: name of the office or agency. */
export type Message = { id: string; at: Date; author: string; text: string; isOwn: boolean; from: string }

/**
 * A text that somebody typed into a talk, normalised.
 * @throws AppError 'invalid' when it is empty or too long
 */
export function typedText(typed: string, field: 'text' | 'outcome' | 'subject'): string {
  const text = normaliseThai(typed)
  const most = field === 'subject' ? MAX_SUBJECT : MAX_MESSAGE
  const problem = (rule: string, message: string): AppError =>
    new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณาแก้ไขจุดที่แจ้ง', [{ field, rule, message }])
  if (text === '') throw problem('text-missing', MISSING[field])
  if (text.length > most) throw problem('too-long', `ข้อความยาวเกิน ${most} ตัวอักษร กรุณาย่อให้สั้นลง`)
  return text
}

const MISSING = {
  text: 'กรุณาพิมพ์ข้อความ',
  outcome: 'กรุณาพิมพ์ผลการประสานงาน',
  subject: 'กรุณาพิมพ์เรื่อง',
} as const

/** Who waits for so many answers already cannot press the other side further. @param message what to do instead */
export const unanswered = (field: 'subject' | 'text', message: string): AppError =>
  new AppError('invalid', 'ยังบันทึกไม่ได้ กรุณารออีกฝ่ายตอบก่อน', [{ field, rule: 'unanswered', message }])

/** What is written in a talk that is over. */
export const threadClosed = (): AppError =>
  new AppError('invalid', 'เรื่องนี้ปิดแล้ว หากมีเรื่องใหม่ให้เปิดเรื่องประสานงานใหม่', [
    { field: 'text', rule: 'thread-closed', message: 'เรื่องนี้ปิดแล้ว จึงเพิ่มข้อความไม่ได้' },
  ])
