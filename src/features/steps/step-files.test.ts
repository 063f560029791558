import { describe, expect, test } from 'vitest'
import { zipFile } from '#test/fixtures/zip-writer.ts'
import { MAX_STEP_FILE_BYTES, stepFileOf } from './step-files.ts'

const docx = (...more: string[]): Uint8Array =>
  zipFile(Object.fromEntries(['[Content_Types].xml', 'word/document.xml', ...more].map((name) => [name, '<x/>'])))
const kindOf = (name: string, bytes: Uint8Array): string | undefined => stepFileOf({ name, bytes }).file?.mediaType

describe('what a file is', () => {
  test('is told by its content, and its name follows', () => {
    const png = Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1')
    expect(stepFileOf({ name: 'ภาพ.html', bytes: png }).file).toMatchObject({
      fileName: 'ภาพ.html.png',
      mediaType: 'image/png',
    })
    expect(kindOf('a.jpeg', Buffer.from('\xff\xd8\xff\xe0', 'latin1'))).toBe('image/jpeg')
    expect(kindOf('a', Buffer.from('%PDF-1.4'))).toBe('application/pdf')
    expect(kindOf('บันทึก.docx', docx())).toContain('wordprocessingml')
  })

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a program', Buffer.from('MZ...')],
    ['nothing', Buffer.alloc(0)],
    ['a Word file with macros', docx('word/vbaProject.bin')],
    ['another zip', zipFile({ 'a.txt': 'a' })],
    ['a torn zip', Buffer.from('PK\x03\x04', 'latin1')],
  ])('%s is not taken, whatever its name', (_what, bytes) => {
    expect(stepFileOf({ name: 'มติ.pdf', bytes })).toMatchObject({ file: null, problems: [{ rule: 'file-kind' }] })
  })

  test('a file that is too large is not taken', () => {
    const bytes = Buffer.alloc(MAX_STEP_FILE_BYTES + 1, '%PDF-')
    expect(stepFileOf({ name: 'a.pdf', bytes })).toMatchObject({ file: null, problems: [{ rule: 'file-too-large' }] })
    expect(stepFileOf({ name: 'a.pdf', bytes: bytes.subarray(1) }).file).toBeNull()
    expect(kindOf('a.pdf', bytes.subarray(0, MAX_STEP_FILE_BYTES))).toBe('application/pdf')
  })

  test('names lose folders, line breaks and turning marks, and stay short', () => {
    const nameOf = (name: string) => stepFileOf({ name, bytes: Buffer.from('%PDF-') }).file?.fileName
    expect(nameOf('../../etc/มติ\u202e\r\n.pdf')).toBe('มติ.pdf')
    expect(nameOf('')).toBe('ไฟล์แนบ.pdf')
    expect(nameOf(`${'ก'.repeat(500)}.pdf`)).toHaveLength(150)
  })
})
