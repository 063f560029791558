import { parseBahtInput } from '#src/domain/baht-input.ts'
import { AppError, type Problem } from '#src/domain/errors.ts'
import { MAX_SATANG } from '#src/domain/money.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import type { FundTotal } from './checks.ts'

/** A row of the form, as typed. */
export type FundTotalInput = { source: string; amount: string }

/** Most rows; there are fifteen known sources. */
export const MAX_FUND_TOTALS = 40
const MAX_SOURCE = 300

/** The totals as typed; rows without any text are left out. @throws AppError 'invalid' with everything that is wrong */
export function readFundTotals(rows: readonly FundTotalInput[]): FundTotal[] {
  const problems: Problem[] = []
  const totals = rows.slice(0, MAX_FUND_TOTALS).flatMap((row, index): FundTotal[] => {
    const source = normaliseThai(row.source)
    const typed = normaliseThai(row.amount)
    if (source === '' && typed === '') return []
    const amountSatang = parseBahtInput(typed)
    if (source === '' || source.length > MAX_SOURCE)
      problems.push({ field: `totals.${index}.source`, rule: 'source', message: 'กรุณาพิมพ์ชื่อแหล่งงบประมาณ' })
    if (amountSatang === null || amountSatang < 0 || amountSatang > MAX_SATANG)
      problems.push({
        field: `totals.${index}.amount`,
        rule: 'amount',
        message: `อ่านจำนวนเงิน “${typed.slice(0, 40)}” ไม่ได้ กรุณาพิมพ์เป็นบาท เช่น 1,500,000`,
      })
    return [{ source, amountSatang: amountSatang ?? 0 }]
  })
  if (problems.length > 0) throw new AppError('invalid', 'ยังบันทึกยอดงบประมาณไม่ได้', problems)
  return totals
}
