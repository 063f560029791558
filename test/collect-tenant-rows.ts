import type { Tx } from '#src/db/scope.ts'
import { uuidV7 } from '#src/db/uuid.ts'

type Office = { org_id: number }
type Given = { planId: string; projectId: string }

const WORK = { name: 'ก่อสร้างถนนตัวอย่าง', position: 1 } as const

/** A row in each table of collecting, round trips, development plan, budget and duplicates; a part of `tenantRows`. */
export async function collectRows(tx: Tx, office: Office, given: Given, now: Date): Promise<void> {
  await collectionRows(tx, office, given, now)
  await sheetRows(tx, office, given, now)
  await developmentRows(tx, office, given, now)
  await budgetRows(tx, office, given, now)
  await radarRows(tx, office, given, now)
}

async function collectionRows(tx: Tx, office: Office, { planId }: Given, now: Date): Promise<void> {
  const [round_id, request_id, answer_id, agency_id] = [uuidV7(now), uuidV7(now), uuidV7(now), uuidV7(now)]
  await tx
    .insertInto('agency_contact')
    .values({ ...office, agency_id, updated_at: now })
    .execute()
  await tx
    .insertInto('collection_round')
    .values({ ...office, id: round_id, plan_id: planId, title: 'รอบที่ 1', due_on: '2026-10-15', opened_at: now })
    .execute()
  await tx
    .insertInto('collection_request')
    .values({ ...office, id: request_id, round_id, agency_id, name: 'หน่วยงานตัวอย่าง' })
    .execute()
  await tx
    .insertInto('collection_link')
    .values({ ...office, id: uuidV7(now), request_id, created_at: now, expires_at: now })
    .execute()
  await tx
    .insertInto('collection_reminder')
    .values({ ...office, id: uuidV7(now), request_id, at: now, channel: 'text', actor: 'ผู้ทดสอบ' })
    .execute()
  const answer = { seq: 1, client_id: uuidV7(now), at: now, channel: 'paper', received_on: '2026-10-10' } as const
  await tx
    .insertInto('collection_answer')
    .values({ ...office, ...answer, id: answer_id, request_id, recorded_by: 'ผู้ทดสอบ', sent: '[]' })
    .execute()
  await tx
    .insertInto('collection_item')
    .values({ ...office, ...WORK, kind: 'outside-agency', id: uuidV7(now), request_id, answer_id, updated_at: now })
    .execute()
  const file = { kind: 'scan', file_name: 'หนังสือ.pdf', media_type: 'application/pdf', sha256: '' } as const
  await tx
    .insertInto('collection_file')
    .values({ ...office, ...file, id: uuidV7(now), answer_id, bytes: Buffer.alloc(0) })
    .execute()
  const waiting = { file_name: 'แบบฟอร์ม.xlsx', sha256: '', bytes: Buffer.alloc(0), rows: '[]', problems: '[]' }
  await tx
    .insertInto('collection_draft')
    .values({ ...office, ...waiting, request_id, id: uuidV7(now), at: now })
    .execute()
}

async function sheetRows(tx: Tx, office: Office, { planId, projectId }: Given, now: Date): Promise<void> {
  const export_id = uuidV7(now)
  await tx
    .insertInto('sheet_export')
    .values({ ...office, id: export_id, plan_id: planId, at: now, actor: 'ผู้ทดสอบ' })
    .execute()
  await tx
    .insertInto('sheet_export_row')
    .values({ ...office, export_id, project_id: projectId, position: 1, version: 1, image: '{}' })
    .execute()
  const file = { file_name: 'แผน.xlsx', file_sha256: '', file_bytes: Buffer.alloc(0) }
  await tx
    .insertInto('sheet_import')
    .values({ ...office, ...file, id: uuidV7(now), plan_id: planId, export_id, at: now, actor: 'ผู้ทดสอบ', rows: '[]' })
    .execute()
}

async function developmentRows(tx: Tx, office: Office, { projectId }: Given, now: Date): Promise<void> {
  const ids = {
    plan: uuidV7(now),
    edition: uuidV7(now),
    strategy: uuidV7(now),
    tactic: uuidV7(now),
    project: uuidV7(now),
  }
  const inPlan = { ...office, development_plan_id: ids.plan }
  await tx
    .insertInto('development_plan')
    .values({ ...office, id: ids.plan, first_year: 2566, last_year: 2570, title: 'แผนพัฒนาท้องถิ่น', created_at: now })
    .execute()
  await tx
    .insertInto('development_edition')
    .values({ ...inPlan, id: ids.edition, kind: 'original', created_at: now })
    .execute()
  await tx
    .insertInto('development_strategy')
    .values({ ...inPlan, id: ids.strategy, name: 'ด้านตัวอย่าง' })
    .execute()
  await tx
    .insertInto('development_tactic')
    .values({ ...office, id: ids.tactic, strategy_id: ids.strategy, name: 'กลยุทธ์ตัวอย่าง' })
    .execute()
  await tx
    .insertInto('development_tactic_programme')
    .values({ ...office, tactic_id: ids.tactic, programme: 'แผนงานสาธารณสุข' })
    .execute()
  const file = { file_name: 'ผ02.xlsx', file_sha256: '', file_bytes: Buffer.alloc(0), recognised: '{}' }
  await tx
    .insertInto('development_import')
    .values({ ...office, ...file, id: uuidV7(now), created_at: now })
    .execute()
  await tx
    .insertInto('development_project')
    .values({
      ...inPlan,
      ...WORK,
      search_text: WORK.name,
      id: ids.project,
      edition_id: ids.edition,
      form: 'ผ.02',
      updated_at: now,
    })
    .execute()
  await tx
    .insertInto('development_budget')
    .values({ ...office, project_id: ids.project, fiscal_year: 2570, amount_satang: 100 })
    .execute()
  await tx
    .insertInto('development_total')
    .values({ ...inPlan, edition_id: ids.edition, position: 1, label: 'รวม' })
    .execute()
  await tx
    .insertInto('project_development')
    .values({ ...office, project_id: projectId, decided_by: 'ผู้ทดสอบ', decided_at: now })
    .execute()
}

async function budgetRows(tx: Tx, office: Office, { projectId }: Given, now: Date): Promise<void> {
  const [instrument_id, line_id] = [uuidV7(now), uuidV7(now)]
  const instrument = { fiscal_year: 2570, kind: 'annual', title: 'เทศบัญญัติ', total_satang: 100 } as const
  await tx
    .insertInto('budget_instrument')
    .values({ ...office, ...instrument, id: instrument_id, created_at: now })
    .execute()
  await tx
    .insertInto('budget_line')
    .values({ ...office, ...WORK, id: line_id, instrument_id, amount_satang: 100 })
    .execute()
  await tx
    .insertInto('budget_allocation')
    .values({ ...office, line_id, project_id: projectId, amount_satang: 100 })
    .execute()
  const file = { file_name: 'งบ.xlsx', file_sha256: '', file_bytes: Buffer.alloc(0), recognised: '{}' }
  await tx
    .insertInto('budget_succession')
    .values({ ...office, project_id: projectId, edit_id: uuidV7(now), successor_id: projectId })
    .execute()
  await tx
    .insertInto('budget_import')
    .values({ ...office, ...file, id: uuidV7(now), fiscal_year: 2570, created_at: now })
    .execute()
  await tx
    .insertInto('budget_proposal')
    .values({ ...office, id: uuidV7(now), instrument_id, line_id, change_satang: 100 })
    .execute()
}

async function radarRows(tx: Tx, office: Office, { planId, projectId }: Given, now: Date): Promise<void> {
  const entry = {
    source: 'project',
    source_version: 1,
    is_public: false,
    name: WORK.name,
    fingerprint: '',
  } as const
  await tx
    .insertInto('radar_entry')
    .values({ ...office, ...entry, id: projectId, keys: [1] })
    .execute()
  const right = { right_source: 'project', right_id: uuidV7(now), right_fingerprint: '', right_name: WORK.name }
  await tx
    .insertInto('duplicate_case')
    .values({
      ...office,
      ...right,
      id: uuidV7(now),
      plan_id: planId,
      kind: 'in-plan',
      left_source: 'project',
      left_id: projectId,
      left_fingerprint: '',
      score: 0.9,
      reasons: '[]',
      found_at: now,
    })
    .execute()
  await tx
    .insertInto('duplicate_search')
    .values({ ...office, plan_id: planId, at: now, state: '' })
    .execute()
  const thread_id = uuidV7(now)
  await tx
    .insertInto('coordination_thread')
    .values({
      ...office,
      id: thread_id,
      other_org_id: 1,
      subject: 'ถนนสายเดียวกัน',
      own_work: WORK.name,
      other_work: WORK.name,
      opened_at: now,
      opened_by: 'ผู้ทดสอบ',
      opened_here: true,
      seen_at: now,
    })
    .execute()
  await tx
    .insertInto('coordination_message')
    .values({
      ...office,
      id: uuidV7(now),
      thread_id,
      at: now,
      author: 'ผู้ทดสอบ',
      text: 'เรียนเชิญหารือ',
    })
    .execute()
  await tx
    .insertInto('radar_pair')
    .values({
      ...office,
      source: 'project',
      id: projectId,
      other_org_id: 1,
      other_source: 'published',
      other_id: uuidV7(now),
      run_id: uuidV7(now),
      score: 0.9,
    })
    .execute()
}
