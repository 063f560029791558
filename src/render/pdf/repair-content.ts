import { codesOf, hex, withCodes } from './glyph-codes.ts'
import { actualText, SARA_AM, type RepairedFont } from './repair-font.ts'

/** What a show operator draws: glyph codes, the true text, and whether that text has marks that a reader may misplace. */
type Shown = { codes: number[]; text: string; hasMarks: boolean; isOnlyMarks: boolean }

/** A show operator ("(…) Tj" or "[…] TJ") of a page. */
type Show = Shown & {
  /** Its line in the content. */
  line: number
  font: RepairedFont
  /** "/f0 10.5 Tf" */
  fontLine: string
  /** "1 0 0 -1 x y cm": where its group is put on the page. */
  groupLine: string
  /** "1 0 0 -1 x y Tm": where it begins in the group, y downwards. */
  placeLine: string
  /** Position → code that is written instead. */
  replaced: Map<number, number>
  /** Marks that are drawn a little higher or lower and so stand in an operator of their own; then perhaps a blank. */
  followers: Show[]
  isJoined: boolean
}

/**
 * Rewrites the drawing operators of a page. All replacement texts are taken out; letters with marks get a true one, as readers that
 * sort glyphs by position (poppler) would put some marks behind the next letter. Operators stand one on a line, as Typst writes them; strings hold no bare line ends.
 * @param content decoded as latin1
 * @param fonts by resource name ("f0")
 */
export function repairContent(content: string, fonts: ReadonlyMap<string, RepairedFont>): string {
  const lines = withoutReplacementTexts(content)
  const shows = showsIn(lines, fonts)
  markSaraAm(shows)
  joinMarks(shows)
  for (const show of shows) {
    if (show.isJoined || (show.replaced.size === 0 && show.followers.length === 0 && !show.hasMarks)) continue
    const operators = [withCodes(lines[show.line] ?? '', show.replaced)]
    for (const follower of show.followers) {
      const operator = withCodes(lines[follower.line] ?? '', follower.replaced)
      operators.push(follower.isOnlyMarks ? joined(show, follower, operator) : `${follower.placeLine}\n${operator}`)
      lines[follower.line] = ''
    }
    const text = [show, ...show.followers].map(textOf).join('')
    lines[show.line] = [`/Span <</ActualText ${actualText(text)}>> BDC`, ...operators, 'EMC'].join('\n')
  }
  return lines.filter((line) => line !== '').join('\n')
}

/** The lines of a page without the marks of replacement texts, and without what Typst repeats. */
function withoutReplacementTexts(content: string): string[] {
  const lines: string[] = []
  const kept: boolean[] = []
  let fontLine = ''
  for (const line of content.split('\n')) {
    switch (line.slice(-2)) {
      case 'DC':
        kept.push(!endsInReplacementText(lines))
        if (kept.at(-1) === false) {
          lines.length -= 2
          continue
        }
        break
      case 'MC':
        if (line === 'EMC' && kept.pop() === false) continue
        break
      case 'BT':
        // The font is repeated before every operator; once in a text object is enough.
        fontLine = ''
        break
      case 'Tf':
        if (fontLine === line) continue
        fontLine = line
        break
      case 'Tr':
        if (line === FILLED) continue
    }
    lines.push(line)
  }
  return lines
}

/** The show operators among the lines, each with the font and the places that hold where it stands. */
function showsIn(lines: readonly string[], fonts: ReadonlyMap<string, RepairedFont>): Show[] {
  const shows: Show[] = []
  const read = reader()
  const state = { fontLine: '', groupLine: '', placeLine: '' }
  for (const [at, line] of lines.entries()) {
    switch (line.slice(-2)) {
      case 'BT':
        state.fontLine = ''
        break
      case 'cm':
        state.groupLine = line
        break
      case 'Tm':
        state.placeLine = line
        break
      case 'Tf':
        state.fontLine = line
        break
      case 'Tj':
      case 'TJ': {
        const font = fonts.get(state.fontLine.slice(1, state.fontLine.indexOf(' ')))
        const own = { replaced: new Map<number, number>(), followers: [], isJoined: false }
        if (font) shows.push({ ...state, line: at, font, ...read(line, font), ...own })
      }
    }
  }
  return shows
}

/** How text is drawn unless told otherwise, and the only way that the book draws it. */
const FILLED = '0 Tr'

const endsInReplacementText = (lines: readonly string[]): boolean =>
  lines.at(-1)?.startsWith('  /ActualText') === true && lines.at(-2)?.endsWith('/Span <<') === true

/** The shift in "1 0 0 -1 x y cm" or "… Tm". */
const shiftOf = (line: string): [x: number, y: number] => {
  const [x = 0, y = 0] = line.split(' ').slice(-3, -1).map(Number)
  return [x, y]
}

/** Points by which a mark's operator begins before the mark. */
const HEAD_START = 0.5

/**
 * Draws a mark in the group of its letter, where it was. Chrome's reader sorts operators by where they begin; a mark begins where the next
 * letter does, or even after it, so a silent blank is put before it that begins a little earlier.
 */
function joined(letter: Show, mark: Show, operator: string): string {
  const [groupX, groupY] = shiftOf(letter.groupLine)
  const [markGroupX, markGroupY] = shiftOf(mark.groupLine)
  const [placeX, placeY] = shiftOf(mark.placeLine)
  const x = markGroupX + placeX - groupX
  const y = Number((groupY - markGroupY + placeY).toFixed(4))
  const { silence } = mark.font
  if (silence === undefined) return `1 0 0 -1 ${Number(x.toFixed(4))} ${y} Tm\n${operator}`
  const size = Number(mark.fontLine.split(' ')[1])
  const back = Number((silence.width - (HEAD_START * 1000) / size).toFixed(3))
  const shown = operator.replace(/^\[?(.*?)\]? T[jJ]$/, '$1')
  return `1 0 0 -1 ${Number((x - HEAD_START).toFixed(4))} ${y} Tm\n[<${hex(silence.code)}> ${back} ${shown}] TJ`
}

/** Finds each ring that is followed by a stroke, also where they stand in two operators. */
function markSaraAm(shows: readonly Show[]): void {
  let before: { show: Show; at: number } | undefined
  for (const show of shows) {
    for (const [at, code] of show.codes.entries()) {
      const stroke = show.font.strokes.get(code)
      if (stroke !== undefined && before?.show.font === show.font) {
        const ring = show.font.rings.get(before.show.codes[before.at] ?? 0)
        if (ring !== undefined) {
          before.show.replaced.set(before.at, ring)
          show.replaced.set(at, stroke)
        }
      }
      before = { show, at }
    }
  }
}

const MARK = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/
const ONLY_MARKS = /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+$/

/** Reads show operators; the same few syllables return all the time, so each is taken apart once. */
function reader(): (operator: string, font: RepairedFont) => Shown {
  const known = new Map<RepairedFont, Map<string, Shown>>()
  return (operator, font) => {
    let ofFont = known.get(font)
    if (ofFont === undefined) known.set(font, (ofFont = new Map<string, Shown>()))
    let shown = ofFont.get(operator)
    if (shown === undefined) {
      const codes = codesOf(operator)
      const text = codes.map((code) => font.texts.get(code) ?? '').join('')
      shown = { codes, text, hasMarks: MARK.test(text), isOnlyMarks: ONLY_MARKS.test(text) }
      ofFont.set(operator, shown)
    }
    return shown
  }
}

/**
 * Gives marks that stand alone in an operator to the operator of their letter, and a lone blank to the letter with marks before it:
 * Chrome's reader would lose the blank beside a replacement text.
 */
function joinMarks(shows: readonly Show[]): void {
  let letter: Show | undefined
  for (const show of shows) {
    const isSameFont = letter?.fontLine === show.fontLine
    const isBlank =
      show.text === ' ' && letter?.groupLine === show.groupLine && (letter.hasMarks || letter.replaced.size > 0)
    if (letter !== undefined && isSameFont && (show.isOnlyMarks || isBlank)) {
      letter.followers.push(show)
      show.isJoined = true
      if (isBlank) letter = undefined
    } else letter = show
  }
}

function textOf({ codes, replaced, font, text }: Show): string {
  if (replaced.size === 0) return text
  return codes
    .map((code, at) => font.texts.get(replaced.get(at) ?? code) ?? '')
    .join('')
    .replaceAll('\u2060', '')
    .replaceAll('\u0e4d\u0e32', SARA_AM)
}
