import { barsOf, monthsOf, type MonthSet } from '#src/domain/month-set.ts'
import { CELL_MARGIN, MONTH_WIDTH } from './geometry.ts'
import { cell } from './tables.ts'
import { element } from './xml-writer.ts'

/** How the months of a project are drawn: shaded cells (each month stays a cell), or arrows across merged cells as officials draw them. */
export type BarStyle = 'shaded' | 'arrows'

const BAR_FILL = 'A6A6A6'
const EMU_PER_TWIP = 635
const ARROW_HEIGHT = 100_000

const empty = '<w:p><w:pPr><w:pStyle w:val="MonthCell"/></w:pPr></w:p>'
const emptyCell = cell({ width: MONTH_WIDTH }, empty)
const shadedCell = cell({ width: MONTH_WIDTH, fill: BAR_FILL }, empty)

/** The twelve month cells of a row. `nextShapeId` numbers the drawings of the document. */
export function monthCells(
  months: MonthSet,
  style: BarStyle,
  labels: readonly string[],
  nextShapeId: () => number,
): string {
  const inBar = new Set<number>(monthsOf(months))
  if (style === 'shaded') {
    return Array.from({ length: 12 }, (_, at) => (inBar.has(at + 1) ? shadedCell : emptyCell)).join('')
  }
  const lengths = new Map<number, number>(barsOf(months).map((bar) => [bar.first, bar.last - bar.first + 1]))
  let cells = ''
  for (let month = 1; month <= 12; month++) {
    const length = lengths.get(month)
    if (length !== undefined) {
      const words = length === 1 ? labels[month - 1] : `${labels[month - 1]} – ${labels[month + length - 2]}`
      cells += arrowCell(length, words ?? '', nextShapeId())
    } else if (!inBar.has(month)) cells += emptyCell
  }
  return cells
}

function arrowCell(months: number, words: string, id: number): string {
  const width = months * MONTH_WIDTH
  const drawing = arrow((width - 2 * CELL_MARGIN - 20) * EMU_PER_TWIP, words, id)
  const content = `<w:p><w:pPr><w:pStyle w:val="MonthCell"/></w:pPr><w:r>${drawing}</w:r></w:p>`
  return cell({ width, span: months, align: 'center' }, content)
}

/** A thin two-headed block arrow in the line of text; programs without such shapes show the character. */
function arrow(length: number, words: string, id: number): string {
  const extent = { cx: length, cy: ARROW_HEIGHT }
  const headLength = Math.min(90_000, Math.round((length / 3 / ARROW_HEIGHT) * 100_000))
  const geometry =
    '<a:prstGeom prst="leftRightArrow"><a:avLst><a:gd name="adj1" fmla="val 18000"/>' +
    `<a:gd name="adj2" fmla="val ${headLength}"/></a:avLst></a:prstGeom>`
  const shape =
    `<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/>${element('a:ext', extent)}</a:xfrm>${geometry}` +
    '<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
  const inline =
    `<wp:inline distT="0" distB="0" distL="0" distR="0">${element('wp:extent', extent)}` +
    `${element('wp:docPr', { id, name: `bar ${id}`, descr: words })}<wp:cNvGraphicFramePr/>` +
    `<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${shape}</a:graphicData></a:graphic></wp:inline>`
  return (
    `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${inline}</w:drawing></mc:Choice>` +
    '<mc:Fallback><w:t>↔</w:t></mc:Fallback></mc:AlternateContent>'
  )
}
