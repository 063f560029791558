import type { Grid, GridCell, GridMerge, GridRow, GridShape, GridSheet } from '#src/intake/grid.ts'

/** A cell of a hand-made table: text, a number, nothing, or a cell in full. */
export type FixtureCell = string | number | null | Partial<GridCell>

export type FixtureSheet = {
  name?: string
  table?: number
  rows: FixtureCell[][]
  /** "A1:R1" */
  merges?: string[]
  /** Colour by cell: { G8: '808080' } */
  fills?: Record<string, string>
  shapes?: GridShape[]
  /** Rows from 1. */
  hiddenRows?: number[]
  /** Columns from 0. */
  hiddenColumns?: number[]
  isHidden?: boolean
  before?: string[]
}

/** A grid as a reader would give it, from rows of plain values. */
export function gridOf(sheets: FixtureSheet[], format: Grid['format'] = 'xlsx'): Grid {
  return { format, notices: [], sheets: sheets.map(sheetOf) }
}

function sheetOf(fixture: FixtureSheet): GridSheet {
  const rows = new Map<number, GridRow>()
  for (const [row, values] of fixture.rows.entries()) {
    const cells = new Map<number, GridCell>()
    for (const [column, value] of values.entries()) {
      const cell = cellOf(value)
      if (cell) cells.set(column, cell)
    }
    const isHidden = fixture.hiddenRows?.includes(row + 1) ?? false
    if (cells.size > 0 || isHidden) rows.set(row, { isHidden, cells })
  }
  for (const [reference, fill] of Object.entries(fixture.fills ?? {})) paint(rows, reference, fill)
  return {
    name: fixture.name ?? (fixture.table === undefined ? 'ผด.02' : ''),
    ...(fixture.table === undefined ? {} : { table: fixture.table }),
    isHidden: fixture.isHidden ?? false,
    rows,
    rowCount: fixture.rows.length,
    columnCount: Math.max(0, ...fixture.rows.map((row) => row.length)),
    merges: (fixture.merges ?? []).map(mergeOf),
    hiddenColumns: new Set(fixture.hiddenColumns ?? []),
    shapes: fixture.shapes ?? [],
    before: fixture.before ?? [],
  }
}

function cellOf(value: FixtureCell): GridCell | null {
  if (value === null || value === '') return null
  if (typeof value === 'string') return { text: value }
  if (typeof value === 'number') return { text: String(value), number: value }
  return { text: '', ...value }
}

function paint(rows: Map<number, GridRow>, reference: string, fill: string): void {
  const { firstRow, lastRow, firstColumn, lastColumn } = mergeOf(reference)
  for (let row = firstRow; row <= lastRow; row++) {
    const cells = rows.get(row)?.cells ?? new Map<number, GridCell>()
    for (let column = firstColumn; column <= lastColumn; column++) {
      cells.set(column, { ...(cells.get(column) ?? { text: '' }), fill })
    }
    rows.set(row, { isHidden: rows.get(row)?.isHidden ?? false, cells })
  }
}

function mergeOf(reference: string): GridMerge {
  const [first = '', last = first] = reference.split(':')
  const { row: firstRow, column: firstColumn } = positionOf(first)
  const { row: lastRow, column: lastColumn } = positionOf(last)
  return { firstRow, lastRow, firstColumn, lastColumn }
}

function positionOf(reference: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits) - 1, column: column - 1 }
}

/** The month names of form ผด.02, in its order. */
export const MONTH_NAMES: readonly string[] = [
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
]

/** Columns of form ผด.02 before the months. */
export const PLAN_HEADER: readonly string[] = [
  'ที่',
  'โครงการ/กิจกรรม',
  'รายละเอียดของโครงการ/กิจกรรม',
  'งบประมาณ (บาท)',
  'สถานที่ดำเนินการ',
  'หน่วยงานรับผิดชอบหลัก',
]

/** A one-row header of the whole form. */
export const WHOLE_HEADER: readonly string[] = [...PLAN_HEADER, ...MONTH_NAMES]

/** Twelve month cells with a mark in the given fiscal months. */
export const marked = (months: readonly number[], mark = '✓'): (string | null)[] =>
  Array.from({ length: 12 }, (_, index) => (months.includes(index + 1) ? mark : null))

/** A project of a fictitious office in the columns of form ผด.02. */
export const projectRow = (
  no: FixtureCell,
  name: string,
  budget: FixtureCell = 100_000,
  months: readonly number[] = [1],
  department = 'กองช่าง',
): FixtureCell[] => [no, name, `รายละเอียดของ${name}`, budget, 'หมู่ที่ 1 บ้านดำเนิน', department, ...marked(months)]

/** Titles that stand above the table of a fictitious office. */
export const TITLES: FixtureCell[][] = [
  ['แบบ ผด.02'],
  ['แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570'],
  ['เทศบาลตำบลดำเนินตัวอย่าง'],
  ['ยุทธศาสตร์ที่ 1 ด้านโครงสร้างพื้นฐาน'],
  ['แผนงานอุตสาหกรรมและการโยธา'],
]
