import type { Problem } from '#src/domain/errors.ts'
import { addDays, formatThaiDate, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { MAX_TEXT, TOO_LONG } from '#src/features/plans/project-limits.ts'
import { SHOWN } from '#src/features/plans/typed-project.ts'
import type { RecognisedItem } from '#src/intake/recognised.ts'
import { villagesIn } from '#src/domain/villages.ts'
import type { AgencyLetter, Sender } from './answers.ts'
import { BLANK_ITEM, type ItemContent } from '#src/features/items/items.ts'
import { readSender, type TypedSender } from './sender-form.ts'

/** What came by letter or phone, as typed. `nonce`: made with the form, so that what is sent twice counts once. */
export type TypedPaper = TypedSender & { receivedOn: string; message: string; isNothing: boolean; nonce: string }

/** What came by letter or phone. `receivedOn`: ISO date on which the office was told. */
export type Paper = { sender: Sender; letter: AgencyLetter; receivedOn: string; message: string | null }

/** A letter that came longer ago is a slip of the pen. */
const EARLIEST_DAYS = 730

/**
 * What was typed, and everything that cannot be read or is missing.
 * @param today ISO date
 */
export function readPaper(typed: TypedPaper, today: string): { paper: Paper; problems: Problem[] } {
  const { sender, letter, problems: wrong } = readSender(typed, today)
  // Who signed a letter need not be known.
  const problems = wrong.filter(({ rule }) => rule !== 'sender-missing')
  const receivedOn = parseThaiDate(typed.receivedOn)
  if (receivedOn === null || receivedOn > today || receivedOn < addDays(today, -EARLIEST_DAYS))
    problems.push({
      field: 'receivedOn',
      rule: 'date-unreadable',
      message: `วันที่ได้รับ “${typed.receivedOn.trim().slice(0, SHOWN)}” ใช้ไม่ได้ กรุณาพิมพ์วันไม่เกินวันนี้ เช่น ${formatThaiDate(today)}`,
    })
  else if (letter.date !== null && letter.date > receivedOn)
    problems.push({
      field: 'letterDate',
      rule: 'letter-after-receipt',
      message: 'หนังสือลงวันที่หลังวันที่ได้รับ กรุณาตรวจวันที่ทั้งสอง',
    })
  const message = normaliseThai(typed.message) || null
  if ((message ?? '').length > MAX_TEXT) problems.push({ field: 'message', rule: 'text-too-long', message: TOO_LONG })
  return { paper: { sender, letter, receivedOn: receivedOn ?? today, message }, problems }
}

/** A row of a file that an agency sent in a form of its own, as an item. @param agencyName who carries it out, where the row does not say */
export function itemFromFile(row: RecognisedItem, agencyName: string, isOutside: boolean): ItemContent {
  return {
    ...BLANK_ITEM,
    kind: isOutside ? 'outside-agency' : row.kind,
    name: row.name,
    activity: row.activity,
    target: row.target,
    funds: row.funds,
    place: row.place,
    villages: villagesIn(row.place ?? ''),
    departments: isOutside || row.departments.length === 0 ? [agencyName] : row.departments,
    months: row.months,
    strategyNo: row.strategyNo,
    strategy: row.strategy,
    tactic: row.tactic,
    programme: row.programme ?? row.programmeRaw,
    note: row.note,
  }
}
