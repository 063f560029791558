import { openZip } from '#src/intake/zip.ts'
import { writeZip, type ZipEntry } from '#src/render/docx/zip-writer.ts'
import type { DrawnBar } from './office-sheet.ts'

const DRAWING_NAMES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
/** Offset of an arrow's ends from the edges of its cells, and of its line from the top of the row, in EMU. */
const INSET_EMU = 30_000
const LINE_EMU = 160_000

/**
 * Draws two-headed arrows over the cells of a workbook, as officials draw them by hand; our writer of workbooks has no drawings.
 * @param bars by sheet, in the order of the sheets
 */
export function drawArrows(workbook: Uint8Array, bars: readonly (readonly DrawnBar[])[]): Uint8Array {
  const zip = openZip(workbook)
  const parts = new Map(zip.names.map((name) => [name, Buffer.from(zip.read(name)).toString('utf8')]))
  bars.forEach((ofSheet, index) => {
    if (ofSheet.length > 0) addDrawing(parts, index + 1, ofSheet)
  })
  return writeZip(Array.from(parts, ([path, content]): ZipEntry => ({ path, content })))
}

function addDrawing(parts: Map<string, string>, number: number, bars: readonly DrawnBar[]): void {
  const sheet = `xl/worksheets/sheet${number}.xml`
  const links = `xl/worksheets/_rels/sheet${number}.xml.rels`
  const xml = parts.get(sheet)
  if (xml === undefined || parts.has(links)) throw new Error(`${sheet} cannot take a drawing`)
  parts.set(sheet, withDrawing(xml))
  parts.set(
    links,
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="rIdArrows" Type="${OFFICE}/drawing" Target="../drawings/drawing${number}.xml"/></Relationships>`,
  )
  parts.set(`xl/drawings/drawing${number}.xml`, `<xdr:wsDr ${DRAWING_NAMES}>${bars.map(arrow).join('')}</xdr:wsDr>`)
  const types = parts.get('[Content_Types].xml') ?? ''
  parts.set(
    '[Content_Types].xml',
    types.replace(
      '</Types>',
      `<Override PartName="/xl/drawings/drawing${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>`,
    ),
  )
}

/** The element stands after the page's set-up and breaks, and before what may end a sheet. */
function withDrawing(xml: string): string {
  const end = /(?:<tableParts|<extLst|<legacyDrawing|<\/worksheet>)/.exec(xml)?.index ?? xml.length
  return `${xml.slice(0, end)}<drawing xmlns:r="${OFFICE}" r:id="rIdArrows"/>${xml.slice(end)}`
}

const corner = (name: string, column: number, columnOffset: number, row: number): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>${columnOffset}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${LINE_EMU}</xdr:rowOff></xdr:${name}>`

const arrow = ({ row, firstColumn, lastColumn }: DrawnBar, index: number): string =>
  `<xdr:twoCellAnchor>${corner('from', firstColumn, INSET_EMU, row)}${corner('to', lastColumn + 1, 0, row)}` +
  `<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="${index + 2}" name="ลูกศร ${index + 1}"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr>` +
  '<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>' +
  '<a:ln w="19050"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:headEnd type="triangle"/><a:tailEnd type="triangle"/></a:ln></xdr:spPr>' +
  '</xdr:cxnSp><xdr:clientData/></xdr:twoCellAnchor>'
