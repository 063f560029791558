import { describe, expect, test } from 'vitest'
import { xlsxFile, xlsxParts } from '#test/fixtures/xlsx-writer.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import type { Grid } from '../grid.ts'
import { openZip } from '../zip.ts'
import { readXlsx } from './xlsx.ts'

const read = (file: Uint8Array): Grid => readXlsx(openZip(file))

describe('a workbook', () => {
  test('gives its sheets in order, hidden ones marked, names unescaped, chart sheets left out', () => {
    const parts = xlsxParts({
      sheets: [
        { name: 'ผด.02 &amp; ผด.02/1', body: '' },
        { name: 'เก่า', state: 'hidden', body: '' },
        { name: 'ลับ', state: 'veryHidden', body: '' },
        { name: 'กราฟ', body: '' },
      ],
    })
    parts['xl/_rels/workbook.xml.rels'] = String(parts['xl/_rels/workbook.xml.rels']).replace(
      'worksheet" Target="worksheets/sheet4.xml"',
      'chartsheet" Target="worksheets/sheet4.xml"',
    )
    expect(read(zipFile(parts)).sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['ผด.02 & ผด.02/1', false],
      ['เก่า', true],
      ['ลับ', true],
    ])
  })

  test('with macros says so', () => {
    const file = xlsxFile({ sheets: [{ body: '' }], parts: { 'xl/vbaProject.bin': 'x' } })
    expect(read(file).notices).toEqual([{ code: 'macros-ignored' }])
  })

  test('in the strict variant is found by its relationships', () => {
    const parts = Object.fromEntries(
      Object.entries(xlsxParts({ sheets: [{ body: '<sheetData><row><c><v>1</v></c></row></sheetData>' }] })).map(
        ([name, content]) => [
          name,
          String(content).replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006',
            'http://purl.oclc.org/ooxml/officeDocument',
          ),
        ],
      ),
    )
    expect(read(zipFile(parts)).sheets[0]?.rows.get(0)?.cells.get(0)?.number).toBe(1)
  })

  test.each([
    ['a sheet is missing', 'xl/worksheets/sheet1.xml'],
    ['the workbook is missing', 'xl/workbook.xml'],
  ])('is damaged when %s', (_, part) => {
    const parts = xlsxParts({ sheets: [{ body: '' }] })
    delete parts[part]
    expect(() => read(zipFile(parts))).toThrow(expect.objectContaining({ reason: 'damaged' }) as Error)
  })
})
