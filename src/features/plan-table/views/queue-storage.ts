import type { QueuedEdit } from '#src/features/projects/table/edit-queue.ts'

/** The part of the browser's storage that is used, so that tests can give another. */
export type KeyStore = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>

/**
 * What has not reached the server yet, kept over a reload, a crash of the browser and a new sign-in. One entry for each edit, so that two
 * windows on the same plan do not overwrite each other; an edit that both send is done once.
 */
export class QueueStorage {
  readonly #store: KeyStore
  readonly #prefix: string
  readonly #kept = new Map<string, { key: string; edit: QueuedEdit }>()
  #next: number

  /** @param owner the person and the plan: nobody else's edits are ever sent in one's name */
  constructor(store: KeyStore, owner: string, now: number) {
    this.#store = store
    this.#prefix = `damnoen-edits/${owner}/`
    this.#next = now
  }

  /** What an earlier visit left, in its order. */
  load(): QueuedEdit[] {
    const keys = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index) ?? '')
    const own = keys.filter((key) => key.startsWith(this.#prefix))
    return own
      .toSorted((a, b) => (a < b ? -1 : 1))
      .flatMap((key) => {
        const edit = parsed(this.#store.getItem(key))
        if (edit) this.#kept.set(edit.editId, { key, edit })
        return edit ? [edit] : []
      })
  }

  /** Makes the storage hold just these. False when the browser has no more room: then they live in this window only. */
  keep(edits: readonly QueuedEdit[]): boolean {
    const wanted = new Set(edits.map(({ editId }) => editId))
    for (const [editId, { key }] of this.#kept) {
      if (wanted.has(editId)) continue
      this.#store.removeItem(key)
      this.#kept.delete(editId)
    }
    try {
      for (const edit of edits) this.#write(edit)
      return true
    } catch {
      return false
    }
  }

  #write(edit: QueuedEdit): void {
    const known = this.#kept.get(edit.editId)
    if (known?.edit === edit) return
    const key = known?.key ?? `${this.#prefix}${String(this.#next++).padStart(16, '0')}`
    this.#store.setItem(key, JSON.stringify(edit))
    this.#kept.set(edit.editId, { key, edit })
  }
}

function parsed(text: string | null): QueuedEdit | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return typeof value === 'object' && value !== null && 'editId' in value ? (value as QueuedEdit) : null
  } catch {
    return null
  }
}
