/** A report that is one table, as Word and PDF print it on A4 lying. All texts are ready: numerals, dates and words. */
export type TableReport = {
  title: string
  /** Under the title: the office and the year. */
  lead: string
  officeName: string
  /** `share`: of the width, in any unit. */
  columns: readonly { heading: string; share: number }[]
  rows: readonly (readonly string[])[]
  /** Below the table, a paragraph each. */
  notes: readonly string[]
}
