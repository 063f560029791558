import ExcelJS from 'exceljs'
import { Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { writeXlsx } from 'hucre'
import { hasMonth } from '#src/domain/month-set.ts'
import { formatBaht } from '#src/domain/money.ts'
import { renderDocx } from '#src/render/docx/render-docx.ts'
import { writeDocx } from '#src/render/docx/write-docx.ts'
import { closeOfficeWorker } from '#src/render/office-renderer.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { renderXlsx } from '#src/render/xlsx/render-xlsx.ts'
import { writeXlsxBook } from '#src/render/xlsx/write-xlsx.ts'
import { paired } from './measure.ts'
import { planOf, SIZES, type Size } from './plans.ts'
import { atMost, ms, plain, roundsOf, type BenchOptions, type Result } from './report.ts'

const TOPIC = 'Word and Excel files of the book'
const DOCX_LIMIT_MS = 300

/**
 * The whole book (cover, texts, summary, forms with bars, looks, formulas) against what the libraries need for the rows of form ผด.02
 * alone, as plain bordered cells.
 */
export async function documentsBench(options: BenchOptions): Promise<Result[]> {
  const results: Result[] = []
  try {
    for (const size of SIZES) results.push(...(await ofSize(size, options)))
  } finally {
    await closeOfficeWorker()
  }
  return results
}

async function ofSize(size: Size, options: BenchOptions): Promise<Result[]> {
  const book = planOf(size)
  const rows = rowsOf(book)
  const times = await paired(
    {
      docx: () => renderDocx(book),
      docxDirect: () => writeDocx(book),
      docxLibrary: () => docxByLibrary(rows),
      xlsx: () => renderXlsx(book),
      xlsxDirect: () => writeXlsxBook(book),
      exceljs: () => xlsxByExcelJs(rows),
      hucre: () => writeXlsx({ sheets: [{ name: 'plan', rows }] }),
    },
    { rounds: roundsOf(options, size === 300 ? 11 : 5), warmUps: 2 },
  )
  const docx = { value: times.docx, limit: DOCX_LIMIT_MS, show: ms, note: 'worker thread, as the server does' }
  return [
    size === 300
      ? atMost(TOPIC, `${size} rows, Word, ours`, docx)
      : plain(TOPIC, `${size} rows, Word, ours`, ms(times.docx), docx.note),
    plain(TOPIC, `${size} rows, Word, ours in the same thread`, ms(times.docxDirect)),
    plain(TOPIC, `${size} rows, Word, library docx, plain table`, ms(times.docxLibrary)),
    plain(TOPIC, `${size} rows, Excel, ours`, ms(times.xlsx), docx.note),
    plain(TOPIC, `${size} rows, Excel, ours in the same thread`, ms(times.xlsxDirect)),
    plain(TOPIC, `${size} rows, Excel, ExcelJS, plain cells with borders`, ms(times.exceljs)),
    plain(TOPIC, `${size} rows, Excel, hucre, values only`, ms(times.hucre)),
  ]
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** The rows of form ผด.02 as texts and numbers, 18 columns. */
const rowsOf = (book: PlanDocument): (string | number)[][] =>
  book.partTwo.tables.flatMap((table) =>
    table.rows.map((row) => [
      row.number,
      row.name,
      row.activity,
      row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, book.digits),
      row.place,
      row.departments.join('\n'),
      ...MONTHS.map((month) => (hasMonth(row.months, month) ? '✓' : '')),
    ]),
  )

function docxByLibrary(rows: readonly (string | number)[][]): Promise<Buffer> {
  const cell = (text: string | number) =>
    new TableCell({
      children: [new Paragraph({ children: [new TextRun({ text: String(text), font: 'TH SarabunPSK', size: 32 })] })],
    })
  const table = new Table({ rows: rows.map((row) => new TableRow({ cantSplit: true, children: row.map(cell) })) })
  const properties = { page: { size: { orientation: PageOrientation.LANDSCAPE } } }
  return Packer.toBuffer(new Document({ sections: [{ properties, children: [table] }] }))
}

async function xlsxByExcelJs(rows: readonly (string | number)[][]): Promise<unknown> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('plan')
  const thin = { style: 'thin' } as const
  for (const row of rows) {
    sheet.addRow(row).eachCell((cell) => {
      cell.border = { top: thin, right: thin, bottom: thin, left: thin }
    })
  }
  return workbook.xlsx.writeBuffer()
}
