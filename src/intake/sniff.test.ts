import { describe, expect, test } from 'vitest'
import { odsFile, odsParts } from '#test/fixtures/ods-writer.ts'
import { oleFile } from '#test/fixtures/ole-writer.ts'
import { oneSheet, xlsxParts } from '#test/fixtures/xlsx-writer.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { UnreadableFile } from './grid.ts'
import { sniff } from './sniff.ts'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const latin1 = (content: string): Uint8Array => new Uint8Array(Buffer.from(content, 'latin1'))
const stream = new Uint8Array(5_000)

/** The kind, or the reason for a refusal. Every file is called .xlsx here: endings lie. */
function kindOf(bytes: Uint8Array, fileName = 'แผน.xlsx'): string {
  try {
    return sniff(bytes, fileName).kind
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason
    throw error
  }
}

/** A package whose main part is of that kind. */
const office = (main: string, type: string): Uint8Array =>
  zipFile({
    '[Content_Types].xml': `<Types><Override PartName="/${main}" ContentType="application/vnd.${type}.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/${main}"/></Relationships>`,
    [main]: '<x/>',
  })

describe('a file is told by its content', () => {
  test.each([
    ['a workbook', oneSheet(''), 'xlsx'],
    ['a workbook with macros', office('xl/workbook.xml', 'ms-excel.sheet.macroEnabled'), 'xlsx'],
    ['a workbook in an odd folder', office('book/w.xml', 'openxmlformats-officedocument.spreadsheetml.sheet'), 'xlsx'],
    ['a Word document', office('word/document.xml', 'openxmlformats-officedocument.wordprocessingml.document'), 'docx'],
    ['an OpenDocument spreadsheet', odsFile(''), 'ods'],
    ['an Excel 97 workbook', oleFile({ Workbook: stream }), 'xls'],
    ['text', text('ที่,โครงการ\n1,ก่อสร้าง'), 'csv'],
    ['text that begins like a bitmap', text('BMA,โครงการ'), 'csv'],
  ])('%s', (_, bytes, kind) => {
    expect(kindOf(bytes)).toBe(kind)
  })
})

describe('a file is refused', () => {
  const withoutMain = xlsxParts({ sheets: [{ body: '' }] })
  delete withoutMain['_rels/.rels']
  delete withoutMain['xl/workbook.xml']
  const encryptedOds = {
    ...odsParts(''),
    'META-INF/manifest.xml': '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
  }
  const odt = { ...odsParts(''), mimetype: 'application/vnd.oasis.opendocument.text' }

  test.each([
    ['empty', new Uint8Array(), 'empty'],
    ['a password on a workbook', oleFile({ EncryptedPackage: stream, EncryptionInfo: stream }), 'encrypted'],
    ['a password on an OpenDocument', zipFile(encryptedOds), 'encrypted'],
    ['Excel 95', oleFile({ Book: stream }), 'old-format'],
    ['Excel 4', Uint8Array.from([9, 4, 6, 0, 0, 0, 16, 0]), 'old-format'],
    ['Word 97', oleFile({ WordDocument: stream }), 'old-format'],
    ['PowerPoint 97', oleFile({ 'PowerPoint Document': stream }), 'wrong-type'],
    ['some other compound file', oleFile({ Contents: stream }), 'wrong-type'],
    ['.xlsb', office('xl/workbook.bin', 'ms-excel.sheet.binary.macroEnabled'), 'old-format'],
    [
      '.pptx',
      office('ppt/presentation.xml', 'openxmlformats-officedocument.presentationml.presentation'),
      'wrong-type',
    ],
    ['.odt', zipFile(odt), 'old-format'],
    ['an ordinary zip', zipFile({ 'รูป.txt': 'x' }), 'wrong-type'],
    ['a package without its main part', zipFile(withoutMain), 'damaged'],
    ['a PDF', text('%PDF-1.7\n'), 'wrong-type'],
    ['a picture', latin1('\x89PNG\r\n\x1a\n'), 'wrong-type'],
    ['a RAR', latin1('Rar!\x1a\x07'), 'wrong-type'],
    ['a web page', text('\ufeff\n<html><table><tr><td>แผน</td></tr></table></html>'), 'old-format'],
    ['a web page with a comment first', text('<!-- x --><table>'), 'old-format'],
    [
      'an Excel 2003 XML',
      text('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      'old-format',
    ],
    ['a saved web archive', text('MIME-Version: 1.0\r\n'), 'old-format'],
    ['RTF', text('{\\rtf1'), 'old-format'],
    ['XML', text('<?xml version="1.0"?><plan/>'), 'wrong-type'],
  ])('%s', (_, bytes, reason) => {
    expect(kindOf(bytes)).toBe(reason)
  })

  test('in Thai, with what to do', () => {
    const messageOf = (bytes: Uint8Array, fileName: string): string => {
      try {
        sniff(bytes, fileName)
        return ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    }
    const locked = oleFile({ EncryptedPackage: stream })
    expect(messageOf(locked, 'แผน.xlsx')).toMatch(/ตั้งรหัสผ่าน.*Excel.*นำเข้าใหม่/)
    expect(messageOf(locked, 'แผน.docx')).toMatch(/ตั้งรหัสผ่าน.*Word.*นำเข้าใหม่/)
    expect(messageOf(text('%PDF-1.7'), 'แผน.xlsx')).toMatch(/PDF.*กรุณาใช้ไฟล์ Excel/)
  })
})
