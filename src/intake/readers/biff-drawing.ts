import { isBarNumber } from '../bar-geometry.ts'
import type { GridShape } from '../grid.ts'
import type { Axis } from './axis.ts'

/** What the drawing layer of a sheet gives. `isWhole` false: it breaks off, and shapes may be missing. */
export type BiffDrawing = { bars: GridShape[]; isWhole: boolean }

/** Columns and rows of the sheet that is drawn on. */
export type BiffAxes = { columns: Axis; rows: Axis }
/** An OBJ record: what kind of thing it is, and whether words stand on it. */
export type BiffObject = { kind: number; hasText: boolean }

type Box = { left: number; top: number; right: number; bottom: number }
type Frame = { inner: Box; outer: Box }
/** One shape as the drawing layer describes it; `anchor` in cell units, `child` in the coordinates of its group. */
type Shape = {
  type: number
  flags: number
  isHidden: boolean
  anchor?: Box
  child?: Box
  bounds?: Box
  object?: BiffObject | undefined
}

const SPGR_CONTAINER = 0xf003
const SP_CONTAINER = 0xf004
const SPGR = 0xf009
const SP = 0xf00a
const OPT = 0xf00b
const CHILD_ANCHOR = 0xf00f
const CLIENT_ANCHOR = 0xf010
const CLIENT_DATA = 0xf011
const TERTIARY_OPT = 0xf122
const CONTAINER_VERSION = 0xf

const IS_GROUP = 0x1
const IS_PATRIARCH = 0x4
const IS_DELETED = 0x8
const VISIBILITY = 0x03bf
const HIDDEN_AND_MEANT = 0x20002

/** Kinds of OBJ that can be bars: line, rectangle, oval, arc, polygon, drawing of Office 97 and later. Not: charts, text boxes, notes, controls. */
const BAR_OBJECTS = new Set([1, 2, 3, 4, 9, 0x1e])
const MAX_DEPTH = 20

/**
 * Reads the bars of a sheet's drawing layer (Escher): lines, connectors and block shapes, those in groups included; text boxes, pictures,
 * charts, notes, controls and hidden shapes left out.
 * @param parts the bodies of the MSODRAWING records and their continuations, in order
 * @param objects the OBJ records, in order: one for each shape with client data
 */
export function readBars(parts: readonly DataView[], objects: readonly BiffObject[], axes: BiffAxes): BiffDrawing {
  const reader = new DrawingReader(join(parts), objects, axes)
  reader.readAll()
  return { bars: reader.bars, isWhole: reader.isWhole }
}

function join(parts: readonly DataView[]): DataView {
  const total = parts.reduce((sum, part) => sum + part.byteLength, 0)
  const bytes = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at += part.byteLength
  }
  return new DataView(bytes.buffer)
}

class DrawingReader {
  readonly bars: GridShape[] = []
  isWhole = true
  readonly #view: DataView
  readonly #objects: readonly BiffObject[]
  readonly #axes: BiffAxes
  #objectsUsed = 0

  constructor(view: DataView, objects: readonly BiffObject[], axes: BiffAxes) {
    this.#view = view
    this.#objects = objects
    this.#axes = axes
  }

  readAll(): void {
    this.#readGroup(0, this.#view.byteLength, null, false, 0)
  }

  /** The records of one group (or of the whole layer): its own shape comes first and gives the frame of all others. */
  #readGroup(from: number, to: number, parent: Frame | null, isHidden: boolean, depth: number): void {
    let frame = parent
    let hidden = isHidden
    for (const { type, start, end, isContainer } of this.#records(from, to)) {
      if (depth > MAX_DEPTH) {
        this.isWhole = false
        return
      }
      if (type === SP_CONTAINER) {
        const shape = this.#readShape(start, end)
        if (shape.flags & IS_GROUP) {
          hidden ||= shape.isHidden
          if (!(shape.flags & IS_PATRIARCH)) frame = this.#frameOf(shape, parent)
        } else this.#addBar(shape, frame, hidden)
      } else if (isContainer) {
        const isInner = type === SPGR_CONTAINER
        this.#readGroup(start, end, isInner ? frame : parent, isInner ? hidden : isHidden, depth + 1)
      }
    }
  }

  *#records(
    from: number,
    to: number,
  ): Generator<{ type: number; start: number; end: number; instance: number; isContainer: boolean }> {
    for (let at = from; at + 8 <= to;) {
      const head = this.#view.getUint16(at, true)
      const start = at + 8
      const declared = start + this.#view.getUint32(at + 4, true)
      if (declared > to) this.isWhole = false
      const end = Math.min(declared, to)
      const type = this.#view.getUint16(at + 2, true)
      yield { type, start, end, instance: head >>> 4, isContainer: (head & 0xf) === CONTAINER_VERSION }
      at = end
    }
  }

  #readShape(from: number, to: number): Shape {
    const shape: Shape = { type: 0, flags: 0, isHidden: false }
    for (const { type, start, end, instance } of this.#records(from, to)) {
      const size = end - start
      if (type === SP && size >= 8) {
        shape.type = instance
        shape.flags = this.#view.getUint32(start + 4, true)
      } else if (type === OPT || type === TERTIARY_OPT) shape.isHidden ||= this.#isHidden(start, end, instance)
      else if (type === SPGR && size >= 16) shape.bounds = this.#box(start)
      else if (type === CHILD_ANCHOR && size >= 16) shape.child = this.#box(start)
      else if (type === CLIENT_ANCHOR && size >= 18) shape.anchor = this.#cellBox(start)
      else if (type === CLIENT_DATA) shape.object = this.#objects[this.#objectsUsed++]
    }
    return shape
  }

  #isHidden(start: number, end: number, count: number): boolean {
    for (let index = 0, at = start; index < count && at + 6 <= end; index++, at += 6) {
      if ((this.#view.getUint16(at, true) & 0x3fff) !== VISIBILITY) continue
      return (this.#view.getUint32(at + 2, true) & HIDDEN_AND_MEANT) === HIDDEN_AND_MEANT
    }
    return false
  }

  #box(at: number): Box {
    const edge = (index: number): number => this.#view.getInt32(at + index * 4, true)
    return { left: edge(0), top: edge(1), right: edge(2), bottom: edge(3) }
  }

  /** Offsets are 1/1024 of the column and 1/256 of the row, kept inside their cell. */
  #cellBox(at: number): Box {
    const place = (index: number, parts: number): number =>
      this.#view.getUint16(at + index, true) + Math.min(1, this.#view.getUint16(at + index + 2, true) / parts)
    return { left: place(2, 1024), top: place(6, 256), right: place(10, 1024), bottom: place(14, 256) }
  }

  #frameOf(group: Shape, parent: Frame | null): Frame | null {
    const outer = group.child && parent ? scaled(group.child, parent) : group.anchor && this.#lengths(group.anchor)
    if (outer && group.bounds) return { inner: group.bounds, outer }
    this.isWhole = false
    return null
  }

  #lengths(box: Box): Box {
    const { columns, rows } = this.#axes
    return {
      left: length(columns, box.left),
      top: length(rows, box.top),
      right: length(columns, box.right),
      bottom: length(rows, box.bottom),
    }
  }

  #addBar(shape: Shape, frame: Frame | null, isHidden: boolean): void {
    if (isHidden || shape.isHidden || shape.flags & IS_DELETED || !isBar(shape)) return
    const box = shape.anchor ?? (shape.child && frame ? this.#units(scaled(shape.child, frame)) : null)
    if (box) this.bars.push(ordered(box))
    else this.isWhole = false
  }

  #units(box: Box): Box {
    const { columns, rows } = this.#axes
    return {
      left: columns.unitsAt(box.left),
      top: rows.unitsAt(box.top),
      right: columns.unitsAt(box.right),
      bottom: rows.unitsAt(box.bottom),
    }
  }
}

const isBar = ({ type, object }: Shape): boolean =>
  (!object || BAR_OBJECTS.has(object.kind)) && isBarNumber(type, object?.hasText ?? false)

/** Distance of a place in cell units from the sheet's edge. */
function length(axis: Axis, units: number): number {
  const index = Math.floor(units)
  return axis.start(index) + (units - index) * axis.size(index)
}

function scaled(box: Box, { inner, outer }: Frame): Box {
  const x = (value: number): number => place(value, inner.left, inner.right, outer.left, outer.right)
  const y = (value: number): number => place(value, inner.top, inner.bottom, outer.top, outer.bottom)
  return { left: x(box.left), top: y(box.top), right: x(box.right), bottom: y(box.bottom) }
}

const place = (value: number, from: number, to: number, newFrom: number, newTo: number): number =>
  to === from ? newFrom : newFrom + ((value - from) / (to - from)) * (newTo - newFrom)

const ordered = (box: Box): GridShape => ({
  left: Math.min(box.left, box.right),
  right: Math.max(box.left, box.right),
  top: Math.min(box.top, box.bottom),
  bottom: Math.max(box.top, box.bottom),
})
