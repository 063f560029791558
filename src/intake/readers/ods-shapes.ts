import type { GridShape } from '../grid.ts'
import { type XmlNode, childNamed, childrenNamed, elementsOf } from '../xml.ts'
import type { Axis } from './axis.ts'
import { type CellPosition, cellPosition } from './cell-reference.ts'
import { emuOf } from './ods-styles.ts'
import { paragraphText } from './ods-text.ts'

/** Columns and rows as seen, and as if nothing were hidden. */
export type OdsAxes = { columns: Axis; rows: Axis; allColumns: Axis; allRows: Axis }

/** Bars in cell units, words of text boxes and other shapes, and how many bars had no place. */
export type OdsDrawing = { shapes: GridShape[]; texts: string[]; unplaced: number }

type Box = { left: number; right: number; top: number; bottom: number }

const LINES = new Set(['line', 'connector', 'measure', 'polyline'])
const AREAS = new Set(['rect', 'custom-shape', 'polygon', 'path', 'regular-polygon'])
/** Custom shapes that are bars even with words on them; names of LibreOffice and, after `ooxml-`, of DrawingML. */
const BAR_TYPE = /arrow(?!-callout|Callout)|line|connector|chevron|homePlate|pentagon-right/i
const NEVER_BAR_TYPE = /callout|ellipse|smiley|cloud|^ooxml-can$/i

const boxOf = (x1: number, y1: number, x2: number, y2: number): Box => ({
  left: Math.min(x1, x2),
  right: Math.max(x1, x2),
  top: Math.min(y1, y2),
  bottom: Math.max(y1, y2),
})

/** A box turned about its corner and then moved, as draw:transform states it; the smallest upright box around it. */
function transformed(width: number, height: number, transform: string): Box | undefined {
  const angle = Number(/rotate\s*\(\s*(-?[\d.e-]+)/i.exec(transform)?.[1] ?? 0)
  const move = /translate\s*\(\s*(\S+?)[\s,]+(\S+?)\s*\)/i.exec(transform)
  const dx = emuOf(move?.[1])
  const dy = emuOf(move?.[2])
  if (dx === undefined || dy === undefined || !Number.isFinite(angle)) return undefined
  const corners = [0, width].flatMap((x) => [0, height].map((y) => [x, y] as const))
  const xs = corners.map(([x, y]) => dx + x * Math.cos(angle) + y * Math.sin(angle))
  const ys = corners.map(([x, y]) => dy - x * Math.sin(angle) + y * Math.cos(angle))
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

/** The shape's own coordinates in EMU, from its cell's or the sheet's corner. */
function ownBox({ attributes }: XmlNode): Box | undefined {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => emuOf(attributes[name]))
  if (x1 !== undefined && y1 !== undefined && x2 !== undefined && y2 !== undefined) return boxOf(x1, y1, x2, y2)
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => emuOf(attributes[name]))
  if (width === undefined || height === undefined) return undefined
  const { transform } = attributes
  if (transform !== undefined) return transformed(width, height, transform)
  return x === undefined || y === undefined ? undefined : boxOf(x, y, x + width, y + height)
}

/** Last cell of an address with or without the sheet ("'ผด.02'.R9", "Sheet1.$R$9"). */
const endCellOf = (address: string | undefined): CellPosition | undefined => cellPosition(address?.split('.').at(-1))

function unitsFrom(box: Box, cell: CellPosition | undefined, columns: Axis, rows: Axis): GridShape {
  const x = cell ? columns.start(cell.column) : 0
  const y = cell ? rows.start(cell.row) : 0
  return {
    left: columns.unitsAt(x + box.left),
    right: columns.unitsAt(x + box.right),
    top: rows.unitsAt(y + box.top),
    bottom: rows.unitsAt(y + box.bottom),
  }
}

/**
 * A shape inside a cell is measured from that cell, and its end is named by cell and offset; a shape of the sheet is measured from the
 * sheet's corner. LibreOffice hangs connectors of other programs on A1 with an end that lies before their start, and measures them as if no
 * column were hidden.
 */
function placeOf(shape: XmlNode, cell: CellPosition | undefined, axes: OdsAxes): GridShape | undefined {
  const box = ownBox(shape)
  if (!box) return undefined
  const seen = unitsFrom(box, cell, axes.columns, axes.rows)
  const end = endCellOf(shape.attributes['end-cell-address'])
  if (!cell || !end || shape.attributes['transform'] !== undefined) return seen
  const right = axes.columns.units(end.column, emuOf(shape.attributes['end-x']) ?? 0)
  const bottom = axes.rows.units(end.row, emuOf(shape.attributes['end-y']) ?? 0)
  const tolerance = 0.05
  if (right + tolerance < seen.left || bottom + tolerance < seen.top)
    return unitsFrom(box, cell, axes.allColumns, axes.allRows)
  return { ...seen, right: Math.max(right, seen.left), bottom: Math.max(bottom, seen.top) }
}

const wordsOf = (shape: XmlNode): string[] =>
  childrenNamed(shape, 'p')
    .map((paragraph) => paragraphText(paragraph).trim())
    .filter((text) => text !== '')

function isBar(shape: XmlNode): boolean {
  if (LINES.has(shape.name)) return true
  if (!AREAS.has(shape.name)) return false
  const type = childNamed(shape, 'enhanced-geometry')?.attributes['type'] ?? ''
  if (BAR_TYPE.test(type)) return true
  return !NEVER_BAR_TYPE.test(type) && wordsOf(shape).length === 0
}

/** Adds the drawn things among a node's children. `cell`: the cell they stand in, undefined for those of the sheet. */
export function addShapes(parent: XmlNode, cell: CellPosition | undefined, axes: OdsAxes, drawing: OdsDrawing): void {
  for (const shape of elementsOf(parent)) {
    if (shape.attributes['display'] === 'none') continue
    if (shape.name === 'g' || shape.name === 'a') addShapes(shape, cell, axes, drawing)
    else if (shape.name === 'frame') drawing.texts.push(...wordsOf(childNamed(shape, 'text-box') ?? shape))
    else if (isBar(shape)) {
      const place = placeOf(shape, cell, axes)
      if (place) drawing.shapes.push(place)
      else drawing.unplaced++
    } else if (AREAS.has(shape.name)) drawing.texts.push(...wordsOf(shape))
  }
}
