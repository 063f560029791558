import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocumentProxy } from 'unpdf'
import { formatBaht } from '#src/domain/money.ts'
import { monthSet, monthsOf } from '#src/domain/month-set.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { closePdfWorker, renderPdf } from '#src/render/pdf/render-pdf.ts'
import { linesOn, placedText, squeezed, textByPdfJs } from '#test/pdf-readers.ts'
import { samplePlanDocument } from '#test/plan-document.ts'

const book = samplePlanDocument({ strategies: 3, projects: 40, equipment: 5, digits: 'thai', seed: 7 })
let pdf: Uint8Array
let pages: string[]

beforeAll(async () => {
  pdf = await renderPdf(book)
  pages = await textByPdfJs(pdf)
}, 60_000)

afterAll(closePdfWorker)

describe('the book as a whole', () => {
  it('is tagged, says PDF/A-2a, its language, title and author', async () => {
    const document = await getDocumentProxy(new Uint8Array(pdf))
    const { info, metadata } = await document.getMetadata()
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    expect(String(metadata.getRaw())).toMatch(/<pdfaid:part>2<.*<pdfaid:conformance>A</s)
    expect(info).toMatchObject({ Language: 'th-TH', Author: book.officeName })
    expect(info).toHaveProperty('Title', expect.stringContaining(book.title))
  })

  it('has portrait pages up to ส่วนที่ 2, landscape pages from there', async () => {
    const document = await getDocumentProxy(new Uint8Array(pdf))
    const first = pages.findIndex((text) => text.includes('ส่วนที่ ๒') && text.includes('ผด.๐๑'))
    for (let number = 1; number <= document.numPages; number++) {
      const [, , width = 0, height = 0] = (await document.getPage(number)).view
      expect(width > height).toBe(number > first)
    }
  })

  it('has bookmarks for its parts, strategies and programmes', async () => {
    const outline = await (await getDocumentProxy(new Uint8Array(pdf))).getOutline()
    const partTwo = outline.find(({ title }) => title.startsWith('ส่วนที่ ๒'))
    const strategies = [...new Set(book.partTwo.tables.map(({ strategyHeading }) => strategyHeading))]
    const found = partTwo?.items as { title: string; items: { title: string }[] }[]
    expect(found.map(({ title }) => title)).toEqual([
      book.partTwo.summary.title,
      ...strategies,
      ...book.partTwo.equipment.slice(0, 1).map(({ title }) => title),
    ])
    expect(found[1]?.items.map(({ title }) => title)).toEqual(
      book.partTwo.tables
        .filter(({ strategyHeading }) => strategyHeading === strategies[0])
        .map(({ programmeHeading }) => programmeHeading),
    )
  })

  it('counts the preface and contents ก ข, the rest in the numerals of the book, and says so in the contents', () => {
    const start = pages.findIndex((text) => text.includes('ส่วนที่ ๑') && !text.includes('สารบัญ'))
    expect(pages[2]?.trimEnd()).toMatch(/ก$/)
    const numbers = pages.slice(start).map((text) => toArabicDigits(/([๐-๙]+)\s*$/.exec(text)?.[1] ?? ''))
    expect(numbers).toEqual(pages.slice(start).map((_, index) => String(index + 1)))
    const first = book.partTwo.tables[0]?.strategyHeading ?? ''
    const page =
      pages.findIndex((text, index) => index > start && text.includes(first) && text.includes('ผด.๐๒')) - start + 1
    const line = squeezed(pages[3] ?? '').split(squeezed(first))[1] ?? ''
    expect(toArabicDigits(/^\.*([๐-๙]+)/.exec(line)?.[1] ?? '')).toBe(String(page))
  })

  it('gives the same bytes for the same book', async () => {
    expect(Buffer.compare(pdf, await renderPdf(book))).toBe(0)
  }, 60_000)
})

describe('what the tables say', () => {
  it('has every name, text, place and amount', () => {
    const text = squeezed(pages.join(''))
    for (const table of [...book.partTwo.tables, ...book.partTwo.equipment]) {
      expect(text).toContain(squeezed(table.total.label + formatBaht(table.total.budgetSatang, 'thai')))
      for (const row of table.rows) {
        const amount = row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, 'thai')
        const cells = [
          row.name,
          row.activity,
          amount,
          ...row.fundLines.map((line) => `(${line})`),
          row.place,
          ...row.departments,
        ]
        expect(text).toContain(squeezed(cells.join('')))
      }
    }
  })

  it('marks every page of a form and repeats its header rows', () => {
    const forms = pages.filter((text) => text.includes('แบบ ผด.๐๒'))
    expect(forms.length).toBeGreaterThan(5)
    for (const text of forms) {
      expect(squeezed(text)).toContain('ต.ค.พ.ย.ธ.ค.ม.ค.ก.พ.มี.ค.เม.ย.พ.ค.มิ.ย.ก.ค.ส.ค.ก.ย.')
      expect(text).toContain('พ.ศ. ๒๕๖๙')
    }
    expect(forms.some((text) => text.includes('แบบ ผด.๐๒/๑'))).toBe(true)
  })

  it('says at the head of a page what it goes on with, and only there', () => {
    for (const table of book.partTwo.tables) {
      const name = table.programmeHeading
      const opening = pages.findIndex(
        (text) => text.includes(name) && text.includes('แบบ ผด.๐๒') && !text.includes(`${name} (ต่อ)`),
      )
      const going = pages.flatMap((text, index) => (text.includes(`${name} (ต่อ)`) ? [index] : []))
      expect(going).toEqual(going.map((_, step) => opening + 1 + step))
      for (const index of going) expect(squeezed(pages[index] ?? '')).not.toMatch(new RegExp(`ต่อ\\)[^ก-๛]*${name}`))
    }
    expect(pages.some((text) => text.includes('(ต่อ)'))).toBe(true)
  })

  it('has the counts and percents of the summary', () => {
    const summary = squeezed(pages.find((text) => text.includes('แบบ ผด.๐๑')) ?? '')
    for (const group of book.partTwo.summary.groups) {
      for (const line of group.lines) expect(summary).toContain(squeezed(line.label))
      expect(summary).toContain(formatBaht(group.subtotal.budgetSatang, 'thai'))
    }
    expect(summary).toContain(`${formatBaht(book.partTwo.summary.total.budgetSatang, 'thai')}๑๐๐.๐๐`)
  })

  it('draws each bar over its months', async () => {
    const drawn: number[][] = []
    for (const [index, text] of pages.entries())
      if (text.includes('แบบ ผด.๐๒')) drawn.push(...(await monthsDrawn(pdf, index)))
    const rows = [...book.partTwo.tables, ...book.partTwo.equipment].flatMap((table) => table.rows)
    expect(drawn).toEqual(rows.map((row) => monthsOf(row.months)))
  })
})

/** The shafts of arrows are the only lines of this width in a table. */
const SHAFT = 1

/** Months that the bars of each numbered row of a page cover, by where lines and numbers stand. */
async function monthsDrawn(file: Uint8Array, pageIndex: number): Promise<number[][]> {
  const lines = await linesOn(file, pageIndex)
  const upright = lines.filter(({ x1, x2 }) => Math.abs(x1 - x2) < 0.01).map(({ x1 }) => Math.round(x1 * 10) / 10)
  const borders = [...new Set(upright)].toSorted((a, b) => a - b)
  const months = borders.slice(-13)
  const numbers = (await placedText(file, pageIndex + 1))
    .filter(({ text, x }) => /^[๐-๙]+( |$)/.test(text) && x < (borders[1] ?? 0))
    .toSorted((a, b) => b.y - a.y)
  const rows = numbers.map(() => [] as number[])
  for (const { x1, x2, y1, width } of lines) {
    if (width !== SHAFT) continue
    const row = rows[numbers.findLastIndex(({ y }) => y + 10 > y1)]
    for (let month = 1; month <= 12; month++) {
      const middle = ((months[month - 1] ?? 0) + (months[month] ?? 0)) / 2
      if (middle > x1 && middle < x2) row?.push(month)
    }
  }
  return rows.map((row) => monthsOf(monthSet(row)))
}
