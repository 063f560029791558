import { columnLetters } from '#src/domain/column-letters.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Grid, GridCell, GridRow, GridSheet } from '#src/intake/grid.ts'
import { columnOf, type ColumnKey, type Places } from './sheet-columns.ts'
import { coveredBy, type Covered } from './merged-cells.ts'
import { MONTH_MARK } from './sheet-texts.ts'

/** A cell as it was read: its text, or why it has none that can be taken. */
export type CellText = string | { unreadable: 'date' | 'formula' | 'merged'; text: string }
/** The cells of a row by what their columns hold; empty ones are left out. */
export type ReadCells = { [Key in ColumnKey]?: CellText }

/** A row of a table of the file. `row` counts from 1, as the program shows it. */
export type ReadRow = { row: number; cells: ReadCells }

/** A table that was found in the file: where its columns stand, and headings that are not ours or stand twice. */
export type ReadTable = {
  sheet: string
  places: Places
  unknown: string[]
  repeated: string[]
  rows: ReadRow[]
}

/** What a file says, as it is kept until it is applied. `exportId`: the export that its hidden sheet names. */
export type SheetReading = { exportId: string | null; tables: ReadTable[] }

/** The hidden sheet that says what file it is, and the first cell of its line. */
export const MARK_SHEET = '_damnoen'
/** The first cell of that line; its number grows with the form of the file. */
export const MARK_WORD = 'damnoen-sheet-1'

/** The headings stand in one of the first rows. */
const LOOKED_AT = 30
/** So many headings of ours make a row the head of a table. */
const FEWEST = 3

/** Finds the tables of a file by their headings, wherever they stand and in whatever order; other sheets are left alone. */
export function readSheets({ sheets }: Grid): SheetReading {
  const tables = sheets.flatMap((sheet) => {
    const table = sheet.isHidden ? null : tableOf(sheet)
    return table ? [table] : []
  })
  return { exportId: markIn(sheets), tables }
}

function markIn(sheets: readonly GridSheet[]): string | null {
  for (const { rows } of sheets) {
    const cells = rows.get(0)?.cells
    const id = cells?.get(1)?.text.trim().toLowerCase() ?? ''
    if (cells?.get(0)?.text === MARK_WORD && isUuid(id)) return id
  }
  return null
}

function tableOf(sheet: GridSheet): ReadTable | null {
  const heads = [...sheet.rows.keys()]
    .filter((row) => row < LOOKED_AT)
    .toSorted((a, b) => a - b)
    .map((row) => ({ row, ...headingsOf(sheet.rows.get(row)) }))
  const most = Math.max(0, ...heads.map(({ places }) => Object.keys(places).length))
  const head = heads.find(({ places }) => Object.keys(places).length === most)
  if (!head || most < FEWEST || !('name' in head.places || 'key' in head.places)) return null
  const { row: headRow, places, unknown, repeated } = head
  const covered = coveredBy(sheet)
  const rows = [...sheet.rows]
    .filter(([row]) => row > headRow)
    .toSorted(([a], [b]) => a - b)
    .flatMap(([row, { cells }]): ReadRow[] => {
      const read = readRow(cells, places, (column) => covered(row, column))
      return Object.keys(read).length === 0 ? [] : [{ row: row + 1, cells: read }]
    })
  return { sheet: sheet.name, places, unknown, repeated, rows }
}

function headingsOf(row: GridRow | undefined): Pick<ReadTable, 'places' | 'unknown' | 'repeated'> {
  const places: Places = {}
  const [unknown, repeated]: [string[], string[]] = [[], []]
  for (const [column, { text }] of [...(row?.cells ?? [])].toSorted(([a], [b]) => a - b)) {
    if (text.trim() === '') continue
    const key = columnOf(text)
    if (key === null) unknown.push(normaliseThai(text).slice(0, 60))
    else if (key in places) repeated.push(normaliseThai(text).slice(0, 60))
    else places[key] = column
  }
  // Which of two columns is meant nobody can tell: neither is read. Keys are the same in both.
  for (const key of repeated.map(columnOf)) if (key !== null && key !== 'key') Reflect.deleteProperty(places, key)
  return { places, unknown, repeated }
}

function readRow(
  cells: ReadonlyMap<number, GridCell>,
  places: Places,
  covered: (column: number) => Covered | null,
): ReadCells {
  const read: ReadCells = {}
  const shade = places.name === undefined ? undefined : cells.get(places.name)?.fill
  for (const [key, column] of Object.entries(places) as [ColumnKey, number][]) {
    const merged = covered(column)
    if (merged) {
      const text = mergedText(key, merged)
      if (text !== '') read[key] = text
      continue
    }
    const cell = cells.get(column)
    if (!cell) continue
    const text = textOf(cell)
    if (text !== '') read[key] = text
    // A month that is coloured rather than marked; a colour over the whole row means something else.
    else if (key.startsWith('month') && cell.fill !== undefined && cell.fill !== shade && cell.fill !== 'FFFFFF')
      read[key] = MONTH_MARK
  }
  return read
}

/** What several projects may well have in common: a merged cell says it of each of them. */
const SHARED = new Set<ColumnKey>(['place', 'villages', 'departments', 'strategyNo', 'strategy', 'tactic', 'programme'])

/** A merged bar covers its months, and a merged heading its projects; of names and money nobody can tell whose they are. */
function mergedText(key: ColumnKey, { origin, isSameRow, isSameColumn }: Covered): CellText {
  const text = textOf(origin)
  if (text === '' || key === 'key') return ''
  const isBar = key.startsWith('month') && isSameRow
  if (isBar || (SHARED.has(key) && isSameColumn)) return text
  // Along a row the text is that of the first column; the others hold nothing of their own.
  if (isSameRow) return { unreadable: 'merged', text: '' }
  return { unreadable: 'merged', text: typeof text === 'string' ? text : text.text }
}

const ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)/

function textOf({ text, isDate, isUncached }: GridCell): CellText {
  const plain = text.trim()
  if (isDate === true) return { unreadable: 'date', text: plain }
  if (isUncached === true || ERROR.test(plain)) return { unreadable: 'formula', text: plain }
  return plain === '' ? '' : text
}

/** "แผ่นงาน “แผน” เซลล์ F12" of a file with sheets, "เซลล์ F12" of one without; a cell whose column is missing by its row alone. */
export function cellName({ sheet, places }: Pick<ReadTable, 'sheet' | 'places'>, row: number, key?: ColumnKey): string {
  const column = key === undefined ? undefined : places[key]
  const cell = column === undefined ? `แถว ${row}` : `เซลล์ ${columnLetters(column)}${row}`
  return sheet === '' ? cell : `แผ่นงาน “${sheet}” ${cell}`
}
