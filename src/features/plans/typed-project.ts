import { parseBahtInput } from '#src/domain/baht-input.ts'
import type { Problem } from '#src/domain/errors.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import type { FundRow, ProjectContent } from '#src/domain/project.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'

/** What is said of a typed text shows no more of it, in characters. */
export const SHOWN = 40

/**
 * A fund row as typed; null for an empty one. An amount that cannot be read is added to the problems, at `funds.<index>.amount`.
 * @param index of the row in its form
 */
export function readFund(fund: { source: string; amount: string }, index: number, problems: Problem[]): FundRow | null {
  const source = normaliseThai(fund.source) || null
  const typed = normaliseThai(fund.amount)
  if (typed === '' || typed === '-') return source === null ? null : { source, amountSatang: null }
  const amountSatang = parseBahtInput(typed)
  if (amountSatang === null)
    problems.push({
      field: `funds.${index}.amount`,
      rule: 'amount-unreadable',
      message: `อ่านจำนวนเงิน “${typed.slice(0, SHOWN)}” ไม่ได้ กรุณาพิมพ์เป็นบาท เช่น 1,500,000 หรือ 238,613.38`,
    })
  return { source, amountSatang }
}

/** The number of a strategy as typed; null for none, and for one that cannot be read, which is added to the problems. */
export function readStrategyNo(text: string, problems: Problem[]): number | null {
  const typed = toArabicDigits(normaliseThai(text))
  if (typed === '') return null
  if (/^\d{1,3}$/.test(typed)) return Number(typed)
  problems.push({
    field: 'strategyNo',
    rule: 'strategy-number',
    message: `ลำดับยุทธศาสตร์ “${typed.slice(0, SHOWN)}” ต้องเป็นเลขจำนวนเต็ม เช่น 1`,
  })
  return null
}

/** One of the twelve programmes by its official name, or by the office's own words, which are then kept as they are. */
export function programmeOf(typed: string | null): Pick<ProjectContent, 'programme' | 'programmeRaw'> {
  const programme = typed === null ? null : (matchProgramme(typed)?.programme ?? null)
  return { programme, programmeRaw: typed === programme ? null : typed }
}
