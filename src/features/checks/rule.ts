import type { Label } from '#src/domain/labels.ts'
import type { MonthSet } from '#src/domain/month-set.ts'
import type { OfficeType } from '#src/domain/office-types.ts'
import type { FundRow, NoBudgetReason, ProjectKind } from '#src/domain/project.ts'
import type { PlanFacts } from './plan-facts.ts'

/** blocking = the book would be legally incomplete, the plan cannot be submitted · warning = very likely a mistake · advice = worth a look. */
export const SEVERITIES = ['blocking', 'warning', 'advice'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A project as far as the rules look at it; stored projects and those of the table both fit. */
export type ProjectToCheck = {
  id: string
  kind: ProjectKind
  name: string
  activity: string | null
  target: string | null
  funds: readonly FundRow[]
  noBudgetReason: NoBudgetReason | null
  place: string | null
  /** หมู่ที่ */
  villages: readonly number[]
  departments: readonly string[]
  months: MonthSet
  strategyNo: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  /** The words of a file that name none of the twelve programmes. */
  programmeRaw?: string | null
  note: string | null
  agencyLetter: string | null
}

/** What the budget instrument gives from one source, in satang. */
export type FundTotal = { source: string; amountSatang: number }

/** The plan beside the lines of the budget. */
export type BudgetFacts = {
  /** Lines of which something is neither in the plan nor left out, and lines of which projects take too much. */
  openCount: number
  openSatang: number
  overCount: number
  /** Instruments whose lines do not come to their total: what is missing. */
  missing: readonly { title: string; satang: number }[]
  /** What each project takes of lines, by its id; projects without a line are not in it. */
  allocatedSatang: Readonly<Record<string, number>>
}

/** Where projects stand in the development plan that covers the year, by their ids; those nobody has placed are missing. */
export type DevelopmentFacts = {
  /** Of the development plan. */
  title: string
  places: Readonly<
    Record<
      string,
      | { kind: 'planned'; satang: number }
      | { kind: 'other-year'; years: readonly number[] }
      | { kind: 'cancelled' }
      /** In none, for a reason that a person gave. */
      | { kind: 'outside' }
    >
  >
}

/** A plan with all that the rules compare. What is not known may be left out: rules that need it are then silent. */
export type PlanToCheck = {
  fiscalYear: number
  officeCode: string
  projects: readonly ProjectToCheck[]
  /** Empty: the office has entered none. */
  fundTotals: readonly FundTotal[]
  /** Names of the office's divisions; empty: not set up. */
  divisions: readonly string[]
  /** Undefined: not known here; null: not entered. */
  budgetAnnouncedOn?: string | null
  /** How many possible duplicates nobody has decided on. */
  openDuplicates?: number
  /** Whether possible duplicates were looked for since the works changed last. Undefined: not known here. */
  isSearched?: boolean
  /** How many of its works would be spared a second digging by another order or other months. */
  digOnceCount?: number
  officeType?: OfficeType
  /** Undefined: not known here, or no development plan covers the year. */
  development?: DevelopmentFacts
  officeName?: string
  /** Undefined: not known here, or no budget has been entered. */
  budget?: BudgetFacts
}

/** Field of the project's form that a finding leads to. */
export type CheckedField =
  | 'kind'
  | 'name'
  | 'activity'
  | 'target'
  | 'funds'
  | 'place'
  | 'villages'
  | 'departments'
  | 'months'
  | 'strategyNo'
  | 'strategy'
  | 'programme'
  | 'note'
  | 'agencyLetter'

/** What a rule says of one project: where, and a sentence with what to do. */
export type Found = { field: CheckedField; message: Label }

/** What a rule says of the plan; `projectId` and `field` null when it is about the plan as a whole. */
export type FoundInPlan = { projectId: string | null; field: CheckedField | null; message: Label }

type AnyRule = {
  /** Stable; stands in addresses. */
  id: string
  severity: Severity
  /** The clause that asks for it; null where good practice does. Clauses known from memory only say so. */
  law: string | null
  /** What is wrong, in a few words. */
  title: Label
  /** Why it matters. */
  reason: Label
}

/** Looks at one project at a time. */
export type ProjectRule = AnyRule & { find: (project: ProjectToCheck, facts: PlanFacts) => Found | null }

/** Looks at the whole plan; linear in its size. */
export type PlanRule = AnyRule & { findInPlan: (plan: PlanToCheck, facts: PlanFacts) => FoundInPlan[] }

/** One check of a plan. */
export type Rule = ProjectRule | PlanRule

/** A sentence about a field, in both languages. */
export const at = (field: CheckedField, th: string, en: string): Found => ({ field, message: { th, en } })

/** Long texts are quoted by their beginning only. */
export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`

/** ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น */
export const LAW = {
  /** All that is carried out in the area in the year, of the office and of other agencies. */
  collect: 'ระเบียบฯ ข้อ 26 (1)',
  /** The period that runs from the announcement of the budget. */
  finish: 'ระเบียบฯ ข้อ 27',
  /** The form of the list of projects [memory]. */
  form: 'แบบ ผด.02',
  /** The form of the list of equipment [memory]. */
  equipmentForm: 'แบบ ผด.02/1',
} as const
