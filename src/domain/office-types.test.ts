import { describe, expect, it } from 'vitest'
import {
  executiveTitleOf,
  expandOfficeName,
  OFFICE_TYPES,
  officeTypeOf,
  officeWords,
  shortOfficeName,
} from './office-types.ts'

const CASES = [
  ['องค์การบริหารส่วนจังหวัดตัวอย่าง', 'อบจ.ตัวอย่าง', 'pao', 'นายกองค์การบริหารส่วนจังหวัดตัวอย่าง'],
  ['เทศบาลนครตัวอย่าง', 'ทน.ตัวอย่าง', 'city-municipality', 'นายกเทศมนตรีนครตัวอย่าง'],
  ['เทศบาลเมืองตัวอย่าง', 'ทม.ตัวอย่าง', 'town-municipality', 'นายกเทศมนตรีเมืองตัวอย่าง'],
  ['เทศบาลตำบลดำเนินตัวอย่าง', 'ทต.ดำเนินตัวอย่าง', 'subdistrict-municipality', 'นายกเทศมนตรีตำบลดำเนินตัวอย่าง'],
  ['องค์การบริหารส่วนตำบลตัวอย่าง', 'อบต.ตัวอย่าง', 'sao', 'นายกองค์การบริหารส่วนตำบลตัวอย่าง'],
  ['เมืองพัทยา', 'เมืองพัทยา', 'pattaya', 'นายกเมืองพัทยา'],
] as const

describe('types of local government', () => {
  it.each(CASES)('%s = %s is a %s led by the %s', (full, short, type, executive) => {
    expect(officeTypeOf(full)).toBe(type)
    expect(officeTypeOf(short)).toBe(type)
    expect(expandOfficeName(short)).toBe(full)
    expect(shortOfficeName(full)).toBe(short)
    expect(executiveTitleOf(full)).toBe(executive)
  })

  it.each([
    ['อบต. ตัวอย่าง', 'องค์การบริหารส่วนตำบลตัวอย่าง'],
    ['อบต ตัวอย่าง', 'องค์การบริหารส่วนตำบลตัวอย่าง'],
    ['อบจตัวอย่าง', 'องค์การบริหารส่วนจังหวัดตัวอย่าง'],
    ['ทต ตัวอย่าง', 'เทศบาลตำบลตัวอย่าง'],
    ['ท.ต.ตัวอย่าง', 'เทศบาลตำบลตัวอย่าง'],
    ['เทศบาลตำบล ตัวอย่าง', 'เทศบาลตำบลตัวอย่าง'],
    ['ทตัวอย่าง', 'ทตัวอย่าง'],
    ['ดำเนินตัวอย่าง', 'ดำเนินตัวอย่าง'],
  ])('%s in full is %s', (short, full) => {
    expect(expandOfficeName(short)).toBe(full)
  })

  it('knows no type from a bare name', () => {
    expect(officeTypeOf('ดำเนินตัวอย่าง')).toBeNull()
    expect(executiveTitleOf('ดำเนินตัวอย่าง')).toBe('ผู้บริหารท้องถิ่น')
  })

  it('marks for every word whether it has a source', () => {
    for (const type of OFFICE_TYPES) {
      for (const word of Object.values(officeWords(type))) {
        if (word === null || typeof word === 'string') continue
        expect(word.text).not.toBe('')
        expect(word.source).not.toBe('')
      }
    }
    expect(officeWords('sao').budgetInstrument.text).toBe('ข้อบัญญัติ')
    expect(officeWords('sao').budgetInstrument.source).not.toBeNull()
    expect(officeWords('pao').council.source).toBeNull()
  })
})
