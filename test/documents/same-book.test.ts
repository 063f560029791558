import { afterAll, describe, expect, test } from 'vitest'
import { barsOf, monthSet, type MonthSet } from '#src/domain/month-set.ts'
import { formatBaht, formatCount } from '#src/domain/money.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { writeDocx } from '#src/render/docx/write-docx.ts'
import { closePdfWorker, renderPdf } from '#src/render/pdf/render-pdf.ts'
import { formatPercent } from '#src/render/percent.ts'
import type { DetailColumn, DetailRow, DetailTable, PlanDocument, SummaryLine } from '#src/render/plan-document.ts'
import { writeXlsxBook } from '#src/render/xlsx/write-xlsx.ts'
import { samplePlanDocument } from '#test/plan-document.ts'
import { all, cellText, formTables, only, openDocx, value, type Node } from './docx-reader.ts'
import { pdfTableRows, type PdfCell } from './pdf-tables.ts'
import { readSheets, type ReadSheet } from './xlsx-reader.ts'

/** What one output says of a project: its cells by meaning, without white space, and its months. */
type Said = { texts: Partial<Record<DetailColumn, string>>; months: MonthSet }
/** The forms as one output says them. */
type SaidBook = { projects: Said[]; totals: string[]; summary: string[][] }

const bare = (text: string): string => normaliseThai(text).replace(/\s/g, '')
const formsOf = (book: PlanDocument): DetailTable[] => [...book.partTwo.tables, ...book.partTwo.equipment]
const summaryLines = ({ partTwo: { summary } }: PlanDocument): SummaryLine[] => [
  ...summary.groups.flatMap((group) => [...group.lines, group.subtotal]),
  summary.total,
]

afterAll(closePdfWorker)

describe.each([
  { digits: 'thai', optionalColumns: [] },
  { digits: 'arabic', optionalColumns: ['target', 'fund', 'note'] },
] as const)('one book in $digits digits', ({ digits, optionalColumns }) => {
  const book = samplePlanDocument({ projects: 36, strategies: 3, equipment: 5, digits, optionalColumns, seed: 11 })
  const fromDocx = (bars: 'shaded' | 'arrows') => docxSays(book, writeDocx(book, { bars }))

  test('is said the same by Word with shaded months', () => {
    expect(fromDocx('shaded')).toEqual(documentSays(book))
  })
  test('is said the same by Word with arrows', () => {
    expect(fromDocx('arrows')).toEqual(documentSays(book))
  })
  test('is said the same by Excel', async () => {
    expect(xlsxSays(book, readSheets(await writeXlsxBook(book)))).toEqual(documentSays(book))
  })
  test('is said the same by the PDF', async () => {
    expect(pdfSays(book, await pdfTableRows(await renderPdf(book)))).toEqual(documentSays(book))
  })
})

const shown = (form: DetailTable): DetailColumn[] => form.columns.map((column) => column.key)

/** What every output must say. */
function documentSays(book: PlanDocument): SaidBook {
  const { digits } = book
  return {
    projects: formsOf(book).flatMap((form) => form.rows.map((row) => saidRow(row, form, book))),
    totals: formsOf(book).map((form) => formatBaht(form.total.budgetSatang, digits)),
    summary: summaryLines(book).map((line) =>
      [
        line.label,
        formatCount(line.projectCount, digits),
        formatPercent(line.projectPercent, digits),
        formatBaht(line.budgetSatang, digits),
        formatPercent(line.budgetPercent, digits),
        line.department,
      ].map(bare),
    ),
  }
}

function saidRow(row: DetailRow, form: DetailTable, { digits }: PlanDocument): Said {
  const amount = row.budgetSatang === null ? row.noBudgetText : formatBaht(row.budgetSatang, digits)
  const funds = row.fundLines.map((line) => `(${line})`).join('')
  const texts: Record<DetailColumn, string> = {
    number: formatCount(row.number, digits),
    name: row.name,
    activity: row.activity,
    target: row.target,
    budget: shown(form).includes('fund') ? amount : amount + funds,
    fund: row.fundLines.join(''),
    place: row.place,
    department: row.departments.join(''),
    note: row.note,
  }
  return { texts: Object.fromEntries(shown(form).map((key) => [key, bare(texts[key])])), months: row.months }
}

/** Puts the cells of a row back under its columns: `take` says of each cell how many months it covers and whether it is marked. */
function assemble<C>(
  cells: readonly C[],
  form: DetailTable,
  text: (cell: C) => string,
  marked: (cell: C) => number,
  span: (cell: C) => number,
): Said {
  const keys = shown(form)
  const monthsAt = keys.filter((key) => key !== 'note').length
  const months: number[] = []
  const texts: Partial<Record<DetailColumn, string>> = {}
  let at = 0
  for (const cell of cells) {
    const month = at - monthsAt + 1
    if (month < 1) texts[keys[at] ?? 'name'] = bare(text(cell))
    else if (month > 12) texts[keys[at - 12] ?? 'note'] = bare(text(cell))
    else for (let more = 0; more < marked(cell); more++) months.push(month + more)
    at += span(cell)
  }
  return { texts, months: monthSet(months) }
}

function docxSays(book: PlanDocument, bytes: Uint8Array): SaidBook {
  const file = openDocx(bytes)
  const tables = formTables(file)
  const span = (cell: Node): number => Number(value(all(cell, 'w:gridSpan')[0])) || 1
  const marked = (cell: Node): number =>
    all(cell, 'w:shd').length + all(cell, 'w:drawing').length > 0 ? span(cell) : 0
  const cells = (row: Node): Node[] => only(row, 'w:tc')
  const rows = (table: Node): Node[] => only(table, 'w:tr')
  const summary = only(file.body, 'w:tbl').find((table) => all(table, 'w:gridCol').length === 6)
  return {
    projects: formsOf(book).flatMap((form, at) =>
      rows(tables[at] ?? file.body)
        .slice(2, -1)
        .map((row) => assemble(cells(row), form, cellText, marked, span)),
    ),
    totals: tables.map((table) => bare(cellText(cells(rows(table).at(-1) ?? table)[1] ?? table))),
    summary: rows(summary ?? file.body)
      .map((row) => cells(row).map((cell) => bare(cellText(cell))))
      .slice(1)
      .filter((texts) => texts.length === 6),
  }
}

/** Excel keeps numbers as numbers: they are said as its number format shows them. */
function xlsxSays(book: PlanDocument, sheets: ReadSheet[]): SaidBook {
  const { digits } = book
  const baht = (number: number | null): string => (number === null ? '' : formatBaht(Math.round(number * 100), digits))
  const [summary, ...details] = sheets.slice(2)
  const projects: Said[] = []
  const totals: string[] = []
  for (const [sheetAt, sheet] of details.entries()) {
    const form = (sheetAt === 0 ? book.partTwo.tables : book.partTwo.equipment)[0]
    if (!form) continue
    const keys = sheetKeys(form)
    const fundAt = keys.indexOf('fund')
    const budgetAt = keys.indexOf('budget')
    for (const row of sheet.rows.slice(4)) {
      const total = row.find((cell) => cell.formula !== null)
      if (total) totals.push(baht(total.number))
      if (total || typeof row[0]?.number !== 'number') continue
      const noteAt = keys.indexOf('note')
      const monthsAt = noteAt === -1 ? keys.length : noteAt
      const ordered = [...row.slice(0, monthsAt), ...row.slice(monthsAt + 12)]
      const texts: Partial<Record<DetailColumn, string>> = {}
      keys.forEach((key, at) => {
        const cell = ordered[at]
        const text = key === 'number' ? formatCount(cell?.number ?? 0, digits) : (cell?.text ?? '')
        texts[key] = bare(at === budgetAt && cell?.text === '' ? baht(cell.number) : text)
      })
      if (!shown(form).includes('fund') && fundAt !== -1) {
        const lines = (ordered[fundAt]?.text ?? '').split('\n').filter((line) => line !== '')
        texts.budget = bare((texts.budget ?? '') + lines.map((line) => `(${line})`).join(''))
        delete texts.fund
      }
      const months = Array.from({ length: 12 }, (_, at) => at + 1).filter(
        (month) => row[monthsAt + month - 1]?.text !== '',
      )
      projects.push({ texts, months: monthSet(months) })
    }
    if ((sheetAt === 0 ? book.partTwo.tables : book.partTwo.equipment).length > 1) totals.pop()
  }
  const lines = (summary?.rows ?? []).slice(3).filter((row) => row[1]?.number !== null)
  return {
    projects,
    totals,
    summary: lines.map((row) =>
      [
        row[0]?.text ?? '',
        formatCount(row[1]?.number ?? NaN, digits),
        formatPercent(Math.round((row[2]?.number ?? NaN) * 100), digits),
        baht(row[3]?.number ?? null),
        formatPercent(Math.round((row[4]?.number ?? NaN) * 100), digits),
        row[5]?.text ?? '',
      ].map(bare),
    ),
  }
}

/** Columns of an Excel sheet: the sources of money always have one. */
function sheetKeys(form: DetailTable): DetailColumn[] {
  const keys = shown(form)
  return keys.includes('fund') ? keys : keys.flatMap((key) => (key === 'budget' ? [key, 'fund' as const] : [key]))
}

function pdfSays(book: PlanDocument, rows: PdfCell[][]): SaidBook {
  const text = (cell: PdfCell): string => cell.text
  const width = shown(formsOf(book)[0] ?? { ...({} as DetailTable), columns: [] }).length + 12
  const forms = formsOf(book)
  const labels = forms[0]?.monthLabels ?? []
  const marked = (cell: PdfCell): number => (cell.alt === null ? 0 : barLength(cell.alt, labels))
  const details = rows.filter((row) => row.length === width)
  let at = 0
  return {
    projects: forms.flatMap((form) => form.rows.map(() => assemble(details[at++] ?? [], form, text, marked, () => 1))),
    totals: rows.filter((row) => row.length === 3).map((row) => bare(row[1]?.text ?? '')),
    summary: rows.filter((row) => row.length === 6).map((row) => row.map((cell) => bare(cell.text))),
  }
}

/** "ต.ค. – ธ.ค." is three months long. */
function barLength(alt: string, labels: readonly string[]): number {
  const [first = '', last = first] = alt.split(' – ')
  const set = monthSet([labels.indexOf(first) + 1, labels.indexOf(last) + 1])
  const bars = barsOf(set)
  return (bars.at(-1)?.last ?? 0) - (bars[0]?.first ?? 0) + 1
}
