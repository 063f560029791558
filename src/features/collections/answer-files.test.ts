import { expect, test } from 'vitest'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { fileLimitProblems, MAX_ANSWER_FILES, MAX_ANSWER_FILES_BYTES, receivedFile } from './answer-files.ts'

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

test('a file whose list of contents would take long to unpack is not taken', () => {
  const parts = { '[Content_Types].xml': '<Types/>'.repeat(200_000), 'xl/workbook.xml': '<x/>' }
  expect(isTaken(zipFile(parts))).toBe(false)
})

test('one who is asked may send so many files, and so much in all', () => {
  const file = { fileName: 'ก.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(10) }
  const of = (count: number, byteCount: number) => Array.from({ length: count }, () => ({ byteCount }))
  expect(fileLimitProblems(of(MAX_ANSWER_FILES - 1, 1), file)).toEqual([])
  expect(fileLimitProblems(of(MAX_ANSWER_FILES, 1), file)).toMatchObject([{ rule: 'files-too-many' }])
  expect(fileLimitProblems(of(1, MAX_ANSWER_FILES_BYTES - 10), file)).toEqual([])
  const [problem] = fileLimitProblems(of(1, MAX_ANSWER_FILES_BYTES - 9), file)
  expect(problem?.message).toContain('30 ไฟล์ รวมไม่เกิน 60 เมกะไบต์')
})
