import type { Context } from '#src/context.ts'
import { inOrg, inSystem } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { insertPlan } from '#src/features/plans/plans.queries.ts'
import { insertProjects, type StoredProject } from '#src/features/plans/projects.queries.ts'
import { completeProject } from './plan-at-step.ts'

/** What a test says of a work; the rest is that of a complete project. */
export type Planted = Partial<StoredProject> & Pick<StoredProject, 'name'>

/** Puts a plan with works into an office. @returns the ids of the works */
export async function plantPlan(
  context: Context,
  orgId: number,
  fiscalYear: number,
  works: readonly Planted[],
): Promise<{ planId: string; ids: string[] }> {
  const now = context.now()
  const planId = uuidV7(now)
  const projects = works.map((work, index) => completeProject(uuidV7(now), { position: index + 1, ...work }))
  await inOrg(context.db, orgId, async (tx) => {
    await insertPlan(tx, orgId, { id: planId, fiscalYear, regulation: '2561', levelLabel: 'ยุทธศาสตร์' }, now)
    await insertProjects(tx, orgId, planId, projects, now)
  })
  return { planId, ids: projects.map(({ id }) => id) }
}

/** As `plantPlan`, and the plan is announced as it stands, without its files. */
export async function plantAnnounced(
  context: Context,
  orgId: number,
  fiscalYear: number,
  works: readonly Planted[],
): Promise<{ planId: string; ids: string[] }> {
  const planted = await plantPlan(context, orgId, fiscalYear, works)
  const key = { org_id: orgId, fiscal_year: fiscalYear, edition: 1 }
  await inOrg(context.db, orgId, async (tx) => {
    await tx
      .insertInto('published_plan')
      .values({
        ...key,
        plan_id: planted.planId,
        announced_on: '2026-10-15',
        signatory_name: 'นายตัวอย่าง ทดสอบ',
        signatory_position: 'นายก',
        published_at: context.now(),
        sha256: '',
        project_count: works.length,
        budget_satang: 0,
        document: '{}',
      })
      .execute()
    await tx
      .insertInto('published_project')
      .values(
        works.map((work, index) => {
          const { departments, villages, name, activity, place, months } = completeProject('', work)
          return {
            ...key,
            project_id: planted.ids[index] ?? '',
            position: index + 1,
            search_text: '',
            departments,
            villages,
            content: JSON.stringify({ name, activity, place, months, budgetSatang: 50_000_000 }),
          }
        }),
      )
      .execute()
  })
  return planted
}

/** Offices of an installation: neighbours in one amphoe of a made-up province, so many for each province. @returns their ids */
export async function plantOffices(context: Context, provinces: readonly string[], ofEach: number): Promise<number[]> {
  const offices = provinces.flatMap((province, at) =>
    Array.from({ length: ofEach }, (_, index) => {
      const id = 9_910_000 + at * 100 + index
      const name = `องค์การบริหารส่วนตำบลสมมุติ${province}${index + 1}`
      return { id, dla_code: String(id), name, type: 'sao' as const, amphoe: `อำเภอ${province}`, province }
    }),
  )
  await inSystem(context.db, (tx) => tx.insertInto('organization').values(offices).execute())
  return offices.map(({ id }) => id)
}
