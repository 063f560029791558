import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUND_SOURCES, matchFundSource } from './fund-sources.ts'
import { fundLines, parseFundText } from './fund-text.ts'
import { formatBaht } from './money.ts'
import { budgetOf, type FundRow } from './project.ts'
import { withDigits } from './thai-text.ts'

const row = (source: string | null, baht: number | null): FundRow => ({
  source,
  amountSatang: baht === null ? null : Math.round(baht * 100),
})

describe('parseFundText', () => {
  it.each<[string, FundRow[]]>([
    ['', []],
    ['-', []],
    ['ไม่ใช้งบประมาณ', []],
    ['เงินสะสม', [row('เงินสะสม', null)]],
    ['(เงินสะสม)', [row('เงินสะสม', null)]],
    ['เงินสะสม (จ่ายขาด)', [row('เงินสะสม (จ่ายขาด)', null)]],
    ['ข้อบัญญัติ 2568', [row('ข้อบัญญัติ 2568', null)]],
    ['เทศบัญญัติ พ.ศ. ๒๕๗๐', [row('เทศบัญญัติ พ.ศ. ๒๕๗๐', null)]],
    ['งบตามข้อบัญญัติ', [row('งบตามข้อบัญญัติ', null)]],
    ['สถานธนานุบาล 1', [row('สถานธนานุบาล 1', null)]],
    ['เทศบัญญัติเพิ่มเติม ฉบับที่ 2', [row('เทศบัญญัติเพิ่มเติม ฉบับที่ 2', null)]],
    ['เงินอุดหนุน\nเฉพาะกิจ', [row('เงินอุดหนุนเฉพาะกิจ', null)]],
    ['เทศบัญญัติ\nเงินสะสม', [row('เทศบัญญัติ', null), row('เงินสะสม', null)]],
    ['เทศบัญญัติ / เงินสะสม', [row('เทศบัญญัติ', null), row('เงินสะสม', null)]],
    ['480000 (เงินอุดหนุนเฉพาะกิจ)', [row('เงินอุดหนุนเฉพาะกิจ', 480000)]],
    ['๕๐๐,๐๐๐ บาท', [row(null, 500000)]],
    ['4 ล้านบาท', [row(null, 4000000)]],
    ['1.5 ล้านบาท (เงินกู้)', [row('เงินกู้', 1500000)]],
    ['238,613.38', [row(null, 238613.38)]],
    ['50,000.- บาท', [row(null, 50000)]],
    ['500,000 บาท เงินสะสม', [row('เงินสะสม', 500000)]],
    ['เทศบัญญัติ 500,000 บาท', [row('เทศบัญญัติ', 500000)]],
    ['เทศบัญญัติ: 500,000', [row('เทศบัญญัติ', 500000)]],
    ['เทศบัญญัติ จำนวน 5000 บาท', [row('เทศบัญญัติ', 5000)]],
    ['ข้อบัญญัติ 2568 500,000', [row('ข้อบัญญัติ 2568', 500000)]],
    ['เทศบัญญัติ 500,000\nเงินสะสม 300,000', [row('เทศบัญญัติ', 500000), row('เงินสะสม', 300000)]],
    ['เทศบัญญัติ 300,000 บาท และเงินสะสม 200,000 บาท', [row('เทศบัญญัติ', 300000), row('เงินสะสม', 200000)]],
    ['เทศบัญญัติ 300,000 + เงินสะสม 200,000', [row('เทศบัญญัติ', 300000), row('เงินสะสม', 200000)]],
    ['300,000 (เทศบัญญัติ)\n200,000 (เงินสะสม)', [row('เทศบัญญัติ', 300000), row('เงินสะสม', 200000)]],
    ['800,000\n(เทศบัญญัติ 500,000)\n(เงินสะสม 300,000)', [row('เทศบัญญัติ', 500000), row('เงินสะสม', 300000)]],
    ['800,000 (เทศบัญญัติ 500,000) (เงินสะสม 300,000)', [row('เทศบัญญัติ', 500000), row('เงินสะสม', 300000)]],
    ['800,000\n(เทศบัญญัติ 500,000)', [row('เทศบัญญัติ', 500000), row(null, 300000)]],
    ['500,000\n(เทศบัญญัติ)\n(เงินสะสม)', [row('เทศบัญญัติ, เงินสะสม', 500000)]],
    ['500,000 (เงินสะสม (จ่ายขาด))', [row('เงินสะสม (จ่ายขาด)', 500000)]],
  ])('%j', (text, rows) => {
    expect(parseFundText(text)).toEqual(rows)
  })

  it('lets the figure printed first be the budget, also where the funds exceed it', () => {
    const rows = parseFundText('100,000\n(เทศบัญญัติ 500,000)\n(เงินสะสม 300,000)')
    expect(budgetOf({ funds: rows })).toBe(10_000_000)
    expect(rows[0]?.source).toContain('เทศบัญญัติ 500,000')
  })
})

const source = fc.constantFrom(...FUND_SOURCES.map(({ name }) => name), 'ข้อบัญญัติ 2568', 'อบจ.ตัวอย่าง', 'เงินสะสม (จ่ายขาด)')
const amount = fc.integer({ min: 0, max: 9_000_000_000_00 })
const digits = fc.constantFrom('arabic' as const, 'thai' as const)

const sameText = (funds: FundRow[], numerals: 'thai' | 'arabic'): FundRow[] =>
  funds.map((fund) => ({ ...fund, source: fund.source === null ? null : withDigits(fund.source, numerals) }))

describe('fundLines', () => {
  it('prints one fund by its name, several with their amounts', () => {
    expect(fundLines([row('เงินอุดหนุนเฉพาะกิจ', 500)], 'thai')).toEqual(['เงินอุดหนุนเฉพาะกิจ'])
    expect(fundLines([row('เทศบัญญัติ', 500000), row('เงินสะสม', 300000)], 'arabic')).toEqual([
      'เทศบัญญัติ 500,000',
      'เงินสะสม 300,000',
    ])
    expect(fundLines([row('เทศบัญญัติ', 500000), row(null, 300)], 'thai')).toEqual([
      'เทศบัญญัติ ๕๐๐,๐๐๐',
      'ไม่ระบุแหล่งงบประมาณ ๓๐๐ บาท',
    ])
    expect(fundLines([row(null, 500)], 'thai')).toEqual([])
    expect(fundLines([], 'thai')).toEqual([])
  })

  it('is read back from a budget cell: funds with amounts', () => {
    const funds = fc.array(fc.record({ source: fc.option(source), amountSatang: amount }), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(funds, digits, (funds, digits) => {
        const lines = fundLines(funds, digits).map((line) => `(${line})`)
        const cell = [formatBaht(budgetOf({ funds }) ?? 0, digits), ...lines].join('\n')
        expect(parseFundText(cell)).toEqual(sameText(funds, digits))
        expect(parseFundText(fundLines(funds, digits).join('\n'))).toEqual(sameText(funds, digits))
      }),
    )
  })

  it('is read back from a budget cell: one fund', () => {
    fc.assert(
      fc.property(fc.option(source), amount, digits, (source, amountSatang, digits) => {
        const funds = [{ source, amountSatang }]
        const cell = [formatBaht(amountSatang, digits), ...fundLines(funds, digits).map((line) => `(${line})`)].join(
          '\n',
        )
        expect(parseFundText(cell)).toEqual(sameText(funds, digits))
      }),
    )
  })
})

describe('matchFundSource', () => {
  it.each([
    ['จ่ายขาดเงินสะสม', 'accumulated-fund'],
    ['ข้อบัญญัติ 2568', 'local-ordinance'],
    ['เทศบัญญัติ ประจำปีงบประมาณ พ.ศ. ๒๕๗๐', 'municipal-ordinance'],
    ['เงินอุดหนุนจาก อบจ.', 'pao-grant'],
    ['อุดหนุน เฉพาะกิจ', 'specific-grant'],
  ])('%s is %s', (text, id) => {
    expect(matchFundSource(text)?.id).toBe(id)
  })

  it('has each spelling once', () => {
    const spellings = FUND_SOURCES.flatMap(({ name, spellings }) => [name, ...spellings])
    expect(new Set(spellings).size).toBe(spellings.length)
    for (const { id, name } of FUND_SOURCES) expect(matchFundSource(name)?.id).toBe(id)
    expect(matchFundSource('กองช่าง')).toBeNull()
  })
})
