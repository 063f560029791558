/** Keeps what was used last, up to so many bytes in all. */
export type ByteCache<Value> = {
  get: (key: string) => Value | undefined
  /** What is larger than a quarter of the whole is not kept. */
  set: (key: string, value: Value, byteCount: number) => void
  delete: (key: string) => void
  clear: () => void
  /** Bytes that are kept now. */
  byteCount: () => number
}

/** Bytes that an entry takes besides its content. */
const ENTRY_BYTES = 512

/** An empty cache. @param limit most bytes that it may hold */
export function createByteCache<Value>(limit: number): ByteCache<Value> {
  // A Map keeps the order in which its keys were set: the first is the one that was not used for longest.
  const entries = new Map<string, { value: Value; byteCount: number }>()
  let total = 0
  const remove = (key: string): void => {
    total -= entries.get(key)?.byteCount ?? 0
    entries.delete(key)
  }
  return {
    get: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },
    set: (key, value, contentBytes) => {
      remove(key)
      const byteCount = contentBytes + key.length * 2 + ENTRY_BYTES
      if (byteCount > limit / 4) return
      entries.set(key, { value, byteCount })
      total += byteCount
      for (const oldest of entries.keys()) {
        if (total <= limit) break
        remove(oldest)
      }
    },
    delete: remove,
    clear: () => {
      entries.clear()
      total = 0
    },
    byteCount: () => total,
  }
}
