import { describe, expect, it } from 'vitest'
import { findOffices, resolveOffice } from './find-offices.ts'
import { parseRegister } from './register.ts'

const register = parseRegister(
  [
    'dla_code\tname\ttype\tshort_name\tprovince\tamphoe\tlat',
    '6990101\tองค์การบริหารส่วนตำบลหนองสมมุติ\tอบต.\tหนองสมมุติ\tตัวอย่าง\tเมืองตัวอย่าง\t',
    '6990201\tองค์การบริหารส่วนตำบลหนองสมมุติ\tอบต.\tหนองสมมุติ\tตัวอย่าง\tบ้านสมมุติ\t',
    '6980101\tองค์การบริหารส่วนตำบลหนองสมมุติ\tอบต.\tหนองสมมุติ\tสมมุติบุรี\tเมืองสมมุติบุรี\t',
    '5990102\tเทศบาลตำบลหนองสมมุติ\tเทศบาลตำบล\tหนองสมมุติ\tตัวอย่าง\tเมืองตัวอย่าง\t',
    '5990103\tเทศบาลตำบลหนองสมมุติใหญ่\tเทศบาลตำบล\tหนองสมมุติใหญ่\tตัวอย่าง\t\t',
    '2990101\tองค์การบริหารส่วนจังหวัดตัวอย่าง\tอบจ.\tตัวอย่าง\tตัวอย่าง\tเมืองตัวอย่าง\t',
  ].join('\n'),
)
const codes = (text: string) => findOffices(register, text).map(({ dlaCode }) => dlaCode)

describe('findOffices', () => {
  it.each([
    ['หนองสมมุติใหญ่', ['5990103']],
    ['ทต.หนองสมมุติ', ['5990102', '5990103']],
    ['อบต. หนองสมมุติ', ['6990101', '6990201', '6980101']],
    ['อบต.หนองสมมุติ อ.บ้านสมมุติ', ['6990201']],
    ['หนองสมมุติ จ.สมมุติบุรี', ['6980101']],
    ['สมมุติบุรี', ['6980101']],
    ['5990102', ['5990102']],
    ['๕๙๙', ['5990102', '5990103']],
    ['อบจ.ตัวอย่าง', ['2990101']],
    ['หนอง สมมุติ ใหญ่', ['5990103']],
    ['ไม่มีที่ไหน', []],
    ['', []],
    ['   ', []],
  ])('%j', (text, expected) => {
    expect(codes(text)).toEqual(expected)
  })

  it('shows the name itself before longer names, and what tells equal names apart', () => {
    expect(codes('เทศบาลตำบลหนองสมมุติ')[0]).toBe('5990102')
    expect(findOffices(register, 'อบต.หนองสมมุติ').map(({ amphoe, province }) => `${amphoe} ${province}`)).toEqual([
      'เมืองตัวอย่าง ตัวอย่าง',
      'บ้านสมมุติ ตัวอย่าง',
      'เมืองสมมุติบุรี สมมุติบุรี',
    ])
    expect(findOffices(register, '5990103')[0]).toEqual({
      dlaCode: '5990103',
      name: 'เทศบาลตำบลหนองสมมุติใหญ่',
      type: 'subdistrict-municipality',
      shortName: 'หนองสมมุติใหญ่',
      amphoe: null,
      province: 'ตัวอย่าง',
    })
  })
})

describe('resolveOffice', () => {
  const one = (text: string) => {
    const found = resolveOffice(register, text)
    return found.kind === 'one' ? found.office.dlaCode : found.kind
  }
  it.each([
    ['6990201', '6990201'],
    ['๖๙๙๐๒๐๑', '6990201'],
    ['เทศบาลตำบลหนองสมมุติ', '5990102'],
    ['ทต.หนองสมมุติ', '5990102'],
    ['อบต.หนองสมมุติ', 'many'],
    ['อบต.หนองสมมุติ บ้านสมมุติ', '6990201'],
    ['อบต.หนองสมมุติ อำเภอบ้านสมมุติ จังหวัดตัวอย่าง', '6990201'],
    ['อบต.หนองสมมุติ จ.ตัวอย่าง', 'many'],
    ['เทศบาลตำบลหนองสมมุติ จังหวัดตัวอย่าง', '5990102'],
    ['หนองสมมุติใหญ่', '5990103'],
    ['1234567', 'none'],
    ['', 'none'],
  ])('%j is %s', (text, expected) => {
    expect(one(text)).toBe(expected)
  })
})

describe('parseRegister', () => {
  it('refuses a file that is not whole', () => {
    expect(() => parseRegister('name\tprovince')).toThrow(/column/)
    expect(() => parseRegister('dla_code\tname\tshort_name\tprovince\tamphoe\n1\tเทศบาลตำบลก\tก\tข\tค')).toThrow(
      /row 2/,
    )
  })
})
