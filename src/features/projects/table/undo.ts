/** What a person did at once: the ids of its edits as the server knows them, in their order. More than one where it was sent in parts. */
export type Deed = readonly string[]

/** What may be undone and redone, the latest last. */
export type UndoHistory = { done: readonly Deed[]; undone: readonly Deed[] }

/** One edit that undoes another. */
export type UndoStep = { editId: string; undoes: string }

/** Nothing to undo or to do again. */
export const NO_HISTORY: UndoHistory = { done: [], undone: [] }

const LONGEST = 200

/** After a new deed nothing can be redone any more. */
export const remembered = (history: UndoHistory, deed: Deed): UndoHistory => ({
  done: [...history.done, deed].slice(-LONGEST),
  undone: [],
})

/** Undoes the latest deed, its last part first. Null when there is nothing to undo. @param newId makes the ids of the undoing edits */
export function undo(history: UndoHistory, newId: () => string): { steps: UndoStep[]; history: UndoHistory } | null {
  const deed = history.done.at(-1)
  if (deed === undefined) return null
  const steps = stepsBack(deed, newId)
  return { steps, history: { done: history.done.slice(0, -1), undone: [...history.undone, idsOf(steps)] } }
}

/** Undoes the latest undoing. Null when there is none. */
export function redo(history: UndoHistory, newId: () => string): { steps: UndoStep[]; history: UndoHistory } | null {
  const deed = history.undone.at(-1)
  if (deed === undefined) return null
  const steps = stepsBack(deed, newId)
  return { steps, history: { done: [...history.done, idsOf(steps)], undone: history.undone.slice(0, -1) } }
}

const stepsBack = (deed: Deed, newId: () => string): UndoStep[] =>
  deed.toReversed().map((undoes) => ({ editId: newId(), undoes }))

const idsOf = (steps: readonly UndoStep[]): Deed => steps.map(({ editId }) => editId)

/** An edit that never reached the server: it can be neither undone nor redone. */
export const forgotten = (history: UndoHistory, editId: string): UndoHistory => replaced(history, editId, null)

/** An edit that never reached the server and goes there as another one; null: not at all. */
export function replaced(history: UndoHistory, editId: string, by: string | null): UndoHistory {
  const other = (deeds: readonly Deed[]): Deed[] =>
    deeds.map((deed) => deed.flatMap((id) => (id === editId ? (by ?? []) : id))).filter((deed) => deed.length > 0)
  return { done: other(history.done), undone: other(history.undone) }
}
