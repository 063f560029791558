import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readGrid } from '../read-file.ts'
import type { RecognisedBudget } from '../recognised-budget.ts'
import { recogniseBudget } from './recognise-budget.ts'

const csv = (text: string): RecognisedBudget =>
  recogniseBudget(readGrid(new TextEncoder().encode(text.trim()), 'งบ.csv'))

/** As a report of estimates prints them: a header in two rows, years beside each other, sums behind each level. */
const ESTIMATES = `
รายงานรายละเอียดประมาณการรายจ่ายงบประมาณรายจ่ายทั่วไป,,,,,
ประจำปีงบประมาณ พ.ศ. 2570,,,,,
,รายจ่ายจริง,,,ประมาณการ,
รายการ,ปี 2567,ปี 2568,ปี 2569,ยอดต่าง (%),ปี 2570
แผนงานบริหารงานทั่วไป,,,,,
งานบริหารทั่วไป,,,,,
งบบุคลากร,,,,,
เงินเดือน (ฝ่ายการเมือง),,,,,
เงินเดือนนายก,"500,000","500,000","500,000",0 %,"514,080"
เงินค่าตอบแทนประจำตำแหน่ง,"40,000","40,000","40,000",0 %,"42,120"
รวมเงินเดือน (ฝ่ายการเมือง),"540,000","540,000","540,000",,"556,200"
รวมงบบุคลากร,,,,,"556,200"
งบดำเนินงาน,,,,,
ค่าใช้สอย,,,,,
รายจ่ายเพื่อให้ได้มาซึ่งบริการ,0,0,"100,000",20 %,"120,000"
รายจ่ายเกี่ยวเนื่องกับการปฏิบัติราชการที่ไม่เข้าลักษณะรายจ่ายหมวดอื่นๆ,,,,,
โครงการจัดการเลือกตั้ง,0,0,0,100 %,"300,000"
ค่าใช้จ่ายในการเดินทางไปราชการ,0,0,"50,000",0 %,"50,000"
รวมค่าใช้สอย,,,,,"470,000"
รวมแผนงานบริหารงานทั่วไป,,,,,"1,026,200"
แผนงานอุตสาหกรรมและการโยธา,,,,,
งานก่อสร้าง,,,,,
งบลงทุน,,,,,
ค่าที่ดินและสิ่งก่อสร้าง,,,,,
ค่าก่อสร้างสิ่งสาธารณูปโภค,,,,,
โครงการก่อสร้างถนนตัวอย่าง หมู่ที่ 3,0,0,0,100 %,"499,000"
รายการ,ปี 2567,ปี 2568,ปี 2569,ยอดต่าง (%),ปี 2570
โครงการก่อสร้างรางระบายน้ำตัวอย่าง หมู่ที่ 5,0,0,0,100 %,"350,500.50"
รวมค่าที่ดินและสิ่งก่อสร้าง,,,,,"849,500.50"
รวมทุกแผนงาน,,,,,"1,875,700.50"
`

test('a report of estimates: the last year counts, every sum is checked, a header printed again is no line', () => {
  const found = csv(ESTIMATES)
  expect(found.lines.map(({ row, name, amountSatang }) => [row, name, amountSatang])).toEqual([
    [9, 'เงินเดือนนายก', 51_408_000],
    [10, 'เงินค่าตอบแทนประจำตำแหน่ง', 4_212_000],
    [15, 'รายจ่ายเพื่อให้ได้มาซึ่งบริการ', 12_000_000],
    [17, 'โครงการจัดการเลือกตั้ง', 30_000_000],
    [18, 'ค่าใช้จ่ายในการเดินทางไปราชการ', 5_000_000],
    [26, 'โครงการก่อสร้างถนนตัวอย่าง หมู่ที่ 3', 49_900_000],
    [28, 'โครงการก่อสร้างรางระบายน้ำตัวอย่าง หมู่ที่ 5', 35_050_050],
  ])
  expect(found).toMatchObject({ brokenSums: [], sumCount: 6, printedTotalSatang: 187_570_050 })
  expect(found.lines.at(-1)).toMatchObject({
    programme: 'แผนงานอุตสาหกรรมและการโยธา',
    work: 'งานก่อสร้าง',
    expenseCategory: 'ค่าที่ดินและสิ่งก่อสร้าง / ค่าก่อสร้างสิ่งสาธารณูปโภค',
  })
})

test('a division may head its lines', () => {
  const { lines } = csv(`
รายการ,งบประมาณ (พันบาท)
หน่วยงาน : กองช่าง,
โครงการก่อสร้างถนน,150.5
หน่วยงาน : กองคลัง,
โครงการแผนที่ภาษี,20`)
  expect(lines.map(({ department, amountSatang }) => [department, amountSatang])).toEqual([
    ['กองช่าง', 15_050_000],
    ['กองคลัง', 2_000_000],
  ])
})

test('a project may begin with “รวม” or “งาน” and stays a project', () => {
  const { lines } = csv(`
รายการ,จำนวนเงิน
แผนงานการเกษตร,
รวมใจภักดิ์รักษ์ป่า,100
งานวันเกษตรตัวอย่าง,200
โครงการตลาดนัด,300`)
  expect(lines.map(({ name }) => name)).toEqual(['รวมใจภักดิ์รักษ์ป่า', 'งานวันเกษตรตัวอย่าง', 'โครงการตลาดนัด'])
})

const cell = fc.oneof(
  fc.constantFrom('', '-', 'รวม', 'รวมทั้งสิ้น', 'แผนงานการเกษตร', 'งบลงทุน', 'งานก่อสร้าง', 'ค่าวัสดุ', 'ยอดยกมา', '(1)'),
  fc.constantFrom(
    'รายการ',
    'จำนวนเงิน',
    'แผนงาน',
    'โอนเพิ่ม',
    'โอนลด',
    '1.1 ข้อย่อย',
    '- รายละเอียด',
    '๑,๐๐๐',
    '99999999999999999',
  ),
  fc.string({ maxLength: 8 }),
)

test('whatever a table holds, reading it never fails, and every line has a name and an amount', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 30 }), (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '')}"`).join(',')).join('\n')
      const { lines } = csv(`รายการ,จำนวนเงิน\n${text}\nx,1`)
      expect(lines.every(({ name, amountSatang }) => name !== '' && Number.isSafeInteger(amountSatang))).toBe(true)
    }),
    { numRuns: 200 },
  )
})
