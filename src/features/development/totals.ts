import type { Satang } from '#src/domain/money.ts'
import { foldThai, toArabicDigits } from '#src/domain/thai-text.ts'
import type { DevelopmentPlan } from './development.ts'

/** Projects with money, and how much. */
export type CountAndSum = { count: number; satang: Satang }

/** What a strategy costs, year by year and in all years. `name` null: rows that name none. */
export type StrategyTotals = {
  no: number | null
  name: string | null
  years: CountAndSum[]
  all: CountAndSum
}

/** The years of a plan, rising. */
export const yearsOf = ({ firstYear, lastYear }: Pick<DevelopmentPlan, 'firstYear' | 'lastYear'>): number[] =>
  Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index)

const NOTHING: CountAndSum = { count: 0, satang: 0 }
const plus = (a: CountAndSum, b: CountAndSum): CountAndSum => ({
  count: a.count + b.count,
  satang: a.satang + b.satang,
})

/** What the projects of one strategy have in one year. */
export type YearSum = CountAndSum & { no: number | null; name: string | null; fiscalYear: number }

/**
 * The totals by strategy in the order of their numbers, as form ผ.01 has them: a project counts in every year in which it has money, and
 * the count over all years is the sum of those.
 */
export function totalsByStrategy(sums: readonly YearSum[], years: readonly number[]): StrategyTotals[] {
  const groups = Map.groupBy(sums, ({ no, name }) => `${no ?? ''}|${name ?? ''}`)
  return [...groups.values()]
    .map((rows) => {
      const byYear = years.map((year) => rows.filter(({ fiscalYear }) => fiscalYear === year).reduce(plus, NOTHING))
      return { no: rows[0]?.no ?? null, name: rows[0]?.name ?? null, years: byYear, all: byYear.reduce(plus, NOTHING) }
    })
    .toSorted((a, b) => (a.no ?? 999) - (b.no ?? 999))
}

/** A figure as form ผ.01 prints it. `fiscalYear` null: of all years. */
export type PrintedTotal = { label: string; fiscalYear: number | null; count: number | null; satang: Satang | null }

/** A printed figure beside what the rows, and what its own years, add up to. Shown when they differ; never corrected. */
export type TotalDifference = PrintedTotal & {
  rows: CountAndSum
  /** Of a five-year total: the sum of the years printed in the same line. */
  ownYears: CountAndSum | null
}

/** The printed figures that disagree with the rows, or with the years of their own line. @param strategies computed from the rows */
export function differencesOf(
  printed: readonly PrintedTotal[],
  strategies: readonly StrategyTotals[],
  years: readonly number[],
): TotalDifference[] {
  const lines = linesOf(printed)
  return lines.flatMap((line) => {
    const meant = meantBy(line[0]?.label ?? '', strategies)
    if (meant.length === 0) return []
    return line.flatMap((figure): TotalDifference[] => {
      const rows = rowsFor(figure.fiscalYear, meant, years)
      const ownYears = figure.fiscalYear === null ? sumOfYears(line) : null
      const agrees = (sum: CountAndSum): boolean =>
        (figure.satang === null || figure.satang === sum.satang) &&
        (figure.count === null || figure.count === sum.count)
      const isRight = agrees(rows) && (ownYears === null || agrees(ownYears))
      return isRight ? [] : [{ ...figure, rows, ownYears: ownYears === null || agrees(ownYears) ? null : ownYears }]
    })
  })
}

/** Figures that follow each other under one label are one line of the form. */
function linesOf(printed: readonly PrintedTotal[]): PrintedTotal[][] {
  const lines: PrintedTotal[][] = []
  for (const figure of printed) {
    const last = lines.at(-1)
    const isSame = last?.[0]?.label === figure.label && !last.some(({ fiscalYear }) => fiscalYear === figure.fiscalYear)
    if (last && isSame) last.push(figure)
    else lines.push([figure])
  }
  return lines
}

function rowsFor(fiscalYear: number | null, meant: readonly StrategyTotals[], years: readonly number[]): CountAndSum {
  if (fiscalYear === null) return meant.map(({ all }) => all).reduce(plus, NOTHING)
  const index = years.indexOf(fiscalYear)
  return meant.map((totals) => totals.years[index] ?? NOTHING).reduce(plus, NOTHING)
}

function sumOfYears(line: readonly PrintedTotal[]): CountAndSum | null {
  const years = line.filter(({ fiscalYear }) => fiscalYear !== null)
  if (years.length < 2) return null
  return years.map(({ count, satang }) => ({ count: count ?? 0, satang: satang ?? 0 })).reduce(plus, NOTHING)
}

/** The strategies that a line's words mean: one by its number or name, all by "รวม"; none when they mean something else. */
function meantBy(label: string, strategies: readonly StrategyTotals[]): readonly StrategyTotals[] {
  const folded = foldThai(label)
  if (folded.startsWith('รวม')) return strategies
  const named = strategies.filter(({ name }) => name !== null && folded.includes(foldThai(name)))
  if (named.length === 1) return named
  const number = /^(?:\(?(\d{1,2})[.)]|(?:ยุทธศาสตร์|ประเด็นการพัฒนา|ประเด็นยุทธศาสตร์)(?:การพัฒนา)?ที่(\d{1,2}))/.exec(
    toArabicDigits(folded),
  )
  const no = Number(number?.[1] ?? number?.[2] ?? Number.NaN)
  if (/แผนงาน/.test(folded)) return []
  const numbered = strategies.filter((strategy) => strategy.no === no)
  return numbered.length === 1 ? numbered : []
}
