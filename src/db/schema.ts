// Made from the migrations by "npm run db:types"; a test compares. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** An instant: read as Date, written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>

/** For display only; no rule reads it. Written as text (JSON.stringify), because the driver would write an array as an SQL array. */
export type Json = ColumnType<unknown, string, string>
export type DefaultedJson = ColumnType<unknown, string | undefined, string>

export interface AuditEntryTable {
  org_id: number
  seq: number
  at: Timestamp
  actor: string
  action: string
  subject_type: string
  subject_id: string
  detail: DefaultedJson
  previous_hash: string
  hash: string
}

export interface AuditHeadTable {
  org_id: number
  seq: number
  hash: string
}

export interface ColumnMappingTable {
  org_id: number
  signature: string
  header_rows: number
  updated_at: Timestamp
}

export interface ColumnMappingColumnTable {
  org_id: number
  signature: string
  column_index: number
  role: string
}

export interface IntakeTable {
  org_id: number
  id: string
  status: Generated<'draft' | 'accepted' | 'undone' | 'discarded'>
  file_name: string
  file_sha256: string
  file_bytes: Buffer
  document_kind:
    'operation-plan' | 'operation-plan-equipment' | 'outside-agency-list' | 'development-plan' | 'budget-lines' | null
  fiscal_year: number | null
  lao: string | null
  level_label: 'ยุทธศาสตร์' | 'ประเด็นการพัฒนา' | null
  plan_id: string | null
  created_at: Timestamp
  accepted_at: Timestamp | null
  undone_at: Timestamp | null
  version: Generated<number>
}

export interface IntakeEffectTable {
  org_id: number
  intake_id: string
  project_id: string
  action: 'created' | 'updated' | 'removed'
  before: Json | null
  after_version: number
}

export interface IntakeItemTable {
  org_id: number
  id: string
  intake_id: string
  position: number
  no: string | null
  kind: 'project' | 'activity' | 'equipment' | 'outside-agency'
  name: string
  search_text: string
  activity: string | null
  target: string | null
  fund_sources: Generated<(string | null)[]>
  fund_satang: Generated<(number | null)[]>
  no_budget_reason: 'dash' | 'no-budget-used' | 'per-ordinance-no-amount' | null
  place: string | null
  departments: Generated<string[]>
  months: Generated<number>
  strategy_no: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  programme_raw: string | null
  note: string | null
  source_sheet: string | null
  source_table: number | null
  source_row: number | null
  source_last_row: number | null
  is_excluded: Generated<boolean>
  version: Generated<number>
}

export interface IntakeWarningTable {
  org_id: number
  intake_id: string
  position: number
  code: string
  sheet: string | null
  table_no: number | null
  row_no: number | null
  column_name: string | null
  detail: DefaultedJson
}

export interface OrganizationTable {
  id: number
  dla_code: string | null
  name: string
  type: 'pao' | 'city-municipality' | 'town-municipality' | 'subdistrict-municipality' | 'sao' | 'pattaya' | 'staging'
  amphoe: string | null
  province: string | null
}

export interface PlanTable {
  org_id: number
  id: string
  fiscal_year: number
  regulation: '2559' | '2561'
  level_label: Generated<'ยุทธศาสตร์' | 'ประเด็นการพัฒนา'>
  prepared_by: string | null
  announcement_number: string | null
  announcement_date: string | null
  signatory_name: string | null
  signatory_position: string | null
  digits: Generated<'thai' | 'arabic'>
  row_order: Generated<'file' | 'name' | 'budget' | 'department'>
  optional_columns: Generated<('target' | 'fund' | 'note')[]>
  version: Generated<number>
  created_at: Timestamp
  updated_at: Timestamp
}

export interface ProjectTable {
  org_id: number
  id: string
  plan_id: string
  position: number
  no: string | null
  kind: 'project' | 'activity' | 'equipment' | 'outside-agency'
  name: string
  search_text: string
  activity: string | null
  target: string | null
  no_budget_reason: 'dash' | 'no-budget-used' | 'per-ordinance-no-amount' | null
  place: string | null
  departments: Generated<string[]>
  months: Generated<number>
  strategy_no: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  programme_raw: string | null
  note: string | null
  source_file: string | null
  source_sheet: string | null
  source_table: number | null
  source_row: number | null
  source_last_row: number | null
  import_id: string | null
  version: Generated<number>
  updated_at: Timestamp
}

export interface ProjectFundTable {
  org_id: number
  project_id: string
  position: number
  source: string | null
  amount_satang: number | null
}

export interface DB {
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  column_mapping: ColumnMappingTable
  column_mapping_column: ColumnMappingColumnTable
  intake: IntakeTable
  intake_effect: IntakeEffectTable
  intake_item: IntakeItemTable
  intake_warning: IntakeWarningTable
  organization: OrganizationTable
  plan: PlanTable
  project: ProjectTable
  project_fund: ProjectFundTable
}
