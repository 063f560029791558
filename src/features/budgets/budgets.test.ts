import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RecognisedLine } from '#src/intake/recognised-budget.ts'
import type { BudgetLine } from './budgets.ts'
import { diffLines, diffParts } from './budget-diff.ts'
import { budgetMappingFromForm } from './budget-mapping-form.ts'
import { share } from './budget-proposals.ts'
import { fittingReason } from './leave-out-groups.ts'

const BLANK = { code: null, area: null, work: null, budgetType: null, expenseCategory: null }
const row = (name: string, amountSatang: number, at: number): RecognisedLine => ({
  ...BLANK,
  sheet: null,
  row: at + 2,
  programme: 'แผนงานการเกษตร',
  department: null,
  name,
  amountSatang,
})
const standing = ({ sheet, row: sourceRow, ...content }: RecognisedLine, id: string): BudgetLine => ({
  ...content,
  id,
  instrumentId: 'i',
  position: sourceRow,
  leftOutReason: null,
  sourceSheet: sheet,
  sourceRow,
  version: 1,
})
const rows = fc
  .array(fc.record({ name: fc.constantFrom('ปลูกป่า', 'ขุดสระ', 'ขุดสระ หมู่ที่ 2'), amount: fc.nat(5) }), { maxLength: 12 })
  .map((all) => all.map(({ name, amount }, at) => row(name, amount, at)))

describe('a file beside the lines that stand', () => {
  test('each line and each row is in exactly one list', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const current = before.map((one, at) => standing(one, `l${at}`))
        const { unchanged, changed, added, removed } = diffLines(current, after)
        const matched = [...unchanged, ...changed]
        expect(new Set([...matched.map(({ line }) => line), ...removed]).size).toBe(current.length)
        expect(matched.length + removed.length).toBe(current.length)
        expect(new Set([...matched.map(({ incoming }) => incoming), ...added]).size).toBe(after.length)
        expect(matched.length + added.length).toBe(after.length)
      }),
    )
  })

  test('the same rows in any order change nothing', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (before, order) => {
        const current = before.map((one, at) => standing(one, `l${at}`))
        const keyed = before.map((one, at) => ({ one, key: order[at] ?? 0 }))
        const shuffled = keyed.toSorted((a, b) => a.key - b.key).map(({ one }) => one)
        const { changed, added, removed } = diffLines(current, shuffled)
        expect([changed, added, removed]).toEqual([[], [], []])
      }),
    )
  })

  test('a corrected amount, a moved programme and a re-spelt name are told for what they are', () => {
    const before = row('โครงการขุดสระ หมู่ที่ 2', 100, 0)
    const moved = { ...before, programme: 'แผนงานเคหะและชุมชน', name: 'โครงการ ขุดสระ หมู่ที่ ๒', amountSatang: 150 }
    const { changed } = diffLines([standing(before, 'l')], [moved])
    expect(changed.map(({ fields }) => fields)).toEqual([['programme', 'name', 'amountSatang']])
  })
})

test('a long list of changes is shown part by part, and keeps its count', () => {
  const added = Array.from({ length: 120 }, (_, at) => row(`รายการที่ ${at}`, at, at))
  const removed = [standing(row('เดิม', 1, 0), 'a'), standing(row('เก่า', 1, 1), 'b')]
  const parts = diffParts(diffLines(removed, added), ['b'], new URLSearchParams('added=3'))
  expect([parts.added.count, parts.added.part, parts.added.rows.length]).toEqual([120, 3, 20])
  expect(parts.removed.rows.map(({ id, isInUse }) => [id, isInUse])).toEqual([
    ['a', false],
    ['b', true],
  ])
})

test('a shared change comes to the whole, to the satang', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }),
      fc.array(fc.integer({ min: 1, max: 9_000_000_000 }), { minLength: 1, maxLength: 8 }),
      (amount, weights) => {
        const parts = share(amount, weights)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount)
        expect(parts.every((part) => Number.isSafeInteger(part) && part * amount >= 0)).toBe(true)
      },
    ),
  )
})

test.each([
  ['เงินเดือนพนักงาน', 'งบบุคลากร', null, 'เงินเดือนและค่าตอบแทนบุคลากร'],
  ['ค่าตอบแทนพนักงานจ้าง', 'งบบุคลากร', null, 'ค่าจ้างประจำและค่าจ้างพนักงานจ้าง'],
  ['ค่าไฟฟ้า', 'งบดำเนินงาน', 'ค่าสาธารณูปโภค', 'ค่าสาธารณูปโภค'],
  ['โครงการอบรมค่าไฟฟ้า', 'งบดำเนินงาน', 'ค่าใช้สอย', null],
  ['ก่อสร้างถนน', 'งบลงทุน', 'ค่าที่ดินและสิ่งก่อสร้าง', null],
])('“%s” is left out for “%s %s”: %s', (name, budgetType, expenseCategory, reason) => {
  expect(fittingReason({ programme: 'แผนงานบริหารงานทั่วไป', budgetType, expenseCategory, name })).toBe(reason)
})

describe('columns named by hand', () => {
  const form = (fields: Record<string, string>): FormData => {
    const data = new FormData()
    for (const [name, value] of Object.entries({ headerRows: '๒', signature: '0123456789abcdef', ...fields }))
      data.append(name, value)
    return data
  }

  test('need a line and money, each role once', () => {
    expect(budgetMappingFromForm(form({ 'column-0': 'budget-name', 'column-3': 'budget-amount' })).mapping).toEqual({
      headerRows: 2,
      columns: { 0: 'budget-name', 3: 'budget-amount' },
    })
    const wrongs: Record<string, string>[] = [
      { 'column-0': 'budget-name' },
      { 'column-0': 'budget-amount' },
      { 'column-0': 'budget-name', 'column-1': 'budget-name', 'column-2': 'budget-amount' },
      { 'column-0': 'budget-name', 'column-2': 'budget-amount', headerRows: 'สอง' },
      { 'column-0': 'budget-name', 'column-2': 'budget-amount', signature: 'x' },
    ]
    for (const wrong of wrongs)
      expect(() => budgetMappingFromForm(form(wrong))).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
