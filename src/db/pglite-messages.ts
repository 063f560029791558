/** What the main thread sends to the thread of the embedded database. `connection` numbers the client of the moment. */
export type ToWorker =
  | { kind: 'bytes'; connection: number; bytes: Uint8Array }
  | { kind: 'closed'; connection: number }
  | { kind: 'restrict' }
  | { kind: 'shut-down' }

/** What comes back. `failed`: the database cannot be opened, or has broken; the thread ends. */
export type FromWorker =
  | { kind: 'ready'; isNew: boolean }
  | { kind: 'restricted' }
  | { kind: 'bytes'; connection: number; bytes: Uint8Array }
  | { kind: 'failed'; message: string }
  | { kind: 'shut' }

/** What the thread is started with. `folder`: where the database lies. */
export type WorkerSettings = { folder: string }
