import { expect, test } from 'vitest'
import { fieldText, fundsText, monthsText } from './field-text.ts'
import type { ProjectContent } from '#src/domain/project.ts'

test.each([
  [0, ''],
  [0b111, 'ต.ค.–ธ.ค.'],
  [0b100000100111, 'ต.ค.–ธ.ค., มี.ค., ก.ย.'],
])('months %i read “%s”', (months, text) => {
  expect(monthsText(months, 'th')).toBe(text)
})

test('money reads with its sources, and says why there is none', () => {
  const funds = [
    { source: 'เทศบัญญัติ', amountSatang: 50_000_000 },
    { source: null, amountSatang: 1_050 },
    { source: 'เงินสะสม', amountSatang: null },
  ]
  expect(fundsText({ funds, noBudgetReason: null }, 'th')).toBe('500,000 (เทศบัญญัติ) + 10.50 + (เงินสะสม)')
  expect(fundsText({ funds: [], noBudgetReason: 'no-budget-used' }, 'th')).toBe('ไม่ใช้งบประมาณ')
})

test('an empty field reads as a dash', () => {
  expect(fieldText({ place: null } as ProjectContent, 'place', 'th')).toBe('–')
})
