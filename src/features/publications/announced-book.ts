import { buildPlanDocument } from '#src/render/build-plan-document.ts'
import type { PlanDocument } from '#src/render/plan-document.ts'
import { planForBook, type PlanView } from '#src/features/plans/plans.ts'
import type { Announcement } from './publications.ts'

/**
 * The book as it is announced: the letter filled in, the cover with the public address and its QR code.
 * @param announcement null: as the plan is set to now
 * @param publicAddress null: the installation has none
 */
export function announcedBook(
  { office, plan, projects }: PlanView,
  announcement: Announcement | null,
  publicAddress: string | null,
): PlanDocument {
  const { digits, rowOrder: order, optionalColumns } = plan
  const book = planForBook(office, plan, projects)
  const letter = announcement && {
    number: announcement.number,
    isoDate: announcement.announcedOn,
    signatoryName: announcement.signatoryName,
    signatoryPosition: announcement.signatoryPosition,
  }
  return buildPlanDocument(
    { ...book, ...(letter ? { announcement: letter } : {}), ...(publicAddress === null ? {} : { publicAddress }) },
    { digits, order, optionalColumns },
  )
}
