import { sarabunFaces } from './sarabun.ts'

/** Where a text stands: how wide (pt), how large (pt), and whether bold; `indent` shortens the first line of each paragraph. */
export type TextRoom = { width: number; size: number; bold?: boolean; indent?: number }

const segmenter = new Intl.Segmenter('th', { granularity: 'word' })

const THAI = /[\u0e01-\u0e4e]/
/** May not begin a line: closing marks, signs that follow a word, and vowels or marks that hang on the letter before. */
const CLINGS_BACK = /^[)\]}”’»,.:;!?%/ๆฯ\-–\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]/
/** May not end a line: opening marks and the vowels written before their consonant. */
const CLINGS_ON = /[([{“‘«\u0e40-\u0e44]$/
/** What is left of a word when a splitter has gone wrong: one consonant alone before the word's end. */
const LONE_CONSONANT = /^[\u0e01-\u0e2e][\u0e48-\u0e4c]*(?![\u0e01-\u0e4e])/
const MARK = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/
/** A letter with the marks over and under it. */
const CLUSTER = /.[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*\u0e33?/gsu
/** Words of plans that the splitter of words takes apart, though nobody would write them on two lines. */
const WHOLE =
  /หมู่ที่|ตารางเมตร|ลูกบาศก์เมตร|กิโลเมตร|สถานที่|ดำเนินการ|ดำเนินงาน|โซลาร์เซลล์|สิ่งแวดล้อม|กระทุ่ม|ท้องถิ่น|เลือกตั้ง|น้อยกว่า|รับผิดชอบ|ล่วงลับ|โรงเรียน|ลอยกระทง|เสริมเหล็ก|งบประมาณ|ประชาสัมพันธ์|เส้นผ่านศูนย์กลาง|ติดตั้ง|ผู้สูงอายุ/g
/** Where a very long word may be parted. */
const SEAM = /(?<=คอนกรีต)เสริมเหล็ก/
/** Words that a number belongs to, and units that belong to a number: a line is not broken between the two. */
const BEFORE_NUMBER = /(ที่|ข้อ|พ\.ศ\.|หมู่|ม\.|ซอย) $/
const UNIT =
  /^(เมตร|ตารางเมตร|ลูกบาศก์เมตร|กิโลเมตร|เซนติเมตร|นิ้ว|คน|ราย|แห่ง|สาย|ชุด|ป้าย|ครั้ง|เครื่อง|คัน|ต้น|ตัว|บาท|วัน|หลัง|ตัน|ล้อ|วัตต์|แรงม้า|บีทียู|รายการ|โครงการ|หมู่บ้าน)/
const ENDS_IN_NUMBER = /[0-9๐-๙] $/
const NUMBER = /^[0-9๐-๙]/

const widths = [new Map<string, number>(), new Map<string, number>()] as const

/** Advance of a text in points. Kerning of Latin pairs is left out: it only makes lines narrower. */
export function widthOf(text: string, size: number, bold = false): number {
  const known = widths[bold ? 1 : 0]
  let sum = 0
  for (const character of text) {
    let advance = known.get(character)
    if (advance === undefined) {
      const face = sarabunFaces()[bold ? 1 : 0]
      advance = face ? face.glyphForCodePoint(character.codePointAt(0) ?? 32).advanceWidth / face.unitsPerEm : 0.6
      known.set(character, advance)
    }
    sum += advance
  }
  return sum * size
}

/** Pieces between which a line may be broken; a piece keeps the blank that follows it. */
export function unbreakables(paragraph: string): string[] {
  const kept = keptTogether(paragraph)
  const pieces: string[] = []
  let start = 0
  const cut = (at: number): void => {
    if (at > start && !kept.has(at) && maySplit(paragraph.slice(start, at), paragraph.slice(at))) {
      pieces.push(paragraph.slice(start, at))
      start = at
    }
  }
  for (const { segment, index } of segmenter.segment(paragraph)) {
    cut(index)
    const seam = segment.search(SEAM)
    if (seam > 0) cut(index + seam)
  }
  return [...pieces, paragraph.slice(start)]
}

/** Positions inside words that must stay whole. */
function keptTogether(paragraph: string): Set<number> {
  const inside = new Set<number>()
  for (const { index, 0: word } of paragraph.matchAll(WHOLE)) {
    for (let at = index + 1; at < index + word.length; at++) inside.add(at)
  }
  return inside
}

function maySplit(before: string, after: string): boolean {
  if (/^\s/.test(after) || CLINGS_BACK.test(after) || CLINGS_ON.test(before)) return false
  if (before.endsWith(' ')) {
    return !(BEFORE_NUMBER.test(before) && NUMBER.test(after)) && !(ENDS_IN_NUMBER.test(before) && UNIT.test(after))
  }
  if (before.endsWith('/')) return THAI.test(after[0] ?? '')
  const thaiBefore = THAI.test(before.at(-1) ?? '')
  if (thaiBefore && LONE_CONSONANT.test(after)) return false
  return thaiBefore && (THAI.test(after[0] ?? '') || NUMBER.test(after) || /^[([{“‘]/.test(after))
}

/** A piece that is wider than its room: broken between its words, and a word that is still too wide anywhere but before a mark. */
function chop(piece: string, width: number, { size, bold }: TextRoom): string[] {
  const parts: string[] = []
  const add = (unit: string): void => {
    const grown = (parts.at(-1) ?? '') + unit
    if (parts.length > 0 && (MARK.test(unit) || widthOf(grown.trimEnd(), size, bold) <= width))
      parts[parts.length - 1] = grown
    else parts.push(unit)
  }
  for (const { segment } of segmenter.segment(piece)) {
    if (widthOf(segment, size, bold) <= width) add(segment)
    else for (const cluster of segment.match(CLUSTER) ?? []) add(cluster)
  }
  return parts
}

/** Lines that fill the room one after another; line ends of the text are kept. Never empty: an empty text is one empty line. */
export function breakLines(text: string, room: TextRoom): string[] {
  const { width, size, bold = false, indent = 0 } = room
  return [
    ...remembered(`${width} ${size} ${bold} ${indent} ${text}`, () =>
      text.split('\n').flatMap((part) => fill(part, room)),
    ),
  ]
}

/** How many texts are remembered, at most twice: a book of some 300 projects. */
const REMEMBERED = 4_000
let recent = new Map<string, readonly string[]>()
let older = new Map<string, readonly string[]>()

/** Most texts of an edited book were in the book before, and in many places of it. What has not been asked for lately is let go. */
function remembered(key: string, work: () => readonly string[]): readonly string[] {
  const lines = recent.get(key) ?? older.get(key) ?? work()
  if (recent.size >= REMEMBERED) {
    older = recent
    recent = new Map()
  }
  recent.set(key, lines)
  return lines
}

/** A hair less than the room, so that the typesetter never breaks a line again. */
const SLACK = 0.4

function fill(paragraph: string, room: TextRoom): string[] {
  const { width, size, bold = false, indent = 0 } = room
  const lines: string[] = []
  let line = ''
  const limit = (): number => width - SLACK - (lines.length === 0 ? indent : 0)
  for (const piece of unbreakables(paragraph)) {
    const parts = widthOf(piece.trimEnd(), size, bold) > limit() ? chop(piece, width - SLACK - indent, room) : [piece]
    for (const part of parts) {
      if (line !== '' && widthOf((line + part).trimEnd(), size, bold) > limit()) {
        lines.push(line.trimEnd())
        line = part
      } else line += part
    }
  }
  return [...lines, line.trimEnd()]
}

/** As few lines as `breakLines` makes, but of nearly equal length: for headings of columns. */
export function balanceLines(text: string, room: TextRoom): string[] {
  let best = breakLines(text, room)
  for (let width = room.width - 4; width > room.width / 3; width -= 4) {
    const narrower = breakLines(text, { ...room, width })
    if (narrower.length > best.length || isChopped(narrower, text, { ...room, width })) break
    best = narrower
  }
  return best
}

const isChopped = (lines: readonly string[], text: string, { width, size, bold }: TextRoom): boolean =>
  lines.length > 0 && unbreakables(text).some((piece) => widthOf(piece.trimEnd(), size, bold) > width - SLACK)

/** The beginning of a text that goes where PDF allows no long ones (title, bookmarks, texts for screen readers). */
export const shortened = (text: string, length = 400): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`

/** A heading that also becomes a bookmark: shortened, and broken into lines only where a single word is wider than its room. */
export function fitHeading(text: string, room: TextRoom): string {
  const heading = shortened(text)
  return isChopped([heading], heading, room) ? breakLines(heading, room).join('\n') : heading
}
