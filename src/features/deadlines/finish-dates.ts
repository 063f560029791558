import type { Problem } from '#src/domain/errors.ts'
import { lastDayOf } from '#src/domain/law/deadlines.ts'
import { formatThaiDate, parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { FinishDates } from './deadlines.queries.ts'
import type { FinishDatesInput } from './deadlines.schema.ts'

/**
 * The dates that a person typed, and every shortcoming at once: an unreadable date, an extension without its order or without a period to
 * extend, or one that ends no later than the period itself.
 * @param today ISO date; a budget is entered once it has been announced
 * @law ระเบียบฯ ข้อ 27
 */
export function readFinishDates(
  input: FinishDatesInput,
  today: string,
): { dates: FinishDates; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const dates: FinishDates = {
    budgetAnnouncedOn: dateOf('budgetAnnouncedOn', input, problems),
    budgetReference: normaliseThai(input.budgetReference) || null,
    finishExtendedTo: dateOf('finishExtendedTo', input, problems),
    finishExtensionOrder: normaliseThai(input.finishExtensionOrder) || null,
  }
  if (problems.length === 0) problems.push(...shortcomings(dates, today))
  return { dates, problems }
}

function dateOf(
  field: 'budgetAnnouncedOn' | 'finishExtendedTo',
  input: FinishDatesInput,
  problems: Problem[],
): string | null {
  const typed = normaliseThai(input[field])
  if (typed === '') return null
  const date = parseThaiDate(typed)
  if (date === null)
    problems.push({
      field,
      rule: 'date-unreadable',
      message: `อ่านวันที่ “${typed}” ไม่ได้ กรุณาพิมพ์ เช่น 16 กันยายน 2569 หรือ 16/9/2569`,
    })
  return date
}

function shortcomings(dates: FinishDates, today: string): Problem[] {
  const { budgetAnnouncedOn, finishExtendedTo, finishExtensionOrder } = dates
  const found: Problem[] = []
  if (budgetAnnouncedOn !== null && budgetAnnouncedOn > today)
    found.push({
      field: 'budgetAnnouncedOn',
      rule: 'budget-announced-later',
      message: 'วันที่ประกาศใช้งบประมาณยังมาไม่ถึง กรุณาตรวจปี พ.ศ.',
    })
  if (finishExtendedTo === null) {
    if (finishExtensionOrder !== null)
      found.push({ field: 'finishExtendedTo', rule: 'extension-date-missing', message: 'กรุณาพิมพ์วันที่ขยายเวลาถึง' })
    return found
  }
  if (finishExtensionOrder === null)
    found.push({
      field: 'finishExtensionOrder',
      rule: 'extension-order-missing',
      message: 'กรุณาพิมพ์เลขที่คำสั่งหรือบันทึกที่ผู้บริหารท้องถิ่นอนุมัติขยายเวลา',
    })
  if (budgetAnnouncedOn === null)
    found.push({
      field: 'budgetAnnouncedOn',
      rule: 'extension-without-period',
      message: 'กรุณาพิมพ์วันที่ประกาศใช้งบประมาณ เพราะระยะเวลาที่ขยายนับจากวันนั้น',
    })
  else if (finishExtendedTo <= lastDayOf('finish-plan', budgetAnnouncedOn))
    found.push({
      field: 'finishExtendedTo',
      rule: 'extension-not-later',
      law: 'ข้อ 27',
      message: `วันที่ขยายถึงต้องหลังวันสุดท้ายเดิม คือ ${formatThaiDate(lastDayOf('finish-plan', budgetAnnouncedOn))}`,
    })
  return found
}
