import { normaliseThai, toArabicDigits } from './thai-text.ts'

/** Highest number of a village (หมู่ที่) that is taken; the largest tambon has some thirty. */
export const MAX_VILLAGE = 99

/** Most villages of one project. */
export const MAX_VILLAGES = 60

/** "หมู่ที่", "หมู่", "ม." before a number; neither the end of another word nor metres ("ยาว 40 ม. 2 ช่วง"). */
const WORD = /(?:หมู่(?:(?:บ้าน)?ที่)?|(?<![ก-๙\d]|\d )ม\.|(?<![ก-๙\d.]|\d )ม(?=\s?\d))\s*(?=\d)/g
/** No part of a measure, a house number or a date ("12.50", "3/5"). */
const NUMBER = /^\d{1,3}(?![\d./]?\d)/
const TO = /^\s*(?:[-–—]|ถึง)\s*(?:หมู่(?:ที่)?|ม\.)?\s*(?=\d)/
const AND = /^\s*(?:,|และ|กับ|,\s*และ)\s*(?:หมู่(?:ที่)?|ม\.)?\s*(?=\d)/

/**
 * The villages (หมู่ที่) that the text of a place names, each once, smallest first: "หมู่ที่ 3, 5 และ ๗" → 3, 5, 7; "ม.3-5" → 3, 4, 5. Numbers
 * that no word of village stands before do not count.
 */
export function villagesIn(placeText: string): number[] {
  const text = toArabicDigits(normaliseThai(placeText)).replaceAll('\n', ' ')
  const found = new Set<number>()
  let readTo = 0
  for (const word of text.matchAll(WORD)) {
    const start = word.index + word[0].length
    // A word within a list was read with it; from each word of a long list to its end would be a second's work.
    if (start < readTo) continue
    const run = runAt(text, start)
    readTo = run.end
    for (const village of run.villages) found.add(village)
  }
  return [...found].toSorted((a, b) => a - b).slice(0, MAX_VILLAGES)
}

/** One number or a range of them. */
const TYPED_PART = /^(\d{1,3})(?:-(\d{1,3}))?$/

/**
 * The villages that a person typed into a field for nothing else, each once, smallest first: "1, 3-5", "หมู่ที่ ๑ และ ๙"; empty for an empty
 * text. Null when any part is no number of a village: then nothing of it may be taken.
 */
export function parseVillages(typed: string): number[] | null {
  const parts = toArabicDigits(normaliseThai(typed))
    .replace(/หมู่(?:บ้าน)?(?:ที่)?|ม\.|และ|กับ/g, ',')
    .replace(/\s*(?:[-–—]|ถึง)[\s,]*/g, '-')
    .split(/[\s,;/]+/)
    .filter((part) => part !== '')
  const villages = new Set<number>()
  for (const part of parts) {
    const [, first, last = first] = TYPED_PART.exec(part) ?? []
    const [from, to] = [Number(first), Number(last)]
    if (first === undefined || from < 1 || to > MAX_VILLAGE || from > to) return null
    for (let village = from; village <= to; village++) villages.add(village)
  }
  return [...villages].toSorted((a, b) => a - b)
}

/** The numbers from a place in the text on, as far as commas, "และ" and "ถึง" join them, and where what was read ends. */
function runAt(text: string, start: number): { villages: number[]; end: number } {
  const villages: number[] = []
  let at = start
  let rangeFrom: number | null = null
  for (;;) {
    const number = NUMBER.exec(text.slice(at, at + 8))
    if (!number) return { villages, end: at }
    const village = Number(number[0])
    if (village < 1 || village > MAX_VILLAGE) return { villages, end: at }
    for (let each = rangeFrom ?? village; each < village; each++) villages.push(each)
    villages.push(village)
    at += number[0].length
    const rest = text.slice(at, at + 24)
    const [to, and] = [TO.exec(rest), AND.exec(rest)]
    rangeFrom = to ? village : null
    const joint = to ?? and
    if (!joint) return { villages, end: at }
    at += joint[0].length
  }
}
