import { toArabicDigits } from '#src/domain/thai-text.ts'

const VILLAGES =
  /(?:หมู่(?:ที่|บ้านที่)?|(?<![ก-ฮ.])ม\.)\s*((?:\d{1,2}(?!\d|\.\d)\s*(?:[,/]|และ|-|–|ถึง)?\s*(?:(?:หมู่(?:ที่)?|(?<![ก-ฮ.])ม\.)\s*)?)+)/g

/** The villages (หมู่ที่) that a text names: "หมู่ที่ 3, 5 และ 7", "ม.2-4". Each once, in order. */
export function villagesIn(text: string | null): number[] {
  if (text === null || !/หมู่|ม\./.test(text)) return []
  const found = new Set<number>()
  for (const [, list = ''] of toArabicDigits(text).matchAll(VILLAGES))
    for (const part of list.split(/[,/]|และ|หมู่(?:ที่)?|ม\./)) addRange(found, part)
  return [...found].toSorted((a, b) => a - b)
}

function addRange(found: Set<number>, part: string): void {
  const numbers = (part.match(/\d{1,2}/g) ?? []).map(Number)
  const [from, to] = numbers
  if (from === undefined) return
  if (to === undefined || !/[-–]|ถึง/.test(part) || to < from) for (const number of numbers) found.add(number)
  else for (let number = from; number <= to; number++) found.add(number)
}
