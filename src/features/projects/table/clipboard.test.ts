import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveByOne, moveTo } from './arrange.ts'
import { blankProject } from './blank-project.ts'
import { cellEdit, strategyOf } from './cell-edit.ts'
import { cellText } from './cell-text.ts'
import { cellsOf, clearEdits, copiedCells, pasteEdits, textOf, type PasteTarget } from './clipboard.ts'
import { columnIndex, columnOfField, COLUMNS, type ColumnId } from './columns.ts'
import { coveredColumns, edgesOf, moved } from './grid-cursor.ts'
import { wordsOf } from './plan-words.ts'
import { WHOLE_PLAN } from './view-address.ts'
import { buildModel } from './view-model.ts'

const road = blankProject({
  id: 'road',
  name: 'ถนน',
  version: 2,
  funds: [{ source: 'เทศบัญญัติ', amountSatang: 100_000 }],
  villages: [1, 3],
  departments: ['กองช่าง', 'กองคลัง'],
  months: 0b101,
  strategyNo: 2,
  strategy: 'การศึกษา',
  programme: 'แผนงานการศึกษา',
})
const columnOf = (id: ColumnId) => {
  const column = COLUMNS[columnIndex(id)]
  if (!column) throw new Error(id)
  return column
}
const typed = (id: ColumnId, text: string, project = road) => cellEdit(project, columnOf(id), text)

describe('what is typed into a cell', () => {
  test.each([
    ['budget', '๑,๕๐๐.๕๐ บาท', { funds: [{ source: 'เทศบัญญัติ', amountSatang: 150_050 }], noBudgetReason: null }],
    ['budget', 'ไม่ใช้งบประมาณ', { funds: [], noBudgetReason: 'no-budget-used' }],
    ['budget', '-', { funds: [{ source: 'เทศบัญญัติ', amountSatang: null }], noBudgetReason: 'dash' }],
    ['fund', 'เงินสะสม', { funds: [{ source: 'เงินสะสม', amountSatang: 100_000 }] }],
    ['villages', 'หมู่ที่ ๑, 3 และ 5-7', { villages: [1, 3, 5, 6, 7] }],
    ['departments', 'กองช่าง, กองคลัง,กองช่าง', { departments: ['กองช่าง', 'กองคลัง'] }],
    ['programme', 'การศึกษา', { programme: 'แผนงานการศึกษา' }],
    ['programme', 'งานอื่นใด', { programme: 'งานอื่นใด' }],
    ['strategy', '๓. สาธารณสุข', { strategyNo: 3, strategy: 'สาธารณสุข' }],
    ['kind', 'ครุภัณฑ์', { kind: 'equipment' }],
    ['place', ' ', { place: null }],
    ['m2', '/', { months: 0b111 }],
    ['m1', '', { months: 0b100 }],
  ] as const)('%s “%s”', (id, text, fields) => {
    expect(typed(id, text)).toEqual({ fields })
  })
  test.each([
    ['budget', 'สองแสน', 'amount'],
    ['villages', 'ทั้งตำบล', 'villages'],
    ['kind', 'อะไร', 'kind'],
    ['name', ' ', 'name'],
    ['no', '7', 'read-only'],
  ] as const)('%s “%s” is refused', (id, text, problem) => {
    expect(typed(id, text)).toEqual({ problem })
  })
  test('one amount does not replace several funds', () => {
    const funds = [...road.funds, { source: 'เงินสะสม', amountSatang: 5 }]
    expect(typed('budget', '5', { ...road, funds })).toEqual({ problem: 'many-funds' })
  })
  test('a strategy is read with or without its word and number', () => {
    expect(strategyOf('ยุทธศาสตร์ที่ 4 น้ำ')).toEqual({ strategyNo: 4, strategy: 'น้ำ' })
    expect(strategyOf('น้ำ 3 สาย')).toEqual({ strategyNo: null, strategy: 'น้ำ 3 สาย' })
  })
  test('is what the cell said: reading its own text changes nothing', () => {
    for (const column of COLUMNS.filter(({ id }) => id !== 'no')) {
      const edit = cellEdit(road, column, cellText(road, column))
      expect({ column: column.id, ...road, ...('fields' in edit && edit.fields) }).toEqual({
        column: column.id,
        ...road,
      })
    }
  })
})

describe('the clipboard', () => {
  test('reads what a spreadsheet puts there', () => {
    expect(cellsOf('a\tb\r\n"c\n""d"""\t\r\n')).toEqual([
      ['a', 'b'],
      ['c\n"d"', ''],
    ])
    expect(cellsOf('ขนาด 3" ยาว\t"ไม่ปิด')).toEqual([['ขนาด 3" ยาว', '"ไม่ปิด']])
  })
  test('gives back what was copied', () => {
    const text = fc.string({ unit: fc.constantFrom('ก', '"', '\t', '\n', 'x'), maxLength: 8 })
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      )
    // A block whose last row is one empty cell cannot be told from a line end.
    fc.assert(
      fc.property(
        block.filter((rows) => rows.at(-1)?.join('') !== ''),
        (rows) => {
          expect(cellsOf(textOf(rows))).toEqual(rows)
        },
      ),
    )
  })

  const target = (over: Partial<PasteTarget>): PasteTarget => ({
    projects: [road],
    column: columnIndex('budget'),
    last: road,
    beforeId: null,
    newId: () => 'new',
    ...over,
  })
  test('pastes a block over projects, and adds those beyond the last to its group', () => {
    const { edits, problems } = pasteEdits(cellsOf('2,000\tศาลา\n300\tวัด\n\t\n'), target({}))
    expect(problems).toEqual([])
    expect(edits).toMatchObject([
      {
        type: 'set',
        version: 2,
        fields: { funds: [{ source: 'เทศบัญญัติ', amountSatang: 200_000 }], place: 'ศาลา' },
        base: { funds: road.funds, place: road.place },
      },
      { type: 'create', projectId: 'new', fields: { name: 'โครงการใหม่', programme: 'แผนงานการศึกษา', strategyNo: 2 } },
    ])
  })
  test('pastes months, and says which cells it could not read', () => {
    const { edits, problems } = pasteEdits([['x', '', '■']], target({ column: columnIndex('m1') }))
    expect(edits).toMatchObject([{ fields: { months: 0b101 } }])
    expect(problems).toEqual([])
    expect(pasteEdits([['มาก']], target({})).problems).toMatchObject([{ row: 1, text: 'มาก', problem: 'amount' }])
  })
  test('takes a row of form ผด.02 as it stands there', () => {
    const row = ['สร้างศาลา', 'กว้าง 4 เมตร', '2,000', 'หมู่ที่ 2', 'กองช่าง', '/', '/', ...Array<string>(10).fill('')]
    expect(pasteEdits([row], target({ column: columnIndex('name') })).edits).toMatchObject([
      { fields: { name: 'สร้างศาลา', activity: 'กว้าง 4 เมตร', place: 'หมู่ที่ 2', departments: ['กองช่าง'], months: 0b11 } },
    ])
  })
  test('leaves alone what the person may not edit', () => {
    const { edits, problems } = pasteEdits([['1']], target({ projects: [{ ...road, mayEdit: false }] }))
    expect([edits, problems[0]?.problem]).toEqual([[], 'no-right'])
    expect(clearEdits([{ ...road, mayEdit: false }], 0, 5)).toEqual([])
  })
  test('clears cells but never a name', () => {
    expect(clearEdits([road], columnIndex('name'), columnIndex('villages'))).toMatchObject([
      { fields: { funds: [], villages: [], departments: [], months: 0 } },
    ])
    expect(clearEdits([road], columnIndex('name'), columnIndex('name'))).toEqual([])
  })
  test('copies what the cells show', () => {
    expect(copiedCells([road], columnIndex('target'), columnIndex('villages'))).toEqual([['', 'เทศบัญญัติ', '1, 3']])
  })
})

describe('keys that move', () => {
  const size = { rows: 10, columns: 5, page: 4 }
  test.each([
    ['ArrowDown', false, { row: 3, column: 2 }],
    ['ArrowDown', true, { row: 9, column: 2 }],
    ['ArrowLeft', true, { row: 2, column: 0 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['End', false, { row: 2, column: 4 }],
    ['Home', true, { row: 0, column: 0 }],
    ['x', false, null],
  ])('%s (with Ctrl: %s)', (key, ctrl, to) => {
    expect(moved({ row: 2, column: 2 }, { key, ctrl }, size)).toEqual(to)
  })
  test('never lead out of the table, and a block covers what lies between its corners', () => {
    const block = { anchor: { row: 3, column: 4 }, focus: { row: 1, column: 2 } }
    expect(edgesOf(block)).toEqual({ top: 1, bottom: 3, left: 2, right: 4 })
    expect([0, 2].map((row) => coveredColumns(block, row))).toEqual([null, { left: 2, right: 4 }])
    expect(coveredColumns({ anchor: block.focus, focus: block.focus }, 1)).toBeNull()
  })
  test('a finding leads to its cell', () => {
    expect(['funds', 'months', 'place', 'agencyLetter'].map((field) => COLUMNS[columnOfField(field)]?.id)).toEqual([
      'budget',
      'm1',
      'place',
      'name',
    ])
  })
})

describe('moving rows', () => {
  const inGroup = (id: string, programme: string, position: number) =>
    blankProject({ id, name: id, programme, position })
  const { rows } = buildModel(
    [inGroup('a', 'แผนงานการศึกษา', 1), inGroup('b', 'แผนงานการศึกษา', 2), inGroup('c', 'แผนงานงบกลาง', 3)],
    WHOLE_PLAN,
  )
  const at = (id: string) => rows.findIndex((row) => row.key === id)
  test('by one place stays within the group', () => {
    expect(moveByOne(rows, at('b'), -1)).toEqual({ type: 'move', projectIds: ['b'], beforeId: 'a' })
    expect(moveByOne(rows, at('a'), 1)).toEqual({ type: 'move', projectIds: ['b'], beforeId: 'a' })
    expect([moveByOne(rows, at('a'), -1), moveByOne(rows, at('b'), 1)]).toEqual([null, null])
  })
  test('to another place takes on its group', () => {
    expect(moveTo(rows, ['a'], at('c'))).toMatchObject({ beforeId: 'c', into: { programme: 'แผนงานงบกลาง' } })
    expect(moveTo(rows, ['a'], rows.length)).toMatchObject({ beforeId: null, into: { programme: 'แผนงานงบกลาง' } })
    expect(moveTo(rows, ['c'], at('c') - 1)).toMatchObject({ into: { programme: 'แผนงานการศึกษา' } })
    expect(moveTo(rows, ['a'], at('a'))).toBeNull()
  })
})

test('the lists offer each word of the plan once', () => {
  const words = wordsOf([road, { ...road, id: 'b' }])
  expect(words).toEqual({
    departments: ['กองคลัง', 'กองช่าง'],
    programmes: ['แผนงานการศึกษา'],
    funds: ['เทศบัญญัติ'],
    strategies: [{ no: 2, name: 'การศึกษา' }],
  })
})
