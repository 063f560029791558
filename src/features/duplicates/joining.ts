import type { FundRow } from '#src/domain/project.ts'
import { matchFundSource } from '#src/domain/fund-sources.ts'
import type { ProjectField, ProjectFields } from '#src/features/projects/projects.ts'

/** A work that is joined to a project. `payer`: who pays its part; null: the office itself, so that sources stay as they are named. */
export type WorkToJoin = { fields: ProjectFields; payer: string | null }

/** What of a project is chosen together when two are made one. */
export const CHOICES = {
  name: ['name'],
  activity: ['activity'],
  target: ['target'],
  place: ['place', 'villages'],
  months: ['months'],
  funds: ['funds', 'noBudgetReason'],
  departments: ['departments'],
  group: ['strategyNo', 'strategy', 'tactic', 'programme'],
  note: ['note'],
} as const satisfies Record<string, readonly ProjectField[]>

export type Choice = keyof typeof CHOICES
/** In the order of the form of a project. */
export const CHOICE_NAMES = Object.keys(CHOICES) as readonly Choice[]

/** What of a joint project may be chosen; the rest holds what both sides say. */
export const JOINT_CHOICES: readonly Choice[] = ['name', 'activity', 'target', 'place', 'group']

/** The fields of `other` that were chosen in place of those of the project that stays. */
export const takenFrom = (other: ProjectFields, choices: readonly Choice[]): Partial<ProjectFields> =>
  // Each field keeps its own value; the union cannot be followed through a variable field.
  Object.fromEntries(choices.flatMap((choice) => CHOICES[choice].map((field) => [field, other[field]])))

/**
 * What a project says once another work is carried out together with it: the money of both, each from its source, the departments and
 * months of both, and the letter by which the other was told of. The sum of the money is that of both.
 */
export function jointFields(lead: ProjectFields, { fields: other, payer }: WorkToJoin): Partial<ProjectFields> {
  const funds = addFunds(
    lead.funds,
    payer === null ? other.funds : other.funds.map((fund) => ({ ...fund, source: paidBy(payer, fund.source) })),
  )
  return {
    funds,
    noBudgetReason: funds.length > 0 ? null : lead.noBudgetReason,
    departments: [...new Set([...lead.departments, ...other.departments])],
    months: lead.months | other.months,
    villages: [...new Set([...lead.villages, ...other.villages])].toSorted((a, b) => a - b),
    place: lead.place ?? other.place,
    activity: lead.activity ?? other.activity,
    target: lead.target ?? other.target,
    note: both(lead.note, other.note),
    agencyLetter: both(lead.agencyLetter, other.agencyLetter),
  }
}

/** Source of money that another body pays: told by its name, and counted as money from outside. */
export function paidBy(payer: string, source: string | null): string {
  const isNamed = source === null || source.includes(payer) || matchFundSource(source)?.id === 'other-agency'
  return `หน่วยงานอื่น (${isNamed ? payer : `${payer}: ${source}`})`
}

/** Rows of one source become one, so that a budget line is not counted as two. */
function addFunds(funds: readonly FundRow[], more: readonly FundRow[]): FundRow[] {
  const all = funds.map((fund) => ({ ...fund }))
  for (const fund of more) {
    const same = all.find(({ source, amountSatang }) => source === fund.source && amountSatang !== null)
    if (same && same.amountSatang !== null && fund.amountSatang !== null) same.amountSatang += fund.amountSatang
    else all.push({ ...fund })
  }
  return all
}

function both(one: string | null, other: string | null): string | null {
  if (one === null || other === null || one === other) return one ?? other
  return `${one}; ${other}`
}
