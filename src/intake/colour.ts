import { readXml } from './xml.ts'

/** A colour as six upper-case hex digits, 'RRGGBB'. */
export type Rgb = string

/** 'FFRRGGBB', 'RRGGBB', '#rrggbb' → 'RRGGBB'; anything else ("auto", "transparent") → undefined. Alpha is ignored, as Excel does. */
export function rgbOf(text: string | undefined): Rgb | undefined {
  const match = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text?.trim() ?? '')
  return match?.[1]?.toUpperCase()
}

const channels = (rgb: Rgb): [number, number, number] => {
  const value = Number.parseInt(rgb, 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const hex = (parts: readonly number[]): Rgb =>
  parts
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase()

/** The colour seen from afar when `share` (0–1) of the surface shows `fore` and the rest `back`. */
export function mixed(fore: Rgb, back: Rgb, share: number): Rgb {
  const under = channels(back)
  return hex(channels(fore).map((part, i) => part * share + (under[i] ?? 0) * (1 - share)))
}

/**
 * Lightens (tint > 0) or darkens (tint < 0) by the rule of SpreadsheetML: HSL luminance L → L·(1+tint), or L·(1−tint)+tint.
 * Moving luminance alone equals scaling each channel's distance to black or white along the same hue.
 */
export function tinted(rgb: Rgb, tint: number): Rgb {
  if (!tint || !Number.isFinite(tint)) return rgb
  const [r, g, b] = channels(rgb)
  const [h, s, l] = toHsl(r, g, b)
  const bounded = Math.min(1, Math.max(-1, tint))
  return fromHsl(h, s, bounded < 0 ? l * (1 + bounded) : l * (1 - bounded) + bounded)
}

function toHsl(r: number, g: number, b: number): [number, number, number] {
  const high = Math.max(r, g, b) / 255
  const low = Math.min(r, g, b) / 255
  const l = (high + low) / 2
  const span = high - low
  if (span === 0) return [0, 0, l]
  const s = span / (1 - Math.abs(2 * l - 1))
  const sector =
    high * 255 === r
      ? ((g - b) / 255 / span + 6) % 6
      : high * 255 === g
        ? (b - r) / 255 / span + 2
        : (r - g) / 255 / span + 4
  return [sector, s, l]
}

function fromHsl(sector: number, s: number, l: number): Rgb {
  const chroma = (1 - Math.abs(2 * l - 1)) * s
  const middle = chroma * (1 - Math.abs((sector % 2) - 1))
  const base = l - chroma / 2
  const order: [number, number, number][] = [
    [chroma, middle, 0],
    [middle, chroma, 0],
    [0, chroma, middle],
    [0, middle, chroma],
    [middle, 0, chroma],
    [chroma, 0, middle],
  ]
  return hex((order[Math.floor(sector) % 6] ?? [0, 0, 0]).map((part) => (part + base) * 255))
}

/** How much of the cell each pattern of SpreadsheetML inks with its foreground colour. */
export const PATTERN_SHARE: Readonly<Record<string, number>> = {
  solid: 1,
  darkGray: 0.75,
  mediumGray: 0.5,
  lightGray: 0.25,
  gray125: 0.125,
  gray0625: 0.0625,
  darkHorizontal: 0.5,
  darkVertical: 0.5,
  darkDown: 0.5,
  darkUp: 0.5,
  darkGrid: 0.5,
  darkTrellis: 0.75,
  lightHorizontal: 0.25,
  lightVertical: 0.25,
  lightDown: 0.25,
  lightUp: 0.25,
  lightGrid: 0.44,
  lightTrellis: 0.375,
}

const EIGHT = ['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF']

/** The default palette by index 0–63; 8–63 is also BIFF8's. 64 is the system's text colour, 65 its background. */
export const INDEXED_COLOURS: readonly Rgb[] = [
  ...EIGHT,
  ...EIGHT,
  ...'800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF'.split(
    ' ',
  ),
  ...'000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99'.split(
    ' ',
  ),
  ...'3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  ),
  '000000',
  'FFFFFF',
]

/** Office's own theme, for files that carry none. Keys as in a:clrScheme. */
export const OFFICE_THEME: ReadonlyMap<string, Rgb> = new Map([
  ['dk1', '000000'],
  ['lt1', 'FFFFFF'],
  ['dk2', '1F497D'],
  ['lt2', 'EEECE1'],
  ['accent1', '4F81BD'],
  ['accent2', 'C0504D'],
  ['accent3', '9BBB59'],
  ['accent4', '8064A2'],
  ['accent5', '4BACC6'],
  ['accent6', 'F79646'],
  ['hlink', '0000FF'],
  ['folHlink', '800080'],
])

/** Order of SpreadsheetML's `theme="n"`: light and dark are swapped against a:clrScheme. */
export const THEME_ORDER: readonly string[] =
  'lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'.split(' ')

/** Colours of a theme part (a:clrScheme) by name; what it lacks comes from Office's own theme. */
export function readTheme(bytes: Uint8Array): ReadonlyMap<string, Rgb> {
  const theme = new Map(OFFICE_THEME)
  let slot: string | undefined
  readXml(bytes, {
    open(name, attributes) {
      if (OFFICE_THEME.has(name)) slot = name
      if (!slot || (name !== 'srgbClr' && name !== 'sysClr')) return
      const colour = rgbOf(name === 'srgbClr' ? attributes['val'] : attributes['lastClr'])
      if (colour) theme.set(slot, colour)
    },
    close(name) {
      if (name === slot) slot = undefined
      // Colours of shapes further down in the part are not the scheme's.
      if (name === 'clrScheme') slot = undefined
    },
  })
  return theme
}
