import type { Context } from '#src/context.ts'
import { readOrg } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FiscalYear } from '#src/domain/fiscal-year.ts'
import { authorise, signatureOf } from '#src/domain/permissions.ts'
import { isUuid } from '#src/domain/uuid.ts'
import type { Office } from '#src/features/offices/offices.queries.ts'
import { officeOfPlan } from '#src/features/plans/plans.commands.ts'
import { findPlan, type Plan } from '#src/features/plans/plans.queries.ts'
import { noPlan } from '#src/features/plans/plans.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { editProjects } from '#src/features/projects/projects.commands.ts'
import { MAX_EDITS, type Edit } from '#src/features/projects/projects.ts'
import { itemsForYear, planCovering, type DevelopmentItem } from './development.queries.ts'
import type { DevelopmentPlan } from './development.ts'
import { linkProject, placesOf } from './placing.queries.ts'

/** What the development plan holds for a year, with what of it the year's plan has already. */
export type TakingView = {
  office: Office
  plan: Plan
  source: DevelopmentPlan | null
  items: (DevelopmentItem & { isTaken: boolean })[]
}

/** Opens the items of a year for being taken into its plan, without their long texts unless asked. @throws AppError 'forbidden', 'not_found' */
export async function openTaking(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { isBrief = true }: { isBrief?: boolean } = {},
): Promise<TakingView> {
  authorise(context.actor, 'project.arrange', officeCode)
  const office = await officeOfPlan(context, officeCode, fiscalYear)
  return readOrg(context.db, office.id, async (tx) => {
    const plan = await findPlan(tx, office.id, fiscalYear)
    if (!plan) throw noPlan()
    const projects = await loadProjects(tx, office.id, plan.id)
    const places = await placesOf(
      tx,
      projects.map(({ id }) => id),
    )
    const taken = new Set([...places.values()].map(({ current }) => current?.id))
    const items = await itemsForYear(tx, fiscalYear, { isBrief })
    const source = await planCovering(tx, fiscalYear)
    return { office, plan, source, items: items.map((item) => ({ ...item, isTaken: taken.has(item.id) })) }
  })
}

/** A project of the operation plan as the development plan has it. */
const fieldsOf = (item: DevelopmentItem): Extract<Edit, { type: 'create' }>['fields'] => ({
  kind: item.form === 'ผ.03' ? 'equipment' : 'project',
  name: item.name,
  activity: item.target,
  funds: [{ source: null, amountSatang: item.amountSatang }],
  departments: item.departments,
  strategyNo: item.strategyNo,
  strategy: item.strategy,
  tactic: item.tactic,
  programme: item.programme,
})

/**
 * Makes projects of the year's plan from items of the development plan, each with where it stands. The same `editId` again makes none.
 * @returns how many  @throws AppError as `editProjects`; 'invalid' when nothing is chosen or an item is no more for the year
 */
export async function takeItems(
  context: Context,
  officeCode: string,
  fiscalYear: FiscalYear,
  { editId, itemIds }: { editId: string; itemIds: readonly string[] },
): Promise<number> {
  authorise(context.actor, 'project.arrange', officeCode)
  if (!isUuid(editId)) throw new AppError('invalid', 'แบบฟอร์มไม่สมบูรณ์ กรุณาเปิดหน้านี้ใหม่')
  const { items } = await openTaking(context, officeCode, fiscalYear, { isBrief: false })
  const wanted = new Set(itemIds)
  const chosen = items.filter(({ id }) => wanted.has(id))
  if (chosen.length === 0 || chosen.length !== wanted.size || chosen.length > MAX_EDITS)
    throw new AppError('invalid', 'กรุณาเลือกโครงการที่จะนำเข้าอย่างน้อยหนึ่งรายการ')
  const made = chosen.map((item) => ({ item, projectId: uuidV7(context.now()) }))
  const edits = made.map(({ item, projectId }): Edit => ({
    type: 'create',
    projectId,
    fields: fieldsOf(item),
    beforeId: null,
  }))
  await editProjects(context, officeCode, fiscalYear, { editId, edits }, async (tx) => {
    for (const { item, projectId } of made)
      await linkProject(tx, {
        projectId,
        developmentProjectId: item.id,
        reason: null,
        by: signatureOf(context.actor, officeCode),
        at: context.now(),
      })
  })
  return made.length
}
