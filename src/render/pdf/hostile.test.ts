import { afterAll, describe, expect, it } from 'vitest'
import { renderPdf, closePdfWorker } from '#src/render/pdf/render-pdf.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { squeezed, textByPdfJs } from '#test/pdf-readers.ts'
import { samplePlanDocument } from '#test/plan-document.ts'

afterAll(closePdfWorker)

const textOf = async (book: PlanDocument): Promise<string> =>
  squeezed((await textByPdfJs(await renderPdf(book))).join(''))

function bookWithFirstRow(change: Partial<PlanDocument['partTwo']['tables'][number]['rows'][number]>): PlanDocument {
  const book = samplePlanDocument({ strategies: 1, projects: 2, equipment: 0 })
  const table = book.partTwo.tables[0]
  if (table) table.rows = table.rows.map((row, index) => (index === 0 ? { ...row, ...change } : row))
  return book
}

describe('hostile books', () => {
  it('prints the signs of markup as they are', async () => {
    const markup =
      '#import "x" *ตัวหนา* _เอน_ $x^2$ \\ @ref <label> `code` = หัว - ข้อ + // [a](b) "q" #eval("1") ~ -- ...'
    const book = bookWithFirstRow({ name: markup, note: markup })
    book.title = markup
    expect(await textOf(book)).toContain(squeezed(markup))
  }, 60_000)

  it.each([
    ['Thai', 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านปู่'.repeat(130).slice(0, 5000)],
    ['one Latin word', 'x'.repeat(5000)],
    ['one letter', 'ก'.repeat(5000)],
    ['dots', '.'.repeat(5000)],
    ['vowels', 'า'.repeat(5000)],
    ['line ends', 'ก\n'.repeat(400).trimEnd()],
  ])(
    'prints all of a cell that is longer than a page: %s',
    async (_, activity) => {
      expect(await textOf(bookWithFirstRow({ activity }))).toSatisfy((text: string) => {
        const letters = (words: string): number => words.split(activity[0] ?? '').length
        return letters(text) >= letters(activity)
      })
    },
    60_000,
  )

  it('cuts headings that are too long for bookmarks', async () => {
    const book = samplePlanDocument({ strategies: 1, projects: 1 })
    const [table] = book.partTwo.tables
    const long = 'ยุทธศาสตร์ที่ยาวมาก'.repeat(2000)
    book.officeName = book.title = book.partTwo.title = book.announcement.heading = 'y'.repeat(40_000)
    if (table) table.strategyHeading = table.programmeHeading = long
    for (const section of book.partOne.sections) section.heading = long
    expect(await textOf(book)).toContain('ยุทธศาสตร์ที่ยาวมากยุทธศาสตร์ที่ยาวมาก')
  }, 60_000)

  it('prints a book without projects, and one without strategies', async () => {
    const empty = samplePlanDocument({ strategies: 0, projects: 0, equipment: 0 })
    expect(await textOf(empty)).toContain('รวมทั้งสิ้น')
    const flat = samplePlanDocument({ strategies: 0, projects: 3, equipment: 0 })
    expect(await textOf(flat)).toContain(squeezed(flat.partTwo.tables[0]?.rows[2]?.name ?? '-'))
    const bare = samplePlanDocument({ strategies: 1, projects: 1, equipment: 0 })
    for (const table of bare.partTwo.tables) table.rows = []
    expect(await textOf(bare)).toContain('แผนงาน')
  }, 60_000)

  it('shows that a character could not be printed', async () => {
    const book = bookWithFirstRow({ name: 'โครงการ😀\u200bน้ำ\ud800 中文 ่ลอย ̈', place: '' })
    expect(await textOf(book)).toContain('โครงการ◊น้ำ◊◊◊่ลอย')
  }, 60_000)
})

describe('the worker', () => {
  it('gives up at the deadline and serves the next book', async () => {
    const book = samplePlanDocument({ strategies: 1, projects: 1 })
    await expect(renderPdf(book, { deadlineMs: 1 })).rejects.toMatchObject({ code: 'unavailable' })
    expect(await textOf(book)).toContain('รวมทั้งสิ้น')
  }, 60_000)

  it('says that a broken document is unavailable, and renders others that wait', async () => {
    const broken = { ...samplePlanDocument(), partTwo: null } as unknown as PlanDocument
    const [bad, good] = await Promise.allSettled([renderPdf(broken), renderPdf(samplePlanDocument())])
    expect(bad).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    expect(good.status).toBe('fulfilled')
  }, 60_000)
})
