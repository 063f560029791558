import type { Problem } from '#src/domain/errors.ts'
import { formatBaht } from '#src/domain/money.ts'
import { monthSet, monthsOf } from '#src/domain/month-set.ts'
import type { NoBudgetReason, ProjectKind } from '#src/domain/project.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { MAX_VILLAGE, parseVillages } from '#src/domain/villages.ts'
import { readFund, readStrategyNo, SHOWN } from '#src/features/plans/typed-project.ts'
import { PROJECT_FIELDS, type ProjectField, type ProjectFields } from '#src/features/projects/projects.ts'

/** A fund row as typed. */
export type FundInput = { source: string; amount: string }

/** A project as its form has it: what was typed, as it was typed. */
export type ProjectInput = {
  kind: ProjectKind
  name: string
  activity: string
  target: string
  place: string
  /** "1, 3-5" */
  villages: string
  departments: string[]
  strategyNo: string
  strategy: string
  tactic: string
  programme: string
  note: string
  agencyLetter: string
  months: number[]
  noBudgetReason: NoBudgetReason | ''
  funds: FundInput[]
}

const TEXTS = ['activity', 'target', 'place', 'strategy', 'tactic', 'programme', 'note', 'agencyLetter'] as const

/** The form's fields for a project as it stands. */
export const inputFromFields = (fields: ProjectFields): ProjectInput => ({
  kind: fields.kind,
  name: fields.name,
  activity: fields.activity ?? '',
  target: fields.target ?? '',
  place: fields.place ?? '',
  villages: fields.villages.join(', '),
  departments: fields.departments,
  strategyNo: fields.strategyNo === null ? '' : String(fields.strategyNo),
  strategy: fields.strategy ?? '',
  tactic: fields.tactic ?? '',
  programme: fields.programme ?? '',
  note: fields.note ?? '',
  agencyLetter: fields.agencyLetter ?? '',
  months: monthsOf(fields.months),
  noBudgetReason: fields.noBudgetReason ?? '',
  funds: fields.funds.map(({ source, amountSatang }) => ({
    source: source ?? '',
    amount: amountSatang === null ? '' : formatBaht(amountSatang),
  })),
})

/** Fund rows without the empty ones. */
export const filledFunds = (funds: readonly FundInput[]): FundInput[] =>
  funds.filter(({ source, amount }) => source.trim() !== '' || amount.trim() !== '')

/** What a field of the form says, to tell whether it was touched; blanks and kinds of line ends do not count. */
function typedIn(input: ProjectInput, field: ProjectField): string {
  // The form shows the office's own divisions first, so their order says nothing.
  const value =
    field === 'funds' ? filledFunds(input.funds) : field === 'departments' ? input[field].toSorted() : input[field]
  return typeof value === 'string' ? normaliseThai(value) : normaliseThai(JSON.stringify(value))
}

/**
 * What a person changed in the form, and every field that cannot be read. Fields that were not touched are left as they are, even when the
 * form could not hold what they are (a negative amount of a file, say).
 * @param base what was on the screen when the form was opened
 */
export function changesIn(
  input: ProjectInput,
  base: ProjectFields,
): { fields: Partial<ProjectFields>; problems: Problem[] } {
  const before = inputFromFields(base)
  const touched = new Set(PROJECT_FIELDS.filter((field) => typedIn(input, field) !== typedIn(before, field)))
  const problems: Problem[] = []
  const read: Partial<ProjectFields> = {
    kind: input.kind,
    name: normaliseThai(input.name),
    ...Object.fromEntries(TEXTS.map((field) => [field, normaliseThai(input[field]) || null])),
    villages: touched.has('villages') ? villagesOf(input.villages, problems) : base.villages,
    departments: input.departments,
    months: monthSet(input.months),
    noBudgetReason: input.noBudgetReason === '' ? null : input.noBudgetReason,
    strategyNo: touched.has('strategyNo') ? readStrategyNo(input.strategyNo, problems) : base.strategyNo,
    funds: touched.has('funds')
      ? input.funds.flatMap((fund, index) => readFund(fund, index, problems) ?? [])
      : base.funds,
  }
  const fields = Object.fromEntries([...touched].map((field) => [field, read[field]])) as Partial<ProjectFields>
  return { fields, problems }
}

function villagesOf(text: string, problems: Problem[]): number[] {
  const villages = parseVillages(text)
  if (villages === null)
    problems.push({
      field: 'villages',
      rule: 'villages',
      message: `อ่านหมู่ที่ “${text.slice(0, SHOWN)}” ไม่ได้ กรุณาพิมพ์เลข 1 ถึง ${MAX_VILLAGE} เช่น 1, 3, 5-7`,
    })
  return villages ?? []
}
