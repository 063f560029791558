import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { AppError } from '#src/domain/errors.ts'

/** Who holds a data folder. `birth` tells a process from a later one that got the same number. */
type Holder = { pid: number; birth: string; machine: string; openedAt: string; token: string }

const HEARTBEAT_MS = 5_000
/** A holder on another machine (or in another container) whose process we cannot see counts as dead after this silence. */
const SILENCE_MS = 30_000
/** A lock that cannot be read may be one that is being written at this moment. */
const WRITING_MS = 2_000
/** How far two clocks' ideas of a process's start may lie apart. */
const BIRTH_TOLERANCE_MS = 5_000

/** A data folder that is taken; `release` gives it free. */
export type DataLock = { release: () => void }

/**
 * Takes the data folder for this process. Two processes on one embedded database destroy each other's rows.
 * A lock that a killed process has left is taken over.
 * @throws AppError 'unavailable' when another process holds it; the message names it
 */
export function lockDataFolder(folder: string): DataLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'damnoen.lock')
  const own: Holder = {
    pid: process.pid,
    birth: birthOf(process.pid) ?? '',
    machine: machineName(),
    openedAt: new Date().toISOString(),
    token: randomUUID(),
  }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (create(file, own)) return hold(file, own)
    const text = readText(file)
    const holder = text === null ? null : parseHolder(text)
    if (holder && isAlive(holder, file)) throw refusal(folder, holder)
    if (text === null) continue
    if (holder === null && isFresh(file, WRITING_MS)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    else removeStale(file, text, own.token)
  }
  throw new AppError('unavailable', `จองโฟลเดอร์ข้อมูลไม่ได้: ${folder}\ncannot lock the data folder: ${folder}`)
}

function hold(file: string, own: Holder): DataLock {
  const heartbeat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // The folder may be gone (a test, a plugged-out disk): the database itself will say so.
    }
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    release: () => {
      clearInterval(heartbeat)
      const text = readText(file)
      if (text !== null && parseHolder(text)?.token === own.token) rmSync(file, { force: true })
    },
  }
}

/** A hard link appears with its whole text or not at all, and never over another file. Some file systems have none. */
function create(file: string, own: Holder): boolean {
  const draft = `${file}.${own.token}`
  try {
    writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
    try {
      linkSync(draft, file)
    } catch (error) {
      if (isCode(error, 'EEXIST')) throw error
      writeFileSync(file, JSON.stringify(own), { mode: 0o600, flag: 'wx' })
    }
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code

/** Moves the stale lock aside; if another process was quicker and what we moved is its fresh lock, puts that back. */
function removeStale(file: string, staleText: string, token: string): void {
  const aside = `${file}.stale.${token}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  try {
    if (readFileSync(aside, 'utf8') !== staleText) linkSync(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    if (typeof value?.pid !== 'number' || typeof value.birth !== 'string' || typeof value.machine !== 'string')
      return null
    return {
      pid: value.pid,
      birth: value.birth,
      machine: value.machine,
      openedAt: value.openedAt ?? '',
      token: value.token ?? '',
    }
  } catch {
    return null
  }
}

const isFresh = (file: string, withinMs: number): boolean =>
  Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < withinMs

function isAlive(holder: Holder, file: string): boolean {
  if (holder.machine !== machineName()) return isFresh(file, SILENCE_MS)
  const birth = birthOf(holder.pid)
  if (birth === null) return false
  if (process.platform === 'linux') return birth === holder.birth
  return Math.abs(Date.parse(birth) - Date.parse(holder.birth)) <= BIRTH_TOLERANCE_MS
}

/** Process numbers mean something only on one machine, on Linux only in one pid namespace (container). */
function machineName(): string {
  const namespace = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : ''
  return `${hostname()} ${namespace}`.trim()
}

/** When a process began: on Linux boot id and clock ticks since boot, elsewhere ISO time. Null when there is no such process. */
function birthOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      // The second field is the name in brackets, which may hold anything; the start is the 20th field after it.
      const ticks = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19]
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
    }
    if (pid === process.pid) return new Date(performance.timeOrigin).toISOString()
    process.kill(pid, 0)
    return new Date(processStart(pid)).toISOString()
  } catch {
    return null
  }
}

function processStart(pid: number): string {
  const [command, parameters] =
    process.platform === 'win32'
      ? ([
          'powershell',
          ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`],
        ] as const)
      : (['ps', ['-o', 'lstart=', '-p', String(pid)]] as const)
  return execFileSync(command, parameters, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } }).trim()
}

function refusal(folder: string, { pid, openedAt }: Holder): AppError {
  const thai =
    `โฟลเดอร์ข้อมูล ${folder} มีโปรแกรมดำเนินอีกตัวใช้อยู่แล้ว (โปรเซสหมายเลข ${pid} เปิดเมื่อ ${openedAt}) ` +
    'กรุณาปิดโปรแกรมนั้นก่อน หรือใช้โฟลเดอร์อื่นด้วย DAMNOEN_DATA'
  const english = `The data folder is in use by another Damnoen (process ${pid}, since ${openedAt}). Stop it first, or set DAMNOEN_DATA.`
  return new AppError('unavailable', `${thai}\n${english}`)
}
