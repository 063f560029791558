import type { FormTexts } from '#src/domain/form-conflict.ts'
import { OPTIONAL_COLUMNS } from '#src/domain/plan.ts'
import { formatThaiDate } from '#src/domain/thai-date.ts'
import type { Plan } from './plans.queries.ts'

/** The fields of the form of the book; what several boxes say stands on a line each. */
export const SETTING_FIELDS = [
  'announcementNumber',
  'announcementDate',
  'signatoryName',
  'signatoryPosition',
  'preparedBy',
  'digits',
  'rowOrder',
  'optionalColumns',
  'regulation',
  'levelLabel',
] as const
export type SettingField = (typeof SETTING_FIELDS)[number]

/** The settings of a plan as their form shows them. */
export const textsOfSettings = (plan: Plan): FormTexts<SettingField> => ({
  announcementNumber: plan.announcementNumber ?? '',
  announcementDate: plan.announcementDate === null ? '' : formatThaiDate(plan.announcementDate),
  signatoryName: plan.signatoryName ?? '',
  signatoryPosition: plan.signatoryPosition ?? '',
  preparedBy: plan.preparedBy ?? '',
  digits: plan.digits,
  rowOrder: plan.rowOrder,
  // In the order of the boxes, in which they are sent.
  optionalColumns: OPTIONAL_COLUMNS.filter((column) => plan.optionalColumns.includes(column)).join('\n'),
  regulation: plan.regulation,
  levelLabel: plan.levelLabel,
})

/** The columns of the text of their field. */
export const columnsIn = (text: string): string[] => (text === '' ? [] : text.split('\n'))

/** The form as it is checked and saved. */
export const inputFromTexts = ({ optionalColumns, ...texts }: FormTexts<SettingField>) => ({
  ...texts,
  optionalColumns: columnsIn(optionalColumns),
})
