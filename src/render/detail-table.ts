import { fundLines } from '#src/domain/fund-text.ts'
import { FISCAL_MONTHS_SHORT, NO_BUDGET_LABELS, OPTIONAL_COLUMN_LABELS } from '#src/domain/labels.ts'
import type { BookOptions, OptionalColumn, PlanProject } from '#src/domain/plan.ts'
import { budgetOf } from '#src/domain/project.ts'
import { withDigits } from '#src/domain/thai-text.ts'
import { orderRows } from './order-rows.ts'
import type { DetailColumn, DetailRow, DetailTable } from './plan-document.ts'
import { sumOfBudgets } from './summary-table.ts'

/** ผด.02 lists projects, ผด.02/1 equipment. */
export type DetailForm = 'projects' | 'equipment'

/** What stands above a table and in it. */
export type DetailSource = {
  form: DetailForm
  strategyHeading: string | null
  programmeHeading: string
  projects: readonly PlanProject[]
  fiscalYear: number
}

const FORMS: Readonly<Record<DetailForm, { mark: string; title: string; name: string; activity: string }>> = {
  projects: {
    mark: 'แบบ ผด.02',
    title: 'บัญชีโครงการ/กิจกรรม/งบประมาณ',
    name: 'โครงการ/กิจกรรม',
    activity: 'รายละเอียดของโครงการ/กิจกรรม',
  },
  equipment: {
    mark: 'แบบ ผด.02/1',
    title: 'บัญชีครุภัณฑ์ที่ไม่ได้จัดทำเป็นโครงการ',
    name: 'ครุภัณฑ์',
    activity: 'รายละเอียดของครุภัณฑ์',
  },
}

const FIXED = { number: 'ที่', budget: 'งบประมาณ (บาท)', place: 'สถานที่ดำเนินการ', department: 'หน่วยงานรับผิดชอบหลัก' }

/** One table of form ผด.02 or ผด.02/1. Numbers restart at 1; the total counts a missing amount as 0. */
export function detailTable(source: DetailSource, options: BookOptions): DetailTable {
  const say = (text: string): string => withDigits(text, options.digits)
  const form = FORMS[source.form]
  const hasFundColumn = options.optionalColumns.includes('fund')
  return {
    formMark: say(form.mark),
    title: say(form.title),
    strategyHeading: source.strategyHeading === null ? null : say(source.strategyHeading),
    programmeHeading: say(source.programmeHeading),
    columns: columnsOf(source.form, options.optionalColumns),
    yearLabels: [say(`พ.ศ. ${source.fiscalYear - 1}`), say(`พ.ศ. ${source.fiscalYear}`)],
    monthLabels: [...FISCAL_MONTHS_SHORT],
    rows: orderRows(source.projects, options.order).map((project, index) =>
      detailRow(project, index + 1, options, hasFundColumn),
    ),
    total: { label: 'รวม', projectCount: source.projects.length, budgetSatang: sumOfBudgets(source.projects) },
  }
}

function columnsOf(form: DetailForm, optional: readonly OptionalColumn[]): { key: DetailColumn; label: string }[] {
  const option = (key: OptionalColumn): { key: DetailColumn; label: string }[] =>
    optional.includes(key) ? [{ key, label: OPTIONAL_COLUMN_LABELS[key].th }] : []
  return [
    { key: 'number', label: FIXED.number },
    { key: 'name', label: FORMS[form].name },
    { key: 'activity', label: FORMS[form].activity },
    ...option('target'),
    { key: 'budget', label: FIXED.budget },
    ...option('fund'),
    { key: 'place', label: FIXED.place },
    { key: 'department', label: FIXED.department },
    ...option('note'),
  ]
}

function detailRow(project: PlanProject, number: number, options: BookOptions, hasFundColumn: boolean): DetailRow {
  const say = (text: string | null): string => withDigits(text ?? '', options.digits)
  const inWords = project.noBudgetReason === 'per-ordinance-no-amount' && !hasFundColumn
  return {
    id: project.id,
    number,
    name: say(project.name),
    activity: say(project.activity),
    target: say(project.target),
    budgetSatang: budgetOf(project),
    noBudgetText: say(inWords ? (project.funds[0]?.source ?? null) : null) || say(reasonText(project)),
    fundLines: inWords ? [] : fundLines(project.funds, options.digits),
    place: say(project.place),
    departments: project.departments.map(say),
    months: project.months,
    note: say(project.note),
  }
}

const reasonText = ({ noBudgetReason }: PlanProject): string => NO_BUDGET_LABELS[noBudgetReason ?? 'dash'].th
