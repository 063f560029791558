import type { Grid } from '../grid.ts'
import { emptyFile, tooLarge, wrongType } from '../refusals.ts'
import { SheetBuilder, cellBudget } from '../sheet-builder.ts'
import { decodeText } from './csv-encoding.ts'

const DELIMITERS = [',', ';', '\t', '|']
const SAMPLE_CHARACTERS = 60_000
/** Unclosed quotes that are forgiven one by one; after so many every quote is a plain character. */
const FORGIVEN_QUOTES = 20
const MAX_FIELD = 100_000
/** A plan of 3,000 rows takes 2 MiB in UTF-8. */
const MAX_BYTES = 16 * 2 ** 20
const MAX_FIELDS = 2_000_000

/** Splits a text into records of fields; keeps its place so that an unclosed quote can be taken back. */
class RecordSplitter {
  readonly #text: string
  readonly #delimiter: string
  readonly records: string[][] = []
  #record: string[] = []
  #at = 0
  #forgiven = 0
  #fields = 0

  constructor(text: string, delimiter: string) {
    this.#text = text
    this.#delimiter = delimiter
  }

  run(): string[][] {
    while (this.#at < this.#text.length) {
      this.#record.push(this.#field())
      if (++this.#fields > MAX_FIELDS) throw tooLarge()
      const end = this.#text[this.#at]
      if (end === this.#delimiter) {
        this.#at++
        if (this.#at === this.#text.length) this.#record.push('')
      } else this.#endRecord(end)
    }
    if (this.#record.length > 0) this.#endRecord(undefined)
    return this.records
  }

  #endRecord(end: string | undefined): void {
    this.records.push(this.#record)
    this.#record = []
    if (end === undefined) return
    this.#at += end === '\r' && this.#text[this.#at + 1] === '\n' ? 2 : 1
  }

  /** Reads one field and stops at what ended it. A quote counts at the field's start only: `6"` is six inches. */
  #field(): string {
    if (this.#text[this.#at] !== '"' || this.#forgiven > FORGIVEN_QUOTES) return this.#bare()
    const start = this.#at
    let value = ''
    for (this.#at++; ;) {
      const quote = this.#text.indexOf('"', this.#at)
      if (quote === -1 || quote - start > MAX_FIELD) {
        // Never closed: the quote was a character, or the rest of the file would vanish into one cell.
        this.#forgiven++
        this.#at = start
        return this.#bare()
      }
      value += this.#text.slice(this.#at, quote)
      this.#at = quote + 1
      if (this.#text[this.#at] !== '"') break
      value += '"'
      this.#at++
    }
    return value + this.#bare()
  }

  #bare(): string {
    const start = this.#at
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at]
      if (character === this.#delimiter || character === '\n' || character === '\r') break
    }
    return this.#text.slice(start, this.#at)
  }
}

/**
 * All records of a delimited text, blank ones too (references count them). Quoted fields may hold delimiters and line ends.
 * @param delimiter one character
 */
export const splitRecords = (text: string, delimiter: string): string[][] => new RecordSplitter(text, delimiter).run()

/**
 * How well a delimiter explains the text: the records that agree on their number of columns, times that number, times their share of all
 * records it divides. Title lines and commas in sentences do not agree.
 */
function score(sample: string, delimiter: string): number {
  const agreeing = new Map<number, number>()
  let divided = 0
  for (const record of splitRecords(sample, delimiter)) {
    if (record.length === 1) continue
    divided++
    agreeing.set(record.length, (agreeing.get(record.length) ?? 0) + 1)
  }
  return Math.max(0, ...Array.from(agreeing, ([columns, records]) => (columns * records * records) / divided))
}

/** The delimiter that gives the most even table; a comma when nothing divides the text. */
export function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const points = score(sample, delimiter)
    if (points > bestScore) [best, bestScore] = [delimiter, points]
  }
  return best
}

/** Excel's own first line that names the delimiter; it holds nothing, but is counted as a record. */
const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n?|\n|$)/i

// eslint-disable-next-line no-control-regex -- control characters are what tells text from other files
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g

/**
 * Reads delimited text in UTF-8, UTF-16 or Windows-874. Row n of the grid is record n + 1 of the file, a line `sep=;` counted.
 * @throws UnreadableFile when it is empty or not text
 */
export function readCsv(bytes: Uint8Array): Grid {
  if (bytes.length > MAX_BYTES) throw tooLarge()
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  if (text.trim() === '') throw emptyFile()
  if ((text.match(NOT_TEXT)?.length ?? 0) > text.length / 500) throw wrongType('ไฟล์ที่ระบบไม่รู้จัก')
  const separator = SEPARATOR_LINE.exec(text)
  const body = separator ? text.slice(separator[0].length) : text
  const builder = new SheetBuilder('', false, cellBudget())
  const firstRow = separator ? 1 : 0
  splitRecords(body, separator?.[1] ?? delimiterOf(body)).forEach((record, row) => {
    record.forEach((field, column) => {
      if (field !== '') builder.put(firstRow + row, column, { text: field.replace(/\r\n?/g, '\n') })
    })
  })
  return { format: 'csv', sheets: [builder.finish()], notices: [] }
}
