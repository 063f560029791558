import { codesOf, withCodes } from './glyph-codes.ts'
import { actualText, SARA_AM, type RepairedFont } from './repair-font.ts'

type Point = { x: number; y: number }

/** A show operator ("(…) Tj" or "[…] TJ") of a page. */
type Show = {
  /** Its line in the content. */
  line: number
  font: RepairedFont
  /** "/f0 10.5 Tf" */
  fontLine: string
  /** Where its group is put on the page, and where it begins in the group (y downwards). */
  group: Point
  place: Point
  codes: number[]
  /** Position → code that is written instead. */
  replaced: Map<number, number>
  /** Marks that are drawn a little higher or lower and so stand in an operator of their own. */
  marks: Show[]
}

/**
 * Rewrites the drawing operators of a page. All replacement texts are taken out; letters with marks get a true one, as readers that
 * sort glyphs by position (poppler) would put some marks behind the next letter. Operators stand one on a line, as Typst writes them; strings hold no bare line ends.
 * @param content decoded as latin1
 * @param fonts by resource name ("f0")
 */
export function repairContent(content: string, fonts: ReadonlyMap<string, RepairedFont>): string {
  const { lines, shows } = withoutReplacementTexts(content, fonts)
  markSaraAm(shows)
  joinMarks(shows)
  for (const show of shows) {
    if (show.replaced.size === 0 && show.marks.length === 0 && !MARK.test(textOf(show))) continue
    const operators = [withCodes(lines[show.line] ?? '', show.replaced)]
    for (const mark of show.marks) {
      operators.push(`1 0 0 -1 ${offset(show, mark)} Tm`, withCodes(lines[mark.line] ?? '', mark.replaced))
      lines[mark.line] = ''
    }
    const text = [show, ...show.marks].map(textOf).join('')
    lines[show.line] = [`/Span <</ActualText ${actualText(text)}>> BDC`, ...operators, 'EMC'].join('\n')
  }
  return lines.filter((line) => line !== '').join('\n')
}

type Tokens = { lines: string[]; shows: Show[] }

function withoutReplacementTexts(content: string, fonts: ReadonlyMap<string, RepairedFont>): Tokens {
  const lines: string[] = []
  const shows: Show[] = []
  const kept: boolean[] = []
  const state = { fontLine: '', group: { x: 0, y: 0 }, place: { x: 0, y: 0 } }
  for (const line of content.split('\n')) {
    if (line.endsWith(' BDC') || line.endsWith(' BMC')) {
      kept.push(!endsInReplacementText(lines))
      if (kept.at(-1) === false) {
        lines.length -= 2
        continue
      }
    } else if (line === 'EMC') {
      if (kept.pop() === false) continue
    } else if (line.endsWith(' cm')) state.group = pointOf(line)
    else if (line.endsWith(' Tm')) state.place = pointOf(line)
    else if (line.endsWith(' Tf')) state.fontLine = line
    else if (line.endsWith(' Tj') || line.endsWith(' TJ')) {
      const font = fonts.get(state.fontLine.slice(1, state.fontLine.indexOf(' ')))
      if (font) shows.push({ ...state, line: lines.length, font, codes: codesOf(line), replaced: new Map(), marks: [] })
    }
    lines.push(line)
  }
  return { lines, shows }
}

const endsInReplacementText = (lines: readonly string[]): boolean =>
  lines.at(-1)?.startsWith('  /ActualText') === true && lines.at(-2)?.endsWith('/Span <<') === true

/** The shift in "1 0 0 -1 x y cm" or "… Tm". */
function pointOf(line: string): Point {
  const [x = 0, y = 0] = line.split(' ').slice(-3, -1).map(Number)
  return { x, y }
}

/** Where a mark begins as seen from the group of the letter that it belongs to. */
function offset(letter: Show, mark: Show): string {
  const x = mark.group.x + mark.place.x - letter.group.x
  const y = letter.group.y - mark.group.y + mark.place.y
  return `${Number(x.toFixed(4))} ${Number(y.toFixed(4))}`
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

/** Gives marks that stand alone in an operator to the operator of their letter. */
function joinMarks(shows: readonly Show[]): void {
  let letter: Show | undefined
  for (const show of shows) {
    const isMarks = ONLY_MARKS.test(show.codes.map((code) => show.font.texts.get(code) ?? '').join(''))
    if (isMarks && letter?.fontLine === show.fontLine) letter.marks.push(show)
    else letter = show
  }
}

function textOf({ codes, replaced, font }: Show): string {
  return codes
    .map((code, at) => font.texts.get(replaced.get(at) ?? code) ?? '')
    .join('')
    .replaceAll('\u2060', '')
    .replaceAll('\u0e4d\u0e32', SARA_AM)
}
