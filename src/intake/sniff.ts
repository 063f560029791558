import { damaged, emptyFile, encrypted, oldFormat, wrongType } from './refusals.ts'
import { isOle, listOleStreams } from './ole.ts'
import { mainPartOf } from './readers/opc.ts'
import { readXml } from './xml.ts'
import { type Zip, openZip } from './zip.ts'

/** What a file is, by its content. Zips come opened, so that their directory is judged once. */
export type Sniffed = { kind: 'xlsx' | 'ods' | 'docx'; zip: Zip } | { kind: 'xls' } | { kind: 'csv' }

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, i) => bytes[i] === byte)

const ascii = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')

/** Files that are known to be something else, by their first bytes. */
const OTHER_SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'รูปภาพ'],
  ['\xff\xd8\xff', 'รูปภาพ'],
  ['GIF8', 'รูปภาพ'],
  ['BM', 'รูปภาพ'],
  ['II*\0', 'รูปภาพ'],
  ['MM\0*', 'รูปภาพ'],
  ['Rar!', 'ไฟล์บีบอัด (.rar)'],
  ["7z\xbc\xaf'\x1c", 'ไฟล์บีบอัด (.7z)'],
  ['\x1f\x8b', 'ไฟล์บีบอัด (.gz)'],
  ['MZ', 'โปรแกรม (.exe)'],
]

/** Workbook streams of Excel 2–4, which stood in files of their own, without a container. */
const isBareBiff = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1) && [4, 6, 8, 16].includes(bytes[2] ?? -1)

function sniffOle(bytes: Uint8Array, fileName: string): Sniffed {
  const streams = new Set(listOleStreams(bytes))
  if (streams.has('EncryptedPackage') || streams.has('EncryptionInfo'))
    throw encrypted(/\.docx?$/i.test(fileName) ? 'Word' : 'Excel')
  if (streams.has('Workbook')) return { kind: 'xls' }
  if (streams.has('Book')) throw oldFormat('ไฟล์ Excel รุ่นเก่ามาก (Excel 5 หรือ 95)', '.xlsx')
  if (streams.has('WordDocument')) throw oldFormat('ไฟล์ Word รุ่นเก่า (.doc)', '.docx')
  if (streams.has('PowerPoint Document')) throw wrongType('ไฟล์งานนำเสนอ PowerPoint')
  throw wrongType('ไฟล์ที่ระบบไม่รู้จัก')
}

/** Content type of the package's main part, '' when nothing states one. */
function mainContentType(zip: Zip, main: string): string {
  if (!zip.has('[Content_Types].xml')) return ''
  let type = ''
  readXml(zip.read('[Content_Types].xml'), {
    open(name, { PartName, ContentType }) {
      if (name === 'Override' && PartName?.toLowerCase() === `/${main.toLowerCase()}`) type = ContentType ?? ''
    },
  })
  return type
}

function sniffOffice(zip: Zip): Sniffed | undefined {
  const main =
    mainPartOf(zip) ?? ['xl/workbook.xml', 'xl/workbook.bin', 'word/document.xml'].find((part) => zip.has(part))
  if (main === undefined) return undefined
  const type = mainContentType(zip, main)
  if (main.endsWith('.bin') || type.includes('ms-excel.sheet.binary'))
    throw oldFormat('ไฟล์ Excel แบบไบนารี (.xlsb)', '.xlsx')
  if (/presentationml|powerpoint/.test(type) || main.startsWith('ppt/')) throw wrongType('ไฟล์งานนำเสนอ PowerPoint')
  if (/wordprocessingml|ms-word/.test(type) || main.startsWith('word/')) return { kind: 'docx', zip }
  if (/spreadsheetml|ms-excel/.test(type) || main.startsWith('xl/')) return { kind: 'xlsx', zip }
  return undefined
}

function sniffOpenDocument(zip: Zip): Sniffed | undefined {
  const manifest = zip.has('META-INF/manifest.xml') ? zip.read('META-INF/manifest.xml') : undefined
  if (manifest) {
    readXml(manifest, {
      open(name) {
        if (name === 'encryption-data') throw encrypted('LibreOffice')
      },
    })
  }
  const mime = zip.has('mimetype') ? ascii(zip.read('mimetype'), 200).trim() : ''
  if (mime.includes('opendocument.spreadsheet')) return { kind: 'ods', zip }
  if (mime.includes('opendocument.text')) throw oldFormat('ไฟล์เอกสาร OpenDocument (.odt)', '.docx')
  if (mime.includes('opendocument')) throw wrongType('ไฟล์ OpenDocument ที่ไม่ใช่ตารางคำนวณ')
  // Some converters leave the mimetype out.
  if (manifest && zip.has('content.xml')) return { kind: 'ods', zip }
  return undefined
}

function sniffZip(bytes: Uint8Array): Sniffed {
  const zip = openZip(bytes)
  const sniffed = sniffOffice(zip) ?? sniffOpenDocument(zip)
  if (sniffed) return sniffed
  if (zip.has('[Content_Types].xml')) throw damaged()
  throw wrongType(
    zip.names.some((name) => name.endsWith('.iwa')) ? 'ไฟล์ Numbers หรือ Pages ของ Apple' : 'ไฟล์บีบอัด (.zip)',
  )
}

/** Pages and old XML that call themselves .xls or .doc: Excel opens them with a warning, we ask for a real workbook. */
function refuseMarkup(head: string): void {
  const text = head
    .replace(/^(?:ï»¿)?\s+/, '')
    .replace(/^ï»¿/, '')
    .replaceAll('\0', '')
  if (text.startsWith('{\\rtf')) throw oldFormat('ไฟล์ RTF', '.docx')
  if (/^MIME-Version:/i.test(text)) throw oldFormat('หน้าเว็บ (MHTML)', '.xlsx')
  if (/^<\?xml/i.test(text) && /urn:schemas-microsoft-com:office:spreadsheet/.test(text))
    throw oldFormat('ไฟล์ XML ของ Excel 2003', '.xlsx')
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i.test(text)
  )
    throw oldFormat('หน้าเว็บ (HTML) ไม่ใช่ไฟล์ Excel แท้', '.xlsx')
  if (/^<\?xml|^<[a-z]+:?[a-z]*[\s>]/i.test(text)) throw wrongType('ไฟล์ XML')
}

/**
 * Tells what a file is. Endings of names lie and are not asked; the name only helps to word a refusal.
 * @throws UnreadableFile for everything that is not a workbook, a Word document or text
 */
export function sniff(bytes: Uint8Array, fileName: string): Sniffed {
  if (bytes.length === 0) throw emptyFile()
  if (isOle(bytes)) return sniffOle(bytes, fileName)
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return sniffZip(bytes)
  const head = ascii(bytes, 4096)
  if (head.slice(0, 1024).includes('%PDF-')) throw wrongType('ไฟล์ PDF')
  const other = OTHER_SIGNATURES.find(([signature]) => head.startsWith(signature))
  // "BM" and "MZ" may also begin a text.
  if (other && (other[0].length > 2 || head.includes('\0'))) throw wrongType(other[1])
  if (isBareBiff(bytes)) throw oldFormat('ไฟล์ Excel รุ่นเก่ามาก', '.xlsx')
  refuseMarkup(head)
  return { kind: 'csv' }
}
