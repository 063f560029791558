import { AppError } from '#src/domain/errors.ts'
import { openZip } from '#src/intake/zip.ts'

/** Largest file that goes with a step: a scanned set of minutes has a few. */
export const MAX_STEP_FILE_BYTES = 10 * 1024 * 1024
const MAX_NAME = 150

/** A file that goes with a step, as it is kept. `mediaType` follows from the content, never from the name. */
export type StepFile = { fileName: string; mediaType: string; bytes: Uint8Array }

type Kind = { mediaType: string; ending: string; endings: RegExp }
const PDF: Kind = { mediaType: 'application/pdf', ending: '.pdf', endings: /\.pdf$/i }
const PNG: Kind = { mediaType: 'image/png', ending: '.png', endings: /\.png$/i }
const JPEG: Kind = { mediaType: 'image/jpeg', ending: '.jpg', endings: /\.jpe?g$/i }
const DOCX: Kind = {
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ending: '.docx',
  endings: /\.docx$/i,
}

/**
 * What an uploaded file is by its content, under a name that can do no harm and ends as the content demands.
 * @returns null for no file: an empty field of a form
 * @throws AppError 'too_large'; 'invalid' for anything but PDF, PNG, JPEG and Word without macros
 */
export function stepFileOf(name: string, bytes: Uint8Array): StepFile | null {
  if (bytes.length === 0 && name === '') return null
  if (bytes.length > MAX_STEP_FILE_BYTES)
    throw new AppError('too_large', `ไฟล์แนบต้องมีขนาดไม่เกิน ${MAX_STEP_FILE_BYTES / 1024 / 1024} เมกะไบต์`)
  const kind = kindOf(bytes)
  if (!kind) throw new AppError('invalid', 'ยังดำเนินการไม่ได้', [WRONG_KIND])
  const own = plainName(name)
  return { fileName: kind.endings.test(own) ? own : `${own}${kind.ending}`, mediaType: kind.mediaType, bytes }
}

const WRONG_KIND = {
  field: 'file',
  rule: 'file-kind',
  message: 'แนบได้เฉพาะไฟล์ PDF รูปภาพ (PNG, JPEG) และ Word (.docx) ที่ไม่มีมาโคร',
}

function kindOf(bytes: Uint8Array): Kind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(8, bytes.length)).toString('latin1')
  if (head.startsWith('%PDF-')) return PDF
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return PNG
  if (head.startsWith('\xff\xd8\xff')) return JPEG
  return head.startsWith('PK\x03\x04') && isPlainWord(bytes) ? DOCX : null
}

function isPlainWord(bytes: Uint8Array): boolean {
  try {
    const zip = openZip(bytes)
    const hasMacros = zip.names.some((name) => /vbaproject|\.bin$/i.test(name) && !/embeddings\//i.test(name))
    return zip.has('[Content_Types].xml') && zip.has('word/document.xml') && !hasMacros
  } catch {
    // A zip that does not open is no document, whatever its name says.
    return false
  }
}

/** Without folders, control characters and the marks that turn the direction of writing; its ending survives shortening. */
function plainName(name: string): string {
  const own = name.toWellFormed().replace(/^.*[\\/]/s, '')
  const plain = own.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').trim()
  const characters = Array.from(plain)
  if (characters.length === 0) return 'ไฟล์แนบ'
  return characters.length <= MAX_NAME
    ? plain
    : `${characters.slice(0, MAX_NAME - 11).join('')}…${characters.slice(-10).join('')}`
}
