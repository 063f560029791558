import { monthsOf } from '#src/domain/month-set.ts'
import { budgetOf, type NoBudgetReason, type ProjectKind, type SourceRef } from '#src/domain/project.ts'
import type { DocumentKind, Recognised, RecognisedItem, RecognisedWarning } from '#src/intake/recognised.ts'

/** What `damnoen import --json` prints. `months`: fiscal months, ต.ค. = 1. `error` is a Thai sentence, given when the outcome is 'refuse'. */
export type ImportAnswer = {
  outcome: 'import' | 'refuse' | 'recognise-other'
  documentKind: DocumentKind | null
  fiscalYearBE: number | null
  lao: string | null
  items: AnswerItem[]
  warnings: RecognisedWarning[]
  error?: string
}

/** One project, flat. */
export type AnswerItem = {
  ref: SourceRef
  no: string | null
  kind: ProjectKind
  strategyNo: number | null
  strategy: string | null
  programme: string | null
  programmeRaw: string | null
  name: string
  activity: string | null
  budgetSatang: number | null
  budgetNullReason: NoBudgetReason | null
  fundSource: string | null
  place: string | null
  departments: string[]
  months: number[]
}

/** The answer for a file that was read. A table that is not understood is refused here: columns can only be named on screen. */
export function answerOf(recognised: Recognised): ImportAnswer {
  const { outcome, documentKind, fiscalYearBE, lao, warnings } = recognised
  if (outcome === 'ask-mapping') return { ...refusal(sayNotUnderstood(recognised)), fiscalYearBE, lao, warnings }
  return { outcome, documentKind, fiscalYearBE, lao, items: recognised.items.map(itemOf), warnings }
}

/** The answer for a file that cannot be read or understood. @param error Thai sentence: what is wrong and what to do */
export const refusal = (error: string): ImportAnswer => ({
  outcome: 'refuse',
  documentKind: null,
  fiscalYearBE: null,
  lao: null,
  items: [],
  warnings: [],
  error,
})

function sayNotUnderstood({ unknownTables }: Recognised): string {
  const first = unknownTables[0]
  if (!first) return 'ไม่พบตารางโครงการในไฟล์นี้ กรุณาตรวจว่าเลือกไฟล์ถูกต้อง และไฟล์มีตารางตามแบบ ผด.02'
  const place =
    first.sheet === undefined ? (first.table === undefined ? '' : `ตารางที่ ${first.table} `) : `ชีต "${first.sheet}" `
  return `ไม่เข้าใจหัวตารางที่ ${place}แถวที่ ${first.headerRow + 1} กรุณานำเข้าไฟล์นี้ผ่านหน้าจอ แล้วระบุว่าคอลัมน์ใดคือข้อมูลใด`
}

function itemOf(item: RecognisedItem): AnswerItem {
  const sources = item.funds.flatMap(({ source }) => (source === null ? [] : [source]))
  return {
    ref: item.ref,
    no: item.no,
    kind: item.kind,
    strategyNo: item.strategyNo,
    strategy: item.strategy,
    programme: item.programme,
    programmeRaw: item.programmeRaw,
    name: item.name,
    activity: item.activity,
    budgetSatang: budgetOf(item),
    budgetNullReason: item.noBudgetReason,
    fundSource: sources.length === 0 ? null : sources.join(' '),
    place: item.place,
    departments: item.departments,
    months: monthsOf(item.months),
  }
}
