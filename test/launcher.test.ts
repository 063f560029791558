import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PROJECT_ROOT } from '#src/project-root.ts'

type LockModule = { withLock: <T>(file: string, work: () => Promise<T>, onWait: () => void) => Promise<T> }
const { withLock } = (await import(pathToFileURL(path.join(PROJECT_ROOT, 'bin/lock.mjs')).href)) as LockModule

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'damnoen-lock-'))
  file = path.join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describe('the lock on setting up', () => {
  test('lets one set up after the other, and tells the one that waits', async () => {
    const order: string[] = []
    const work = (name: string) => async () => {
      order.push(`${name} begins`)
      await pause(50)
      order.push(`${name} ends`)
    }
    await Promise.all([
      withLock(file, work('first'), () => order.push('first waits')),
      withLock(file, work('second'), () => order.push('second waits')),
    ])
    expect(order).toEqual(['first begins', 'second waits', 'first ends', 'second begins', 'second ends'])
    expect(existsSync(file)).toBe(false)
  })

  test('is given back when setting up fails', async () => {
    const failing = withLock(
      file,
      async () => {
        throw new Error('no network')
      },
      () => undefined,
    )
    await expect(failing).rejects.toThrow('no network')
    expect(existsSync(file)).toBe(false)
  })

  test('is taken over from a process that died with it', async () => {
    writeFileSync(file, '1')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(file, longAgo, longAgo)
    expect(
      await withLock(
        file,
        async () => 'done',
        () => undefined,
      ),
    ).toBe('done')
  })
})
