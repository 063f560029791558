import { describe, expect, test } from 'vitest'
import { oneSheet } from '#test/fixtures/xlsx-writer.ts'
import type { GridShape, GridSheet } from '../grid.ts'
import { openZip } from '../zip.ts'
import { readXlsx } from './xlsx.ts'

/** Columns of 50 pixels and rows of 20 points, so that halves are easy to write. */
const COLUMN = 50 * 9_525
const ROW = 20 * 12_700
const SHEET = `<sheetFormatPr defaultColWidth="${50 / 7}" defaultRowHeight="20"/><sheetData><row><c><v>1</v></c></row></sheetData>`

type Point = [column: number, row: number]
const marker = ([x, y]: Point): string =>
  `<xdr:col>${Math.floor(x)}</xdr:col><xdr:colOff>${Math.round((x % 1) * COLUMN)}</xdr:colOff><xdr:row>${Math.floor(y)}</xdr:row><xdr:rowOff>${Math.round((y % 1) * ROW)}</xdr:rowOff>`
const twoCell = (from: Point, to: Point, content: string): string =>
  `<xdr:twoCellAnchor><xdr:from>${marker(from)}</xdr:from><xdr:to>${marker(to)}</xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`

const xfrm = (x: number, y: number, width: number, height: number, attributes = ''): string =>
  `<a:xfrm ${attributes}><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`
const line = (inner = '', attributes = ''): string =>
  `<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="1" name="l" ${attributes}/></xdr:nvCxnSpPr><xdr:spPr>${inner}<a:prstGeom prst="line"/></xdr:spPr></xdr:cxnSp>`
const shape = (geometry: string, { inner = '', text = '', txBox = '' } = {}): string =>
  `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="s"/><xdr:cNvSpPr ${txBox}/></xdr:nvSpPr><xdr:spPr>${inner}<a:prstGeom prst="${geometry}"/></xdr:spPr><xdr:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`

function drawn(drawing: string, sheet = SHEET): GridSheet & { notices: number } {
  const grid = readXlsx(openZip(oneSheet(sheet, { drawing })))
  const [first] = grid.sheets
  if (!first) throw new Error('no sheet')
  return { ...first, notices: grid.notices.length }
}

const rounded = ({ left, right, top, bottom }: GridShape): number[] =>
  [left, right, top, bottom].map((value) => Math.round(value * 100) / 100)
const barsOf = (drawing: string, sheet?: string): number[][] => drawn(drawing, sheet).shapes.map(rounded)

describe('anchors', () => {
  test('between two cells give both ends', () => {
    expect(barsOf(twoCell([3.25, 7.5], [6, 7.5], line()))).toEqual([[3.25, 6, 7.5, 7.5]])
  })

  test('with an offset wider than the column stay inside it', () => {
    const wide = twoCell([3, 7], [5, 7], line()).replace(/(<xdr:to>.*?<xdr:colOff>)\d+/, '$19999999')
    expect(barsOf(wide + twoCell([1, 1], [2, 1], line(xfrm(0, 0, COLUMN, 0))))[0]).toEqual([3, 6, 7, 7])
  })

  test('at one cell or at a place of the sheet are measured by the columns', () => {
    const size = `<xdr:ext cx="${COLUMN * 2}" cy="${ROW}"/>`
    const one = `<xdr:oneCellAnchor><xdr:from>${marker([2.5, 3])}</xdr:from>${size}${line()}</xdr:oneCellAnchor>`
    const absolute = `<xdr:absoluteAnchor><xdr:pos x="${COLUMN * 4}" y="${ROW * 2}"/>${size}${shape('rect')}</xdr:absoluteAnchor>`
    expect(barsOf(one + absolute)).toEqual([
      [2.5, 4.5, 3, 4],
      [4, 6, 2, 3],
    ])
  })

  test('count hidden columns and rows as nothing', () => {
    const sheet = `<sheetFormatPr defaultColWidth="${50 / 7}" defaultRowHeight="20"/><cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1"/><row r="2"><c><v>1</v></c></row></sheetData>`
    const absolute = `<xdr:absoluteAnchor><xdr:pos x="${COLUMN * 3}" y="${ROW}"/><xdr:ext cx="${COLUMN}" cy="${ROW}"/>${shape('rect')}</xdr:absoluteAnchor>`
    expect(barsOf(absolute, sheet)).toEqual([[4, 5, 2, 3]])
  })

  test('are measured with the columns of the program that drew them', () => {
    // The program's columns were 60 pixels wide: the line's own length says so, and half of 60 is 30.
    const wide = 60 * 9_525
    const drawing =
      `<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>${wide / 2}</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
      `<xdr:to><xdr:col>4</xdr:col><xdr:colOff>${wide * 0.45}</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${line(xfrm(0, 0, wide * 1.95, 0))}</xdr:twoCellAnchor>`
    expect(barsOf(drawing)).toEqual([[2.5, 4.45, 3, 3]])
  })

  test('that are broken are told, and the others stay', () => {
    const broken = '<xdr:twoCellAnchor><xdr:from><xdr:col>x</xdr:col></xdr:from></xdr:twoCellAnchor>'
    const sheet = drawn(
      broken.replace('</xdr:twoCellAnchor>', `${line()}</xdr:twoCellAnchor>`) + twoCell([1, 1], [2, 1], line()),
    )
    expect([sheet.shapes.length, sheet.notices]).toEqual([1, 1])
  })
})

describe('bars', () => {
  const kind = (content: string): 'bar' | 'words' | 'nothing' => {
    const { shapes, before } = drawn(twoCell([1, 1], [4, 1.5], content))
    return shapes.length > 0 ? 'bar' : before.length > 0 ? 'words' : 'nothing'
  }

  test.each([
    ['a connector', line(), 'bar'],
    ['a block arrow', shape('leftRightArrow'), 'bar'],
    ['a block arrow with words', shape('rightArrow', { text: 'ไตรมาส 1' }), 'bar'],
    ['a straight line', shape('line'), 'bar'],
    ['a blank rectangle', shape('rect'), 'bar'],
    ['a rectangle with words', shape('rect', { text: 'งบกลาง' }), 'words'],
    ['a text box', shape('rect', { txBox: 'txBox="1"', text: 'หมายเหตุ' }), 'words'],
    ['an empty text box', shape('rect', { txBox: 'txBox="1"' }), 'nothing'],
    ['a callout', shape('wedgeRectCallout', { text: 'ดู' }), 'words'],
    ['a hidden line', line('', 'hidden="1"'), 'nothing'],
    ['a rectangle one cannot see', shape('rect', { inner: '<a:noFill/><a:ln><a:noFill/></a:ln>' }), 'nothing'],
    ['a picture', '<xdr:pic/>', 'nothing'],
  ])('%s', (_, content, expected) => {
    expect(kind(content)).toBe(expected)
  })

  test('in AlternateContent count once, around the anchor and inside it', () => {
    const twice = (content: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="a14">${content}</mc:Choice><mc:Fallback>${content}</mc:Fallback></mc:AlternateContent>`
    expect(barsOf(twice(twoCell([1, 1], [2, 1], line())) + twoCell([3, 1], [4, 1], twice(line())))).toHaveLength(2)
  })

  test('drawn from right to left are put in order', () => {
    expect(barsOf(twoCell([6, 2], [3, 1], line()))).toEqual([[3, 6, 1, 2]])
  })
})

describe('a group', () => {
  const group = (children: string, inner: string): string =>
    `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="g"/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm ${inner.includes('flip') ? 'flipH="1"' : ''}><a:off x="0" y="0"/><a:ext cx="1" cy="1"/><a:chOff x="100" y="0"/><a:chExt cx="400" cy="100"/></a:xfrm></xdr:grpSpPr>${children}</xdr:grpSp>`

  test('scales its children into the box it fills, groups inside groups too', () => {
    const nested = `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="8" name="n"/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm><a:off x="300" y="0"/><a:ext cx="200" cy="100"/><a:chOff x="0" y="0"/><a:chExt cx="20" cy="10"/></a:xfrm></xdr:grpSpPr>${line(xfrm(10, 5, 10, 0))}</xdr:grpSp>`
    const children = line(xfrm(100, 50, 200, 0)) + shape('rect', { inner: xfrm(100, 0, 100, 100), text: 'คำ' }) + nested
    const sheet = drawn(twoCell([2, 3], [6, 4], group(children, '')))
    expect(sheet.shapes.map(rounded)).toEqual([
      [2, 4, 3.5, 3.5],
      [5, 6, 3.5, 3.5],
    ])
    expect(sheet.before).toEqual(['คำ'])
  })

  test('that is mirrored mirrors them', () => {
    expect(barsOf(twoCell([2, 3], [6, 4], group(line(xfrm(100, 50, 100, 0)), 'flip')))).toEqual([[5, 6, 3.5, 3.5]])
  })
})

describe('a shape on its side', () => {
  const rotation = 'rot="5400000"'

  test('is anchored by Excel by what one sees', () => {
    const upright = shape('upDownArrow', { inner: xfrm(0, 0, ROW, COLUMN * 4, rotation) })
    expect(barsOf(twoCell([2, 3], [6, 4], upright))).toEqual([[2, 6, 3, 4]])
  })

  test('is turned when its anchor is the box before turning', () => {
    // Four columns tall and one row wide, standing around the middle of D5.
    const rows = (COLUMN * 4) / ROW
    const columns = ROW / COLUMN
    const tall = shape('upDownArrow', { inner: xfrm(0, 0, ROW, COLUMN * 4, rotation) })
    const anchor = twoCell([3.5 - columns / 2, 4.5 - rows / 2], [3.5 + columns / 2, 4.5 + rows / 2], tall)
    expect(barsOf(anchor)).toEqual([[1.5, 5.5, 4, 5]])
  })
})
