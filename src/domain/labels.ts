import type { RowOrder, OptionalColumn } from './plan.ts'
import type { NoBudgetReason, ProjectKind } from './project.ts'

/** A word of the screens: Thai first, English second. */
export type Label = { th: string; en: string }

const label = (th: string, en: string): Label => ({ th, en })

/** Months of the calendar from January, in full and short. */
export const MONTHS_LONG = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const
/** Months of the calendar year, shortened as officials do. */
export const MONTHS_SHORT = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const
const MONTHS_ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const fromOctober = <T>(months: readonly T[]): T[] => [...months.slice(9), ...months.slice(0, 9)]

/** Months of the fiscal year from October: "ต.ค." … "ก.ย.", as the header of form ผด.02 has them. */
export const FISCAL_MONTHS_SHORT: readonly string[] = fromOctober(MONTHS_SHORT)
/** Months of the fiscal year from October, for readers of English. */
export const FISCAL_MONTHS_ENGLISH: readonly string[] = fromOctober(MONTHS_ENGLISH)

/** What the kinds of projects are called. */
export const KIND_LABELS: Readonly<Record<ProjectKind, Label>> = {
  project: label('โครงการ', 'Project'),
  activity: label('กิจกรรมประจำ', 'Routine activity'),
  equipment: label('ครุภัณฑ์', 'Equipment'),
  'outside-agency': label('โครงการของหน่วยงานอื่น', 'Project of another agency'),
}

/** Why a project bears no amount, as forms say it. */
export const NO_BUDGET_LABELS: Readonly<Record<NoBudgetReason, Label>> = {
  dash: label('-', 'No amount given'),
  'no-budget-used': label('ไม่ใช้งบประมาณ', 'Uses no budget'),
  'per-ordinance-no-amount': label('งบตามข้อบัญญัติ', 'As in the ordinance, no amount given'),
}

/** What the orders of rows in a book are called. */
export const ROW_ORDER_LABELS: Readonly<Record<RowOrder, Label>> = {
  file: label('ตามลำดับในไฟล์', 'As in the file'),
  name: label('ตามชื่อโครงการ', 'By name'),
  budget: label('ตามงบประมาณ มากไปน้อย', 'By budget, largest first'),
  department: label('ตามหน่วยงานรับผิดชอบ', 'By department'),
}

/** Headings of the columns that an office may add. */
export const OPTIONAL_COLUMN_LABELS: Readonly<Record<OptionalColumn, Label>> = {
  target: label('เป้าหมาย', 'Target'),
  fund: label('แหล่งงบประมาณ', 'Source of funds'),
  note: label('หมายเหตุ', 'Note'),
}
