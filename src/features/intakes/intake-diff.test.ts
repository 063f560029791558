import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProjectContent } from '#src/domain/project.ts'
import { changedFields, diffIntake } from './intake-diff.ts'

const content = (over: Partial<ProjectContent> = {}): ProjectContent => ({
  no: null,
  kind: 'project',
  name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 1',
  activity: 'กว้าง 4 เมตร ยาว 100 เมตร',
  target: null,
  funds: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_000 }],
  noBudgetReason: null,
  place: 'หมู่ที่ 1',
  departments: ['กองช่าง'],
  months: 0b111,
  strategyNo: 1,
  strategy: 'ด้านโครงสร้างพื้นฐาน',
  tactic: null,
  programme: 'แผนงานอุตสาหกรรมและการโยธา',
  programmeRaw: 'แผนงานอุตสาหกรรมและการโยธา',
  note: null,
  ...over,
})

describe('changedFields', () => {
  test.each<[string, Partial<ProjectContent>, string[]]>([
    ['Thai digits and spaces are no change', { name: 'ก่อสร้างถนนคอนกรีตเสริมเหล็ก  หมู่ที่ ๑', place: 'หมู่ที่๑' }, []],
    ['another amount', { funds: [{ source: 'เทศบัญญัติ', amountSatang: 50_000_100 }] }, ['funds']],
    ['another source of the same amount', { funds: [{ source: 'เงินสะสม', amountSatang: 50_000_000 }] }, ['funds']],
    ['months and place', { months: 0b1111, place: 'หมู่ที่ 2' }, ['place', 'months']],
    ['strategy number alone', { strategyNo: 2 }, ['strategy']],
  ])('%s', (_name, over, fields) => {
    expect(changedFields(content(), content(over))).toEqual(fields)
  })
})

describe('diffIntake', () => {
  test('finds what is new, changed, unchanged and gone', () => {
    const standing = [content({ name: 'ก' }), content({ name: 'ข' }), content({ name: 'ค' })]
    const items = [content({ name: 'ข', months: 0b1 }), content({ name: 'ก' }), content({ name: 'ง', activity: 'อื่น' })]
    const diff = diffIntake(items, standing)
    expect(diff.same.map((pair) => pair.item.name)).toEqual(['ก'])
    expect(diff.changed.map((pair) => [pair.project.name, pair.fields])).toEqual([['ข', ['months']]])
    expect(diff.added.map((item) => item.name)).toEqual(['ง'])
    expect(diff.gone.map((project) => project.name)).toEqual(['ค'])
  })

  test('two projects of one name stay apart by place', () => {
    const standing = [content({ place: 'หมู่ที่ 1' }), content({ place: 'หมู่ที่ 2' })]
    const diff = diffIntake([content({ place: 'หมู่ที่ 2' })], standing)
    expect(diff.same.map((pair) => pair.project.place)).toEqual(['หมู่ที่ 2'])
    expect(diff.gone.map((project) => project.place)).toEqual(['หมู่ที่ 1'])
  })

  test('a renamed project is a change when all that tells it apart stays', () => {
    const diff = diffIntake([content({ no: '7', name: 'ชื่อใหม่' })], [content({ no: '7', name: 'ชื่อเดิม' })])
    expect(diff.changed.map((pair) => pair.fields)).toEqual([['name']])
  })

  test('another project under the same number is new, not a renamed one', () => {
    const standing = [content({ no: '7', name: 'ถนน' })]
    const diff = diffIntake([content({ no: '7', name: 'คลอง', funds: [{ source: null, amountSatang: 1 }] })], standing)
    expect([diff.added.length, diff.changed.length, diff.gone.length]).toEqual([1, 0, 1])
  })

  const anyContent = fc
    .record({ name: fc.constantFrom('ก', 'ข', 'ค'), place: fc.constantFrom('1', '2', null), months: fc.nat(0xfff) })
    .map((over) => content(over))

  test('every row and every project appears exactly once', () => {
    fc.assert(
      fc.property(fc.array(anyContent), fc.array(anyContent), (items, standing) => {
        const diff = diffIntake(items, standing)
        const seenItems = [...diff.added, ...diff.changed.map((p) => p.item), ...diff.same.map((p) => p.item)]
        const seenStanding = [...diff.gone, ...diff.changed.map((p) => p.project), ...diff.same.map((p) => p.project)]
        expect(new Set(seenItems).size).toBe(items.length)
        expect(seenItems.length).toBe(items.length)
        expect(new Set(seenStanding).size).toBe(standing.length)
        expect(seenStanding.length).toBe(standing.length)
      }),
    )
  })

  test('the same file again changes nothing, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyContent), fc.integer(), (items, turn) => {
        const at = items.length === 0 ? 0 : Math.abs(turn) % items.length
        const diff = diffIntake(
          [...items.slice(at), ...items.slice(0, at)].map((c) => ({ ...c })),
          items,
        )
        expect([diff.added, diff.changed, diff.gone]).toEqual([[], [], []])
      }),
    )
  })
})
