import { toArabicDigits } from '#src/domain/thai-text.ts'

/** A piece of a text; `tel`: the number to dial, where the piece is a telephone number. */
export type TextPiece = { text: string; tel: string | null }

/** Numbers as officials write them: "0 5555 5555", "0-5555-5555", "055 555 555", "๐ ๕๕๕๕ ๕๕๕๕", with one that goes on after "ต่อ" left out. */
const PHONE = /[0๐](?:[ -]?[\d๐-๙]){8,9}(?![\d๐-๙])/g

/** A text taken apart at its telephone numbers; together the pieces are the text. */
export function withPhones(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const { 0: number, index } of text.matchAll(PHONE)) {
    if (index > from) pieces.push({ text: text.slice(from, index), tel: null })
    pieces.push({ text: number, tel: toArabicDigits(number).replace(/\D/g, '') })
    from = index + number.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), tel: null })
  return pieces
}
