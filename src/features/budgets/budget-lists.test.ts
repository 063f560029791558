import { describe, expect, test } from 'vitest'
import { PART_SIZE } from '#src/domain/list-part.ts'
import { filterFrom, filterPairs, listLines, listProjects } from './budget-lists.ts'
import type { TiedLine, TiedProject } from './tie-out.ts'

const tied = (at: number, over: Partial<TiedLine> & { name?: string; department?: string | null } = {}): TiedLine => {
  const { name = `ก่อสร้างถนน หมู่ที่ ${at}`, department = 'กองช่าง', ...rest } = over
  return {
    line: {
      id: `l${at}`,
      instrumentId: 'i',
      position: at,
      code: `53-${at}`,
      area: null,
      programme: at % 2 === 0 ? 'แผนงานเคหะและชุมชน' : 'แผนงานการเกษตร',
      work: null,
      budgetType: null,
      expenseCategory: null,
      name,
      department,
      amountSatang: 100,
      leftOutReason: null,
      sourceSheet: null,
      sourceRow: null,
      version: 1,
    },
    allocatedSatang: 0,
    restSatang: 100,
    leftOutSatang: 0,
    state: 'open',
    projectIds: [],
    ...rest,
  }
}
const asked = (query: string) => filterFrom(new URLSearchParams(query))
const idsOf = (lines: readonly TiedLine[], query: string, part = 1): string[] =>
  listLines(lines, asked(query), part).rows.map(({ line }) => line.id)

describe('a list of lines', () => {
  test('its parts are the whole list, each line once', () => {
    const lines = Array.from({ length: 2 * PART_SIZE + 1 }, (_, at) => tied(at))
    const parts = [1, 2, 3].flatMap((part) => idsOf(lines, '', part))
    expect(parts).toEqual(lines.map(({ line }) => line.id))
    expect(listLines(lines, asked(''), 9_999)).toMatchObject({ part: 3, parts: 3, found: lines.length })
    expect(listLines(lines, asked(''), Number('x'))).toMatchObject({ part: 1 })
  })

  test('is narrowed by state: taken in part is open, not without a project', () => {
    const lines = [
      tied(1),
      tied(2, { projectIds: ['p'], allocatedSatang: 40, restSatang: 60 }),
      tied(3, { state: 'over', projectIds: ['p'] }),
      tied(4, { state: 'left-out' }),
    ]
    expect(idsOf(lines, 'state=open')).toEqual(['l1', 'l2'])
    expect(idsOf(lines, 'state=without')).toEqual(['l1'])
    expect(idsOf(lines, 'state=over')).toEqual(['l3'])
    expect(idsOf(lines, 'state=anything')).toHaveLength(4)
  })

  test('is narrowed by words however they are spelled, by programme and by unit', () => {
    const lines = [tied(1, { department: 'สำนักปลัด' }), tied(2), tied(12)]
    expect(idsOf(lines, `q=${encodeURIComponent('หมู่ที่ ๑๒')}`)).toEqual(['l12'])
    expect(idsOf(lines, 'q=53-2')).toEqual(['l2'])
    expect(idsOf(lines, `department=${encodeURIComponent('สำนักปลัด')}`)).toEqual(['l1'])
    const { choices, found, all } = listLines(lines, asked(`programme=${encodeURIComponent('แผนงานการเกษตร')}`), 1)
    expect([found, all]).toEqual([1, 3])
    expect(choices).toEqual({
      programmes: ['แผนงานการเกษตร', 'แผนงานเคหะและชุมชน'],
      departments: ['กองช่าง', 'สำนักปลัด'],
    })
  })

  test('what is asked for stands in the address again', () => {
    const query = 'q=%E0%B8%96%E0%B8%99%E0%B8%99&state=over'
    expect(new URLSearchParams(filterPairs(asked(query))).toString()).toBe(query)
    expect(filterPairs(asked('q=&state=x'))).toEqual([])
  })
})

test('projects are found by any of their units', () => {
  const project = (id: string, departments: string[]): TiedProject => ({
    project: { id, kind: 'project', name: id, programme: null, departments, funds: [] },
    ownSatang: 1,
    outsideSatang: 0,
    allocatedSatang: 0,
    differenceSatang: 1,
    state: 'no-line',
    lineIds: [],
  })
  const both = [project('a', ['กองช่าง', 'กองคลัง']), project('b', ['กองคลัง'])]
  const { rows } = listProjects(both, asked(`department=${encodeURIComponent('กองช่าง')}`), 1)
  expect(rows.map((one) => one.project.id)).toEqual(['a'])
})
