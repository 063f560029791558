import { INDEXED_COLOURS, OFFICE_THEME, THEME_ORDER, mixed, tinted } from '../colour.ts'
import type { Rgb } from '../colour.ts'
import { BIFF, JoinedReader } from './biff-records.ts'
import type { BiffRecord } from './biff-records.ts'
import { readString } from './biff-strings.ts'
import { isDateFormat } from './number-format.ts'
import { symbolFontOf } from './xlsx-strings.ts'

/** What a cell's format index (XF) means for reading a plan. */
export type BiffStyle = { fill?: Rgb; isDate: boolean; symbolFont?: string }

/** Colours and fonts of a workbook, resolved. */
export type BiffStyles = {
  /** By XF index; unknown indexes have no fill. */
  style: (xf: number) => BiffStyle
  /** Name of a symbol font, by font index; undefined for fonts of letters. */
  symbolFont: (font: number) => string | undefined
}

const FIRST_PALETTE_INDEX = 8
const SOLID = 1
/** How much of the cell each pattern inks, by pattern number; 1 is solid. */
const PATTERN_SHARES = [
  0, 1, 0.5, 0.75, 0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.25, 0.25, 0.44, 0.375, 0.125, 0.0625,
]

type CellFormat = { font: number; format: number; pattern: number; fore: number; back: number; trueFore?: Rgb }

/** Reads FONT, FORMAT, PALETTE, XF and XFEXT of the workbook's globals. */
export function readStyles(globals: readonly BiffRecord[]): BiffStyles {
  const palette = [...INDEXED_COLOURS]
  const fonts: string[] = []
  const formats = new Map<number, string>()
  const cellFormats: CellFormat[] = []
  for (const { type, data } of globals) {
    if (type === BIFF.FONT) fonts.push(fontName(data))
    else if (type === BIFF.FORMAT) formats.set(data.getUint16(0, true), formatCode(data))
    else if (type === BIFF.PALETTE) readPalette(data, palette)
    else if (type === BIFF.XF) cellFormats.push(readCellFormat(data))
    else if (type === BIFF.XFEXT) addTrueColour(data, cellFormats)
  }
  const symbolFont = (font: number): string | undefined => {
    // Font number 4 does not exist: the fifth font is number 5.
    return symbolFontOf(fonts[font > 4 ? font - 1 : font])
  }
  const styles = cellFormats.map((format) => resolve(format, palette, formats, symbolFont))
  return { style: (xf) => styles[xf] ?? { isDate: false }, symbolFont }
}

function resolve(
  format: CellFormat,
  palette: readonly Rgb[],
  formats: ReadonlyMap<number, string>,
  symbolFont: (font: number) => string | undefined,
): BiffStyle {
  const style: BiffStyle = { isDate: isDateFormat(format.format, formats.get(format.format)) }
  const fill = fillOf(format, palette)
  const symbol = symbolFont(format.font)
  if (fill) style.fill = fill
  if (symbol) style.symbolFont = symbol
  return style
}

function fillOf(format: CellFormat, palette: readonly Rgb[]): Rgb | undefined {
  const share = PATTERN_SHARES[format.pattern] ?? 0
  if (share === 0) return undefined
  const fore = format.trueFore ?? palette[format.fore] ?? 'FFFFFF'
  return format.pattern === SOLID ? fore : mixed(fore, palette[format.back] ?? 'FFFFFF', share)
}

function fontName(data: DataView): string {
  const length = data.getUint8(14)
  const isWide = (data.getUint8(15) & 1) === 1
  const reader = new JoinedReader([data])
  reader.skip(16)
  return reader.characters(length, isWide)
}

function formatCode(data: DataView): string {
  const reader = new JoinedReader([data])
  reader.skip(2)
  return readString(reader).text
}

function readPalette(data: DataView, palette: Rgb[]): void {
  const count = Math.min(data.getUint16(0, true), 56)
  for (let index = 0; index < count; index++) palette[FIRST_PALETTE_INDEX + index] = rgbAt(data, 2 + index * 4)
}

const rgbAt = (data: DataView, at: number): Rgb =>
  [0, 1, 2]
    .map((channel) =>
      data
        .getUint8(at + channel)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()

function readCellFormat(data: DataView): CellFormat {
  const colours = data.getUint16(18, true)
  return {
    font: data.getUint16(0, true),
    format: data.getUint16(2, true),
    pattern: data.getUint32(14, true) >>> 26,
    fore: colours & 0x7f,
    back: (colours >>> 7) & 0x7f,
  }
}

const FOREGROUND = 4
const KIND_RGB = 2
const KIND_THEME = 3
const FIRST_ACCENT = 4

/** Excel 2007 and later say the true colour beside the nearest one of the palette. */
function addTrueColour(data: DataView, cellFormats: CellFormat[]): void {
  const target = cellFormats[data.getUint16(14, true)]
  const count = data.getUint16(18, true)
  for (let at = 20, index = 0; index < count && at + 4 <= data.byteLength; index++) {
    const size = data.getUint16(at + 2, true)
    if (target && data.getUint16(at, true) === FOREGROUND && size >= 12) {
      const colour = trueColour(data, at + 4)
      if (colour) target.trueFore = colour
    }
    at += Math.max(4, size)
  }
}

function trueColour(data: DataView, at: number): Rgb | undefined {
  const kind = data.getUint16(at, true)
  const tint = data.getInt16(at + 2, true) / 32767
  if (kind === KIND_RGB) return tinted(rgbAt(data, at + 4), tint)
  const index = data.getUint32(at + 4, true)
  // Black and white are exact in the palette too; the accents are not.
  if (kind !== KIND_THEME || index < FIRST_ACCENT) return undefined
  const base = OFFICE_THEME.get(THEME_ORDER[index] ?? '')
  return base ? tinted(base, tint) : undefined
}
