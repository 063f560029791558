import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Edit, EditAnswer } from '../projects.ts'
import { blankProject } from './blank-project.ts'
import {
  answered,
  decided,
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
import { forgotten, NO_HISTORY, redo, remembered, undo } from './undo.ts'

const road = blankProject({ id: 'road', name: 'ถนน', version: 3, place: 'เดิม', note: 'เดิม' })
const edits = (editId: string, ...edits: Edit[]): QueuedEdit => ({ editId, type: 'edits', edits })
const queueOf = (...all: QueuedEdit[]): EditQueue => all.reduce(queued, EMPTY_QUEUE)
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
    const outcomes = fc.array(fc.constantFrom('done', 'unreachable', 'signed-out'), { maxLength: 40 })
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
  const after = (choice: 'mine' | 'theirs') => decided(stopped, () => choice, 'a2')

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
    expect(decided(queue, () => 'theirs', 'x').edits).toEqual([])
    expect(decided(queue, () => 'mine', 'x').edits).toMatchObject([{ edits: [{ type: 'delete', version: 7 }] }])
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

test('undo and redo walk back and forth; a new edit ends what could be redone', () => {
  const two = remembered(remembered(NO_HISTORY, 'a'), 'b')
  const undone = undo(two, 'u')
  expect(undone).toEqual({ undoes: 'b', history: { done: ['a'], undone: ['u'] } })
  expect(undone && redo(undone.history, 'r')).toEqual({ undoes: 'u', history: { done: ['a', 'r'], undone: [] } })
  expect(undone && remembered(undone.history, 'c').undone).toEqual([])
  expect([undo(NO_HISTORY, 'u'), redo(two, 'r')]).toEqual([null, null])
  expect(forgotten(two, 'a').done).toEqual(['b'])
})
