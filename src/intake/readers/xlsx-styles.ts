import { INDEXED_COLOURS, OFFICE_THEME, PATTERN_SHARE, type Rgb, THEME_ORDER, mixed, rgbOf, tinted } from '../colour.ts'
import { tooLarge } from '../refusals.ts'
import { type XmlNode, childNamed, childrenNamed, descendantsNamed, isOn, numberOf, readXmlTrees } from '../xml.ts'
import { isDateFormat } from './number-format.ts'
import { symbolFontOf } from './xlsx-strings.ts'

/**
 * What of a cell's style says something about its content. Conditional formats and table styles are not looked at: they depend on values
 * and on Excel's own drawing, and no office's months were found in them.
 */
export type CellStyle = { fill?: Rgb; isDate: boolean; symbolFont?: string }

/** The cell styles (cellXfs) by index. */
export type Styles = readonly CellStyle[]

const PLAIN: CellStyle = { isDate: false }

/** The style of that index; an index out of range is Excel's default style. */
export const styleAt = (styles: Styles, index: number): CellStyle => styles[index] ?? PLAIN

type Palette = { theme: ReadonlyMap<string, Rgb>; indexed: readonly Rgb[] }

/** A colour element; undefined for automatic or unreadable ones. */
function colourOf(node: XmlNode | undefined, palette: Palette): Rgb | undefined {
  if (!node || isOn(node.attributes['auto'])) return undefined
  const { rgb, theme, indexed, tint } = node.attributes
  const slot = THEME_ORDER[Number(theme ?? Number.NaN)]
  const base =
    rgbOf(rgb) ?? (slot !== undefined ? palette.theme.get(slot) : palette.indexed[Number(indexed ?? Number.NaN)])
  return base === undefined ? undefined : tinted(base, numberOf(tint) ?? 0)
}

/** A gradient is seen as the mean of its stops. */
function gradientColour(gradient: XmlNode, palette: Palette): Rgb | undefined {
  let mean: Rgb | undefined
  childrenNamed(gradient, 'stop').forEach((stop, i) => {
    const colour = colourOf(childNamed(stop, 'color'), palette)
    if (colour) mean = mean === undefined ? colour : mixed(colour, mean, 1 / (i + 1))
  })
  return mean
}

function fillColour(fill: XmlNode, palette: Palette): Rgb | undefined {
  const gradient = childNamed(fill, 'gradientFill')
  if (gradient) return gradientColour(gradient, palette)
  const pattern = childNamed(fill, 'patternFill')
  const share = PATTERN_SHARE[pattern?.attributes['patternType'] ?? 'none']
  if (share === undefined) return undefined
  const fore = colourOf(childNamed(pattern, 'fgColor'), palette)
  const back = colourOf(childNamed(pattern, 'bgColor'), palette)
  if (share === 1) return fore ?? back ?? '000000'
  return mixed(fore ?? '000000', back ?? 'FFFFFF', share)
}

type RawStyles = { formats: Map<number, string>; fonts: XmlNode[]; fills: XmlNode[]; xfs: XmlNode[]; indexed: Rgb[] }

/** Where each wanted element stands; fonts and fills of conditional formats (dxfs) stand elsewhere and are passed over. */
const PARENTS: Readonly<Record<string, string>> = {
  numFmt: 'numFmts',
  font: 'fonts',
  fill: 'fills',
  xf: 'cellXfs',
  indexedColors: 'colors',
}

/** Excel itself stops at 65,490 cell styles. */
const MAX_STYLES = 70_000

function readRaw(bytes: Uint8Array): RawStyles {
  const raw: RawStyles = { formats: new Map(), fonts: [], fills: [], xfs: [], indexed: [] }
  readXmlTrees(
    bytes,
    (name, path) => path.length === 2 && PARENTS[name] === path[1],
    (node) => {
      if (raw.xfs.length + raw.fonts.length + raw.fills.length > MAX_STYLES) throw tooLarge()
      if (node.name === 'font') raw.fonts.push(node)
      else if (node.name === 'fill') raw.fills.push(node)
      else if (node.name === 'xf') raw.xfs.push(node)
      else if (node.name === 'numFmt')
        raw.formats.set(Number(node.attributes['numFmtId']), node.attributes['formatCode'] ?? '')
      else raw.indexed = descendantsNamed(node, 'rgbColor').map((colour) => rgbOf(colour.attributes['rgb']) ?? '000000')
    },
  )
  return raw
}

/**
 * Reads xl/styles.xml. `applyFill` is not asked: Excel shows the fill an xf names, whatever that flag says.
 * @throws UnreadableFile
 */
export function readStyles(bytes: Uint8Array, theme: ReadonlyMap<string, Rgb> = OFFICE_THEME): Styles {
  const raw = readRaw(bytes)
  const palette = { theme, indexed: [...raw.indexed, ...INDEXED_COLOURS.slice(raw.indexed.length)] }
  const fills = raw.fills.map((fill) => fillColour(fill, palette))
  const fonts = raw.fonts.map((font) => symbolFontOf(childNamed(font, 'name')?.attributes['val']))
  return raw.xfs.map((xf) => {
    const formatId = numberOf(xf.attributes['numFmtId']) ?? 0
    const style: CellStyle = { isDate: isDateFormat(formatId, raw.formats.get(formatId)) }
    const fill = fills[Number(xf.attributes['fillId'] ?? 0)]
    const symbolFont = fonts[Number(xf.attributes['fontId'] ?? 0)]
    if (fill !== undefined) style.fill = fill
    if (symbolFont !== undefined) style.symbolFont = symbolFont
    return style
  })
}
