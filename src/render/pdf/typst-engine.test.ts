import { describe, expect, it } from 'vitest'
import { bookData } from '#src/render/pdf/book-data.ts'
import { repairText } from '#src/render/pdf/repair-text.ts'
import { openTypst } from '#src/render/pdf/typst-engine.ts'
import { textByPdfJs } from '#test/pdf-readers.ts'
import { samplePlanDocument } from '#test/plan-document.ts'

const createdAt = new Date(Date.UTC(2026, 9, 1))
const data = JSON.stringify(bookData(samplePlanDocument({ strategies: 1, projects: 4, digits: 'thai' }), createdAt))

describe('the compiler that runs everywhere', () => {
  it('prints the same text on the same pages as the native one, and the same bytes each time', async () => {
    const wasm = await openTypst('wasm')
    expect(wasm.kind).toBe('wasm')
    const pdf = repairText(wasm.compile(data, createdAt))
    wasm.evict(false)
    expect(Buffer.compare(pdf, repairText(wasm.compile(data, createdAt)))).toBe(0)
    // Where there is no binary for the platform, this compares the WASM build with itself.
    const other = await openTypst('native')
    expect(await textByPdfJs(pdf)).toEqual(await textByPdfJs(repairText(other.compile(data, createdAt))))
  }, 120_000)

  it('says what is wrong with data that the template cannot print', async () => {
    const engine = await openTypst()
    expect(() => engine.compile('{}', createdAt)).toThrow(/Typst refused the book/)
  })
})
