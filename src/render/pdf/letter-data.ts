import type { LetterFile, OfficialLetter } from '#src/render/official-letter.ts'
import { qrSvg } from '#src/render/qr-code.ts'
import { BODY_SIZE, FIRST_LINE_INDENT, PORTRAIT_ROOM } from './layout.ts'
import { breakLines, shortened, widthOf } from './line-breaks.ts'
import { deepPrintable } from './printable.ts'

// These repeat the measures of the template (letter.typ), in points.
/** Left of the texts of เรื่อง and เรียน. */
const FIELD_INDENT = 39.7
const SMALL_SIZE = 8.5
/** Name and place of the office, at the right. */
const SENDER_ROOM = { width: 215, size: BODY_SIZE }
/** Beside the QR code. */
const CONTACT_ROOM = { width: 270, size: BODY_SIZE }
const FULL_ROOM = { width: PORTRAIT_ROOM, size: BODY_SIZE }

type LetterData = Omit<OfficialLetter, 'from' | 'contact' | 'answer'> & {
  from: string
  contact: string
  answer: { svg: string; caption: string; address: string; note: string } | null
}

/** What the template prints, its lines broken. */
export type LettersData = {
  date: { year: number; month: number; day: number }
  title: string
  officeName: string
  letters: LetterData[]
}

/** The letters as the template reads them. @param createdAt becomes the date of the file */
export function letterData(raw: LetterFile, createdAt: Date): LettersData {
  const file = deepPrintable(raw)
  return {
    date: { year: createdAt.getUTCFullYear(), month: createdAt.getUTCMonth() + 1, day: createdAt.getUTCDate() },
    title: shortened(file.title),
    officeName: shortened(file.officeName),
    letters: file.letters.map(oneLetter),
  }
}

const lines = (text: string, room: { width: number; size: number; indent?: number }): string =>
  breakLines(text, room).join('\n')

function oneLetter(letter: OfficialLetter): LetterData {
  const { answer } = letter
  const field = { width: PORTRAIT_ROOM - FIELD_INDENT, size: BODY_SIZE }
  return {
    ...letter,
    from: letter.from.map((line) => lines(line, SENDER_ROOM)).join('\n'),
    subject: lines(letter.subject, field),
    to: lines(letter.to, field),
    paragraphs: letter.paragraphs.map((text) => lines(text, { ...FULL_ROOM, indent: FIRST_LINE_INDENT })),
    contact: letter.contact.map((line) => lines(line, answer ? CONTACT_ROOM : FULL_ROOM)).join('\n'),
    answer: answer
      ? {
          svg: qrSvg(answer.modules),
          caption: answer.caption,
          address: addressLines(answer.address),
          note: lines(answer.note, { width: PORTRAIT_ROOM, size: SMALL_SIZE }),
        }
      : null,
  }
}

/** An address has no words at which it could be broken: broken where the line is full. */
function addressLines(address: string): string {
  const parts: string[] = []
  let line = ''
  for (const character of address) {
    if (line !== '' && widthOf(line + character, SMALL_SIZE) > PORTRAIT_ROOM - 1) {
      parts.push(line)
      line = character
    } else line += character
  }
  return [...parts, line].join('\n')
}
