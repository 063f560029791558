import { expect, it } from 'vitest'
import { withProgress } from './progress.ts'

/** What a person sees: a carriage return goes back to the start of the line, `ESC[2K` clears it. */
function screen(isTTY: boolean) {
  let text = ''
  const stream = { isTTY, write: (chunk: string | Uint8Array) => ((text += chunk.toString()), true) }
  return { stream, written: () => text, seen: () => text.split('\n').map((line) => line.split('\r\x1b[2K').at(-1)) }
}

const STEP = { doing: 'กำลังจัดทำ pdf', done: 'จัดทำ pdf แล้ว' }

it('shows a live line on a terminal, and leaves one line when it is done', async () => {
  const { stream, written, seen } = screen(true)
  expect(await withProgress(STEP, () => new Promise((resolve) => setTimeout(resolve, 600, 7)), stream)).toBe(7)
  expect(written().match(/กำลังจัดทำ pdf … \d\.\d วินาที/g)?.length).toBeGreaterThanOrEqual(2)
  expect(seen()).toEqual([expect.stringMatching(/^จัดทำ pdf แล้ว \(\d+\.\d วินาที\)$/), ''])
})

it('writes one plain line elsewhere', async () => {
  const { stream, written } = screen(false)
  await withProgress(STEP, () => Promise.resolve(), stream)
  expect(written()).toMatch(/^จัดทำ pdf แล้ว \(\d+\.\d วินาที\)\n$/)
})

it('leaves nothing of the live line when the work fails', async () => {
  const { stream, seen } = screen(true)
  await expect(withProgress(STEP, () => Promise.reject(new Error('เสีย')), stream)).rejects.toThrow('เสีย')
  expect(seen()).toEqual([''])
})
