import { describe, expect, it } from 'vitest'
import { deepPrintable, printable } from '#src/render/pdf/printable.ts'

describe('printable', () => {
  it.each([
    ['ที่ ก็ น้ำ ๑๒๓ ฿ ฯ ๆ (A4) 60 °C × ½', 'ที่ ก็ น้ำ ๑๒๓ ฿ ฯ ๆ (A4) 60 °C × ½'],
    ['✓ ► ● №', '√ ▶ • No.'],
    ['ＡＢＣ㎡', 'ABCm2'],
    ['😀 中', '◊ ◊'],
    ['\uf701', '◊'],
    ['ก\u200bข\u00adค\u0007ง\ufeff', 'กขคง'],
    ['ก\tข\r\nค', 'ก ข\nค'],
    [`ก${'\u0e31'.repeat(9)}ข`, `ก${'\u0e31'.repeat(8)}ข`],
    [`ก${'\u0e31\u200b'.repeat(30_000)}ข`, `ก${'\u0e31'.repeat(8)}ข`],
  ])('writes %j as %j', (text, printed) => {
    expect(printable(text)).toBe(printed)
  })

  it('reaches every text of a value and leaves the rest alone', () => {
    expect(deepPrintable({ a: ['✓', 1, null, { b: 'ก\u200b' }], c: true })).toEqual({
      a: ['√', 1, null, { b: 'ก' }],
      c: true,
    })
  })
})
