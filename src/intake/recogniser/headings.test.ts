import { describe, expect, test } from 'vitest'
import { readHeadings, readStrategyCell } from './headings.ts'

const strategy = (no: number | null, text: string | null) => ({ kind: 'strategy', no, text })
const programme = (name: string | null, raw: string, isExact = true) => ({
  kind: 'programme',
  programme: name,
  raw,
  isExact,
})

describe('headings', () => {
  test.each([
    ['ยุทธศาสตร์ที่ 1 ด้านสังคม', 1, 'ด้านสังคม'],
    ['ยุทธศาสตร์ที่ ๒ : การพัฒนาคุณภาพชีวิต', 2, 'การพัฒนาคุณภาพชีวิต'],
    ['ยุทธศาสตร์การพัฒนาที่ 3. เศรษฐกิจ', 3, 'เศรษฐกิจ'],
    ['1. ยุทธศาสตร์ด้านการสาธารณสุข', 1, 'ด้านการสาธารณสุข'],
    ['ประเด็นการพัฒนาที่ ๔ เมืองน่าอยู่', 4, 'เมืองน่าอยู่'],
    ['ประเด็นยุทธศาสตร์ที่ 2 - ท่องเที่ยว', 2, 'ท่องเที่ยว'],
    ['ยุทธศาสตร์ด้านการท่องเที่ยว', null, 'ด้านการท่องเที่ยว'],
    ['ยุทธศาสตร์ที่ 5', 5, null],
    ['ยุทธศาสตร์ที่ 1 ด้านสังคม (ต่อ)', 1, 'ด้านสังคม'],
    ['ยุทธศาสตร์ที่ 2 ด้าน ๓ ดี', 2, 'ด้าน ๓ ดี'],
  ])('%j is a strategy', (text, no, name) => {
    expect(readHeadings(text)).toEqual([strategy(no, name)])
  })

  test.each([
    ['แผนงานการศึกษา', 'แผนงานการศึกษา', true],
    ['แผนงาน : เคหะและชุมชน', 'แผนงานเคหะและชุมชน', true],
    ['แผนงานการพานิชย์', 'แผนงานการพาณิชย์', false],
    ['แผนงานสร้างความเข้มแข็งและชุมชน', 'แผนงานสร้างความเข้มแข็งของชุมชน', false],
    ['แผนงานลึกลับ', null, false],
  ])('%j is a programme', (text, name, isExact) => {
    expect(readHeadings(text)).toEqual([programme(name, text, isExact)])
  })

  test('the number of a programme is no part of its name', () => {
    expect(readHeadings('1.1 แผนงานสาธารณสุข')).toEqual([programme('แผนงานสาธารณสุข', 'แผนงานสาธารณสุข')])
  })

  test('a programme continued on the next page is the same', () => {
    expect(readHeadings('แผนงานการเกษตร (ต่อ)')).toEqual([programme('แผนงานการเกษตร', 'แผนงานการเกษตร')])
  })

  test('one cell may hold a strategy and a programme', () => {
    const both = [strategy(2, 'ด้านการศึกษา'), programme('แผนงานการศึกษา', 'แผนงานการศึกษา')]
    expect(readHeadings('ยุทธศาสตร์ที่ 2 ด้านการศึกษา แผนงานการศึกษา')).toEqual(both)
    expect(readHeadings('ยุทธศาสตร์ที่ 2 ด้านการศึกษา\nแผนงานการศึกษา')).toEqual(both)
  })

  test('a strategy broken over two lines stays one', () => {
    expect(readHeadings('ยุทธศาสตร์ที่ 2 ด้านการศึกษา\nศาสนา และวัฒนธรรม')).toEqual([
      strategy(2, 'ด้านการศึกษา ศาสนา และวัฒนธรรม'),
    ])
  })

  test('tactics, units, agencies and kinds of equipment', () => {
    expect(readHeadings('กลยุทธ์ที่ 3.1 ส่งเสริมอาชีพ')).toEqual([{ kind: 'tactic', text: 'ส่งเสริมอาชีพ' }])
    expect(readHeadings('1. กองช่าง')).toEqual([{ kind: 'department', name: 'กองช่าง' }])
    expect(readHeadings('หน่วยงาน : สำนักปลัด')).toEqual([{ kind: 'department', name: 'สำนักปลัด' }])
    expect(readHeadings('หน่วยงาน: แขวงทางหลวงตัวอย่าง')).toEqual([{ kind: 'agency', name: 'แขวงทางหลวงตัวอย่าง' }])
    expect(readHeadings('2. ประเภทครุภัณฑ์ก่อสร้าง')).toEqual([{ kind: 'equipment-type', text: '2. ประเภทครุภัณฑ์ก่อสร้าง' }])
    expect(readHeadings('ยุทธศาสตร์จังหวัดที่ 2 การเกษตร')).toEqual([{ kind: 'aside' }])
  })

  test.each(['ก่อสร้างถนนคอนกรีต', 'โครงการจัดทำแผนงาน', 'กองทุนหลักประกันสุขภาพ', 'รวม 5 โครงการ', '', '12'])(
    '%j is no heading',
    (text) => {
      expect(readHeadings(text)).toEqual([])
    },
  )
})

test.each([
  ['3. ด้านสวัสดิการสังคม', 3, 'ด้านสวัสดิการสังคม'],
  ['ยุทธศาสตร์ที่ 1 ด้านคน', 1, 'ด้านคน'],
  ['ด้านเศรษฐกิจ', null, 'ด้านเศรษฐกิจ'],
  ['๒', 2, null],
])('a strategy in a column: %j', (text, no, name) => {
  expect(readStrategyCell(text)).toEqual({ no, text: name })
})
