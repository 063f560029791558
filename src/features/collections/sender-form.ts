import type { Problem } from '#src/domain/errors.ts'
import { addDays, formatThaiDate, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { SHOWN } from '#src/features/plans/typed-project.ts'
import { NO_SENDER, type AgencyLetter, type Answer, type Sender } from './answers.ts'

/** Who sends, and by which letter, as typed. */
export type TypedSender = {
  senderName: string
  senderPosition: string
  senderPhone: string
  letterNumber: string
  letterDate: string
}

/** Longest name, position or number of a letter, in characters. */
const MAX_LINE = 200
/** A letter dated further ahead is a slip of the pen. */
const LATEST_DAYS = 31

const FIELDS = ['senderName', 'senderPosition', 'senderPhone', 'letterNumber', 'letterDate'] as const

/** What was typed of the sender. */
export const senderFrom = (form: FormData): TypedSender =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const value = form.get(field)
      return [field, typeof value === 'string' ? value : '']
    }),
  ) as TypedSender

/** The fields as the latest sending had them, so that nobody types them twice. */
export function senderOf(answers: readonly Pick<Answer, 'sender' | 'letter'>[]): TypedSender {
  const { sender = NO_SENDER, letter = null } = answers.at(-1) ?? {}
  return {
    senderName: sender.name ?? '',
    senderPosition: sender.position ?? '',
    senderPhone: sender.phone ?? '',
    letterNumber: letter?.number ?? '',
    letterDate: letter?.date ? formatThaiDate(letter.date) : '',
  }
}

/**
 * Who sends, and the letter; with everything that cannot be read or is missing.
 * @param today ISO date
 */
export function readSender(
  typed: TypedSender,
  today: string,
): { sender: Sender; letter: AgencyLetter; problems: Problem[] } {
  const line = (text: string): string | null => normaliseThai(text.replace(/\s+/g, ' ')) || null
  const problems: Problem[] = []
  const sender = {
    name: line(typed.senderName),
    position: line(typed.senderPosition),
    phone: line(typed.senderPhone),
  }
  const letter = { number: line(typed.letterNumber), date: parseThaiDate(typed.letterDate) }
  if (sender.name === null) problems.push({ field: 'senderName', rule: 'sender-missing', message: 'กรุณาพิมพ์ชื่อผู้ส่งข้อมูล' })
  for (const field of FIELDS)
    if (typed[field].length > MAX_LINE)
      problems.push({ field, rule: 'text-too-long', message: `พิมพ์ได้ไม่เกิน ${MAX_LINE} ตัวอักษร` })
  if (line(typed.letterDate) !== null && (letter.date === null || letter.date > addDays(today, LATEST_DAYS)))
    problems.push({
      field: 'letterDate',
      rule: 'date-unreadable',
      message: `วันที่ของหนังสือ “${typed.letterDate.trim().slice(0, SHOWN)}” ใช้ไม่ได้ กรุณาพิมพ์ เช่น 5 ตุลาคม 2569 หรือ 5/10/2569`,
    })
  return { sender, letter, problems }
}
