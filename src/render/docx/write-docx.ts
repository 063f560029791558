import type { PlanDocument } from '../plan-document.ts'
import { qrPng } from '../qr-png.ts'
import type { BarStyle } from './bars.ts'
import { contentsField } from './contents.ts'
import { announcementPage, coverPage, prefacePage } from './front-matter.ts'
import { LANDSCAPE, PORTRAIT, type PageShape } from './geometry.ts'
import { createOutline, type Outline } from './outline.ts'
import { packageParts } from './package-parts.ts'
import { estimatePages } from './page-estimate.ts'
import { partOne } from './part-one.ts'
import { detailForms, summaryForm } from './part-two.ts'
import { QR_PICTURE } from './picture.ts'
import {
  headerPart,
  pageNumberFooter,
  pageNumberFormat,
  sectionEnd,
  sectionProperties,
  type EdgePart,
  type SectionOptions,
} from './sections.ts'
import type { DocxFont } from './styles.ts'
import { xmlPart } from './xml-writer.ts'
import { writeZip } from './zip-writer.ts'

/** How a Word file is set. */
export type DocxOptions = {
  /** How months are drawn; default 'shaded'. */
  bars?: BarStyle
  /** Default 'TH SarabunPSK', the font of official papers. */
  font?: DocxFont
}

/** The namespaces of a body. */
export const NAMESPACES = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')

type Section = { content: string; options: SectionOptions }

/** The whole book as a .docx file. Pure and synchronous (300 rows: some 60 ms): servers call `renderDocx` instead. */
export function writeDocx(document: PlanDocument, options: DocxOptions = {}): Uint8Array {
  const { bars = 'shaded', font = 'TH SarabunPSK' } = options
  const outline = createOutline()
  const edges = createEdges(document)
  const front =
    coverPage(document.cover, document.publicAddress) +
    announcementPage(document.announcement) +
    sectionEnd({ page: PORTRAIT })
  // What stands in the contents is written in the order of the book, and the contents after it.
  const preface = prefacePage(document.preface, outline)
  const sections = [textSection(document, outline, edges), ...formSections(document, { bars, font }, outline, edges)]
  const contents = contentsField(outline.entries, estimatePages(document, font))
  const contentsEnd = sectionEnd({
    page: PORTRAIT,
    footer: edges.footer,
    numbering: { format: 'thaiLetters', start: 1 },
  })
  const body = front + preface + contents + contentsEnd + sections.map(closed).join('')
  const xml = xmlPart(`<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`)
  const { publicAddress: code } = document
  const pictures = code === undefined ? [] : [{ ...QR_PICTURE, bytes: qrPng(code.modules) }]
  return writeZip(packageParts({ ...document, pictures, hasFields: true }, xml, edges.parts, font))
}

/** ส่วนที่ 1, where the pages begin to be counted. */
function textSection(document: PlanDocument, outline: Outline, edges: Edges): Section {
  const numbering = { format: pageNumberFormat(document.digits), start: 1 }
  return {
    content: partOne(document.partOne, outline),
    options: { page: PORTRAIT, header: edges.header(PORTRAIT, ''), footer: edges.footer, numbering },
  }
}

/** ส่วนที่ 2: each form in a section of its own, since its mark stands in the page header. */
function formSections(
  document: PlanDocument,
  { bars, font }: Required<DocxOptions>,
  outline: Outline,
  edges: Edges,
): Section[] {
  let shapes = 0
  const look = { digits: document.digits, bars, font, nextShapeId: () => (shapes += 1) }
  const numbering = { format: pageNumberFormat(document.digits) }
  const section = (mark: string, content: string): Section => ({
    content,
    options: { page: LANDSCAPE, header: edges.header(LANDSCAPE, mark), footer: edges.footer, numbering },
  })
  const { summary, tables, equipment } = document.partTwo
  return [
    section(summary.formMark, summaryForm(document, outline)),
    ...[tables, equipment].flatMap((forms) => {
      const mark = forms[0]?.formMark
      return mark === undefined ? [] : [section(mark, detailForms(forms, document, outline, look))]
    }),
  ]
}

/** The last section's properties stand at the end of the body, those of the others in their last paragraph. */
function closed(section: Section, at: number, all: readonly unknown[]): string {
  if (at < all.length - 1) return section.content + sectionEnd(section.options)
  return `${section.content}<w:p><w:pPr><w:pStyle w:val="Hairline"/></w:pPr></w:p>${sectionProperties(section.options)}`
}

type Edges = { parts: EdgePart[]; footer: EdgePart; header: (page: PageShape, mark: string) => EdgePart }

function createEdges(document: PlanDocument): Edges {
  const footer = pageNumberFooter()
  const parts = [footer]
  return {
    parts,
    footer,
    header: (page, mark) => {
      const part = headerPart(parts.length, page, `${document.title} ${document.officeName}`, mark)
      parts.push(part)
      return part
    },
  }
}
