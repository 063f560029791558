import { JoinedReader } from './biff-records.ts'

/** A cell's text; `firstFont` is the font index of its first character, where rich text sets one. */
export type BiffText = { text: string; firstFont?: number }

const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

/** A string with 16-bit length: characters, then formatting runs and phonetic text, which are passed over. */
export function readString(reader: JoinedReader): BiffText {
  return readBody(reader, reader.uint16())
}

/** A string with 8-bit length, as in sheet names. */
export const readShortString = (reader: JoinedReader): string => readBody(reader, reader.uint8()).text

function readBody(reader: JoinedReader, length: number): BiffText {
  const flags = reader.uint8()
  const runs = flags & RICH ? reader.uint16() : 0
  const phoneticBytes = flags & PHONETIC ? reader.uint32() : 0
  const text = reader.characters(length, (flags & WIDE) !== 0)
  let firstFont: number | undefined
  for (let run = 0; run < runs; run++) {
    const at = reader.uint16()
    const font = reader.uint16()
    if (at === 0) firstFont = font
  }
  reader.skip(phoneticBytes)
  return firstFont === undefined ? { text } : { text, firstFont }
}

/** The shared strings of SST and its CONTINUE records, as many as are there: the declared count is not trusted. */
export function readSharedStrings(parts: readonly DataView[]): BiffText[] {
  const reader = new JoinedReader(parts)
  reader.skip(4)
  const count = reader.uint32()
  const strings: BiffText[] = []
  while (strings.length < count && !reader.isAtEnd) strings.push(readString(reader))
  return strings
}
