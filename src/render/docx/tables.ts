import { CELL_MARGIN } from './geometry.ts'

/** How a cell is set. */
export type CellOptions = {
  /** Twips. */
  width: number
  /** How many columns of the grid it takes. */
  span?: number
  /** Merged downwards: 'first' holds the text, 'rest' continues it. */
  down?: 'first' | 'rest'
  /** Background, 'RRGGBB'. */
  fill?: string
  align?: 'top' | 'center'
  /** Without the table's margins at left and right, and never wrapped: the names of the months. */
  isTight?: boolean
  /** XML of `w:tcBorders`, where a cell differs from its table. */
  borders?: string
}

/** One table cell around paragraphs (XML; at least one). Properties stand in schema order. */
export function cell(options: CellOptions, paragraphs: string): string {
  const { width, span = 1, down, fill, align, isTight, borders } = options
  const properties =
    `<w:tcW w:w="${width}" w:type="dxa"/>` +
    (span > 1 ? `<w:gridSpan w:val="${span}"/>` : '') +
    (down === undefined ? '' : down === 'first' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') +
    (borders === undefined ? '' : `<w:tcBorders>${borders}</w:tcBorders>`) +
    (fill === undefined ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`) +
    (isTight ? '<w:noWrap/><w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>' : '') +
    (align === 'center' ? '<w:vAlign w:val="center"/>' : '')
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs}</w:tc>`
}

/** How a row is set. */
export type RowOptions = {
  /** Repeated at the top of each page. */
  isHeader?: boolean
  /** Never split over two pages. */
  isWhole?: boolean
  /** Least height in twips. */
  height?: number
}

/** One table row around cells (XML). */
export function row(options: RowOptions, cells: string): string {
  const properties =
    (options.isWhole ? '<w:cantSplit/>' : '') +
    (options.height === undefined ? '' : `<w:trHeight w:val="${options.height}"/>`) +
    (options.isHeader ? '<w:tblHeader/>' : '')
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
}

/** A table of fixed column widths (twips), which Word and LibreOffice keep whatever stands in the cells. */
export function table(
  widths: readonly number[],
  rows: string,
  style: 'TableGrid' | 'TableNormal' = 'TableGrid',
): string {
  const total = widths.reduce((sum, width) => sum + width, 0)
  const margins = ['left', 'right'].map((side) => `<w:${side} w:w="${CELL_MARGIN}" w:type="dxa"/>`).join('')
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>` +
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
  )
}
