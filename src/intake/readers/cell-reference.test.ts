import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnLetters } from '#src/domain/column-letters.ts'
import { cellPosition, cellRange, columnNumber, movedFormula } from './cell-reference.ts'

test('columns are counted as in a spreadsheet, there and back', () => {
  expect(['A', 'z', 'AA', 'XFD', 'AAAA', ''].map(columnNumber)).toEqual([0, 25, 26, 16_383, undefined, undefined])
  fc.assert(fc.property(fc.nat(16_383), (column) => columnNumber(columnLetters(column)) === column))
})

test('a cell reference is the cell it names, and nothing else is one', () => {
  const cell = fc.record({ row: fc.nat(1_048_575), column: fc.nat(16_383) })
  fc.assert(
    fc.property(cell, fc.constantFrom('', '$'), ({ row, column }, fix) => {
      expect(cellPosition(`${fix}${columnLetters(column)}${fix}${row + 1}`)).toEqual({ row, column })
    }),
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('A', 'z', '@', '[', '$', '0', '1', '9', '/', ':', 'ก'), maxLength: 6 }),
      (text) => {
        expect(cellPosition(text) !== undefined).toBe(/^\$?[A-Z]{1,3}\$?[1-9]\d{0,6}$/i.test(text))
      },
    ),
  )
  expect(cellPosition(undefined)).toBeUndefined()
})

test('a range has its ends in order', () => {
  expect(cellRange('C4:A1')).toEqual({ firstRow: 0, lastRow: 3, firstColumn: 0, lastColumn: 2 })
  expect(['A1', 'A:B', '1:2', '', 'A1:x'].map(cellRange)).toEqual(Array(5).fill(undefined))
})

test('a moved formula moves what is relative', () => {
  expect(movedFormula('SUM(A1:B$2)+$C3*LOG10(D4)&"A1"', 2, 1)).toBe('SUM(B3:C$2)+$C5*LOG10(E6)&"A1"')
  expect(movedFormula('A1', -1, 0)).toBe('#REF!')
})
