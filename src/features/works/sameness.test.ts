import { expect, test } from 'vitest'
import { sameness, samenessScore } from './sameness.ts'
import { readWork, type Work } from './work.ts'

const work = (name: string, officeCode = '9900101'): Work =>
  readWork({
    officeCode,
    officeName: null,
    department: null,
    programme: null,
    fiscalYear: 2570,
    name,
    activity: null,
    place: null,
    budgetSatang: null,
  })

const isSame = (a: string, b: string, isOneOffice: boolean): boolean => {
  const [left, right] = [work(a), work(b, isOneOffice ? '9900101' : '9900102')]
  const verdict = sameness(left, right, isOneOffice)
  expect(samenessScore(left, right, isOneOffice)).toBe(verdict?.score ?? 0)
  expect(samenessScore(right, left, isOneOffice)).toBe(verdict?.score ?? 0)
  return verdict !== null
}

const BRIDGE = 'ก่อสร้างสะพานข้ามคลองแดนร่วม บ้านปลายนาสมมุติ หมู่ที่ 6'

test.each([
  ['one work of an office, respelled', BRIDGE, 'โครงการก่อสร้างสะพานข้ามคลองแดนร่วม ม.๖ บ้านปลายนาสมมุติ', true, true],
  ['another village', BRIDGE, BRIDGE.replace('6', '8'), true, false],
  ['neighbours that build one bridge', BRIDGE, `โครงการ${BRIDGE}`, false, true],
  ['neighbours without a name in common', 'ก่อสร้างสะพาน หมู่ที่ 6', 'ก่อสร้างสะพาน หมู่ที่ 6', false, false],
  ['neighbours that both hold a feast', 'จัดงานวันเด็กแห่งชาติ', 'จัดงานวันเด็กแห่งชาติ', false, false],
  [
    'two wells of one village',
    'เจาะบ่อบาดาล วังมะขามเฒ่าจำลอง บ้านปลายนาสมมุติ หมู่ที่ 6',
    'เจาะบ่อบาดาล ทุ่งรวงทองทดลอง บ้านปลายนาสมมุติ หมู่ที่ 6',
    true,
    false,
  ],
])('%s', (_, a, b, isOneOffice, same) => {
  expect(isSame(a, b, isOneOffice)).toBe(same)
})
