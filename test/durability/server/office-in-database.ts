import { createHash } from 'node:crypto'
import { verifyAudit } from '#src/db/audit.ts'
import type { Database } from '#src/db/open.ts'
import { readOrg, type ReadTx } from '#src/db/scope.ts'
import { WAITING_ROOM_ORG_ID } from '#src/features/intakes/intakes.ts'
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
 * @param prefix of the names of the office's files, by which its drafts are known in the waiting room
 */
export async function readOffice(database: Database, orgId: number, prefix: string): Promise<Held> {
  const losses: string[] = []
  const room = await readOrg(database, WAITING_ROOM_ORG_ID, async (tx) => {
    await examine(tx, WAITING_ROOM_ORG_ID, losses)
    return { drafts: await draftsOf(tx, prefix), log: await roomLog(tx, prefix) }
  })
  const own = await readOrg(database, orgId, async (tx) => {
    await examine(tx, orgId, losses)
    return { plans: await plansOf(tx, orgId), log: await officeLog(tx, orgId, losses) }
  })
  const office: Office = { drafts: room.drafts, plans: own.plans, log: { room: room.log, office: own.log } }
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

async function draftsOf(tx: ReadTx, prefix: string): Promise<Record<string, Rows>> {
  const found: Record<string, Rows> = {}
  const drafts = await tx
    .selectFrom('intake')
    .select(['id', 'file_name'])
    .where('file_name', 'like', `${prefix}%`)
    .execute()
  for (const { id, file_name: file } of drafts) {
    const items = await loadItems(tx, WAITING_ROOM_ORG_ID, id)
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

async function roomLog(tx: ReadTx, prefix: string): Promise<string[]> {
  const entries = await tx.selectFrom('audit_entry').select(['action', 'subject_id', 'detail']).orderBy('seq').execute()
  const fileOf = new Map<string, string>()
  const lines: string[] = []
  for (const { action, subject_id: subject, detail } of entries) {
    const { fileName, intakeId } = detail as { fileName?: string; intakeId?: string }
    if (fileName !== undefined) fileOf.set(subject, fileName)
    const file = fileOf.get(intakeId ?? subject) ?? 'a file that was never uploaded'
    if (file.startsWith(prefix)) lines.push(`${action} ${file}`)
  }
  return lines
}

async function officeLog(tx: ReadTx, orgId: number, losses: string[]): Promise<string[]> {
  const entries = await tx
    .selectFrom('audit_entry')
    .leftJoin('intake', (join) => join.on((on) => on(on.cast('intake.id', 'text'), '=', on.ref('subject_id'))))
    .leftJoin('plan', (join) => join.on((on) => on(on.cast('plan.id', 'text'), '=', on.ref('subject_id'))))
    .select(['action', 'subject_id', 'detail', 'intake.file_name', 'plan.fiscal_year'])
    .where('audit_entry.org_id', '=', orgId)
    .orderBy('audit_entry.seq')
    .execute()
  for (const { action, subject_id: subject, detail, file_name: file } of entries) {
    if (action !== 'intake.accept') continue
    const { added, updated, removed } = detail as Record<string, number>
    const effects = await tx.selectFrom('intake_effect').select('action').where('intake_id', '=', subject).execute()
    const counted = Object.groupBy(effects, (effect) => effect.action)
    const agrees =
      (counted.created?.length ?? 0) === added &&
      (counted.updated?.length ?? 0) === updated &&
      (counted.removed?.length ?? 0) === removed
    if (!agrees) losses.push(`the effects of ${file} are not whole`)
  }
  return entries.map(({ action, file_name: file, fiscal_year: year }) => `${action} ${file ?? year}`)
}
