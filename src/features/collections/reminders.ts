import { formatThaiDate } from '#src/domain/thai-date.ts'
import type { RoundDetail } from './rounds.ts'

/** What a reminder rests on. `today`: ISO date. `url` null: there is no address to answer at. `isAsked`: the letter is known to have gone out. */
export type ReminderFacts = {
  officeName: string
  round: Pick<RoundDetail, 'fiscalYear' | 'dueOn' | 'letter'>
  addressee: string
  isDivision: boolean
  isAsked: boolean
  url: string | null
  today: string
}

/** A reminder as a letter by e-mail, or a text to be sent by LINE. */
export type Reminder = { subject: string; text: string }

/** Whom to remind: the request, and how many reminders of it were on the screen. */
export type ReminderTarget = { requestId: string; seen: number }

/** A polite reminder. */
export function composeReminder(facts: ReminderFacts): Reminder {
  const { officeName, round, url } = facts
  const { letter } = round
  const closing = [...(letter.contactLine?.split('\n') ?? []), officeName]
  const lines = [
    `เรียน ${facts.addressee}`,
    '',
    `${askedBefore(facts)} ขณะนี้ยังไม่ได้รับแจ้ง จึงขอความอนุเคราะห์แจ้งข้อมูล หากไม่มีโครงการ ขอได้โปรดแจ้งให้ทราบด้วย`,
    ...(url === null ? [] : ['', facts.isDivision ? 'ตอบในระบบที่' : 'แจ้งได้ที่ (ไม่ต้องมีบัญชีผู้ใช้)', url]),
    '',
    'หากได้แจ้งแล้ว ขออภัยและขอขอบคุณ',
    '',
    ...closing,
  ]
  return { subject: `ขอความอนุเคราะห์แจ้งโครงการ ปีงบประมาณ พ.ศ. ${round.fiscalYear}`, text: lines.join('\n') }
}

/** Nobody is reminded of a letter that has not gone out: then the text asks. */
function askedBefore({ officeName, round, isDivision, isAsked, today }: ReminderFacts): string {
  const { letter, dueOn, fiscalYear } = round
  if (!isDivision && !isAsked)
    return `ด้วย${officeName}กำลังรวบรวมแผนงานและโครงการที่จะดำเนินการในพื้นที่ ประจำปีงบประมาณ พ.ศ. ${fiscalYear} ซึ่งขอรับแจ้งภายในวันที่ ${formatThaiDate(dueOn)}`
  const number = letter.number === null ? '' : ` ที่ ${letter.number}`
  const dated = letter.date === null ? '' : ` ลงวันที่ ${formatThaiDate(letter.date)}`
  const asked = isDivision ? 'ได้ขอให้แจ้ง' : `ได้มีหนังสือ${number}${dated} ขอความร่วมมือแจ้ง`
  const due = today > dueOn ? `ซึ่งครบกำหนดเมื่อวันที่ ${formatThaiDate(dueOn)}` : `ภายในวันที่ ${formatThaiDate(dueOn)}`
  const where = isDivision ? '' : 'ที่จะดำเนินการในพื้นที่ '
  return `ตามที่${officeName}${asked}แผนงานและโครงการ${where === '' ? ' ' : where}ประจำปีงบประมาณ พ.ศ. ${fiscalYear} ${due} นั้น`
}
