import { tooLarge } from '../refusals.ts'
import { type XmlNode, elementsOf, childNamed, readXmlTrees, textOf } from '../xml.ts'

/** Text of one string item; `symbolFont` when all its runs are set in a tick font. */
export type RichText = { text: string; symbolFont?: string }

/** Fonts whose letters are pictures: "ü" and "P" are ticks in them. */
const SYMBOL_FONT = /wingdings|webdings|marlett|^symbol$|dingbats/i

/** The font's name when its letters are pictures, otherwise undefined. */
export const symbolFontOf = (font: string | undefined): string | undefined =>
  font !== undefined && SYMBOL_FONT.test(font) ? font : undefined

/** Undoes `_x000D_` escapes and makes every line end '\n'. */
export function plainText(text: string): string {
  const unescaped = text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
  return unescaped.includes('\r') ? unescaped.replace(/\r\n?/g, '\n') : unescaped
}

/** Text of an `si` or `is` element: rich runs joined, phonetic runs (rPh) left out. */
export function richTextOf(item: XmlNode): RichText {
  let text = ''
  let symbolFont: string | undefined
  let isAllSymbol = true
  for (const part of elementsOf(item)) {
    if (part.name === 't') {
      text += textOf(part)
      isAllSymbol = false
    } else if (part.name === 'r') {
      const run = textOf(childNamed(part, 't'))
      text += run
      const font = symbolFontOf(childNamed(childNamed(part, 'rPr'), 'rFont')?.attributes['val'])
      if (run.trim() !== '' && font === undefined) isAllSymbol = false
      symbolFont ??= font
    }
  }
  const plain = plainText(text)
  return symbolFont !== undefined && isAllSymbol ? { text: plain, symbolFont } : { text: plain }
}

/** Every cell that is read could name another string. */
const MAX_STRINGS = 300_000

/**
 * The shared string table, in its order.
 * @throws UnreadableFile
 */
export function readSharedStrings(bytes: Uint8Array): RichText[] {
  const strings: RichText[] = []
  readXmlTrees(
    bytes,
    (name) => name === 'si',
    (item) => {
      if (strings.push(richTextOf(item)) > MAX_STRINGS) throw tooLarge()
    },
  )
  return strings
}
