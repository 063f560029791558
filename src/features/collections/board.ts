import { formatCount } from '#src/domain/money.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import type { AnswerChannel } from './answers.ts'
import type { CollectionRequest } from './rounds.ts'

/**
 * How far one who is asked has come: ready to be sent · sent · opened · answered in the system or by link · answered by a letter of its own ·
 * told that it has nothing to report.
 */
export const REQUEST_STATES = ['ready', 'sent', 'opened', 'answered', 'by-letter', 'nothing'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** A line of the board. `projectCount`: projects that came; `waitingCount`: those of them about which nobody has decided. */
export type BoardRow = CollectionRequest & {
  projectCount: number
  waitingCount: number
  lastChannel: AnswerChannel | null
}

/** How far one who is asked has come. */
export function stateOf(
  request: Pick<BoardRow, 'answeredAt' | 'nothingToReport' | 'firstOpenedAt' | 'sentAt' | 'lastChannel'>,
): RequestState {
  if (request.answeredAt !== null)
    return request.nothingToReport ? 'nothing' : request.lastChannel === 'paper' ? 'by-letter' : 'answered'
  if (request.firstOpenedAt !== null) return 'opened'
  return request.sentAt === null ? 'ready' : 'sent'
}

/** Whether the due date has passed without an answer. The due date itself is in time. @param today ISO date */
export const isLate = (
  { answeredAt, round }: Pick<CollectionRequest, 'answeredAt'> & { round: { dueOn: string } },
  today: string,
): boolean => answeredAt === null && today > round.dueOn

/** How many lines of a board stand where; `late` count in their state as well. */
export type BoardCounts = Record<RequestState, number> & { asked: number; unanswered: number; late: number }

/** Counts of a board. @param today ISO date */
export function countBoard(rows: readonly BoardRow[], today: string): BoardCounts {
  const states = rows.map(stateOf)
  const count = (state: RequestState): number => states.filter((each) => each === state).length
  return {
    ready: count('ready'),
    sent: count('sent'),
    opened: count('opened'),
    answered: count('answered'),
    'by-letter': count('by-letter'),
    nothing: count('nothing'),
    asked: rows.length,
    unanswered: rows.filter(({ answeredAt }) => answeredAt === null).length,
    late: rows.filter((row) => isLate(row, today)).length,
  }
}

/** Those who have not answered: divisions, then agencies, each as the board has them. */
export function missingOf(rows: readonly BoardRow[]): { divisions: BoardRow[]; agencies: BoardRow[] } {
  const missing = rows.filter(({ answeredAt }) => answeredAt === null)
  return {
    divisions: missing.filter(({ divisionId }) => divisionId !== null),
    agencies: missing.filter(({ agencyId }) => agencyId !== null),
  }
}

const STATE_WORDS: Readonly<Record<'ready' | 'sent' | 'opened', string>> = {
  ready: 'ยังไม่ได้ส่งหนังสือ',
  sent: 'ส่งแล้ว ยังไม่เปิดดู',
  opened: 'เปิดดูแล้ว ยังไม่ตอบ',
}

/**
 * The list of who has not answered, as a text to be sent on: by LINE, by e-mail, or read out in a meeting.
 * @param today ISO date
 */
export function missingText(
  { officeName, title, dueOn }: { officeName: string; title: string; dueOn: string },
  rows: readonly BoardRow[],
  today: string,
): string {
  const { divisions, agencies } = missingOf(rows)
  const total = divisions.length + agencies.length
  const answered = `ตอบแล้ว ${formatCount(rows.length - total)} จาก ${formatCount(rows.length)} หน่วยงาน`
  const due = `กำหนดตอบภายในวันที่ ${formatThaiDate(dueOn)}${today > dueOn ? ' (เลยกำหนดแล้ว)' : ''}`
  const head = [officeName, title, due, `${answered} ณ วันที่ ${formatThaiDate(today)}`]
  if (total === 0) return [...head, 'ทุกหน่วยงานตอบครบแล้ว'].join('\n')
  const parts = [listed('กองและสำนักที่ยังไม่ตอบ', divisions), listed('หน่วยงานอื่นที่ยังไม่ตอบ', agencies)]
  return [...head, ...parts.flat()].join('\n')
}

function listed(title: string, rows: readonly BoardRow[]): string[] {
  if (rows.length === 0) return []
  return ['', `${title} (${rows.length})`, ...rows.map((row, index) => `${index + 1}. ${row.name} – ${wordsOf(row)}`)]
}

function wordsOf(row: BoardRow): string {
  const state = stateOf(row)
  // A division is asked by the system itself.
  if (state === 'sent' && row.divisionId !== null) return 'ยังไม่เปิดดู'
  return state === 'ready' || state === 'sent' || state === 'opened' ? STATE_WORDS[state] : ''
}
