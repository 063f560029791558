import { formatBaht } from '#src/domain/money.ts'
import { moneyOf } from '#src/features/budgets/budgets.ts'
import { quoted, type FoundInPlan, type PlanRule } from '../rule.ts'

const whole = (th: string, en: string): FoundInPlan => ({ projectId: null, field: null, message: { th, en } })

/**
 * Rules that hold the plan against the lines of the budget; silent where no budget has been entered. None names a clause: the regulation on
 * development plans has the plan follow the budget (ข้อ 27) without saying that the two agree to the baht, and that no more is spent than is
 * given stands in the regulation on budgeting, of which the law library holds no text.
 */
export const BUDGET_RULES: readonly PlanRule[] = [
  {
    id: 'budget-line-without-project',
    severity: 'warning',
    law: null,
    title: { th: 'มีรายการงบประมาณที่ยังไม่มีโครงการ', en: 'Budget lines without a project' },
    reason: {
      th: 'ทุกรายการต้องเข้าแผน หรือบอกเหตุผลว่าไม่นำเข้าแผน',
      en: 'Each line is in the plan, or left out for a reason.',
    },
    findInPlan: ({ budget }) =>
      budget && budget.openCount > 0
        ? [
            whole(
              `มีรายการงบประมาณ ${budget.openCount} รายการ รวม ${formatBaht(budget.openSatang)} บาท ที่ยังไม่มีโครงการหรือเหตุผล กรุณาจัดในหน้างบประมาณ`,
              `${budget.openCount} budget lines (${formatBaht(budget.openSatang)} baht) have neither project nor reason: see the budget.`,
            ),
          ]
        : [],
  },
  {
    id: 'budget-line-overcommitted',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการใช้เงินเกินรายการงบประมาณ', en: 'A budget line is over-committed' },
    reason: { th: 'ใช้เกินที่ตั้งไว้ไม่ได้', en: 'No more can be spent than is given.' },
    findInPlan: ({ budget }) =>
      budget && budget.overCount > 0
        ? [
            whole(
              `มีรายการงบประมาณ ${budget.overCount} รายการที่โครงการใช้เกินจำนวนเงิน กรุณาตรวจในหน้างบประมาณ`,
              `${budget.overCount} budget lines are over-committed: see the budget.`,
            ),
          ]
        : [],
  },
  {
    id: 'project-without-budget-line',
    severity: 'warning',
    law: null,
    title: { th: 'โครงการไม่มีรายการงบประมาณ', en: 'Project without a budget line' },
    reason: {
      th: 'โครงการที่ใช้เงินของหน่วยงานต้องมีรายการงบประมาณรองรับ',
      en: 'A project paid by the office needs a line of its budget.',
    },
    findInPlan: ({ projects, budget }) =>
      !budget
        ? []
        : projects
            .filter((project) => !(project.id in budget.allocatedSatang) && moneyOf(project).ownSatang !== 0)
            .map((project) => ({
              projectId: project.id,
              field: 'funds',
              message: {
                th: `ไม่มีรายการงบประมาณรองรับเงิน ${formatBaht(moneyOf(project).ownSatang)} บาท กรุณาจับคู่ในหน้างบประมาณ`,
                en: `No budget line covers ${formatBaht(moneyOf(project).ownSatang)} baht: match it on the budget page.`,
              },
            })),
  },
  {
    id: 'project-funds-not-lines',
    severity: 'warning',
    law: null,
    title: { th: 'วงเงินโครงการไม่ตรงกับรายการงบประมาณ', en: 'Funds differ from the budget lines' },
    reason: { th: 'แผนและงบประมาณต้องตรงกันทุกบาท', en: 'Plan and budget tie out to the baht.' },
    findInPlan: ({ projects, budget }) =>
      projects.flatMap((project): FoundInPlan[] => {
        const allocated = budget?.allocatedSatang[project.id]
        const { ownSatang } = moneyOf(project)
        if (allocated === undefined || allocated === ownSatang) return []
        return [
          {
            projectId: project.id,
            field: 'funds',
            message: {
              th: `วงเงิน ${formatBaht(ownSatang)} บาท แต่รายการงบประมาณให้ ${formatBaht(allocated)} บาท`,
              en: `The funds are ${formatBaht(ownSatang)} baht, the budget lines give ${formatBaht(allocated)}.`,
            },
          },
        ]
      }),
  },
  {
    id: 'budget-lines-not-total',
    severity: 'warning',
    law: null,
    title: { th: 'รายการรวมไม่เท่ายอดของงบประมาณ', en: 'The lines do not come to the total' },
    reason: { th: 'อาจนำเข้ารายการไม่ครบ', en: 'Lines may be missing.' },
    findInPlan: ({ budget }) =>
      (budget?.missing ?? []).map(({ title, satang }) =>
        whole(
          `${quoted(title)} มียอดต่างจากผลรวมของรายการ ${formatBaht(satang)} บาท`,
          `${quoted(title)} differs from its lines by ${formatBaht(satang)} baht.`,
        ),
      ),
  },
]
