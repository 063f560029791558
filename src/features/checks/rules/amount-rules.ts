import { formatBaht } from '#src/domain/money.ts'
import { budgetOf } from '#src/domain/project.ts'
import { toArabicDigits } from '#src/domain/thai-text.ts'
import { at, type FoundInPlan, type PlanRule, type ProjectRule, type ProjectToCheck } from '../rule.ts'
import { isWorks } from '../work-types.ts'

const BAHT = 100
/** Below this a project has most likely lost its thousands. */
const SMALL_SATANG = 1_000 * BAHT
/** Amounts under this are never called unusually large. */
const LARGE_SATANG = 10_000_000 * BAHT
const MANY_TIMES_MEDIAN = 300
/** Under so many projects with a budget the median says nothing. */
const ENOUGH_FOR_MEDIAN = 10
const STATED =
  /(?:งบประมาณ|วงเงิน|เป็นเงิน|จำนวนเงิน)[^\d]{0,30}?(\d{1,3}(?:,\d{3})+|\d{4,})(?:\.(\d{1,2}))?\s*(?:\.-|บาท)/g

/** Amounts that a text states, in satang. */
const statedIn = (text: string): number[] =>
  [...toArabicDigits(text).matchAll(STATED)].map(
    ([, baht = '', satang = '']) => Number(baht.replaceAll(',', '')) * BAHT + Number(satang.padEnd(2, '0')),
  )

/** Rules about the size of amounts. */
export const AMOUNT_RULES: readonly ProjectRule[] = [
  {
    id: 'amount-differs-from-text',
    severity: 'warning',
    law: null,
    title: { th: 'จำนวนเงินไม่ตรงกับที่เขียนในรายละเอียด', en: 'Amount differs from the details' },
    reason: {
      th: 'ช่องงบประมาณกับรายละเอียดต้องบอกเงินจำนวนเดียวกัน',
      en: 'The budget and the details must state one amount.',
    },
    find: ({ funds, activity }) => {
      const budget = budgetOf({ funds: [...funds] })
      const stated = statedIn(activity ?? '')
      if (budget === null || stated.length === 0) return null
      const sum = stated.reduce((total, amount) => total + amount, 0)
      return stated.includes(budget) || sum === budget
        ? null
        : at(
            'funds',
            `งบประมาณ ${formatBaht(budget)} บาท แต่รายละเอียดเขียนว่า ${formatBaht(stated[0] ?? 0)} บาท กรุณาแก้ให้ตรงกัน`,
            `The budget is ${formatBaht(budget)} baht, the details say ${formatBaht(stated[0] ?? 0)}: make them agree.`,
          )
    },
  },
  {
    id: 'amount-odd-satang',
    severity: 'advice',
    law: null,
    title: { th: 'จำนวนเงินมีเศษสตางค์', en: 'Amount with odd satang' },
    reason: { th: 'งบประมาณมักตั้งเป็นบาทเต็ม', en: 'Budgets are mostly set in whole baht.' },
    find: ({ funds }) => {
      const odd = funds.find(({ amountSatang }) => amountSatang !== null && amountSatang % BAHT !== 0)
      return odd
        ? at(
            'funds',
            `จำนวนเงิน ${formatBaht(odd.amountSatang ?? 0)} บาท มีเศษสตางค์ กรุณาตรวจว่าถูกต้อง`,
            `The amount ${formatBaht(odd.amountSatang ?? 0)} baht has satang: check it.`,
          )
        : null
    },
  },
  {
    id: 'amount-very-small',
    severity: 'advice',
    law: null,
    title: { th: 'จำนวนเงินน้อยผิดปกติ', en: 'Unusually small amount' },
    reason: {
      th: 'อาจพิมพ์เป็นหน่วยพันบาทหรือตกหลัก',
      en: 'Perhaps typed in thousands, or digits are missing.',
    },
    find: ({ funds }) => {
      const budget = budgetOf({ funds: [...funds] }) ?? 0
      return budget > 0 && budget < SMALL_SATANG
        ? at(
            'funds',
            `งบประมาณทั้งโครงการ ${formatBaht(budget)} บาท น้อยผิดปกติ กรุณาตรวจจำนวนหลัก`,
            `The whole budget is ${formatBaht(budget)} baht: check the number of digits.`,
          )
        : null
    },
  },
  {
    id: 'works-without-budget',
    severity: 'warning',
    law: null,
    title: { th: 'งานก่อสร้างแต่ไม่ใช้งบประมาณ', en: 'Works without a budget' },
    reason: { th: 'งานก่อสร้างต้องมีแหล่งเงิน', en: 'Works need money from somewhere.' },
    find: (project) =>
      project.noBudgetReason === 'no-budget-used' && project.kind === 'project' && isWorks(project)
        ? at(
            'funds',
            'เป็นงานก่อสร้างหรือซ่อมแซม แต่ระบุว่าไม่ใช้งบประมาณ กรุณาตรวจ',
            'It builds or repairs something but is said to use no budget: check.',
          )
        : null,
  },
]

function medianOf(projects: readonly ProjectToCheck[]): number | null {
  const amounts = projects
    .map(({ funds }) => budgetOf({ funds: [...funds] }) ?? 0)
    .filter((amount) => amount > 0)
    .toSorted((a, b) => a - b)
  return amounts.length < ENOUGH_FOR_MEDIAN ? null : (amounts[Math.floor(amounts.length / 2)] ?? null)
}

/** Rules that compare the amounts of a plan with each other. */
export const PLAN_AMOUNT_RULES: readonly PlanRule[] = [
  {
    id: 'amount-very-large',
    severity: 'advice',
    law: null,
    title: { th: 'จำนวนเงินมากผิดปกติ', en: 'Unusually large amount' },
    reason: {
      th: 'อาจพิมพ์ศูนย์เกินสามตัว เมื่อเทียบกับโครงการอื่นในแผน',
      en: 'Perhaps three zeros too many, compared with the rest of the plan.',
    },
    findInPlan: ({ projects }) => {
      const median = medianOf(projects)
      if (median === null) return []
      const limit = Math.max(LARGE_SATANG, median * MANY_TIMES_MEDIAN)
      return projects.flatMap(({ id, funds }): FoundInPlan[] => {
        const budget = budgetOf({ funds: [...funds] }) ?? 0
        const message = {
          th: `งบประมาณ ${formatBaht(budget)} บาท มากกว่าค่ากลางของแผนเกิน ${MANY_TIMES_MEDIAN} เท่า กรุณาตรวจจำนวนหลัก`,
          en: `${formatBaht(budget)} baht is over ${MANY_TIMES_MEDIAN} times the plan’s median: check the number of digits.`,
        }
        return budget >= limit ? [{ projectId: id, field: 'funds', message }] : []
      })
    },
  },
]
