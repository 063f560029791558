import type { Problem } from '#src/domain/errors.ts'
import { monthSet, monthsOf } from '#src/domain/month-set.ts'
import type { FundRow, ProjectContent } from '#src/domain/project.ts'
import { normaliseThai, textOrNull } from '#src/domain/thai-text.ts'
import { MAX_NAME } from '#src/features/plans/project-limits.ts'
import { programmeOf, readFund, readStrategyNo, SHOWN } from '#src/features/plans/typed-project.ts'
import { isTooLong, LONG_TEXT_FIELDS, MAX_AMOUNT_SATANG, TOO_LONG } from './intake-limits.ts'
import type { ItemInput } from './intakes.schema.ts'

/** Departments as typed: one on each line. */
const departmentsOf = (text: string): string[] => [
  ...new Set(
    normaliseThai(text)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
]

function fundsOf(input: ItemInput, problems: Problem[]): FundRow[] {
  return input.funds.flatMap((fund, index) => {
    const row = readFund(fund, index, problems)
    if (row === null) return []
    if (row.source !== null && row.source.length > MAX_NAME)
      problems.push({
        field: `funds.${index}.source`,
        rule: 'text-too-long',
        message: 'ชื่อแหล่งงบประมาณยาวเกินไป กรุณาย่อให้สั้นลง',
      })
    if (Math.abs(row.amountSatang ?? 0) > MAX_AMOUNT_SATANG)
      problems.push({
        field: `funds.${index}.amount`,
        rule: 'amount-too-large',
        message: `จำนวนเงิน “${fund.amount.trim().slice(0, SHOWN)}” เกินหนึ่งหมื่นล้านบาท กรุณาตรวจจำนวนหลัก`,
      })
    return [row]
  })
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
    activity: textOrNull(input.activity),
    target: textOrNull(input.target),
    funds,
    noBudgetReason: hasAmount || input.noBudget === '' ? null : input.noBudget,
    place: textOrNull(input.place),
    departments: departmentsOf(input.departments),
    months: monthSet(input.months),
    strategyNo: readStrategyNo(input.strategyNo, problems),
    strategy: textOrNull(input.strategy),
    tactic: textOrNull(input.tactic),
    ...programmeOf(textOrNull(input.programme)),
    note: textOrNull(input.note),
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
