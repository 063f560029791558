import { AppError, type Problem } from '#src/domain/errors.ts'
import { sentTexts, type RefusedTexts } from '#src/domain/form-conflict.ts'
import { formVersion } from '#src/web/form-text.ts'
import type { BudgetTarget } from '../budgets.commands.ts'

/** The office and year of an address. */
export const targetOf = (params: { officeCode: string; fiscalYear: string }): BudgetTarget => ({
  officeCode: params.officeCode,
  fiscalYear: Number(params.fiscalYear),
})

/** Where the budget of a year stands. */
export const addressOf = ({ officeCode, fiscalYear }: BudgetTarget): string =>
  `/offices/${officeCode}/${fiscalYear}/budget`

/** Why something was not done, with what was typed. */
export type Refusal = { message: string; problems: readonly Problem[]; typed: Record<string, string> }

/** The form of a record that was sent, with the version that was on the screen. */
export const sentRecord = <Field extends string>(form: FormData, fields: readonly Field[]): RefusedTexts<Field> => ({
  ...sentTexts(form, fields),
  version: formVersion(form),
})

/** Of an answer to a form that was not done: two people wrote the same record, or what was typed does not do. */
export const statusOf = (error: unknown): 409 | 422 =>
  error instanceof AppError && error.code === 'conflict' ? 409 : 422

/** What a person is told on the page itself. @throws what is no refusal of this kind */
export function refusalOf(error: unknown, form: FormData): Refusal {
  if (!(error instanceof AppError) || error.code === 'not_found' || error.code === 'unauthenticated') throw error
  const typed: Record<string, string> = {}
  for (const [name, value] of form) if (typeof value === 'string') typed[name] = value
  return { message: error.message, problems: error.problems, typed }
}

export { formText as textOf, formVersion as versionOf } from '#src/web/form-text.ts'

/** All texts of a name; several ids may stand in one of them, parted by commas. */
export const idsOf = (form: FormData, name: string): string[] =>
  form.getAll(name).flatMap((value) => (typeof value === 'string' && value !== '' ? value.split(',') : []))
