import { expect, test } from 'vitest'
import { mappingFromForm } from './column-mapping-form.ts'
import { targetFromForm } from './item-form-data.ts'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

const columns = {
  headerRows: '๒',
  signature: '0123456789abcdef',
  'column-1': 'name',
  'column-2': '',
  'column-9': 'constructor',
}

test('columns named by hand are read', () => {
  expect(mappingFromForm(formOf(columns))).toEqual({
    signature: '0123456789abcdef',
    mapping: { headerRows: 2, columns: { 1: 'name' } },
  })
})

test.each([
  { headerRows: '0' },
  { headerRows: '' },
  { headerRows: 'สาม' },
  { headerRows: '1.5' },
  { headerRows: '99999999999' },
  { headerRows: '1e308' },
  { signature: '' },
  { signature: 'x'.repeat(100_000) },
  { 'column-2': 'name' },
])('columns with %j are refused in words', (field) => {
  expect(() => mappingFromForm(formOf({ ...columns, ...field }))).toThrow(expect.objectContaining({ code: 'invalid' }))
})

const ID = '01a20508-ba35-7a09-8e33-f4ecc7c84a70'
const INTAKE = { officeCode: '9900101', intakeId: ID }

test.each(['', '0', '-1', '1.5', '2147483647', '99999999999', '1e300', 'NaN', 'Infinity'])(
  'a row of version %j is refused in words',
  (version) => {
    expect(() => targetFromForm(INTAKE, formOf({ itemId: ID, version }))).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    )
  },
)
