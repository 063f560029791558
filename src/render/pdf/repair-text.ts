import { createHash } from 'node:crypto'
import { objectOf, packed, readPdf, referenceIn, unpacked, writePdf, type PdfFile, type PdfObject } from './pdf-file.ts'
import { repairContent } from './repair-content.ts'
import { repairFont, type RepairedFont } from './repair-font.ts'

/** Repaired pages by what they were made of. */
export type PageMemory = Map<string, PdfObject>

const PAGE = /\/Type \/Page\b(?!s)/
const FONTS = /\/Font <<([^>]*)>>/

/**
 * Makes the text of a book that Typst exported say what it shows. Typst (krilla) maps each glyph to the whole Thai cluster in which it
 * first occurred and repeats clusters, so that searching and copying give "ขึ้ขึ้น" for "ขึ้น". Here each glyph gets its own text back
 * (found by its outline), and only sara am (ำ), which is drawn with two glyphs, keeps a replacement text.
 * The look of the pages does not change. Same bytes in, same bytes out.
 * @param memory pages of the book before, by what they are made of; most pages of an edited book are the same. Holds this book's after.
 * @throws when the file is not as Typst writes it
 */
export function repairText(pdf: Uint8Array, memory: PageMemory = new Map()): Uint8Array {
  const file = readPdf(pdf)
  const fonts = new Map<number, RepairedFont>()
  const before = new Map(memory)
  memory.clear()
  const pages = [...file.objects.values()].filter(({ source }) => PAGE.test(source))
  for (const { source } of pages) {
    const used = new Map<string, RepairedFont>()
    for (const [, name, number] of (FONTS.exec(source)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)) {
      if (name !== undefined) used.set(name, fontOf(file, Number(number), fonts))
    }
    repairPage(file, referenceIn(source, 'Contents'), used, { before, after: memory })
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

function repairPage(
  file: PdfFile,
  contents: number | undefined,
  fonts: ReadonlyMap<string, RepairedFont>,
  { before, after }: { before: PageMemory; after: PageMemory },
): void {
  if (contents === undefined) return
  const page = objectOf(file, contents)
  const key = keyOf(page, fonts)
  const known = before.get(key)
  const repaired = known ?? packed(Buffer.from(repairContent(unpacked(page).toString('latin1'), fonts), 'latin1'))
  after.set(key, repaired)
  file.objects.set(contents, repaired)
}

/** Pages of the same drawing in the same fonts have the same key. */
function keyOf(page: PdfObject, fonts: ReadonlyMap<string, RepairedFont>): string {
  const hash = createHash('sha256').update(page.stream ?? '')
  for (const [name, { fingerprint }] of fonts) hash.update(`/${name} ${fingerprint}`)
  return hash.digest('base64')
}
