// Brings the checkout up to date: dependencies, then the web build. Node built-ins only, since it runs before anything is installed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { ROOT, findNode, giveUp } from './launch.mjs'
import { withLock } from './lock.mjs'

const at = (...parts) => path.join(ROOT, ...parts)
const INSTALL_STAMP = at('node_modules/.damnoen-stamp')
const BUILD_STAMP = at('build/.stamp')
const SETUP_LOCK = at('build/.setup-lock')

/** Installs the locked dependencies when they are missing or of another lock file or platform. Returns whether it had to. */
export async function ensureInstalled() {
  const wanted = installStamp()
  if (read(INSTALL_STAMP) === wanted) return false
  return prepare(async () => {
    if (read(INSTALL_STAMP) === wanted) return false
    if (!isInstalledByHand()) {
      say(
        'กำลังติดตั้งส่วนประกอบของระบบ (เฉพาะครั้งแรก ใช้เวลาราว 1 นาที)',
        'Installing components (first time only, about a minute)',
      )
      await npmCi()
    }
    writeFileSync(INSTALL_STAMP, wanted)
    return true
  })
}

/** Builds the web pages and the server bundle when their sources have changed. Returns whether it had to. */
export async function ensureBuilt() {
  if (isBuilt()) return false
  return prepare(async () => {
    const wanted = buildStamp()
    if (read(BUILD_STAMP) === wanted) return false
    say('กำลังสร้างหน้าเว็บ', 'Building the pages')
    await build()
    writeFileSync(BUILD_STAMP, wanted)
    return true
  })
}

const isBuilt = () => existsSync(at('build/server/index.js')) && read(BUILD_STAMP) === buildStamp()

async function prepare(work) {
  try {
    mkdirSync(at('build'), { recursive: true })
    return await withLock(SETUP_LOCK, work, () =>
      say('รอให้การติดตั้งอีกหน้าต่างหนึ่งเสร็จก่อน', 'Waiting for another window that is setting up'),
    )
  } catch (error) {
    if (error.code !== 'EACCES' && error.code !== 'EROFS' && error.code !== 'EPERM') throw error
    return giveUp(
      `ไม่มีสิทธิ์เขียนในโฟลเดอร์ ${ROOT} ให้ผู้ที่มีสิทธิ์เริ่มระบบครั้งแรก หรือแก้สิทธิ์ของโฟลเดอร์`,
      `No permission to write in ${ROOT}: start it once as the owner of the folder, or correct its permissions. (${error.message})`,
    )
  }
}

const installStamp = () => digest([readFileSync(at('package-lock.json')), `${process.platform}-${process.arch}`])

/** Everything the bundle is made of; tests are left out, so that editing one does not rebuild. */
function buildStamp() {
  const files = readdirSync(at('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort()
  const configs = ['package-lock.json', 'package.json', 'vite.config.ts', 'react-router.config.ts'].map((name) =>
    at(name),
  )
  return digest([...configs, ...files].flatMap((file) => [path.relative(ROOT, file), readFileSync(file)]))
}

/** Whether someone ran `npm ci` already: npm's own record of what it put there agrees with our lock file. */
function isInstalledByHand() {
  const record = read(at('node_modules/.package-lock.json'))
  if (record === null) return false
  const installed = JSON.parse(record).packages
  const locked = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(([where, { version, optional }]) => {
    if (where === '') return true
    const found = installed[where]
    return found ? found.version === version && existsSync(at(where)) : optional === true
  })
}

async function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const ownNpm = process.env.npm_execpath
  const viaNpmItself = ownNpm?.endsWith('npm-cli.js') === true
  const command = viaNpmItself ? process.execPath : 'npm'
  await run(
    command,
    viaNpmItself ? [ownNpm, ...args] : args,
    environmentForNpm(),
    process.platform === 'win32' && !viaNpmItself,
  )
}

/**
 * What the calling npm put in the environment for its own run (prefix, omit, package fields) would bend the nested one.
 * How to reach the registry stays.
 */
function environmentForNpm() {
  const kept = /^npm_config_(registry|cache|userconfig|globalconfig|https?_proxy|proxy|noproxy|cafile|ca|strict_ssl)$/i
  const dropped = /^npm_(config|package|lifecycle)_/i
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name) || !dropped.test(name)))
}

/** The production build, quiet unless it fails. */
export async function build() {
  const cli = at('node_modules/@react-router/dev/bin.cjs')
  await run(findNode(), [cli, 'build', '--logLevel', 'warn'], { ...process.env, NODE_ENV: 'production' })
  compressAssets(at('build/client/assets'))
}

/** Scripts and styles once more, compressed, beside themselves; browsers take Brotli only over HTTPS, and gzip everywhere. */
function compressAssets(folder) {
  for (const name of readdirSync(folder).filter((one) => /\.(m?js|css)$/.test(one))) {
    const bytes = readFileSync(path.join(folder, name))
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes))
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
  }
}

/** Runs a program in the project's root with its output on stderr, since stdout belongs to the command the person asked for. */
function run(command, args, env, shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, shell, stdio: ['ignore', 2, 2] })
    const stop = (signal) => {
      child.kill(signal)
      process.exit(130)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.on('error', reject)
    child.on('exit', (code) => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      if (code === 0) return resolve()
      const shown = path.basename(command) + ' ' + args.map((arg) => path.relative(ROOT, arg)).join(' ')
      giveUp(`เตรียมระบบไม่สำเร็จ (ดูข้อความด้านบน)`, `Setting up failed: ${shown} ended with ${code}.`)
    })
  })
}

const say = (thai, english) => process.stderr.write(`${thai} · ${english} …\n`)

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function digest(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
