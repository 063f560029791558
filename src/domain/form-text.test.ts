import { expect, test } from 'vitest'
import { formVersion } from './form-text.ts'

const formWith = (version: string): FormData => {
  const form = new FormData()
  form.set('version', version)
  return form
}

test('a version is what the database can count', () => {
  expect(['0', '7', '2147483646'].map((version) => formVersion(formWith(version)))).toEqual([0, 7, 2_147_483_646])
})

test.each(['', 'x', '-1', '1.5', 'NaN', '2147483647', '99999999999999999999', '1e300', 'Infinity'])(
  '“%s” is the version of nothing',
  (typed) => {
    expect(formVersion(formWith(typed))).toBe(0)
  },
)

test('a form without the field has the version of nothing', () => {
  expect(formVersion(new FormData())).toBe(0)
})
