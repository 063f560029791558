import { appendAudit } from '#src/db/audit.ts'
import type { Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'
import { collectRows } from './collect-tenant-rows.ts'

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
  await officeRows(tx, office, now)
  await workRows(tx, { ...office, plan_id: planId }, now)
  await publishedRows(tx, { ...office, fiscal_year: 2570, edition: 1 }, planId, now)
  await collectRows(tx, office, { planId, projectId }, now)
  await appendAudit(tx, { at: now, actor: 'ผู้ทดสอบ', action: 'plan.configure', subjectType: 'plan', subjectId: planId })
}

type Office = { org_id: number }

async function officeRows(tx: Tx, office: Office, now: Date): Promise<void> {
  const [divisionId, positionId] = [uuidV7(now), uuidV7(now)]
  await tx
    .insertInto('office_profile')
    .values({ ...office, set_up_at: now, updated_at: now })
    .execute()
  await tx
    .insertInto('division')
    .values({ ...office, id: divisionId, name: 'กองช่าง', sort_order: 1 })
    .execute()
  await tx
    .insertInto('position')
    .values({ ...office, id: positionId, title: 'นายช่างโยธา', division_id: divisionId, sort_order: 1 })
    .execute()
  await tx
    .insertInto('position_role')
    .values({ ...office, position_id: positionId, role: 'division-officer' })
    .execute()
  await tx
    .insertInto('position_holding')
    .values({
      ...office,
      id: uuidV7(now),
      position_id: positionId,
      user_id: 'u',
      person_name: 'ผู้ทดสอบ',
      from_date: '2026-10-01',
    })
    .execute()
  await tx
    .insertInto('api_key')
    .values({
      ...office,
      id: uuidV7(now),
      user_id: 'u',
      name: 'n',
      prefix: 'p',
      key_hash: `h${office.org_id}`,
      scopes: ['read'],
      created_at: now,
    })
    .execute()
  await tx
    .insertInto('calendar_feed')
    .values({ ...office, user_id: 'u', token_hash: 't', created_at: now })
    .execute()
  await tx
    .insertInto('holiday')
    .values({ ...office, date: '2026-12-05', name: 'วันหยุด' })
    .execute()
}

async function workRows(tx: Tx, plan: Office & { plan_id: string }, now: Date): Promise<void> {
  const [snapshotId, stepId] = [uuidV7(now), uuidV7(now)]
  const { org_id } = plan
  await tx
    .insertInto('plan_fund_total')
    .values({ ...plan, position: 1, source: 'เทศบัญญัติ', amount_satang: 100 })
    .execute()
  await tx
    .insertInto('project_change')
    .values({
      ...plan,
      id: uuidV7(now),
      project_id: uuidV7(now),
      seq: 1,
      batch_id: uuidV7(now),
      at: now,
      actor: 'ผู้ทดสอบ',
      action: 'created',
      version_after: 1,
    })
    .execute()
  await tx
    .insertInto('plan_snapshot')
    .values({ ...plan, id: snapshotId, kind: 'submitted', at: now, sha256: '', projects: '[]' })
    .execute()
  await tx
    .insertInto('plan_step')
    .values({
      ...plan,
      id: stepId,
      seq: 1,
      action: 'start-draft',
      from_status: 'collect',
      to_status: 'draft',
      at: now,
      actor: 'ผู้ทดสอบ',
      snapshot_id: snapshotId,
    })
    .execute()
  await tx
    .insertInto('plan_step_file')
    .values({
      org_id,
      id: uuidV7(now),
      step_id: stepId,
      file_name: 'f.pdf',
      media_type: 'application/pdf',
      sha256: '',
      bytes: Buffer.alloc(0),
    })
    .execute()
  await tx
    .insertInto('plan_remark')
    .values({ ...plan, id: uuidV7(now), at: now, author: 'ผู้ทดสอบ', text: 'ข้อสังเกต' })
    .execute()
}

async function publishedRows(
  tx: Tx,
  edition: Office & { fiscal_year: number; edition: number },
  planId: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('published_plan')
    .values({
      ...edition,
      plan_id: planId,
      announced_on: '2026-10-15',
      signatory_name: 'ผู้ทดสอบ',
      signatory_position: 'นายกเทศมนตรี',
      published_at: now,
      sha256: '',
      project_count: 1,
      budget_satang: 100,
      document: '{}',
    })
    .execute()
  await tx
    .insertInto('published_project')
    .values({
      ...edition,
      project_id: uuidV7(now),
      position: 1,
      search_text: 'ถนน',
      departments: ['กองช่าง'],
      villages: [1],
      content: '{}',
    })
    .execute()
  await tx
    .insertInto('published_file')
    .values({ ...edition, format: 'csv', file_name: 'f.csv', sha256: '', bytes: Buffer.alloc(0) })
    .execute()
}
