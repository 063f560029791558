import { AppError } from '#src/domain/errors.ts'
import type { BookOptions, PlanForBook } from '#src/domain/plan.ts'
import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from './plans.queries.ts'
import type { StoredProject } from './projects.queries.ts'

/** A stored plan as the builder of the book takes it. The signatory's position is the executive's title unless another is set. */
export const planForBook = (office: Office, plan: Plan, projects: readonly StoredProject[]): PlanForBook => ({
  office: {
    name: office.name,
    type: office.type,
    amphoe: office.amphoe,
    province: office.province,
  },
  fiscalYear: plan.fiscalYear,
  regulation: plan.regulation,
  levelLabel: plan.levelLabel,
  ...(plan.words && { words: plan.words }),
  preparedBy: plan.preparedBy,
  announcement: {
    number: plan.announcementNumber,
    isoDate: plan.announcementDate,
    signatoryName: plan.signatoryName,
    signatoryPosition: plan.signatoryPosition,
  },
  projects,
})

/** A plan with its office and its projects. */
export type PlanView = { office: Office; plan: Plan; projects: StoredProject[] }

/**
 * The book of a plan, ready for any writer.
 * @param overrides in place of what the plan is set to
 */
export const bookOf = ({ office, plan, projects }: PlanView, overrides: Partial<BookOptions> = {}): PlanDocument =>
  buildPlanDocument(planForBook(office, plan, projects), {
    digits: plan.digits,
    order: plan.rowOrder,
    optionalColumns: plan.optionalColumns,
    ...overrides,
  })

/** What is said where there is no plan. */
export const noPlan = (): AppError => new AppError('not_found', 'ไม่พบแผนการดำเนินงานของหน่วยงานและปีงบประมาณนี้')
