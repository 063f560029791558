import { officeTypeOf } from '#src/domain/office-types.ts'
import type { PlanForBook } from '#src/domain/plan.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from './plans.queries.ts'
import type { StoredProject } from './projects.queries.ts'

/** A stored plan as the builder of the book takes it. The signatory's position is the executive's title unless another is set. */
export const planForBook = (office: Office, plan: Plan, projects: readonly StoredProject[]): PlanForBook => ({
  office: {
    name: office.name,
    type: officeTypeOf(office.name) ?? 'sao',
    amphoe: office.amphoe,
    province: office.province,
  },
  fiscalYear: plan.fiscalYear,
  regulation: plan.regulation,
  levelLabel: plan.levelLabel,
  preparedBy: plan.preparedBy,
  announcement: {
    number: plan.announcementNumber,
    isoDate: plan.announcementDate,
    signatoryName: plan.signatoryName,
    signatoryPosition: plan.signatoryPosition,
  },
  projects,
})
