import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  anchoredDrawing,
  cell,
  docxFile,
  inlineDrawing,
  paragraph,
  pict,
  shading,
  span,
  table,
  tableRow,
  wordShape,
} from '#test/fixtures/docx-writer.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { UnreadableFile } from '../grid.ts'
import { openZip } from '../zip.ts'
import { readDocx } from './docx.ts'

function outcomeOf(file: Uint8Array): string {
  try {
    return readDocx(openZip(file)).format
  } catch (error) {
    if (error instanceof UnreadableFile) return error.reason
    throw error
  }
}

const body = table(
  [
    tableRow([cell('ที่', '<w:vMerge w:val="restart"/>'), cell('2569', span(3) + shading('FF0000', 'pct50'))]),
    tableRow([
      cell('', '<w:vMerge/>'),
      cell(paragraph(inlineDrawing(wordShape({ width: 500 }), 500))),
      cell(paragraph(anchoredDrawing(wordShape({ geometry: 'rect', width: 5, words: 'ก' }), 5))),
      cell(paragraph(pict('<v:group style="width:9pt" coordsize="1,1"><v:line from="0,0" to="1,1"/></v:group>'))),
    ]),
  ],
  [500, 400, 400, 400],
)

test('blank rows without end are refused', () => {
  const blank = tableRow([cell('')])
  expect(outcomeOf(docxFile(table(Array.from({ length: 10_000 }, () => blank))))).toBe('docx')
  expect(outcomeOf(docxFile(table(Array.from({ length: 10_001 }, () => blank))))).toBe('too-large')
})

describe('a changed Word document', () => {
  test('is read or refused, never crashes', () => {
    const letters = fc.constantFrom(
      '<',
      '>',
      '"',
      '/',
      '0',
      '9',
      '-',
      'e',
      ' ',
      'w:',
      '<w:tc>',
      '</w:tr>',
      '99999999999',
      'NaN',
    )
    const change = fc.tuple(fc.nat({ max: body.length }), fc.nat({ max: 30 }), letters)
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let changed = body
        for (const [at, length, put] of changes) changed = changed.slice(0, at) + put + changed.slice(at + length)
        expect(['docx', 'damaged', 'too-large']).toContain(outcomeOf(docxFile(changed)))
      }),
      { numRuns: 500 },
    )
  })

  test('with other numbers in every attribute is read or refused', () => {
    const numbers = fc.constantFrom('-1', '0', '1e9', '99999999999999999999', 'NaN', '', '-0', '2.5', '١')
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 60, maxLength: 60 }), (values) => {
        let next = 0
        const changed = body.replace(/"-?\d+"/g, (old) =>
          next % 3 === 0 ? `"${values[next++ % values.length] ?? ''}"` : (next++, old),
        )
        expect(['docx', 'damaged', 'too-large']).toContain(outcomeOf(docxFile(changed)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a hostile Word document', () => {
  test('with endless nesting, endless columns or no body is refused or read small', () => {
    expect(outcomeOf(docxFile('<w:tbl><w:tr><w:tc>'.repeat(2_000)))).toBe('too-large')
    const wide = table([
      tableRow([cell('ก', '<w:gridSpan w:val="2000000000"/>'), cell('ข')], '<w:gridBefore w:val="1000000000"/>'),
    ])
    expect(outcomeOf(docxFile(wide))).toBe('docx')
    expect(
      outcomeOf(
        docxFile(
          table(
            [],
            Array.from({ length: 5_000 }, () => 1),
          ),
        ),
      ),
    ).toBe('docx')
    expect(outcomeOf(zipFile({ '[Content_Types].xml': '<Types/>' }))).toBe('damaged')
  })

  test('with declarations of its own is refused', () => {
    const document = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document xmlns:w="x"><w:body>&a;</w:body></w:document>'
    expect(outcomeOf(zipFile({ 'word/document.xml': document }))).toBe('damaged')
  })
})
