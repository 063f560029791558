import { expect, test } from 'vitest'
import { lineCount, lineHeightPt, textWidthPt } from './text-measure.ts'

test('marks above and below letters take no width', () => {
  expect(textWidthPt('กิ่งกู้', 16, 'Sarabun')).toBeCloseTo(textWidthPt('กงก', 16, 'Sarabun'))
})

test('TH SarabunPSK is set about two thirds as wide as Sarabun of the same size', () => {
  const text = 'โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก'
  expect(textWidthPt(text, 16, 'TH SarabunPSK') / textWidthPt(text, 16, 'Sarabun')).toBeCloseTo(0.66)
})

test('lines are those of the text and those that the column forces', () => {
  expect(lineCount('', 100, 16, 'Sarabun')).toBe(1)
  expect(lineCount('ก\nข\nค', 100, 16, 'Sarabun')).toBe(3)
  const wide = 'ถนน'.repeat(40)
  expect(lineCount(wide, 100, 16, 'Sarabun')).toBeGreaterThan(lineCount(wide, 300, 16, 'Sarabun'))
})

test('a line is higher than its letters', () => {
  expect(lineHeightPt(16, 'TH SarabunPSK')).toBeGreaterThan(16)
})
