import { afterAll, describe, expect, test } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { samplePlanDocument } from '#test/plan-document.ts'
import { renderDocx } from './docx/render-docx.ts'
import { writeDocx } from './docx/write-docx.ts'
import { closeOfficeWorker } from './office-renderer.ts'
import type { PlanDocument } from './plan-document.ts'
import { renderXlsx } from './xlsx/render-xlsx.ts'
import { writeXlsxBook } from './xlsx/write-xlsx.ts'

afterAll(closeOfficeWorker)

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

describe('the worker that writes Word and Excel files', () => {
  const book = samplePlanDocument({ projects: 8 })

  test('gives what the writers give, to several who ask at once', async () => {
    const [shaded, arrows, workbook] = await Promise.all([
      renderDocx(book),
      renderDocx(book, { bars: 'arrows', font: 'Sarabun' }),
      renderXlsx(book),
    ])
    expect(same(shaded, writeDocx(book))).toBe(true)
    expect(same(arrows, writeDocx(book, { bars: 'arrows', font: 'Sarabun' }))).toBe(true)
    expect(same(workbook, await writeXlsxBook(book))).toBe(true)
  })

  test('leaves the event loop of the caller free', async () => {
    let turns = 0
    const ticking = setInterval(() => turns++, 1)
    await renderDocx(samplePlanDocument({ projects: 1500 }))
    clearInterval(ticking)
    // On the caller's own thread not one turn would come in between.
    expect(turns).toBeGreaterThan(5)
  })

  test('refuses in words what it cannot write, and goes on with the next', async () => {
    const broken = renderDocx({} as PlanDocument)
    await expect(broken).rejects.toThrow(AppError)
    await expect(broken).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('Word') as string,
    })
    expect(same(await renderDocx(book), writeDocx(book))).toBe(true)
  })

  test('starts again after it was closed', async () => {
    await closeOfficeWorker()
    expect(same(await renderDocx(book), writeDocx(book))).toBe(true)
  })
})
