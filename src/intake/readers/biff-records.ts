import { damaged } from '../refusals.ts'

/** One record of a BIFF8 stream. `start` is its place in the stream, by which BOUNDSHEET points to sheets. */
export type BiffRecord = { type: number; data: DataView; start: number }

/** The record types that are read; all others are passed over. */
export const BIFF = {
  BOF: 0x0809,
  EOF: 0x000a,
  FILEPASS: 0x002f,
  BOUNDSHEET: 0x0085,
  SST: 0x00fc,
  CONTINUE: 0x003c,
  FONT: 0x0031,
  FORMAT: 0x041e,
  XF: 0x00e0,
  XFEXT: 0x087d,
  PALETTE: 0x0092,
  ROW: 0x0208,
  COLINFO: 0x007d,
  DEFCOLWIDTH: 0x0055,
  DEFAULTROWHEIGHT: 0x0225,
  LABELSST: 0x00fd,
  LABEL: 0x0204,
  RSTRING: 0x00d6,
  RK: 0x027e,
  MULRK: 0x00bd,
  NUMBER: 0x0203,
  FORMULA: 0x0006,
  STRING: 0x0207,
  BOOLERR: 0x0205,
  BLANK: 0x0201,
  MULBLANK: 0x00be,
  MERGECELLS: 0x00e5,
  MSODRAWING: 0x00ec,
  OBJ: 0x005d,
  TXO: 0x01b6,
  HEADER: 0x0014,
} as const

/** Version number that BOF gives for Excel 97 and later. */
export const BIFF8_VERSION = 0x0600

/** The records from `offset` on, up to the EOF that ends the substream begun there (nested ones, of charts, included). @throws UnreadableFile 'damaged' when it does not end */
export function* substream(stream: Uint8Array, offset: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let depth = 0
  for (let at = offset; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > stream.length) throw damaged()
    yield { type, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length), start: at }
    if (type === BIFF.BOF) depth++
    if (type === BIFF.EOF && --depth <= 0) return
    at += 4 + length
  }
  throw damaged()
}

/**
 * Reads bytes that run over a record and its CONTINUE records as if they were one.
 * Characters are the exception: where they run over, the next record begins with a byte that says how wide they are from there.
 */
export class JoinedReader {
  readonly #parts: readonly DataView[]
  #part = 0
  #at = 0

  constructor(parts: readonly DataView[]) {
    this.#parts = parts
  }

  get isAtEnd(): boolean {
    return this.#left() === 0
  }

  uint8(): number {
    if (this.#left() === 0) throw damaged()
    return this.#current().getUint8(this.#at++)
  }

  uint16(): number {
    return this.uint8() | (this.uint8() << 8)
  }

  uint32(): number {
    return this.uint16() + this.uint16() * 0x10000
  }

  skip(count: number): void {
    for (let left = count; left > 0;) {
      const step = Math.min(left, this.#left())
      if (step === 0) throw damaged()
      this.#at += step
      left -= step
    }
  }

  /** `count` characters, two bytes each (UTF-16) or one (its lower half). */
  characters(count: number, isWide: boolean): string {
    let text = ''
    let wide = isWide
    for (let left = count; left > 0;) {
      const part = this.#current()
      const available = part.byteLength - this.#at
      if (available === 0) {
        this.#part++
        this.#at = 0
        wide = (this.#current().getUint8(this.#at++) & 1) === 1
        continue
      }
      const step = Math.min(left, wide ? available >>> 1 : available)
      if (step === 0) throw damaged()
      text += decodeCharacters(part, this.#at, step, wide)
      this.#at += wide ? step * 2 : step
      left -= step
    }
    return text
  }

  /** Bytes left in the present part; goes on to the next one when it is used up. 0 at the very end. */
  #left(): number {
    for (;;) {
      const part = this.#parts[this.#part]
      if (!part) return 0
      if (this.#at < part.byteLength) return part.byteLength - this.#at
      if (this.#part + 1 >= this.#parts.length) return 0
      this.#part++
      this.#at = 0
    }
  }

  #current(): DataView {
    const part = this.#parts[this.#part]
    if (!part) throw damaged()
    return part
  }
}

function decodeCharacters(view: DataView, at: number, count: number, isWide: boolean): string {
  const bytes = Buffer.from(view.buffer, view.byteOffset + at, isWide ? count * 2 : count)
  // Narrow characters are the lower halves of UTF-16, whatever code page the file names.
  return bytes.toString(isWide ? 'utf16le' : 'latin1')
}
