import { withDigits, type Digits } from '#src/domain/thai-text.ts'
import type { OutlineEntry } from './outline.ts'
import { field, paragraph, run } from './paragraphs.ts'

const CONTENTS_FIELD = 'TOC \\o "1-3" \\h \\z \\u'

/**
 * Word's contents field, already filled in: it reads well before it is updated (LibreOffice, previews), and Word brings the page
 * numbers up to date when it opens the file. `pages` are the likely pages of the entries, as printed ("ก", "12").
 */
export function contentsField(entries: readonly OutlineEntry[], pages: readonly string[]): string {
  const begin =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
    `<w:r><w:instrText xml:space="preserve"> ${CONTENTS_FIELD} </w:instrText></w:r>` +
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
  const lines = entries.map((entry, at) =>
    paragraph(`TOC${entry.level}`, (at === 0 ? begin : '') + contentsLine(entry, pages[at] ?? '')),
  )
  const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
  const gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
  const content = paragraph('TOCHeading', run('สารบัญ'), '<w:pageBreakBefore/>') + lines.join('') + end
  return `<w:sdt><w:sdtPr>${gallery}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
}

const contentsLine = (entry: OutlineEntry, page: string): string =>
  `<w:hyperlink w:anchor="${entry.bookmark}" w:history="1">${run(`${entry.text}\t`)}` +
  `${field(`PAGEREF ${entry.bookmark} \\h`, page)}</w:hyperlink>`

const FRONT_LETTERS = 'กขคงจฉชซฌญ'

/** Pages before ส่วนที่ 1 are counted ก ข ค. */
export const frontPage = (page: number): string => FRONT_LETTERS[(page - 1) % FRONT_LETTERS.length] ?? ''

/** Pages from ส่วนที่ 1 on are counted in the numerals of the book. */
export const bodyPage = (page: number, digits: Digits): string => withDigits(String(page), digits)
