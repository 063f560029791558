/**
 * Widths of text as Sarabun sets it, without a font engine: good enough to say how many lines a cell will take, so that
 * spreadsheet rows are high enough and the contents of a Word file name likely pages. Never used to place text.
 */

/** Advance widths in hundredths of an em of the font Sarabun, by the characters that have them. All others: `OTHER`. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [0, 'ัิีึืฺุู็่้๊๋์ํ๎'],
  [25, " '!|,.:;ij"],
  [30, 'Il[]เ'],
  [33, '()_{}f-"r'],
  [39, '\tโใไ`/sJ'],
  [46, '*?zงxycvรkาำ'],
  [52, 'aวe$Sะbdgฐธ'],
  [56, '0123456789EFLnpquฯThoจฮPYZฉย'],
  [59, 'RกถฤลสแBC^ขดอ฿AVคศ'],
  [62, '+<=>KX~ฃฅชฎฏตมฦDซผฝภๆ'],
  [66, 'Gฆนหบ๐OQUทป&w๘HNษ๑๔๕๖#๒๓๙'],
  [73, 'ฑพฟฬ๗'],
  [83, '@MฌWญฒณm%'],
]
const OTHER = 90
/** TH SarabunPSK is drawn this much smaller than Sarabun at the same size in points. */
const TH_SARABUN_SCALE = 0.66
/** Half a word, in em: the ragged space left at the end of a line of Thai on average. */
const RAGGED_EM = 0.7

const widthByCode = new Map<number, number>()
for (const [width, characters] of WIDTHS) {
  for (const character of characters) widthByCode.set(character.charCodeAt(0), width)
}

/** The fonts whose widths are known. */
export type MeasuredFont = 'TH SarabunPSK' | 'Sarabun'

/** Width of a text without line ends, in points. */
export function textWidthPt(text: string, sizePt: number, font: MeasuredFont): number {
  let hundredths = 0
  for (let at = 0; at < text.length; at++) hundredths += widthByCode.get(text.charCodeAt(at)) ?? OTHER
  return (hundredths / 100) * emPt(sizePt, font)
}

/** How many lines a text takes in a column of this width (points); at least 1. Line ends in the text count. */
export function lineCount(text: string, columnPt: number, sizePt: number, font: MeasuredFont): number {
  const usable = Math.max(columnPt - RAGGED_EM * emPt(sizePt, font), columnPt * 0.6)
  let lines = 0
  for (const line of text.split('\n')) {
    const width = textWidthPt(line, sizePt, font)
    lines += width <= columnPt ? 1 : Math.ceil(width / usable)
  }
  return lines
}

/** Height of one line, in points: Sarabun 1.3 em; TH SarabunPSK 1.13 em of its nominal size. */
export const lineHeightPt = (sizePt: number, font: MeasuredFont): number => sizePt * (font === 'Sarabun' ? 1.3 : 1.13)

const emPt = (sizePt: number, font: MeasuredFont): number => (font === 'Sarabun' ? sizePt : sizePt * TH_SARABUN_SCALE)
