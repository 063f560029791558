import { writeXlsx, type Cell, type CellStyle, type DataValidation, type NamedRange, type WriteSheet } from 'hucre'
import { cellText } from './cell-text.ts'
import { rangeName, sheetReference } from './references.ts'

export type { CellStyle } from 'hucre'

/** What stands in a cell. Text is always text, never a formula, whatever it begins with. */
export type CellContent =
  | { text: string }
  | { number: number }
  /** A formula without '=', with the value it has now, so that the file reads well where nothing is computed. */
  | { formula: string; result: number }
  | null

/** A cell; `columns`, `rows`: how many it is merged over, default 1. */
export type XlsxCell = { content: CellContent; style: CellStyle; columns?: number; rows?: number }

/** Cells of one row by column (from 0). */
export type XlsxRow = { cells: Map<number, XlsxCell>; heightPt: number }

/** One sheet in our own words; rows and columns count from 0. */
export type XlsxSheet = {
  name: string
  /** In characters of the default font, as spreadsheets count. */
  columnWidths: number[]
  rows: XlsxRow[]
  orientation: 'portrait' | 'landscape'
  /** Rows and columns that stay in sight, rows repeated on each printed page. */
  frozen?: { rows: number; columns: number; firstPrinted: number }
  /** Rows that begin a page. */
  pageStarts?: number[]
  /** Cells that are shaded as soon as anything is typed into them. */
  shadedWhenFilled?: CellArea
  /** The program hides the sheet; it can be shown again by hand. */
  isHidden?: boolean
  hiddenColumns?: readonly number[]
  /** Rows that a filter over the headings offers, the headings included. */
  filtered?: CellArea
  choices?: readonly CellChoices[]
}

/** Cells, both ends included; rows and columns from 0. */
export type CellArea = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

/** Cells in which one of the texts that stand in cells of a sheet is chosen. `isStrict`: nothing else may be typed. */
export type CellChoices = { cells: CellArea; sheet: string; from: CellArea; isStrict: boolean }

/** What a workbook says of itself, and its font, in points. */
export type WorkbookFacts = { title: string; creator: string; fontName: string; fontSize: number }

/** Shade of the months in which a project is carried out. */
const BAR_SHADE = 'A6A6A6'
const NARROW = 0.4

/** The bytes of an .xlsx file. The only place that knows the library. @throws when two sheets have one name */
export async function writeWorkbook(sheets: readonly XlsxSheet[], facts: WorkbookFacts): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet) => librarySheet(sheet, facts.creator)),
    properties: { title: cellText(facts.title), creator: cellText(facts.creator), modified: new Date(0) },
    defaultFont: { name: facts.fontName, size: facts.fontSize },
    // The library writes print titles with the sheet's name unquoted, which Excel refuses for names such as ผด.02-1.
    namedRanges: sheets.flatMap(namesOf),
  })
}

/** What Excel knows of a sheet by name: the rows on each page, and the table that is filtered, without which LibreOffice drops the filter. */
const namesOf = ({ name, frozen, filtered }: XlsxSheet): NamedRange[] => [
  ...(frozen
    ? [
        {
          name: '_xlnm.Print_Titles',
          range: `${sheetReference(name)}$${frozen.firstPrinted + 1}:$${frozen.rows}`,
          scope: name,
        },
      ]
    : []),
  ...(filtered
    ? [
        {
          name: '_xlnm._FilterDatabase',
          range: sheetReference(name) + fixed(areaName(filtered)),
          scope: name,
        },
      ]
    : []),
]

/** "A1:B2" → "$A$1:$B$2" */
const fixed = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')

function librarySheet(sheet: XlsxSheet, officeName: string): WriteSheet {
  const cells = new Map<string, Partial<Cell>>()
  const merges: WriteSheet['merges'] = []
  sheet.rows.forEach((row, rowAt) => {
    for (const [columnAt, cell] of row.cells) {
      addCell(cells, rowAt, columnAt, cell)
      const { columns = 1, rows = 1 } = cell
      if (columns > 1 || rows > 1) {
        merges.push({ startRow: rowAt, startCol: columnAt, endRow: rowAt + rows - 1, endCol: columnAt + columns - 1 })
      }
    }
  })
  return {
    name: sheet.name,
    columns: sheet.columnWidths.map((width, at) =>
      sheet.hiddenColumns?.includes(at) === true ? { width, hidden: true } : { width },
    ),
    ...(sheet.isHidden === true ? { hidden: true } : {}),
    ...(sheet.filtered ? { autoFilter: { range: areaName(sheet.filtered) } } : {}),
    dataValidations: (sheet.choices ?? []).map(validation),
    cells,
    merges,
    rowDefs: new Map(sheet.rows.map((row, at) => [at, { height: row.heightPt }])),
    ...(sheet.frozen ? { freezePane: { rows: sheet.frozen.rows, columns: sheet.frozen.columns } } : {}),
    pageSetup: pageSetup(sheet),
    headerFooter: { oddFooter: `&L${officeName.replace(/&/g, '&&')}&R&P / &N` },
    conditionalRules: shading(sheet),
    // The library breaks after a row.
    rowBreaks: (sheet.pageStarts ?? []).map((row) => row - 1),
  }
}

const areaName = ({ firstRow, firstColumn, lastRow, lastColumn }: CellArea): string =>
  `${rangeName(firstRow, firstColumn)}:${rangeName(lastRow, lastColumn)}`

const validation = ({ cells, sheet, from, isStrict }: CellChoices): DataValidation => ({
  type: 'list',
  range: areaName(cells),
  formula1: sheetReference(sheet) + fixed(areaName(from)),
  allowBlank: true,
  showErrorMessage: isStrict,
  errorStyle: 'stop',
})

/** A merged cell's style is put on each cell that it covers, or its right and lower borders are missing. */
function addCell(cells: Map<string, Partial<Cell>>, rowAt: number, columnAt: number, cell: XlsxCell): void {
  for (let down = 0; down < (cell.rows ?? 1); down++) {
    for (let across = 0; across < (cell.columns ?? 1); across++) {
      const isFirst = down === 0 && across === 0
      const content = isFirst ? contentOf(cell) : { style: cell.style }
      cells.set(`${rowAt + down},${columnAt + across}`, content)
    }
  }
}

/** Looks like the start of a formula: kept as text also when it is edited, by the number format "@". */
const FORMULA_LIKE = /^[=+\-@\t]/
/** Would be written as an error value by the library. */
const ERROR_LIKE = /^#[A-Z0-9/_]+[!?A]?$/

function contentOf({ content, style }: XlsxCell): Partial<Cell> {
  if (content === null) return { style }
  if ('number' in content) return { value: content.number, style }
  if ('formula' in content) return { formula: content.formula, formulaResult: content.result, style }
  const text = cellText(content.text)
  if (text === '') return { style }
  if (ERROR_LIKE.test(text)) return { richText: [{ text }], value: text, style: { ...style, numFmt: '@' } }
  return { value: text, style: FORMULA_LIKE.test(text) ? { ...style, numFmt: '@' } : style }
}

const pageSetup = (sheet: XlsxSheet): WriteSheet['pageSetup'] => ({
  paperSize: 'a4',
  orientation: sheet.orientation,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { top: 0.6, bottom: 0.6, left: NARROW, right: NARROW, header: 0.3, footer: 0.3 },
  horizontalCentered: true,
})

function shading({ shadedWhenFilled: area }: XlsxSheet): WriteSheet['conditionalRules'] {
  if (!area) return []
  const first = rangeName(area.firstRow, area.firstColumn)
  const shade = { rgb: BAR_SHADE }
  return [
    {
      type: 'expression',
      priority: 1,
      formula: `LEN(TRIM(${first}))>0`,
      range: `${first}:${rangeName(area.lastRow, area.lastColumn)}`,
      style: {
        font: { color: shade },
        // Differential formats take the colour of a solid fill from its background.
        fill: { type: 'pattern', pattern: 'solid', fgColor: shade, bgColor: shade },
      },
    },
  ]
}
