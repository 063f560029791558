import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Digits } from '#src/domain/thai-text.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from '#src/features/plans/plans.queries.ts'
import { writeLetters } from '#src/render/docx/write-letters.ts'
import type { LetterFile } from '#src/render/official-letter.ts'
import { closePdfWorker, renderLettersPdf } from '#src/render/pdf/render-pdf.ts'
import { all, openDocx, paragraphText, value } from '#test/documents/docx-reader.ts'
import { placedText, squeezed, textByPdfJs } from '#test/pdf-readers.ts'
import { composeLetters, type LetterFacts, type Recipient } from './letters.ts'

const office: Office = {
  id: 9_900_101,
  dlaCode: '9900101',
  name: 'เทศบาลตำบลตัวอย่าง',
  type: 'subdistrict-municipality',
  amphoe: 'เมืองตัวอย่าง',
  province: 'ตัวอย่าง',
}
const planWith = (digits: Digits, over: Partial<Plan> = {}): Plan => ({
  id: 'p',
  fiscalYear: 2570,
  regulation: '2561',
  levelLabel: 'ยุทธศาสตร์',
  preparedBy: 'สำนักปลัดเทศบาล งานวิเคราะห์นโยบายและแผน\nโทร. 0 2000 0000',
  announcementNumber: null,
  announcementDate: null,
  signatoryName: null,
  signatoryPosition: null,
  digits,
  rowOrder: 'file',
  optionalColumns: [],
  status: 'collect',
  statusSince: null,
  budgetAnnouncedOn: null,
  budgetReference: null,
  finishExtendedTo: null,
  finishExtensionOrder: null,
  postedOn: null,
  postedUntil: null,
  changeCount: 0,
  version: 1,
  ...over,
})
const noLetter = {
  number: null,
  date: null,
  body: null,
  signatoryName: null,
  signatoryPosition: null,
  contactLine: null,
}
const factsWith = (digits: Digits, letter: Partial<typeof noLetter> | object = {}): LetterFacts => ({
  office,
  plan: planWith(digits),
  round: {
    id: 'r',
    planId: 'p',
    fiscalYear: 2570,
    title: 'รวบรวมโครงการ',
    dueOn: '2026-12-15',
    openedAt: new Date('2026-11-30T03:00:00Z'),
    closedAt: null,
    version: 1,
    letter: { ...noLetter, number: 'ทต 52001/123', date: '2026-11-30', ...letter },
  },
  signatory: {
    name: 'นายตัวอย่าง ตัวอย่าง',
    executiveTitle: 'นายกเทศมนตรีตำบลตัวอย่าง',
    ownTitle: 'ปลัดเทศบาล',
    isActing: true,
    actingOrder: '1/2569',
  },
})

// As long as real ones are: office, link, and a signature in its own code.
const url = `https://plan.example.go.th/a/9900101.01936d2e-7c1a-7000-8000-3f4f1c2b9a10.${'k'.repeat(32)}`
const link = { url, expiresAt: new Date('2027-01-14T17:00:00Z') }
const recipients: Recipient[] = [
  { name: 'แขวงทางหลวงตัวอย่าง', addressee: null, link },
  { name: 'โรงเรียนบ้านตัวอย่าง', addressee: 'ครูใหญ่โรงเรียนบ้านตัวอย่าง', link: null },
]

const wordsOf = ({ letters }: LetterFile): string =>
  letters
    .map(({ answer, ...letter }) =>
      [
        letter.numberLine,
        ...letter.from,
        letter.dateLine,
        `เรื่อง ${letter.subject}`,
        `เรียน ${letter.to}`,
        ...letter.paragraphs,
        letter.signatoryName,
        letter.signatoryPosition,
        ...letter.contact,
        ...(answer ? [answer.caption, answer.address, answer.note] : []),
      ].join('\n'),
    )
    .join('\n\n———\n\n')

test.each(['thai', 'arabic'] as const)('the wording, in %s digits', async (digits) => {
  const file = path.join(import.meta.dirname, `../../../test/golden/cooperation-letter-${digits}.txt`)
  await expect(wordsOf(composeLetters(factsWith(digits), recipients))).toMatchFileSnapshot(file)
})

describe('what the office has written itself', () => {
  test('stands in place of the usual', () => {
    const own = {
      body: 'ย่อหน้าแรก\n\nย่อหน้าที่ 2',
      signatoryName: 'นางตัวอย่าง',
      signatoryPosition: 'ปลัดเทศบาล',
      contactLine: 'กองช่าง',
    }
    const [letter] = composeLetters(factsWith('thai', own), recipients).letters
    expect(letter).toMatchObject({
      paragraphs: ['ย่อหน้าแรก', 'ย่อหน้าที่ ๒'],
      signatoryName: '(นางตัวอย่าง)',
      signatoryPosition: 'ปลัดเทศบาล',
      contact: ['กองช่าง'],
    })
  })

  test('what is not known yet is dotted, never invented', () => {
    const facts = { ...factsWith('arabic', { number: null, date: null }), signatory: null }
    const [letter] = composeLetters(facts, recipients).letters
    expect(letter?.numberLine).toMatch(/^ที่ \.+$/)
    expect(letter?.dateLine).toMatch(/^\.+$/)
    expect(letter?.signatoryName).toMatch(/^\(\.+\)$/)
    expect(letter?.signatoryPosition).toBe('นายกเทศมนตรีตำบลตัวอย่าง')
  })
})

describe('the files', () => {
  const file = composeLetters(factsWith('thai'), recipients)
  let pdf: Uint8Array
  let pages: string[]
  beforeAll(async () => {
    pdf = await renderLettersPdf(file, new Date('2026-11-30T00:00:00Z'))
    pages = await textByPdfJs(pdf)
  }, 60_000)
  afterAll(closePdfWorker)

  test('the PDF has a page for each letter, with every word of it', () => {
    expect(pages).toHaveLength(2)
    for (const [index, letter] of file.letters.entries()) {
      const page = squeezed(pages[index] ?? '')
      const { answer, numberLine, from, dateLine, subject, to, paragraphs, contact } = letter
      const shown = [numberLine, ...from, dateLine, subject, to, ...paragraphs, ...contact, answer?.address ?? '']
      for (const words of shown) expect(page).toContain(squeezed(words))
    }
  })

  test('a letter of which little is known is printed too', async () => {
    const bare = { ...factsWith('thai', { number: null, date: null }), plan: planWith('thai', { preparedBy: null }) }
    const school = recipients.slice(1)
    const [page] = await textByPdfJs(await renderLettersPdf(composeLetters(bare, school), new Date('2026-11-30')))
    expect(squeezed(page ?? '')).toContain('เรียนครูใหญ่โรงเรียนบ้านตัวอย่าง')
  })

  test('stands on the page as official letters do', async () => {
    const pieces = await placedText(pdf, 1)
    const at = (words: string) => {
      const piece = pieces.find(({ text }) => squeezed(text).startsWith(squeezed(words)))
      if (!piece) throw new Error(`“${words}” is not on the page`)
      return piece
    }
    const [cm, left] = [28.35, 85.04]
    const [number, place, date] = [at('ที่ ทต'), at('อำเภอเมืองตัวอย่าง'), at('๓๐ พฤศจิกายน')]
    expect(number.x).toBeCloseTo(left, 0)
    // The name of the office stands on the line of the number, its place under the name.
    expect(number.text).toMatch(/ เทศบาลตำบลตัวอย่าง$/)
    expect(place.x).toBeGreaterThan(10 * cm)
    expect(date.x).toBeGreaterThan(10 * cm)
    // The emblem has 3 cm above them, from 1.5 cm under the edge.
    expect(841.9 - number.y).toBeGreaterThan(4.5 * cm)
    expect(at('ด้วยเทศบาลตำบลตัวอย่าง').x).toBeCloseTo(left + 2.5 * cm, 0)
    const below = [number, place, date, at('เรื่อง'), at('เรียน'), at('ด้วยเทศบาล'), at('ขอแสดงความนับถือ'), at('https://')]
    expect(below.map(({ y }) => y)).toEqual(below.map(({ y }) => y).toSorted((a, b) => b - a))
    for (const { x, width } of pieces) expect(x + width).toBeLessThanOrEqual(595.3 - 2 * cm + 1)
  })

  test('the Word file says the same, in styles that exist, with the code of each link', () => {
    const bytes = writeLetters(file)
    expect(Buffer.compare(bytes, writeLetters(file))).toBe(0)
    const word = openDocx(bytes)
    const parts = word.names.filter((name) => !name.endsWith('.png'))
    for (const name of parts) expect(() => word.part(name)).not.toThrow()
    const text = squeezed(all(word.body, 'w:p').map(paragraphText).join(''))
    for (const letter of file.letters)
      for (const words of [letter.numberLine, letter.dateLine, letter.to, ...letter.paragraphs, ...letter.contact])
        expect(text).toContain(squeezed(words))
    expect(text).toContain(url)
    const known = new Set(all(word.part('word/styles.xml'), 'w:style').map((style) => value(style, 'w:styleId')))
    expect(
      all(word.body, 'w:pStyle')
        .map((node) => value(node))
        .filter((style) => !known.has(style)),
    ).toEqual([])
    expect(word.names.filter((name) => name.includes('media'))).toEqual(['word/media/qr1.png'])
  })
})
