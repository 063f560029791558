import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'
import { lockDataFolder } from './data-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'damnoen-test-'))
  file = path.join(folder, 'damnoen.lock')
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const MODULE = path.join(PROJECT_ROOT, 'src/db/data-lock.ts')

/** Another process that takes the lock and says so, or says why not, and then stays until it is killed. */
async function startHolder(): Promise<{ said: string; pid: number; kill: () => Promise<void> }> {
  const script = `
    const { lockDataFolder } = await import(${JSON.stringify(MODULE)})
    try { lockDataFolder(${JSON.stringify(folder)}); console.log('held') } catch (error) { console.log(error.message) }
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  return { said: said.toString().trim(), pid: child.pid ?? 0, kill }
}

const rewrite = (change: (holder: Record<string, unknown>) => void): void => {
  const holder = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  change(holder)
  writeFileSync(file, JSON.stringify(holder))
}

describe('the lock of the data folder', () => {
  it('keeps out a second holder and names the first', () => {
    const lock = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow(
      new RegExp(`โปรเซสหมายเลข ${process.pid} .*process ${process.pid}`, 's'),
    )
    lock.release()
    lockDataFolder(folder).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('is seen across processes and taken over after kill -9', async () => {
    const holder = await startHolder()
    expect(holder.said).toBe('held')
    expect(() => lockDataFolder(folder)).toThrow(`process ${holder.pid}`)
    await holder.kill()
    expect(existsSync(file)).toBe(true)
    lockDataFolder(folder).release()
  })

  it('goes to exactly one of many that come together, also over a dead one', async () => {
    const dead = await startHolder()
    await dead.kill()
    const holders = await Promise.all([1, 2, 3, 4].map(startHolder))
    await Promise.all(holders.map(({ kill }) => kill()))
    expect(holders.filter(({ said }) => said === 'held')).toHaveLength(1)
  })

  it('is taken over when the process number now belongs to another process', () => {
    const lock = lockDataFolder(folder)
    lock.release()
    lockDataFolder(folder)
    rewrite((holder) => (holder['birth'] = process.platform === 'linux' ? 'another boot 1' : '2020-01-01T00:00:00Z'))
    expect(() => lockDataFolder(folder)).not.toThrow()
  })

  it('of another machine or container holds while it is touched, and is taken over after silence', () => {
    lockDataFolder(folder)
    rewrite((holder) => (holder['machine'] = 'another-host'))
    expect(() => lockDataFolder(folder)).toThrow('in use')
    const past = new Date(Date.now() - 60_000)
    utimesSync(file, past, past)
    lockDataFolder(folder).release()
  })

  it('is taken over when it is unreadable', () => {
    writeFileSync(file, '{"pid":')
    const past = new Date(Date.now() - 10_000)
    utimesSync(file, past, past)
    expect(() => lockDataFolder(folder)).not.toThrow()
  })

  it('waits for one that is being written', () => {
    writeFileSync(file, '')
    const lock = lockDataFolder(folder)
    expect(() => lockDataFolder(folder)).toThrow('in use')
    lock.release()
  })

  it('is not released by one who has lost it', () => {
    const lost = lockDataFolder(folder)
    rewrite((holder) => (holder['token'] = 'of another'))
    lost.release()
    expect(existsSync(file)).toBe(true)
  })
})
