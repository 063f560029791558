import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import type { StoredProject } from '#src/features/plans/projects.queries.ts'
import { storedProject } from '#test/stored-project.ts'
import type { Decision, EditRights, EditState } from './project-changes.ts'
import { decideEdits } from './project-edits.ts'
import { decideUndo, standingChanges, type LaterChange } from './project-undo.ts'
import { changedFields, fieldsOf, type Edit } from './projects.ts'

const PLANNER: EditRights = { mayEdit: () => true, mayArrange: true, divisions: [] }
type Plan = ReadonlyMap<string, StoredProject>
type Done = { editId: string; userId: string; undoneBy: string | null; decision: Decision }

/** A plan, and a log of who did what to it, as the commands keep them. */
class Office {
  plan: Plan = new Map(['0', '1', '2', '3'].map((id, at) => [id, storedProject({ id, position: at + 1 })]))
  readonly log: Done[] = []

  state(): EditState {
    const order = [...this.plan.values()].toSorted((a, b) => a.position - b.position)
    return { standing: this.plan, order: order.map(({ id, position }) => ({ id, position })), taken: new Set() }
  }

  edit(userId: string, edits: readonly Edit[]): Done {
    const current = edits.map((edit) =>
      'version' in edit ? { ...edit, version: this.plan.get(edit.projectId)?.version ?? 0 } : edit,
    )
    return this.#save(userId, decideEdits(current, this.state(), PLANNER))
  }

  undo(userId: string, done: Done): Done {
    const { changes } = done.decision
    const kept = changes.map(({ projectId, before, after }) => ({
      projectId,
      before,
      after,
      versionAfter: after?.version ?? (before?.version ?? 0) + 1,
    }))
    const later = this.log
      .slice(this.log.indexOf(done) + 1)
      .flatMap(({ decision, ...rest }): LaterChange[] =>
        decision.changes.map(({ projectId, action, before, after }) => ({ ...rest, projectId, action, before, after })),
      )
    const others = standingChanges(later).filter((change) => change.userId !== userId)
    const undone = this.#save(userId, decideUndo(kept, this.state(), PLANNER, others))
    done.undoneBy = undone.editId
    return undone
  }

  #save(userId: string, decision: Decision): Done {
    const plan = new Map(this.plan)
    for (const { projectId, after } of decision.changes) {
      if (after) plan.set(projectId, after)
      else plan.delete(projectId)
    }
    for (const { id, position } of decision.shifted) {
      const project = plan.get(id)
      if (project) plan.set(id, { ...project, position })
    }
    this.plan = plan
    const done = { editId: String(this.log.length), userId, undoneBy: null, decision }
    this.log.push(done)
    return done
  }
}

/** Null when it was refused with 409 or because what it names is gone. */
function tried<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return null
    throw error
  }
}

const id = fc.constantFrom('0', '1', '2', '3')
// Few values: so that somebody often leaves a field as another had found it.
const edits = fc.oneof(
  fc.record({
    type: fc.constant('set' as const),
    projectId: id,
    version: fc.constant(0),
    fields: fc.oneof(fc.record({ months: fc.nat(2) }), fc.record({ note: fc.constantFrom('ก', 'ข') })),
  }),
  fc.record({
    type: fc.constant('move' as const),
    projectIds: id.map((one) => [one]),
    beforeId: fc.option(id),
  }),
  fc.record({ type: fc.constant('delete' as const), projectId: id, version: fc.constant(0) }),
)
const step = fc.oneof(
  fc.record({ type: fc.constant('edit' as const), edit: edits }),
  fc.record({ type: fc.constant('undo' as const), nth: fc.nat(20) }),
)

type Step = { type: 'edit'; edit: Edit } | { type: 'undo'; nth: number }

/** What the other person said last, by project and field, after some steps; 'place' among the fields. */
function workOfOther(office: Office, steps: readonly Step[]): string[] {
  const theirs: Done[] = []
  const words = new Set<string>()
  for (const step of steps) {
    const target = step.type === 'undo' ? theirs[step.nth % Math.max(1, theirs.length)] : undefined
    const next = tried(() => {
      if (step.type === 'edit') return office.edit('other', [step.edit])
      return target ? office.undo('other', target) : null
    })
    if (!next) continue
    theirs.push(next)
    for (const change of next.decision.changes) {
      // Who takes an own deed back has no last word on that project any more.
      const said = step.type === 'undo' ? [] : touchedBy(change)
      const own = [...words].filter((word) => word.startsWith(`${change.projectId} `))
      for (const word of step.type === 'undo' ? own : []) words.delete(word)
      for (const field of said) words.add(`${change.projectId} ${field}`)
    }
  }
  return [...words]
}

function touchedBy({ before, after, action }: Decision['changes'][number]): string[] {
  if (!before || !after) return []
  const fields = changedFields(fieldsOf(before), fieldsOf(after)).map(({ field }) => field)
  return action === 'moved' ? [...fields, 'place'] : fields
}

/** Words that an undoing has written over. */
function writtenOver(words: readonly string[], undone: Done): string[] {
  return undone.decision.changes.flatMap((change) => {
    if (!change.before) return []
    const gone = change.after === null ? ['months', 'note', 'place'] : touchedBy(change)
    const moved = change.before.followedBy === undefined ? [] : ['place']
    return [...gone, ...moved].map((field) => `${change.projectId} ${field}`).filter((word) => words.includes(word))
  })
}

describe('undoing while another person works', () => {
  test('never writes over what the other did last, whoever undid and redid what before', () => {
    let undoneCount = 0
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), fc.array(step, { maxLength: 8 }), (mine, steps) => {
        const office = new Office()
        const done = mine.flatMap((edit) => tried(() => office.edit('mine', [edit])) ?? [])
        const words = workOfOther(office, steps)
        const undone = done.toReversed().flatMap((one) => tried(() => office.undo('mine', one)) ?? [])
        undoneCount += undone.length
        expect(undone.flatMap((one) => writtenOver(words, one))).toEqual([])
      }),
      { numRuns: 1_500 },
    )
    expect(undoneCount).toBeGreaterThan(200)
  })

  const set = (months: number): Edit[] => [{ type: 'set', projectId: '0', version: 0, fields: { months } }]

  test('is refused where the other left the field as it was found', () => {
    const office = new Office()
    const mine = office.edit('mine', set(2))
    office.edit('other', set(3))
    office.edit('other', set(2))
    expect(tried(() => office.undo('mine', mine))).toBeNull()
  })

  test('is refused where the other moved on what was moved, until that is undone', () => {
    const office = new Office()
    const mine = office.edit('mine', [{ type: 'move', projectIds: ['0'], beforeId: null }])
    const theirs = office.edit('other', [{ type: 'move', projectIds: ['0'], beforeId: '2' }])
    expect(tried(() => office.undo('mine', mine))).toBeNull()
    const back = office.undo('other', theirs)
    const again = office.undo('other', back)
    expect(tried(() => office.undo('mine', mine))).toBeNull()
    office.undo('other', again)
    expect(tried(() => office.undo('mine', mine))).not.toBeNull()
    expect(office.state().order.map(({ id }) => id)).toEqual(['0', '1', '2', '3'])
  })

  test('of a text is not hindered by a move', () => {
    const office = new Office()
    const mine = office.edit('mine', set(2))
    office.edit('other', [{ type: 'move', projectIds: ['0'], beforeId: null }])
    office.undo('mine', mine)
    expect(office.state().order.map(({ id }) => id)).toEqual(['1', '2', '3', '0'])
  })
})
