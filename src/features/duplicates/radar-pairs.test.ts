import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileByKeys } from './radar-pairs.ts'

const all = (): boolean => true

test('finds who shares a key, those of rarer keys first', () => {
  const { candidatesOf } = fileByKeys([[1, 2], [1], [1, 2], [3], [1]])
  expect(candidatesOf(0, 10, all)).toEqual([2, 1, 4])
  expect(candidatesOf(0, 2, all)).toEqual([2, 1])
  expect(candidatesOf(0, 10, (other) => other !== 2)).toEqual([1, 4])
  expect(candidatesOf(3, 10, all)).toEqual([])
})

test('finds everyone who shares a key that is not common, each once and never the one who asks', () => {
  const keys = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }), { maxLength: 60 })
  fc.assert(
    fc.property(keys, (some) => {
      const { candidatesOf } = fileByKeys(some)
      some.forEach((own, at) => {
        const sharing = some.flatMap((other, place) =>
          place !== at && other.some((key) => own.includes(key)) ? [place] : [],
        )
        expect(candidatesOf(at, Infinity, all).toSorted((a, b) => a - b)).toEqual(sharing)
      })
    }),
  )
})

test('of a key that nearly all have, only those beside are asked', () => {
  const { candidatesOf } = fileByKeys(Array.from({ length: 1_000 }, () => [7]))
  const found = candidatesOf(500, Infinity, all)
  expect(found.length).toBeLessThan(50)
  expect(found).toEqual(expect.arrayContaining([499, 501]))
})
