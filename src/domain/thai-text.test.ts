import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldThai, normaliseThai, toArabicDigits, toThaiDigits, withDigits } from './thai-text.ts'

describe('normaliseThai', () => {
  it.each([
    ['น\u0e4d\u0e32', 'น้ำ'.replace('้', '')],
    ['น\u0e49\u0e4d\u0e32', 'น้ำ'],
    ['น\u0e4d\u0e49\u0e32', 'น้ำ'],
    ['เเผนงาน', 'แผนงาน'],
    ['กอง\u200bช่าง\u00ad', 'กองช่าง'],
    ['กอง\u00a0\u00a0ช่าง ', 'กอง ช่าง'],
    ['หนึ่ง\r\nสอง\rสาม', 'หนึ่ง\nสอง\nสาม'],
    ['ก \n ข', 'ก\nข'],
    ['ก\n\n\n\nข', 'ก\n\nข'],
    ['ก\u0000\u0007ข', 'กข'],
    ['ถนน\u202eแซก\u202c \u2067สาย\u2069\u200f ก\u061c', 'ถนนแซก สาย ก'],
    ['ก\u0080\u009fข\ufff9ค\u{e0041}', 'กขค'],
    ['ก\u2028ข\u2029ค\u0085ง', 'ก\nข\nค\nง'],
    ['๑๒', '๑๒'],
    ['ก\ud800ข\udc00', 'ก\ufffdข\ufffd'],
  ])('%j becomes %j', (text, expected) => {
    expect(normaliseThai(text)).toBe(expected)
  })

  const letters = fc.array(
    fc.oneof(
      fc.constantFrom(
        'ก',
        'น',
        'เ',
        'แ',
        'า',
        'ำ',
        '\u0e4d',
        '่',
        '้',
        '๊',
        '๋',
        'ิ',
        'ุ',
        '์',
        ' ',
        '\n',
        '\r',
        '\t',
        '\u00a0',
        '\u200b',
        '๑',
        '1',
      ),
      fc.string({ maxLength: 3, unit: 'binary' }),
    ),
    { maxLength: 30 },
  )

  it('leaves plain text alone exactly where the whole work would change nothing', () => {
    fc.assert(
      fc.property(letters, (parts) => {
        // A character that is dropped keeps the text from passing as plain.
        expect(normaliseThai(parts.join(''))).toBe(normaliseThai(`\u200b${parts.join('')}`))
      }),
      { numRuns: 2000 },
    )
  })

  it('takes cells of nothing but blanks in its stride', () => {
    for (const blanks of [' ', '\t', '\u00a0', '\n', ' \n', '\n '])
      expect(foldThai(normaliseThai(`ก${blanks.repeat(200_000)}ข`))).toBe('กข')
  })

  it('gives a stored text the shadow of what was typed, also where letters meet when blanks go', () => {
    for (const typed of ['เ\tเเ', 'เเ เ', 'เ เ เ']) expect(foldThai(normaliseThai(typed))).toBe(foldThai(typed))
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(letters, (parts) => {
        const once = normaliseThai(parts.join(''))
        expect(normaliseThai(once)).toBe(once)
        expect(foldThai(once)).toBe(foldThai(parts.join('')))
        expect(foldThai(foldThai(once))).toBe(foldThai(once))
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves no character that turns the direction of writing, or controls anything but lines', () => {
    const marks = fc.constantFrom(
      ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u001b\u009b\u2028'.split(''),
    )
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            marks,
            letters.map((parts) => parts.join('')),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          expect(normaliseThai(parts.join(''))).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}|[\u2028\u2029]/u)
        },
      ),
    )
  })

  it('drops no Thai consonant, vowel sign or tone mark of well-formed text', () => {
    const words = fc.constantFrom('น้ำผึ้ง', 'ก๋วยเตี๋ยว', 'ปู่เจ้า', 'กุฏิ', 'ฐิติธรรม', 'สิทธิ์', 'แก๊ส', 'เก๊ก', 'ฤๅษี')
    fc.assert(
      fc.property(fc.array(words, { minLength: 1 }), fc.constantFrom(' ', '\u00a0', ' \u200b'), (list, gap) => {
        expect(normaliseThai(list.join(gap))).toBe(list.join(' '))
        expect(foldThai(list.join(gap))).toBe(list.join(''))
      }),
    )
  })
})

describe('numerals', () => {
  it.each([
    ['หมู่ที่ 12 งบ 1,500,000.50 บาท', 'หมู่ที่ ๑๒ งบ ๑,๕๐๐,๐๐๐.๕๐ บาท'],
    ['กว้าง 4.00x100.50 เมตร', 'กว้าง ๔.๐๐x๑๐๐.๕๐ เมตร'],
    ['ขนาด 2X3x4', 'ขนาด ๒X๓x๔'],
    ['3Rs และ COVID-19', '3Rs และ COVID-19'],
    ['กระดาษ A4 80 แกรม', 'กระดาษ A4 ๘๐ แกรม'],
    ['PM2.5 หนัก 2.5kg', 'PM2.5 หนัก 2.5kg'],
    ['ยาว 5m กว้าง 3 m', 'ยาว 5m กว้าง ๓ m'],
    ['LED 18W', 'LED 18W'],
    ['ชุด 1kg1.1 และ A1,500', 'ชุด 1kg1.1 และ A1,500'],
    ['กระดาษ A4, 80 แกรม', 'กระดาษ A4, ๘๐ แกรม'],
  ])('%s', (arabic, thai) => {
    expect(toThaiDigits(arabic)).toBe(thai)
    expect(toArabicDigits(thai)).toBe(arabic)
    expect(withDigits(thai, 'arabic')).toBe(arabic)
    expect(withDigits(arabic, 'thai')).toBe(thai)
  })

  it('change no number: whatever is written in Thai numerals reads back the same', () => {
    const text = fc.array(fc.constantFrom('1', '25', '0', '.', ',', 'x', 'A', 'kg', ' ', 'ก', '-', '/'), {
      maxLength: 20,
    })
    fc.assert(
      fc.property(text, (parts) => {
        expect(toArabicDigits(toThaiDigits(parts.join('')))).toBe(parts.join(''))
      }),
    )
  })

  it('never write one number in two kinds of numerals', () => {
    const text = fc.array(fc.constantFrom('1', '25', '0', '.', ',', 'x', 'A', 'kg', ' ', 'ก'), { maxLength: 20 })
    fc.assert(
      fc.property(text, (parts) => {
        expect(toThaiDigits(parts.join(''))).not.toMatch(/[0-9][.,]*[๐-๙]|[๐-๙][.,]*[0-9]/)
      }),
      { examples: [[['1', 'kg', '1', '.', '1']], [['1', 'x', '1', '.', ',', '1', 'A']]], numRuns: 1000 },
    )
  })
})

it('finds the codes of a long chain of letters in its stride', () => {
  const chain = 'a-'.repeat(200_000)
  expect(toThaiDigits(`${chain} 12 A4`)).toBe(`${chain} ๑๒ A4`)
})
