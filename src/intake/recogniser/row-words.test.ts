import { describe, expect, test } from 'vitest'
import { isClosing, isPageFurniture } from './furniture.ts'
import { headerWord, unitOf } from './header-words.ts'
import { printedNumber, splitNumberedName } from './row-kinds.ts'
import { amountInTotalText, isCarriedOver, readTotalText } from './total-text.ts'

describe('header words', () => {
  test.each([
    ['no', ['ที่', 'ลำดับ', 'ลำดับ\nที่', 'ลำดับที่', 'ข้อ', 'No.']],
    [
      'name',
      [
        'โครงการ',
        'โครงการ/กิจกรรม',
        'ชื่อโครงการ/กิจกรรม',
        'โครงการ / รายการ',
        'รายการ',
        'ครุภัณฑ์',
        'แผนงาน/โครงการ',
        'กิจกรรม',
      ],
    ],
    [
      'activity',
      ['รายละเอียดของโครงการ/กิจกรรม', 'รายละเอียดกิจกรรม', 'รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ', 'กิจกรรมที่ดำเนินการ'],
    ],
    ['target', ['เป้าหมาย', 'เป้าหมาย (ผลผลิตของโครงการ)']],
    ['budget', ['งบประมาณ', 'งบประมาณ\n(บาท)', 'งบประมาณ(บาท)', 'จำนวนเงิน', 'วงเงิน', 'วงเงินงบประมาณ (บาท)']],
    ['fund', ['แหล่งงบประมาณ', 'แหล่งที่มา', 'ที่มาของงบประมาณ', 'ที่มา', 'ประเภทงบประมาณ']],
    ['place', ['สถานที่', 'สถานที่ดำเนินการ', 'พื้นที่ดำเนินการ', 'บริเวณที่ดำเนินการ']],
    ['department', ['หน่วยงาน\nรับผิดชอบหลัก', 'หน่วยดำเนินการ', 'ผู้รับผิดชอบ', 'ส่วนราชการ', 'หน่วยงานที่รับผิดชอบ']],
    ['strategy', ['ยุทธศาสตร์', 'ประเด็นการพัฒนา']],
    ['tactic', ['กลยุทธ์']],
    ['programme', ['แผนงาน']],
    ['note', ['หมายเหตุ']],
    ['period', ['ระยะเวลาดำเนินการ']],
    ['summary', ['จำนวนโครงการที่ดำเนินการ', 'คิดเป็นร้อยละของโครงการทั้งหมด']],
    ['other', ['ตัวชี้วัด (KPI)', 'รหัส', 'งบประมาณที่เบิกจ่าย', 'หน่วยงานที่เกี่ยวข้อง', 'ประเภทครุภัณฑ์']],
    ['account', ['หมวดรายจ่าย', 'รหัสบัญชี', 'ITEM_DESCRIPTION']],
  ])('%s', (word, texts) => {
    expect(texts.map(headerWord)).toEqual(texts.map(() => word))
  })

  test('the text of a project is no header word', () => {
    const texts = ['ก่อสร้างถนน ค.ส.ล.', 'หมู่ที่ 1', 'กองช่าง', '100,000', 'ยุทธศาสตร์ที่ 1 ด้านสังคม']
    expect(texts.map(headerWord)).toEqual([null, null, null, null, null])
  })

  test('units', () => {
    expect(['งบประมาณ (บาท)', 'งบประมาณ (พันบาท)', 'หน่วย : ล้านบาท'].map(unitOf)).toEqual([1, 1_000, 1_000_000])
  })
})

describe('total rows', () => {
  test.each([
    ['รวม', null, null],
    ['รวม 8 โครงการ', null, 8],
    ['รวม ๑๑ โครงการ', null, 11],
    ['รวมจำนวน 8 โครงการ', null, 8],
    ['รวม 3 รายการ', null, 3],
    ['รวมเป็นเงิน', null, null],
    ['รวมทั้งสิ้น', 'grand', null],
    ['รวมทั้งสิ้น 17 โครงการ', 'grand', 17],
    ['รวมงบประมาณทั้งสิ้น', 'grand', null],
    ['รวมแผนงานการศึกษา 6 โครงการ', 'programme', 6],
    ['รวมยุทธศาสตร์ที่ 2', 'strategy', null],
    ['รวมหน้านี้', 'page', null],
    ['รวม 5 โครงการ เป็นเงิน 1,500,000 บาท', null, 5],
  ])('%j', (text, scope, count) => {
    expect(readTotalText(text)).toEqual({ scope, count })
  })

  test.each([
    'รวมพลังรักษ์น้ำ',
    'รวมพลคนรักสุขภาพ',
    'รวม 12 แห่ง',
    'รวมระยะทาง 500 เมตร',
    'ยอดยกไป',
    'รวมยกมา',
    'ก่อสร้างถนน',
    'รวมกองทุนชุมชน',
  ])('%j is no total', (text) => {
    expect(readTotalText(text)).toBeNull()
  })

  test('amounts carried over are known', () => {
    expect(['ยอดยกไป', 'ยอดยกมา', 'ยกไป', 'รวมยกไป', '(ยอดยกมา)', 'รวม'].map(isCarriedOver)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ])
  })

  test('an amount may stand in the words', () => {
    expect(amountInTotalText('รวมเป็นเงินทั้งสิ้น ๑,๕๐๐,๐๐๐ บาท')).toBe('1,500,000')
    expect(amountInTotalText('รวม 8 โครงการ')).toBeNull()
  })
})

describe('rows that are no projects', () => {
  test.each([
    'หน้า 1',
    'หน้า 2/5',
    'หน้าที่ ๓',
    '- 4 -',
    'Page 2 of 5',
    'แบบ ผด.02',
    'แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2570',
    'เทศบาลตำบลดำเนินตัวอย่าง',
  ])('%j is of the page', (text) => {
    expect(isPageFurniture(text, false)).toBe(true)
  })

  test('the rest of a project is not, although it may look so', () => {
    expect(isPageFurniture('12', true)).toBe(false)
    expect(isPageFurniture('แผนการดำเนินงานของชุมชน', true)).toBe(false)
    expect(isClosing('หัวหน้าสำนักปลัด ร่วมกิจกรรม', true)).toBe(false)
  })

  test.each(['หมายเหตุ : ข้อมูล ณ วันที่ 1', '(ลงชื่อ).........................', '(นายตัวอย่าง สมมุติ)', 'ลงชื่อ'])(
    '%j closes a table',
    (text) => {
      expect(isClosing(text, true)).toBe(true)
    },
  )
})

test.each([
  ['1', '1'],
  ['๑๒.', '12'],
  ['(3)', '3'],
  ['4)', '4'],
  ['1.1', '1.1'],
  ['5.0', '5'],
  ['ที่ 6', '6'],
  ['หน้า 2', null],
  ['รวม', null],
  ['100,000', null],
])('the number %j', (text, number) => {
  expect(printedNumber(text)).toBe(number)
})

test('a number in front of a name', () => {
  expect(splitNumberedName('๒) ปรับปรุงถนน')).toEqual({ no: '2', name: 'ปรับปรุงถนน' })
  expect(splitNumberedName('100 ปี เมืองดำเนิน')).toBeNull()
  expect(splitNumberedName('3.5 กิโลเมตร')).toBeNull()
})
