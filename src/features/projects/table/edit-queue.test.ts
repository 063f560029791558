import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edit, EditAnswer } from '../projects.ts'
import { blankProject } from './blank-project.ts'
import { decided } from './conflict-decision.ts'
import { inParts } from './edit-parts.ts'
import {
  answered,
  corrected,
  EMPTY_QUEUE,
  nextToSend,
  pendingEdits,
  queued,
  sending,
  waitBeforeRetry,
  withdrawn,
  type EditQueue,
  type QueuedEdit,
} from './edit-queue.ts'
import { setEdit, withAnswer, withEdits } from './live-plan.ts'
import { forgotten, NO_HISTORY, redo, remembered, replaced, undo } from './undo.ts'

const road = blankProject({ id: 'road', name: 'ถนน', version: 3, place: 'เดิม', note: 'เดิม' })
const edits = (editId: string, ...edits: Edit[]): QueuedEdit => ({ editId, type: 'edits', edits })
const queueOf = (...all: QueuedEdit[]): EditQueue => queued(EMPTY_QUEUE, ...all)
/** Ids in their order: 'x1', 'x2' … */
const ids = (letter: string): (() => string) => {
  let count = 0
  return () => `${letter}${++count}`
}
const answer = (over: Partial<EditAnswer>): EditAnswer => ({ changeCount: 1, projects: [], deleted: [], ...over })
const set = (place: string, version = 3): Edit => setEdit({ ...road, version }, { place })

describe('the queue of edits', () => {
  test('sends one at a time, in order, and forgets it only when it was taken', () => {
    const queue = queueOf(edits('a', set('ก')), edits('b', set('ข')))
    expect(nextToSend(queue)?.editId).toBe('a')
    expect(nextToSend(sending(queue))).toBeNull()
    const failed = answered(sending(queue), { type: 'unreachable' })
    expect(failed.edits).toEqual(queue.edits)
    expect(nextToSend(failed)?.editId).toBe('a')
    const done = answered(sending(failed), { type: 'done', answer: answer({}) })
    expect(nextToSend(done)?.editId).toBe('b')
    expect([done.stop, done.failures]).toEqual([null, 0])
  })

  test('loses nothing and changes no order, whatever the server says', () => {
    const outcomes = fc.array(fc.constantFrom('done', 'unreachable', 'signed-out', 'other-person'), { maxLength: 40 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), outcomes, (count, said) => {
        let queue = queueOf(...Array.from({ length: count }, (_, at) => edits(String(at), set(String(at)))))
        const taken: string[] = []
        for (const type of said) {
          const next = nextToSend(queue)
          if (!next) break
          queue = answered(sending(queue), type === 'done' ? { type, answer: answer({}) } : { type })
          if (type === 'done') taken.push(next.editId)
        }
        const all = [...taken, ...queue.edits.map(({ editId }) => editId)]
        expect(all).toEqual(Array.from({ length: count }, (_, at) => String(at)))
      }),
    )
  })

  test('gives later edits the new version, unless someone else was in between', () => {
    const later = edits('b', set('ข'), { type: 'delete', projectId: 'road', version: 3 })
    const after = (version: number) =>
      answered(sending(queueOf(edits('a', set('ก')), later)), {
        type: 'done',
        answer: answer({ projects: [{ ...road, version }] }),
      }).edits
    expect(after(4)).toMatchObject([{ edits: [{ version: 4 }, { version: 4 }] }])
    expect(after(5)).toMatchObject([{ edits: [{ version: 3 }, { version: 3 }] }])
  })

  test('waits longer each time, up to half a minute', () => {
    const waits = [1, 2, 3, 9].map((failures) => waitBeforeRetry({ ...EMPTY_QUEUE, failures }))
    expect(waits).toEqual([1_000, 2_000, 4_000, 30_000])
  })

  test('waits for the person when an edit is refused, and goes on when it is given up', () => {
    const refused = answered(sending(queueOf(edits('a', set('ก')), edits('b', set('ข')))), {
      type: 'refused',
      message: 'ไม่ได้',
      problems: [],
    })
    expect(nextToSend(refused)).toBeNull()
    expect(nextToSend(withdrawn(refused, 'a'))?.editId).toBe('b')
    expect(withdrawn(sending(queueOf(edits('a'))), 'a').edits).toHaveLength(1)
    const undone = queueOf(
      edits('a'),
      { editId: 'u', type: 'undo', undoes: 'a' },
      { editId: 'r', type: 'undo', undoes: 'u' },
    )
    expect(withdrawn(undone, 'a').edits).toEqual([])
  })

  test('sends another value in place of the one that was refused, and nothing else', () => {
    const refused = answered(sending(queueOf(edits('a', set('ก')), edits('b', set('ข')))), {
      type: 'refused',
      message: 'ไม่ได้',
      problems: [],
    })
    const again = setEdit({ ...road, place: 'ก' }, { place: 'ค' })
    expect(corrected(refused, again)).toMatchObject({
      stop: null,
      edits: [{ editId: 'a', edits: [{ fields: { place: 'ค' }, base: { place: 'เดิม' } }] }, { editId: 'b' }],
    })
    expect(corrected(refused, setEdit(road, { note: 'ค' }))).toBeNull()
    expect(corrected(queueOf(edits('a', set('ก'))), again)).toBeNull()
  })

  test('shows what is not taken yet, but for what is undone', () => {
    const undoA: QueuedEdit = { editId: 'u', type: 'undo', undoes: 'a' }
    const redoA: QueuedEdit = { editId: 'r', type: 'undo', undoes: 'u' }
    const [a, b] = [edits('a', set('ก')), edits('b', set('ข'))]
    expect(pendingEdits(queueOf(a, b))).toHaveLength(2)
    expect(pendingEdits(queueOf(a, undoA))).toEqual([])
    expect(pendingEdits(queueOf(a, undoA, redoA))).toHaveLength(1)
  })
})

describe('a conflict', () => {
  const current = { ...road, version: 7, place: 'ของผู้อื่น' }
  const mine = setEdit(road, { place: 'ของท่าน', note: 'ใหม่' })
  const stopped = answered(sending(queueOf(edits('a', mine), edits('b', set('ต่อ')))), {
    type: 'conflict',
    conflicts: [{ projectId: 'road', current, fields: ['place'] }],
  })
  const after = (choice: 'mine' | 'theirs') =>
    decided(
      stopped,
      () => choice,
      () => 'a2',
    )?.queue ?? EMPTY_QUEUE

  test('keeps everything until the person has decided', () => {
    expect(nextToSend(stopped)).toBeNull()
    expect(stopped.edits).toHaveLength(2)
  })
  test('is sent anew upon what the others made, with the chosen values; other fields go on', () => {
    expect(after('mine').edits[0]).toEqual(
      edits('a2', {
        type: 'set',
        projectId: 'road',
        version: 7,
        fields: { place: 'ของท่าน', note: 'ใหม่' },
        base: { place: 'ของผู้อื่น', note: 'เดิม' },
      }),
    )
    expect(after('theirs').edits[0]).toMatchObject({ edits: [{ fields: { note: 'ใหม่' }, version: 7 }] })
    expect(after('mine').edits[1]?.editId).toBe('b')
  })
  test('over a deletion: the project stays unless the person insists', () => {
    const queue = answered(sending(queueOf(edits('a', { type: 'delete', projectId: 'road', version: 3 }))), {
      type: 'conflict',
      conflicts: [{ projectId: 'road', current, fields: ['place'] }],
    })
    expect(decided(queue, () => 'theirs', ids('x'))).toMatchObject({ editId: null, queue: { edits: [] } })
    expect(decided(queue, () => 'mine', ids('x'))?.queue.edits).toMatchObject([
      { editId: 'x1', edits: [{ type: 'delete', version: 7 }] },
    ])
  })
  describe('with a deletion by another', () => {
    const queue = answered(
      sending(
        queueOf(
          edits('a', mine, { type: 'move', projectIds: ['road', 'milk'], beforeId: null }),
          edits('b', set('ต่อ', 4), { type: 'delete', projectId: 'road', version: 4 }),
          { editId: 'u', type: 'undo', undoes: 'a' },
        ),
      ),
      {
        type: 'conflict',
        conflicts: [
          { projectId: 'road', current: null, fields: ['place'], last: { ...road, name: 'ถนนสุดท้าย', target: 'เดิม' } },
        ],
      },
    )
    test('keeps the project as a new one with what was not sent, and later edits follow it', () => {
      const after = decided(queue, () => 'mine', ids('x'))
      expect(after?.editId).toBe('x2')
      expect(after?.queue.edits).toMatchObject([
        {
          editId: 'x2',
          edits: [
            {
              type: 'create',
              projectId: 'x1',
              fields: { name: 'ถนนสุดท้าย', target: 'เดิม', place: 'ของท่าน', note: 'ใหม่' },
            },
            { type: 'move', projectIds: ['milk'] },
          ],
        },
        {
          editId: 'b',
          edits: [
            { projectId: 'x1', version: 0, fields: { place: 'ต่อ' } },
            { type: 'delete', projectId: 'x1', version: 0 },
          ],
        },
        { editId: 'u', undoes: 'x2' },
      ])
    })
    test('lets it be gone when the person says so, and the rest goes on', () => {
      const after = decided(queue, () => 'theirs', ids('x'))
      expect(after?.queue.edits[0]).toEqual(edits('x1', { type: 'move', projectIds: ['milk'], beforeId: null }))
    })
  })
})

describe('the plan in memory', () => {
  test('shows edits before the server has taken them', () => {
    const milk = blankProject({ id: 'milk', name: 'นม', position: 2 })
    const shown = withEdits(
      [road, milk],
      [
        set('ใหม่'),
        { type: 'create', projectId: 'new', fields: { name: 'เพิ่ม' }, beforeId: 'milk' },
        { type: 'move', projectIds: ['road'], beforeId: null, into: { programme: 'แผนงานงบกลาง' } },
        { type: 'delete', projectId: 'milk', version: 0 },
      ],
    )
    expect(shown.map(({ id, place, programme }) => [id, place, programme])).toEqual([
      ['new', null, null],
      ['road', 'ใหม่', 'แผนงานงบกลาง'],
    ])
    expect(road.place).toBe('เดิม')
  })
  test('keeps the newer of two states', () => {
    const plan = new Map([['road', road]])
    expect(withAnswer(plan, { projects: [{ ...road, version: 2, name: 'เก่า' }], deleted: [] }).get('road')?.name).toBe(
      'ถนน',
    )
    expect(withAnswer(plan, { projects: [], deleted: ['road'] }).size).toBe(0)
  })
})

test('undo and redo walk back and forth; a new deed ends what could be redone', () => {
  const two = remembered(remembered(NO_HISTORY, ['a']), ['b1', 'b2'])
  const undone = undo(two, ids('u'))
  expect(undone).toEqual({
    steps: [
      { editId: 'u1', undoes: 'b2' },
      { editId: 'u2', undoes: 'b1' },
    ],
    history: { done: [['a']], undone: [['u1', 'u2']] },
  })
  expect(undone && redo(undone.history, ids('r'))).toEqual({
    steps: [
      { editId: 'r1', undoes: 'u2' },
      { editId: 'r2', undoes: 'u1' },
    ],
    history: { done: [['a'], ['r1', 'r2']], undone: [] },
  })
  expect(undone && remembered(undone.history, ['c']).undone).toEqual([])
  expect([undo(NO_HISTORY, ids('u')), redo(two, ids('r'))]).toEqual([null, null])
  expect(forgotten(two, 'a').done).toEqual([['b1', 'b2']])
  expect(replaced(two, 'b1', 'c').done).toEqual([['a'], ['c', 'b2']])
})

describe('a very large deed', () => {
  test('is sent in parts that the server takes, in order and without loss', () => {
    const many = Array.from({ length: 2_500 }, (_, at) => set(String(at)))
    const parts = inParts(many)
    expect(parts.map(({ length }) => length)).toEqual([1_000, 1_000, 500])
    expect(parts.flat()).toEqual(many)
    expect(inParts([])).toEqual([])
  })
  test('of long texts has smaller parts', () => {
    const parts = inParts(Array.from({ length: 40 }, () => set('ก'.repeat(20_000))))
    expect(Math.max(...parts.map((part) => new TextEncoder().encode(JSON.stringify(part)).length))).toBeLessThan(
      1024 * 1024,
    )
    expect(parts.flat()).toHaveLength(40)
  })
  test('that moves very many moves them in their order', () => {
    const projectIds = Array.from({ length: 1_500 }, (_, at) => String(at))
    const parts = inParts([{ type: 'move', projectIds, beforeId: 'x' }])
    expect(parts.flat().map((edit) => (edit.type === 'move' ? edit.projectIds.length : 0))).toEqual([1_000, 500])
    expect(parts.flat().flatMap((edit) => (edit.type === 'move' ? edit.projectIds : []))).toEqual(projectIds)
  })
})
