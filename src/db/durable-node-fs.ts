import { NodeFS } from '@electric-sql/pglite/nodefs'
import { closeSync, fdatasyncSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** The part of the WebAssembly build's file system that has to be mended. */
type Stream = { nfd?: number; node: object }
type EmscriptenNodeFs = {
  stream_ops: { fsync?: (stream: Stream) => number }
  realPath: (node: object) => string
  /** Turns an error of Node into the error number that the database understands. */
  tryFSOperation: (act: () => void) => void
}

/**
 * The database's files in a folder of the disk, with fsync. The stock file system has none (a commit is then lost with the power),
 * and its fdatasync does nothing: the database must run with wal_sync_method=fsync.
 */
export class DurableNodeFs extends NodeFS {
  /** How often a file was forced to the disk. The start-up self-test watches it rise. */
  syncCount = 0
  /** The first failure to force a file to the disk. From then on nothing may be acknowledged. */
  failure: Error | null = null
  readonly #syncHandle: (handle: number) => void

  constructor(folder: string, syncHandle = fdatasyncSync) {
    super(folder)
    this.#syncHandle = syncHandle
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(pglite, options)
    const mend = (module: { NODEFS: unknown }): void => {
      const files = module.NODEFS as EmscriptenNodeFs
      files.stream_ops.fsync = (stream) => {
        files.tryFSOperation(() => this.#sync(stream, files))
        return 0
      }
    }
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), mend] } }
  }

  #sync(stream: Stream, files: EmscriptenNodeFs): void {
    this.syncCount += 1
    try {
      if (stream.nfd === undefined) syncFolder(files.realPath(stream.node))
      else this.#syncHandle(stream.nfd)
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }
}

/** Forces a folder's list of names to the disk. Windows cannot and need not. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Forces a folder with all files and folders in it, and its own name, to the disk. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const whole = path.join(entry.parentPath, entry.name)
    if (entry.isDirectory()) syncFolder(whole)
    else if (entry.isFile()) syncFile(whole)
  }
  syncFolder(folder)
  syncFolder(path.dirname(folder))
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
