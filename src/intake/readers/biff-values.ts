import type { GridCell } from '../grid.ts'
import { plainDecimal } from '../number-text.ts'

const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
}

/** A cell of that number. */
export const numberCell = (value: number): GridCell =>
  Number.isFinite(value) ? { text: plainDecimal(value), number: value } : { text: '' }

/** As Excel shows it. */
export const booleanText = (value: number): string => (value ? 'TRUE' : 'FALSE')
/** As Excel shows it. */
export const errorText = (code: number): string => ERRORS[code] ?? '#N/A'

/** A number packed into 30 bits: an integer or the upper half of a double, perhaps in hundredths. */
export function rkNumber(packed: number): number {
  const isHundredths = (packed & 1) !== 0
  const double = new DataView(new ArrayBuffer(8))
  double.setUint32(4, packed & 0xfffffffc, true)
  const value = (packed & 2) !== 0 ? (packed | 0) >> 2 : double.getFloat64(0, true)
  return isHundredths ? value / 100 : value
}

/** The words of a page header without its codes (&C, &"font", &16, &P …). */
export const headerText = (codes: string): string =>
  codes
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&\d+/g, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&[A-Z]/g, '')
    .replaceAll('&&', '&')
