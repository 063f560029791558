import { describe, expect, test } from 'vitest'
import { type WorkbookXml, oneSheet, xlsxParts } from '#test/fixtures/xlsx-writer.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import type { Grid, GridCell, GridSheet } from '../grid.ts'
import { openZip } from '../zip.ts'
import { cellPosition } from './cell-reference.ts'
import { readXlsx } from './xlsx.ts'

const read = (file: Uint8Array): Grid => readXlsx(openZip(file))

function firstSheet(file: Uint8Array): GridSheet {
  const [sheet] = read(file).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

function at(sheet: GridSheet, reference: string): GridCell | undefined {
  const position = cellPosition(reference)
  return position && sheet.rows.get(position.row)?.cells.get(position.column)
}

/** The cells of a sheet of these rows, by reference. */
const cellsOf = (rows: string, rest?: Omit<WorkbookXml, 'sheets'>): ((reference: string) => GridCell | undefined) => {
  const sheet = firstSheet(oneSheet(`<sheetData>${rows}</sheetData>`, rest))
  return (reference) => at(sheet, reference)
}

/** Styles with these fills; cell style n has fill n. */
const stylesWith = (...fills: string[]): string =>
  `<fills>${fills.map((fill) => `<fill>${fill}</fill>`).join('')}</fills><cellXfs>${fills
    .map((_, i) => `<xf fillId="${i}"/>`)
    .join('')}</cellXfs>`
const NONE = '<patternFill patternType="none"/>'
const pattern = (type: string, fore: string, back = ''): string =>
  `<patternFill patternType="${type}"><fgColor ${fore}/>${back && `<bgColor ${back}/>`}</patternFill>`
const YELLOW = pattern('solid', 'rgb="FFFFFF00"')

describe('texts', () => {
  const strings =
    '<si><t>โครงการ_x000D_\nก่อสร้าง</t></si>' +
    '<si><r><t xml:space="preserve">งบ </t></r><r><rPr><rFont val="Arial"/></rPr><t>บาท</t></r><rPh sb="0" eb="1"><t>อ่าน</t></rPh></si>' +
    '<si><r><rPr><rFont val="Wingdings 2"/></rPr><t>P</t></r></si><si><t>_x005F_x0041_</t></si>'

  test('come from the shared table: rich runs joined, escapes undone, phonetic text dropped', () => {
    const cell = cellsOf(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>',
      { strings },
    )
    expect(cell('A1')).toEqual({ text: 'โครงการ\nก่อสร้าง' })
    expect(cell('B1')).toEqual({ text: 'งบ บาท' })
    expect(cell('C1')).toEqual({ text: 'P', symbolFont: 'Wingdings 2' })
    expect(cell('D1')).toEqual({ text: '_x0041_' })
  })

  test('outside the shared table are blank, and the rest of the sheet stays', () => {
    const cell = cellsOf(
      '<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1"><v>7</v></c></row>',
      {
        strings,
      },
    )
    expect([cell('A1'), cell('B1'), cell('C1')?.number]).toEqual([undefined, undefined, 7])
  })

  test('stand in the cell, too', () => {
    const cell = cellsOf(
      '<row><c t="inlineStr"><is><r><t>ก</t></r><r><t>ข</t></r></is></c><c t="str"><v>ค</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c></row>',
    )
    expect(['A1', 'B1', 'C1', 'D1'].map((reference) => cell(reference)?.text)).toEqual(['กข', 'ค', '#REF!', 'TRUE'])
  })

  test('in a tick font are told by the cell style', () => {
    const styles =
      '<fonts><font><name val="TH SarabunPSK"/></font><font><name val="Wingdings"/></font></fonts><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs>'
    const cell = cellsOf('<row><c s="1" t="str"><v>ü</v></c><c s="0" t="str"><v>ü</v></c></row>', { styles })
    expect([cell('A1')?.symbolFont, cell('B1')?.symbolFont]).toEqual(['Wingdings', undefined])
  })
})

describe('numbers', () => {
  const formats = ['[$-D00041E]#,##0', 'd/m/yyyy', '[Red]0.00', '[$-41E]d mmm bb', '#,##0.00 "บาท/day"']
  const styles = `<numFmts>${formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellXfs><xf/>${formats.map((_, i) => `<xf numFmtId="${170 + i}"/>`).join('')}<xf numFmtId="14"/></cellXfs>`
  const row = [2_000_000, 45_931, 5, 45_931.5, 7, 45_931]
    .map((value, i) => `<c s="${i + 1}"><v>${value}</v></c>`)
    .join('')

  test('are the value, never the shown text; dates keep their serial number', () => {
    const cell = cellsOf(`<row>${row}</row>`, { styles })
    expect(cell('A1')).toEqual({ text: '2000000', number: 2_000_000 })
    expect(cell('B1')).toEqual({ text: '45931', number: 45_931, isDate: true })
    expect(['C1', 'D1', 'E1', 'F1'].map((reference) => cell(reference)?.isDate)).toEqual([
      undefined,
      true,
      undefined,
      true,
    ])
  })

  test('of a 1904 workbook become dates of the usual count', () => {
    const cell = cellsOf('<row><c s="6"><v>44469</v></c><c><v>44469</v></c></row>', {
      styles,
      workbookPr: 'date1904="1"',
    })
    expect([cell('A1')?.number, cell('B1')?.number]).toEqual([45_931, 44_469])
  })

  test('written with an exponent or as an ISO date are plain', () => {
    const cell = cellsOf(
      '<row><c><v>1.5E6</v></c><c><v>0.30000000000000004</v></c><c t="d"><v>2025-10-01</v></c></row>',
    )
    expect(['A1', 'B1', 'C1'].map((reference) => cell(reference)?.text)).toEqual(['1500000', '0.3', '45931'])
    expect(cell('C1')?.isDate).toBe(true)
  })
})

describe('formulas', () => {
  test('keep their cached value; without one they are not zero', () => {
    const cell = cellsOf(
      '<row><c><f>A9*2</f><v>8</v></c><c><f>SUM(A1:A9)</f></c><c><f>B1</f><v></v></c><c t="str"><f>""</f><v></v></c></row>',
    )
    expect(cell('A1')).toEqual({ text: '8', number: 8, formula: 'A9*2' })
    expect(cell('B1')).toEqual({ text: '', formula: 'SUM(A1:A9)', isUncached: true })
    expect(cell('C1')?.isUncached).toBe(true)
    expect(cell('D1')).toEqual({ text: '', formula: '""' })
  })

  test('that are shared are moved to each cell', () => {
    const cell = cellsOf(
      '<row r="2"><c r="C2"><f t="shared" ref="C2:D3" si="0">A2*$B$1+SUM(\'ปี 1\'!A2:A9)&amp;"A2"</f><v>1</v></c><c r="D2"><f t="shared" si="0"/><v>2</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/></c></row>',
    )
    expect(cell('D2')?.formula).toBe('B2*$B$1+SUM(\'ปี 1\'!B2:B9)&"A2"')
    expect(cell('C3')).toEqual({ text: '', formula: 'A3*$B$1+SUM(\'ปี 1\'!A3:A10)&"A2"', isUncached: true })
  })
})

describe('fills', () => {
  test('are resolved whatever names their colour', () => {
    const styles = `<colors><indexedColors>${'<rgbColor rgb="00112233"/>'.repeat(9)}</indexedColors></colors>${stylesWith(
      NONE,
      YELLOW,
      pattern('solid', 'theme="4" tint="0.7999816888943144"'),
      pattern('solid', 'theme="0"'),
      pattern('solid', 'indexed="51"'),
      pattern('gray125', 'auto="1"'),
      pattern('lightUp', 'rgb="FFFF0000"', 'rgb="FF00FF00"'),
      '<gradientFill><stop position="0"><color rgb="FF000000"/></stop><stop position="1"><color rgb="FFFFFFFF"/></stop></gradientFill>',
      pattern('solid', 'indexed="8"'),
      '<patternFill/>',
    )}`
    const cell = cellsOf(
      `<row>${Array.from({ length: 10 }, (_, i) => `<c s="${i}"/>`).join('')}<c><v>1</v></c></row>`,
      {
        styles,
        scheme: '<a:lt1><a:sysClr lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr val="4F81BD"/></a:accent1>',
      },
    )
    expect(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J'].map((column) => cell(`${column}1`)?.fill)).toEqual([
      undefined,
      'FFFF00',
      'DCE6F2',
      'FFFFFF',
      'FFCC00',
      'DFDFDF',
      '40BF00',
      '808080',
      '112233',
      undefined,
    ])
  })

  test('of rows and columns reach the cells that are not there, and no others', () => {
    const sheet = firstSheet(
      oneSheet(
        '<cols><col min="2" max="2" style="1"/></cols><sheetData>' +
          '<row r="1"><c r="A1" t="str"><v>ก</v></c><c r="D1" t="str"><v>ข</v></c></row>' +
          '<row r="2" s="2" customFormat="1"><c r="A2" s="0"/></row>' +
          '<row r="3" s="2"><c r="A3" s="0" t="str"><v>ค</v></c><c r="B3" s="0"/></row>' +
          '<row r="4" s="0" customFormat="1"><c r="A4" s="0" t="str"><v>ง</v></c></row></sheetData>',
        { styles: stylesWith(NONE, YELLOW, pattern('solid', 'rgb="FF00FF00"')) },
      ),
    )
    const fills = [1, 2, 3, 4].map((row) => ['A', 'B', 'C', 'D'].map((column) => at(sheet, column + row)?.fill))
    expect(fills).toEqual([
      [undefined, 'FFFF00', undefined, undefined],
      [undefined, '00FF00', '00FF00', '00FF00'],
      // customFormat is absent: the row has no style; B3 exists and has none either.
      [undefined, undefined, undefined, undefined],
      // The row's own style says "no fill" and wins over the column's.
      [undefined, undefined, undefined, undefined],
    ])
  })

  test('of the default style reach every cell in use', () => {
    const cell = cellsOf('<row><c t="str"><v>ก</v></c></row><row><c r="B2" t="str"><v>ข</v></c></row>', {
      styles: stylesWith(YELLOW),
    })
    expect(['A1', 'B1', 'A2', 'B2'].map((reference) => cell(reference)?.fill)).toEqual(Array(4).fill('FFFF00'))
  })

  test('far below the last text are decoration', () => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `<row r="${i + 1}"><c s="1"/>${i ? '' : '<c><v>1</v></c>'}</row>`,
    )
    const sheet = firstSheet(oneSheet(`<sheetData>${rows.join('')}</sheetData>`, { styles: stylesWith(NONE, YELLOW) }))
    expect(sheet.rowCount).toBe(101)
  })
})

describe('a sheet', () => {
  const body =
    '<sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="2" hidden="1"/><col min="4" max="4" width="0"/><col min="5" max="2000000000" width="9"/></cols>' +
    '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0" customHeight="1"><c r="F3"><v>3</v></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C1"/><mergeCell ref="B2:XFD1048576"/><mergeCell ref="G9:H9"/><mergeCell ref="x"/></mergeCells>' +
    '<headerFooter><oddHeader>&amp;C&amp;"TH Sarabun,Bold"&amp;14แผนการดำเนินงาน&amp;Rหน้า &amp;P</oddHeader></headerFooter>'

  test('tells hidden rows and columns, also those of no size', () => {
    const sheet = firstSheet(oneSheet(body))
    expect([...sheet.hiddenColumns]).toEqual([1, 3])
    expect([...sheet.rows].map(([row, { isHidden }]) => [row, isHidden])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ])
  })

  test('cuts merges to the cells in use', () => {
    const sheet = firstSheet(oneSheet(body))
    expect(sheet.merges).toEqual([
      { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 1 },
      { firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 5 },
    ])
    expect([sheet.rowCount, sheet.columnCount]).toEqual([3, 6])
  })

  test('gives its page header as text before', () => {
    expect(firstSheet(oneSheet(body)).before).toEqual(['แผนการดำเนินงาน', 'หน้า'])
  })

  test('without r on rows and cells is counted', () => {
    const cell = cellsOf(
      '<row><c><v>1</v></c></row><row r="5"><c r="C5"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
    )
    expect(['A1', 'C5', 'D5', 'A6'].map((reference) => cell(reference)?.number)).toEqual([1, 2, 3, 4])
  })

  test('with prefixed elements reads alike', () => {
    const parts = xlsxParts({ sheets: [{ body: '' }] })
    parts['xl/worksheets/sheet1.xml'] =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(at(firstSheet(zipFile(parts)), 'B2')?.number).toBe(5)
  })

  test('with text in the last column is cut, with text in the last row kept', () => {
    const sheet = firstSheet(
      oneSheet(
        '<sheetData><row><c><v>1</v></c><c r="XFD1"><v>2</v></c></row><row r="1048576"><c><v>3</v></c></row></sheetData>',
      ),
    )
    expect([sheet.rows.size, sheet.rowCount, sheet.columnCount]).toEqual([2, 1_048_576, 1])
  })
})
