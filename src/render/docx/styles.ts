import { escapeXml, xmlPart } from './xml-writer.ts'

/** TH SarabunPSK is what officials have; Sarabun is its free relative, drawn half as large again at the same size. */
export type DocxFont = 'TH SarabunPSK' | 'Sarabun'

/** Points of Sarabun that look like one point of TH SarabunPSK. */
const SARABUN_PER_TH_SARABUN = 11 / 16

/** The size in half-points that looks like `thSarabunPt` points of TH SarabunPSK. */
export const halfPoints = (thSarabunPt: number, font: DocxFont): number =>
  Math.round(thSarabunPt * 2 * (font === 'Sarabun' ? SARABUN_PER_TH_SARABUN : 1))

/** Sizes in points of TH SarabunPSK. */
export const BODY_PT = 16
/** Size of letters in tables, in points. */
export const TABLE_PT = 14
const MONTH_PT = 11

type ParagraphStyle = {
  id: string
  name: string
  basedOn?: string
  next?: string
  /** Points of TH SarabunPSK; absent = as the base style. */
  sizePt?: number
  isBold?: boolean
  /** Paragraph properties in schema order. */
  paragraph?: string
  /** Level in Word's contents and navigation, 0 = highest. */
  outline?: number
  isMinor?: boolean
}

const centred = '<w:jc w:val="center"/>'
const right = '<w:jc w:val="right"/>'
const spaced = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`
/** Dotted line to a page number at the right edge of the portrait page. */
const contentsTab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9061"/></w:tabs>'

const STYLES: readonly ParagraphStyle[] = [
  {
    id: 'Heading1',
    name: 'heading 1',
    next: 'BodyText',
    sizePt: 20,
    isBold: true,
    outline: 0,
    paragraph: `<w:keepNext/>${spaced(0, 120)}${centred}`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    next: 'BodyText',
    sizePt: 18,
    isBold: true,
    outline: 1,
    paragraph: `<w:keepNext/>${spaced(160, 60)}`,
  },
  {
    id: 'Heading3',
    name: 'heading 3',
    next: 'BodyText',
    sizePt: 16,
    isBold: true,
    outline: 2,
    paragraph: `<w:keepNext/>${spaced(0, 60)}`,
  },
  { id: 'Title', name: 'Title', sizePt: 32, isBold: true, paragraph: `${spaced(0, 240)}${centred}` },
  { id: 'Subtitle', name: 'Subtitle', sizePt: 24, isBold: true, paragraph: `${spaced(0, 120)}${centred}` },
  {
    id: 'BodyText',
    name: 'Body Text',
    paragraph: `${spaced(0, 120)}<w:ind w:firstLine="1418"/><w:jc w:val="thaiDistribute"/>`,
  },
  {
    id: 'ListParagraph',
    name: 'List Paragraph',
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="1985"/></w:tabs>${spaced(0, 60)}<w:ind w:left="1985" w:hanging="567"/><w:jc w:val="thaiDistribute"/>`,
  },
  { id: 'Centred', name: 'Centred', paragraph: centred },
  { id: 'Signature', name: 'Signature', paragraph: `<w:ind w:left="3969"/>${centred}` },
  {
    id: 'LetterField',
    name: 'Letter Field',
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs>${spaced(0, 80)}<w:ind w:left="794" w:hanging="794"/>`,
  },
  { id: 'SmallPrint', name: 'Small Print', sizePt: 12, paragraph: `<w:keepLines/>${spaced(0, 0)}` },
  { id: 'LetterHeading', name: 'Letter Heading', isBold: true, sizePt: 18, paragraph: `${spaced(0, 60)}${centred}` },
  {
    id: 'GarudaSlot',
    name: 'Garuda Slot',
    sizePt: 14,
    paragraph: `<w:pBdr>${['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:val="dashed" w:sz="4" w:space="1" w:color="808080"/>`).join('')}</w:pBdr>${spaced(0, 240)}<w:ind w:left="3686" w:right="3686"/>${centred}`,
  },
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    sizePt: 20,
    isBold: true,
    paragraph: `<w:keepNext/>${spaced(0, 240)}${centred}`,
  },
  { id: 'TOC1', name: 'toc 1', isBold: true, paragraph: `${contentsTab}${spaced(120, 0)}` },
  { id: 'TOC2', name: 'toc 2', paragraph: `${contentsTab}<w:ind w:left="284"/>` },
  { id: 'TOC3', name: 'toc 3', paragraph: `${contentsTab}<w:ind w:left="567"/>` },
  { id: 'FormTitle', name: 'Form Title', isBold: true, paragraph: `<w:keepNext/>${centred}` },
  { id: 'FormHeading', name: 'Form Heading', isBold: true, paragraph: '<w:keepNext/>' },
  { id: 'Header', name: 'header', sizePt: TABLE_PT, isMinor: true },
  { id: 'Footer', name: 'footer', sizePt: BODY_PT, isMinor: true, paragraph: centred },
  { id: 'TableText', name: 'Table Text', sizePt: TABLE_PT },
  { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', isBold: true, paragraph: `<w:keepNext/>${centred}` },
  { id: 'TableCentre', name: 'Table Centre', basedOn: 'TableText', paragraph: centred },
  { id: 'TableNumber', name: 'Table Number', basedOn: 'TableText', paragraph: right },
  { id: 'TableTotal', name: 'Table Total', basedOn: 'TableText', isBold: true, paragraph: right },
  { id: 'MonthHead', name: 'Month Head', basedOn: 'TableText', sizePt: MONTH_PT, paragraph: `<w:keepNext/>${centred}` },
  { id: 'MonthCell', name: 'Month Cell', basedOn: 'TableText', sizePt: MONTH_PT, paragraph: centred },
  {
    id: 'Hairline',
    name: 'Hairline',
    isMinor: true,
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>',
  },
]

const sizeOf = (pt: number, font: DocxFont): string =>
  `<w:sz w:val="${halfPoints(pt, font)}"/><w:szCs w:val="${halfPoints(pt, font)}"/>`

function paragraphStyle(style: ParagraphStyle, font: DocxFont): string {
  const outline = style.outline === undefined ? '' : `<w:outlineLvl w:val="${style.outline}"/>`
  const bold = style.isBold ? '<w:b/><w:bCs/>' : ''
  const size = style.sizePt === undefined ? '' : sizeOf(style.sizePt, font)
  return (
    `<w:style w:type="paragraph" w:styleId="${style.id}"><w:name w:val="${style.name}"/>` +
    `<w:basedOn w:val="${style.basedOn ?? 'Normal'}"/>${style.next ? `<w:next w:val="${style.next}"/>` : ''}` +
    `${style.isMinor ? '' : '<w:qFormat/>'}<w:pPr>${style.paragraph ?? ''}${outline}</w:pPr><w:rPr>${bold}${size}</w:rPr></w:style>`
  )
}

const tableStyles = (): string => {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const lines = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  return (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>' +
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>' +
    `<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>${lines}</w:tblBorders></w:tblPr></w:style>`
  )
}

/** word/styles.xml: Thai fonts and sizes for complex script too, Word's own heading and contents styles, and those of the forms. */
export function stylesPart(font: DocxFont): string {
  const name = escapeXml(font)
  const fonts = `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`
  const language = '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/>'
  return xmlPart(
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>' +
      `<w:rPrDefault><w:rPr>${fonts}${sizeOf(BODY_PT, font)}${language}</w:rPr></w:rPrDefault>` +
      '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
      '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
      STYLES.map((style) => paragraphStyle(style, font)).join('') +
      tableStyles() +
      '</w:styles>',
  )
}
