import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Allocation, BudgetLine, FundedProject, Instrument } from './budgets.ts'
import { changedFunds, kindOfSource, moneyOf } from './budgets.ts'
import { meantForPlan, tieOut } from './tie-out.ts'

const instrument = (over: Partial<Instrument> = {}): Instrument => ({
  id: 'i1',
  fiscalYear: 2570,
  kind: 'annual',
  number: null,
  title: 'เทศบัญญัติตัวอย่าง',
  councilOn: null,
  approvedOn: null,
  announcedOn: null,
  totalSatang: 100_000,
  version: 1,
  ...over,
})
const line = (id: string, amountSatang: number, over: Partial<BudgetLine> = {}): BudgetLine => ({
  id,
  instrumentId: 'i1',
  position: 1,
  code: null,
  area: null,
  programme: null,
  work: null,
  budgetType: null,
  expenseCategory: null,
  name: `รายการ ${id}`,
  department: null,
  amountSatang,
  leftOutReason: null,
  sourceSheet: null,
  sourceRow: null,
  version: 1,
  ...over,
})
const project = (id: string, amountSatang: number | null, source = 'เทศบัญญัติ'): FundedProject => ({
  id,
  kind: 'project',
  name: `โครงการ ${id}`,
  programme: null,
  departments: [],
  funds: [{ source, amountSatang }],
})

describe('tie-out', () => {
  test('lines in the plan, left out and nothing else come to 0', () => {
    const tied = tieOut({
      instruments: [instrument()],
      lines: [line('a', 60_000), line('b', 40_000, { leftOutReason: 'งบกลาง' })],
      allocations: [{ lineId: 'a', projectId: 'p', amountSatang: 60_000 }],
      projects: [project('p', 60_000)],
    })
    expect(tied.totals).toMatchObject({ inPlanSatang: 60_000, leftOutSatang: 40_000, differenceSatang: 0 })
    expect(tied.isTied).toBe(true)
    expect(meantForPlan(tied).get('annual')).toBe(60_000)
  })

  test('what is too much here and too little there is not tied, though the sums cancel out', () => {
    const tied = tieOut({
      instruments: [instrument()],
      lines: [line('a', 60_000), line('b', 40_000)],
      allocations: [
        { lineId: 'a', projectId: 'p', amountSatang: 60_001 },
        { lineId: 'b', projectId: 'p', amountSatang: 39_999 },
      ],
      projects: [project('p', 100_000)],
    })
    expect(tied.totals).toMatchObject({ differenceSatang: 0, overSatang: -1, openSatang: 1 })
    expect(tied.isTied).toBe(false)
  })

  test('money of a project that is gone is open again', () => {
    const { totals, lines } = tieOut({
      instruments: [instrument()],
      lines: [line('a', 100_000)],
      allocations: [{ lineId: 'a', projectId: 'gone', amountSatang: 100_000 }],
      projects: [],
    })
    expect([totals.openSatang, lines[0]?.state]).toEqual([100_000, 'open'])
  })

  test('a transfer moves: its lines come to 0, and what is taken away is open until a project gives it', () => {
    const lines = [line('from', -500), line('to', 500)]
    const transfer = instrument({ kind: 'transfer', totalSatang: 500 })
    const before = tieOut({ instruments: [transfer], lines, allocations: [], projects: [project('p', 0)] })
    expect(before.totals).toMatchObject({ wholeSatang: 0, differenceSatang: 0, openCount: 2 })
    expect(before.isTied).toBe(false)
    const taken = lines.map(({ id, amountSatang }) => ({ lineId: id, projectId: 'p', amountSatang }))
    expect(tieOut({ instruments: [transfer], lines, allocations: taken, projects: [project('p', 0)] }).isTied).toBe(
      true,
    )
  })

  test('outside money stands apart', () => {
    const mixed: FundedProject = {
      id: 'p',
      kind: 'project',
      name: '',
      programme: null,
      departments: [],
      funds: [
        { source: 'ข้อบัญญัติ', amountSatang: 100 },
        { source: 'อบจ.', amountSatang: 30 },
        { source: 'ประชาชนสมทบ', amountSatang: null },
      ],
    }
    expect(moneyOf(mixed)).toEqual({ ownSatang: 100, outsideSatang: 30 })
    expect(moneyOf({ ...mixed, kind: 'outside-agency' })).toEqual({ ownSatang: 0, outsideSatang: 130 })
    expect(kindOfSource('จ่ายขาดเงินสะสม')).toBe('reserve')
    expect(kindOfSource('คำที่ไม่มีใครรู้จัก')).toBe('annual')
  })
})

const amount = fc.integer({ min: -9_000_000_000, max: 9_000_000_000 })
const anyBudget = fc
  .record({
    totals: fc.array(
      fc.record({
        kind: fc.constantFrom('annual' as const, 'transfer' as const, 'reserve' as const),
        totalSatang: fc.nat(9_000_000_000),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    lines: fc.array(fc.record({ of: fc.nat(3), amount, reason: fc.constantFrom(null, 'งบกลาง') }), { maxLength: 20 }),
    allocations: fc.array(fc.record({ line: fc.nat(25), project: fc.nat(6), amount }), { maxLength: 30 }),
    funds: fc.array(fc.record({ amount: fc.option(amount), source: fc.constantFrom('เทศบัญญัติ', 'อบจ.', null) }), {
      maxLength: 5,
    }),
  })
  .map(({ totals, lines, allocations, funds }) => ({
    instruments: totals.map((one, at) => instrument({ ...one, id: `i${at}` })),
    lines: lines.map((one, at) =>
      line(`l${at}`, one.amount, { instrumentId: `i${one.of % totals.length}`, leftOutReason: one.reason }),
    ),
    allocations: allocations.map((one): Allocation => ({
      lineId: `l${one.line}`,
      projectId: `p${one.project}`,
      amountSatang: one.amount,
    })),
    projects: funds.map((one, at) => project(`p${at}`, one.amount, one.source ?? undefined)),
  }))

test('the parts always come to the whole, of each instrument and of all', () => {
  fc.assert(
    fc.property(anyBudget, (budget) => {
      const { instruments, totals, projects, planSatang, ownSatang, outsideSatang } = tieOut(budget)
      for (const one of [...instruments, totals]) {
        const { inPlanSatang, leftOutSatang, openSatang, overSatang, missingSatang, differenceSatang } = one
        expect(inPlanSatang + leftOutSatang + openSatang + overSatang + missingSatang).toBe(one.wholeSatang)
        expect(openSatang + overSatang + missingSatang).toBe(differenceSatang)
      }
      expect(ownSatang + outsideSatang).toBe(planSatang)
      expect(projects.reduce((sum, one) => sum + one.allocatedSatang, 0)).toBe(totals.inPlanSatang)
      for (const one of projects) expect(one.allocatedSatang + one.differenceSatang).toBe(one.ownSatang)
    }),
  )
})

test('a budget is tied exactly when no line and no project is left with a remainder', () => {
  fc.assert(
    fc.property(anyBudget, (budget) => {
      const tied = tieOut(budget)
      const clean =
        tied.lines.every(({ state }) => state === 'in-plan' || state === 'left-out') &&
        tied.instruments.every(({ missingSatang }) => missingSatang === 0) &&
        tied.projects.every(({ differenceSatang }) => differenceSatang === 0)
      const hasUnfunded = tied.projects.some(({ ownSatang, lineIds }) => lineIds.length === 0 && ownSatang !== 0)
      expect(tied.isTied).toBe(clean && !hasUnfunded)
    }),
  )
})

test('changing funds changes their sum by exactly the change, and never below nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(10_000), { maxLength: 3 }),
      fc.integer({ min: -20_000, max: 20_000 }),
      (amounts, change) => {
        const funds = amounts.map((amountSatang, at) => ({
          source: ['เทศบัญญัติ', 'เงินสะสม', 'อบจ.'][at] ?? null,
          amountSatang,
        }))
        const total = (rows: readonly { amountSatang: number | null }[]) =>
          rows.reduce((sum, row) => sum + (row.amountSatang ?? 0), 0)
        const after = changedFunds(funds, 'transfer', change, 'เทศบัญญัติ')
        expect(after === null).toBe((amounts[0] ?? 0) + change < 0)
        expect(total(after ?? funds)).toBe(total(funds) + (after === null ? 0 : change))
      },
    ),
  )
})
