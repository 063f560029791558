import { describe, expect, test } from 'vitest'
import { buddhistYear, fiscalMonth, monthsOfQuarter, monthWords, quarterWord, yearWord } from './month-words.ts'
import { monthsOfPeriod } from './period-text.ts'

describe('month names', () => {
  test.each([
    ['ต.ค.', 10, null],
    ['ตค', 10, null],
    ['ต.ค.68', 10, 2568],
    ['ต.ค.\n๖๘', 10, 2568],
    ['ตุลาคม 2568', 10, 2568],
    ['เดือน ต.ค.', 10, null],
    ['ม.ค.-69', 1, 2569],
    ['กุมภาพันธ์', 2, null],
    ['มี.ค', 3, null],
    ['เม.ย', 4, null],
    ['พ.ค.', 5, null],
    ['มิ.ย. 2026', 6, 2569],
    ['กรกฏาคม', 7, null],
    ['สค', 8, null],
    ['กันยายน พ.ศ. 2569', 9, 2569],
    ['พ.ย', 11, null],
    ['Dec', 12, null],
  ])('%j is month %d of %s', (text, month, year) => {
    expect(monthWords(text)).toEqual({ calendarMonths: [month], year })
  })

  test.each(['ที่', 'มาตรา', 'พ.ศ. 2568', 'กค.1', 'ตำบล', '', 'สิงห์บุรี', 'ต.ค. ถึง'])('%j is no month', (text) => {
    expect(monthWords(text)).toBeNull()
  })

  test('ranges hold every month between', () => {
    expect(monthWords('ต.ค.-ธ.ค. 68')).toEqual({ calendarMonths: [10, 11, 12], year: 2568 })
    expect(monthWords('พ.ย. 68 – ก.พ. 69')).toEqual({ calendarMonths: [11, 12, 1, 2], year: null })
    expect(monthWords('ไตรมาส 4 (ก.ค.-ก.ย.)')).toEqual({ calendarMonths: [7, 8, 9], year: null })
  })
})

test('quarters are those of the fiscal year', () => {
  expect(quarterWord('ไตรมาสที่ ๒')).toBe(2)
  expect(quarterWord('Q4')).toBe(4)
  expect(quarterWord('ไตรมาส 5')).toBeNull()
  expect(monthsOfQuarter(1)).toEqual([10, 11, 12])
  expect(monthsOfQuarter(2)).toEqual([1, 2, 3])
  expect([10, 12, 1, 9].map(fiscalMonth)).toEqual([1, 3, 4, 12])
})

test.each([
  ['พ.ศ. ๒๕๖๘', 2568, false],
  ['ปี 2568', 2568, false],
  ['2568', 2568, false],
  ['ปี 68', 2568, false],
  ['2566\n(บาท)', 2566, false],
  ['ปีงบประมาณ พ.ศ. 2569', 2569, true],
])('%j is a year', (text, year, isFiscal) => {
  expect(yearWord(text)).toEqual({ year, isFiscal })
})

test('a number that cannot be a year is none', () => {
  expect(['68', '1234', 'ปี 1', 'พ.ศ. 2568-2570'].map(yearWord)).toEqual([null, null, null, null])
  expect(buddhistYear('2025')).toBe(2568)
  expect(buddhistYear('1200')).toBeNull()
})

test.each([
  ['ต.ค. 2569 - ม.ค. 2570', [1, 2, 3, 4]],
  ['ตลอดปีงบประมาณ', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
  ['ไตรมาส 2', [4, 5, 6]],
  ['ไตรมาสที่ 1-2', [1, 2, 3, 4, 5, 6]],
  ['ธันวาคม, มีนาคม 2570', [3, 6]],
  ['เดือนพฤษภาคม ถึง กรกฎาคม', [8, 9, 10]],
  ['ตามความเหมาะสม', []],
])('the period %j', (text, months) => {
  expect(monthsOfPeriod(text)).toEqual(months)
})
