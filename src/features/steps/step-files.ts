import type { Problem } from '#src/domain/errors.ts'
import { openZip } from '#src/intake/zip.ts'

/** Largest file that goes with a step, in bytes: a scanned set of minutes has a few megabytes. */
export const MAX_STEP_FILE_BYTES = 10 * 1024 * 1024
const MAX_NAME = 150

/** A file that goes with a step, as it is kept. `mediaType` follows from the content, never from the name. */
export type StepFile = { fileName: string; mediaType: string; bytes: Uint8Array }

/** A file as it was sent. */
export type SentFile = { name: string; bytes: Uint8Array }

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
 * What a sent file is by its content, under a name that can do no harm and ends as the content demands; or why it is not taken: only PDF,
 * PNG, JPEG and Word without macros are.
 */
export function stepFileOf({ name, bytes }: SentFile): { file: StepFile | null; problems: Problem[] } {
  if (bytes.length > MAX_STEP_FILE_BYTES) return { file: null, problems: [TOO_LARGE] }
  const kind = kindOf(bytes)
  if (!kind) return { file: null, problems: [WRONG_KIND] }
  const own = plainName(name)
  const fileName = kind.endings.test(own) ? own : `${own}${kind.ending}`
  return { file: { fileName, mediaType: kind.mediaType, bytes }, problems: [] }
}

const TOO_LARGE: Problem = {
  field: 'file',
  rule: 'file-too-large',
  message: `ไฟล์แนบต้องมีขนาดไม่เกิน ${MAX_STEP_FILE_BYTES / 1024 / 1024} เมกะไบต์`,
}
const WRONG_KIND: Problem = {
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
    const hasMacros = zip.names.some((name) => /vba|activex/i.test(name))
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
  if (characters.length <= MAX_NAME) return plain
  return `${characters.slice(0, MAX_NAME - 11).join('')}…${characters.slice(-10).join('')}`
}
