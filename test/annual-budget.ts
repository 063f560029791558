import { randomUUID } from 'node:crypto'
import type { Satang } from '#src/domain/money.ts'
import type { Instrument } from '#src/features/budgets/budgets.ts'

/** The annual budget of a year, as it is stored before anything is known of its lines. */
export const annualBudget = (fiscalYear: number, totalSatang: Satang): Instrument => ({
  id: randomUUID(),
  fiscalYear,
  kind: 'annual',
  number: null,
  title: `งบประมาณตัวอย่าง ${fiscalYear}`,
  councilOn: null,
  approvedOn: null,
  announcedOn: null,
  totalSatang,
  version: 1,
})
