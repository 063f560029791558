import { appendAudit } from '#src/db/audit.ts'
import type { Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'

/** Puts at least one row into every table that belongs to an office. A new tenant table gets its row here, or the isolation test fails. */
export async function tenantRows(tx: Tx, orgId: number, now: Date): Promise<void> {
  const office = { org_id: orgId }
  const [planId, projectId, intakeId] = [uuidV7(now), uuidV7(now), uuidV7(now)]
  const content = { kind: 'project', name: 'ก่อสร้างถนนตัวอย่าง', search_text: 'ก่อสร้างถนนตัวอย่าง', position: 1 } as const
  await tx
    .insertInto('plan')
    .values({ ...office, id: planId, fiscal_year: 2570, regulation: '2561', created_at: now, updated_at: now })
    .execute()
  await tx
    .insertInto('intake')
    .values({
      ...office,
      id: intakeId,
      file_name: 'แผน.xlsx',
      file_sha256: '',
      file_bytes: Buffer.alloc(0),
      created_at: now,
    })
    .execute()
  await tx
    .insertInto('project')
    .values({ ...office, ...content, id: projectId, plan_id: planId, import_id: intakeId, updated_at: now })
    .execute()
  await tx
    .insertInto('project_fund')
    .values({ ...office, project_id: projectId, position: 1, amount_satang: 100 })
    .execute()
  await tx
    .insertInto('intake_item')
    .values({ ...office, ...content, id: uuidV7(now), intake_id: intakeId, fund_sources: [null], fund_satang: [null] })
    .execute()
  await tx
    .insertInto('intake_warning')
    .values({ ...office, intake_id: intakeId, position: 1, code: 'months-missing' })
    .execute()
  await tx
    .insertInto('intake_effect')
    .values({ ...office, intake_id: intakeId, project_id: projectId, action: 'created', after_version: 1 })
    .execute()
  await tx
    .insertInto('column_mapping')
    .values({ ...office, signature: 's', header_rows: 1, updated_at: now })
    .execute()
  await tx
    .insertInto('column_mapping_column')
    .values({ ...office, signature: 's', column_index: 0, role: 'no' })
    .execute()
  await appendAudit(tx, { at: now, actor: 'ผู้ทดสอบ', action: 'plan.configure', subjectType: 'plan', subjectId: planId })
}
