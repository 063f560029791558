/** What may be undone and redone, the latest last: ids of edits as the server knows them. */
export type UndoHistory = { done: readonly string[]; undone: readonly string[] }

export const NO_HISTORY: UndoHistory = { done: [], undone: [] }

const LONGEST = 200

/** After a new edit nothing can be redone any more. */
export const remembered = (history: UndoHistory, editId: string): UndoHistory => ({
  done: [...history.done, editId].slice(-LONGEST),
  undone: [],
})

/** Undoes the latest edit by an edit of its own, whose id is `undoId`. Null when there is nothing to undo. */
export function undo(history: UndoHistory, undoId: string): { undoes: string; history: UndoHistory } | null {
  const undoes = history.done.at(-1)
  if (undoes === undefined) return null
  return { undoes, history: { done: history.done.slice(0, -1), undone: [...history.undone, undoId] } }
}

/** Undoes the latest undoing. Null when there is none. */
export function redo(history: UndoHistory, redoId: string): { undoes: string; history: UndoHistory } | null {
  const undoes = history.undone.at(-1)
  if (undoes === undefined) return null
  return { undoes, history: { done: [...history.done, redoId], undone: history.undone.slice(0, -1) } }
}

/** An edit that never reached the server: it can be neither undone nor redone. */
export const forgotten = (history: UndoHistory, editId: string): UndoHistory => ({
  done: history.done.filter((id) => id !== editId),
  undone: history.undone.filter((id) => id !== editId),
})
