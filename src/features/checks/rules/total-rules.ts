import { matchFundSource } from '#src/domain/fund-sources.ts'
import { formatBaht, type Satang } from '#src/domain/money.ts'
import { foldThai } from '#src/domain/thai-text.ts'
import { LAW, type FoundInPlan, type PlanRule, type PlanToCheck } from '../rule.ts'

type Compared = { source: string; givenSatang: Satang; plannedSatang: Satang }

const sourceKey = (source: string): string => matchFundSource(source)?.id ?? foldThai(source)

/** What the budget instrument gives per source beside what the plan takes of it; outside agencies bring their own money. */
export function compareFunds({ projects, fundTotals }: PlanToCheck): Compared[] {
  if (fundTotals.length === 0) return []
  const planned = new Map<string, Satang>()
  for (const { kind, funds } of projects)
    if (kind !== 'outside-agency')
      for (const { source, amountSatang } of funds)
        if (source !== null) planned.set(sourceKey(source), (planned.get(sourceKey(source)) ?? 0) + (amountSatang ?? 0))
  const given = new Map<string, Compared>()
  for (const { source, amountSatang } of fundTotals) {
    const before = given.get(sourceKey(source))
    const givenSatang = (before?.givenSatang ?? 0) + amountSatang
    given.set(sourceKey(source), {
      source: before?.source ?? source,
      givenSatang,
      plannedSatang: planned.get(sourceKey(source)) ?? 0,
    })
  }
  return [...given.values()]
}

const whole = (th: string, en: string): FoundInPlan => ({ projectId: null, field: null, message: { th, en } })

/** Rules about sums, and about what the plan as a whole lacks. */
export const TOTAL_RULES: readonly PlanRule[] = [
  {
    id: 'plan-empty',
    severity: 'blocking',
    law: LAW.collect,
    title: { th: 'แผนยังไม่มีโครงการ', en: 'The plan is empty' },
    reason: { th: 'ต้องรวบรวมโครงการก่อนเสนอ', en: 'Projects are collected before the plan is submitted.' },
    findInPlan: ({ projects }) =>
      projects.length === 0
        ? [whole('แผนยังไม่มีโครงการ กรุณานำเข้าไฟล์หรือเพิ่มโครงการ', 'Import a file or add projects.')]
        : [],
  },
  {
    id: 'plan-over-fund-total',
    severity: 'warning',
    law: null,
    title: { th: 'ยอดรวมเกินงบประมาณที่ตั้งไว้', en: 'More than the budget gives' },
    reason: {
      th: 'แผนการดำเนินงานจัดทำหลังงบประมาณ จึงใช้เกินที่ตั้งไว้ไม่ได้',
      en: 'The plan follows the budget and cannot spend more than it gives.',
    },
    findInPlan: (plan) =>
      compareFunds(plan)
        .filter(({ givenSatang, plannedSatang }) => plannedSatang > givenSatang)
        .map(({ source, givenSatang, plannedSatang }) =>
          whole(
            `${source}: แผนรวม ${formatBaht(plannedSatang)} บาท เกินที่ตั้งไว้ ${formatBaht(givenSatang)} บาท อยู่ ${formatBaht(plannedSatang - givenSatang)} บาท`,
            `${source}: the plan takes ${formatBaht(plannedSatang)} baht of ${formatBaht(givenSatang)}: ${formatBaht(plannedSatang - givenSatang)} too much.`,
          ),
        ),
  },
  {
    id: 'plan-under-fund-total',
    severity: 'warning',
    law: null,
    title: { th: 'ยอดรวมไม่ครบงบประมาณที่ตั้งไว้', en: 'Less than the budget gives' },
    reason: {
      th: 'อาจตกโครงการที่ตั้งงบไว้แล้ว',
      en: 'A project that has its money may be missing.',
    },
    findInPlan: (plan) =>
      compareFunds(plan)
        .filter(({ givenSatang, plannedSatang }) => plannedSatang < givenSatang)
        .map(({ source, givenSatang, plannedSatang }) =>
          whole(
            `${source}: แผนรวม ${formatBaht(plannedSatang)} บาท ขาดจากที่ตั้งไว้ ${formatBaht(givenSatang)} บาท อยู่ ${formatBaht(givenSatang - plannedSatang)} บาท`,
            `${source}: the plan takes ${formatBaht(plannedSatang)} baht of ${formatBaht(givenSatang)}: ${formatBaht(givenSatang - plannedSatang)} left.`,
          ),
        ),
  },
  {
    id: 'fund-totals-missing',
    severity: 'advice',
    law: null,
    title: { th: 'ยังไม่กรอกยอดงบประมาณตามแหล่ง', en: 'Totals of the budget not entered' },
    reason: {
      th: 'กรอกแล้วระบบเทียบยอดให้ถึงบาทสุดท้าย',
      en: 'Once entered, the plan is tied out to the last baht.',
    },
    findInPlan: ({ fundTotals, projects }) =>
      fundTotals.length === 0 && projects.length > 0
        ? [
            whole(
              'กรอกยอดรวมตามแหล่งงบประมาณในหน้านี้ เพื่อเทียบกับผลรวมของโครงการ',
              'Enter the budget’s total per source on this page to compare it with the projects.',
            ),
          ]
        : [],
  },
  {
    id: 'budget-announcement-missing',
    severity: 'warning',
    law: LAW.finish,
    title: { th: 'ไม่มีวันประกาศใช้งบประมาณ', en: 'Date of the budget’s announcement missing' },
    reason: {
      th: 'แผนต้องแล้วเสร็จภายในสามสิบวันนับแต่วันนั้น',
      en: 'The plan must be finished within thirty days of it.',
    },
    findInPlan: ({ budgetAnnouncedOn }) =>
      budgetAnnouncedOn === null
        ? [
            whole(
              'กรุณากรอกวันประกาศใช้งบประมาณรายจ่ายประจำปี ระบบจะนับกำหนดสามสิบวันให้',
              'Enter the date: the thirty days are counted from it.',
            ),
          ]
        : [],
  },
]
