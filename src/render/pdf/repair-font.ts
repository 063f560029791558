import { createHash } from 'node:crypto'
import { hex } from './glyph-codes.ts'
import { textOfSubset } from './glyph-text.ts'
import { objectOf, packed, referenceIn, unpacked, type PdfFile } from './pdf-file.ts'

const NIKHAHIT = '\u0e4d'
const SARA_AA = '\u0e32'
/** Sara am, one letter that fonts draw as two. */
export const SARA_AM = '\u0e33'
/** Invisible; readers drop it. It stands where sara am's ring is drawn, as the letter itself stands at the stroke that follows. */
const WORD_JOINER = '\u2060'

/** A repaired font: what each code of a page's strings says, and the codes that the two halves of sara am are rewritten to. */
export type RepairedFont = {
  /** Fingerprint of the embedded font: fonts with the same one are repaired alike. */
  fingerprint: string
  texts: ReadonlyMap<number, string>
  /** Code of the ring, alone or joined with a tone mark → its second code, which says the tone mark or nothing. */
  rings: ReadonlyMap<number, number>
  /** Code of the stroke → its second code, which says ำ. */
  strokes: ReadonlyMap<number, number>
  /** A second code of the blank, which says nothing, and its advance in thousandths of an em; none if the font has no blank. */
  silence: { code: number; width: number } | undefined
}

/**
 * Writes the true text of every glyph into a font's ToUnicode map. Sara am (ำ) is drawn with the glyphs of nikhahit and sara aa, so these
 * get second codes that draw the same glyphs but say "nothing" (or the tone mark between) and "ำ".
 * @param fontNumber object number of a Type 0 font
 */
export function repairFont(file: PdfFile, fontNumber: number): RepairedFont {
  const font = objectOf(file, fontNumber)
  const cidFont = objectOf(file, referenceIn(font.source, 'DescendantFonts') ?? 0)
  const descriptor = objectOf(file, referenceIn(cidFont.source, 'FontDescriptor') ?? 0)
  const subset = unpacked(objectOf(file, referenceIn(descriptor.source, 'FontFile2') ?? 0))
  const { texts, widths } = textOfSubset(subset)
  const doubled = secondCodes(texts, widths.length)
  file.objects.set(referenceIn(font.source, 'ToUnicode') ?? 0, packed(toUnicode(new Map([...texts, ...doubled.texts]))))
  // The set of used codes is optional, and would have to name the second codes too.
  descriptor.source = descriptor.source.replace(/\/CIDSet \d+ 0 R\s*/, '')
  const glyphs = [...widths.keys(), ...doubled.glyphs]
  const number = Math.max(...file.objects.keys()) + 1
  file.objects.set(number, packed(Buffer.from(Uint16Array.from(glyphs).buffer).swap16()))
  const added = doubled.glyphs.map((glyph) => widths[glyph] ?? 0).join(' ')
  cidFont.source = cidFont.source
    .replace('/CIDToGIDMap /Identity', `/CIDToGIDMap ${number} 0 R`)
    .replace(/\/W \[([^[\]]*)\]/, `/W [$1 ${widths.length} [${added}]]`)
  const { rings, strokes, silence } = doubled
  return {
    fingerprint: createHash('sha256').update(subset).digest('hex'),
    texts: new Map([...texts, ...doubled.texts]),
    rings,
    strokes,
    silence: silence && { code: silence.code, width: widths[silence.glyph] ?? 0 },
  }
}

type SecondCodes = {
  texts: Map<number, string>
  rings: Map<number, number>
  strokes: Map<number, number>
  silence?: { code: number; glyph: number }
  /** Glyph of each second code, in order. */
  glyphs: number[]
}

function secondCodes(texts: ReadonlyMap<number, string>, firstFree: number): SecondCodes {
  const doubled: SecondCodes = { texts: new Map(), rings: new Map(), strokes: new Map(), glyphs: [] }
  for (const [glyph, text] of texts) {
    const isRing = text.startsWith(NIKHAHIT)
    if (!isRing && text !== SARA_AA && text !== ' ') continue
    const code = firstFree + doubled.glyphs.length
    doubled.glyphs.push(glyph)
    doubled.texts.set(code, text === SARA_AA ? SARA_AM : text.slice(1) || WORD_JOINER)
    if (isRing) doubled.rings.set(glyph, code)
    else if (text === SARA_AA) doubled.strokes.set(glyph, code)
    else doubled.silence = { code, glyph }
  }
  return doubled
}

const utf16 = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('')

/** At most so many lines are allowed in one section of the map. */
const LINES_PER_SECTION = 100

function toUnicode(texts: ReadonlyMap<number, string>): Buffer {
  const lines = [...texts].toSorted(([a], [b]) => a - b).map(([code, text]) => `<${hex(code)}> <${utf16(text)}>`)
  const sections: string[] = []
  for (let from = 0; from < lines.length; from += LINES_PER_SECTION) {
    const section = lines.slice(from, from + LINES_PER_SECTION)
    sections.push(`${section.length} beginbfchar`, ...section, 'endbfchar')
  }
  return Buffer.from(
    [
      '/CIDInit /ProcSet findresource begin',
      '12 dict begin',
      'begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def',
      '/CMapType 2 def',
      '1 begincodespacerange',
      '<0000> <FFFF>',
      'endcodespacerange',
      ...sections,
      'endcmap',
      'CMapName currentdict /CMap defineresource pop',
      'end',
      'end',
    ].join('\n'),
  )
}

/** Text as the hexadecimal string of a replacement text. */
export const actualText = (text: string): string => `<FEFF${utf16(text)}>`
