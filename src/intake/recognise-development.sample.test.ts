import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writeXlsx } from 'hucre'
import { describe, expect, test } from 'vitest'
import { cell, docxFile, paragraph, span, table, tableRow } from '#test/fixtures/docx-writer.ts'
import { splitDepartments } from '#src/domain/departments.ts'
import { matchProgramme } from '#src/domain/programmes.ts'
import { normaliseThai } from '#src/domain/thai-text.ts'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { readGrid } from './read-file.ts'
import { recogniseDevelopment } from './recognise-development.ts'
import type { RecognisedDevelopmentItem } from './recognised-development.ts'
import { editionIn } from './development/edition-text.ts'

/**
 * A real plan of 548 projects, as one table with tabs. It carries no open licence, so it is no part of the project: it lies beside the
 * checkout where someone has it, or in the file that the variable names.
 */
const SAMPLE =
  process.env['DAMNOEN_SAMPLE_DEVELOPMENT_PLAN'] ?? path.join(PROJECT_ROOT, '../shared/data/nakhonsawan-5yr-plan.tsv')
const isThere = existsSync(SAMPLE)
const YEARS = [2566, 2567, 2568, 2569, 2570]

type Row = Record<string, string>

function rowsOf(text: string): Row[] {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) =>
      line.split('\t').map((value) => (/^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('""', '"') : value)),
    )
  return rows.map((values) => Object.fromEntries(header.map((key, index) => [key, values[index] ?? ''])))
}

/** What must come back of a row, whatever it was written into. */
const wanted = (row: Row) => ({
  no: row['sequenceNum'],
  name: plain(row['name']),
  objective: plain(row['objective']),
  target: plain(row['target']),
  indicator: plain(row['kpi']),
  expectedResult: plain(row['expectedResult']),
  departments: splitDepartments(row['department'] ?? ''),
  amounts: YEARS.flatMap((year) => (row[`budget${year}`] ? [[year, Number(row[`budget${year}`]) * 100]] : [])),
  programme: matchProgramme(row['programme'] ?? '')?.programme ?? null,
  tacticNo: /^\d+\.\d+/.exec(row['tactic'] ?? '')?.[0] ?? null,
  edition: row['amendmentVersion'] === 'original' ? 'original' : editionIn(row['amendmentVersion'] ?? ''),
})

const got = (item: RecognisedDevelopmentItem) => ({
  no: item.no,
  name: item.name,
  objective: item.objective,
  target: item.target,
  indicator: item.indicator,
  expectedResult: item.expectedResult,
  departments: item.departments,
  amounts: item.amounts.flatMap(({ fiscalYear, amountSatang }) =>
    amountSatang === null ? [] : [[fiscalYear, amountSatang]],
  ),
  programme: item.programme,
  tacticNo: item.tacticNo,
  edition: item.edition === null || item.edition.kind === 'original' ? 'original' : item.edition,
})

const plain = (text: string | undefined): string | null =>
  text === undefined || text === '' || /^[-–]+$/.test(text) ? null : normaliseThai(text)

const HEADER = [
  'ที่',
  'โครงการ',
  'วัตถุประสงค์',
  'เป้าหมาย (ผลผลิตของโครงการ)',
  'งบประมาณ',
  '',
  '',
  '',
  '',
  'ตัวชี้วัด (KPI)',
  'ผลที่คาดว่าจะได้รับ',
  'หน่วยงานที่รับผิดชอบหลัก',
]
const SECOND = ['', '', '', '', ...YEARS.map((year) => `${year} (บาท)`), '', '', '']

/** Rows of one section of the form; a change of edition is a heading between them, as offices write it. */
function bodyOf(rows: Row[]): (string | number)[][] {
  let edition = 'original'
  return rows.flatMap((row) => {
    const heading =
      row['amendmentVersion'] === edition
        ? []
        : [[(edition = row['amendmentVersion'] ?? '') === 'original' ? 'ฉบับแรก' : edition]]
    const amounts = YEARS.map((year) => (row[`budget${year}`] ? Number(row[`budget${year}`]) : '-'))
    const texts = ['name', 'objective', 'target'].map((key) => row[key] ?? '')
    return [
      ...heading,
      [
        row['sequenceNum'] ?? '',
        ...texts,
        ...amounts,
        row['kpi'] ?? '',
        row['expectedResult'] ?? '',
        row['department'] ?? '',
      ],
    ]
  })
}

/** Lines over a section: strategy, tactic and programme, as far as the row has them. */
const linesOver = (row: Row): string[] =>
  ['แบบ ผ.02', row['strategy'] ?? '', row['tactic'] ?? '', row['programme'] ?? ''].filter((line) => line !== '')

describe.skipIf(!isThere)(`a real plan of 548 projects${isThere ? '' : ` (not here: ${SAMPLE})`}`, () => {
  const rows = isThere ? rowsOf(readFileSync(SAMPLE, 'utf8')) : []
  const sections = Map.groupBy(rows, (row) => `${row['strategy']}|${row['tactic']}|${row['programme']}`)
  const inOrder = [...sections.values()].flat()

  test('comes back from one table', () => {
    const { items, years } = recogniseDevelopment(readGrid(readFileSync(SAMPLE), 'plan.tsv'))
    expect([items.length, years]).toEqual([548, YEARS])
    expect(items.map(got)).toEqual(rows.map(wanted))
  })

  test('comes back from a workbook of form ผ.02 with a sheet for each tactic and programme', async () => {
    const bySheet = Map.groupBy(rows, (row) => row['sheet'] ?? '')
    const sheets = [...bySheet].map(([name, ofSheet]) => {
      const parts = [
        ...Map.groupBy(ofSheet, (row) => `${row['strategy']}|${row['tactic']}|${row['programme']}`).values(),
      ]
      const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = []
      const lines = parts.flatMap((part) => {
        const [first = {}] = part
        return [...linesOver(first).map((line) => [line]), HEADER, SECOND, ...bodyOf(part)]
      })
      lines.forEach((line, row) => {
        if (line === HEADER) merges.push({ startRow: row, startCol: 4, endRow: row, endCol: 8 })
      })
      return { name, rows: lines.map((line) => line.map((value) => (value === '' ? null : value))), merges }
    })
    const file = new Uint8Array(await writeXlsx({ sheets }))
    const { items } = recogniseDevelopment(readGrid(file, 'plan.xlsx'))
    const expected = [...bySheet.values()].flatMap((ofSheet) => [
      ...Map.groupBy(ofSheet, (row) => `${row['strategy']}|${row['tactic']}|${row['programme']}`).values(),
    ])
    expect(items).toHaveLength(548)
    expect(items.map(got)).toEqual(expected.flat().map(wanted))
    expect(new Set(items.map(({ ref }) => ref.sheet))).toEqual(new Set(bySheet.keys()))
  })

  test('comes back from a Word document of form ผ.02', () => {
    const body = [...sections.values()].map((part) => {
      const [first = {}] = part
      const header = [
        tableRow([
          ...HEADER.slice(0, 4).map((text) => cell(text)),
          cell('งบประมาณ', span(5)),
          ...HEADER.slice(9).map((text) => cell(text)),
        ]),
        tableRow(SECOND.map((text) => cell(text))),
      ]
      const lines = bodyOf(part).map((line) =>
        tableRow(line.length === 1 ? [cell(String(line[0]), span(12))] : line.map((value) => cell(String(value)))),
      )
      return [...linesOver(first).map((line) => paragraph(line)), table([...header, ...lines])].join('')
    })
    const { items } = recogniseDevelopment(readGrid(docxFile(body.join('')), 'plan.docx'))
    expect(items).toHaveLength(548)
    expect(items.map(got)).toEqual(inOrder.map(wanted))
  })
})
