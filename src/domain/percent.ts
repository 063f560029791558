/**
 * The share of a part in the whole, in hundredths of a percent (12.34 % = 1234), rounded half up; 0 when the whole is nothing.
 * Both are whole numbers ≥ 0 (counts or satang). Each share is rounded on its own, so shares need not sum to 10,000.
 */
export function percentOf(part: number, whole: number): number {
  if (whole <= 0) return 0
  // Satang × 10,000 can pass what a number holds exactly.
  return Number((BigInt(part) * 20_000n + BigInt(whole)) / (BigInt(whole) * 2n))
}
