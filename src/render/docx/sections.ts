import type { Digits } from '#src/domain/thai-text.ts'
import { textWidth, type PageShape } from './geometry.ts'
import { field, paragraph, run } from './paragraphs.ts'
import { element, xmlPart } from './xml-writer.ts'

/** A header or footer part, and the id by which sections name it. */
export type EdgePart = { id: string; path: string; kind: 'header' | 'footer'; xml: string }

/** How the pages of a section are set. */
export type SectionOptions = {
  page: PageShape
  header?: EdgePart
  footer?: EdgePart
  /** How the pages are numbered from here; absent = numbers go on in the section's own way. */
  numbering?: { format: 'thaiLetters' | 'thaiNumbers' | 'decimal'; start?: number }
}

/** Word's format of page numbers in the numerals of the book. */
export const pageNumberFormat = (digits: Digits): 'thaiNumbers' | 'decimal' =>
  digits === 'thai' ? 'thaiNumbers' : 'decimal'

/** Properties of a section; it starts on a new page. */
export function sectionProperties(options: SectionOptions): string {
  const { page, header, footer, numbering } = options
  const size = { 'w:w': page.width, 'w:h': page.height }
  const orientation: Record<string, string> = page.orientation === 'landscape' ? { 'w:orient': 'landscape' } : {}
  const numbers = numbering && {
    'w:fmt': numbering.format,
    ...(numbering.start === undefined ? {} : { 'w:start': numbering.start }),
  }
  return element(
    'w:sectPr',
    {},
    (header ? element('w:headerReference', { 'w:type': 'default', 'r:id': header.id }) : '') +
      (footer ? element('w:footerReference', { 'w:type': 'default', 'r:id': footer.id }) : '') +
      element('w:type', { 'w:val': 'nextPage' }) +
      element('w:pgSz', { ...size, ...orientation }) +
      element('w:pgMar', {
        'w:top': page.top,
        'w:right': page.right,
        'w:bottom': page.bottom,
        'w:left': page.left,
        'w:header': 567,
        'w:footer': 454,
        'w:gutter': 0,
      }) +
      (numbers ? element('w:pgNumType', numbers) : ''),
  )
}

/** Closes a section inside the body: a paragraph one point high that carries the properties, so that it cannot open a page of its own. */
export const sectionEnd = (options: SectionOptions): string => paragraph('Hairline', '', sectionProperties(options))

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** Page header: what book this is at the left, the mark of the form at the right. */
export function headerPart(number: number, page: PageShape, left: string, right: string): EdgePart {
  const tab = `<w:tabs><w:tab w:val="right" w:pos="${textWidth(page)}"/></w:tabs>`
  const content = paragraph('Header', run(`${left}\t`) + run(right, '<w:b/><w:bCs/>'), tab)
  return {
    id: `rIdHeader${number}`,
    path: `header${number}.xml`,
    kind: 'header',
    xml: xmlPart(`<w:hdr ${NAMESPACES}>${content}</w:hdr>`),
  }
}

/** Page footer: the page number. */
export const pageNumberFooter = (): EdgePart => ({
  id: 'rIdFooter1',
  path: 'footer1.xml',
  kind: 'footer',
  xml: xmlPart(`<w:ftr ${NAMESPACES}>${paragraph('Footer', field('PAGE', '1'))}</w:ftr>`),
})
