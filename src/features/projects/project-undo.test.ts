import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { MAX_PROJECTS } from '#src/features/plans/project-limits.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { storedProject } from '#test/stored-project.ts'
import type { Decision, EditRights, EditState } from './project-changes.ts'
import { decideEdits } from './project-edits.ts'
import { decideUndo, type KeptChange } from './project-undo.ts'
import { fieldsOf, type Edit } from './projects.ts'

const PLANNER: EditRights = { mayEdit: () => true, mayArrange: true, divisions: [] }

type Plan = readonly StoredProject[]

const planOf = (positions: readonly number[]): Plan =>
  positions.map((position, at) => storedProject({ id: `${at}`, position }))

const stateOf = (plan: Plan): EditState => ({
  standing: new Map(plan.map((project) => [project.id, project])),
  order: plan.map(({ id, position }) => ({ id, position })),
  taken: new Set(),
})

/** What saving a decision makes of a plan. */
function saved(plan: Plan, { changes, shifted }: Decision): Plan {
  const now = new Map(plan.map((project) => [project.id, project]))
  for (const { projectId, after } of changes) {
    if (after) now.set(projectId, after)
    else now.delete(projectId)
  }
  for (const { id, position } of shifted) now.set(id, storedProject({ ...now.get(id), id, position }))
  return [...now.values()].toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

const keptOf = ({ changes }: Decision): KeptChange[] =>
  changes.map(({ projectId, before, after }) => ({
    projectId,
    before,
    after,
    versionAfter: after?.version ?? (before?.version ?? 0) + 1,
  }))

const seen = (plan: Plan) => plan.map((project) => ({ id: project.id, ...fieldsOf(project) }))
const edit = (plan: Plan, edits: Edit[]): Decision => decideEdits(edits, stateOf(plan), PLANNER)
const undo = (plan: Plan, done: Decision): Decision => decideUndo(keptOf(done), stateOf(plan), PLANNER)

/** Edits that fit a plan of this many projects, whose ids are their numbers. */
const editsOf = (size: number): fc.Arbitrary<Edit[]> => {
  const id = fc.nat(size - 1).map(String)
  const beforeId = fc.option(id)
  const move = fc.record({
    type: fc.constant('move' as const),
    projectIds: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
    beforeId,
    into: fc.option(fc.record({ strategyNo: fc.nat(9) }), { nil: undefined }),
  })
  const create = fc.record({
    type: fc.constant('create' as const),
    projectId: fc.nat(1_000).map((number) => `ใหม่ ${number}`),
    fields: fc.record({ name: fc.constant('ถนนใหม่') }),
    beforeId,
  })
  const set = fc.record({
    type: fc.constant('set' as const),
    projectId: id,
    version: fc.constant(1),
    fields: fc.record({ months: fc.nat(4_095) }),
  })
  const all = fc.array(fc.oneof(move, create, set), { minLength: 1, maxLength: 6 })
  const gone = fc.uniqueArray(id, { maxLength: 4 })
  return fc.tuple(all, gone).map(([edits, ids]) => [
    ...edits.filter((each, at) => {
      if (each.type !== 'create') return true
      return edits.findIndex((other) => other.type === 'create' && other.projectId === each.projectId) === at
    }),
    ...ids.map((projectId): Edit => ({ type: 'delete', projectId, version: 1 })),
  ])
}

/** Dense or with gaps, in rising order. */
const plans = fc
  .array(fc.constantFrom(1, 2, 17, 1_024), { minLength: 2, maxLength: 25 })
  .map((steps) => planOf(steps.map((_, at) => steps.slice(0, at + 1).reduce((sum, step) => sum + step, 0))))

const cases = plans.chain((plan) => editsOf(plan.length).map((edits) => ({ plan, edits })))

function refusalOf(work: () => unknown): AppError {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}

describe('undoing', () => {
  test('brings back every field and the order, whatever was done; undoing that does it again', () => {
    fc.assert(
      fc.property(cases, ({ plan, edits }) => {
        const done = edit(plan, edits)
        const after = saved(plan, done)
        const undone = undo(after, done)
        const back = saved(after, undone)
        expect(seen(back)).toEqual(seen(plan))
        expect(seen(saved(back, undo(back, undone)))).toEqual(seen(after))
      }),
      { numRuns: 500 },
    )
  })

  test('brings back the order also where one that was moved stands elsewhere at the position that it had', () => {
    const plan = planOf([1024, 2048, 2049, 2051, 2053, 3077, 3079, 3080])
    const done = edit(plan, [{ type: 'move', projectIds: ['1', '0', '4'], beforeId: '3' }])
    const after = saved(plan, done)
    expect(after.map(({ id }) => id)).toEqual(['2', '1', '0', '4', '3', '5', '6', '7'])
    expect(seen(saved(after, undo(after, done)))).toEqual(seen(plan))
  })

  test('never brings back a version that a screen may still show', () => {
    fc.assert(
      fc.property(cases, ({ plan, edits }) => {
        const done = edit(plan, edits)
        const undone = undo(saved(plan, done), done)
        const seenAgain = undone.changes.filter(({ projectId, after }) => {
          const earlier = done.changes.find((change) => change.projectId === projectId)
          const versions = [earlier?.before?.version ?? 0, earlier?.after?.version ?? 0]
          return after !== null && versions.some((version) => version >= after.version)
        })
        expect(seenAgain).toEqual([])
      }),
    )
  })

  test('is refused when a project was changed since, with what stands now', () => {
    const plan = planOf([1, 2])
    const done = edit(plan, [{ type: 'set', projectId: '0', version: 1, fields: { note: 'ก' } }])
    const later = saved(plan, done)
    const again = saved(later, edit(later, [{ type: 'set', projectId: '0', version: 2, fields: { note: 'ข' } }]))
    const refused = refusalOf(() => undo(again, done))
    expect(refused.code).toBe('conflict')
    expect(refused.conflicts).toMatchObject([{ projectId: '0', current: { note: 'ข' }, fields: ['note'] }])
    expect(() => undo(plan.slice(1), done)).toThrow(AppError)
  })

  test('is not hindered by what happens to others, and leaves that alone', () => {
    const plan = planOf([1, 2, 3, 4])
    const done = edit(plan, [{ type: 'delete', projectId: '1', version: 1 }])
    const later = saved(plan, done)
    const others = saved(later, edit(later, [{ type: 'move', projectIds: ['0'], beforeId: null }]))
    expect(saved(others, undo(others, done)).map(({ id }) => id)).toEqual(['1', '2', '3', '0'])
  })

  test('a division takes back its own, nothing else', () => {
    const plan = planOf([1, 2])
    const rights = (name: string): EditRights => ({
      mayEdit: (departments) => departments.includes(name),
      mayArrange: false,
      divisions: [name],
    })
    const done = edit(plan, [{ type: 'set', projectId: '0', version: 1, fields: { note: 'ก' } }])
    const state = stateOf(saved(plan, done))
    expect(decideUndo(keptOf(done), state, rights('กองช่าง')).changes).toHaveLength(1)
    expect(() => decideUndo(keptOf(done), state, rights('กองคลัง'))).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    )
  })
})

test('what was deleted does not come back into a plan that is full by now', () => {
  const plan = planOf([1, 2])
  const done = edit(plan, [{ type: 'delete', projectId: '0', version: 1 }])
  const full = Array.from({ length: MAX_PROJECTS }, (_, at) => storedProject({ id: `อื่น ${at}`, position: at }))
  expect(() => undo(full, done)).toThrow(expect.objectContaining({ code: 'too_large' }))
})
