import { afterAll, expect, test } from 'vitest'
import { squeezed, textByPdfJs } from '#test/pdf-readers.ts'
import { closePdfWorker, renderReportPdf } from './render-pdf.ts'

afterAll(closePdfWorker)

const reportOf = (rows: string[][]) => ({
  title: 'โครงการที่อาจซ้ำซ้อนและผลการพิจารณา',
  lead: 'เทศบาลตัวอย่าง พ.ศ. 2570',
  officeName: 'เทศบาลตัวอย่าง',
  columns: [
    { heading: 'ที่', share: 1 },
    { heading: 'งานที่หนึ่ง', share: 6 },
    { heading: 'ผลการพิจารณา', share: 3 },
  ],
  rows,
  notes: ['สรุป: คงไว้ 2 คู่'],
})
const LONG = 'ก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านน้ำตัวอย่าง หมู่ที่ 4 กว้าง 5 เมตร ยาว 400 เมตร [พร้อม #ท่อ]\nกองช่าง'

test('a report is printed with every word of it, its head on every page', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => [
    String(index + 1),
    LONG,
    index === 7 ? 'เหตุผล '.repeat(300) : 'คงไว้ ✓',
  ])
  const pages = await textByPdfJs(await renderReportPdf(reportOf(rows), new Date('2026-11-30T00:00:00Z')))
  expect(pages.length).toBeGreaterThan(1)
  for (const page of pages) expect(squeezed(page)).toContain('ผลการพิจารณา')
  const all = squeezed(pages.join(''))
  expect(all.split(squeezed(LONG)).length).toBe(41)
  expect(all.split('เหตุผล').length).toBe(301)
  expect(all).toContain('สรุป:คงไว้2คู่')
}, 60_000)

test('a report without rows says so in its notes', async () => {
  const pages = await textByPdfJs(await renderReportPdf(reportOf([]), new Date('2026-11-30T00:00:00Z')))
  expect(pages).toHaveLength(1)
  expect(squeezed(pages[0] ?? '')).toContain('สรุป:คงไว้2คู่')
}, 60_000)
