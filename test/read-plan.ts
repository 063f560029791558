import { monthsOf } from '#src/domain/month-set.ts'
import { budgetOf } from '#src/domain/project.ts'
import type { Grid } from '#src/intake/grid.ts'
import { recognise } from '#src/intake/recognise.ts'
import type { Recognised, RecognisedItem } from '#src/intake/recognised.ts'
import { gridOf, TITLES, WHOLE_HEADER, type FixtureCell, type FixtureSheet } from './grid-fixture.ts'

/** Recognises one hand-made sheet. */
export const read = (
  sheet: Partial<FixtureSheet> & { rows: FixtureCell[][] },
  format: Grid['format'] = 'xlsx',
): Recognised => recognise(gridOf([sheet], format))

/** The rows of a table under the usual titles and header; the first of them stands in row 7. */
export const table = (...rows: FixtureCell[][]): FixtureCell[][] => [...TITLES, [...WHOLE_HEADER], ...rows]

/** One field of every project. */
export const pick = <K extends keyof RecognisedItem>(result: Recognised, key: K): RecognisedItem[K][] =>
  result.items.map((item) => item[key])

export const monthsIn = (result: Recognised): number[][] => result.items.map(({ months }) => monthsOf(months))
export const codesIn = (result: Recognised): string[] => result.warnings.map(({ code }) => code)

/** Budgets in baht. */
export const bahtIn = (result: Recognised): (number | null)[] =>
  result.items.map((item) => {
    const amount = budgetOf(item)
    return amount === null ? null : amount / 100
  })

/** Warnings about sums, counts and repeated rows. */
export const alarmsIn = ({ warnings }: Recognised) =>
  warnings.filter(({ code }) => ['total-mismatch', 'count-mismatch', 'duplicate-row'].includes(code))
