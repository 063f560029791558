import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanFileName } from './file-name.ts'

test.each([
  ['แผนดำเนินงาน 2570.xlsx', 'แผนดำเนินงาน 2570.xlsx'],
  ['C:\\Users\\officer\\แผน.xlsx', 'แผน.xlsx'],
  ['../../etc/แผน.docx', 'แผน.docx'],
  ['แผน\u0000\r\n\t.xlsx', 'แผน.xlsx'],
  ['แผน\u202excod.exe', 'แผนxcod.exe'],
  ['แผน\ud800.xlsx', 'แผน\ufffd.xlsx'],
  ['/', 'ไม่มีชื่อ'],
  ['', 'ไม่มีชื่อ'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})

test('a name of any length keeps its ending', () => {
  expect(cleanFileName(`${'ก'.repeat(5000)}.xlsx`)).toMatch(/^ก+…ก+\.xlsx$/)
})

test('whatever it was, the name can be stored and shown in one line, and stays what it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const kept = cleanFileName(given)
      expect(kept).not.toMatch(/[\p{Cc}\u202e/\\]/u)
      expect(Array.from(kept).length).toBeLessThanOrEqual(200)
      expect(kept.isWellFormed()).toBe(true)
      expect(cleanFileName(kept)).toBe(kept)
    }),
  )
})
