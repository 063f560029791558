import { afterAll, expect, it } from 'vitest'
import { closePdfWorker, renderPdf } from '#src/render/pdf/render-pdf.ts'
import { samplePlanDocument } from '#test/plan-document.ts'

const bookWith = (change: (name: string) => string) => {
  const book = samplePlanDocument({ strategies: 2, projects: 24, equipment: 0, digits: 'thai', seed: 5 })
  const row = book.partTwo.tables[0]?.rows[0]
  if (row) row.name = change(row.name)
  return book
}

afterAll(closePdfWorker)

it.each([
  ['of letters that are in the book', (name: string) => `${name} ที่ท่าน้ำ`],
  ['of letters that are not, which moves the glyphs of the font', (name: string) => `ฬ0 ฎ8 ${name}`],
])('what is remembered of the book before changes nothing in the next: a name %s', async (_what, change) => {
  await renderPdf(bookWith((name) => name))
  const warm = await renderPdf(bookWith(change))
  await closePdfWorker()
  const cold = await renderPdf(bookWith(change))
  expect(Buffer.from(warm).equals(Buffer.from(cold))).toBe(true)
})
