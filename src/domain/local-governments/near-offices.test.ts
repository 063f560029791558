import { describe, expect, it } from 'vitest'
import { areNear, distanceKm, nearOffices } from './near-offices.ts'
import { parseRegister } from './register.ts'

const register = parseRegister(
  [
    'dla_code\tname\tprovince\tamphoe\tshort_name\tlat\tlng',
    '6990101\tองค์การบริหารส่วนตำบลหนองสมมุติ\tตัวอย่าง\tเมืองตัวอย่าง\t\t15.00\t100.00',
    '6990102\tองค์การบริหารส่วนตำบลทุ่งสมมุติ\tตัวอย่าง\tเมืองตัวอย่าง\t\t\t',
    '6990201\tองค์การบริหารส่วนตำบลโคกสมมุติ\tตัวอย่าง\tปลายตัวอย่าง\t\t15.40\t100.00',
    '6980101\tองค์การบริหารส่วนตำบลข้ามแดน\tสมมุติบุรี\tริมแดน\t\t15.10\t100.00',
    '2990101\tองค์การบริหารส่วนจังหวัดตัวอย่าง\tตัวอย่าง\tเมืองตัวอย่าง\t\t\t',
  ].join('\n'),
)
const [first, , far] = register

describe('offices that are near', () => {
  it('are those of the amphoe, across a border within reach, and the province’s own', () => {
    if (!first) throw new Error('no office')
    expect(nearOffices(register, first).map(({ dlaCode }) => dlaCode)).toEqual(['6990102', '6980101', '2990101'])
  })

  it('are near each other', () => {
    for (const a of register) for (const b of register) expect(areNear(a, b)).toBe(areNear(b, a))
  })
})

it('tells how far two places are from each other', () => {
  if (!first?.position || !far?.position) throw new Error('no position')
  expect(distanceKm(first.position, far.position)).toBeCloseTo(44.5, 0)
  expect(distanceKm({ latitude: 60, longitude: 100 }, { latitude: 60, longitude: 101 })).toBeCloseTo(55.6, 0)
})
