import { parseBahtInput } from '#src/domain/baht-input.ts'
import { AppError } from '#src/domain/errors.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import type { WorkRecord } from '#src/features/works/work.ts'
import { splitRecords } from '#src/intake/readers/csv.ts'
import { say } from './output.ts'

/** Two projects to compare. */
export type Pair = { id: string; a: WorkRecord; b: WorkRecord }

const FIELDS = ['lao', 'department', 'programme', 'year', 'project', 'activity', 'place', 'budget'] as const
const COLUMNS = ['pair_id', ...FIELDS.map((field) => `${field}_a`), ...FIELDS.map((field) => `${field}_b`)]

/**
 * The pairs of a tab-separated text with CSV quoting and a line of column names. Cells may be blank, other columns are passed over.
 * @throws AppError 'invalid' when columns are missing
 */
export function pairsOf(text: string): Pair[] {
  const [head = [], ...rows] = splitRecords(text.replace(/^\ufeff/, ''), '\t')
  const at = new Map(head.map((name, index) => [name.trim(), index]))
  const missing = COLUMNS.filter((column) => !at.has(column))
  if (missing.length > 0)
    throw new AppError('invalid', `ไฟล์นี้ขาดคอลัมน์ ${missing.join(', ')} บรรทัดแรกต้องเป็นชื่อคอลัมน์ คั่นด้วยแท็บ`)
  return rows
    .map((cells, index) => ({ line: index + 2, cell: (column: string) => (cells[at.get(column) ?? -1] ?? '').trim() }))
    .filter(({ cell }) => COLUMNS.some((column) => cell(column) !== ''))
    .map(({ line, cell }) => ({ id: cell('pair_id'), a: recordOf(cell, 'a', line), b: recordOf(cell, 'b', line) }))
}

function recordOf(cell: (column: string) => string, side: 'a' | 'b', line: number): WorkRecord {
  const text = (field: (typeof FIELDS)[number]): string | null => cell(`${field}_${side}`) || null
  return {
    officeCode: null,
    officeName: text('lao'),
    department: text('department'),
    programme: text('programme'),
    fiscalYear: yearOf(text('year')),
    name: text('project') ?? '',
    activity: text('activity'),
    place: text('place'),
    budgetSatang: budgetOf(text('budget'), `budget_${side}`, line),
  }
}

const yearOf = (text: string | null): number | null => {
  const year = /\d{4}/.exec(toArabicDigits(text ?? ''))?.[0]
  return year === undefined ? null : Number(year)
}

/** An amount that cannot be read is left out, and said: one odd cell is no reason to refuse a thousand pairs. */
function budgetOf(text: string | null, column: string, line: number): number | null {
  if (text === null || text === '-') return null
  const amount = parseBahtInput(text)
  if (amount === null) say(`บรรทัดที่ ${line} คอลัมน์ ${column}: "${text}" ไม่ใช่จำนวนเงิน จึงเทียบโดยไม่ใช้วงเงิน`)
  return amount
}
