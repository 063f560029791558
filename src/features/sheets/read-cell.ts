import { parseBahtInput } from '#src/domain/baht-input.ts'
import { splitDepartments } from '#src/domain/departments.ts'
import { KIND_LABELS, NO_BUDGET_LABELS } from '#src/domain/labels.ts'
import { FISCAL_MONTHS } from '#src/domain/month-set.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import type { FundRow, NoBudgetReason } from '#src/domain/project.ts'
import { foldThai, normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { parseVillages } from '#src/domain/villages.ts'
import type { ProjectField, ProjectFields } from '#src/features/projects/projects.ts'
import { PROJECT_KINDS } from '#src/features/projects/table/project-kinds.ts'
import type { CellText, ReadCells } from './sheet-reading.ts'
import { fundCount, type CellField, type ColumnKey, type Places } from './sheet-columns.ts'
import { cellsOf, type Cells } from './sheet-texts.ts'

/** Why a cell cannot be read. */
export type CellProblem =
  'amount' | 'months' | 'villages' | 'kind' | 'no-budget' | 'strategy-number' | 'date' | 'formula' | 'merged'

/**
 * What the file says of a field: nothing, because columns of it are missing; the same as was given out; another value; or what cannot be
 * read, and in which cell.
 */
export type FieldReading<Field extends ProjectField = ProjectField> =
  | { is: 'absent' }
  | { is: 'same' }
  | { is: 'changed'; value: ProjectFields[Field] }
  | { is: 'unreadable'; column: ColumnKey; problem: CellProblem; text: string }

const SAME: FieldReading = { is: 'same' }
const ABSENT: FieldReading = { is: 'absent' }
const unreadable = (column: ColumnKey, problem: CellProblem, text: string): FieldReading => ({
  is: 'unreadable',
  column,
  problem,
  text: text.slice(0, 60),
})

/** A project as it was given out, and its cells: made once for all fields of a row. */
export type GivenCells = { base: ProjectFields; given: Cells }

/** What was given out, for reading what came back. */
export const givenCells = (base: ProjectFields): GivenCells => ({ base, given: cellsOf(base) })

/**
 * Reads a field of a row. Cells that say what was given out are never interpreted, so that whatever a project held comes back whole.
 * @param row as it was given out
 */
export function readField(field: ProjectField, cells: ReadCells, places: Places, row: GivenCells): FieldReading {
  const { base, given } = row
  const keys = columnsOf(field, places, row)
  if (keys === null) return ABSENT
  const changed = keys.filter((key) => !isSameCell(key, cells[key], given[key]))
  if (changed.length === 0) return SAME
  for (const key of changed) {
    const cell = cells[key]
    if (typeof cell === 'object') return unreadable(key, cell.unreadable, cell.text)
  }
  if (field === 'funds') return readFunds(cells, fundCount(places))
  if (field === 'months') return readMonths(cells, keys, base)
  return readCell(field, cells[field] as string | undefined, base)
}

const MONTH_KEYS = FISCAL_MONTHS.map((month): ColumnKey => `month${month}`)

/** The columns from which a field is read; null when they are not there, or not all of those that hold something. */
function columnsOf(field: ProjectField, places: Places, { base, given }: GivenCells): ColumnKey[] | null {
  if (field === 'months') {
    const keys = MONTH_KEYS.filter((key) => key in places)
    return keys.length === 0 ? null : keys
  }
  if (field !== 'funds') return field in places ? [field] : null
  const count = Math.max(fundCount(places), base.funds.length)
  const keys = Array.from({ length: count }, (_, at): ColumnKey[] => [`source${at + 1}`, `amount${at + 1}`]).flat()
  if (count === 0 || keys.some((key) => !(key in places) && given[key] !== undefined)) return null
  const present = keys.filter((key) => key in places)
  return present.length === 0 ? null : present
}

/** Whether a cell says what was given out, however its blanks, digits or thousands are written. */
function isSameCell(key: ColumnKey, cell: CellText | undefined, given: string | number | undefined): boolean {
  // A text that looks like an error value may have been given out as it is; where nothing was given, merging has taken nothing away.
  if (typeof cell === 'object')
    return (cell.text !== '' || cell.unreadable === 'merged') && cell.text === normaliseThai(String(given ?? ''))
  const text = normaliseThai(cell ?? '')
  if (key.startsWith('month')) return given === undefined ? text === '' : text !== '' && markOf(text) === true
  if (typeof given !== 'number') return text === normaliseThai(given ?? '')
  return text !== '' && Number(toArabicDigits(text).replaceAll(',', '')) === given
}

function readCell(field: CellField, cell: string | undefined, base: ProjectFields): FieldReading {
  const text = normaliseThai(cell ?? '')
  const changed = (value: ProjectFields[CellField]): FieldReading => ({ is: 'changed', value })
  switch (field) {
    case 'name':
      return changed(text)
    case 'kind': {
      const kind = PROJECT_KINDS.find((each) => isLabel(KIND_LABELS[each], text))
      return kind === undefined ? unreadable(field, 'kind', text) : changed(kind)
    }
    case 'noBudgetReason': {
      const reason = reasonOf(text)
      return reason === undefined ? unreadable(field, 'no-budget', text) : changed(reason)
    }
    case 'villages': {
      const villages = parseVillages(text)
      return villages === null ? unreadable(field, 'villages', text) : changed(villages)
    }
    case 'departments':
      return changed(departmentsOf(text, base))
    case 'strategyNo': {
      const digits = toArabicDigits(text)
      if (text === '') return changed(null)
      return /^\d{1,3}$/.test(digits) ? changed(Number(digits)) : unreadable(field, 'strategy-number', text)
    }
    case 'programme':
      return changed(text === '' ? null : (matchProgramme(text)?.programme ?? text))
    case 'activity':
    case 'target':
    case 'place':
    case 'strategy':
    case 'tactic':
    case 'note':
    case 'agencyLetter':
      return changed(text || null)
  }
}

const isLabel = (label: { th: string; en: string }, text: string): boolean =>
  foldThai(label.th) === foldThai(text) || foldThai(label.en) === foldThai(text)

function reasonOf(text: string): NoBudgetReason | null | undefined {
  if (text === '') return null
  if (/^[-–—]+$/.test(text)) return 'dash'
  const reasons = Object.keys(NO_BUDGET_LABELS) as NoBudgetReason[]
  return reasons.find((reason) => isLabel(NO_BUDGET_LABELS[reason], text))
}

/** One on each line. A line that stood there is one name, whatever marks it has. */
const departmentsOf = (text: string, base: ProjectFields): string[] => [
  ...new Set(text.split('\n').flatMap((line) => (base.departments.includes(line) ? [line] : splitDepartments(line)))),
]

function readFunds(cells: ReadCells, count: number): FieldReading {
  const funds: FundRow[] = []
  for (let number = 1; number <= count; number++) {
    const source = normaliseThai(textOf(cells[`source${number}`])) || null
    const typed = normaliseThai(textOf(cells[`amount${number}`]))
    const isNone = typed === '' || /^[-–—]+$/.test(typed)
    const amountSatang = isNone ? null : parseBahtInput(typed)
    if (!isNone && amountSatang === null) return unreadable(`amount${number}`, 'amount', typed)
    if (source !== null || amountSatang !== null) funds.push({ source, amountSatang })
  }
  return { is: 'changed', value: funds }
}

const textOf = (cell: CellText | undefined): string => (typeof cell === 'string' ? cell : '')

/** Months without a column stay as they were given out. */
function readMonths(cells: ReadCells, keys: readonly ColumnKey[], base: ProjectFields): FieldReading {
  let months = base.months
  for (const key of keys) {
    const text = normaliseThai(textOf(cells[key]))
    const isOn = text === '' ? false : markOf(text)
    if (isOn === null) return unreadable(key, 'months', text)
    const bit = 1 << (Number(key.slice('month'.length)) - 1)
    months = isOn ? months | bit : months & ~bit
  }
  return { is: 'changed', value: months }
}

/** No mark of a month is longer. */
const LONGEST_MARK = 12
/** "ไม่ได้ดำเนินการ" */
const LONGEST_NO = 16

/** What people and programs write for no. */
const NO = /^(?:[-–—0๐]+|ไม่.*|เท็จ|false|no)$/i

/** Anything but a no marks a month; what is a sentence or a sum of money is no mark. */
function markOf(text: string): boolean | null {
  if (text.length <= LONGEST_NO && NO.test(text)) return false
  if (text.length > LONGEST_MARK || /^[\d๐-๙][\d๐-๙,.]{2,}$/.test(text)) return null
  return true
}
