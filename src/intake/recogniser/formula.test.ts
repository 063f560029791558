import { expect, test } from 'vitest'
import { computeFormula } from './formula.ts'

const CELLS: Record<string, number | null> = { '7,4': 100, '8,4': 200, '9,4': null }
const numberAt = (row: number, column: number): number | null =>
  CELLS[`${row},${column}`] ?? (`${row},${column}` in CELLS ? null : 0)

test.each([
  ['80000*5', 400_000],
  ['=500000*2', 1_000_000],
  ['(1+2)*3-4/2', 7],
  ['-5+10', 5],
  ['E8+E9', 300],
  ['$E$8*2', 200],
  ['SUM(E8:E9)', 300],
  ['SUM(E8:E10)', 300],
  ['SUM(E8,E9,50)/2', 175],
])('%s is computed', (formula, value) => {
  expect(computeFormula(formula, numberAt)).toBe(value)
})

test.each(['VLOOKUP(A1,B:C,2)', 'E10', '1/0', '1+', '"text"', 'Sheet2!A1', '', 'SUM(E8:', 'SUM(A1:Z1048576)', '2**3'])(
  '%s is not made up',
  (formula) => {
    expect(computeFormula(formula, numberAt)).toBeNull()
  },
)
