import { describe, expect, it } from 'vitest'
import { officeRegister, resolveRegisteredOffice } from './offices.register.ts'

describe('the register that comes with the product', () => {
  it('has every local government once by its code, each with its type and province', () => {
    const offices = officeRegister()
    expect(offices).toHaveLength(7880)
    expect(new Set(offices.map(({ dlaCode }) => dlaCode)).size).toBe(offices.length)
    expect(new Set(offices.map(({ province }) => province)).size).toBe(76)
    const counts = Map.groupBy(offices, ({ type }) => type)
    expect(Object.fromEntries([...counts].map(([type, list]) => [type, list.length]))).toEqual({
      pao: 76,
      'city-municipality': 30,
      'town-municipality': 187,
      'subdistrict-municipality': 2248,
      sao: 5338,
      pattaya: 1,
    })
    expect(officeRegister()).toBe(offices)
  })

  it('keeps apart what only the amphoe or only the code tells apart', () => {
    const nonSaat = resolveRegisteredOffice('ทต.โนนสะอาด จ.ขอนแก่น')
    expect(nonSaat.kind === 'many' ? new Set(nonSaat.offices.map(({ amphoe }) => amphoe)) : nonSaat.kind).toEqual(
      new Set(['ชุมแพ', 'หนองเรือ']),
    )
    expect(resolveRegisteredOffice('ทต.โนนสะอาด อ.ชุมแพ จ.ขอนแก่น')).toMatchObject({ office: { dlaCode: '5400513' } })
    expect(resolveRegisteredOffice('อบต.ปลวกแดง')).toMatchObject({ kind: 'many' })
    expect(resolveRegisteredOffice('เมืองพัทยา')).toMatchObject({ office: { dlaCode: '3200408', type: 'pattaya' } })
  })
})
