import { JoinedReader } from './biff-records.ts'

/** A cell's text. `fonts`: font indexes of the runs of rich text; before the first run, if it begins later, the cell's own font holds. */
export type BiffText = { text: string; fonts?: number[]; startsWithOwnFont?: boolean }

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
  const fonts: number[] = []
  let startsWithOwnFont = true
  for (let run = 0; run < runs; run++) {
    if (reader.uint16() === 0) startsWithOwnFont = false
    fonts.push(reader.uint16())
  }
  reader.skip(phoneticBytes)
  return runs === 0 ? { text } : { text, fonts, startsWithOwnFont }
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
