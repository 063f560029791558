import { isBarGeometry, isBlankBarGeometry } from '../bar-geometry.ts'
import type { GridShape } from '../grid.ts'
import { tooLarge } from '../refusals.ts'
import type { Axis } from './axis.ts'
import {
  type XmlNode,
  branchOf,
  childNamed,
  descend,
  descendantsNamed,
  elementsOf,
  isOn,
  numberOf,
  readXmlTrees,
  textOf,
} from '../xml.ts'

/** What a sheet's drawing holds: bars in cell units, the words of text boxes, and how many bars could not be placed. */
export type Drawing = { shapes: GridShape[]; texts: string[]; unplaced: number }

/** Columns and rows of the sheet that is drawn on. */
export type Axes = { columns: Axis; rows: Axis }

/** Rectangle in EMU from the sheet's corner, or in a group's own coordinates. */
type Box = { x: number; y: number; width: number; height: number }
type Marker = { column: number; columnOffset: number; row: number; rowOffset: number }
type Place = { box: Box; units: GridShape }

const QUARTER_TURN = 5_400_000

const size = (node: XmlNode | undefined, x: string, y: string): [number, number] | undefined => {
  const across = numberOf(node?.attributes[x])
  const down = numberOf(node?.attributes[y])
  return across === undefined || down === undefined ? undefined : [across, down]
}

function boxOf(xfrm: XmlNode | undefined, offName = 'off', extName = 'ext'): Box | undefined {
  const off = size(childNamed(xfrm, offName), 'x', 'y')
  const ext = size(childNamed(xfrm, extName), 'cx', 'cy')
  return off && ext ? { x: off[0], y: off[1], width: ext[0], height: ext[1] } : undefined
}

function markerOf(node: XmlNode | undefined): Marker | undefined {
  const part = (name: string): number => numberOf(textOf(childNamed(node, name))) ?? Number.NaN
  const marker = { column: part('col'), columnOffset: part('colOff'), row: part('row'), rowOffset: part('rowOff') }
  const isSane = marker.column >= 0 && marker.row >= 0 && marker.column < 16_384 && marker.row < 1_048_576
  return isSane ? { ...marker, columnOffset: marker.columnOffset || 0, rowOffset: marker.rowOffset || 0 } : undefined
}

/** Turned about its middle by a quarter, when the rotation is nearer to a quarter than to a half turn. */
function turned(box: Box, rotation: number): Box {
  const quarter = Math.round(rotation / QUARTER_TURN)
  if (quarter % 2 === 0) return box
  return {
    x: box.x + (box.width - box.height) / 2,
    y: box.y + (box.height - box.width) / 2,
    width: box.height,
    height: box.width,
  }
}

const unitsOf = (box: Box, { columns, rows }: Axes): GridShape => ({
  left: columns.unitsAt(box.x),
  right: columns.unitsAt(box.x + box.width),
  top: rows.unitsAt(box.y),
  bottom: rows.unitsAt(box.y + box.height),
})

function boxBetween(from: Marker, to: Marker, { columns, rows }: Axes): Box {
  const x = columns.distance(from.column, from.columnOffset)
  const y = rows.distance(from.row, from.rowOffset)
  return {
    x,
    y,
    width: columns.distance(to.column, to.columnOffset) - x,
    height: rows.distance(to.row, to.rowOffset) - y,
  }
}

/**
 * Where an anchor puts its shape. Excel anchors a shape turned on its side by the box one sees; other programs by the box before turning:
 * the one whose proportions the shape's own size agrees with is it.
 */
function placeOf(anchor: XmlNode, shape: XmlNode, axes: Axes): Place | undefined {
  const xfrm = childNamed(childNamed(shape, 'spPr') ?? childNamed(shape, 'grpSpPr'), 'xfrm')
  const own = boxOf(xfrm)
  const from = markerOf(childNamed(anchor, 'from'))
  const to = markerOf(childNamed(anchor, 'to'))
  const extent = size(childNamed(anchor, 'ext'), 'cx', 'cy')
  const corner = size(childNamed(anchor, 'pos'), 'x', 'y')
  const origin: [number, number] | undefined = from
    ? [axes.columns.distance(from.column, from.columnOffset), axes.rows.distance(from.row, from.rowOffset)]
    : corner
  const box =
    from && to
      ? boxBetween(from, to, axes)
      : origin && extent && { x: origin[0], y: origin[1], width: extent[0], height: extent[1] }
  if (!box) return undefined
  const isUpright =
    own &&
    Math.abs(box.width - own.width) + Math.abs(box.height - own.height) <
      Math.abs(box.width - own.height) + Math.abs(box.height - own.width)
  const seen = isUpright ? turned(box, numberOf(xfrm?.attributes['rot']) ?? 0) : box
  if (seen !== box || !from || !to) return { box: seen, units: unitsOf(seen, axes) }
  return {
    box,
    units: {
      left: axes.columns.units(from.column, from.columnOffset),
      right: axes.columns.units(to.column, to.columnOffset),
      top: axes.rows.units(from.row, from.rowOffset),
      bottom: axes.rows.units(to.row, to.rowOffset),
    },
  }
}

const isHidden = (shape: XmlNode): boolean =>
  elementsOf(shape).some((part) => part.name.startsWith('nv') && isOn(childNamed(part, 'cNvPr')?.attributes['hidden']))

const paragraphsOf = (shape: XmlNode): string[] =>
  elementsOf(childNamed(shape, 'txBody'))
    .filter((part) => part.name === 'p')
    .map((paragraph) => descendantsNamed(paragraph, 't').map(textOf).join('').trim())
    .filter((text) => text !== '')

const isInvisible = (shape: XmlNode): boolean => {
  const spPr = childNamed(shape, 'spPr')
  return childNamed(spPr, 'noFill') !== undefined && descend(spPr, 'ln', 'noFill') !== undefined
}

/** A line, a connector, a block arrow, or a plain shape that carries no words. */
function isBar(shape: XmlNode): boolean {
  if (shape.name === 'cxnSp') return true
  if (isOn(descend(shape, 'nvSpPr', 'cNvSpPr')?.attributes['txBox'])) return false
  const geometry = descend(shape, 'spPr', 'prstGeom')?.attributes['prst'] ?? 'custom'
  if (isBarGeometry(geometry)) return true
  return isBlankBarGeometry(geometry) && paragraphsOf(shape).length === 0 && !isInvisible(shape)
}

/** Maps a group's own coordinates onto the box it fills; a group's mirroring is honoured, its turning is not. */
function groupMapping(group: XmlNode, frame: Box): (box: Box) => Box {
  const xfrm = descend(group, 'grpSpPr', 'xfrm')
  const inner = boxOf(xfrm, 'chOff', 'chExt') ?? boxOf(xfrm) ?? frame
  const across = inner.width > 0 ? frame.width / inner.width : 1
  const down = inner.height > 0 ? frame.height / inner.height : 1
  return (box) => {
    const x = (box.x - inner.x) * across
    const y = (box.y - inner.y) * down
    const width = box.width * across
    const height = box.height * down
    return {
      x: frame.x + (isOn(xfrm?.attributes['flipH']) ? frame.width - x - width : x),
      y: frame.y + (isOn(xfrm?.attributes['flipV']) ? frame.height - y - height : y),
      width,
      height,
    }
  }
}

function addGroup(group: XmlNode, frame: Box, axes: Axes, drawing: Drawing): void {
  const map = groupMapping(group, frame)
  for (const child of elementsOf(group)) {
    if (!['sp', 'cxnSp', 'grpSp'].includes(child.name) || isHidden(child)) continue
    const xfrm = childNamed(childNamed(child, 'spPr') ?? childNamed(child, 'grpSpPr'), 'xfrm')
    const own = boxOf(xfrm)
    if (child.name === 'grpSp') addGroup(child, own ? map(own) : frame, axes, drawing)
    else if (!isBar(child)) drawing.texts.push(...paragraphsOf(child))
    else if (own) drawing.shapes.push(unitsOf(map(turned(own, numberOf(xfrm?.attributes['rot']) ?? 0)), axes))
    else drawing.unplaced++
  }
}

function addAnchor(anchor: XmlNode, axes: Axes, drawing: Drawing): void {
  for (const shape of elementsOf(anchor)) {
    if (!['sp', 'cxnSp', 'grpSp'].includes(shape.name) || isHidden(shape)) continue
    if (shape.name !== 'grpSp' && !isBar(shape)) {
      drawing.texts.push(...paragraphsOf(shape))
      continue
    }
    const place = placeOf(anchor, shape, axes)
    if (!place) drawing.unplaced++
    else if (shape.name === 'grpSp') addGroup(shape, place.box, axes, drawing)
    else drawing.shapes.push(place.units)
  }
}

/**
 * How much wider the drawing program's columns were than ours, told by shapes that state both their anchor and their own length. The width
 * in the file counts letters of the default font, which differ by program; offsets inside a column mean nothing without this.
 */
function columnScale(anchors: readonly XmlNode[], { columns }: Axes): number {
  const scales: number[] = []
  let least = 1
  for (const anchor of anchors) {
    const from = markerOf(childNamed(anchor, 'from'))
    const to = markerOf(childNamed(anchor, 'to'))
    if (!from || !to) continue
    for (const { column, columnOffset } of [from, to])
      if (columns.size(column) > 0) least = Math.max(least, columnOffset / columns.size(column))
    const shape = elementsOf(anchor).find((part) => part.name === 'sp' || part.name === 'cxnSp')
    const xfrm = descend(shape, 'spPr', 'xfrm')
    const width = boxOf(xfrm)?.width
    const span = columns.start(to.column) - columns.start(from.column)
    if (width === undefined || span <= 0 || numberOf(xfrm?.attributes['rot'])) continue
    const scale = (width - to.columnOffset + from.columnOffset) / span
    if (scale > 0.6 && scale < 2) scales.push(scale)
  }
  scales.sort((a, b) => a - b)
  return scales[scales.length >> 1] ?? Math.min(least, 2)
}

const ordered = (shape: GridShape): GridShape => ({
  left: Math.min(shape.left, shape.right),
  right: Math.max(shape.left, shape.right),
  top: Math.min(shape.top, shape.bottom),
  bottom: Math.max(shape.top, shape.bottom),
})

const MAX_ANCHORS = 20_000

const isAnchor = (name: string): boolean => /^(twoCell|oneCell|absolute)Anchor$/.test(name)

/**
 * Reads a drawing part (xdr:wsDr). Pictures, charts, hidden and invisible shapes are left out; comments live in another part.
 * @throws UnreadableFile
 */
export function readDrawing(bytes: Uint8Array, axes: Axes): Drawing {
  const anchors: XmlNode[] = []
  readXmlTrees(
    bytes,
    (name) => isAnchor(name) || name === 'AlternateContent',
    (tree) => {
      if (anchors.length > MAX_ANCHORS) throw tooLarge()
      if (isAnchor(tree.name)) anchors.push(tree)
      else for (const node of branchOf(tree)) if (typeof node !== 'string' && isAnchor(node.name)) anchors.push(node)
    },
  )
  axes.columns.setScale(columnScale(anchors, axes))
  const drawing: Drawing = { shapes: [], texts: [], unplaced: 0 }
  for (const anchor of anchors) addAnchor(anchor, axes, drawing)
  return { ...drawing, shapes: drawing.shapes.map(ordered) }
}
