import { isBarNumber } from '../bar-geometry.ts'
import { childNamed, descendantsNamed, elementsOf, numberOf, textOf } from '../xml.ts'
import type { XmlNode } from '../xml.ts'
import type { DocxDrawing, Span } from './docx-drawing.ts'

const EMU_PER: Readonly<Record<string, number>> = {
  pt: 12_700,
  in: 914_400,
  cm: 360_000,
  mm: 36_000,
  pc: 152_400,
  px: 9_525,
  '': 9_525,
}

type Found = { bars: Span[]; isPlainBars: boolean; textBoxes: XmlNode[] }
type Mapping = (span: Span) => Span

const SHAPES = new Set(['line', 'shape', 'rect', 'roundrect', 'polyline', 'group', 'oval'])
const LINE_NUMBER = 20
const OVAL_NUMBER = 3
const RECTANGLE_NUMBER = 1

/** Reads the shapes of a `w:pict`, the drawing language of Word 2003 and of compatible copies. */
export const readPict = (pict: XmlNode): DocxDrawing[] =>
  elementsOf(pict).flatMap((shape) => {
    if (!SHAPES.has(shape.name)) return []
    const drawing = readShape(shape)
    return drawing ? [drawing] : []
  })

function readShape(shape: XmlNode): DocxDrawing | null {
  const style = styleOf(shape)
  const span = lineSpan(shape) ?? {
    left: emu(style.get('margin-left') ?? style.get('left')),
    width: emu(style.get('width')),
  }
  const found: Found = { bars: [], isPlainBars: true, textBoxes: [] }
  addShape(shape, { left: 0, width: span.width }, found)
  if (found.bars.length === 0 && found.textBoxes.length === 0) return null
  const isInline = style.get('position') !== 'absolute'
  return { ...(isInline ? { placement: 'inline', offset: 0 } : anchorOf(style, span)), width: span.width, ...found }
}

function anchorOf(style: ReadonlyMap<string, string>, span: Span): Pick<DocxDrawing, 'placement' | 'offset' | 'align'> {
  const from = style.get('mso-position-horizontal-relative') ?? 'text'
  if (from !== 'text' && from !== 'char') return { placement: 'page', offset: 0 }
  const align = style.get('mso-position-horizontal')
  if (align === 'left' || align === 'center' || align === 'right') return { placement: 'cell', offset: 0, align }
  return { placement: 'cell', offset: span.left }
}

function addShape(shape: XmlNode, span: Span, found: Found): void {
  if (styleOf(shape).get('visibility') === 'hidden') return
  if (shape.name === 'group') {
    addGroup(shape, span, found)
    return
  }
  const number = numberOfShape(shape)
  const words = descendantsNamed(shape, 'txbxContent')
  const hasWords = words.some((content) => textOf(content).trim() !== '')
  const isPicture = childNamed(shape, 'imagedata') !== undefined
  const isInvisible = shape.attributes['stroked'] === 'f' && shape.attributes['filled'] === 'f'
  if (isBarNumber(number, hasWords) && !isPicture && !isInvisible) {
    found.bars.push(span)
    found.isPlainBars &&= isBarNumber(number, true)
  } else found.textBoxes.push(...words)
}

function addGroup(group: XmlNode, outer: Span, found: Found): void {
  const origin = numberOf(group.attributes['coordorigin']?.split(',')[0]) ?? 0
  const size = numberOf(group.attributes['coordsize']?.split(',')[0]) ?? 1_000
  const scale = size > 0 ? outer.width / size : 1
  const map: Mapping = (span) => ({ left: outer.left + (span.left - origin) * scale, width: span.width * scale })
  for (const child of elementsOf(group)) {
    if (!SHAPES.has(child.name)) continue
    const style = styleOf(child)
    const inner = lineSpan(child, 1) ?? { left: plain(style.get('left')), width: plain(style.get('width')) }
    addShape(child, map(inner), found)
  }
}

function numberOfShape(shape: XmlNode): number {
  if (shape.name === 'line' || shape.name === 'polyline') return LINE_NUMBER
  if (shape.name === 'oval') return OVAL_NUMBER
  if (shape.name !== 'shape') return RECTANGLE_NUMBER
  const type = /_t(\d+)$/.exec(shape.attributes['type'] ?? '')?.[1]
  return numberOf(type) ?? numberOf(shape.attributes['spt']) ?? 0
}

/** A line says where it runs by its two ends. */
function lineSpan(shape: XmlNode, unit?: number): Span | undefined {
  if (shape.name !== 'line') return undefined
  const end = (name: string): number => emu(shape.attributes[name]?.split(',')[0], unit)
  const [from, to] = [end('from'), end('to')]
  return { left: Math.min(from, to), width: Math.abs(to - from) }
}

function styleOf(shape: XmlNode): Map<string, string> {
  const rules = (shape.attributes['style'] ?? '').split(';').map((rule) => rule.split(':'))
  return new Map(rules.map(([name = '', value = '']) => [name.trim().toLowerCase(), value.trim().toLowerCase()]))
}

const plain = (text: string | undefined): number => Number.parseFloat(text ?? '') || 0

/** A CSS length in EMU; bare numbers are pixels, or of the given unit. */
function emu(text: string | undefined, bareUnit?: number): number {
  const unit = /[a-z]+$/.exec(text ?? '')?.[0] ?? ''
  const scale = unit === '' && bareUnit !== undefined ? bareUnit : EMU_PER[unit]
  return plain(text) * (scale ?? 0)
}
