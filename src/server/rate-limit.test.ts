import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('so many calls pass in a window, the next one hears how long to wait', () => {
  const limit = createRateLimit({ most: 2, windowMs: 1_000 })
  expect([limit('a', 0), limit('a', 10), limit('a', 400), limit('b', 400)]).toEqual([0, 0, 600, 0])
  expect(limit('a', 1_000)).toBe(0)
})

test('never more pass in a window than allowed, whatever the order of calls', () => {
  const calls = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), after: fc.nat(300) }), { maxLength: 200 })
  fc.assert(
    fc.property(calls, (sequence) => {
      const limit = createRateLimit({ most: 3, windowMs: 1_000 })
      const passed = new Map<string, number[]>()
      let now = 0
      for (const { key, after } of sequence) {
        now += after
        if (limit(key, now) === 0) passed.set(key, [...(passed.get(key) ?? []), now])
      }
      // Two windows may touch, so twice as many may pass within the length of one.
      for (const times of passed.values())
        for (const start of times)
          expect(times.filter((time) => time >= start && time < start + 1_000).length).toBeLessThanOrEqual(6)
    }),
  )
})

test('keys beyond the limit of memory push the oldest out', () => {
  const limit = createRateLimit({ most: 1, windowMs: 1_000, mostKeys: 3 })
  for (const key of ['a', 'b', 'c', 'd']) limit(key, 0)
  expect(limit('d', 1)).toBeGreaterThan(0)
  expect(limit('a', 1)).toBe(0)
})
