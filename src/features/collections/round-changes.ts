import { AppError, type Problem } from '#src/domain/errors.ts'
import { parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai, textOrNull } from '#src/domain/thai-text.ts'
import type { LetterInput, RoundInput, SentInput } from './rounds.schema.ts'
import type { CollectionRequest, RoundLetter, SentHow } from './rounds.ts'

/**
 * Title, due date (ISO) and contact of a round as typed.
 * @param earliest ISO date before which no answer can be due
 * @throws AppError 'invalid' with every shortcoming
 */
export function checkRound(
  input: RoundInput,
  earliest: string,
): { title: string; dueOn: string; contactLine: string | null } {
  const title = normaliseThai(input.title)
  const contactLine = textOrNull(input.contactLine ?? '')
  const dueOn = parseThaiDate(input.dueOn)
  const problems: Problem[] = []
  if (title === '') problems.push({ field: 'title', rule: 'title-missing', message: 'กรุณาพิมพ์ชื่อรอบรวบรวม' })
  if (dueOn === null) problems.push(unreadableDate('dueOn', input.dueOn))
  else if (dueOn < earliest)
    problems.push({ field: 'dueOn', rule: 'date-passed', message: 'วันครบกำหนดตอบต้องไม่เป็นวันที่ผ่านมาแล้ว' })
  if (input.divisionIds.length + input.agencyIds.length === 0)
    problems.push({ field: 'asked', rule: 'nobody-asked', message: 'กรุณาเลือกกองหรือหน่วยงานที่จะถามอย่างน้อยหนึ่งหน่วยงาน' })
  if (problems.length > 0 || dueOn === null) throw new AppError('invalid', 'ยังบันทึกรอบรวบรวมไม่ได้', problems)
  return { title, dueOn, contactLine }
}

const unreadableDate = (field: string, typed: string): Problem => ({
  field,
  rule: 'date-unreadable',
  message: `อ่านวันที่ “${typed}” ไม่ได้ กรุณาพิมพ์ เช่น 15 ธันวาคม 2569 หรือ 15/12/2569`,
})

/**
 * Whom to ask besides, and whom no more.
 * @throws AppError 'invalid' naming those who are no longer ticked though they have answered
 */
export function decideAsked(
  asked: readonly CollectionRequest[],
  { divisionIds, agencyIds }: Pick<RoundInput, 'divisionIds' | 'agencyIds'>,
): { added: Pick<RoundInput, 'divisionIds' | 'agencyIds'>; withdrawn: CollectionRequest[] } {
  const ticked = new Set([...divisionIds, ...agencyIds])
  const known = new Set(asked.map(askedId))
  const withdrawn = asked.filter((request) => !ticked.has(askedId(request)))
  const answered = withdrawn.filter(({ answeredAt }) => answeredAt !== null)
  if (answered.length > 0)
    throw new AppError(
      'invalid',
      'ยังบันทึกรอบรวบรวมไม่ได้',
      answered.map(({ name }) => ({
        field: 'asked',
        rule: 'answered',
        message: `“${name}” ตอบมาแล้ว จึงนำออกจากรอบไม่ได้`,
      })),
    )
  const isNew = (id: string): boolean => !known.has(id)
  return { added: { divisionIds: divisionIds.filter(isNew), agencyIds: agencyIds.filter(isNew) }, withdrawn }
}

const askedId = ({ divisionId, agencyId }: CollectionRequest): string => divisionId ?? agencyId ?? ''

/** What the letter says, as typed; empty texts are nothing. @throws AppError 'invalid' for an unreadable date */
export function checkLetter(input: LetterInput): RoundLetter {
  const date = input.date.trim() === '' ? null : parseThaiDate(input.date)
  if (date === null && input.date.trim() !== '')
    throw new AppError('invalid', 'ยังบันทึกหนังสือไม่ได้', [unreadableDate('date', input.date)])
  return {
    number: textOrNull(input.number),
    date,
    body: textOrNull(input.body),
    signatoryName: textOrNull(input.signatoryName),
    signatoryPosition: textOrNull(input.signatoryPosition),
    contactLine: textOrNull(input.contactLine),
  }
}

/** When something was sent: the day as typed, at noon in Thailand, or else now. @throws AppError 'invalid' for a day that is none or to come */
export function sentMoment({ how, on }: SentInput, now: Date): { at: Date | null; how: SentHow | null } {
  if (how === '') return { at: null, how: null }
  if (on.trim() === '') return { at: now, how }
  const date = parseThaiDate(on)
  if (date === null) throw new AppError('invalid', 'ยังบันทึกการส่งไม่ได้', [unreadableDate('on', on)])
  const noon = new Date(`${date}T12:00:00+07:00`)
  const isToCome = new Date(`${date}T00:00:00+07:00`) > now
  if (isToCome)
    throw new AppError('invalid', 'ยังบันทึกการส่งไม่ได้', [
      { field: 'on', rule: 'date-to-come', message: 'วันที่ส่งต้องไม่เป็นวันในอนาคต' },
    ])
  return { at: noon > now ? now : noon, how }
}

/** Somebody else saved the round since its page was opened. */
export const changedElsewhere = (): AppError =>
  new AppError('conflict', 'รอบรวบรวมนี้ถูกแก้ไขจากหน้าต่างอื่นแล้ว กรุณาเปิดหน้านี้ใหม่ก่อนบันทึก')
