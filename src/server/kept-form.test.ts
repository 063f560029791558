import { expect, test } from 'vitest'
import { keptForm } from './kept-form.ts'

const formOf = (...fields: [string, string | File][]): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}
const kept = (form: FormData, type = 'application/x-www-form-urlencoded') => keptForm('/a?b=1', type, form)

test('texts are kept in their order, those of one name too', () => {
  expect(kept(formOf(['a', 'ก\r\nข'], ['b', ''], ['a', '<"&>']))).toEqual({
    address: '/a?b=1',
    isMultipart: false,
    fields: [
      { name: 'a', value: 'ก\r\nข' },
      { name: 'b', value: '' },
      { name: 'a', value: '<"&>' },
    ],
    files: [],
  })
})

test('of files only the fields are kept, once, and not those that were left empty', () => {
  const file = (text: string): File => new File([text], 'ก.xlsx')
  const form = formOf(['text', 'ก'], ['file', file('1')], ['file', file('2')], ['none', file('')])
  expect(kept(form, 'multipart/form-data; boundary=x')).toMatchObject({ isMultipart: true, files: ['file'] })
})

test.each([
  ['with a secret', formOf(['username', 'ก'], ['newPassword', 'ข'])],
  ['without anything', formOf()],
  ['that is too long', formOf(['a', 'ก'.repeat(1_000_000)])],
])('a form %s is not kept', (_name, form) => {
  expect(kept(form)).toBeNull()
})
