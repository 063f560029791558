import { choseTheirs } from '#src/domain/form-conflict.ts'
import { formText, formTexts } from '#src/domain/form-text.ts'
import { brokenForm } from '#src/domain/errors.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import type { NoBudgetReason, ProjectKind } from '#src/domain/project.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import { projectFieldsInput } from '#src/features/projects/projects.schema.ts'
import { BLANK_FIELDS, PROJECT_FIELDS, type ProjectField, type ProjectFields } from '#src/features/projects/projects.ts'
import { filledFunds, type ProjectInput } from './project-input.ts'

/** What is to be done with a form that was sent. */
export const INTENTS = ['save', 'add-fund', 'delete', 'remark'] as const
export type Intent = (typeof INTENTS)[number]

/** A form as it was sent. */
export type SentForm = {
  intent: Intent
  input: ProjectInput
  /** The version and values that were on the screen when the form was opened. */
  version: number
  base: ProjectFields
  /** Made with the form, so that what is sent twice is done once. */
  nonce: string
  /** Fields in which the person chose what someone else has saved meanwhile. */
  theirs: ProjectField[]
  /** How many fund rows the form showed. */
  fundRows: number
  remark: string
}

/** The database counts versions in 32 bits, and saving makes the next one. */
const MAX_VERSION = 2 ** 31 - 2

const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text)

/** @throws AppError 'invalid' when it is not the form's shape: then it was not made by our page */
export function readForm(form: FormData): SentForm {
  const version = Number(formText(form, 'version'))
  const nonce = formText(form, 'nonce').toLowerCase()
  const base = baseFrom(formText(form, 'base'))
  if (!Number.isInteger(version) || version < 0 || version > MAX_VERSION || !isUuid(nonce) || base === null)
    throw brokenForm()
  return {
    intent: oneOf(INTENTS, formText(form, 'intent')) ?? 'save',
    input: inputFrom(form),
    version,
    base,
    nonce,
    theirs: PROJECT_FIELDS.filter((field) => choseTheirs(form, field)),
    fundRows: formTexts(form, 'fundSource').length,
    remark: formText(form, 'remark'),
  }
}

function inputFrom(form: FormData): ProjectInput {
  const amounts = formTexts(form, 'fundAmount')
  const months = formTexts(form, 'months').map(Number)
  const text = (name: string): string => formText(form, name)
  return {
    kind: oneOf(Object.keys(KIND_LABELS) as ProjectKind[], text('kind')) ?? 'project',
    name: text('name'),
    activity: text('activity'),
    target: text('target'),
    place: text('place'),
    villages: text('villages'),
    departments: departmentsFrom(form),
    strategyNo: text('strategyNo'),
    strategy: text('strategy'),
    tactic: text('tactic'),
    programme: text('programme'),
    note: text('note'),
    agencyLetter: text('agencyLetter'),
    months: FISCAL_MONTHS.filter((month) => months.includes(month)),
    noBudgetReason: oneOf(Object.keys(NO_BUDGET_LABELS) as NoBudgetReason[], text('noBudgetReason')) ?? '',
    funds: filledFunds(
      formTexts(form, 'fundSource').map((source, index) => ({ source, amount: amounts[index] ?? '' })),
    ),
  }
}

/** Those that are ticked, in the order in which the project named them, then those that were typed, one on each line. */
function departmentsFrom(form: FormData): string[] {
  const typed = formText(form, 'otherDepartments').split(/\r?\n/)
  return [...new Set([...formTexts(form, 'department'), ...typed].map(normaliseThai).filter((name) => name !== ''))]
}

function baseFrom(text: string): ProjectFields | null {
  try {
    const parsed = projectFieldsInput.safeParse(JSON.parse(text))
    // Fields that the form did not know stay blank, which they also are on the screen.
    return parsed.success ? { ...BLANK_FIELDS, ...(parsed.data as Partial<ProjectFields>) } : null
  } catch {
    return null
  }
}
