import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BookOptions, PlanForBook, PlanProject } from '#src/domain/plan.ts'
import { normaliseThai, toArabicDigits } from '#src/domain/thai-text.ts'
import { readGrid } from '#src/intake/read-file.ts'
import { recognise } from '#src/intake/recognise.ts'
import type { RecognisedItem } from '#src/intake/recognised.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import { writeDocx } from '#src/render/docx/write-docx.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { writeXlsxBook } from '#src/render/xlsx/write-xlsx.ts'
import { arbitraryOptions, arbitraryPlan } from './arbitrary-plan.ts'

const plain = (text: string | null): string | null => (text === null ? null : toArabicDigits(normaliseThai(text)))

/** What must come back of a project; digits and line ends may be set differently. */
const facts = (item: Omit<PlanProject, 'id'>) => ({
  kind: item.kind,
  name: plain(item.name),
  activity: plain(item.activity),
  target: plain(item.target),
  funds: item.funds,
  noBudgetReason: item.noBudgetReason,
  place: plain(item.place),
  departments: item.departments.map(plain),
  months: item.months,
  strategyNo: item.strategyNo,
  strategy: plain(item.strategy),
  programme: item.programme,
  programmeRaw: plain(item.programmeRaw),
  note: plain(item.note),
})

/** The projects in the order of the book, without what its columns do not show. */
function expected(plan: PlanForBook, book: PlanDocument, options: BookOptions) {
  const byId = new Map(plan.projects.map((project) => [project.id, project]))
  const rows = [...book.partTwo.tables, ...book.partTwo.equipment].flatMap((table) => table.rows)
  return rows.map(({ id }) => {
    const project = byId.get(id)
    if (project === undefined) throw new Error(`row without project: ${id}`)
    const shows = (column: 'target' | 'note'): boolean => options.optionalColumns.includes(column)
    return facts({
      ...project,
      target: shows('target') ? project.target : null,
      note: shows('note') ? project.note : null,
    })
  })
}

function readBack(bytes: Uint8Array, fileName: string) {
  const read = recognise(readGrid(bytes, fileName))
  return { ...read, items: read.items.map((item: RecognisedItem) => facts(item)) }
}

const WRITERS: Record<string, (book: PlanDocument) => Uint8Array | Promise<Uint8Array>> = {
  'plan.docx': (book) => writeDocx(book),
  'plan-arrows.docx': (book) => writeDocx(book, { bars: 'arrows', font: 'Sarabun' }),
  'plan.xlsx': (book) => writeXlsxBook(book),
}

describe.each(Object.entries(WRITERS))('%s, read again', (fileName, write) => {
  test('gives back the same plan', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryPlan, arbitraryOptions, async (plan, options) => {
        const book = buildPlanDocument(plan, options)
        const read = readBack(await write(book), fileName)
        expect(read.items).toEqual(expected(plan, book, options))
        expect([read.lao, read.fiscalYearBE, read.unknownTables]).toEqual([plan.office.name, plan.fiscalYear, []])
        expect(read.warnings.filter(({ code }) => /mismatch/.test(code))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
