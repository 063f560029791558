import { matchFundSource } from '#src/domain/fund-sources.ts'
import type { ColumnRole } from '../recognised.ts'
import type { HeaderBlock, HeaderCell } from './header-cells.ts'
import { headerLetters, headerWord, unitOf, type HeaderWord } from './header-words.ts'
import { findMonthColumns, type MonthColumn } from './month-columns.ts'
import type { SheetView } from './sheet-view.ts'
import { oneLine } from './sheet-view.ts'

/** Roles that one column each can have. */
export type TextRole = Exclude<ColumnRole, `month-${number}` | 'budget'>

/** What the columns of a table hold, as its header says. Columns and rows count from 0. */
export type TableColumns = {
  firstRow: number
  lastRow: number
  roles: ReadonlyMap<TextRole, number>
  /** Budget columns in order; more than one when the header splits the budget by fund. `fund` is then the lower header text.
   *  `bahtPerUnit`: as the header says; null when it does not.
   */
  budgets: readonly { column: number; fund: string | null; bahtPerUnit: number | null }[]
  months: ReadonlyMap<number, MonthColumn>
  /** The one column that tells the months in words, where there are no month columns. */
  period: number | null
  /** Years of columns that are budgets of single years: a five-year plan, or an ordinance. */
  budgetYears: readonly number[]
  /** Columns with a header that no rule reads; they tell rows apart. */
  others: readonly number[]
  /** Words met, whatever became of them. */
  words: ReadonlySet<HeaderWord>
  /** Header texts by column. */
  titles: ReadonlyMap<number, string>
}

type Titled = { column: number; texts: HeaderCell[]; title: string; word: HeaderWord | null; year: number | null }

/** Reads the columns of a header. @param fiscalYear of the plan, to tell months of another year; null when it is not known */
export function readColumns(view: SheetView, block: HeaderBlock, fiscalYear: number | null): TableColumns {
  const months = findMonthColumns(view, block, fiscalYear)
  const titled = titleColumns(view, block).filter(({ column }) => !months.has(column))
  const budgetColumns = plainBudgets(titled)
  const roles = assignRoles(view, titled)
  const no = roles.has('no')
    ? null
    : untitledNumbers(view, block, roles.get('name'), new Set(titled.map(({ column }) => column)))
  if (no !== null) roles.set('no', no)
  const used = new Set([...roles.values(), ...budgetColumns.map(({ column }) => column)])
  return {
    firstRow: block.firstRow,
    lastRow: block.lastRow,
    roles,
    budgets: chooseBudgets(view, budgetColumns),
    months,
    period: months.size > 0 ? null : (titled.find(({ word }) => word === 'period')?.column ?? null),
    budgetYears: titled.flatMap(({ year, word }) =>
      year !== null && (word === 'budget' || word === null) ? [year] : [],
    ),
    others: titled.flatMap(({ column, word }) =>
      used.has(column) || word === 'note' || word === 'period' ? [] : [column],
    ),
    words: new Set(titled.flatMap(({ word }) => (word ? [word] : []))),
    titles: new Map(titled.map(({ column, title }) => [column, title])),
  }
}

/** Budget columns of the plan's own year: those without a year, or the only one with a year. */
function plainBudgets(titled: readonly Titled[]): Titled[] {
  const budgets = titled.filter(({ word }) => word === 'budget')
  const yearless = budgets.filter(({ year }) => year === null)
  if (yearless.length > 0) return yearless
  if (new Set(budgets.map(({ year }) => year)).size === 1) return budgets
  return []
}

/** Rows below a header that are looked at to find a number column without a title. */
const LOOK_AHEAD = 30

/** A column before the names that has no title, but numbers in most of its cells. */
function untitledNumbers(
  view: SheetView,
  block: HeaderBlock,
  name: number | undefined,
  titled: ReadonlySet<number>,
): number | null {
  const rows = view.rowNumbers().filter((row) => row > block.lastRow && row <= block.lastRow + LOOK_AHEAD)
  for (let column = (name ?? 0) - 1; column >= 0; column--) {
    if (titled.has(column)) continue
    const texts = rows.map((row) => view.text(row, column)).filter((text) => text !== '')
    const numbers = texts.filter((text) => /^\(?[\d๐-๙]{1,3}[.)]*$/.test(text))
    if (numbers.length > 0 && numbers.length >= texts.length * 0.6) return column
  }
  return null
}

/** The header texts over each column, from top to bottom, and what they mean together. */
function titleColumns(view: SheetView, block: HeaderBlock): Titled[] {
  const columns = new Map<number, HeaderCell[]>()
  for (let row = block.firstRow; row <= block.lastRow; row++) {
    for (const header of block.rows.get(row) ?? []) {
      if (header.kind === 'index') continue
      for (let column = header.cell.column; column <= header.cell.lastColumn; column++) {
        columns.set(column, [...(columns.get(column) ?? []), header])
      }
    }
  }
  return Array.from(columns)
    .toSorted(([a], [b]) => a - b)
    .map(([column, texts]) => titleOf(column, withGroup(view, block, columns, column, texts)))
}

/** Where cells are not merged (CSV), years under "งบประมาณ" stand in columns with nothing above: the group is the one to the left. */
function withGroup(
  view: SheetView,
  block: HeaderBlock,
  columns: ReadonlyMap<number, HeaderCell[]>,
  column: number,
  texts: HeaderCell[],
): HeaderCell[] {
  const first = texts[0]
  if (texts.length !== 1 || first?.kind !== 'year' || first.cell.row === block.firstRow) return texts
  for (let left = column - 1; left >= 0; left--) {
    const group = columns.get(left)?.[0]
    if (group?.kind === 'word' && group.word === 'budget' && !view.merge(group.cell.row, left)) return [group, ...texts]
    if (group && group.cell.row < first.cell.row) return texts
  }
  return texts
}

function titleOf(column: number, texts: HeaderCell[]): Titled {
  const parts = texts.map(({ cell }) => oneLine(cell.text))
  const title = parts.join(' ')
  const year = texts.findLast((header) => header.kind === 'year')?.year ?? yearIn(title)
  return { column, texts, title, word: wordOf(texts, title), year }
}

/** The lowest text decides when the upper one spans several columns; else all of them are one broken text. */
function wordOf(texts: readonly HeaderCell[], title: string): HeaderWord | null {
  const words = texts.flatMap((header) => (header.kind === 'word' ? [header] : []))
  const top = texts[0]
  const isGroup = texts.length > 1 && top !== undefined && top.cell.lastColumn > top.cell.column
  if (isGroup) return words.at(-1)?.word ?? null
  return headerWord(title) ?? words[0]?.word ?? null
}

/** "งบประมาณปี 2566 (บาท)" */
function yearIn(title: string): number | null {
  const match = /^(?:งบประมาณ|งบ)?(?:ปี|พศ)*(25[4-9]\d)(?:บาท)?$/.exec(headerLetters(title))
  return match ? Number(match[1]) : null
}

const ROLES: readonly TextRole[] = [
  'no',
  'name',
  'activity',
  'target',
  'fund',
  'place',
  'department',
  'strategy',
  'tactic',
  'programme',
  'note',
]

function assignRoles(view: SheetView, titled: readonly Titled[]): Map<TextRole, number> {
  const roles = new Map<TextRole, number>()
  for (const role of ROLES) {
    const candidates = titled.filter(({ word }) => word === role)
    const best = candidates.toSorted((a, b) => rank(view, role, b) - rank(view, role, a))[0]
    if (best) roles.set(role, best.column)
    // A second name column ("โครงการ", "กิจกรรม") tells what is done.
    const second = candidates.find((each) => each !== best && /^(กิจกรรม|รายการ)/.test(headerLetters(each.title)))
    if (role === 'name' && second && !titled.some(({ word }) => word === 'activity'))
      roles.set('activity', second.column)
  }
  const target = roles.get('target')
  if (!roles.has('activity') && target !== undefined) {
    roles.set('activity', target)
    roles.delete('target')
  }
  return roles
}

/** Which of several columns of one role is meant: a visible one, and the one whose word is the plainer. */
function rank(view: SheetView, role: TextRole, { column, title }: Titled): number {
  const letters = headerLetters(title)
  const isVisible = view.sheet.hiddenColumns.has(column) ? 0 : 4
  if (role === 'name') {
    const isPlain = /^(ชื่อ)?(โครงการ|ครุภัณฑ์)(\/กิจกรรม|\/รายการ)?$/.test(letters)
    return isVisible + (/โครงการ|ครุภัณฑ์/.test(letters) ? 2 : 0) + (isPlain ? 1 : 0)
  }
  if (role === 'department') return isVisible + (letters.startsWith('ผู้') ? 0 : 2)
  if (role === 'place') return isVisible + (/^(สถานที่|พื้นที่)/.test(letters) ? 2 : 0)
  return isVisible
}

/** One column of the whole budget where there is one, else all columns into which it is split. */
function chooseBudgets(view: SheetView, columns: readonly Titled[]): TableColumns['budgets'] {
  const visible = columns.filter(({ column }) => !view.sheet.hiddenColumns.has(column))
  const usable = visible.length > 0 ? visible : columns
  const asBudget = ({ column, title }: Titled, fund: string | null) => ({
    column,
    fund,
    bahtPerUnit: unitOf(title),
  })
  const first = usable[0]
  if (first === undefined) return []
  const top = first.texts[0]
  const isSplit = usable.length > 1 && top !== undefined && usable.every(({ texts }) => texts[0]?.cell === top.cell)
  const total = usable.find(({ texts }) => headerLetters(texts.at(-1)?.cell.text ?? '').startsWith('รวม'))
  if (total) return [asBudget(total, null)]
  const sources = usable.map(({ title }) => sourceInTitle(title))
  if (usable.length > 1 && sources.every((source) => source !== null))
    return usable.map((budget, index) => asBudget(budget, sources[index] ?? null))
  if (!isSplit)
    return [asBudget(usable.find(({ title }) => /^งบประมาณ(บาท)?$/.test(headerLetters(title))) ?? first, null)]
  return usable.map((budget) => asBudget(budget, oneLine(budget.texts.at(-1)?.cell.text ?? '')))
}

/** "งบประมาณ (เทศบัญญัติ)" over a column of its own: the source; null for any other title. */
function sourceInTitle(title: string): string | null {
  const source = oneLine(title)
    .replace(/^งบประมาณ\s*(?:จาก)?/, '')
    .replace(/\(?\s*บาท\s*\)?$/, '')
    .replace(/^[\s(:-]+|[\s)]+$/g, '')
  return matchFundSource(source) === null ? null : source
}
