import { expect, test } from 'vitest'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { receivedFile } from './answer-files.ts'

const PLAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
const workbook = (type: string, ...parts: string[]): Uint8Array =>
  zipFile({
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`,
    ...Object.fromEntries(['xl/workbook.xml', ...parts].map((name) => [name, '<x/>'])),
  })
const isTaken = (bytes: Uint8Array): boolean => receivedFile({ name: 'ก.xlsx', bytes }, 'attachment').file !== null

test('an Excel file is taken, but not with anything in it that can act', () => {
  expect(isTaken(workbook(PLAIN, 'xl/worksheets/sheet1.xml'))).toBe(true)
  expect(isTaken(workbook(PLAIN, 'xl/vbaProject.bin'))).toBe(false)
  expect(isTaken(workbook(PLAIN, 'xl/macrosheets/sheet1.xml'))).toBe(false)
  expect(isTaken(workbook(PLAIN, 'xl/embeddings/oleObject1.bin'))).toBe(false)
  // Under another name.
  expect(isTaken(workbook('application/vnd.ms-excel.sheet.macroEnabled.main+xml', 'xl/notes.bin'))).toBe(false)
})
