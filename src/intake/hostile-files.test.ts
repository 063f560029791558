import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { odsFile, odsParts } from '#test/fixtures/ods-writer.ts'
import { oneSheet, xlsxParts } from '#test/fixtures/xlsx-writer.ts'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { UnreadableFile } from './grid.ts'
import { readGrid } from './read-file.ts'

/** Reads a file; anything but a grid or a refusal in words fails the test. */
function outcomeOf(bytes: Uint8Array): string {
  try {
    return readGrid(bytes, 'แผน.xlsx').format
  } catch (error) {
    if (error instanceof UnreadableFile && /[ก-๙]/.test(error.message)) return error.reason
    throw error
  }
}

const text = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ก</t></is></c></row></sheetData>'
const workbook = (change: Record<string, string>): Uint8Array =>
  zipFile({ ...xlsxParts({ sheets: [{ body: text }] }), ...change })
const repeated = (part: string, times: number): string => part.repeat(times)

describe('hostile workbooks', () => {
  test.each([
    [
      'entities that multiply',
      workbook({
        'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>',
        'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>',
      }),
      'damaged',
    ],
    [
      'an entity from another file',
      workbook({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>' }),
      'damaged',
    ],
    ['300,000 nested elements', workbook({ 'xl/worksheets/sheet1.xml': repeated('<a>', 300_000) }), 'too-large'],
    [
      'millions of cells',
      oneSheet(
        `<sheetData><row>${repeated('<c><v>1</v></c>', 200)}</row>${repeated(`<row>${repeated('<c><v>1</v></c>', 200)}</row>`, 2_000)}</sheetData>`,
      ),
      'too-large',
    ],
    [
      'merges to the last cell',
      oneSheet(`${text}<mergeCells>${repeated('<mergeCell ref="A1:XFD1048576"/>', 50_000)}</mergeCells>`),
      'xlsx',
    ],
    [
      'columns without end',
      oneSheet(
        `<cols>${repeated('<col min="1" max="2000000000" hidden="1" style="4294967295"/>', 1_000)}</cols>${text}`,
      ),
      'xlsx',
    ],
    [
      'a cell of the last column and row',
      oneSheet('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
      'xlsx',
    ],
    [
      'names of JavaScript',
      oneSheet(`<sheetData><row r="1"><c r="A1" t="__proto__" s="constructor"><v>1</v></c></row></sheetData>`),
      'xlsx',
    ],
    [
      'attributes of JavaScript',
      workbook({
        'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="x" x:__proto__="1" x:constructor="2">${text}</x:worksheet>`,
      }),
      'xlsx',
    ],
    [
      'a part that names itself',
      workbook({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="/worksheet" Target="workbook.xml"/></Relationships>',
      }),
      'xlsx',
    ],
    [
      'targets outside the file',
      workbook({
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Type="/worksheet" Target="../../../../etc/passwd"/></Relationships>',
      }),
      'damaged',
    ],
    [
      'tens of thousands of drawn bars',
      oneSheet(text, { drawing: repeated('<xdr:twoCellAnchor><xdr:cxnSp/></xdr:twoCellAnchor>', 20_002) }),
      'too-large',
    ],
    [
      'more styles than Excel allows',
      oneSheet(text, { styles: `<cellXfs>${repeated('<xf/>', 80_000)}</cellXfs>` }),
      'too-large',
    ],
    ['more strings than cells are read', oneSheet(text, { strings: repeated('<si/>', 310_000) }), 'too-large'],
    ['a text of nothing but lines', new TextEncoder().encode(`ก${repeated(',\n', 1_100_000)}`), 'too-large'],
    ['a text of 17 MB', new TextEncoder().encode(repeated('ก,', 4_300_000)), 'too-large'],
  ])('%s', (_, bytes, outcome) => {
    expect(outcomeOf(bytes)).toBe(outcome)
    expect('polluted' in {}).toBe(false)
  })

  test('a million formatted empty rows are passed over', () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `<row r="${i + 2}" ht="20" hidden="1"/>`).join('')
    const [sheet] = readGrid(oneSheet(text.replace('</sheetData>', `${rows}</sheetData>`)), 'แผน.xlsx').sheets
    expect([sheet?.rowCount, sheet?.rows.size]).toEqual([1, 1])
  })
})

describe('hostile spreadsheets of OpenDocument', () => {
  test.each([
    ['entities', zipFile({ ...odsParts(''), 'content.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>' }), 'damaged'],
    [
      'rows and columns without end',
      odsFile(
        '<table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>ก</text:p></table:table-cell></table:table-row></table:table>',
      ),
      'too-large',
    ],
    [
      'styles that inherit from each other',
      odsFile(
        '<table:table><table:table-row><table:table-cell table:style-name="a"/></table:table-row></table:table>',
        '<style:style style:name="a" style:family="table-cell" style:parent-style-name="b"/><style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>',
      ),
      'ods',
    ],
    ['no content', zipFile({ mimetype: odsParts('')['mimetype'] ?? '' }), 'damaged'],
  ])('%s', (_, bytes, outcome) => {
    expect(outcomeOf(bytes)).toBe(outcome)
  })
})

describe('a file that was spoiled on its way gives a grid or a refusal', () => {
  const samples: Record<string, Uint8Array> = {
    xlsx: oneSheet(`${text}<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`, {
      styles:
        '<fills><fill><patternFill patternType="solid"><fgColor theme="4"/></patternFill></fill></fills><cellXfs><xf fillId="0"/></cellXfs>',
      strings: '<si><t>โครงการ</t></si>',
      drawing:
        '<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:row>1</xdr:row></xdr:to><xdr:cxnSp/></xdr:twoCellAnchor>',
    }),
    ods: odsFile(
      '<table:table><table:table-column/><table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row></table:table>',
    ),
    csv: new TextEncoder().encode('ที่,โครงการ,งบ\r\n1,"ก่อสร้าง, ถนน","1,500,000"\r\n'),
  }

  test.each(Object.keys(samples))('%s', (kind) => {
    const sample = samples[kind] ?? new Uint8Array()
    const change = fc.tuple(fc.nat(sample.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), fc.option(fc.nat(sample.length)), (changes, cut) => {
        const spoiled = sample.slice(0, cut ?? sample.length)
        for (const [at, byte] of changes) if (at < spoiled.length) spoiled[at] = byte
        expect(typeof outcomeOf(spoiled)).toBe('string')
      }),
      { numRuns: 300 },
    )
  })

  test('also when only its XML is, and the zip is whole', () => {
    const parts = {
      ...xlsxParts({
        sheets: [{ body: text, drawing: '<xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor>' }],
        strings: '<si/>',
      }),
    }
    const names = Object.keys(parts)
    fc.assert(
      fc.property(
        fc.nat(names.length - 1),
        fc.nat(),
        fc.constantFrom('<', '>', '"', '&', '9999999999', '-1', '\0', ''),
        (which, at, put) => {
          const name = names[which] ?? ''
          const content = String(parts[name])
          const place = at % (content.length + 1)
          const spoiled = content.slice(0, place) + put + content.slice(place + 1)
          expect(typeof outcomeOf(zipFile({ ...parts, [name]: spoiled }))).toBe('string')
        },
      ),
      { numRuns: 300 },
    )
  })
})
