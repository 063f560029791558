import { officeTypeOf } from '#src/domain/office-types.ts'
import type { PlanForBook } from '#src/domain/plan.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import type { Plan } from './plans.queries.ts'
import type { StoredProject } from './projects.queries.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import type { RegulationVersion } from '#src/domain/law/regulation.ts'

/**
 * The wording a new plan starts with. ฉบับที่ 3 was gazetted on 3 October 2561, in the first days of fiscal year 2562.
 * @law ระเบียบฯ (ฉบับที่ 3) พ.ศ. 2561
 */
export const regulationOf = (fiscalYear: FiscalYear): RegulationVersion => (fiscalYear <= 2561 ? '2559' : '2561')

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
