/**
 * A number in plain decimal form, as a cell shows it without any format: no exponent, no thousands, at most the 15 significant digits a
 * spreadsheet keeps (0.1 + 0.2 is "0.3").
 */
export function plainDecimal(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  const text = String(Number(value.toPrecision(15)))
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text === '-0' ? '0' : text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}
