import { appendAudit, verifyAudit } from '#src/db/audit.ts'
import type { Database } from '#src/db/open.ts'
import { inOrg, readOrg, type Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { OFFICE } from '#test/database-template.ts'

const office = { org_id: OFFICE.id }

/** Each import also undoes the one this far back, so that the database stays small and rows are deleted as well. */
const UNDONE_AFTER = 40

/** Rows that the n-th import brings. */
const rowsOf = (n: number): number => 1 + (n % 60)

/** Accepts the n-th import as the program does: one transaction that fills the office's plan, keeps the file and writes the audit log. */
export const acceptImport = (database: Database, n: number): Promise<void> =>
  inOrg(database, OFFICE.id, async (tx) => {
    const now = new Date()
    const planId = await planOf(tx, now)
    await undo(tx, n - UNDONE_AFTER, now)
    await insert(tx, n, planId, now)
    await appendAudit(tx, {
      at: now,
      actor: 'ผู้ทดสอบ',
      action: 'intake.accept',
      subjectType: 'intake',
      subjectId: `${n}`,
    })
  })

async function planOf(tx: Tx, now: Date): Promise<string> {
  const plan = await tx.selectFrom('plan').select('id').executeTakeFirst()
  if (plan) return plan.id
  const id = uuidV7(now)
  const times = { created_at: now, updated_at: now }
  await tx
    .insertInto('plan')
    .values({ ...office, ...times, id, fiscal_year: 2570, regulation: '2561' })
    .execute()
  return id
}

async function undo(tx: Tx, n: number, now: Date): Promise<void> {
  const intake = await tx
    .updateTable('intake')
    .set({ status: 'undone', undone_at: now })
    .where('file_name', '=', `${n}.xlsx`)
    .returning('id')
    .executeTakeFirst()
  if (intake) await tx.deleteFrom('project').where('import_id', '=', intake.id).execute()
}

async function insert(tx: Tx, n: number, planId: string, now: Date): Promise<void> {
  const file = { file_name: `${n}.xlsx`, file_sha256: `${n}`, file_bytes: Buffer.alloc(20_000 + (n % 7) * 9_000, n) }
  const id = uuidV7(now)
  const times = { created_at: now, accepted_at: now }
  await tx
    .insertInto('intake')
    .values({ ...office, ...file, ...times, id, status: 'accepted', plan_id: planId })
    .execute()
  const links = { plan_id: planId, import_id: id, updated_at: now }
  const projects = Array.from({ length: rowsOf(n) }, (_value, position) => {
    const name = `โครงการที่ ${n}/${position}`
    return { ...office, ...links, id: uuidV7(now), kind: 'project' as const, position, name, search_text: name }
  })
  await tx.insertInto('project').values(projects).execute()
  const funds = projects.map((project) => ({ ...office, project_id: project.id, position: 1, amount_satang: n * 100 }))
  await tx.insertInto('project_fund').values(funds).execute()
}

/** `losses`: what is wrong, in words; `held`: how many imports the database holds. */
export type Findings = { held: number; losses: string[] }

/** Examines a database in which the imports 1 … `acknowledged` were acknowledged, one after another. */
export const findLosses = (database: Database, acknowledged: number): Promise<Findings> =>
  readOrg(database, OFFICE.id, async (tx) => {
    const losses: string[] = []
    const files = await tx
      .selectFrom('intake')
      .select(['id', 'status', 'file_name', 'file_bytes'])
      .orderBy('created_at')
      .execute()
    const held = files.length
    if (held < acknowledged) losses.push(`${acknowledged - held} of ${acknowledged} acknowledged imports are gone`)
    const audit = await verifyAudit(tx)
    if (audit.brokenAt !== null) losses.push(`the audit chain is broken at ${audit.brokenAt}`)
    if (audit.entryCount !== held) losses.push(`${held} imports but ${audit.entryCount} audit entries`)
    const rows = await tx
      .selectFrom('project')
      .innerJoin('project_fund', 'project_fund.project_id', 'project.id')
      .select((select) => [
        'import_id',
        select.fn.countAll<number>().as('count'),
        select.fn.max('amount_satang').as('satang'),
      ])
      .groupBy('import_id')
      .execute()
    const found = new Map(rows.map((row) => [row.import_id, row]))
    const sorted = files.toSorted((a, b) => parseInt(a.file_name, 10) - parseInt(b.file_name, 10))
    for (const [index, file] of sorted.entries()) {
      const n = index + 1
      const isUndone = n + UNDONE_AFTER <= held
      const fileIsWhole =
        file.file_name === `${n}.xlsx` &&
        file.status === (isUndone ? 'undone' : 'accepted') &&
        file.file_bytes.equals(Buffer.alloc(20_000 + (n % 7) * 9_000, n))
      const plan = found.get(file.id)
      const rowsAreWhole = isUndone ? plan === undefined : plan?.count === rowsOf(n) && plan.satang === n * 100
      if (!fileIsWhole || !rowsAreWhole) losses.push(`import ${n} is not whole`)
    }
    return { held, losses }
  })
