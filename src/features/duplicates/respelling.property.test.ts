import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { madeUpWorks, spellings, titleOf, type MadeUpWork } from '#test/spelled-titles.ts'
import { radarKeys } from './radar-keys.ts'
import { compareWorks, scoreWorks } from '#src/features/works/verdict.ts'
import { readWork, type Work, type WorkRecord } from '#src/features/works/work.ts'

const SCOPE = { office: '9900101', areas: ['ตัวอย่าง'] }

const record = (name: string, more: Partial<WorkRecord> = {}): WorkRecord => ({
  officeCode: '9900101',
  officeName: 'เทศบาลตำบลดำเนินตัวอย่าง',
  department: 'กองช่าง',
  programme: null,
  fiscalYear: 2570,
  name,
  activity: null,
  place: null,
  budgetSatang: 50_000_000,
  ...more,
})
const read = (name: string, more?: Partial<WorkRecord>): Work => readWork(record(name, more))

/** Parts that make another work of it when they are another number. */
const TELLING = ['village', 'soi', 'house', 'phase'] as const

/** Two works that differ in one such part, which both have. */
const apart = fc
  .tuple(madeUpWorks, fc.constantFrom(...TELLING), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 59 }))
  .map(([work, key, first, step]): [MadeUpWork, MadeUpWork, string] => {
    const second = ((first + step - 1) % 60) + 1
    const value = (number: number) => (key === 'house' ? `${number}/7` : number)
    return [{ ...work, [key]: value(first) }, { ...work, [key]: value(second) }, key]
  })

describe('a work under another spelling', () => {
  it('is never another work', () => {
    fc.assert(
      fc.property(madeUpWorks, spellings, spellings, (work, one, other) => {
        const [a, b] = [titleOf(work, one), titleOf(work, other)]
        const verdict = compareWorks(read(a), read(b))
        expect({ a, b, label: verdict.label, against: verdict.against }).toMatchObject({ label: 'same' })
        expect(verdict.reasons).not.toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  it('is found under a common key', () => {
    fc.assert(
      fc.property(madeUpWorks, spellings, spellings, (work, one, other) => {
        const keys = new Set(radarKeys(read(titleOf(work, one)), SCOPE))
        expect(radarKeys(read(titleOf(work, other)), SCOPE).some((key) => keys.has(key))).toBe(true)
      }),
    )
  })
})

describe('a work with another number', () => {
  it('is never the same work: village, soi, house, phase', () => {
    fc.assert(
      fc.property(apart, spellings, spellings, ([one, other, key], first, second) => {
        const [a, b] = [titleOf(one, first), titleOf(other, second)]
        expect({ key, a, b, label: compareWorks(read(a), read(b)).label }).toMatchObject({ label: 'different' })
      }),
      { numRuns: 500 },
    )
  })

  it('is never the same work when the village stands in another column', () => {
    fc.assert(
      fc.property(madeUpWorks, spellings, fc.integer({ min: 21, max: 40 }), (work, spelling, village) => {
        const name = titleOf({ ...work, village: 7 }, spelling)
        const bare = titleOf({ ...work, village: null }, spelling)
        expect(compareWorks(read(name), read(bare, { villages: [village] })).label).toBe('different')
        expect(compareWorks(read(name), read(bare, { place: `หมู่ที่ ${village}` })).label).toBe('different')
      }),
    )
  })
})

describe('any two texts', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'ก่อสร้างถนนคสล.หมู่ที่ 4ซอย/8๑-()ม|'.split('')), maxLength: 60 }),
    fc.tuple(madeUpWorks, spellings).map(([work, spelling]) => titleOf(work, spelling)),
  )
  const records = fc
    .tuple(
      texts,
      fc.option(texts),
      fc.option(texts),
      fc.option(fc.constantFrom('9900101', '9900102')),
      fc.option(texts),
    )
    .map(([name, activity, place, officeCode, department]) => record(name, { activity, place, officeCode, department }))

  it('are compared without a fault, alike in both directions, and never without a reason', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const [a, b] = [readWork(one), readWork(other)]
        const [there, back] = [compareWorks(a, b), compareWorks(b, a)]
        expect(back).toEqual(there)
        expect(scoreWorks(a, b)).toBe(there.score)
        expect(there.score >= 0.5).toBe(there.label === 'same')
        expect(there.score).toBeGreaterThanOrEqual(0)
        expect(there.score).toBeLessThanOrEqual(1)
        expect(there.label === 'same' ? there.reasons : there.against).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('are read to what survives a clone, and the same again', () => {
    fc.assert(
      fc.property(records, (one) => {
        const work = readWork(one)
        expect(structuredClone(work)).toEqual(work)
        expect(readWork(one)).toEqual(work)
      }),
    )
  })

  it('are read alike however they were typed: composed, with odd blanks, in either numerals', () => {
    fc.assert(
      fc.property(madeUpWorks, spellings, (work, spelling) => {
        const name = titleOf(work, spelling)
        const odd = name.replaceAll(' ', '\u00a0').replaceAll('ำ', '\u0e4d\u0e32').replaceAll('แ', 'เเ')
        expect(read(`\u200b${odd} `)).toEqual(read(name))
      }),
    )
  })
})
