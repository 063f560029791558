import { describe, expect, test } from 'vitest'
import { cell, docxFile, paragraph, run, shading, span, table, tableRow } from '#test/fixtures/docx-writer.ts'
import type { DocxParts } from '#test/fixtures/docx-writer.ts'
import type { Grid, GridSheet } from '../grid.ts'
import { openZip } from '../zip.ts'
import { readDocx } from './docx.ts'

const read = (body: string, parts?: DocxParts): Grid => readDocx(openZip(docxFile(body, parts)))

function tableOf(rows: string[], parts?: DocxParts): GridSheet {
  const [sheet] = read(table(rows), parts).sheets
  if (!sheet) throw new Error('no table')
  return sheet
}

/** Texts by row and column, '' where there is no cell. */
const textsOf = (sheet: GridSheet): string[][] =>
  Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (_, column) => sheet.rows.get(row)?.cells.get(column)?.text ?? ''),
  )

const textOf = (content: string, parts?: DocxParts): string | undefined =>
  tableOf([tableRow([cell(content)])], parts)
    .rows.get(0)
    ?.cells.get(0)?.text

describe('tables', () => {
  test('are numbered, each with the paragraphs before it', () => {
    const grid = read(
      [
        paragraph('แผนการดำเนินงาน'),
        paragraph(''),
        `<w:sdt><w:sdtContent>${paragraph('ยุทธศาสตร์ที่ 1')}</w:sdtContent></w:sdt>`,
        paragraph('แผนงานการศึกษา ........ 4', '<w:pStyle w:val="TOC1"/>'),
        table([tableRow([cell('ก')])]),
        paragraph('แผนงานสาธารณสุข'),
        `<w:sdt><w:sdtContent>${table([tableRow([cell('ข')])])}</w:sdtContent></w:sdt>`,
      ].join(''),
      { header: paragraph('เทศบาลตำบลดำเนินตัวอย่าง') },
    )
    expect(grid.sheets.map(({ name, table, before }) => ({ name, table, before }))).toEqual([
      { name: '', table: 1, before: ['เทศบาลตำบลดำเนินตัวอย่าง', 'แผนการดำเนินงาน', 'ยุทธศาสตร์ที่ 1'] },
      { name: '', table: 2, before: ['แผนงานสาธารณสุข'] },
    ])
  })

  test('are as wide as their cells say, also where the last ones are empty', () => {
    expect(tableOf([tableRow([cell('ก'), cell('', span(2)), cell('')])]).columnCount).toBe(4)
  })

  test('may be absent', () => {
    expect(read(paragraph('หนังสือราชการ'))).toEqual({ format: 'docx', sheets: [], notices: [] })
  })

  test('have merged cells, with the text in the first of them', () => {
    const sheet = tableOf([
      tableRow([cell('ที่', '<w:vMerge w:val="restart"/>'), cell('พ.ศ. 2569', span(3))]),
      tableRow([cell('', '<w:vMerge/>'), cell('ต.ค.'), cell('พ.ย.'), cell('ธ.ค.')]),
      tableRow([cell('1', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('ก'), cell('ข')]),
    ])
    expect(textsOf(sheet)).toEqual([
      ['ที่', 'พ.ศ. 2569', '', ''],
      ['', 'ต.ค.', 'พ.ย.', 'ธ.ค.'],
      ['1', '', 'ก', 'ข'],
    ])
    expect(sheet.merges).toEqual(
      expect.arrayContaining([
        { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 0 },
        { firstRow: 0, lastRow: 0, firstColumn: 1, lastColumn: 3 },
        { firstRow: 2, lastRow: 2, firstColumn: 0, lastColumn: 1 },
      ]),
    )
    expect(sheet.merges).toHaveLength(3)
  })

  test('merge two ways at once, and anew right below', () => {
    const wide = (text: string, kind: string): string => cell(text, `${span(2)}<w:vMerge${kind}/>`)
    const sheet = tableOf([
      tableRow([wide('ก', ' w:val="restart"'), cell('a')]),
      tableRow([wide('', ''), cell('b')]),
      tableRow([wide('ข', ' w:val="restart"'), cell('c')]),
      tableRow([wide('', ' w:val="continue"'), cell('d')]),
    ])
    expect(sheet.merges).toEqual([
      { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 },
      { firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 1 },
    ])
  })

  test('may begin a row late, and wrap rows and cells in content controls', () => {
    const sdt = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const sheet = tableOf([
      tableRow([cell('ก'), cell('ข'), cell('ค')]),
      tableRow([cell('ง'), cell('จ')], '<w:gridBefore w:val="1"/>'),
      sdt(tableRow([sdt(cell('ฉ')), cell('ช')])),
    ])
    expect(textsOf(sheet)).toEqual([
      ['ก', 'ข', 'ค'],
      ['', 'ง', 'จ'],
      ['ฉ', 'ช', ''],
    ])
  })

  test('inside cells give their text to the cell and are not counted', () => {
    const inner = table([tableRow([cell('ชนิด'), cell('จำนวน')]), tableRow([cell('รถ'), cell('1 คัน')])])
    const grid = read(table([tableRow([cell(`${paragraph('ประกอบด้วย')}${inner}${paragraph('')}`)])]))
    expect(grid.sheets).toHaveLength(1)
    expect(grid.sheets[0]?.rows.get(0)?.cells.get(0)?.text).toBe('ประกอบด้วย\nชนิด จำนวน\nรถ 1 คัน')
  })

  test('have hidden rows', () => {
    const sheet = tableOf([tableRow([cell('ก')]), tableRow([cell('ข')], '<w:hidden/>')])
    expect([sheet.rows.get(0)?.isHidden, sheet.rows.get(1)?.isHidden]).toEqual([false, true])
  })
})

describe('text', () => {
  test('joins runs, with breaks, tabs and hyphens', () => {
    const content = paragraph(
      `${run('ก')}<w:r><w:br/><w:t>ข</w:t><w:cr/><w:t>ค</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/></w:r>`,
    )
    expect(textOf(content + paragraph('ง'))).toBe('ก\nข\nค\t1-2\nง')
  })

  test('leaves out hidden runs and field codes', () => {
    const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('500,000')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const simple = `<w:fldSimple w:instr="SEQ x">${run('7')}</w:fldSimple>`
    const hidden = run('ลับ', '<w:vanish/>') + run('เห็น', '<w:vanish w:val="0"/>')
    expect(textOf(paragraph(field + simple + hidden))).toBe('500,0007เห็น')
  })

  test('takes tracked changes as accepted and says so', () => {
    const changed = paragraph(
      `<w:ins>${run('ใหม่')}</w:ins><w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:moveFrom>${run('ย้าย')}</w:moveFrom><w:moveTo>${run('มา')}</w:moveTo>`,
    )
    const grid = read(
      table([tableRow([cell(changed)]), tableRow([cell('ลบ')], '<w:del w:id="1"/>'), tableRow([cell('คง')])]),
    )
    const [sheet] = grid.sheets
    expect(sheet && textsOf(sheet)).toEqual([['ใหม่มา'], ['คง']])
    expect(grid.notices).toEqual([{ code: 'tracked-changes' }])
  })

  test('gives ticks of picture fonts', () => {
    expect(textOf(paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'))).toBe('✓')
    expect(textOf(paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'))).toBe('→')
    const typed = tableOf([tableRow([cell(paragraph(run('P', '<w:rFonts w:ascii="Wingdings 2"/>')))])])
    expect(typed.rows.get(0)?.cells.get(0)).toEqual({ text: 'P', symbolFont: 'Wingdings 2' })
  })

  test('counts one branch of alternate content only', () => {
    const alternate = `<mc:AlternateContent><mc:Choice Requires="wps">${run('ก')}</mc:Choice><mc:Fallback>${run('ก')}</mc:Fallback></mc:AlternateContent>`
    expect(textOf(paragraph(alternate))).toBe('ก')
  })

  test('writes out automatic numbers', () => {
    const level = (index: number, format: string, text: string): string =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = [
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="1">${level(0, 'thaiNumbers', '%1)')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '-')}</w:abstractNum>`,
      ...[0, 1, 2].map((id) => `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`),
    ].join('')
    const numbered = (list: number, level = 0, text = ''): string =>
      cell(paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`))
    const sheet = tableOf(
      [
        tableRow([numbered(1), numbered(2)]),
        tableRow([numbered(1), numbered(2, 0, 'ทาสี')]),
        tableRow([numbered(1, 1), numbered(3, 0, 'จุด')]),
        tableRow([numbered(1), cell(paragraph('แบบ', '<w:pStyle w:val="List"/>'))]),
        tableRow([numbered(1, 1), cell(paragraph('ไม่มี', '<w:numPr><w:numId w:val="0"/></w:numPr>'))]),
      ],
      {
        numbering,
        styles: '<w:style w:styleId="List"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
      },
    )
    expect(textsOf(sheet)).toEqual([
      ['1', '๑)'],
      ['2', '๒) ทาสี'],
      ['2.1', 'จุด'],
      ['3', '๓) แบบ'],
      ['3.1', 'ไม่มี'],
    ])
  })
})

describe('shading', () => {
  const fillsOf = (cells: string[], properties = ''): (string | undefined)[] => {
    const [sheet] = read(table([tableRow(cells), tableRow([cell('ก')])], [], properties)).sheets
    return cells.map((_, column) => sheet?.rows.get(0)?.cells.get(column)?.fill)
  }

  test('follows its pattern', () => {
    expect(
      fillsOf([
        cell('', shading('a6a6a6')),
        cell('', shading('auto')),
        cell('', shading('FFFFFF', 'solid', '00B050')),
        cell('', shading('FFFFFF', 'pct50', '000000')),
        cell('', shading('auto', 'pct25')),
        cell('', shading('FF0000', 'nil')),
        cell(''),
      ]),
    ).toEqual(['A6A6A6', undefined, '00B050', '808080', 'BFBFBF', undefined, undefined])
  })

  test('of the table holds where a cell says nothing', () => {
    expect(fillsOf([cell('ก'), cell('', shading('00FF00')), cell('', shading('auto'))], shading('EEEEEE'))).toEqual([
      'EEEEEE',
      '00FF00',
      undefined,
    ])
  })

  test('of a wide cell reaches every column it covers, of a paragraph none', () => {
    const sheet = tableOf([tableRow([cell('', span(2) + shading('00FF00')), cell(paragraph('ก', shading('FF0000')))])])
    expect([0, 1, 2].map((column) => sheet.rows.get(0)?.cells.get(column)?.fill)).toEqual([
      '00FF00',
      '00FF00',
      undefined,
    ])
  })
})

test('macros are pointed out', () => {
  const body = table([tableRow([cell('ก')])])
  expect(read(body, { others: { 'word/vbaProject.bin': 'x' } }).notices).toEqual([{ code: 'macros-ignored' }])
})
