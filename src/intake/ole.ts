import { damaged } from './refusals.ts'

/**
 * An OLE2 compound file (.xls, .doc, and every password-protected Office file). Names are paths below the root: "Workbook",
 * "_VBA_PROJECT_CUR/VBA/dir".
 */
export type OleFile = {
  /** Every stream, in the order of the directory. */
  streams: string[]
  /** The whole stream; null when there is none of that path. @throws UnreadableFile 'damaged' when its sectors are not all there */
  read: (path: string) => Uint8Array | null
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_SIZE = 512
const HEADER_DIFAT_ENTRIES = 109
/** Sector numbers above this are marks (free, end of chain, FAT, DIFAT), not sectors. */
const LAST_SECTOR = 0xfffffffa
const NO_ENTRY = 0xffffffff
const ENTRY_SIZE = 128
const MINI_SECTOR_SIZE = 64
/** More directory entries than any office file has; a guard against a crafted one. */
const MAX_ENTRIES = 10_000
const MAX_DEPTH = 32

type EntryKind = 'storage' | 'stream' | 'root' | 'unused'
type Entry = { name: string; kind: EntryKind; left: number; right: number; child: number; start: number; size: number }

/** Whether the bytes begin as an OLE2 compound file does. */
export const isOle = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, index) => bytes[index] === byte)

/**
 * Opens a compound file. Nothing is copied before a stream is asked for; loops in the sector chains and in the directory end in an error.
 * @throws UnreadableFile 'damaged'
 */
export function openOle(bytes: Uint8Array): OleFile {
  if (!isOle(bytes) || bytes.length < HEADER_SIZE) throw damaged()
  const sectors = new Sectors(bytes)
  const entries = readDirectory(sectors)
  const root = entries[0]
  if (root?.kind !== 'root') throw damaged()
  const paths = walkDirectory(entries, root)
  let miniStream: Uint8Array | null = null
  return {
    streams: [...paths.keys()],
    read: (path) => {
      const entry = paths.get(path)
      if (!entry) return null
      if (entry.size >= sectors.miniCutoff) return sectors.readChain(entry.start, entry.size)
      miniStream ??= sectors.readChain(root.start, root.size)
      return sectors.readMiniChain(miniStream, entry.start, entry.size)
    },
  }
}

/** Paths of all streams, for telling kinds apart (Workbook, Book, WordDocument, EncryptedPackage). @throws UnreadableFile 'damaged' */
export const listOleStreams = (bytes: Uint8Array): string[] => openOle(bytes).streams

/** The file's sectors and their chains. */
class Sectors {
  readonly miniCutoff: number
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #size: number
  readonly #count: number
  readonly #fat: Uint32Array
  #miniFat: Uint32Array | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw damaged()
    this.#size = 1 << shift
    // The last sector may be cut short: some writers do not pad the file.
    this.#count = Math.ceil(Math.max(0, bytes.length - this.#size) / this.#size)
    this.miniCutoff = this.#view.getUint32(56, true)
    this.#fat = this.#readFat()
  }

  get directoryStart(): number {
    return this.#view.getUint32(48, true)
  }

  /** All sectors of a chain joined; `size` cuts the last one. */
  readChain(start: number, size?: number): Uint8Array {
    if (size !== undefined && size > this.#bytes.length) throw damaged()
    if (size === 0) return new Uint8Array(0)
    const chain = this.#chain(this.#fat, start, size === undefined ? this.#count : Math.ceil(size / this.#size))
    const parts = chain.map((sector) => this.#sector(sector))
    return joined(parts, size)
  }

  readMiniChain(mini: Uint8Array, start: number, size: number): Uint8Array {
    if (size > mini.length) throw damaged()
    if (size === 0) return new Uint8Array(0)
    this.#miniFat ??= this.#asNumbers(this.readChain(this.#view.getUint32(60, true)))
    const chain = this.#chain(this.#miniFat, start, Math.ceil(size / MINI_SECTOR_SIZE))
    const parts = chain.map((sector) => mini.subarray(sector * MINI_SECTOR_SIZE, (sector + 1) * MINI_SECTOR_SIZE))
    return joined(parts, size)
  }

  /** Sector numbers from `start`, at most `limit` of them: so a loop ends, at the latest after one round. */
  #chain(table: Uint32Array, start: number, limit: number): number[] {
    const chain: number[] = []
    for (let sector = start; sector <= LAST_SECTOR && chain.length < limit;) {
      chain.push(sector)
      const next = table[sector]
      if (next === undefined) throw damaged()
      sector = next
    }
    return chain
  }

  #sector(index: number): Uint8Array {
    if (index >= this.#count) throw damaged()
    const from = (index + 1) * this.#size
    return this.#bytes.subarray(from, Math.min(from + this.#size, this.#bytes.length))
  }

  #readFat(): Uint32Array {
    const numbers: number[] = []
    for (let index = 0; index < HEADER_DIFAT_ENTRIES; index++) numbers.push(this.#view.getUint32(76 + index * 4, true))
    const perSector = this.#size / 4 - 1
    let next = this.#view.getUint32(68, true)
    for (let rounds = 0; next <= LAST_SECTOR && rounds < this.#count; rounds++) {
      const difat = this.#asNumbers(this.#sector(next))
      numbers.push(...difat.subarray(0, perSector))
      next = difat[perSector] ?? NO_ENTRY
    }
    const used = numbers.filter((sector) => sector <= LAST_SECTOR)
    if (used.length > this.#count) throw damaged()
    return this.#asNumbers(joined(used.map((sector) => this.#sector(sector))))
  }

  #asNumbers(bytes: Uint8Array): Uint32Array {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Uint32Array.from({ length: bytes.length >>> 2 }, (_, index) => view.getUint32(index * 4, true))
  }
}

function joined(parts: Uint8Array[], size?: number): Uint8Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  if (size !== undefined && total < size) throw damaged()
  const out = new Uint8Array(total)
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return size === undefined ? out : out.subarray(0, size)
}

const KINDS: Record<number, EntryKind> = { 1: 'storage', 2: 'stream', 5: 'root' }

function readDirectory(sectors: Sectors): Entry[] {
  const bytes = sectors.readChain(sectors.directoryStart)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = new TextDecoder('utf-16le')
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_SIZE <= bytes.length && entries.length < MAX_ENTRIES; at += ENTRY_SIZE) {
    const nameBytes = Math.min(64, view.getUint16(at + 64, true))
    entries.push({
      name: names.decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2))),
      kind: KINDS[view.getUint8(at + 66)] ?? 'unused',
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/** Path → entry of every stream. Each storage keeps its children in a tree of siblings. */
function walkDirectory(entries: Entry[], root: Entry): Map<string, Entry> {
  const paths = new Map<string, Entry>()
  const seen = new Set<number>()
  const queue = [{ index: root.child, folder: '', depth: 0 }]
  for (let item = queue.pop(); item; item = queue.pop()) {
    const entry = entries[item.index]
    if (!entry || seen.has(item.index) || item.depth > MAX_DEPTH) continue
    seen.add(item.index)
    const path = item.folder + entry.name
    if (entry.kind === 'stream') paths.set(path, entry)
    if (entry.kind === 'storage') queue.push({ index: entry.child, folder: `${path}/`, depth: item.depth + 1 })
    queue.push({ index: entry.left, folder: item.folder, depth: item.depth })
    queue.push({ index: entry.right, folder: item.folder, depth: item.depth })
  }
  return paths
}
