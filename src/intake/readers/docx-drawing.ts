import { isBarGeometry, isBlankBarGeometry } from '../bar-geometry.ts'
import { childNamed, childrenNamed, descend, descendantsNamed, elementsOf, isOn, numberOf, textOf } from '../xml.ts'
import type { XmlNode } from '../xml.ts'

/** One drawing of a paragraph. Lengths in EMU. */
export type DocxDrawing = {
  /**
   * inline: in the line of text · cell: placed from the cell's inner edge · text: beside its paragraph, placed from the left edge of the
   * page's text or, as LibreOffice writes it, of the cell · page: placed from the page, so unknown within a table
   */
  placement: 'inline' | 'cell' | 'text' | 'page'
  /** From that edge to the drawing's frame; 0 when inline. */
  offset: number
  /** Instead of an offset. */
  align?: 'left' | 'center' | 'right'
  width: number
  /** Bars in it, from the frame's left edge. None: text boxes, pictures, charts. */
  bars: Span[]
  /** It is nothing but lines, connectors and arrows. */
  isPlainBars: boolean
  /** The words in its text boxes: `w:txbxContent` elements. */
  textBoxes: XmlNode[]
}

/** From left to left + width, in EMU. */
export type Span = { left: number; width: number }

type Box = { x: number; y: number; width: number; height: number }
type Mapping = (box: Box) => Box
type Found = Pick<DocxDrawing, 'bars' | 'isPlainBars' | 'textBoxes'>

const QUARTER_TURN = 5_400_000

/** Reads a `w:drawing`; null when it is hidden or empty. */
export function readDrawing(drawing: XmlNode): DocxDrawing | null {
  const frame = childNamed(drawing, 'inline') ?? childNamed(drawing, 'anchor')
  if (!frame || isOn(frame.attributes['hidden']) || isOn(childNamed(frame, 'docPr')?.attributes['hidden'])) return null
  const extent = childNamed(frame, 'extent')
  const box = {
    x: 0,
    y: 0,
    width: numberOf(extent?.attributes['cx']) ?? 0,
    height: numberOf(extent?.attributes['cy']) ?? 0,
  }
  const found: Found = { bars: [], isPlainBars: true, textBoxes: [] }
  for (const shape of elementsOf(descend(frame, 'graphic', 'graphicData'))) addShape(shape, box, null, found)
  return {
    ...(frame.name === 'inline' ? { placement: 'inline', offset: 0 } : anchorOf(frame)),
    width: box.width,
    ...found,
  }
}

function anchorOf(anchor: XmlNode): Pick<DocxDrawing, 'placement' | 'offset' | 'align'> {
  const horizontal = childNamed(anchor, 'positionH')
  const from = horizontal?.attributes['relativeFrom'] ?? 'column'
  const isInCell = (from === 'column' || from === 'character') && isOn(anchor.attributes['layoutInCell'], true)
  const offset = numberOf(textOf(childNamed(horizontal, 'posOffset')))
  if (isOn(anchor.attributes['simplePos'])) return { placement: 'page', offset: 0 }
  if (!isInCell) {
    const isPlaced = (from === 'column' || from === 'margin') && offset !== undefined && isBesideParagraph(anchor)
    return isPlaced ? { placement: 'text', offset } : { placement: 'page', offset: 0 }
  }
  const align = textOf(childNamed(horizontal, 'align')).trim()
  if (align === 'left' || align === 'center' || align === 'right') return { placement: 'cell', offset: 0, align }
  return { placement: 'cell', offset: offset ?? 0 }
}

function isBesideParagraph(anchor: XmlNode): boolean {
  const from = childNamed(anchor, 'positionV')?.attributes['relativeFrom']
  return from === 'paragraph' || from === 'line'
}

/** `frame`: the box a lone shape fills. `map`: turns a grouped shape's coordinates into the frame's. */
function addShape(shape: XmlNode, frame: Box, map: Mapping | null, found: Found): void {
  if (isOn(childNamed(shape, 'cNvPr')?.attributes['hidden'])) return
  if (shape.name === 'wgp' || shape.name === 'grpSp' || shape.name === 'wpc') {
    addGroup(shape, frame, map, found)
    return
  }
  if (shape.name !== 'wsp') return
  const words = childrenNamed(childNamed(shape, 'txbx'), 'txbxContent')
  const geometry = descend(shape, 'spPr', 'prstGeom')?.attributes['prst'] ?? 'custom'
  const isLine = childNamed(shape, 'cNvCnPr') !== undefined || isBarGeometry(geometry)
  const hasWords = words.some((content) => descendantsNamed(content, 't').some((text) => textOf(text).trim() !== ''))
  if (isLine || (isBlankBarGeometry(geometry) && !isTextBox(shape) && !hasWords && !isInvisible(shape))) {
    const xfrm = descend(shape, 'spPr', 'xfrm')
    const own = boxOf(xfrm)
    const box = turned(map ? (own ? map(own) : frame) : frame, numberOf(xfrm?.attributes['rot']) ?? 0)
    found.bars.push({ left: box.x, width: box.width })
    found.isPlainBars &&= isLine
  } else found.textBoxes.push(...words)
}

function addGroup(group: XmlNode, frame: Box, map: Mapping | null, found: Found): void {
  const xfrm = descend(group, 'grpSpPr', 'xfrm')
  const own = boxOf(xfrm)
  const outer = map && own ? map(own) : frame
  // A canvas has no coordinates of its own: its shapes are placed from its corner.
  const inner = group.name === 'wpc' ? outer : (boxOf(xfrm, 'chOff', 'chExt') ?? own ?? outer)
  const across = inner.width > 0 ? outer.width / inner.width : 1
  const down = inner.height > 0 ? outer.height / inner.height : 1
  const mapChild: Mapping = (box) => ({
    x:
      outer.x +
      (isOn(xfrm?.attributes['flipH']) ? inner.x + inner.width - box.x - box.width : box.x - inner.x) * across,
    y: outer.y + (box.y - inner.y) * down,
    width: box.width * across,
    height: box.height * down,
  })
  for (const child of elementsOf(group)) addShape(child, outer, mapChild, found)
}

function boxOf(xfrm: XmlNode | undefined, offName = 'off', extName = 'ext'): Box | undefined {
  const off = childNamed(xfrm, offName)
  const ext = childNamed(xfrm, extName)
  const [x, y] = [numberOf(off?.attributes['x']), numberOf(off?.attributes['y'])]
  const [width, height] = [numberOf(ext?.attributes['cx']), numberOf(ext?.attributes['cy'])]
  if (x === undefined || y === undefined || width === undefined || height === undefined) return undefined
  return { x, y, width, height }
}

/** Turned about its middle, when the rotation is nearer to a quarter than to a half turn. */
function turned(box: Box, rotation: number): Box {
  if (Math.round(rotation / QUARTER_TURN) % 2 === 0) return box
  const shift = (box.width - box.height) / 2
  return { x: box.x + shift, y: box.y - shift, width: box.height, height: box.width }
}

const isTextBox = (shape: XmlNode): boolean => isOn(childNamed(shape, 'cNvSpPr')?.attributes['txBox'])

const isInvisible = (shape: XmlNode): boolean => {
  const spPr = childNamed(shape, 'spPr')
  return childNamed(spPr, 'noFill') !== undefined && descend(spPr, 'ln', 'noFill') !== undefined
}
