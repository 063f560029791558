import { parseBahtInput } from '#src/domain/baht-input.ts'
import type { Problem } from '#src/domain/errors.ts'
import type { FormTexts } from '#src/domain/form-conflict.ts'
import { formatBaht, type Satang } from '#src/domain/money.ts'
import { matchProgramme, PROGRAMME_AREAS, PROGRAMMES } from '#src/domain/programmes.ts'
import { normaliseThai, textOrNull } from '#src/domain/thai-text.ts'
import type { LineContent } from './budgets.ts'
import type { LineInput } from './budgets.schema.ts'

const MAX_TEXT = 1_000

/** A line as typed, and every shortcoming at once. The programme is taken for the one of the twelve that it means. */
export function readLine(input: LineInput): { content: LineContent; problems: Problem[] } {
  const problems: Problem[] = []
  const typed = normaliseThai(input.programme) || null
  const programme = typed === null ? null : (matchProgramme(typed)?.programme ?? typed)
  const area = PROGRAMMES.find(({ name }) => name === programme)?.area
  const content: LineContent = {
    code: textOrNull(input.code),
    area: area ? PROGRAMME_AREAS[area] : null,
    programme,
    work: textOrNull(input.work),
    budgetType: textOrNull(input.budgetType),
    expenseCategory: textOrNull(input.expenseCategory),
    name: normaliseThai(input.name),
    department: textOrNull(input.department),
    amountSatang: amountOf(input, problems),
  }
  if (content.name === '') problems.push({ field: 'name', rule: 'name-missing', message: 'กรุณาพิมพ์ชื่อรายการ' })
  if (Object.values(content).some((value) => typeof value === 'string' && value.length > MAX_TEXT))
    problems.push({ field: 'name', rule: 'text-too-long', message: `ข้อความยาวได้ไม่เกิน ${MAX_TEXT} ตัวอักษร` })
  return { content, problems }
}

function amountOf({ amount, isReduced }: LineInput, problems: Problem[]): Satang {
  const satang = parseBahtInput(amount)
  if (satang === null || satang === 0)
    problems.push({ field: 'amount', rule: 'amount-unreadable', message: 'กรุณาพิมพ์จำนวนเงินเป็นตัวเลข เช่น 150,000' })
  return isReduced && satang ? -satang : (satang ?? 0)
}

/** What is typed of a line; `isReduced` 'true': the amount is taken away. */
export const LINE_FIELDS = [
  'name',
  'amount',
  'programme',
  'department',
  'budgetType',
  'expenseCategory',
  'work',
  'code',
  'isReduced',
] as const
export type LineField = (typeof LINE_FIELDS)[number]

/** A line as its form shows it; null: one that is not there yet. */
export const textsOfLine = (line: LineContent | null): FormTexts<LineField> => ({
  name: line?.name ?? '',
  amount: line ? formatBaht(Math.abs(line.amountSatang)) : '',
  programme: line?.programme ?? '',
  department: line?.department ?? '',
  budgetType: line?.budgetType ?? '',
  expenseCategory: line?.expenseCategory ?? '',
  work: line?.work ?? '',
  code: line?.code ?? '',
  isReduced: line && line.amountSatang < 0 ? 'true' : '',
})
