import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createByteCache } from './byte-cache.ts'

test('what is kept never takes more than its limit, and is what was set last', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    bytes: fc.nat(6_000),
    isRead: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const cache = createByteCache<number>(16_000)
      const last = new Map<string, number>()
      for (const [index, { key, bytes, isRead }] of steps.entries()) {
        if (!isRead) {
          cache.set(key, index, bytes)
          last.set(key, index)
        }
        expect([undefined, last.get(key)]).toContain(cache.get(key))
        expect(cache.byteCount()).toBeLessThanOrEqual(16_000)
      }
    }),
  )
})

test('what was not used for longest goes first', () => {
  const cache = createByteCache<string>(10_000)
  for (const key of ['a', 'b', 'c', 'd']) cache.set(key, key, 1_900)
  expect(cache.get('a')).toBe('a')
  cache.set('e', 'e', 1_900)
  expect([cache.get('a'), cache.get('b'), cache.get('e')]).toEqual(['a', undefined, 'e'])
})

test('one that is too large is not kept, nor what it was before', () => {
  const cache = createByteCache<string>(10_000)
  cache.set('a', 'small', 10)
  cache.set('a', 'large', 9_000)
  expect(cache.get('a')).toBeUndefined()
  expect(cache.byteCount()).toBe(0)
})

test('cleared, it holds nothing', () => {
  const cache = createByteCache<string>(10_000)
  cache.set('a', 'a', 10)
  cache.clear()
  expect([cache.get('a'), cache.byteCount()]).toEqual([undefined, 0])
})
