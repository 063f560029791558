import type { Problem } from '#src/domain/errors.ts'
import { cleanFileName } from '#src/features/intakes/file-name.ts'
import { openZip } from '#src/intake/zip.ts'

const MEGABYTE = 1024 * 1024
/** Largest file that comes with an answer, in bytes. */
export const MAX_ANSWER_FILE_BYTES = 10 * MEGABYTE
/** All files of one who is asked, in bytes and in number. */
export const MAX_ANSWER_FILES_BYTES = 60 * MEGABYTE
/** Most files that one who is asked may send. */
export const MAX_ANSWER_FILES = 30

/** A file that came, as it is kept. `mediaType` follows from the content, never from the name. */
export type ReceivedFile = { fileName: string; mediaType: string; bytes: Uint8Array }

type Kind = { mediaType: string; ending: string; endings: RegExp; isKind: (bytes: Uint8Array) => boolean }

const startsWith =
  (mark: string) =>
  (bytes: Uint8Array): boolean =>
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(mark.length, bytes.length)).toString('latin1') === mark

const PDF: Kind = {
  mediaType: 'application/pdf',
  ending: '.pdf',
  endings: /\.pdf$/i,
  isKind: startsWith('%PDF-'),
}
const PNG: Kind = {
  mediaType: 'image/png',
  ending: '.png',
  endings: /\.png$/i,
  isKind: startsWith('\x89PNG\r\n\x1a\n'),
}
const JPEG: Kind = {
  mediaType: 'image/jpeg',
  ending: '.jpg',
  endings: /\.jpe?g$/i,
  isKind: startsWith('\xff\xd8\xff'),
}
const XLSX: Kind = {
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ending: '.xlsx',
  endings: /\.xlsx$/i,
  isKind: (bytes) => startsWith('PK\x03\x04')(bytes) && isPlainWorkbook(bytes),
}

/** What may be sent as scan of a letter, and what with any answer. */
const KINDS = { scan: [PDF, PNG, JPEG], attachment: [PDF, PNG, JPEG, XLSX] } as const

/**
 * What a sent file is by its content, under a name that can do no harm and ends as the content demands; or why it is not taken.
 * @param use 'scan': PDF and pictures; 'attachment': Excel without macros too
 */
export function receivedFile(
  { name, bytes }: { name: string; bytes: Uint8Array },
  use: keyof typeof KINDS,
): { file: ReceivedFile | null; problems: Problem[] } {
  if (bytes.length > MAX_ANSWER_FILE_BYTES) return { file: null, problems: [TOO_LARGE] }
  const kind = KINDS[use].find(({ isKind }) => isKind(bytes))
  if (!kind) return { file: null, problems: [WRONG_KIND[use]] }
  const own = cleanFileName(name)
  const fileName = kind.endings.test(own) ? own : `${own}${kind.ending}`
  return { file: { fileName, mediaType: kind.mediaType, bytes }, problems: [] }
}

const TOO_LARGE: Problem = {
  field: 'file',
  rule: 'file-too-large',
  message: `ไฟล์ต้องมีขนาดไม่เกิน ${MAX_ANSWER_FILE_BYTES / MEGABYTE} เมกะไบต์ ถ้าเป็นรูปถ่าย กรุณาลดขนาดรูปก่อน`,
}
const WRONG_KIND: Readonly<Record<keyof typeof KINDS, Problem>> = {
  scan: { field: 'file', rule: 'file-kind', message: 'แนบได้เฉพาะไฟล์ PDF และรูปภาพ (PNG, JPEG)' },
  attachment: {
    field: 'file',
    rule: 'file-kind',
    message: 'แนบได้เฉพาะไฟล์ PDF รูปภาพ (PNG, JPEG) และ Excel (.xlsx) ที่ไม่มีมาโคร',
  },
}

const CONTENT_TYPES = '[Content_Types].xml'
/** A workbook of a hundred sheets has some 20 KiB; unpacking much more would hold the server up. */
const MAX_CONTENT_TYPES_BYTES = MEGABYTE
/** Macros of either kind, controls, and files wrapped into a workbook, which a click would open. */
const ACTIVE = /vba|activex|macro(?:sheet|enabled)|oleobject/i

function isPlainWorkbook(bytes: Uint8Array): boolean {
  try {
    const zip = openZip(bytes)
    if (!zip.has(CONTENT_TYPES) || !zip.has('xl/workbook.xml')) return false
    // A part is what the list of contents calls it, whatever its own name is.
    const said = Buffer.from(zip.read(CONTENT_TYPES, MAX_CONTENT_TYPES_BYTES)).toString('utf8')
    return ![...zip.names, said].some((text) => ACTIVE.test(text))
  } catch {
    // A zip that does not open is no workbook, whatever its name says.
    return false
  }
}

/** @param standing what this one who is asked has sent already. What stands against one more file; empty when nothing does */
export function fileLimitProblems(standing: readonly { byteCount: number }[], file: ReceivedFile): Problem[] {
  const bytes = standing.reduce((sum, { byteCount }) => sum + byteCount, file.bytes.length)
  if (standing.length < MAX_ANSWER_FILES && bytes <= MAX_ANSWER_FILES_BYTES) return []
  return [
    {
      field: 'file',
      rule: 'files-too-many',
      message: `ลิงก์นี้รับไฟล์ได้ไม่เกิน ${MAX_ANSWER_FILES} ไฟล์ รวมไม่เกิน ${MAX_ANSWER_FILES_BYTES / MEGABYTE} เมกะไบต์ กรุณาส่งไฟล์ที่เหลือทางหนังสือหรืออีเมลของหน่วยงาน`,
    },
  ]
}
