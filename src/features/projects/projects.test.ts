import { describe, expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { storedProject } from '#test/stored-project.ts'
import type { EditRights } from './project-changes.ts'
import { decideEdits } from './project-edits.ts'
import type { Edit } from './projects.ts'

const PLANNER: EditRights = { mayEdit: () => true, mayArrange: true, divisions: [] }
const division = (name: string): EditRights => ({
  mayEdit: (departments) => departments.length === 0 || departments.includes(name),
  mayArrange: false,
  divisions: [name],
})

const projects = [
  storedProject({ id: 'ก', position: 1024, version: 3, place: 'หมู่ที่ 3', villages: [3] }),
  storedProject({ id: 'ข', position: 2048, departments: ['กองคลัง'] }),
  storedProject({ id: 'ค', position: 3072, departments: [] }),
]
const state = {
  standing: new Map(projects.map((project) => [project.id, project])),
  order: projects.map(({ id, position }) => ({ id, position })),
  taken: new Set(['อื่น']),
}
const decide = (edits: Edit[], rights = PLANNER) => decideEdits(edits, state, rights)
const afterOf = (edits: Edit[], rights = PLANNER) => decide(edits, rights).changes[0]?.after

function refusal(edits: Edit[], rights = PLANNER): AppError {
  try {
    decide(edits, rights)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}

const set = (
  fields: Extract<Edit, { type: 'set' }>['fields'],
  more: Partial<Extract<Edit, { type: 'set' }>> = {},
): Edit => ({
  type: 'set',
  projectId: 'ก',
  version: 3,
  fields,
  ...more,
})

describe('setting fields', () => {
  test('texts are normalised, the version rises by one, whatever the number of edits', () => {
    const [change, ...others] = decide([set({ name: ' ทําถนน  ใหม่ ' }), set({ months: 7 })]).changes
    expect(others).toEqual([])
    expect(change).toMatchObject({
      action: 'edited',
      after: { name: 'ทำถนน ใหม่', months: 7, version: 4, position: 1024 },
    })
  })

  test('marks that turn the direction of writing are dropped from every text', () => {
    const spoilt = (text: string) => `\u202e${text}\u2069`
    const texts = {
      name: 'ถนน',
      activity: 'ก',
      target: 'ข',
      place: 'ค',
      strategy: 'ง',
      tactic: 'จ',
      note: 'ฉ',
      agencyLetter: 'ช',
    }
    const typed = Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, spoilt(text)]))
    const funds = [{ source: spoilt('เงินรายได้'), amountSatang: 100 }]
    const named = { programme: spoilt('แผนงานอวกาศ'), departments: [spoilt('กองช่าง')], funds }
    expect(afterOf([set({ ...typed, ...named })])).toMatchObject({
      ...texts,
      programmeRaw: 'แผนงานอวกาศ',
      departments: ['กองช่าง'],
      funds: [{ source: 'เงินรายได้' }],
    })
  })

  test('what says the same changes nothing', () => {
    expect(decide([set({ place: 'หมู่ที่ 3', funds: [] })]).changes).toEqual([])
  })

  test('the programme is one of the twelve, or else the words that were typed', () => {
    expect(afterOf([set({ programme: 'เคหะและชุมชน' })])).toMatchObject({ programme: 'แผนงานเคหะและชุมชน' })
    expect(afterOf([set({ programme: 'แผนงานอวกาศ' })])).toMatchObject({ programme: null, programmeRaw: 'แผนงานอวกาศ' })
  })

  test('villages follow the place, unless someone set others', () => {
    expect(afterOf([set({ place: 'หมู่ที่ 5-6' })])?.villages).toEqual([5, 6])
    expect(afterOf([set({ villages: [9, 1, 9] }), set({ place: 'หมู่ที่ 5' })])?.villages).toEqual([1, 9])
  })

  test('an amount takes away the reason for having none', () => {
    const funds = [
      { source: ' เทศบัญญัติ ', amountSatang: 100 },
      { source: null, amountSatang: null },
    ]
    expect(afterOf([set({ funds, noBudgetReason: 'dash' })])).toMatchObject({
      funds: [{ source: 'เทศบัญญัติ', amountSatang: 100 }],
      noBudgetReason: null,
    })
  })

  test('all that is wrong is said at once, with its project and field', () => {
    const edits = [
      set({ name: '  ', months: 5_000, villages: [0], strategyNo: -1, activity: 'ก'.repeat(5_001) }),
      set({ funds: [{ source: null, amountSatang: 1_000_000_000_001 }] }, { projectId: 'ข', version: 1 }),
    ]
    const { code, problems } = refusal(edits)
    expect(code).toBe('invalid')
    expect(problems.map(({ field }) => field).toSorted()).toEqual(
      ['ก.name', 'ก.months', 'ก.villages', 'ก.strategyNo', 'ก.activity', 'ข.funds'].toSorted(),
    )
  })
})

describe('two people at one project', () => {
  test('other fields are merged, when it is said what was on the screen', () => {
    expect(afterOf([set({ note: 'ใหม่' }, { version: 2, base: { note: null } })])).toMatchObject({
      note: 'ใหม่',
      version: 4,
    })
  })

  test('the same value is no conflict', () => {
    expect(decide([set({ place: 'หมู่ที่ 3' }, { version: 1, base: { place: 'หมู่ที่ 1' } })]).changes).toEqual([])
  })

  test.each([
    [
      'the field was changed',
      set({ place: 'หมู่ที่ 9', note: 'ใหม่' }, { version: 2, base: { place: 'หมู่ที่ 1', note: null } }),
      ['place'],
    ],
    ['nobody says what was on the screen, even of the same value', set({ place: 'หมู่ที่ 3' }, { version: 2 }), ['place']],
    ['nobody says what was on the screen', set({ note: 'ใหม่' }, { version: 2 }), ['note']],
    ['it was changed before it is deleted', { type: 'delete', projectId: 'ก', version: 2 } as const, []],
  ])('a conflict: %s', (_why, edit, fields) => {
    const { code, conflicts } = refusal([edit])
    expect(code).toBe('conflict')
    expect(conflicts).toMatchObject([{ projectId: 'ก', current: { version: 3, place: 'หมู่ที่ 3' }, fields }])
  })

  test('a conflict: it is gone', () => {
    expect(refusal([set({ note: 'ใหม่' }, { projectId: 'ง' })]).conflicts).toEqual([
      { projectId: 'ง', current: null, fields: ['note'] },
    ])
    expect(refusal([{ type: 'move', projectIds: ['ก'], beforeId: 'ง' }]).conflicts).toHaveLength(1)
  })
})

describe('a division', () => {
  const own = division('กองช่าง')
  test('edits its own, and takes what is nobody’s', () => {
    expect(afterOf([set({ note: 'ใหม่' })], own)?.note).toBe('ใหม่')
    expect(afterOf([set({ departments: ['กองช่าง'] }, { projectId: 'ค', version: 1 })], own)?.departments).toEqual([
      'กองช่าง',
    ])
    expect(afterOf([set({ departments: ['กองช่าง', 'กองคลัง'] })], own)?.departments).toHaveLength(2)
  })

  test.each<[string, Edit]>([
    ['edits another’s', set({ note: 'ใหม่' }, { projectId: 'ข', version: 1 })],
    ['deletes another’s', { type: 'delete', projectId: 'ข', version: 1 }],
    ['gives its own away', set({ departments: ['กองคลัง'] })],
    ['disowns its own', set({ departments: [] })],
    ['takes another’s', set({ departments: ['กองช่าง'] }, { projectId: 'ข', version: 1 })],
    [
      'makes one for another',
      { type: 'create', projectId: 'ใหม่', fields: { name: 'ถนน', departments: ['กองคลัง'] }, beforeId: null },
    ],
    ['moves', { type: 'move', projectIds: ['ก'], beforeId: null }],
  ])('never %s', (_what, edit) => {
    expect(refusal([edit], own).code).toBe('forbidden')
  })

  test('makes projects of its own', () => {
    const made = afterOf([{ type: 'create', projectId: 'ใหม่', fields: { name: 'ถนน' }, beforeId: null }], own)
    expect(made).toMatchObject({ departments: ['กองช่าง'], version: 1 })
  })
})

describe('making, moving, deleting', () => {
  test('a new project stands before the one that was named, and knows its villages', () => {
    const { changes, shifted } = decide([
      { type: 'create', projectId: 'ใหม่', fields: { name: 'ถนน', place: 'ม.4' }, beforeId: 'ข' },
    ])
    expect(changes).toEqual([expect.objectContaining({ projectId: 'ใหม่', action: 'created', before: null })])
    expect(changes[0]?.after).toMatchObject({ villages: [4], version: 1 })
    expect(changes[0]?.after?.position).toBeGreaterThan(1024)
    expect(changes[0]?.after?.position).toBeLessThan(2048)
    expect(shifted).toEqual([])
  })

  test('a name is asked for, and an id of its own', () => {
    expect(
      refusal([{ type: 'create', projectId: 'ใหม่', fields: { name: '' }, beforeId: null }]).problems,
    ).toMatchObject([{ field: 'ใหม่.name', rule: 'name-missing' }])
    for (const projectId of ['ก', 'อื่น'])
      expect(refusal([{ type: 'create', projectId, fields: { name: 'ถนน' }, beforeId: null }]).problems).toMatchObject([
        { rule: 'id-taken' },
      ])
  })

  test('a block moves together, into another group', () => {
    const { changes } = decide([{ type: 'move', projectIds: ['ข', 'ก'], beforeId: null, into: { strategyNo: 2 } }])
    expect(changes.map(({ action }) => action)).toEqual(['moved', 'moved'])
    const order = [...changes.map(({ after }) => after), projects[2]].toSorted(
      (a, b) => (a?.position ?? 0) - (b?.position ?? 0),
    )
    expect(order.map((project) => project?.id)).toEqual(['ค', 'ข', 'ก'])
    expect(changes.every(({ after }) => after?.strategyNo === 2)).toBe(true)
  })

  test('moving a project to where it is changes nothing', () => {
    expect(decide([{ type: 'move', projectIds: ['ข'], beforeId: 'ค' }]).changes).toEqual([])
    expect(decide([{ type: 'move', projectIds: ['ข'], beforeId: 'ข' }]).changes).toEqual([])
  })

  test('what is made and deleted in one go was never there', () => {
    const edits: Edit[] = [
      { type: 'create', projectId: 'ใหม่', fields: { name: 'ถนน' }, beforeId: null },
      { type: 'delete', projectId: 'ใหม่', version: 1 },
    ]
    expect(decide(edits).changes).toEqual([])
  })
})
