import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { balanceLines, breakLines, unbreakables, widthOf } from '#src/render/pdf/line-breaks.ts'
import { squeezed } from '#test/pdf-readers.ts'
import { VILLAGES, WORKS } from '#test/sample-words.ts'

const words = fc.constantFrom(
  ...VILLAGES,
  ...WORKS.flatMap(({ name, activity }) => [...name.split(' '), ...activity.split(' ')]),
)
const texts = fc
  .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 30 })), { maxLength: 12 })
  .map((parts) => parts.join(' '))
const rooms = fc.record({
  width: fc.integer({ min: 30, max: 500 }),
  size: fc.constantFrom(9.5, 10.5, 11),
  bold: fc.boolean(),
})

describe('breakLines', () => {
  it('loses no letter and leaves no line wider than its room', () => {
    fc.assert(
      fc.property(texts, rooms, (text, room) => {
        const lines = breakLines(text, room)
        expect(squeezed(lines.join(''))).toBe(squeezed(text))
        const oneLetter = /^.[\u0e31-\u0e3a\u0e47-\u0e4e]*$/su
        const tooWide = lines.filter(
          (line) => !oneLetter.test(line) && widthOf(line, room.size, room.bold) > room.width,
        )
        expect(tooWide).toEqual([])
      }),
    )
  })

  it('breaks between words where a group that is kept together is wider than its room', () => {
    expect(breakLines('ที่ ๑๓๐๖ เมตร', { width: 50, size: 9.5 })).toEqual(['ที่ ๑๓๐๖', 'เมตร'])
    for (const sign of ['.', 'า', 'x', ')', '่']) {
      const lines = breakLines(sign.repeat(300), { width: 60, size: 10 })
      expect(Math.max(...lines.map((line) => widthOf(line, 10)))).toBeLessThanOrEqual(60)
    }
  })

  it('never parts a mark or a following vowel from its letter', () => {
    fc.assert(
      fc.property(
        fc.array(words).map((parts) => parts.join('')),
        rooms,
        (text, room) => {
          for (const line of breakLines(text, room)) expect(line).not.toMatch(/^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/)
        },
      ),
    )
  })

  it.each([
    ['บ้านหนองกระทุ่ม หมู่ที่ 15', ['บ้าน', 'หนอง', 'กระทุ่ม ', 'หมู่ที่ 15']],
    ['ยาว 784 เมตร (โซลาร์เซลล์) ต่าง ๆ', ['ยาว ', '784 เมตร ', '(โซลาร์เซลล์) ', 'ต่าง ๆ']],
    ['ไม่น้อยกว่า ๕๙๔ ตารางเมตร', ['ไม่', 'น้อยกว่า ', '๕๙๔ ตารางเมตร']],
    ['กองสาธารณสุข/กองช่าง', ['กอง', 'สาธารณสุข/', 'กอง', 'ช่าง']],
    ['ท่อ PVC ชั้น 8.5', ['ท่อ ', 'PVC ', 'ชั้น ', '8.5']],
  ])('may break %s only between words', (text, pieces) => {
    expect(unbreakables(text)).toEqual(pieces)
  })

  it('keeps the line ends of the text, and shortens first lines', () => {
    expect(breakLines('ก\n\nข', { width: 100, size: 10 })).toEqual(['ก', '', 'ข'])
    const [first = ''] = breakLines('คำ '.repeat(40), { width: 200, size: 10, indent: 80 })
    expect(widthOf(first, 10)).toBeLessThanOrEqual(120)
  })
})

describe('balanceLines', () => {
  it('makes no more lines than needed, of nearly equal length', () => {
    expect(balanceLines('รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ', { width: 170, size: 10.5, bold: true })).toEqual([
      'รายละเอียดของกิจกรรม',
      'ที่เกิดขึ้นจากโครงการ',
    ])
  })
})
