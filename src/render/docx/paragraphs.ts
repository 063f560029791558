import { element, escapeXml } from './xml-writer.ts'

/** A run of text in the paragraph's own look; line ends become breaks, tabs become tabs. */
export function run(text: string, look = ''): string {
  if (text === '') return ''
  const properties = look === '' ? '' : `<w:rPr>${look}</w:rPr>`
  if (!/[\n\t\r]/.test(text)) return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`
  const pieces = text.replace(/\r\n?/g, '\n').split(/([\n\t])/)
  const content = pieces.map((piece) => {
    if (piece === '\n') return '<w:br/>'
    if (piece === '\t') return '<w:tab/>'
    return piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`
  })
  return `<w:r>${properties}${content.join('')}</w:r>`
}

/** A paragraph in a named style. `content` is XML; `more` are further paragraph properties, in schema order, after the style. */
export const paragraph = (style: string, content: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`

/** A paragraph of plain text. */
export const textParagraph = (style: string, text: string): string => paragraph(style, run(text))

/** A field that Word works out itself; `shown` stands there until it does. */
export const field = (instruction: string, shown: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

/** Content with a bookmark around it, for the contents to point at. */
export const bookmarked = (id: number, name: string, content: string): string =>
  `${element('w:bookmarkStart', { 'w:id': id, 'w:name': name })}${content}${element('w:bookmarkEnd', { 'w:id': id })}`
