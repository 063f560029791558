import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupRows } from './intake-groups.ts'
import { partOf } from './intake-parts.ts'

const row = (index: number, programme: string) => ({
  id: String(index),
  strategy: 'ด้านหนึ่ง',
  strategyNo: 1,
  programme,
  programmeRaw: null,
  funds: [{ source: null, amountSatang: 100 }],
})
const someRows = fc
  .array(fc.constantFrom('ก', 'ข', 'ค'), { maxLength: 60 })
  .map((programmes) => programmes.map((programme, index) => row(index, programme)))

test('the parts together are the whole table, each row once and in its order', () => {
  fc.assert(
    fc.property(someRows, fc.integer({ min: 1, max: 20 }), (rows, size) => {
      const groups = groupRows(rows)
      const whole = groups.flatMap(({ programmes }) => programmes.flatMap((programme) => programme.rows))
      const { partCount } = partOf(groups, { part: 1 }, size)
      const parts = Array.from({ length: partCount }, (_, index) => partOf(groups, { part: index + 1 }, size))
      expect(parts.flatMap(({ strategies }) => strategies.flatMap((s) => s.programmes.flatMap((p) => p.rows)))).toEqual(
        whole,
      )
      const ends = parts.flatMap(({ strategies }) => strategies.flatMap((s) => s.programmes.filter((p) => p.isEnd)))
      expect(ends.map((programme) => programme.programme)).toEqual(
        groups.flatMap(({ programmes }) => programmes.map((programme) => programme.programme)),
      )
    }),
  )
})

test('a row is found in its part, whatever part was asked for', () => {
  const groups = groupRows(Array.from({ length: 25 }, (_, index) => row(index, 'ก')))
  expect(partOf(groups, { part: 1, rowId: '17' }, 10)).toMatchObject({ part: 2, first: 11, last: 20, rowCount: 25 })
  expect(partOf(groups, { part: 99, rowId: 'nobody' }, 10)).toMatchObject({ part: 3, first: 21, last: 25 })
  expect(partOf(groups, { part: 2 }, 10).strategies[0]?.programmes[0]).toMatchObject({
    count: 25,
    isContinued: true,
    isEnd: false,
  })
  expect(partOf([], { part: 4 }, 10)).toMatchObject({ part: 1, partCount: 1, first: 0, last: 0, strategies: [] })
})
