import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchFundSource } from '#src/domain/fund-sources.ts'
import { budgetOf, type FundRow } from '#src/domain/project.ts'
import { BLANK_FIELDS, type ProjectFields } from '#src/features/projects/projects.ts'
import { jointFields, paidBy, takenFrom } from './joining.ts'

const project = (over: Partial<ProjectFields>): ProjectFields => ({ ...BLANK_FIELDS, name: 'ก่อสร้างถนน', ...over })
const anyFunds = fc.array(
  fc.record({
    source: fc.option(fc.constantFrom('เทศบัญญัติ', 'เงินสะสม', 'หน่วยงานอื่น'), { nil: null }),
    amountSatang: fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { nil: null }),
  }),
  { maxLength: 5 },
)
const sum = (...parts: (readonly FundRow[])[]): number => budgetOf({ funds: parts.flat() }) ?? 0

describe('a joint project', () => {
  test('costs what both works cost, whoever pays', () => {
    fc.assert(
      fc.property(anyFunds, anyFunds, fc.constantFrom(null, 'แขวงทางหลวงตัวอย่าง'), (own, other, payer) => {
        const { funds = [] } = jointFields(project({ funds: own }), { fields: project({ funds: other }), payer })
        expect(sum(funds)).toBe(sum(own, other))
      }),
    )
  })

  test('names the payer of each part, counted as money from outside', () => {
    const { funds } = jointFields(project({ funds: [{ source: 'เทศบัญญัติ', amountSatang: 100 }] }), {
      fields: project({ funds: [{ source: 'งบกรมทางหลวง', amountSatang: 50 }] }),
      payer: 'แขวงทางหลวงตัวอย่าง',
    })
    expect(funds).toEqual([
      { source: 'เทศบัญญัติ', amountSatang: 100 },
      { source: 'หน่วยงานอื่น (แขวงทางหลวงตัวอย่าง: งบกรมทางหลวง)', amountSatang: 50 },
    ])
    for (const source of [null, 'หน่วยงานอื่น', 'งบแขวงทางหลวงตัวอย่าง'])
      expect(paidBy('แขวงทางหลวงตัวอย่าง', source)).toBe('หน่วยงานอื่น (แขวงทางหลวงตัวอย่าง)')
    expect(matchFundSource(paidBy('แขวงทางหลวงตัวอย่าง', 'งบกรมทางหลวง'))?.id).toBe('other-agency')
    expect(matchFundSource('เทศบัญญัติ หน่วยงานอื่น')).toBeNull()
  })

  test('of two divisions keeps one row for each source', () => {
    const part = (amountSatang: number) => project({ funds: [{ source: 'เทศบัญญัติ', amountSatang }] })
    const { funds } = jointFields(part(100), { fields: part(250), payer: null })
    expect(funds).toEqual([{ source: 'เทศบัญญัติ', amountSatang: 350 }])
  })

  test('has the departments, months, villages and letters of both', () => {
    const lead = project({
      departments: ['กองช่าง'],
      months: 0b11,
      villages: [4],
      agencyLetter: 'ที่ 1',
      noBudgetReason: 'dash',
    })
    const other = project({ departments: ['กองประปา', 'กองช่าง'], months: 0b110, villages: [2, 4], agencyLetter: 'ที่ 2' })
    expect(jointFields(lead, { fields: other, payer: null })).toMatchObject({
      departments: ['กองช่าง', 'กองประปา'],
      months: 0b111,
      villages: [2, 4],
      agencyLetter: 'ที่ 1; ที่ 2',
      noBudgetReason: 'dash',
      funds: [],
    })
  })
})

test('what is taken from the other side are its own values, those that belong together together', () => {
  const other = project({ name: 'ซ่อมถนน', place: 'หมู่ที่ 3', villages: [3], funds: [{ source: null, amountSatang: 5 }] })
  expect(takenFrom(other, ['name', 'place', 'funds'])).toEqual({
    name: 'ซ่อมถนน',
    place: 'หมู่ที่ 3',
    villages: [3],
    funds: [{ source: null, amountSatang: 5 }],
    noBudgetReason: null,
  })
})
