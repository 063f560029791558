import { createRequire, syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

/**
 * Loaded before the program (`node --import`): plays a disk that keeps only what was forced to it. A shadow folder receives the names of
 * files (create, rename, delete, truncate) at once, but their data only when the program calls fsync or fdatasync. When the process is
 * killed, the shadow is what a power cut in the worst case leaves.
 * DAMNOEN_DISK: the program's folder; DAMNOEN_SHADOW: its shadow; DAMNOEN_LYING=1: fsync forces nothing (the proof that this finds losses).
 */
const disk = path.resolve(process.env['DAMNOEN_DISK'] ?? '')
const shadow = path.resolve(process.env['DAMNOEN_SHADOW'] ?? '')
const isLying = process.env['DAMNOEN_LYING'] === '1'

// The program's own copy of the module, which is changed below, and what it was before.
const fs = createRequire(import.meta.url)('node:fs') as typeof import('node:fs')
const real = { ...fs }

type Range = { from: number; to: number }
/** Written, but not forced: by path on the program's disk. */
const dirty = new Map<string, Range[]>()
const open = new Map<number, string>()

const shadowOf = (file: string): string => path.join(shadow, path.relative(disk, file))
const isOurs = (file: unknown): file is string => {
  const whole = typeof file === 'string' ? path.resolve(file) : ''
  return whole === disk || whole.startsWith(disk + path.sep)
}

function markDirty(file: string, from: number, length: number): void {
  const ranges = dirty.get(file) ?? []
  const last = ranges.at(-1)
  if (last && from <= last.to && from + length >= last.from) {
    last.from = Math.min(last.from, from)
    last.to = Math.max(last.to, from + length)
  } else ranges.push({ from, to: from + length })
  dirty.set(file, ranges)
}

function force(file: string): void {
  if (isLying) return
  const ranges = dirty.get(file) ?? []
  dirty.delete(file)
  const source = real.openSync(file, 'r')
  const target = real.openSync(shadowOf(file), 'r+')
  for (const { from, to } of ranges) {
    const buffer = Buffer.alloc(to - from)
    const length = real.readSync(source, buffer, 0, buffer.length, from)
    real.writeSync(target, buffer, 0, length, from)
  }
  real.closeSync(source)
  real.closeSync(target)
}

/** A file's length is taken over at once (as if the disk wrote names and sizes first), filled with zeros until the data is forced. */
function resize(file: string, length: number): void {
  if (real.existsSync(shadowOf(file))) real.truncateSync(shadowOf(file), length)
}

function moveState(from: string, to: string): void {
  const ranges = dirty.get(from)
  dirty.delete(from)
  if (ranges) dirty.set(to, ranges)
  else dirty.delete(to)
  for (const [handle, file] of open) if (file === from) open.set(handle, to)
}

function forget(file: string): void {
  dirty.delete(file)
  for (const [handle, name] of open) if (name === file) open.delete(handle)
}

Object.assign(fs, {
  openSync(file: string, flags: string | number = 'r', mode?: number) {
    const existed = isOurs(file) && real.existsSync(file)
    const handle = real.openSync(file, flags, mode)
    if (!isOurs(file) || real.fstatSync(handle).isDirectory()) return handle
    const whole = path.resolve(file)
    open.set(handle, whole)
    if (!existed) real.closeSync(real.openSync(shadowOf(whole), 'w'))
    else if (real.fstatSync(handle).size === 0) resize(whole, 0)
    return handle
  },
  closeSync(handle: number) {
    open.delete(handle)
    real.closeSync(handle)
  },
  writeSync(...parameters: [number, Uint8Array, number, number, number]) {
    const written = real.writeSync(...parameters)
    const [handle, , , , position] = parameters
    const file = open.get(handle)
    if (file === undefined) return written
    if (typeof position !== 'number') throw new Error(`a write without a position: ${file}`)
    markDirty(file, position, written)
    return written
  },
  writeFileSync(file: string, data: string) {
    real.writeFileSync(file, data)
    if (!isOurs(file)) return
    real.writeFileSync(shadowOf(path.resolve(file)), '')
    markDirty(path.resolve(file), 0, Buffer.byteLength(data))
  },
  fsyncSync(handle: number) {
    const file = open.get(handle)
    if (file !== undefined) force(file)
  },
  fdatasyncSync(handle: number) {
    const file = open.get(handle)
    if (file !== undefined) force(file)
  },
  ftruncateSync(handle: number, length = 0) {
    real.ftruncateSync(handle, length)
    const file = open.get(handle)
    if (file !== undefined) resize(file, length)
  },
  truncateSync(file: string, length = 0) {
    real.truncateSync(file, length)
    if (isOurs(file)) resize(path.resolve(file), length)
  },
  renameSync(from: string, to: string) {
    real.renameSync(from, to)
    if (!isOurs(from)) return
    real.renameSync(shadowOf(from), shadowOf(to))
    moveState(path.resolve(from), path.resolve(to))
  },
  unlinkSync(file: string) {
    real.unlinkSync(file)
    if (!isOurs(file)) return
    real.rmSync(shadowOf(file), { force: true })
    forget(path.resolve(file))
  },
  rmSync(file: string, options?: object) {
    real.rmSync(file, options)
    if (isOurs(file)) real.rmSync(shadowOf(file), { ...options, force: true })
  },
  mkdirSync(folder: string, options?: object) {
    const made = real.mkdirSync(folder, options)
    if (isOurs(folder)) real.mkdirSync(shadowOf(folder), { recursive: true })
    return made
  },
  rmdirSync(folder: string) {
    real.rmdirSync(folder)
    if (isOurs(folder)) real.rmdirSync(shadowOf(folder))
  },
})
syncBuiltinESMExports()
