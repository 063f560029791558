import type { FiscalMonth } from '#src/domain/month-set.ts'
import { isMonthNumberRow, type HeaderBlock, type HeaderCell } from './header-cells.ts'
import { fiscalMonth, monthsOfQuarter } from './month-words.ts'
import type { SheetView } from './sheet-view.ts'

/** The fiscal months that a column stands for. `isOutside`: it is of another fiscal year than the plan's. */
export type MonthColumn = { months: FiscalMonth[]; isOutside: boolean; fiscalYear: number | null }

type Candidate = {
  column: number
  calendarMonths: number[]
  /** Calendar year in the Buddhist era. */
  year: number | null
  isFiscalLabel: boolean
  /** The year above is only the fiscal year's number. */
  labelYear?: number | null
}

/**
 * Month columns of a header, by name and year and never by position. Where no title names the plan's fiscal year, the one that most
 * columns belong to is taken.
 */
export function findMonthColumns(
  view: SheetView,
  block: HeaderBlock,
  fiscalYear: number | null,
): Map<number, MonthColumn> {
  const candidates = candidatesOf(view, block)
  const dated = withoutUselessYears(candidates, fiscalYear)
  const years = dated.map(yearOfColumn)
  const planYear = fiscalYear ?? mostCommon(years.filter((year) => year !== null))
  const seen = new Set<number>()
  const columns = new Map<number, MonthColumn>()
  for (const [index, candidate] of dated.entries()) {
    const year = years[index] ?? null
    const isRepeated = year === null && candidate.calendarMonths.every((month) => seen.has(month))
    for (const month of candidate.calendarMonths) seen.add(month)
    columns.set(candidate.column, {
      months: candidate.calendarMonths.map(fiscalMonth),
      isOutside: isRepeated || (year !== null && year !== planYear),
      fiscalYear: year ?? candidate.labelYear ?? null,
    })
  }
  return columns
}

/** Fiscal year to which a column's months belong; null when its year is not known. */
function yearOfColumn({ calendarMonths, year }: Candidate): number | null {
  if (year === null) return null
  return (calendarMonths[0] ?? 1) >= 10 ? year + 1 : year
}

/**
 * Years help only where they tell columns apart. One year over all twelve months is the fiscal year's number, and years none of which
 * fits the plan's title were left over from an older file.
 */
function withoutUselessYears(candidates: readonly Candidate[], fiscalYear: number | null): Candidate[] {
  const years = new Set(candidates.flatMap(({ year }) => (year === null ? [] : [year])))
  const months = new Set(candidates.flatMap(({ calendarMonths }) => calendarMonths))
  const isOneLabel = years.size === 1 && months.size === 12
  const fits = fiscalYear === null || candidates.some((candidate) => yearOfColumn(candidate) === fiscalYear)
  const isFiscal = candidates.some(({ isFiscalLabel }) => isFiscalLabel) && years.size === 1
  if (!isOneLabel && fits && !isFiscal) return [...candidates]
  const isLabel = isOneLabel || isFiscal
  return candidates.map((candidate) => ({ ...candidate, year: null, labelYear: isLabel ? candidate.year : null }))
}

function candidatesOf(view: SheetView, block: HeaderBlock): Candidate[] {
  const rows = Array.from(block.rows).toSorted(([a], [b]) => a - b)
  const cells = rows.flatMap(([, row]) => row)
  const named = cells.flatMap((header) => (header.kind === 'month' ? spread(header, header.month.calendarMonths) : []))
  const taken = new Set(named.map(({ column }) => column))
  const quarters = quarterColumns(cells).filter(({ column }) => !taken.has(column))
  const hasMonths = named.some(({ calendarMonths }) => calendarMonths.length === 1)
  const worded = hasMonths ? named : [...named, ...quarters]
  const found = worded.length > 0 ? worded : numberColumns(rows.map(([, row]) => row))
  const columns = found.length > 0 ? found : columnsUnderYears(cells)
  return columns
    .toSorted((a, b) => a.column - b.column)
    .map(({ column, calendarMonths, row, ownYear }) => {
      const group = yearGroup(view, rows, row, column)
      return {
        column,
        calendarMonths,
        year: ownYear ?? group?.year ?? null,
        isFiscalLabel: ownYear === null && (group?.isFiscal ?? false),
      }
    })
}

type Found = { column: number; calendarMonths: number[]; row: number; ownYear: number | null }

function spread(header: Extract<HeaderCell, { kind: 'month' }>, calendarMonths: number[]): Found[] {
  const { row, column, lastColumn } = header.cell
  const width = lastColumn - column + 1
  const found = (at: number, months: number[]): Found => ({
    column: at,
    calendarMonths: months,
    row,
    ownYear: header.month.year,
  })
  // "ต.ค. – ธ.ค." over as many columns as months: one each.
  if (width === calendarMonths.length) return calendarMonths.map((month, index) => found(column + index, [month]))
  return Array.from({ length: width }, (_, index) => found(column + index, calendarMonths))
}

/** Quarters of the fiscal year: a column with all three months, or three columns with one each. */
function quarterColumns(cells: readonly HeaderCell[]): Found[] {
  return cells.flatMap((header) => {
    if (header.kind !== 'quarter') return []
    const { row, column, lastColumn } = header.cell
    const months = monthsOfQuarter(header.quarter)
    if (lastColumn - column === 2) {
      return months.map((month, index) => ({ column: column + index, calendarMonths: [month], row, ownYear: null }))
    }
    return Array.from({ length: lastColumn - column + 1 }, (_, index) => ({
      column: column + index,
      calendarMonths: months,
      row,
      ownYear: null,
    }))
  })
}

/** Months by number. 10 11 12 1 … are calendar months; 1 … 12 in order are the months of the fiscal year. */
function numberColumns(rows: readonly (readonly HeaderCell[])[]): Found[] {
  const row = rows.find(isMonthNumberRow) ?? []
  const cells = row.flatMap((header) => (header.kind === 'index' ? [header] : []))
  const isFiscalOrder = cells.every(({ index }, position) => index === position + 1)
  return cells.map(({ cell, index }) => ({
    column: cell.column,
    calendarMonths: [isFiscalOrder ? ((index + 8) % 12) + 1 : index],
    row: cell.row,
    ownYear: null,
  }))
}

/** "พ.ศ. 2568" over three columns and "พ.ศ. 2569" over nine, with no month named: they can only be ต.ค.–ธ.ค. and ม.ค.–ก.ย. */
function columnsUnderYears(cells: readonly HeaderCell[]): Found[] {
  const years = cells.flatMap((header) => (header.kind === 'year' ? [header] : []))
  const [first, second] = years
  if (years.length !== 2 || !first || !second || second.cell.column !== first.cell.lastColumn + 1) return []
  if (first.cell.lastColumn - first.cell.column !== 2 || second.cell.lastColumn - second.cell.column !== 8) return []
  return Array.from({ length: 12 }, (_, index) => ({
    column: first.cell.column + index,
    calendarMonths: [((index + 9) % 12) + 1],
    row: second.cell.row + 1,
    ownYear: null,
  }))
}

/** The year written above a month: in a cell over it, or, where cells are not merged, in the nearest one to the left. */
function yearGroup(
  view: SheetView,
  rows: readonly (readonly [number, readonly HeaderCell[]])[],
  below: number,
  column: number,
): { year: number; isFiscal: boolean } | null {
  for (const [row, cells] of rows.toReversed()) {
    if (row >= below) continue
    const years = cells.flatMap((header) => (header.kind === 'year' ? [header] : []))
    const over = years.find(({ cell }) => cell.column <= column && column <= cell.lastColumn)
    if (over) return over
    const left = years.findLast(({ cell }) => cell.column < column)
    if (left && !view.merge(left.cell.row, left.cell.column)) return left
  }
  return null
}

function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Array.from(counts).toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}

/** The fiscal year that the header's months belong to, where it names years. */
export const fiscalYearOfColumns = (columns: ReadonlyMap<number, MonthColumn>): number | null =>
  mostCommon(Array.from(columns.values()).flatMap(({ fiscalYear }) => (fiscalYear === null ? [] : [fiscalYear])))
