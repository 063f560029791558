import { UnreadableFile } from '../grid.ts'
import { wrongType } from '../refusals.ts'

/** Bytes 0x80–0xFF that Windows-874 assigns: Thai in A1–DA and DF–FB, a no-break space, the euro, the ellipsis, quotes and dashes. */
const isAssigned874 = (byte: number): boolean =>
  (byte >= 0xa0 && byte <= 0xda) ||
  (byte >= 0xdf && byte <= 0xfb) ||
  (byte >= 0x91 && byte <= 0x97) ||
  byte === 0x80 ||
  byte === 0x85

/** What decoders make of unassigned bytes: private-use characters (before Node 24) or C1 control characters. */
const UNASSIGNED_874 = /[\uf8c1-\uf8c8\u0080-\u009f]/g

/** Of a damaged text at most this share of its non-ASCII part may be unreadable. */
const TOLERATED = 0.01

const unreadableLetters = (): UnreadableFile =>
  new UnreadableFile(
    'damaged',
    'อ่านตัวอักษรในไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็นชนิด "CSV UTF-8 (คั่นด้วยเครื่องหมายจุลภาค)" หรือ .xlsx แล้วนำเข้าใหม่',
  )

/** UTF-16 without a mark shows by NULs beside ASCII and 0x0E beside Thai, always on the same side. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 8192)
  if (!sample.includes(0)) return undefined
  const highs = [0, 0]
  sample.forEach((byte, i) => {
    if (byte === 0 || byte === 0x0e) highs[i % 2] = (highs[i % 2] ?? 0) + 1
  })
  const half = sample.length / 2
  if ((highs[1] ?? 0) > half * 0.8) return 'utf-16le'
  if ((highs[0] ?? 0) > half * 0.8) return 'utf-16be'
  throw wrongType('ไฟล์ที่ระบบไม่รู้จัก')
}

function decode874(bytes: Uint8Array): string {
  return new TextDecoder('windows-874').decode(bytes).replace(UNASSIGNED_874, '\ufffd')
}

const broken = (text: string): number => text.split('\ufffd').length - 1

/** Text that is neither clean UTF-8 nor clean Windows-874: the reading with fewer broken letters, when they are few. */
function salvaged(bytes: Uint8Array): string {
  const utf8 = new TextDecoder().decode(bytes)
  const thai = decode874(bytes)
  const high = bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)
  const best = broken(thai) < broken(utf8) ? thai : utf8
  if (broken(best) > Math.max(2, high * TOLERATED)) throw unreadableLetters()
  return best
}

/**
 * Bytes → text: by mark (UTF-8, UTF-16), by the pattern of UTF-16, as strict UTF-8, and then as Windows-874. Needs no guessing library:
 * Thai in Windows-874 is never valid UTF-8.
 * @throws UnreadableFile when it is not text
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const wide = utf16Of(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const isThai = bytes.every((byte) => byte < 0x80 || isAssigned874(byte))
    return isThai ? decode874(bytes) : salvaged(bytes)
  }
}
