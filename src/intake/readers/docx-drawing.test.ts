import { describe, expect, test } from 'vitest'
import {
  EMU_PER_TWIP,
  anchoredDrawing,
  cell,
  docxFile,
  inlineDrawing,
  paragraph,
  pict,
  span,
  table,
  tableRow,
  wordShape,
} from '#test/fixtures/docx-writer.ts'
import type { Grid } from '../grid.ts'
import { openZip } from '../zip.ts'
import { readDocx } from './docx.ts'

/** One wide column, then twelve of 400 twips. */
const WIDTHS = [3_000, ...Array.from({ length: 12 }, () => 400)]
const MONTH = 400 * EMU_PER_TWIP
const MARGIN = 108 * EMU_PER_TWIP

const read = (body: string): Grid => readDocx(openZip(docxFile(body)))

/** The bars of a table whose second column, the first month, holds the given runs. */
function barsOf(
  runs: string,
  options: { properties?: string; tableProperties?: string; columns?: number } = {},
): string[] {
  const columns = options.columns ?? 1
  const rest = Array.from({ length: 12 - columns }, () => cell())
  const body = table(
    [
      tableRow([cell('ที่'), ...Array.from({ length: 12 }, () => cell('ด.'))]),
      tableRow([cell('1'), cell(paragraph(runs, options.properties), columns > 1 ? span(columns) : ''), ...rest]),
    ],
    WIDTHS,
    options.tableProperties,
  )
  return (read(body).sheets[0]?.shapes ?? []).map(
    ({ left, right, top, bottom }) => `${left.toFixed(2)}–${right.toFixed(2)} @${top}–${bottom}`,
  )
}

const line = (width: number): string => wordShape({ width })

describe('DrawingML', () => {
  test('in the line of text begins at the cell’s margin', () => {
    // 108 of 400 twips is 0.27 of a month.
    expect(barsOf(inlineDrawing(line(2 * MONTH), 2 * MONTH))).toEqual(['1.27–3.27 @1.25–1.75'])
    const narrow = '<w:tblCellMar><w:left w:w="0"/></w:tblCellMar>'
    expect(barsOf(inlineDrawing(line(MONTH), MONTH), { tableProperties: narrow })).toEqual(['1.00–2.00 @1.25–1.75'])
  })

  test('in the line of text of a merged cell means all of it', () => {
    expect(barsOf(inlineDrawing(line(MONTH), MONTH), { columns: 3 })).toEqual(['1.00–4.00 @1.25–1.75'])
  })

  test.each([
    ['from the cell, as LibreOffice writes it', { offset: -MARGIN, attributes: 'layoutInCell="0"' }],
    ['from the edge of the text', { offset: 3_000 * EMU_PER_TWIP, attributes: 'layoutInCell="0"' }],
    ['from the margin', { offset: 3_000 * EMU_PER_TWIP, from: 'margin' }],
  ])('outside the cells is placed %s', (_, place) => {
    expect(barsOf(anchoredDrawing(line(2 * MONTH), 2 * MONTH, place))).toEqual(['1.00–3.00 @1.25–1.75'])
  })

  test('in a centred line stands in the middle', () => {
    const room = (MONTH - 2 * MARGIN) / 2
    expect(barsOf(inlineDrawing(line(room), room), { properties: '<w:jc w:val="center"/>' })).toEqual([
      '1.39–1.61 @1.25–1.75',
    ])
  })

  test('floating counts from the cell it hangs on', () => {
    expect(barsOf(anchoredDrawing(line(3 * MONTH), 3 * MONTH, { offset: 2 * MONTH - MARGIN }))).toEqual([
      '3.00–6.00 @1.25–1.75',
    ])
    expect(barsOf(anchoredDrawing(line(3 * MONTH), 3 * MONTH, { align: 'left' }))).toEqual(['1.27–4.27 @1.25–1.75'])
  })

  test.each(['leftRightArrow', 'rightArrow', 'rect', 'homePlate', 'bentConnector3', 'line'])(
    '%s is a bar',
    (geometry) => {
      expect(barsOf(inlineDrawing(wordShape({ geometry, width: MONTH, height: 90_000 }), MONTH))).toHaveLength(1)
    },
  )

  test('an arrow with words on it is a bar, a rectangle with words and a text box are not', () => {
    expect(barsOf(inlineDrawing(wordShape({ geometry: 'rightArrow', width: MONTH, words: 'ก' }), MONTH))).toHaveLength(
      1,
    )
    expect(barsOf(inlineDrawing(wordShape({ geometry: 'rect', width: MONTH, words: 'ก' }), MONTH))).toEqual([])
    expect(barsOf(inlineDrawing(wordShape({ geometry: 'rect', width: MONTH, isTextBox: true }), MONTH))).toEqual([])
  })

  test('that is hidden is none', () => {
    expect(barsOf(anchoredDrawing(line(MONTH), MONTH, { isHidden: true }))).toEqual([])
  })

  test('standing on its side is as wide as it is seen', () => {
    const upright = wordShape({ geometry: 'upDownArrow', width: 100_000, height: 2 * MONTH, rotation: 5_400_000 })
    const offset = MONTH - 50_000 - MARGIN
    expect(barsOf(anchoredDrawing(upright, 100_000, { height: 2 * MONTH, offset }))).toEqual(['1.00–3.00 @1.25–1.75'])
  })

  test('in a group is scaled with it', () => {
    const group = `<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${4 * MONTH}" cy="1"/><a:chOff x="1000" y="0"/><a:chExt cx="400" cy="100"/></a:xfrm></wpg:grpSpPr>${wordShape({ width: 100, left: 1_000 })}${wordShape({ width: 200, left: 1_200 })}</wpg:wgp>`
    expect(barsOf(anchoredDrawing(group, 4 * MONTH, { offset: -MARGIN }))).toEqual([
      '1.00–2.00 @1.25–1.75',
      '3.00–5.00 @1.25–1.75',
    ])
  })

  test('counts once beside its fallback', () => {
    const both = `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${inlineDrawing(line(MONTH), MONTH).replace(/<\/?w:r>/g, '')}</mc:Choice><mc:Fallback><w:pict><v:line from="0,0" to="20pt,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(barsOf(both)).toHaveLength(1)
  })
})

describe('VML', () => {
  const points = (emu: number): string => `${emu / 12_700}pt`

  test('lines and shapes count from the cell they hang on', () => {
    const ends = `from="${points(-MARGIN)},9pt" to="${points(2 * MONTH - MARGIN)},9pt"`
    expect(barsOf(pict(`<v:line style="position:absolute;z-index:1" ${ends}/>`))).toEqual(['1.00–3.00 @1.25–1.75'])
    const style = `position:absolute;margin-left:${points(MONTH - MARGIN)};margin-top:3pt;width:${points(MONTH)};height:0`
    expect(barsOf(pict(`<v:shapetype id="_x0000_t32"/><v:shape type="#_x0000_t32" style="${style}"/>`))).toEqual([
      '2.00–3.00 @1.25–1.75',
    ])
  })

  test('text boxes, pictures and hidden shapes are none', () => {
    const style = 'position:absolute;margin-left:0;width:40pt;height:10pt'
    const box = `<v:shape type="#_x0000_t202" style="${style}"><v:textbox><w:txbxContent>${paragraph('ข้อความ')}</w:txbxContent></v:textbox></v:shape>`
    expect(barsOf(pict(box))).toEqual([])
    expect(barsOf(pict(`<v:shape type="#_x0000_t75" style="${style}"><v:imagedata/></v:shape>`))).toEqual([])
    expect(barsOf(pict(`<v:rect style="${style};visibility:hidden"/>`))).toEqual([])
  })

  test('groups have coordinates of their own', () => {
    const style = `position:absolute;margin-left:${points(-MARGIN)};width:${points(4 * MONTH)};height:10pt`
    const inner =
      '<v:line from="1100,0" to="1300,0"/><v:rect style="position:absolute;left:1300;top:0;width:100;height:5"/>'
    expect(
      barsOf(pict(`<v:group style="${style}" coordorigin="1000,0" coordsize="400,100">${inner}</v:group>`)),
    ).toEqual(['2.00–4.00 @1.25–1.75', '4.00–5.00 @1.25–1.75'])
  })
})

describe('what cannot be placed', () => {
  const withDrawing = (runs: string): string => table([tableRow([cell(paragraph(runs))])], [1_000])

  test('is pointed out with its table', () => {
    const fromPage = anchoredDrawing(line(MONTH), MONTH, { from: 'page' })
    expect(read(withDrawing(fromPage)).notices).toEqual([{ code: 'shape-not-placed', where: { table: 1 } }])
    const outside = anchoredDrawing(line(MONTH), MONTH, { attributes: 'layoutInCell="0"' })
    const onPage = outside.replace('positionV relativeFrom="paragraph"', 'positionV relativeFrom="page"')
    expect(read(withDrawing(onPage)).sheets[0]?.shapes).toEqual([])
    const vml = pict('<v:line style="position:absolute;mso-position-horizontal-relative:page" from="0,0" to="9pt,0"/>')
    expect(read(withDrawing(vml)).notices).toHaveLength(1)
  })

  test('also when it hangs on a paragraph between the tables; a logo is no bar', () => {
    const arrow = paragraph(anchoredDrawing(line(MONTH), MONTH))
    const logo = paragraph(anchoredDrawing(wordShape({ geometry: 'rect', width: MONTH, height: MONTH }), MONTH))
    const plain = withDrawing('')
    expect(read(plain + arrow + plain).notices).toEqual([{ code: 'shape-not-placed', where: { table: 2 } }])
    expect(read(plain + arrow).notices).toEqual([{ code: 'shape-not-placed', where: { table: 1 } }])
    expect(read(logo + plain).notices).toEqual([])
  })
})

test('words of a text box are the cell’s, when it hangs there', () => {
  const box = anchoredDrawing(wordShape({ geometry: 'rect', width: MONTH, isTextBox: true, words: 'เม.ย.' }), MONTH)
  const [sheet] = read(table([tableRow([cell(paragraph(box))])], [1_000])).sheets
  expect(sheet?.rows.get(0)?.cells.get(0)?.text).toBe('เม.ย.')
})
