import type { EdgePart } from './sections.ts'
import { stylesPart, type DocxFont } from './styles.ts'
import { element, escapeXml, xmlPart } from './xml-writer.ts'
import type { ZipEntry } from './zip-writer.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A PNG picture, and the id by which the body names it. `path` within the folder of the body. */
export type PackagePicture = { id: string; path: string; bytes: Uint8Array }

/** What a package is told of its document. `hasFields`: Word is to fill in page numbers and contents when the file is opened. */
export type PackageFacts = {
  title: string
  officeName: string
  pictures: readonly PackagePicture[]
  hasFields: boolean
}

/** Everything of a .docx file but its body, in the order in which Word expects the parts. */
export function packageParts(
  facts: PackageFacts,
  body: string,
  edges: readonly EdgePart[],
  font: DocxFont,
): ZipEntry[] {
  const { pictures } = facts
  return [
    { path: '[Content_Types].xml', content: contentTypes(edges, pictures.length > 0) },
    { path: '_rels/.rels', content: packageRelations() },
    { path: 'word/document.xml', content: body },
    { path: 'word/_rels/document.xml.rels', content: documentRelations(edges, pictures) },
    { path: 'word/styles.xml', content: stylesPart(font) },
    { path: 'word/settings.xml', content: settings(facts.hasFields) },
    { path: 'word/fontTable.xml', content: fontTable() },
    ...edges.map((edge) => ({ path: `word/${edge.path}`, content: edge.xml })),
    ...pictures.map(({ path, bytes }) => ({ path: `word/${path}`, content: bytes })),
    { path: 'docProps/core.xml', content: coreProperties(facts) },
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

const documentRelations = (edges: readonly EdgePart[], pictures: readonly PackagePicture[]): string =>
  relations(
    relation('rId1', `${OFFICE}/styles`, 'styles.xml') +
      relation('rId2', `${OFFICE}/settings`, 'settings.xml') +
      relation('rId3', `${OFFICE}/fontTable`, 'fontTable.xml') +
      pictures.map(({ id, path }) => relation(id, `${OFFICE}/image`, path)).join('') +
      edges.map((edge) => relation(edge.id, `${OFFICE}/${edge.kind}`, edge.path)).join(''),
  )

/** `updateFields`: Word asks once, when the file is first opened, and then fills in the true page numbers of the contents. */
const settings = (hasFields: boolean): string =>
  xmlPart(
    `<w:settings xmlns:w="${MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>` +
      (hasFields ? '<w:updateFields w:val="true"/>' : '') +
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

const coreProperties = ({ title, officeName }: PackageFacts): string =>
  xmlPart(
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(officeName)}</dc:creator>` +
      '<dc:language>th-TH</dc:language></cp:coreProperties>',
  )

const appProperties = (): string =>
  xmlPart(
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Damnoen</Application></Properties>',
  )
