import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createWarmWorker, type WarmWorker } from './warm-worker.ts'

const SCRIPT = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', (request) => {
  if (request === 'throw') throw new Error('a bug of the worker')
  if (request === 'never') return
  if (request === 'memory') { const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length)) }
  parentPort.postMessage(threadId)
  if (request === 'answer, then throw') setTimeout(() => { throw new Error('too late for the answer') }, 20)
})
`

let folder: string
let worker: WarmWorker<string, number>
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'damnoen-worker-'))
  const file = path.join(folder, 'worker.mjs')
  writeFileSync(file, SCRIPT)
  worker = createWarmWorker({ file, heapMb: 64, deadlineMs: 20_000, idleMs: 60_000 })
})
afterAll(async () => {
  await worker.close()
  rmSync(folder, { recursive: true, force: true })
})

test('answers from one thread for as long as all goes well', async () => {
  expect(await worker.ask('a')).toBe(await worker.ask('b'))
})

test.each([
  ['throws', 'throw', 20_000],
  ['runs out of memory', 'memory', 20_000],
  ['says nothing', 'never', 200],
])('that %s is an error of that request, and the next one is answered', async (_name, request, deadlineMs) => {
  const first = await worker.ask('a')
  await expect(worker.ask(request, deadlineMs)).rejects.toThrow(Error)
  expect(await worker.ask('a')).not.toBe(first)
})

test('that breaks after its answer harms nobody', async () => {
  const first = await worker.ask('answer, then throw')
  // Nobody asks meanwhile, so nobody listens.
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await worker.ask('a')).not.toBe(first)
})
