import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xlsxFile } from '#test/fixtures/xlsx-writer.ts'
import { readGrid } from '../read-file.ts'
import type { BudgetMapping, RecognisedBudget } from '../recognised-budget.ts'
import { readAmountText } from './amount.ts'
import { recogniseBudget } from './recognise-budget.ts'

const csv = (text: string, mappings?: ReadonlyMap<string, BudgetMapping>): RecognisedBudget =>
  recogniseBudget(readGrid(new TextEncoder().encode(text.trim()), 'งบ.csv'), mappings)
const namesAndAmounts = ({ lines }: RecognisedBudget) => lines.map(({ name, amountSatang }) => [name, amountSatang])

const FLAT = `
ข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2570,,,,,,
แผนงาน,งาน,งบ,หมวด,รายการ,หน่วยงาน,จำนวนเงิน (บาท)
แผนงานบริหารงานทั่วไป,งานบริหารทั่วไป,งบบุคลากร,เงินเดือน (ฝ่ายประจำ),เงินเดือนพนักงาน,สำนักปลัด,"4,000,000.00"
,,งบดำเนินงาน,ค่าใช้สอย,โครงการอบรมตัวอย่าง,สำนักปลัด,"๑๐๐,๐๐๐.๕๐"
,,,,โครงการจัดงานตัวอย่าง,สำนักปลัด,-
แผนงานสร้างความเข้มแข็งและชุมชน,งานส่งเสริม,งบดำเนินงาน,ค่าใช้สอย,โครงการชุมชนตัวอย่าง,กองสวัสดิการสังคม,"50,000"
รวมทั้งสิ้น,,,,,,"4,150,000.50"
`

const HIERARCHICAL = `
รายการ,ประมาณการ ปี 2569,ประมาณการ ปี 2570
แผนงานบริหารงานทั่วไป,,
งานบริหารทั่วไป,"900,000","1,250,000"
งบดำเนินงาน,,"1,250,000"
ค่าใช้สอย,,"1,200,000"
รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้าลักษณะรายจ่ายหมวดอื่น,,
1. โครงการอบรมคุณธรรม,"100,000","150,000"
เพื่อจ่ายเป็นค่าวิทยากร ค่าอาหาร,,
2. โครงการเลือกตั้งตัวอย่าง,0,"1,000,000"
รวมค่าใช้สอย,,"1,200,000"
ค่าวัสดุ,,"50,000"
วัสดุสำนักงาน,,"50,000"
แผนงานเคหะและชุมชน,,
งานไฟฟ้าถนน,,
งบลงทุน,,"(2,000)"
ค่าที่ดินและสิ่งก่อสร้าง,,"(2,000)"
ก่อสร้างถนนตัวอย่าง หมู่ที่ 4,,"(2,000)"
`

describe('a table with a column for each level', () => {
  test('reads lines, carries headings down, and holds the printed sum against them', () => {
    const found = csv(FLAT)
    expect(namesAndAmounts(found)).toEqual([
      ['เงินเดือนพนักงาน', 400_000_000],
      ['โครงการอบรมตัวอย่าง', 10_000_050],
      ['โครงการชุมชนตัวอย่าง', 5_000_000],
    ])
    expect(found).toMatchObject({ brokenSums: [], sumCount: 1, printedTotalSatang: 415_000_050 })
    expect(found.lines[1]).toMatchObject({
      row: 4,
      area: 'ด้านบริหารทั่วไป',
      programme: 'แผนงานบริหารงานทั่วไป',
      work: 'งานบริหารทั่วไป',
      budgetType: 'งบดำเนินงาน',
      expenseCategory: 'ค่าใช้สอย',
      department: 'สำนักปลัด',
    })
  })

  test('takes a misspelt programme for the one it means, and says so', () => {
    const { lines, notes } = csv(FLAT)
    expect(lines[2]?.programme).toBe('แผนงานสร้างความเข้มแข็งของชุมชน')
    expect(notes).toContainEqual(
      expect.objectContaining({ code: 'programme-spelling', found: 'แผนงานสร้างความเข้มแข็งและชุมชน', row: 6 }),
    )
  })

  test('tells a broken sum with both numbers and the row', () => {
    const { brokenSums, lines } = csv(FLAT.replace('"4,150,000.50"', '"4,200,000.50"'))
    expect(brokenSums).toEqual([
      { sheet: null, row: 7, label: 'รวมทั้งสิ้น', printedSatang: 420_000_050, sumSatang: 415_000_050 },
    ])
    expect(lines).toHaveLength(3)
  })

  test('sums within the table are recognised wherever their word stands', () => {
    const found = csv(`
แผนงาน,งบ,รายการ,จำนวนเงิน
แผนงานการศึกษา,งบลงทุน,ก่อสร้างห้องน้ำ,"100,000"
แผนงานการศึกษา,งบลงทุน,ก่อสร้างรั้ว,"200,000"
แผนงานการศึกษา,งบลงทุน,รวม,"300,000"
แผนงานการศึกษา,งบเงินอุดหนุน,อุดหนุนอาหารกลางวัน,"50,000"
,,รวมแผนงานการศึกษา,"350,000"
แผนงานการเกษตร,งบลงทุน,รวมพลังปลูกป่า,"1,000"
,,รวมทั้งสิ้น,"351,000"`)
    expect(found.lines.map(({ name }) => name)).toEqual(['ก่อสร้างห้องน้ำ', 'ก่อสร้างรั้ว', 'อุดหนุนอาหารกลางวัน', 'รวมพลังปลูกป่า'])
    expect(found).toMatchObject({ brokenSums: [], sumCount: 3 })
  })

  test('a transfer has a column of what is added and one of what is taken', () => {
    const found = csv(`
แผนงาน,รายการ,โอนเพิ่ม (+),โอนลด (-)
แผนงานเคหะและชุมชน,ก่อสร้างถนน หมู่ที่ 4,,"100,000"
แผนงานเคหะและชุมชน,ปรับปรุงท่อ หมู่ที่ 5,"100,000",-`)
    expect(namesAndAmounts(found)).toEqual([
      ['ก่อสร้างถนน หมู่ที่ 4', -10_000_000],
      ['ปรับปรุงท่อ หมู่ที่ 5', 10_000_000],
    ])
  })
})

describe('headings in one column', () => {
  test('headings carry sums, which are not counted; the latest year is the budget', () => {
    const found = csv(HIERARCHICAL)
    expect(namesAndAmounts(found)).toEqual([
      ['โครงการอบรมคุณธรรม', 15_000_000],
      ['โครงการเลือกตั้งตัวอย่าง', 100_000_000],
      ['วัสดุสำนักงาน', 5_000_000],
      ['ก่อสร้างถนนตัวอย่าง หมู่ที่ 4', -200_000],
    ])
    expect(found.lines[0]).toMatchObject({
      programme: 'แผนงานบริหารงานทั่วไป',
      work: 'งานบริหารทั่วไป',
      budgetType: 'งบดำเนินงาน',
      expenseCategory: 'ค่าใช้สอย / รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้าลักษณะรายจ่ายหมวดอื่น',
    })
    expect(found.lines[3]).toMatchObject({ programme: 'แผนงานเคหะและชุมชน', work: 'งานไฟฟ้าถนน' })
  })

  test('says which heading does not come to its lines', () => {
    const figures = csv(HIERARCHICAL).brokenSums.map(({ row, label, printedSatang, sumSatang }) => [
      row,
      label,
      printedSatang,
      sumSatang,
    ])
    expect(figures).toEqual([
      [3, 'งานบริหารทั่วไป', 125_000_000, 120_000_000],
      [4, 'งบดำเนินงาน', 125_000_000, 120_000_000],
      [5, 'ค่าใช้สอย', 120_000_000, 115_000_000],
      [10, 'รวมค่าใช้สอย', 120_000_000, 115_000_000],
    ])
  })

  test('a sum may stand behind the words of its heading', () => {
    const found = csv(`
รายการ,จำนวนเงิน
แผนงานการเกษตร รวม 30000 บาท,
งบดำเนินงาน รวม 30000 บาท,
โครงการปลูกป่า จำนวน 20000 บาท,
โครงการรักน้ำ,"10,000"`)
    expect(namesAndAmounts(found)).toEqual([
      ['โครงการปลูกป่า', 2_000_000],
      ['โครงการรักน้ำ', 1_000_000],
    ])
    expect(found).toMatchObject({ brokenSums: [], sumCount: 2 })
    expect(found.lines[0]?.programme).toBe('แผนงานการเกษตร')
  })

  test('details of an item explain it and are not counted twice', () => {
    const found = csv(`
รายการ,จำนวนเงิน
งบลงทุน,
1. โครงการก่อสร้างอาคาร,"500,000"
- ค่างานโครงสร้าง,"300,000"
- ค่าครุภัณฑ์,"200,000"
2. โครงการปรับปรุงสนาม,"100,000"`)
    expect(namesAndAmounts(found)).toEqual([
      ['โครงการก่อสร้างอาคาร', 50_000_000],
      ['โครงการปรับปรุงสนาม', 10_000_000],
    ])
  })
})

/** Bytes of windows-874, as older accounting programs write them. */
const windows874 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    return code >= 0xe01 && code <= 0xe5b ? code - 0xe01 + 0xa1 : code
  })

describe('files of other programs', () => {
  test('windows-874 gives the same lines as UTF-8', () => {
    const found = recogniseBudget(readGrid(windows874(FLAT.trim()), 'งบ.csv'))
    expect(found).toEqual(csv(FLAT))
    expect(found.lines).toHaveLength(3)
  })

  test('cells of a workbook that are merged downwards stand for each of their rows', () => {
    const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
    const body = `<sheetData>
      <row r="1">${text('A1', 'แผนงาน')}${text('B1', 'งบ')}${text('C1', 'รายการ')}${text('D1', 'จำนวนเงิน')}</row>
      <row r="2">${text('A2', 'แผนงานการเกษตร')}${text('B2', 'งบดำเนินงาน')}${text('C2', 'โครงการปลูกป่า')}<c r="D2"><v>1500.25</v></c></row>
      <row r="3">${text('C3', 'โครงการรักน้ำ')}<c r="D3"><v>-20</v></c></row>
      <row r="4">${text('B4', 'งบลงทุน')}${text('C4', 'ขุดสระ')}<c r="D4"><f>D2*2</f><v>3000.5</v></c></row>
      <row r="5">${text('A5', 'รวม')}<c r="D5"><v>4480.75</v></c></row></sheetData>
      <mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B2:B3"/><mergeCell ref="A5:C5"/></mergeCells>`
    const found = recogniseBudget(readGrid(xlsxFile({ sheets: [{ name: 'งบ 70', body }] }), 'งบ.xlsx'))
    expect(
      found.lines.map(({ programme, budgetType, amountSatang, sheet }) => [programme, budgetType, amountSatang, sheet]),
    ).toEqual([
      ['แผนงานการเกษตร', 'งบดำเนินงาน', 150_025, 'งบ 70'],
      ['แผนงานการเกษตร', 'งบดำเนินงาน', -2_000, 'งบ 70'],
      ['แผนงานการเกษตร', 'งบลงทุน', 300_050, 'งบ 70'],
    ])
    expect(found).toMatchObject({ brokenSums: [], sumCount: 1 })
  })
})

describe('what cannot be read is told, never guessed', () => {
  test('words in the column of money', () => {
    const { notes, lines } = csv(
      'แผนงาน,รายการ,จำนวนเงิน\nแผนงานการเกษตร,โครงการ ก,ตามจ่ายจริง\nแผนงานการเกษตร,โครงการ ข,5',
    )
    expect(notes).toEqual([{ code: 'amount-unreadable', sheet: null, row: 2, found: 'ตามจ่ายจริง' }])
    expect(lines).toHaveLength(1)
  })

  test('a header that is not understood is handed back, and read once its columns are named', () => {
    const text = 'ก,ข,ค\nแผนงานการเกษตร,โครงการปลูกป่า,5000\nแผนงานการเกษตร,โครงการรักน้ำ,6000'
    const { lines, unknownTables } = csv(text)
    expect(lines).toEqual([])
    const [table] = unknownTables
    expect(table?.sample[0]).toEqual(['ก', 'ข', 'ค'])
    const mapping: BudgetMapping = {
      headerRows: 1,
      columns: { 0: 'budget-programme', 1: 'budget-name', 2: 'budget-amount' },
    }
    const named = csv(text, new Map([[table?.signature ?? '', mapping]]))
    expect(namesAndAmounts(named)).toEqual([
      ['โครงการปลูกป่า', 500_000],
      ['โครงการรักน้ำ', 600_000],
    ])
  })
})

test.each([
  ['1,500,000', 150_000_000],
  ['๑,๕๐๐.๗๕', 150_075],
  ['(2,000.00)', -200_000],
  ['-2,000', -200_000],
  ['2,000-', -200_000],
  ['2,000.-', 200_000],
  ['500 บาท', 50_000],
  ['-', 'none'],
  ['–', 'none'],
  ['', 'none'],
  ['๐', 0],
  ['1,50', 'unreadable'],
  ['99999999999999', 'unreadable'],
  ['ตามจ่ายจริง', 'unreadable'],
])('“%s” is %s', (text, amount) => {
  expect(readAmountText(text)).toBe(amount)
})

test('whatever the amounts, a right sum is never called broken and a wrong one always is', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 9_000_000 }), { minLength: 1, maxLength: 12 })
  const baht = (satang: number): string => (satang / 100).toFixed(2)
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 5 }), (satang, wrong) => {
      const rows = satang.map((amount, at) => `แผนงานการเกษตร,โครงการ ${at + 1},${baht(amount)}`)
      const total = satang.reduce((sum, amount) => sum + amount, 0)
      const found = csv(['แผนงาน,รายการ,จำนวนเงิน', ...rows, `,รวมทั้งสิ้น,${baht(total + wrong)}`].join('\n'))
      expect(found.lines.map(({ amountSatang }) => amountSatang)).toEqual(satang)
      expect(found.brokenSums.map(({ printedSatang, sumSatang }) => [printedSatang, sumSatang])).toEqual(
        wrong === 0 ? [] : [[total + wrong, total]],
      )
    }),
  )
})
