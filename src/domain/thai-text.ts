/** Which numerals a document is written with. */
export type Digits = 'thai' | 'arabic'

const THAI_ZERO = 0x0e50

/** ๐–๙ → 0–9; all else untouched. */
export const toArabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO))

/**
 * Digits of Latin words and codes ("3Rs", "COVID-19", "A4", "PM2.5", "2.5kg") stay Arabic, as officials write them; the numbers of
 * dimensions ("4.00x100.50") are numbers. Whole numbers are taken, also where one follows a code without a blank ("1kg1.5"), so that
 * none is left half in one kind of numerals.
 */
// The looks back keep a long run of letters or digits from being tried again from each of them, the 80 a chain of letters and hyphens.
const LATIN_CODE =
  /(?<size>(?<!\d[.,]*)\d[\d.,]*(?:[xX]\d[\d.,]*)+(?![A-Za-z\d.,]))|(?:(?<![A-Za-z])[A-Za-z][A-Za-z0-9.\-/_]{0,80}\d[A-Za-z0-9]*|(?<!\d[.,]*)\d[\d.,]*[A-Za-z][A-Za-z0-9]*)(?:(?<=\d)[.,]+\d[A-Za-z0-9]*)*/g

const LATIN = /[A-Za-z]/

const allToThai = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(THAI_ZERO + Number(digit)))

/** 0–9 → ๐–๙, but for digits inside Latin words and codes. */
export function toThaiDigits(text: string): string {
  if (!LATIN.test(text)) return allToThai(text)
  let out = ''
  let from = 0
  for (const code of text.matchAll(LATIN_CODE)) {
    if (code.groups?.['size'] !== undefined) continue
    out += allToThai(text.slice(from, code.index)) + code[0]
    from = code.index + code[0].length
  }
  return out + allToThai(text.slice(from))
}

/** The text in the numerals of a document, whichever it was typed with. */
export const withDigits = (text: string, digits: Digits): string =>
  digits === 'thai' ? toThaiDigits(text) : toArabicDigits(text)

/** Nothing but plain characters that NFC leaves alone. */
const PLAIN = /^[\n\x20-\x7e\u0e01-\u0e4c\u0e4f-\u0e5b\u2010-\u2027]*$/
/** Plain characters in an order that normalising would change: blanks, เเ, marks below a letter after others. */
const UNSETTLED = /^[ \n]|[ \n]$| [ \n]|\n(?: |\n\n)|\u0e40\u0e40|[\u0e38\u0e39\u0e48-\u0e4b][\u0e38-\u0e3a]/

/**
 * Text as it is stored: NFC, decomposed sara am composed (ํ + า → ำ, also around a tone mark), เเ → แ, no-break and odd spaces made
 * plain, zero-width characters and soft hyphens dropped, control characters and the marks that turn the direction of writing dropped
 * (they make a text read otherwise than it is), line ends '\n', no blanks at the ends of lines. Half a character, which no database takes,
 * becomes U+FFFD.
 * Digits are kept as typed. Idempotent.
 */
export function normaliseThai(text: string): string {
  // Nearly every text of a plan is as it should be, and a plan has tens of thousands.
  if (PLAIN.test(text) && !UNSETTLED.test(text)) return text
  return (
    text
      .toWellFormed()
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\u00ad\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu, '')
      // eslint-disable-next-line no-control-regex -- control characters are what is being removed
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
      .normalize('NFC')
      .replace(/[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
      .replace(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, '$1\u0e33')
      .replace(/([\u0e48-\u0e4b])\u0e4d\u0e32/g, '$1\u0e33')
      .replace(/\u0e40\u0e40/g, '\u0e41')
      // Runs of blanks are made one first: looked for before a line end, a long run would be tried again from each of its blanks.
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** As `normaliseThai`; null for a text that says nothing. */
export const textOrNull = (text: string): string | null => normaliseThai(text) || null

/** Shadow for comparing and finding: normalised, Arabic digits, lower case, no white space. Never shown. */
export const foldThai = (text: string): string =>
  // Normalised before the blanks go, so that a stored text has the shadow of what was typed; and after, as letters meet that stood apart.
  toArabicDigits(normaliseThai(normaliseThai(text).replace(/\s+/g, ''))).toLowerCase()
