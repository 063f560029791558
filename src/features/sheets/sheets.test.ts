import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_MONTHS } from '#src/domain/month-set.ts'
import type { EditRights } from '#src/features/projects/project-changes.ts'
import {
  BLANK_FIELDS,
  fieldsOf,
  isSameValue,
  PROJECT_FIELDS,
  type ProjectFields,
} from '#src/features/projects/projects.ts'
import { withFields } from '#src/features/projects/project-input.ts'
import { storedProject } from '#test/stored-project.ts'
import { codeOf, idEndOf, keyText, readKey } from './row-key.ts'
import { columnOf, type ColumnKey, type Places } from './sheet-columns.ts'
import { editsOf, NO_CHOICES } from './sheet-edits.ts'
import type { ReadCells, SheetReading } from './sheet-reading.ts'
import { reviewInSteps, reviewSheet, type ReviewState } from './sheet-review.ts'
import { CELL_FIELDS, cellsOf } from './sheet-texts.ts'
import { mergeFields, outcomeOf } from './sheets.ts'
import type { GivenRow } from './sort-rows.ts'

const WORDS = fc.constantFrom('ถนน', 'คลองตัวอย่าง', 'หมู่ที่ 3', '=1+1', '๑๒', 'ก่อสร้าง', '-', 'กองช่าง', '✓')
const text = fc.array(WORDS, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const textOrNull = fc.option(text)
const project: fc.Arbitrary<ProjectFields> = fc.record({
  kind: fc.constantFrom('project', 'activity', 'equipment', 'outside-agency'),
  name: text,
  activity: textOrNull,
  target: textOrNull,
  funds: fc.array(fc.record({ source: text, amountSatang: fc.option(fc.integer({ min: 1, max: 10_000_000 })) }), {
    maxLength: 3,
  }),
  noBudgetReason: fc.constant(null),
  // A place that names villages sets them as well, which is a rule of projects and not of the merge.
  place: fc.constantFrom('วัดตัวอย่าง', 'ริมคลองตัวอย่าง', null),
  villages: fc
    .uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 3 })
    .map((list) => list.toSorted((a, b) => a - b)),
  departments: fc.uniqueArray(fc.constantFrom('กองช่าง', 'กองคลัง', 'สำนักปลัด'), { maxLength: 2 }),
  months: fc.integer({ min: 0, max: ALL_MONTHS }),
  strategyNo: fc.option(fc.integer({ min: 0, max: 99 })),
  strategy: textOrNull,
  tactic: textOrNull,
  programme: fc.constantFrom('แผนงานการศึกษา', 'แผนงานสาธารณสุข', null),
  note: textOrNull,
  agencyLetter: textOrNull,
})

describe('three values of a field', () => {
  test('only a change on both sides to different values is asked', () => {
    const value = fc.integer({ min: 0, max: 2 })
    fc.assert(
      fc.property(value, value, value, (base, theirs, ours) => {
        const outcome = outcomeOf({ base, theirs, ours })
        expect(outcome === 'conflict').toBe(base !== theirs && base !== ours && theirs !== ours)
        expect(outcome === 'taken').toBe(base !== theirs && base === ours)
      }),
    )
  })
})

describe('a merge', () => {
  test('keeps what only here changed, takes what only the file changed, and loses neither side of a conflict', () => {
    fc.assert(
      fc.property(project, project, project, (base, theirs, ours) => {
        const { taken, conflicts } = mergeFields(base, theirs, ours)
        const after = { ...ours, ...taken }
        for (const field of PROJECT_FIELDS) {
          const [inFile, here] = [!isSameValue(base[field], theirs[field]), !isSameValue(base[field], ours[field])]
          const conflict = conflicts.find((each) => each.field === field)
          expect(after[field]).toEqual((inFile && !here ? theirs : ours)[field])
          const isAsked = inFile && here && !isSameValue(theirs[field], ours[field])
          expect(conflict).toEqual(
            isAsked ? { field, base: base[field], theirs: theirs[field], ours: ours[field] } : undefined,
          )
        }
      }),
    )
  })

  test('done twice does nothing more', () => {
    fc.assert(
      fc.property(project, project, project, (base, theirs, ours) => {
        const once = { ...ours, ...mergeFields(base, theirs, ours).taken }
        const { taken, conflicts } = mergeFields(base, theirs, once)
        expect(isSameValue({ ...once, ...taken }, once)).toBe(true)
        expect(conflicts).toEqual(mergeFields(base, theirs, ours).conflicts)
      }),
    )
  })
})

const RIGHTS: EditRights = { mayEdit: () => true, mayArrange: true, divisions: [] }
const EXPORT_ID = '018f0000-0000-7000-8000-00000000e001'
const CODE = codeOf(EXPORT_ID)
const KEYS: ColumnKey[] = [
  'key',
  ...CELL_FIELDS,
  ...Array.from({ length: 12 }, (_, at): ColumnKey => `month${(at + 1) as 1}`),
  ...[1, 2, 3].flatMap((number): ColumnKey[] => [`source${number}`, `amount${number}`]),
]

/** The file of some projects, its columns in an order. */
function fileOf(
  projects: readonly ProjectFields[],
  columns: readonly ColumnKey[],
  order: readonly number[],
): SheetReading {
  const places = Object.fromEntries(columns.map((key, at) => [key, at])) as Places
  const rows = order.map((at, index) => {
    const cells = { ...cellsOf(projects[at] ?? BLANK_FIELDS), key: keyText({ code: CODE, position: at + 1 }) }
    const read = Object.entries(cells).map(([key, value]) => [key, String(value)])
    return { row: index + 2, cells: Object.fromEntries(read) as ReadCells }
  })
  return { exportId: EXPORT_ID, tables: [{ sheet: 'แผน', places, unknown: [], repeated: [], rows }] }
}

const idOf = (at: number): string => `018f0000-0000-7000-8000-${String(at).padStart(12, '0')}`

function stateOf(base: readonly ProjectFields[], ours: readonly ProjectFields[]): ReviewState {
  const given = base.map((fields, at): [number, GivenRow] => [
    at + 1,
    { projectId: idOf(at), position: at + 1, version: 1, base: fields },
  ])
  const standing = ours.map((fields, at) => storedProject({ id: idOf(at), ...fields, programmeRaw: null }))
  return {
    exports: { byCode: new Map([[CODE, { exportId: EXPORT_ID, fundColumns: 3, rows: new Map(given) }]]) },
    standing: new Map(standing.map((each) => [each.id, each])),
    rights: RIGHTS,
  }
}

describe('a review of a file', () => {
  test('gives way to others after each row', () => {
    const base = Array.from({ length: 50 }, () => BLANK_FIELDS)
    const steps = reviewInSteps(fileOf(base, KEYS, [...base.keys()]), stateOf(base, base))
    expect([...steps].length).toBeGreaterThanOrEqual(base.length)
  })

  const three = fc.tuple(
    fc.array(project, { minLength: 3, maxLength: 3 }),
    fc.array(project, { minLength: 3, maxLength: 3 }),
  )

  test('finds nothing in what was given out, whatever it held', () => {
    fc.assert(
      fc.property(three, ([base, ours]) => {
        const review = reviewSheet(fileOf(base, KEYS, [0, 1, 2]), stateOf(base, ours))
        expect(review).toMatchObject({ rows: [], fresh: [], missing: [], gone: [], unread: [], notices: [] })
      }),
      { numRuns: 40 },
    )
  })

  test('says the same whatever the order of columns and rows', () => {
    const shuffled = fc.shuffledSubarray(KEYS, { minLength: KEYS.length })
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    fc.assert(
      fc.property(
        three,
        fc.array(project, { minLength: 3, maxLength: 3 }),
        shuffled,
        order,
        ([base, ours], theirs, columns, rows) => {
          const state = stateOf(base, ours)
          const said = (reading: SheetReading) =>
            reviewSheet(reading, state)
              .rows.map(({ projectId, fields, conflicts }) => ({
                projectId,
                fields,
                conflicts: conflicts.map(({ where: _where, ...conflict }) => conflict),
              }))
              .toSorted((a, b) => a.projectId.localeCompare(b.projectId))
          expect(said(fileOf(theirs, columns, rows))).toEqual(said(fileOf(theirs, KEYS, [0, 1, 2])))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('applied and reviewed again asks for nothing new and changes nothing', () => {
    fc.assert(
      fc.property(three, fc.array(project, { minLength: 3, maxLength: 3 }), ([base, ours], theirs) => {
        const state = stateOf(base, ours)
        const reading = fileOf(theirs, KEYS, [0, 1, 2])
        const edits = editsOf(reviewSheet(reading, state), { ...NO_CHOICES, takeAll: true }, state, () => '')
        const standing = new Map(state.standing)
        for (const edit of edits) {
          const before = edit.type === 'set' ? standing.get(edit.projectId) : undefined
          if (edit.type === 'set' && before) standing.set(edit.projectId, withFields(before, edit.fields).project)
        }
        const again = reviewSheet(reading, { ...state, standing })
        expect(again.rows.flatMap(({ taken, conflicts }) => [...taken, ...conflicts])).toEqual([])
        const after = [...standing.values()].map((each) => fieldsOf(each))
        for (const [at, fields] of after.entries())
          expect(fields.name).toBe(isSameValue(base[at]?.name, theirs[at]?.name) ? ours[at]?.name : theirs[at]?.name)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the key of a row', () => {
  const id = fc.uuid({ version: 7 })
  test('comes back, also in other letters and digits, and leads to its export', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 1, max: 99_999 }), (exportId, position) => {
        const code = codeOf(exportId)
        const key = keyText({ code, position })
        expect(readKey(` ${key.toLowerCase()} `)).toEqual({ kind: 'row', code, position })
        expect(exportId.replaceAll('-', '').endsWith(idEndOf(code))).toBe(true)
      }),
    )
  })

  test('with one letter changed it is broken', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 1, max: 9_999 }),
        fc.nat(),
        fc.constantFrom('7', 'K', 'Z'),
        (exportId, position, at, put) => {
          const key = keyText({ code: codeOf(exportId), position })
          const place = 1 + (at % (key.length - 1))
          fc.pre(key[place] !== '-' && key[place] !== put)
          expect(readKey(key.slice(0, place) + put + key.slice(place + 1))).toEqual({ kind: 'broken' })
        },
      ),
    )
  })
})

test('headings are known by their words, not by their dress', () => {
  expect(
    ['ต.ค. 69', 'มกราคม', 'ก.ย.', 'แหล่งงบประมาณ ๒', 'จำนวนเงิน 3', 'งบประมาณ (บาท)', 'โครงการ', 'อื่นๆ'].map(columnOf),
  ).toEqual(['month1', 'month4', 'month12', 'source2', 'amount3', 'amount1', 'name', null])
})
