import { objectOf, packed, readPdf, referenceIn, unpacked, writePdf, type PdfFile } from './pdf-file.ts'
import { repairContent } from './repair-content.ts'
import { repairFont, type RepairedFont } from './repair-font.ts'

const PAGE = /\/Type \/Page\b(?!s)/
const FONTS = /\/Font <<([^>]*)>>/

/**
 * Makes the text of a book that Typst exported say what it shows. Typst (krilla) maps each glyph to the whole Thai cluster in which it
 * first occurred and repeats clusters, so that searching and copying give "ขึ้ขึ้น" for "ขึ้น". Here each glyph gets its own text back
 * (found by its outline), and only sara am (ำ), which is drawn with two glyphs, keeps a replacement text.
 * The look of the pages does not change. Same bytes in, same bytes out.
 * @throws when the file is not as Typst writes it
 */
export function repairText(pdf: Uint8Array): Uint8Array {
  const file = readPdf(pdf)
  const fonts = new Map<number, RepairedFont>()
  const pages = [...file.objects.values()].filter(({ source }) => PAGE.test(source))
  for (const { source } of pages) {
    const used = new Map<string, RepairedFont>()
    for (const [, name, number] of (FONTS.exec(source)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)) {
      if (name !== undefined) used.set(name, fontOf(file, Number(number), fonts))
    }
    repairPage(file, referenceIn(source, 'Contents'), used)
  }
  return writePdf(file)
}

function fontOf(file: PdfFile, number: number, fonts: Map<number, RepairedFont>): RepairedFont {
  const known = fonts.get(number)
  if (known !== undefined) return known
  const font = repairFont(file, number)
  fonts.set(number, font)
  return font
}

function repairPage(file: PdfFile, contents: number | undefined, fonts: ReadonlyMap<string, RepairedFont>): void {
  if (contents === undefined) return
  const content = repairContent(unpacked(objectOf(file, contents)).toString('latin1'), fonts)
  file.objects.set(contents, packed(Buffer.from(content, 'latin1')))
}
