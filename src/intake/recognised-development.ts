import type { LevelLabel } from '#src/domain/plan.ts'
import type { Satang } from '#src/domain/money.ts'
import type { SourceRef } from '#src/domain/project.ts'

/** ผ.08 of older plans counts as ผ.03: both list equipment. */
export type RecognisedForm = 'ผ.02' | 'ผ.02/1' | 'ผ.02/2' | 'ผ.03'

/** An addition, change or correction that a file names: "แก้ไขครั้งที่ 2/2568". */
export type RecognisedEdition = {
  kind: 'original' | 'addition' | 'change' | 'correction'
  number: number | null
  year: number | null
}

/** A yearly budget cell that is not empty. `amountSatang` null: a dash, which says that there is none. */
export type RecognisedAmount = { fiscalYear: number; amountSatang: Satang | null }

/** One project of form ผ.02, ผ.02/1, ผ.02/2 or ผ.03, with the place in the file where it stands. */
export type RecognisedDevelopmentItem = {
  ref: SourceRef
  form: RecognisedForm
  no: string | null
  strategyNo: number | null
  strategy: string | null
  tacticNo: string | null
  tactic: string | null
  programme: string | null
  /** The words of the file, where they name none of the twelve programmes. */
  programmeRaw: string | null
  name: string
  objective: string | null
  target: string | null
  indicator: string | null
  expectedResult: string | null
  departments: string[]
  amounts: RecognisedAmount[]
  /** Null: that of the file as a whole. */
  edition: RecognisedEdition | null
  /** The file takes the project out of the plan. */
  isCancelled: boolean
  /** "รวมกับลำดับที่ 2", "ย้ายไปแผนงาน…", kind of equipment, source of other money. */
  note: string | null
}

/** One printed figure of a sum: of a year, or of all years (null). */
export type RecognisedSum = { fiscalYear: number | null; count: number | null; satang: Satang | null }

/** A row of the summary form ผ.01. */
export type RecognisedTotal = { ref: SourceRef; label: string; sums: RecognisedSum[] }

/** What an officer should check in a file of a development plan. */
export type DevelopmentWarningCode =
  | 'total-mismatch'
  | 'count-mismatch'
  | 'row-total-mismatch'
  | 'budget-missing'
  | 'budget-unclear'
  | 'budget-unit'
  | 'amount-added'
  | 'formula-without-cached-value'
  | 'programme-unknown'
  | 'programme-spelling'
  | 'programme-missing'
  | 'department-missing'
  | 'repeated-number'
  | 'possible-duplicate'
  | 'loose-remark'
  | 'hidden-row'
  | 'hidden-sheet'
  | 'table-unread'

/** Something the officer must look at; `where` names the place in the file, counted from 1. */
export type DevelopmentWarning = {
  code: DevelopmentWarningCode
  where: { sheet?: string; table?: number; row?: number }
  /** Words of the file. */
  found?: string
  /** What they were taken for. */
  taken?: string
  fiscalYear?: number
  printedSatang?: number
  sumSatang?: number
  printed?: number
  counted?: number
}

/** What a file says of a development plan. */
export type RecognisedDevelopment = {
  /** Years that have a budget column, rising. */
  years: number[]
  /** Full name of the office as printed. */
  lao: string | null
  levelLabel: LevelLabel | null
  /** The edition that the titles name; null: they name none. */
  edition: RecognisedEdition | null
  items: RecognisedDevelopmentItem[]
  totals: RecognisedTotal[]
  warnings: DevelopmentWarning[]
}
