import type { PlanDocument } from '../plan-document.ts'
import { qrPng } from '../qr-png.ts'
import { QR_PICTURE } from './picture.ts'
import type { EdgePart } from './sections.ts'
import { stylesPart, type DocxFont } from './styles.ts'
import { element, escapeXml, xmlPart } from './xml-writer.ts'
import type { ZipEntry } from './zip-writer.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** Everything of a .docx file but its body, in the order in which Word expects the parts. */
export function packageParts(
  document: PlanDocument,
  body: string,
  edges: readonly EdgePart[],
  font: DocxFont,
): ZipEntry[] {
  return [
    { path: '[Content_Types].xml', content: contentTypes(edges, document.publicAddress !== undefined) },
    { path: '_rels/.rels', content: packageRelations() },
    { path: 'word/document.xml', content: body },
    { path: 'word/_rels/document.xml.rels', content: documentRelations(edges, document.publicAddress !== undefined) },
    { path: 'word/styles.xml', content: stylesPart(font) },
    { path: 'word/settings.xml', content: settings() },
    { path: 'word/fontTable.xml', content: fontTable() },
    ...edges.map((edge) => ({ path: `word/${edge.path}`, content: edge.xml })),
    ...(document.publicAddress === undefined
      ? []
      : [{ path: `word/${QR_PICTURE.path}`, content: qrPng(document.publicAddress.modules) }]),
    { path: 'docProps/core.xml', content: coreProperties(document) },
    { path: 'docProps/app.xml', content: appProperties() },
  ]
}

const override = (path: string, type: string): string => element('Override', { PartName: path, ContentType: type })

function contentTypes(edges: readonly EdgePart[], hasPicture: boolean): string {
  return xmlPart(
    `<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      '<Default Extension="xml" ContentType="application/xml"/>' +
      (hasPicture ? '<Default Extension="png" ContentType="image/png"/>' : '') +
      override('/word/document.xml', `${WORD}.document.main+xml`) +
      override('/word/styles.xml', `${WORD}.styles+xml`) +
      override('/word/settings.xml', `${WORD}.settings+xml`) +
      override('/word/fontTable.xml', `${WORD}.fontTable+xml`) +
      edges.map((edge) => override(`/word/${edge.path}`, `${WORD}.${edge.kind}+xml`)).join('') +
      override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml') +
      override('/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml') +
      '</Types>',
  )
}

const relation = (id: string, type: string, target: string): string =>
  element('Relationship', { Id: id, Type: type, Target: target })

const relations = (content: string): string =>
  xmlPart(`<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`)

const packageRelations = (): string =>
  relations(
    relation('rId1', `${OFFICE}/officeDocument`, 'word/document.xml') +
      relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml') +
      relation('rId3', `${OFFICE}/extended-properties`, 'docProps/app.xml'),
  )

const documentRelations = (edges: readonly EdgePart[], hasPicture: boolean): string =>
  relations(
    relation('rId1', `${OFFICE}/styles`, 'styles.xml') +
      relation('rId2', `${OFFICE}/settings`, 'settings.xml') +
      relation('rId3', `${OFFICE}/fontTable`, 'fontTable.xml') +
      (hasPicture ? relation(QR_PICTURE.id, `${OFFICE}/image`, QR_PICTURE.path) : '') +
      edges.map((edge) => relation(edge.id, `${OFFICE}/${edge.kind}`, edge.path)).join(''),
  )

/** `updateFields`: Word asks once, when the file is first opened, and then fills in the true page numbers of the contents. */
const settings = (): string =>
  xmlPart(
    `<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:updateFields w:val="true"/>` +
      '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
      '<w:themeFontLang w:val="en-US" w:bidi="th-TH"/></w:settings>',
  )

/** What to take where the official font is missing. */
const fontTable = (): string =>
  xmlPart(
    `<w:fonts xmlns:w="${MAIN}"><w:font w:name="TH SarabunPSK"><w:altName w:val="TH Sarabun New"/><w:charset w:val="DE"/>` +
      '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>' +
      '<w:font w:name="Sarabun"><w:altName w:val="TH Sarabun New"/><w:charset w:val="DE"/><w:family w:val="swiss"/>' +
      '<w:pitch w:val="variable"/></w:font></w:fonts>',
  )

const coreProperties = (document: PlanDocument): string =>
  xmlPart(
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escapeXml(document.title)}</dc:title><dc:creator>${escapeXml(document.officeName)}</dc:creator>` +
      '<dc:language>th-TH</dc:language></cp:coreProperties>',
  )

const appProperties = (): string =>
  xmlPart(
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Damnoen</Application></Properties>',
  )
