import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { place, type Placed } from './project-positions.ts'

const orderOf = (positions: readonly number[]): Placed[] => positions.map((position, at) => ({ id: `${at}`, position }))
const ids = (order: readonly Placed[]): string[] => order.map(({ id }) => id)

describe('putting projects into an order', () => {
  test('between two with room nobody else moves', () => {
    const { order, shifted } = place(orderOf([1024, 2048]), ['ก', 'ข'], '1')
    expect(ids(order)).toEqual(['0', 'ก', 'ข', '1'])
    expect(shifted).toEqual([])
  })

  test('at the end, at the beginning, and into nothing', () => {
    expect(ids(place(orderOf([5, 6]), ['ก'], null).order)).toEqual(['0', '1', 'ก'])
    expect(ids(place(orderOf([5, 6]), ['ก'], '0').order)).toEqual(['ก', '0', '1'])
    expect(place([], ['ก'], null).order).toHaveLength(1)
  })

  test('where there is no room only neighbours move, not the whole plan', () => {
    const positions = Array.from(
      { length: 1_000 },
      (_, at) => at * 1024 + (at >= 500 && at < 504 ? -(at - 500) * 1023 : 0),
    )
    const { order, shifted } = place(orderOf(positions), ['ก'], '502')
    expect(order[502]?.id).toBe('ก')
    expect(shifted.length).toBeGreaterThan(0)
    expect(shifted.length).toBeLessThan(20)
  })

  test('a wanted position is taken when it lies in the gap, and only then', () => {
    expect(place(orderOf([10, 20]), ['ก'], '1', 13).order[1]).toEqual({ id: 'ก', position: 13 })
    expect(place(orderOf([10, 20]), ['ก'], '1', 25).order[1]?.position).toBeLessThan(20)
  })

  test('many one after another in one spot, forwards and backwards, keep their order', () => {
    for (const isForward of [true, false]) {
      let order = orderOf([1, 2, 3])
      const added = Array.from({ length: 300 }, (_, at) => `ก${at}`)
      for (const [at, id] of added.entries()) order = place(order, [id], isForward ? '1' : (added[at - 1] ?? '1')).order
      expect(ids(order)).toEqual(['0', ...(isForward ? added : added.toReversed()), '1', '2'])
      expect(order.every(({ position }, at) => at === 0 || position > (order[at - 1]?.position ?? NaN))).toBe(true)
    }
  })

  test('any block anywhere: the others keep their order, all positions rise, and what moved is told', () => {
    const positions = fc
      .array(fc.integer({ min: -50, max: 50 }), { maxLength: 40 })
      .map((all) => all.toSorted((a, b) => a - b))
    const block = fc.integer({ min: 1, max: 30 }).map((count) => Array.from({ length: count }, (_, at) => `ก${at}`))
    fc.assert(
      fc.property(positions, block, fc.nat(), (all, added, choice) => {
        const before = orderOf(all)
        const at = choice % (all.length + 1)
        const { order, shifted } = place(before, added, before[at]?.id ?? null)
        expect(ids(order)).toEqual([...ids(before).slice(0, at), ...added, ...ids(before).slice(at)])
        const told = new Map(shifted.map(({ id, position }) => [id, position]))
        for (const { id, position } of before)
          expect(order.find((each) => each.id === id)?.position).toBe(told.get(id) ?? position)
        const near = order.findIndex(({ id }) => id === added[0])
        for (let each = Math.max(1, near); each <= Math.min(order.length - 1, near + added.length); each++)
          expect(order[each]?.position).toBeGreaterThan(order[each - 1]?.position ?? NaN)
        expect(order.every(({ position }) => Number.isInteger(position))).toBe(true)
      }),
    )
  })
})
