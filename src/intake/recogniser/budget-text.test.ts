import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bahtText } from '#src/domain/baht-text.ts'
import { formatBaht, MAX_SATANG } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { readBudgetNumber, readBudgetText } from './budget-text.ts'
import { satangOfWords } from './thai-number-words.ts'

describe('amounts in a budget cell', () => {
  test.each([
    ['๒๐๐,๐๐๐.-', 200_000],
    ['10,000,000', 10_000_000],
    ['1500000', 1_500_000],
    ['๒๕๐,๐๐๐ บาท', 250_000],
    ['500,000.- บาท', 500_000],
    ['1,000,000 ,-', 1_000_000],
    ['313,733.61', 313_733.61],
    ['500,000 บาท 50 สตางค์', 500_000.5],
    ['(500,000)', 500_000],
    ['500,000/ปี', 500_000],
    ['1 500 000', 1_500_000],
    ['1.500.000', 1_500_000],
    ['งบประมาณ 300,000 บาท', 300_000],
    ['500,000+300,000', 800_000],
    ['4 ล้านบาท', 4_000_000],
    ['1.5 ล้านบาท', 1_500_000],
    ['1 ล้าน 5 แสนบาท', 1_500_000],
    ['20 ล้าน', 20_000_000],
    ['หนึ่งล้านห้าแสนบาทถ้วน', 1_500_000],
    ['ห้าแสนบาท', 500_000],
    ['สองล้านหนึ่งแสนสามหมื่นสี่พันห้าร้อยหกสิบเอ็ดบาทยี่สิบห้าสตางค์', 2_134_561.25],
    ['500,000 (ห้าแสนบาทถ้วน)', 500_000],
    ['ห้าแสนบาทถ้วน\n(500,000.-)', 500_000],
    ['ตั้งไว้ 620,000 บาท', 620_000],
    ['620,000*', 620_000],
    ['45000.00 THB', 45_000],
    ['500,000\n300,000\n200,000', 500_000],
  ])('%j is %d baht, from no named source', (text, baht) => {
    expect(readBudgetText(text)).toEqual({
      funds: [{ source: null, amountSatang: Math.round(baht * 100) }],
      reason: null,
      isUnclear: false,
    })
  })

  test.each([
    ['480000 (เงินอุดหนุนเฉพาะกิจ)', [['เงินอุดหนุนเฉพาะกิจ', 480_000]]],
    ['5000000\n(กฎหมาย)', [['กฎหมาย', 5_000_000]]],
    ['๓๐๐,๐๐๐ (จ่ายขาดเงินสะสม)', [['จ่ายขาดเงินสะสม', 300_000]]],
    ['500,000 บาท (เงินสะสม)', [['เงินสะสม', 500_000]]],
    [
      '800,000\n(เทศบัญญัติ 500,000)\n(เงินสะสม 300,000)',
      [
        ['เทศบัญญัติ', 500_000],
        ['เงินสะสม', 300_000],
      ],
    ],
    [
      'เทศบัญญัติ 500,000\nเงินสะสม 300,000',
      [
        ['เทศบัญญัติ', 500_000],
        ['เงินสะสม', 300_000],
      ],
    ],
    [
      '300,000 (เทศบัญญัติ) + 200,000 (เงินอุดหนุนเฉพาะกิจ)',
      [
        ['เทศบัญญัติ', 300_000],
        ['เงินอุดหนุนเฉพาะกิจ', 200_000],
      ],
    ],
    [
      '1. ข้อบัญญัติ 100,000 บาท\n2. อบจ. สมทบ 50,000 บาท\nรวม 150,000 บาท',
      [
        ['ข้อบัญญัติ', 100_000],
        ['อบจ. สมทบ', 50_000],
      ],
    ],
  ] as const)('%j names its sources', (text, funds) => {
    expect(readBudgetText(text).funds).toEqual(funds.map(([source, baht]) => ({ source, amountSatang: baht * 100 })))
  })

  test('amounts under each other without a word are added up and pointed out', () => {
    const reading = readBudgetText('300,000\n200,000')
    expect([budgetOf(reading), reading.isUnclear]).toEqual([50_000_000, true])
  })

  test('a dash over a source keeps the source', () => {
    const expected = { funds: [{ source: 'เงินสะสม', amountSatang: null }], reason: 'dash', isUnclear: false }
    expect(readBudgetText('-\n(เงินสะสม)')).toEqual(expected)
  })

  test.each([
    ['-', 'dash'],
    ['–', 'dash'],
    ['ไม่ใช้งบประมาณ', 'no-budget-used'],
    ['ไม่ได้ใช้งบประมาณ', 'no-budget-used'],
    ['ไม่มีค่าใช้จ่าย', 'no-budget-used'],
    ['งบตามข้อบัญญัติ', 'per-ordinance-no-amount'],
    ['ตามเทศบัญญัติ', 'per-ordinance-no-amount'],
  ])('%j has no amount, because: %s', (text, reason) => {
    const reading = readBudgetText(text)
    expect(reading.reason).toBe(reason)
    expect(budgetOf(reading)).toBeNull()
  })

  test.each(['กฎหมาย', 'งบกลาง', 'รอจัดสรร', '1,5000', '15,00 บาท', '1,500,00 (เงินสะสม)'])(
    '%j is not guessed at',
    (text) => {
      const reading = readBudgetText(text)
      expect(reading.isUnclear).toBe(true)
      expect(budgetOf(reading)).toBeNull()
    },
  )

  test('the unit of the header counts, unless the text names its own', () => {
    expect(budgetOf(readBudgetText('1.2', 1_000))).toBe(120_000)
    expect(budgetOf(readBudgetText('1,500', 1_000))).toBe(150_000_000)
    expect(budgetOf(readBudgetText('2 ล้านบาท', 1_000))).toBe(200_000_000)
    expect(budgetOf(readBudgetText('500 บาท', 1_000))).toBe(50_000)
    expect(budgetOf(readBudgetNumber(1.5, 1_000_000))).toBe(150_000_000)
  })

  test.each(['#REF!', '#N/A', '#DIV/0!'])('%s names neither an amount nor a source', (text) => {
    expect(readBudgetText(text)).toEqual({ funds: [], reason: null, isUnclear: true })
  })

  test('a negative or endless number is no budget', () => {
    expect(readBudgetNumber(-5).isUnclear).toBe(true)
    expect(readBudgetNumber(Number.POSITIVE_INFINITY).isUnclear).toBe(true)
  })

  test('every amount that a book prints is read back, in either numerals', () => {
    const amounts = fc.integer({ min: 0, max: 9_000_000_000_000 })
    fc.assert(
      fc.property(amounts, fc.constantFrom('thai' as const, 'arabic' as const), (amount, digits) => {
        expect(budgetOf(readBudgetText(formatBaht(amount, digits)))).toBe(amount)
      }),
    )
  })
})

describe('amounts in words', () => {
  test('of a baht and more are read back as they are written in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: MAX_SATANG }), (amount) => {
        expect(satangOfWords(bahtText(amount))).toBe(amount)
      }),
    )
  })

  test('may leave the unit out', () => {
    expect(satangOfWords('ห้าแสนห้า')).toBe(50_000_500)
  })

  test.each(['', 'ห้าห้า', 'บาทถ้วน', 'ห้าคน', '500'])('%j is none', (text) => {
    expect(satangOfWords(text)).toBeNull()
  })
})
