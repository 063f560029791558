import { createHash } from 'node:crypto'
import { verifyAudit } from '#src/db/audit.ts'
import type { Database } from '#src/db/open.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { loadItems } from '#src/features/intakes/intake-items.queries.ts'
import { findPlan } from '#src/features/plans/plans.queries.ts'
import { loadProjects } from '#src/features/plans/projects.queries.ts'
import { budgetOf, type ProjectContent } from '#src/domain/project.ts'
import type { Office, Plan, Row, Rows } from './office-work.ts'

/** What the database holds of an office, in the same form as what it must hold; without what it need not remember (`before`). */
export type Held = { office: Office; losses: string[] }

/**
 * Reads everything of one office. `losses`: what is wrong whatever was done: a broken audit chain, a file that is not its fingerprint,
 * rows without their intake, effects that do not agree with the log.
 */
export async function readOffice(database: Database, orgId: number): Promise<Held> {
  const losses: string[] = []
  const office = await readOrg(database, orgId, async (tx) => {
    await examine(tx, orgId, losses)
    return { drafts: await draftsOf(tx, orgId), plans: await plansOf(tx, orgId), log: await logOf(tx, losses) }
  })
  return { office, losses }
}

async function examine(tx: ReadTx, orgId: number, losses: string[]): Promise<void> {
  const { brokenAt } = await verifyAudit(tx)
  if (brokenAt !== null) losses.push(`the audit chain of ${orgId} is broken at ${brokenAt}`)
  const files = await tx
    .selectFrom('intake')
    .select(['id', 'file_name', 'file_sha256', 'file_bytes', 'status'])
    .execute()
  for (const file of files) {
    const digest = createHash('sha256').update(file.file_bytes).digest('hex')
    if (digest !== file.file_sha256) losses.push(`${file.file_name} is not the file that was sent`)
  }
  const funds = await tx
    .selectFrom('project')
    .leftJoin('project_fund', 'project_fund.project_id', 'project.id')
    .leftJoin('intake', 'intake.id', 'project.import_id')
    .select(['project.name', 'project_fund.position', 'intake.status'])
    .execute()
  for (const row of funds) {
    if (row.position === null) losses.push(`${row.name} has no amount`)
    if (row.status === null) losses.push(`${row.name} came from a file that is gone`)
  }
}

const rowOf = (item: ProjectContent, isExcluded: boolean): Row => ({
  satang: budgetOf(item) ?? -1,
  note: item.note ?? '',
  isExcluded,
})

async function draftsOf(tx: ReadTx, orgId: number): Promise<Record<string, Rows>> {
  const found: Record<string, Rows> = {}
  const drafts = await tx.selectFrom('intake').select(['id', 'file_name']).where('status', '=', 'draft').execute()
  for (const { id, file_name: file } of drafts) {
    const items = await loadItems(tx, orgId, id)
    found[file] = Object.fromEntries(items.map((item) => [item.name, rowOf(item, item.isExcluded)]))
  }
  return found
}

async function plansOf(tx: ReadTx, orgId: number): Promise<Record<string, Plan>> {
  const plans: Record<string, Plan> = {}
  for (const { fiscal_year: year } of await tx.selectFrom('plan').select('fiscal_year').execute()) {
    const plan = await findPlan(tx, orgId, year)
    if (!plan) continue
    const projects = await loadProjects(tx, orgId, plan.id)
    const taken = await tx
      .selectFrom('intake')
      .select(['file_name', 'status'])
      .where('plan_id', '=', plan.id)
      .orderBy('accepted_at')
      .execute()
    plans[String(year)] = {
      projects: Object.fromEntries(projects.map((project) => [project.name, rowOf(project, false)])),
      taken: taken.map(({ file_name: file, status }) => ({ file, isUndone: status === 'undone', before: {} })),
      preparedBy: plan.preparedBy ?? '',
    }
  }
  return plans
}

/** One line for each entry: its action, and the file or the year of the plan that it is about. */
async function logOf(tx: ReadTx, losses: string[]): Promise<string[]> {
  const entries = await tx
    .selectFrom('audit_entry')
    .leftJoin('plan', (join) => join.on((on) => on(on.cast('plan.id', 'text'), '=', on.ref('subject_id'))))
    .select(['action', 'subject_id', 'detail', 'plan.fiscal_year'])
    .where('action', '!=', 'office.set-up')
    .orderBy('audit_entry.seq')
    .execute()
  const fileOf = new Map<string, string>()
  const lines: string[] = []
  for (const { action, subject_id: subject, detail, fiscal_year: year } of entries) {
    const { fileName, intakeId } = detail as { fileName?: string; intakeId?: string }
    if (fileName !== undefined) fileOf.set(subject, fileName)
    const file = fileOf.get(intakeId ?? subject)
    if (action === 'intake.accept' && !(await agrees(tx, subject, detail as Record<string, number>)))
      losses.push(`the effects of ${file} are not whole`)
    lines.push(`${action} ${file ?? year ?? 'nothing that is known'}`)
  }
  return lines
}

/** Whether an acceptance left as many effects as the log says. */
async function agrees(tx: ReadTx, intakeId: string, said: Record<string, number>): Promise<boolean> {
  const effects = await tx.selectFrom('intake_effect').select('action').where('intake_id', '=', intakeId).execute()
  const counted = Object.groupBy(effects, (effect) => effect.action)
  return (
    (counted.created?.length ?? 0) === said.added &&
    (counted.updated?.length ?? 0) === said.updated &&
    (counted.removed?.length ?? 0) === said.removed
  )
}
