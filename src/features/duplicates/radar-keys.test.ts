import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { radarKeys } from './radar-keys.ts'
import { readWork } from '#src/features/works/work.ts'

const SCOPE = { office: '9900101', areas: ['ตัวอย่าง'] }

const keysOf = (name: string, scope = SCOPE): Set<number> =>
  new Set(
    radarKeys(
      readWork({
        officeCode: scope.office,
        officeName: null,
        department: null,
        programme: null,
        fiscalYear: 2570,
        name,
        activity: null,
        place: null,
        budgetSatang: null,
      }),
      scope,
    ),
  )

const shared = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => [...a].filter((key) => b.has(key)).length

describe('keys of a work', () => {
  test.each([
    ['ก่อสร้างถนนคอนกรีตเสริมเหล็ก สายบ้านหนองสมมุติ หมู่ที่ 4', 'ถนน คสล. ม.๔ บ้านหนองสมมุติ'],
    ['อบรมป้องกันยาเสพติดในเยาวชน', 'โครงการอบรมเยาวชนป้องกันยาเสพติด'],
    ['ขุดลอกคลองไผ่จำลอง', 'จ้างเหมาขุดลอกลำคลองไผ่จำลอง ช่วงปลายคลอง'],
  ])('are shared by two spellings: %s', (one, other) => {
    expect(shared(keysOf(one), keysOf(other))).toBeGreaterThan(0)
  })

  test('of words do not reach another area, and of kinds of work not another office', () => {
    const name = 'ขุดลอกคลองไผ่จำลอง หมู่ที่ 3'
    expect(shared(keysOf(name), keysOf(name, { office: '9900102', areas: ['ห่างไกล'] }))).toBe(0)
    expect(shared(keysOf(name), keysOf(name, { office: '9900102', areas: ['ตัวอย่าง'] }))).toBeGreaterThan(0)
  })

  test('are never missing, whole numbers of 32 bits, and always the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const keys = [...keysOf(name)]
        expect(keys.length).toBeGreaterThan(0)
        for (const key of keys) expect(key | 0).toBe(key)
        expect([...keysOf(name)]).toEqual(keys)
      }),
    )
  })

  test('meet where two names have seven letters in a row in common, wherever those stand', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'ฉ ฎ ฏ ฐ ฑ ฒ ฌ ฮ ฆ ฅ'.split(' ')),
      minLength: 0,
      maxLength: 12,
    })
    const core = fc.string({ unit: fc.constantFrom(...'ฉ ฎ ฏ ฐ ฑ ฒ ฌ ฮ ฆ ฅ'.split(' ')), minLength: 7, maxLength: 12 })
    fc.assert(
      fc.property(letters, letters, core, (before, after, common) => {
        expect(shared(keysOf(`${before}${common}`), keysOf(`${common}${after}`))).toBeGreaterThan(0)
      }),
    )
  })
})
