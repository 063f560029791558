import { describe, expect, test } from 'vitest'
import { gridOf, MONTH_NAMES, projectRow, type FixtureCell } from '#test/grid-fixture.ts'
import { read, table } from '#test/read-plan.ts'
import { recognise } from './recognise.ts'
import type { ColumnRole, Recognised } from './recognised.ts'

const readRows = (rows: FixtureCell[][]): Recognised => read({ rows })

describe('what the officer must see', () => {
  test('hidden rows, columns and sheets', () => {
    const result = recognise(
      gridOf([
        { rows: table(projectRow(1, 'ก'), projectRow(2, 'ข')), hiddenRows: [8], hiddenColumns: [4, 30] },
        { name: 'เก่า', isHidden: true, rows: table(projectRow(1, 'ค')) },
      ]),
    )
    expect(result.items.map(({ name }) => name)).toEqual(['ก', 'ข'])
    expect(result.warnings).toEqual([
      { code: 'hidden-sheet', where: { sheet: 'เก่า' } },
      { code: 'hidden-column', where: { sheet: 'ผด.02', column: 'E' }, found: 'สถานที่ดำเนินการ' },
      { code: 'hidden-row', where: { sheet: 'ผด.02', row: 8 } },
    ])
  })

  test('formulas without a result are computed where they are simple, else left open', () => {
    const result = readRows(
      table(
        projectRow(1, 'ก', { formula: '80000*5', isUncached: true }),
        projectRow(2, 'ข', { formula: 'A1&B1', isUncached: true }),
      ),
    )
    expect(result.items.map(({ funds }) => funds)).toEqual([[{ source: null, amountSatang: 40_000_000 }], []])
    expect(result.warnings.map(({ code }) => code)).toEqual([
      'formula-without-cached-value',
      'formula-without-cached-value',
    ])
  })

  test.each(['=HYPERLINK("x")', '+cmd|calc', '@SUM(1)', '-2+3'])('%j is kept as text and pointed out', (text) => {
    const result = readRows(table(projectRow(1, text).with(2, 'ข')))
    expect(result.items.map(({ name }) => name)).toEqual([text])
    expect(result.warnings.map(({ code }) => code)).toEqual(['formula-like-text'])
  })

  test('a dash before words is only a bullet', () => {
    expect(readRows(table(projectRow(1, 'ก').with(2, '- จัดอบรม'))).warnings).toEqual([])
  })

  test('missing budgets, months and unclear words', () => {
    const result = readRows(table(projectRow(1, 'ก', '-'), projectRow(2, 'ข', 'กฎหมาย'), projectRow(3, 'ค', 5, [])))
    expect(result.warnings.map(({ code, where }) => [code, where.row])).toEqual([
      ['budget-missing', 7],
      ['budget-missing', 8],
      ['budget-unclear', 8],
      ['months-missing', 9],
    ])
  })
})

describe('tables that are not understood', () => {
  const strange: FixtureCell[][] = [
    ['ก', 'ข', 'ค', ...MONTH_NAMES.map((_, index) => `ช่อง ${index}`)],
    ['1', 'ก่อสร้างถนน', '500,000', null, 'x'],
    ['2', 'ขุดลอกคลอง', '300,000', 'x'],
  ]

  test('are asked about, and never guessed at', () => {
    const result = readRows(strange)
    expect([result.outcome, result.items]).toEqual(['ask-mapping', []])
    expect(result.unknownTables).toMatchObject([{ sheet: 'ผด.02', headerRow: 0 }])
    expect(result.unknownTables[0]?.sample[1]?.slice(0, 5)).toEqual(['1', 'ก่อสร้างถนน', '500,000', '', 'x'])
    expect(readRows([['เรียน ท่านนายก']])).toMatchObject({ outcome: 'ask-mapping', unknownTables: [] })
  })

  test('are read by the columns that the officer names, wherever the header comes up again', () => {
    const signature = readRows(strange).unknownTables[0]?.signature ?? ''
    const columns: Record<number, ColumnRole> = { 0: 'no', 1: 'name', 2: 'budget', 3: 'month-1', 4: 'month-2' }
    const result = recognise(
      gridOf([{ rows: [['หัวเรื่อง'], ...strange] }]),
      new Map([[signature, { headerRows: 1, columns }]]),
    )
    expect(result.items.map(({ no, name, months, ref }) => [no, name, months, ref.row])).toEqual([
      ['1', 'ก่อสร้างถนน', 0b10, 3],
      ['2', 'ขุดลอกคลอง', 0b01, 4],
    ])
  })
})
