import type { Edit, EditAnswer, EditConflict } from '../projects.ts'

/** A deed of a person that has not been taken by the server yet. Undoing is one as well. */
export type QueuedEdit =
  { editId: string; type: 'edits'; edits: Edit[] } | { editId: string; type: 'undo'; undoes: string }

/** Why what is queued cannot be sent now. */
export type Stop =
  /** No connection, or a server that does not answer: tried again later by itself. */
  | { type: 'unreachable' }
  /** The session has ended: sent as soon as the person has signed in again. */
  | { type: 'signed-out' }
  /** Another person is signed in by now: sent as soon as who made the edits is again. */
  | { type: 'other-person' }
  /** Someone else changed the same: the person must decide. */
  | { type: 'conflict'; conflicts: EditConflict[] }
  /** The server will not take it, for a reason that waiting does not change: the person must correct or give up. */
  | { type: 'refused'; message: string; problems: { field: string; message: string }[] }

/** What a server may say to an edit. */
export type Outcome = { type: 'done'; answer: EditAnswer } | Stop

/**
 * Edits in the order in which they were made. Only the first is ever on its way, so that they arrive in order. Nothing leaves the queue
 * but by the server's yes, or by the person's decision.
 */
export type EditQueue = { edits: readonly QueuedEdit[]; isSending: boolean; stop: Stop | null; failures: number }

/** Nothing waits to be sent. */
export const EMPTY_QUEUE: EditQueue = { edits: [], isSending: false, stop: null, failures: 0 }

/** The queue with more edits at its end. */
export const queued = (queue: EditQueue, ...edits: QueuedEdit[]): EditQueue => ({
  ...queue,
  edits: [...queue.edits, ...edits],
})

/** The edit to send now; null when there is none, one is on its way, or the person must decide first. */
export function nextToSend(queue: EditQueue): QueuedEdit | null {
  const waitsForPerson = queue.stop?.type === 'conflict' || queue.stop?.type === 'refused'
  return queue.isSending || waitsForPerson ? null : (queue.edits[0] ?? null)
}

/** The queue once its first edit is on its way. What stopped it is forgotten only when the server has answered. */
export const sending = (queue: EditQueue): EditQueue => ({ ...queue, isSending: true })

/** The queue after the answer to its first edit. */
export function answered(queue: EditQueue, outcome: Outcome): EditQueue {
  const [first, ...rest] = queue.edits
  if (outcome.type !== 'done') return { ...queue, isSending: false, stop: outcome, failures: queue.failures + 1 }
  return { edits: first ? advanced(rest, first, outcome.answer) : rest, isSending: false, stop: null, failures: 0 }
}

/**
 * Later edits were made on what the first one made: when nobody else changed a project in between, they go out with the version that the
 * server has given it now. Others keep theirs, and the server compares their base.
 */
function advanced(rest: readonly QueuedEdit[], first: QueuedEdit, answer: EditAnswer): QueuedEdit[] {
  const versions = new Map<string, { from: number; to: number }>()
  for (const edit of first.type === 'edits' ? first.edits : []) {
    const now = answer.projects.find(({ id }) => 'projectId' in edit && id === edit.projectId)
    if (edit.type === 'set' && now?.version === edit.version + 1)
      versions.set(edit.projectId, { from: edit.version, to: now.version })
    if (edit.type === 'create' && now) versions.set(edit.projectId, { from: 0, to: now.version })
  }
  const advance = (edit: Edit): Edit => {
    if (edit.type !== 'set' && edit.type !== 'delete') return edit
    const version = versions.get(edit.projectId)
    return version?.from === edit.version ? { ...edit, version: version.to } : edit
  }
  return rest.map((edit) => (edit.type === 'edits' ? { ...edit, edits: edit.edits.map(advance) } : edit))
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000

/** Milliseconds until an edit that could not be sent is tried again: longer each time, up to half a minute. */
export const waitBeforeRetry = ({ failures }: EditQueue): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1))

/** The queue without an edit that the person gives up, and what undoes it; as it was when that one is on its way or gone. */
export function withdrawn(queue: EditQueue, editId: string): EditQueue {
  const at = queue.edits.findIndex((edit) => edit.editId === editId)
  if (at === -1 || (at === 0 && queue.isSending)) return queue
  const rest: EditQueue = { ...queue, edits: queue.edits.toSpliced(at, 1), stop: at === 0 ? null : queue.stop }
  const undoing = rest.edits.find((edit) => edit.type === 'undo' && edit.undoes === editId)
  return undoing ? withdrawn(rest, undoing.editId) : rest
}

/** The queue after the person has typed another value where the server refused one; null when the edit is about something else. */
export function corrected(queue: EditQueue, edit: Edit): EditQueue | null {
  const [first, ...rest] = queue.edits
  if (queue.stop?.type !== 'refused' || first?.type !== 'edits' || edit.type !== 'set') return null
  const isRefused = (one: Edit): boolean =>
    (one.type === 'set' || one.type === 'create') &&
    one.projectId === edit.projectId &&
    Object.keys(edit.fields).some((field) => field in one.fields)
  const edits = first.edits.map((one): Edit => {
    if (!isRefused(one) || one.type === 'delete' || one.type === 'move') return one
    // What stood in the cell before is what the first try knew, not that try itself.
    return one.type === 'create'
      ? { ...one, fields: { ...one.fields, ...edit.fields, name: edit.fields.name ?? one.fields.name } }
      : { ...one, fields: { ...one.fields, ...edit.fields }, base: { ...edit.base, ...one.base } }
  })
  return first.edits.some(isRefused) ? { ...queue, edits: [{ ...first, edits }, ...rest], stop: null } : null
}

/**
 * Every change that has not been taken yet, for showing it as if it were; without those that are undone by a later entry of the queue.
 */
export function pendingEdits(queue: EditQueue): Edit[] {
  const undone = new Set<string>()
  for (const edit of queue.edits.toReversed())
    if (edit.type === 'undo' && !undone.has(edit.editId)) undone.add(edit.undoes)
  return queue.edits.flatMap((edit) => (edit.type === 'edits' && !undone.has(edit.editId) ? edit.edits : []))
}
