import { hasMonth } from '#src/domain/month-set.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { matchFundSource } from '#src/domain/fund-sources.ts'
import { at, quoted, type ProjectRule } from '../rule.ts'

const YEAR = /(?<!\d)25\d\d(?!\d)/g
const RANGE = /(25\d\d)\s*[-–—]\s*(25\d\d)/

const yearsIn = (text: string): number[] => (toArabicDigits(text).match(YEAR) ?? []).map(Number)

/** Whether a name that speaks of these years can belong to the fiscal year. */
function fits(text: string, fiscalYear: number, months: number): boolean {
  const range = RANGE.exec(toArabicDigits(text))
  if (range) return Number(range[1]) <= fiscalYear + 1 && fiscalYear <= Number(range[2])
  // October to December of the fiscal year are in the calendar year before it.
  const startsBefore = [1, 2, 3].some((month) => hasMonth(months, month))
  return yearsIn(text).some((year) => year === fiscalYear || (year === fiscalYear - 1 && startsBefore))
}

/** Rules about years that stand in texts. */
export const YEAR_RULES: readonly ProjectRule[] = [
  {
    id: 'name-other-year',
    severity: 'warning',
    law: null,
    title: { th: 'ปีในชื่อไม่ใช่ปีของแผน', en: 'Year in the name is not the plan’s' },
    reason: { th: 'มักเป็นชื่อที่คัดลอกจากแผนปีก่อน', en: 'Often a name copied from last year’s plan.' },
    find: ({ name, months }, { fiscalYear }) => {
      const [year] = yearsIn(name)
      return year !== undefined && !/แผนพัฒนา/.test(name) && !fits(name, fiscalYear, months)
        ? at(
            'name',
            `ชื่อมีปี ${year} แต่แผนนี้เป็นปีงบประมาณ ${fiscalYear} กรุณาแก้ปีในชื่อ`,
            `The name says ${year}, but this is the plan of ${fiscalYear}: correct the year.`,
          )
        : null
    },
  },
  {
    id: 'fund-other-year',
    severity: 'warning',
    law: null,
    title: { th: 'แหล่งงบประมาณเป็นของปีอื่น', en: 'Funds of another year' },
    reason: {
      th: 'งบประมาณรายจ่ายประจำปีใช้ได้ในปีของตน ยกเว้นเงินที่กันไว้',
      en: 'A budget serves its own year, unless carried over.',
    },
    find: ({ funds }, { fiscalYear }) => {
      const wrong = funds.find(({ source }) => {
        const years = yearsIn(source ?? '')
        const isOwn = years.length === 0 || years.includes(fiscalYear)
        return !isOwn && matchFundSource(source ?? '')?.id !== 'carry-over' && !/กัน|สะสม|กู้/.test(source ?? '')
      })
      return wrong
        ? at(
            'funds',
            `แหล่งงบประมาณ ${quoted(wrong.source ?? '')} ไม่ใช่ของปีงบประมาณ ${fiscalYear} กรุณาตรวจ`,
            `${quoted(wrong.source ?? '')} is not of fiscal year ${fiscalYear}.`,
          )
        : null
    },
  },
]
