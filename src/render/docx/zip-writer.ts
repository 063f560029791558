import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive; texts are written as UTF-8. */
export type ZipEntry = { path: string; content: string | Uint8Array }

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_HEADER = 0x02014b50
const DIRECTORY_END = 0x06054b50
const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATED = 8
/** 1 January 1980: the same document gives the same bytes. */
const DATE = 0x21

/** A zip file with the entries in this order, as office programs expect it. For less than 4 GB and 65,536 entries. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.path)
    const plain = typeof entry.content === 'string' ? Buffer.from(entry.content) : entry.content
    const packed = deflateRawSync(plain, { level: 6 })
    const facts = factsOf(name, plain, packed)
    parts.push(localHeader(facts), name, packed)
    directory.push(directoryHeader(facts, offset), name)
    offset += 30 + name.length + packed.length
  }
  const directorySize = directory.reduce((size, part) => size + part.length, 0)
  return Buffer.concat([...parts, ...directory, endOfDirectory(entries.length, directorySize, offset)])
}

/** The fields that both headers share. */
function factsOf(name: Buffer, plain: Uint8Array, packed: Buffer): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(VERSION, 0)
  facts.writeUInt16LE(UTF8_NAMES, 2)
  facts.writeUInt16LE(DEFLATED, 4)
  facts.writeUInt16LE(0, 6)
  facts.writeUInt16LE(DATE, 8)
  facts.writeUInt32LE(crc32(plain), 10)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(plain.length, 18)
  facts.writeUInt16LE(name.length, 22)
  return facts
}

function localHeader(facts: Buffer): Buffer {
  const signature = Buffer.alloc(4)
  signature.writeUInt32LE(LOCAL_HEADER)
  return Buffer.concat([signature, facts])
}

function directoryHeader(facts: Buffer, offset: number): Buffer {
  const start = Buffer.alloc(6)
  start.writeUInt32LE(DIRECTORY_HEADER, 0)
  start.writeUInt16LE(VERSION, 4)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([start, facts, rest])
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(DIRECTORY_END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
