import type { Font, Glyph } from 'fontkit'
import { parseFont, sarabunFaces } from './sarabun.ts'

/** Glyphs that stand for a letter in a special place and do not carry its code in their name. */
const NAMED: Record<string, string> = {
  'yoYingthai.less': 'ญ',
  'thoThanthai.less': 'ฐ',
  'doChadathai.short': 'ฎ',
  'toPatakthai.short': 'ฏ',
  'loChulathai.short': 'ฬ',
}

/** "uni0E480E32.narrow" → the characters of its name. */
function textOfName(name: string): string | undefined {
  const codes = /^uni((?:[0-9A-F]{4})+)(?:\.|$)/.exec(name)?.[1]
  return codes === undefined
    ? NAMED[name]
    : codes.replace(/.{4}/g, (code) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** The blank; what comes before it are control characters, which share its empty glyph. */
const FIRST_PRINTED = 0x20

/** Characters that are drawn by a glyph of their own, by glyph id; of several, the one that people type (a space, not a no-break space). */
function charactersOf(face: Font): Map<number, string> {
  const characters = new Map<number, string>()
  for (const code of face.characterSet.toSorted((a, b) => a - b)) {
    if (code < FIRST_PRINTED) continue
    const { id } = face.glyphForCodePoint(code)
    if (!characters.has(id)) characters.set(id, code === 0xa0 ? ' ' : code === 0xad ? '-' : String.fromCodePoint(code))
  }
  return characters
}

const keyOf = (glyph: Glyph): string => `${glyph.advanceWidth} ${glyph.path.toSVG()}`

let outlines: ReadonlyMap<string, string>[] | undefined

/** For each face of Sarabun: outline and advance of a glyph → its text. Of glyphs that look alike the first wins. */
function outlinesOfFaces(): ReadonlyMap<string, string>[] {
  outlines ??= sarabunFaces().map((face) => {
    const texts = new Map<string, string>()
    const characters = charactersOf(face)
    for (const glyph of glyphsOf(face)) {
      const text = characters.get(glyph.id) ?? textOfName(glyph.name)
      const key = keyOf(glyph)
      if (text !== undefined && !texts.has(key)) texts.set(key, text)
    }
    return texts
  })
  return outlines
}

function* glyphsOf(font: Font): Generator<Glyph> {
  for (let id = 0; id < font.numGlyphs; id++) yield font.getGlyph(id)
}

/**
 * The text of every glyph of a subset font by glyph id, found by comparing outlines with the four original faces, and the advance of
 * every glyph in thousandths of an em. A glyph that is in none of the faces (the "missing" glyph 0) has no text.
 */
export function textOfSubset(subset: Uint8Array): { texts: Map<number, string>; widths: number[] } {
  const font = parseFont(subset)
  const glyphs = [...glyphsOf(font)]
  const keys = glyphs.map(keyOf)
  const candidates = outlinesOfFaces().map((face) => keys.map((key) => face.get(key)))
  const best = candidates.toSorted((a, b) => known(b) - known(a))[0] ?? []
  return {
    texts: new Map(best.flatMap((text, id) => (text === undefined || id === 0 ? [] : [[id, text] as const]))),
    widths: glyphs.map(({ advanceWidth }) => Math.round((advanceWidth * 1000) / font.unitsPerEm)),
  }
}

const known = (texts: readonly (string | undefined)[]): number => texts.filter((text) => text !== undefined).length
