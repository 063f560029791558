import { crc32, inflateRawSync } from 'node:zlib'
import { damaged, encrypted, tooLarge } from './refusals.ts'

/**
 * What a zip may cost. A workbook of 3,000 rows unpacks to some 2 MiB; a sheet with formats down to row 1,048,576 to some 60 MiB.
 * Sizes in bytes.
 */
const MAX_ENTRIES = 4_000
/** Office programs write some tens of bytes; comparing thousands of long names is work. */
const MAX_NAME_BYTES = 1_024
const MAX_PART_BYTES = 96 * 2 ** 20
const MAX_TOTAL_BYTES = 128 * 2 ** 20
/** Honest XML packs to 1/10 – 1/100; nothing but a bomb gets near deflate's own limit of 1/1032. */
const MAX_RATIO = 400
const RATIO_FREE_BYTES = 4 * 2 ** 20

const END_SIGNATURE = 0x06054b50
const DIRECTORY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const STORED = 0
const DEFLATED = 8
const ZIP64_MARK = 0xffffffff

type Entry = {
  name: string
  flags: number
  method: number
  crc: number
  packedBytes: number
  plainBytes: number
  localOffset: number
}

/** An opened zip. Names are compared as OPC does: without case, without a leading slash. */
export type Zip = {
  /** Part names as written in the directory, folders left out. */
  readonly names: readonly string[]
  has(name: string): boolean
  /**
   * Unpacks one part. The bytes of a part are handed out once per call but counted against the file's running total only the first time.
   * @param mostBytes refused when it is longer unpacked; without: as long as any part may be
   * @throws UnreadableFile 'damaged' when the part is absent, cut, or its checksum is wrong; 'too-large' when it outgrows its limits.
   */
  read(name: string, mostBytes?: number): Uint8Array
}

const keyOf = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/** Position of the end record, the last one whose comment reaches no further than the file. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && at + 22 + view.getUint16(at + 20, true) <= view.byteLength)
      return at
  }
  throw damaged()
}

function readDirectory(bytes: Uint8Array, view: DataView): Entry[] {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  // ZIP64 is for more than 65,535 parts or 4 GiB: neither belongs to an office document.
  if (count === 0xffff || offset === ZIP64_MARK || size === ZIP64_MARK || count > MAX_ENTRIES) throw tooLarge()
  if (count !== view.getUint16(end + 8, true) || offset + size > end) throw damaged()
  const entries: Entry[] = []
  let at = offset
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_SIGNATURE) throw damaged()
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end || nameLength > MAX_NAME_BYTES) throw damaged()
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      plainBytes: view.getUint32(at + 24, true),
      localOffset: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

const isMarkup = (name: string): boolean => /\.(xml|rels|vml)$|^mimetype$/i.test(name)

/** Judges the directory before a single byte is unpacked. Pictures and macros are never unpacked and only have to lie inside the file. */
function checkDirectory(entries: readonly Entry[], fileBytes: number): void {
  let total = 0
  let reached = 0
  for (const entry of entries.toSorted((a, b) => a.localOffset - b.localOffset)) {
    if (entry.plainBytes === ZIP64_MARK || entry.packedBytes === ZIP64_MARK) throw tooLarge()
    // Parts that share bytes are how a small file pretends to hold a thousand large ones.
    if (entry.localOffset < reached) throw damaged()
    reached = entry.localOffset + 30 + entry.packedBytes
    if (reached > fileBytes) throw damaged()
    if (!isMarkup(entry.name)) continue
    if (entry.flags & 0x41) throw encrypted(null)
    total += entry.plainBytes
    const isBomb = entry.plainBytes > RATIO_FREE_BYTES && entry.plainBytes > entry.packedBytes * MAX_RATIO
    if (entry.plainBytes > MAX_PART_BYTES || total > MAX_TOTAL_BYTES || isBomb) throw tooLarge()
  }
}

/** The packed bytes of an entry, after its local header was found to agree with the directory. */
function packedBytesOf(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const at = entry.localOffset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) throw damaged()
  const nameLength = view.getUint16(at + 26, true)
  const localName = new TextDecoder().decode(bytes.subarray(at + 30, at + 30 + nameLength))
  if (view.getUint16(at + 8, true) !== entry.method || keyOf(localName) !== keyOf(entry.name)) throw damaged()
  const start = at + 30 + nameLength + view.getUint16(at + 28, true)
  if (start + entry.packedBytes > bytes.length) throw damaged()
  return bytes.subarray(start, start + entry.packedBytes)
}

/** Unpacks without ever allocating more than was declared: a stream that goes on is cut off by zlib itself. */
function inflate(packed: Uint8Array, entry: Entry): Uint8Array {
  if (entry.method === STORED) return packed
  if (entry.method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.plainBytes + 1 })
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw damaged()
  }
}

/**
 * Opens a zip held in memory. Checks the directory first: number of parts, declared sizes, ratio, overlaps, encryption; ZIP64 is refused.
 * @throws UnreadableFile
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  checkDirectory(entries, bytes.length)
  const byKey = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue
    if (byKey.has(keyOf(entry.name))) throw damaged()
    byKey.set(keyOf(entry.name), entry)
  }
  const counted = new Set<Entry>()
  let totalBytes = 0
  return {
    names: Array.from(byKey.values(), (entry) => entry.name),
    has: (name) => byKey.has(keyOf(name)),
    read(name, mostBytes = MAX_PART_BYTES) {
      const entry = byKey.get(keyOf(name))
      if (!entry) throw damaged()
      if (entry.flags & 0x41) throw encrypted(null)
      if (!counted.has(entry)) totalBytes += entry.plainBytes
      counted.add(entry)
      if (entry.plainBytes > mostBytes || totalBytes > MAX_TOTAL_BYTES) throw tooLarge()
      const plain = inflate(packedBytesOf(bytes, view, entry), entry)
      if (plain.length !== entry.plainBytes || crc32(plain) !== entry.crc) throw damaged()
      return plain
    },
  }
}
