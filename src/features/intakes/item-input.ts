import { parseBahtInput } from '#src/domain/baht-input.ts'
import type { Problem } from '#src/domain/errors.ts'
import { monthSet, monthsOf } from '#src/domain/month-set.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import type { FundRow, ProjectContent } from '#src/domain/project.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { isTooLong, LONG_TEXT_FIELDS, MAX_AMOUNT_SATANG, TOO_LONG } from './intake-limits.ts'
import type { ItemInput } from './intakes.schema.ts'

const orNull = (text: string): string | null => normaliseThai(text) || null

/** Departments as typed: one on each line. */
const departmentsOf = (text: string): string[] => [
  ...new Set(
    normaliseThai(text)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

/** Longest name of a fund source, in characters. */
const MAX_FUND_SOURCE = 300
/** What is said of an amount shows no more of it. */
const SHOWN_AMOUNT = 40

function fundsOf(input: ItemInput, problems: Problem[]): FundRow[] {
  return input.funds.flatMap((fund, index) => {
    const source = orNull(fund.source)
    if (source !== null && source.length > MAX_FUND_SOURCE)
      problems.push({
        field: `funds.${index}.source`,
        rule: 'text-too-long',
        message: 'ชื่อแหล่งงบประมาณยาวเกินไป กรุณาย่อให้สั้นลง',
      })
    const typed = normaliseThai(fund.amount)
    if (typed === '' || typed === '-') return source === null ? [] : [{ source, amountSatang: null }]
    const amountSatang = parseBahtInput(typed)
    if (amountSatang === null)
      problems.push({
        field: `funds.${index}.amount`,
        rule: 'amount-unreadable',
        message: `อ่านจำนวนเงิน “${typed.slice(0, SHOWN_AMOUNT)}” ไม่ได้ กรุณาพิมพ์เป็นบาท เช่น 1,500,000 หรือ 238,613.38`,
      })
    if (Math.abs(amountSatang ?? 0) > MAX_AMOUNT_SATANG)
      problems.push({
        field: `funds.${index}.amount`,
        rule: 'amount-too-large',
        message: `จำนวนเงิน “${typed}” เกินหนึ่งหมื่นล้านบาท กรุณาตรวจจำนวนหลัก`,
      })
    return [{ source, amountSatang }]
  })
}

function programmeOf(typed: string | null): Pick<ProjectContent, 'programme' | 'programmeRaw'> {
  const programme = typed === null ? null : (matchProgramme(typed)?.programme ?? null)
  return { programme, programmeRaw: typed === programme ? null : typed }
}

function strategyNoOf(input: ItemInput, problems: Problem[]): number | null {
  const typed = toArabicDigits(input.strategyNo).trim()
  if (typed === '') return null
  if (/^\d{1,3}$/.test(typed)) return Number(typed)
  problems.push({
    field: 'strategyNo',
    rule: 'strategy-number',
    message: `ลำดับยุทธศาสตร์ “${typed.slice(0, SHOWN_AMOUNT)}” ต้องเป็นเลขจำนวนเต็ม เช่น 1`,
  })
  return null
}

/**
 * The content of a row as typed in the form: texts normalised, amounts and programme read. All that is wrong is returned at once;
 * then the content must not be saved. The number printed in the file (`no`) is not editable and comes from the row as it stands.
 */
export function contentFromInput(
  input: ItemInput,
  no: string | null,
): { content: ProjectContent; problems: Problem[] } {
  const problems: Problem[] = []
  const funds = fundsOf(input, problems)
  const name = normaliseThai(input.name)
  if (name === '') problems.push({ field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อโครงการ' })
  const hasAmount = funds.some((fund) => fund.amountSatang !== null)
  const content: ProjectContent = {
    no,
    kind: input.kind,
    name,
    activity: orNull(input.activity),
    target: orNull(input.target),
    funds,
    noBudgetReason: hasAmount || input.noBudget === '' ? null : input.noBudget,
    place: orNull(input.place),
    departments: departmentsOf(input.departments),
    months: monthSet(input.months),
    strategyNo: strategyNoOf(input, problems),
    strategy: orNull(input.strategy),
    tactic: orNull(input.tactic),
    ...programmeOf(orNull(input.programme)),
    note: orNull(input.note),
  }
  for (const field of LONG_TEXT_FIELDS)
    if (isTooLong(content, field)) problems.push({ field, rule: 'text-too-long', message: TOO_LONG })
  return { content, problems }
}

/** The form's fields for a row as it stands; `contentFromInput` of them gives the row back. */
export const inputFromContent = (content: ProjectContent, amountText: (satang: number) => string): ItemInput => ({
  kind: content.kind,
  name: content.name,
  activity: content.activity ?? '',
  target: content.target ?? '',
  place: content.place ?? '',
  departments: content.departments.join('\n'),
  strategyNo: content.strategyNo === null ? '' : String(content.strategyNo),
  strategy: content.strategy ?? '',
  tactic: content.tactic ?? '',
  programme: content.programme ?? content.programmeRaw ?? '',
  note: content.note ?? '',
  months: monthsOf(content.months),
  noBudget: content.noBudgetReason ?? '',
  funds: content.funds.map((fund) => ({
    source: fund.source ?? '',
    amount: fund.amountSatang === null ? '' : amountText(fund.amountSatang),
  })),
})
