import { parseBahtInput } from '#src/domain/baht-input.ts'
import { splitDepartments } from '#src/domain/departments.ts'
import type { Problem } from '#src/domain/errors.ts'
import { MAX_SATANG } from '#src/domain/money.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import { parseThaiDate } from '#src/domain/thai-date.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { MAX_TEXT } from '#src/features/plans/project-limits.ts'
import {
  DEVELOPMENT_FORMS,
  EDITION_KINDS,
  type DevelopmentContent,
  type EditionKind,
  type YearAmount,
} from './development.ts'

/** A project of the development plan as its form sends it; `budgets` by year. */
export type ProjectInput = {
  form: string
  no: string
  strategyNo: string
  strategy: string
  tactic: string
  programme: string
  name: string
  objective: string
  target: string
  indicator: string
  expectedResult: string
  departments: string
  note: string
  budgets: Record<string, string>
}

/** An edition as typed. */
export type EditionInput = { kind: string; number: string; year: string; announcedOn: string; reference: string }

/** A number as typed, in either numerals; null for none, NaN for what is no whole number. */
const numberOf = (text: string): number | null => {
  const digits = toArabicDigits(normaliseThai(text))
  if (digits === '') return null
  return /^\d{1,4}$/.test(digits) ? Number(digits) : Number.NaN
}

/** What the form says, with everything that is wrong with it. @param years of the plan */
export function contentFromInput(
  input: ProjectInput,
  years: readonly number[],
): { content: DevelopmentContent; problems: Problem[] } {
  const problems: Problem[] = []
  const text = (field: Exclude<keyof ProjectInput, 'budgets'>): string | null => {
    const value = normaliseThai(input[field])
    if (value.length > MAX_TEXT)
      problems.push({ field, rule: 'too-long', message: `ข้อความยาวเกิน ${MAX_TEXT} ตัวอักษร กรุณาย่อ` })
    return value === '' ? null : value
  }
  const name = text('name') ?? ''
  if (name === '') problems.push({ field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อโครงการ' })
  const form = DEVELOPMENT_FORMS.find((one) => one === input.form)
  if (!form) problems.push({ field: 'form', rule: 'form', message: 'กรุณาเลือกแบบ ผ.02, ผ.02/1, ผ.02/2 หรือ ผ.03' })
  const strategyNo = numberOf(input.strategyNo)
  if (Number.isNaN(strategyNo))
    problems.push({ field: 'strategyNo', rule: 'number', message: 'เลขที่ยุทธศาสตร์ต้องเป็นจำนวนเต็ม' })
  const programme = text('programme')
  const content: DevelopmentContent = {
    form: form ?? 'ผ.02',
    no: text('no'),
    strategyNo,
    strategy: text('strategy'),
    tactic: text('tactic'),
    programme: programme === null ? null : (matchProgramme(programme)?.programme ?? programme),
    name,
    objective: text('objective'),
    target: text('target'),
    indicator: text('indicator'),
    expectedResult: text('expectedResult'),
    departments: splitDepartments(input.departments),
    budgets: budgetsOf(input.budgets, years, problems),
    note: text('note'),
  }
  return { content, problems }
}

/** A dash says that there is no money in the year; an empty field says nothing. */
function budgetsOf(typed: Record<string, string>, years: readonly number[], problems: Problem[]): YearAmount[] {
  return years.flatMap((fiscalYear): YearAmount[] => {
    const value = normaliseThai(typed[String(fiscalYear)] ?? '')
    if (value === '') return []
    if (/^[-–—]$/.test(value)) return [{ fiscalYear, amountSatang: 0 }]
    const amountSatang = parseBahtInput(value)
    if (amountSatang !== null && amountSatang >= 0 && amountSatang <= MAX_SATANG) return [{ fiscalYear, amountSatang }]
    const message = `อ่านงบประมาณปี ${fiscalYear} “${value.slice(0, 40)}” ไม่ได้ กรุณาพิมพ์เป็นบาท เช่น 500,000`
    problems.push({ field: `budget-${fiscalYear}`, rule: 'amount', message })
    return []
  })
}

/** An edition with its day and reference. */
export type EditionFacts = {
  kind: EditionKind
  number: number | null
  year: number | null
  announcedOn: string | null
  reference: string | null
}

/** Reads an edition as typed. Only the original needs no number. */
export function editionFromInput(input: EditionInput): { edition: EditionFacts; problems: Problem[] } {
  const problems: Problem[] = []
  const kind = EDITION_KINDS.find((one) => one === input.kind)
  if (!kind) problems.push({ field: 'kind', rule: 'kind', message: 'กรุณาเลือกว่าเป็นฉบับแรก เพิ่มเติม เปลี่ยนแปลง หรือแก้ไข' })
  const isOriginal = kind === 'original'
  const number = isOriginal ? null : numberOf(input.number)
  const year = isOriginal ? null : numberOf(input.year)
  if (!isOriginal && (number === null || !(number >= 1 && number <= 99)))
    problems.push({ field: 'number', rule: 'number', message: 'กรุณาพิมพ์เลขที่ฉบับหรือครั้งที่ เช่น 2' })
  if (year !== null && !(year >= 2540 && year <= 2660))
    problems.push({ field: 'year', rule: 'year', message: 'ปีต้องเป็นปี พ.ศ. เช่น 2568' })
  const typedDate = normaliseThai(input.announcedOn)
  const announcedOn = typedDate === '' ? null : parseThaiDate(typedDate)
  if (typedDate !== '' && announcedOn === null)
    problems.push({
      field: 'announcedOn',
      rule: 'date',
      message: 'อ่านวันที่ประกาศไม่ได้ พิมพ์ เช่น 15 สิงหาคม 2568 หรือ 15/8/2568',
    })
  const reference = normaliseThai(input.reference).slice(0, 300) || null
  return { edition: { kind: kind ?? 'original', number, year, announcedOn, reference }, problems }
}
