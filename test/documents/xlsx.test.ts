import { describe, expect, test } from 'vitest'
import { openZip } from '#src/intake/zip.ts'
import { readGrid } from '#src/intake/read-file.ts'
import { sheetNames } from '#src/render/xlsx/references.ts'
import { writeXlsxBook } from '#src/render/xlsx/write-xlsx.ts'
import { samplePlanDocument } from '#test/plan-document.ts'
import { all, parseXml, value, type Node } from './docx-reader.ts'
import { hostileDocument, HOSTILE_TEXTS, survivors } from './hostile-document.ts'
import { readSheets, type ReadSheet, type SheetCell } from './xlsx-reader.ts'

async function partsOf(bytes: Promise<Uint8Array>): Promise<(name: string) => Node> {
  const zip = openZip(await bytes)
  return (name) => parseXml(new TextDecoder('utf-8', { fatal: true }).decode(zip.read(name)))
}

const cellAt = (sheets: readonly ReadSheet[], sheet: string, reference: string): SheetCell | undefined => {
  const [, letters = 'A', digits = '1'] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference) ?? []
  const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return sheets.find(({ name }) => name === sheet)?.rows[Number(digits) - 1]?.[column]
}

const cellsOf = (sheets: readonly ReadSheet[], sheet: string, from: string, to: string): SheetCell[] => {
  const column = /^[A-Z]+/.exec(from)?.[0] ?? 'A'
  const [first, last] = [from, to].map((reference) => Number(/\d+$/.exec(reference)?.[0])) as [number, number]
  return Array.from({ length: last - first + 1 }, (_, at) => cellAt(sheets, sheet, `${column}${first + at}`)).filter(
    (cell) => cell !== undefined,
  )
}

/** Works out the few kinds of formulas that the workbook uses, as a spreadsheet would. */
function compute(formula: string, sheets: readonly ReadSheet[], sheet: string): number {
  const number = (reference: string): number => {
    const cell = cellAt(sheets, sheet, reference)
    return cell?.formula ? compute(cell.formula, sheets, sheet) : (cell?.number ?? 0)
  }
  const subtotal = /^SUBTOTAL\(9,(\w+):(\w+)\)$/.exec(formula)
  if (subtotal) {
    const cells = cellsOf(sheets, sheet, subtotal[1] ?? '', subtotal[2] ?? '')
    const counted = cells.filter((cell) => !cell.formula?.startsWith('SUBTOTAL'))
    return counted.reduce(
      (sum, cell) => sum + (cell.formula ? compute(cell.formula, sheets, sheet) : (cell.number ?? 0)),
      0,
    )
  }
  const terms = formula.split('+')
  if (terms.length > 1) return terms.reduce((sum, term) => sum + compute(term, sheets, sheet), 0)
  const count = /^COUNT\('([^']+)'!(\w+):(\w+)\)$/.exec(formula)
  if (count)
    return cellsOf(sheets, count[1] ?? '', count[2] ?? '', count[3] ?? '').filter((cell) => cell.number !== null).length
  const elsewhere = /^'([^']+)'!(\w+)$/.exec(formula)
  if (elsewhere) {
    const cell = cellAt(sheets, elsewhere[1] ?? '', elsewhere[2] ?? '')
    return cell?.formula ? compute(cell.formula, sheets, elsewhere[1] ?? '') : NaN
  }
  const share = /^IF\((\w+)=0,0,ROUND\((\w+)\/\1\*100,2\)\)$/.exec(formula)
  if (!share) throw new Error(`unknown formula: ${formula}`)
  const whole = number(share[1] ?? '')
  return whole === 0 ? 0 : Math.round((number(share[2] ?? '') / whole) * 10_000 + 1e-7) / 100
}

describe.each(['thai', 'arabic'] as const)('the workbook in %s digits', (digits) => {
  const book = samplePlanDocument({ projects: 30, digits, seed: 5 })
  const bytes = writeXlsxBook(book)
  const sheets = bytes.then(readSheets)

  test('has the sheets that officials keep, with names that Excel accepts', async () => {
    const names = (await sheets).map((sheet) => sheet.name)
    expect(names).toEqual(
      digits === 'thai' ? ['ปก', 'ประกาศ', 'ผด.๐๑', 'ผด.๐๒', 'ผด.๐๒-๑'] : ['ปก', 'ประกาศ', 'ผด.01', 'ผด.02', 'ผด.02-1'],
    )
  })

  test('holds with every formula the value that it computes', async () => {
    const read = await sheets
    const formulas = read.flatMap((sheet) => sheet.formulas.map((cell) => ({ sheet: sheet.name, ...cell })))
    expect(formulas.length).toBeGreaterThan(40)
    for (const { sheet, formula, number } of formulas) {
      expect([sheet, formula, number]).toEqual([sheet, formula, expect.closeTo(compute(formula ?? '', read, sheet), 6)])
    }
  })

  test('reads counts and money of form ผด.01 from the tables', async () => {
    const summary = (await sheets)[2]
    const lines = book.partTwo.summary.groups.flatMap((group) => group.lines)
    const read = summary?.formulas.filter((cell) => cell.formula?.startsWith('COUNT')) ?? []
    expect(read).toHaveLength(lines.length)
    expect(read.map((cell) => cell.number)).toEqual(lines.map((line) => line.projectCount))
  })

  test('shows numbers in the numerals of the book', async () => {
    const formats = (await sheets).flatMap((sheet) => sheet.rows.flat().filter((cell) => cell.number !== null))
    expect(formats.every((cell) => cell.format.includes('[$-D00041E]') === (digits === 'thai'))).toBe(true)
  })
})

describe('the set-up of the pages', async () => {
  const part = await partsOf(writeXlsxBook(samplePlanDocument({ projects: 30 })))
  const forms = ['xl/worksheets/sheet3.xml', 'xl/worksheets/sheet4.xml', 'xl/worksheets/sheet5.xml'].map(part)

  test('keeps the header in sight and repeats it in print', () => {
    for (const form of forms) expect(value(all(form, 'pane')[0], 'state')).toBe('frozen')
    const titles = all(part('xl/workbook.xml'), 'definedName').map((node) => [value(node, 'name'), node.text])
    expect(titles).toEqual([
      ['_xlnm.Print_Titles', "'ผด.01'!$1:$3"],
      ['_xlnm.Print_Titles', "'ผด.02'!$1:$4"],
      ['_xlnm.Print_Titles', "'ผด.02-1'!$1:$4"],
    ])
  })

  test('lays A4 across, as wide as the page', () => {
    for (const form of forms) {
      const setup = all(form, 'pageSetup')[0]
      const settings = ['orientation', 'paperSize', 'fitToWidth', 'fitToHeight'].map((name) => value(setup, name))
      expect(settings).toEqual(['landscape', '9', '1', '0'])
      expect(value(all(form, 'pageSetUpPr')[0], 'fitToPage')).toBe('1')
    }
  })

  test('gives every row a height that Excel accepts, more lines more height', () => {
    const rows = all(forms[1] ?? parseXml('<x/>'), 'row')
    const heights = rows.map((row) => Number(value(row, 'ht')))
    expect(heights.every((height) => height > 0 && height <= 409)).toBe(true)
    expect(Math.max(...heights)).toBeGreaterThan(2 * Math.min(...heights))
  })

  test('shades what is typed into a month', () => {
    const rule = all(forms[1] ?? parseXml('<x/>'), 'conditionalFormatting')[0]
    expect(value(rule, 'sqref')).toMatch(/^H5:S\d+$/)
    expect(rule && all(rule, 'formula')[0]?.text).toBe('LEN(TRIM(H5))>0')
  })
})

describe('hostile texts', () => {
  const book = hostileDocument()
  const bytes = writeXlsxBook(book)

  test('are text, never formulas', async () => {
    const formulas = readSheets(await bytes).flatMap((sheet) => sheet.formulas)
    expect(formulas.filter(({ formula }) => !/^(SUBTOTAL|COUNT|IF|')/.test(formula ?? ''))).toEqual([])
    const part = await partsOf(bytes)
    expect(all(part('xl/worksheets/sheet4.xml'), 'c').filter((cell) => value(cell, 't') === 'e')).toEqual([])
  })

  test('come back as they were', async () => {
    const sheet = readGrid(await bytes, 'plan.xlsx').sheets.find(({ name }) => name === 'ผด.02')
    const texts = new Set(
      [...(sheet?.rows.values() ?? [])].flatMap((row) => [...row.cells.values()].map(({ text }) => text)),
    )
    const kept = HOSTILE_TEXTS.map(survivors).filter((text) => !texts.has(text))
    expect(kept).toEqual([])
  })
})

test('names of sheets are made fit for Excel, each once', () => {
  expect(sheetNames(['ผด.02/1', 'ผด.02-1', "'ก[ข]'", '', 'x'.repeat(40), 'X'.repeat(40)])).toEqual([
    'ผด.02-1',
    'ผด.02-1 (2)',
    'ก-ข-',
    'แผ่นงาน',
    'x'.repeat(31),
    `${'X'.repeat(27)} (2)`,
  ])
})
