import { formText, formTexts } from '#src/domain/form-text.ts'
import type { Problem } from '#src/domain/errors.ts'
import { formatBaht } from '#src/domain/money.ts'
import { FISCAL_MONTHS, monthSet, monthsOf } from '#src/domain/month-set.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { MAX_VILLAGE, MAX_VILLAGES, parseVillages, villagesIn } from '#src/domain/villages.ts'
import {
  MAX_AMOUNT_SATANG,
  MAX_DEPARTMENTS,
  MAX_FUNDS,
  MAX_NAME,
  MAX_TEXT,
  TOO_LONG,
} from '#src/features/plans/project-limits.ts'
import { programmeOf, readFund, readStrategyNo, SHOWN } from '#src/features/plans/typed-project.ts'
import { contentOf, type ItemContent } from '#src/features/items/items.ts'

/** An item as its form has it: what was typed, as it was typed. */
export type TypedItem = {
  name: string
  activity: string
  target: string
  place: string
  /** "1, 3-5" */
  villages: string
  funds: { source: string; amount: string }[]
  months: number[]
  /** One on each line. */
  departments: string
  strategyNo: string
  strategy: string
  tactic: string
  programme: string
  note: string
}

const TEXTS = ['activity', 'target', 'place', 'strategy', 'tactic', 'note'] as const

/** The form's fields for an item as it stands. */
export const typedOf = (content: ItemContent): TypedItem => ({
  name: content.name,
  activity: content.activity ?? '',
  target: content.target ?? '',
  place: content.place ?? '',
  villages: content.villages.join(', '),
  funds: content.funds.map(({ source, amountSatang }) => ({
    source: source ?? '',
    amount: amountSatang === null ? '' : formatBaht(amountSatang),
  })),
  months: monthsOf(content.months),
  departments: content.departments.join('\n'),
  strategyNo: content.strategyNo === null ? '' : String(content.strategyNo),
  strategy: content.strategy ?? '',
  tactic: content.tactic ?? '',
  programme: content.programme ?? '',
  note: content.note ?? '',
})

/** What was typed into the form of an item. Fields that the form does not have stay as `before` has them. */
export function typedFrom(form: FormData, before: TypedItem): TypedItem {
  const amounts = formTexts(form, 'fundAmount')
  const months = formTexts(form, 'months').map(Number)
  const text = (name: Exclude<keyof TypedItem, 'funds' | 'months'>): string =>
    form.has(name) ? formText(form, name) : before[name]
  const funds = formTexts(form, 'fundSource').map((source, index) => ({ source, amount: amounts[index] ?? '' }))
  return {
    name: text('name'),
    activity: text('activity'),
    target: text('target'),
    place: text('place'),
    villages: text('villages'),
    funds: form.has('fundSource') ? funds : before.funds,
    months: FISCAL_MONTHS.filter((month) => months.includes(month)),
    departments: text('departments'),
    strategyNo: text('strategyNo'),
    strategy: text('strategy'),
    tactic: text('tactic'),
    programme: text('programme'),
    note: text('note'),
  }
}

/** What an agency typed: where a project stands in the office's plan, and who is in charge of it, is not for an agency to say. */
export const agencyTyped = (typed: TypedItem, before: ItemContent): TypedItem => {
  const { departments, strategyNo, strategy, tactic, programme, target } = typedOf(before)
  return { ...typed, departments, strategyNo, strategy, tactic, programme, target }
}

/**
 * What a typed item says, and every field that cannot be read or is missing; with problems it must not be kept.
 * @param before what stood there: its kind stays, and so does what the form cannot hold
 */
export function readItem(typed: TypedItem, before: ItemContent): { content: ItemContent; problems: Problem[] } {
  const problems: Problem[] = []
  const texts = Object.fromEntries(TEXTS.map((field) => [field, normaliseThai(typed[field]) || null])) as Pick<
    ItemContent,
    (typeof TEXTS)[number]
  >
  const { programme, programmeRaw } = programmeOf(normaliseThai(typed.programme) || null)
  const content: ItemContent = {
    ...contentOf(before),
    ...texts,
    name: normaliseThai(typed.name),
    programme: programme ?? programmeRaw,
    villages: villagesOf(typed.villages, texts.place, problems),
    funds: typed.funds.flatMap((fund, index) => readFund(fund, index, problems) ?? []),
    months: monthSet(typed.months),
    departments: linesOf(typed.departments),
    strategyNo: readStrategyNo(typed.strategyNo, problems),
  }
  return { content, problems: [...problems, ...shortcomingsOf(content)] }
}

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map(normaliseThai)
      .filter((line) => line !== ''),
  ),
]

/** All villages of a tambon, each by its number, are some hundred characters; longer lists are not taken apart. */
const LONGEST_VILLAGES = 1_000

/** Of the field of its own; where that is empty, of the words of the place. */
function villagesOf(typed: string, place: string | null, problems: Problem[]): number[] {
  if (normaliseThai(typed) === '') return villagesIn((place ?? '').slice(0, MAX_TEXT))
  const villages = typed.length > LONGEST_VILLAGES ? null : parseVillages(typed)
  if (villages === null)
    problems.push({
      field: 'villages',
      rule: 'villages',
      message: `อ่านหมู่ที่ “${typed.trim().slice(0, SHOWN)}” ไม่ได้ กรุณาพิมพ์เฉพาะเลข 1 ถึง ${MAX_VILLAGE} เช่น 1, 3, 5-7`,
    })
  return villages ?? []
}

type Rule = { field: string; rule: string; message: string; isBroken: (content: ItemContent) => boolean }

const RULES: readonly Rule[] = [
  { field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อโครงการหรืองาน', isBroken: ({ name }) => name === '' },
  { field: 'name', rule: 'text-too-long', message: TOO_LONG, isBroken: ({ name }) => name.length > MAX_TEXT },
  ...TEXTS.map((field): Rule => ({
    field,
    rule: 'text-too-long',
    message: TOO_LONG,
    isBroken: (content) => (content[field] ?? '').length > MAX_TEXT,
  })),
  {
    field: 'place',
    rule: 'place-missing',
    message: 'กรุณาพิมพ์สถานที่ เช่น หมู่ที่ 4 บ้านตัวอย่าง หรือ ทั้งตำบล',
    isBroken: ({ place }) => place === null,
  },
  {
    field: 'months',
    rule: 'months-missing',
    message: 'กรุณาเลือกเดือนที่จะดำเนินการอย่างน้อยหนึ่งเดือน ถ้ายังไม่แน่ใจ ให้เลือกเดือนที่คาดไว้',
    isBroken: ({ months }) => months === 0,
  },
  {
    field: 'villages',
    rule: 'village-number',
    message: `หมู่ที่ได้ไม่เกิน ${MAX_VILLAGES} หมู่`,
    isBroken: ({ villages }) => villages.length > MAX_VILLAGES,
  },
  {
    field: 'funds',
    rule: 'amount-too-large',
    message: 'จำนวนเงินเกินหนึ่งหมื่นล้านบาท กรุณาตรวจจำนวนหลัก',
    isBroken: ({ funds }) => funds.some(({ amountSatang }) => (amountSatang ?? 0) > MAX_AMOUNT_SATANG),
  },
  {
    field: 'funds',
    rule: 'too-many',
    message: `แหล่งงบประมาณได้ไม่เกิน ${MAX_FUNDS} แหล่ง ชื่อแหล่งละไม่เกิน ${MAX_NAME} ตัวอักษร`,
    isBroken: ({ funds }) => funds.length > MAX_FUNDS || funds.some(({ source }) => (source ?? '').length > MAX_NAME),
  },
  {
    field: 'departments',
    rule: 'too-many',
    message: `หน่วยงานได้ไม่เกิน ${MAX_DEPARTMENTS} หน่วย ชื่อละไม่เกิน ${MAX_NAME} ตัวอักษร`,
    isBroken: ({ departments }) =>
      departments.length > MAX_DEPARTMENTS || departments.some((name) => name.length > MAX_NAME),
  },
]

/** What is missing or too much in an item, field by field. */
export const shortcomingsOf = (content: ItemContent): Problem[] =>
  RULES.filter(({ isBroken }) => isBroken(content)).map(({ field, rule, message }) => ({ field, rule, message }))
