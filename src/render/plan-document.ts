import type { Satang } from '#src/domain/money.ts'
import type { MonthSet } from '#src/domain/month-set.ts'
import type { Digits } from '#src/domain/thai-text.ts'
import type { PublicAddress } from './qr-code.ts'

/**
 * The plan book as every output shows it: HTML, PDF, DOCX and XLSX are written from this and nothing else, so they cannot differ.
 * All texts are already in the chosen numerals (`digits`) and words; numbers stay numbers, formatted by the writers with
 * `formatBaht`/`formatCount`/`formatPercent` and `digits`.
 */
export type PlanDocument = {
  digits: Digits
  /** Buddhist-era fiscal year. */
  fiscalYear: number
  officeName: string
  /** "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570" */
  title: string
  cover: Cover
  /** Where the public reads the announced plan; absent from drafts and where the installation has no address of its own. */
  publicAddress?: PublicAddress
  announcement: Announcement
  preface: Preface
  partOne: PartOne
  partTwo: PartTwo
}

/** The texts of the cover. */
export type Cover = { title: string; officeName: string; placeLine: string; preparedBy: string | null }

/** The announcement letter. A missing date or name prints as a dotted blank to be filled in by hand, which the texts here already hold. */
export type Announcement = {
  /** "ประกาศเทศบาลตำบล…" */
  heading: string
  /** "เรื่อง ประกาศใช้แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. …" */
  subject: string
  paragraphs: string[]
  /** "ประกาศ ณ วันที่ … เดือน … พ.ศ. …" */
  dateLine: string
  /** "ที่ …/…", or null when announcements of this office carry no number. */
  numberLine: string | null
  /** "(นาย…)" or dotted. */
  signatoryName: string
  signatoryPosition: string
}

/** The preface; `signature`: the lines under it. */
export type Preface = { heading: string; paragraphs: string[]; signature: string[] }

/** ส่วนที่ 1: the introduction. */
export type PartOne = { heading: string; title: string; sections: TextSection[] }

/** A section of part one; `id`: where links lead. */
export type TextSection = { id: string; heading: string; blocks: TextBlock[] }

/** A block of running text. */
export type TextBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'item'; number: string; text: string }
  | { kind: 'flow'; flow: FlowChart }

/** The seven steps of ข้อ 26 by actor, in order. Consecutive steps of one actor share a band of the chart. */
export type FlowChart = { title: string; steps: FlowStep[]; clause: string }
/** A step of the chart: who acts, and what is done. */
export type FlowStep = { actor: string; act: string }

/** ส่วนที่ 2: the summary and the tables of projects. */
export type PartTwo = {
  heading: string
  title: string
  summary: SummaryTable
  /** Form ผด.02, one per strategy and programme, in the order of the book. */
  tables: DetailTable[]
  /** Form ผด.02/1. */
  equipment: DetailTable[]
}

/** Form ผด.01. Percents are whole hundredths of a percent (12.34 % = 1234), rounded half up, each on its own; totals are printed as 100.00. */
export type SummaryTable = {
  formMark: string
  title: string
  columns: [string, string, string, string, string, string]
  groups: SummaryGroup[]
  total: SummaryLine
}
/** The lines of one strategy, and their sum. */
export type SummaryGroup = { heading: string; lines: SummaryLine[]; subtotal: SummaryLine }
/** A line of the summary; percentages of the whole plan. */
export type SummaryLine = {
  label: string
  projectCount: number
  projectPercent: number
  budgetSatang: Satang
  budgetPercent: number
  department: string
}

/** One table of projects or of equipment. */
export type DetailTable = {
  /** "แบบ ผด.02" or "แบบ ผด.02/1" */
  formMark: string
  /** "บัญชีโครงการ/กิจกรรม/งบประมาณ" */
  title: string
  /** "ยุทธศาสตร์ที่ 1 ด้าน…"; null when the plan's projects have no strategy; "ไม่ระบุยุทธศาสตร์" for those without beside those with one. */
  strategyHeading: string | null
  /** "แผนงาน…" or "ไม่ระบุแผนงาน". */
  programmeHeading: string
  /** Texts of the header cells that are shown, in order; the twelve months come after `department` (and before `note`). */
  columns: { key: DetailColumn; label: string }[]
  /** "พ.ศ. 2569" over ต.ค.–ธ.ค. and "พ.ศ. 2570" over ม.ค.–ก.ย. */
  yearLabels: [string, string]
  /** "ต.ค." … "ก.ย." */
  monthLabels: string[]
  rows: DetailRow[]
  total: DetailTotal
}

/** What stands in a column, months apart. */
export type DetailColumn =
  'number' | 'name' | 'activity' | 'target' | 'budget' | 'fund' | 'place' | 'department' | 'note'

/** A project as the table prints it. */
export type DetailRow = {
  /** Id of the project where there is one, for links on screen. */
  id: string | null
  /** From 1 in each table. */
  number: number
  name: string
  activity: string
  target: string
  budgetSatang: Satang | null
  /** What stands in the budget cell when there is no amount ("-", "ไม่ใช้งบประมาณ"). */
  noBudgetText: string
  /** One line per fund: "เงินอุดหนุนเฉพาะกิจ", or with amounts where there are several: "เทศบัญญัติ 500,000". Printed under the amount in brackets when the table has no fund column. */
  fundLines: string[]
  place: string
  departments: string[]
  months: MonthSet
  note: string
}

/** A line of sums under a table. */
export type DetailTotal = { label: string; projectCount: number; budgetSatang: Satang }
