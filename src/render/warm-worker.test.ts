import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createWarmWorker } from './warm-worker.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'damnoen-warm-'))
const file = path.join(folder, 'thread.mjs')
writeFileSync(
  file,
  `import { parentPort, threadId } from 'node:worker_threads'
   parentPort.on('message', (size) => parentPort.postMessage({ size, threadId }))`,
)

type Answer = { size: number; threadId: number }
const worker = createWarmWorker<number, Answer>({
  file,
  heapMb: 32,
  deadlineMs: 10_000,
  idleMs: 10_000,
  isSpent: ({ size }) => size > 100,
})
afterAll(async () => {
  await worker.close()
  rmSync(folder, { recursive: true, force: true })
})

it('keeps its thread, but lets it go after an answer that took much, also when the next request waits already', async () => {
  const answers = await Promise.all([1, 2, 500, 3, 4].map((size) => worker.ask(size)))
  expect(answers.map(({ size }) => size)).toEqual([1, 2, 500, 3, 4])
  const [first, second, large, after, last] = answers.map(({ threadId }) => threadId)
  expect([second, large]).toEqual([first, first])
  expect(after).not.toBe(first)
  expect(last).toBe(after)
})
