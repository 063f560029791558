// Made from the migrations by "npm run db:types"; a test compares. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** An instant: read as Date, written as Date or ISO text. */
export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type DefaultedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>

/** For display only; no rule reads it. Written as text (JSON.stringify), because the driver would write an array as an SQL array. */
export type Json = ColumnType<unknown, string, string>
export type DefaultedJson = ColumnType<unknown, string | undefined, string>

export interface AccountOfficeTable {
  user_id: string
  org_id: number
}

export interface AgencyTable {
  id: string
  name: string
  search_text: string
  kind: 'central' | 'regional' | 'state-enterprise' | 'pao' | 'local-government' | 'health' | 'school' | 'other'
  amphoe: string | null
  province: string | null
  latitude: number | null
  longitude: number | null
  created_by_org: number
  is_shared: Generated<boolean>
  created_at: Timestamp
  version: Generated<number>
}

export interface AgencyContactTable {
  org_id: number
  agency_id: string
  addressee: string | null
  address: string | null
  email: string | null
  phone: string | null
  note: string | null
  is_active: Generated<boolean>
  version: Generated<number>
  updated_at: Timestamp
}

export interface ApiKeyTable {
  org_id: number
  id: string
  user_id: string
  name: string
  prefix: string
  key_hash: string
  scopes: string[]
  created_at: Timestamp
  expires_at: Timestamp | null
  last_used_at: Timestamp | null
  revoked_at: Timestamp | null
}

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

export interface BudgetAllocationTable {
  org_id: number
  line_id: string
  project_id: string
  amount_satang: number
}

export interface BudgetImportTable {
  org_id: number
  id: string
  fiscal_year: number
  instrument_id: string | null
  status: Generated<'draft' | 'accepted' | 'discarded'>
  file_name: string
  file_sha256: string
  file_bytes: Buffer
  recognised: Json
  created_at: Timestamp
  version: Generated<number>
}

export interface BudgetInstrumentTable {
  org_id: number
  id: string
  fiscal_year: number
  kind: 'annual' | 'supplementary' | 'transfer' | 'reserve' | 'specific-grant'
  number: string | null
  title: string
  council_on: string | null
  approved_on: string | null
  announced_on: string | null
  total_satang: number
  created_at: Timestamp
  version: Generated<number>
}

export interface BudgetLineTable {
  org_id: number
  id: string
  instrument_id: string
  position: number
  code: string | null
  area: string | null
  programme: string | null
  work: string | null
  budget_type: string | null
  expense_category: string | null
  name: string
  department: string | null
  amount_satang: number
  left_out_reason: string | null
  source_sheet: string | null
  source_row: number | null
  version: Generated<number>
}

export interface BudgetProposalTable {
  org_id: number
  id: string
  instrument_id: string
  line_id: string
  project_id: string | null
  change_satang: number
  status: Generated<'waiting' | 'accepted' | 'refused'>
  decided_at: Timestamp | null
  decided_by: string | null
  version: Generated<number>
}

export interface BudgetSuccessionTable {
  org_id: number
  project_id: string
  edit_id: string
  successor_id: string
}

export interface CalendarFeedTable {
  org_id: number
  user_id: string
  token_hash: string
  created_at: Timestamp
}

export interface CollectionAnswerTable {
  org_id: number
  id: string
  request_id: string
  seq: number
  client_id: string
  at: Timestamp
  channel: 'link-form' | 'link-excel' | 'paper' | 'division'
  sender_name: string | null
  sender_position: string | null
  sender_phone: string | null
  nothing_to_report: Generated<boolean>
  message: string | null
  letter_number: string | null
  letter_date: string | null
  received_on: string
  recorded_by: string
  sent: Json
}

export interface CollectionDraftTable {
  org_id: number
  request_id: string
  id: string
  at: Timestamp
  file_name: string
  sha256: string
  bytes: Buffer
  rows: Json
  problems: Json
}

export interface CollectionFileTable {
  org_id: number
  id: string
  answer_id: string
  kind: 'attachment' | 'scan' | 'template'
  file_name: string
  media_type: string
  sha256: string
  bytes: Buffer
}

export interface CollectionItemTable {
  org_id: number
  id: string
  request_id: string
  answer_id: string
  position: number
  status: Generated<'waiting' | 'returned' | 'accepted' | 'declined'>
  kind: 'project' | 'activity' | 'equipment' | 'outside-agency'
  name: string
  activity: string | null
  target: string | null
  fund_sources: Generated<(string | null)[]>
  fund_satang: Generated<(number | null)[]>
  place: string | null
  villages: Generated<number[]>
  departments: Generated<string[]>
  months: Generated<number>
  strategy_no: number | null
  strategy: string | null
  tactic: string | null
  programme: string | null
  note: string | null
  from_source: 'last-year' | 'development' | 'budget' | null
  from_id: string | null
  remark: string | null
  decided_at: Timestamp | null
  decided_by: string | null
  project_id: string | null
  edit_id: string | null
  past_edits: Generated<string[]>
  noticed_on: string | null
  version: Generated<number>
  updated_at: Timestamp
}

export interface CollectionLinkTable {
  org_id: number
  id: string
  request_id: string
  created_at: Timestamp
  expires_at: Timestamp
  revoked_at: Timestamp | null
  last_opened_at: Timestamp | null
}

export interface CollectionReminderTable {
  org_id: number
  id: string
  request_id: string
  at: Timestamp
  channel: 'email' | 'text'
  sent_to: string | null
  failure: string | null
  actor: string
}

export interface CollectionRequestTable {
  org_id: number
  id: string
  round_id: string
  division_id: string | null
  agency_id: string | null
  name: string
  sent_at: Timestamp | null
  sent_how: 'letter' | 'email' | 'hand' | 'line' | 'system' | null
  first_opened_at: Timestamp | null
  answered_at: Timestamp | null
  nothing_to_report: Generated<boolean>
  last_reminded_at: Timestamp | null
  reminder_count: Generated<number>
  withdrawn_at: Timestamp | null
  version: Generated<number>
}

export interface CollectionRoundTable {
  org_id: number
  id: string
  plan_id: string
  title: string
  due_on: string
  opened_at: Timestamp
  closed_at: Timestamp | null
  letter_number: string | null
  letter_date: string | null
  letter_body: string | null
  signatory_name: string | null
  signatory_position: string | null
  contact_line: string | null
  version: Generated<number>
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

export interface CoordinationMessageTable {
  org_id: number
  id: string
  thread_id: string
  from_org_id: number | null
  at: Timestamp
  author: string
  text: string
}

export interface CoordinationThreadTable {
  org_id: number
  id: string
  other_org_id: number | null
  agency_id: string | null
  subject: string
  own_work: string
  other_work: string
  opened_at: Timestamp
  opened_by: string
  opened_here: boolean
  seen_at: Timestamp
  closed_at: Timestamp | null
  closed_by: string | null
  outcome: string | null
  version: Generated<number>
}

export interface DevelopmentBudgetTable {
  org_id: number
  project_id: string
  fiscal_year: number
  amount_satang: number
}

export interface DevelopmentEditionTable {
  org_id: number
  id: string
  development_plan_id: string
  kind: 'original' | 'addition' | 'change' | 'correction'
  number: number | null
  year: number | null
  announced_on: string | null
  reference: string | null
  created_at: Timestamp
}

export interface DevelopmentImportTable {
  org_id: number
  id: string
  development_plan_id: string | null
  edition_id: string | null
  status: Generated<'draft' | 'accepted' | 'discarded'>
  file_name: string
  file_sha256: string
  file_bytes: Buffer
  recognised: Json
  created_at: Timestamp
  version: Generated<number>
}

export interface DevelopmentPlanTable {
  org_id: number
  id: string
  first_year: number
  last_year: number
  title: string
  level_label: Generated<'ยุทธศาสตร์' | 'ประเด็นการพัฒนา'>
  announced_on: string | null
  created_at: Timestamp
  version: Generated<number>
}

export interface DevelopmentProjectTable {
  org_id: number
  id: string
  development_plan_id: string
  edition_id: string
  form: 'ผ.02' | 'ผ.02/1' | 'ผ.02/2' | 'ผ.03'
  position: number
  no: string | null
  strategy_id: string | null
  tactic_id: string | null
  programme: string | null
  name: string
  search_text: string
  objective: string | null
  target: string | null
  indicator: string | null
  expected_result: string | null
  departments: Generated<string[]>
  note: string | null
  replaced_by: string | null
  is_cancelled: Generated<boolean>
  source_sheet: string | null
  source_row: number | null
  version: Generated<number>
  updated_at: Timestamp
}

export interface DevelopmentStrategyTable {
  org_id: number
  id: string
  development_plan_id: string
  no: number | null
  name: string
}

export interface DevelopmentTacticTable {
  org_id: number
  id: string
  strategy_id: string
  no: string | null
  name: string
}

export interface DevelopmentTacticProgrammeTable {
  org_id: number
  tactic_id: string
  programme: string
}

export interface DevelopmentTotalTable {
  org_id: number
  development_plan_id: string
  edition_id: string
  position: number
  label: string
  fiscal_year: number | null
  printed_count: number | null
  printed_satang: number | null
}

export interface DivisionTable {
  org_id: number
  id: string
  name: string
  sort_order: number
  is_active: Generated<boolean>
}

export interface DuplicateCaseTable {
  org_id: number
  id: string
  plan_id: string
  kind: 'in-plan' | 'past' | 'answer' | 'other-office'
  left_source: string
  left_id: string
  left_fingerprint: string
  right_org_id: number | null
  right_source: string
  right_id: string
  right_fingerprint: string
  right_name: string
  score: number
  reasons: Json
  works: DefaultedJson
  status: Generated<'open' | 'merged' | 'joint' | 'kept' | 'not-duplicate' | 'referred'>
  reason: string | null
  decided_at: Timestamp | null
  decided_by: string | null
  thread_id: string | null
  edit_id: string | null
  found_at: Timestamp
  is_standing: Generated<boolean>
  version: Generated<number>
}

export interface DuplicateSearchTable {
  org_id: number
  plan_id: string
  at: Timestamp
  state: string
}

export interface HolidayTable {
  org_id: number
  date: string
  name: string
  is_removed: Generated<boolean>
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

export interface OfficeProfileTable {
  org_id: number
  executive_title: string | null
  permanent_secretary_title: string | null
  budget_instrument: string | null
  development_committee: string | null
  support_committee: string | null
  set_up_at: Timestamp
  version: Generated<number>
  updated_at: Timestamp
}

export interface OrganizationTable {
  id: number
  dla_code: string | null
  name: string
  type: 'pao' | 'city-municipality' | 'town-municipality' | 'subdistrict-municipality' | 'sao' | 'pattaya'
  amphoe: string | null
  province: string | null
}

export interface PasswordLinkTable {
  token_hash: string
  user_id: string
  org_id: number
  expires_at: Timestamp
  used_at: Timestamp | null
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
  status: Generated<
    'collect' | 'draft' | 'submit-draft' | 'consider' | 'propose' | 'approve' | 'announce' | 'announced'
  >
  status_since: Timestamp | null
  budget_announced_on: string | null
  budget_reference: string | null
  finish_extended_to: string | null
  finish_extension_order: string | null
  posted_on: string | null
  posted_until: string | null
  change_count: Generated<number>
}

export interface PlanFundTotalTable {
  org_id: number
  plan_id: string
  position: number
  source: string
  amount_satang: number
}

export interface PlanRemarkTable {
  org_id: number
  id: string
  plan_id: string
  project_id: string | null
  step_id: string | null
  at: Timestamp
  user_id: string | null
  author: string
  text: string
  resolved_at: Timestamp | null
  resolved_by: string | null
}

export interface PlanSnapshotTable {
  org_id: number
  id: string
  plan_id: string
  kind: 'submitted' | 'announced'
  at: Timestamp
  sha256: string
  projects: Json
}

export interface PlanStepTable {
  org_id: number
  id: string
  plan_id: string
  seq: number
  action: string
  from_status: string
  to_status: string
  at: Timestamp
  user_id: string | null
  actor: string
  actor_position: string | null
  acting_order: string | null
  remark: string | null
  resolution_number: string | null
  resolution_date: string | null
  snapshot_id: string | null
}

export interface PlanStepFileTable {
  org_id: number
  id: string
  step_id: string
  file_name: string
  media_type: string
  sha256: string
  bytes: Buffer
}

export interface PositionTable {
  org_id: number
  id: string
  title: string
  division_id: string | null
  sort_order: number
  is_active: Generated<boolean>
  version: Generated<number>
}

export interface PositionHoldingTable {
  org_id: number
  id: string
  position_id: string
  user_id: string
  person_name: string
  from_date: string
  to_date: string | null
  is_acting: Generated<boolean>
  order_number: string | null
}

export interface PositionRoleTable {
  org_id: number
  position_id: string
  role:
    | 'planning-officer'
    | 'division-officer'
    | 'division-head'
    | 'support-committee'
    | 'development-committee'
    | 'executive'
    | 'permanent-secretary'
    | 'evaluation-committee'
    | 'administrator'
    | 'auditor'
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
  villages: Generated<number[]>
  agency_letter: string | null
  created_at: Timestamp | null
}

export interface ProjectChangeTable {
  org_id: number
  id: string
  plan_id: string
  project_id: string
  seq: number
  batch_id: string
  client_edit_id: string | null
  at: Timestamp
  user_id: string | null
  actor: string
  action: 'created' | 'edited' | 'moved' | 'deleted' | 'restored' | 'undone'
  before: Json | null
  after: Json | null
  version_after: number
  undone_by: string | null
}

export interface ProjectDevelopmentTable {
  org_id: number
  project_id: string
  development_project_id: string | null
  reason: string | null
  decided_by: string
  decided_at: Timestamp
  version: Generated<number>
}

export interface ProjectFundTable {
  org_id: number
  project_id: string
  position: number
  source: string | null
  amount_satang: number | null
}

export interface PublishedFileTable {
  org_id: number
  fiscal_year: number
  edition: number
  format: 'pdf' | 'docx' | 'xlsx' | 'csv' | 'json'
  file_name: string
  sha256: string
  bytes: Buffer
}

export interface PublishedPlanTable {
  org_id: number
  fiscal_year: number
  edition: number
  plan_id: string
  announcement_number: string | null
  announced_on: string
  signatory_name: string
  signatory_position: string
  posted_on: string | null
  posted_until: string | null
  published_at: Timestamp
  revised_at: DefaultedTimestamp
  sha256: string
  project_count: number
  budget_satang: number
  document: Json
}

export interface PublishedProjectTable {
  org_id: number
  fiscal_year: number
  edition: number
  project_id: string
  position: number
  search_text: string
  programme: string | null
  departments: string[]
  villages: number[]
  content: Json
}

export interface RadarEntryTable {
  org_id: number
  source: 'project' | 'published' | 'development' | 'answer'
  id: string
  source_version: number
  reader: Generated<number>
  fiscal_year: number | null
  is_public: boolean
  keys: number[]
  place_keys: Generated<number[]>
  name: string
  activity: string | null
  place: string | null
  departments: Generated<string[]>
  villages: Generated<number[]>
  months: Generated<number>
  budget_satang: number | null
  fingerprint: string
}

export interface RadarPairTable {
  org_id: number
  source: string
  id: string
  other_org_id: number
  other_source: string
  other_id: string
  run_id: string
  score: number
}

export interface RadarRunTable {
  id: string
  started_at: Timestamp
  finished_at: Timestamp | null
  part_count: number
  entry_count: Generated<number>
  pair_count: Generated<number>
}

export interface RadarRunPartTable {
  run_id: string
  part: number
  step: 'read' | 'compare'
  area: string
  done_at: Timestamp | null
}

export interface SheetExportTable {
  org_id: number
  id: string
  plan_id: string
  division_id: string | null
  at: Timestamp
  actor: string
}

export interface SheetExportRowTable {
  org_id: number
  export_id: string
  project_id: string
  position: number
  version: number
  image: Json
}

export interface SheetImportTable {
  org_id: number
  id: string
  plan_id: string
  export_id: string | null
  status: Generated<'draft' | 'applied' | 'discarded'>
  file_name: string
  file_sha256: string
  file_bytes: Buffer
  at: Timestamp
  actor: string
  rows: Json
  applied_at: Timestamp | null
  version: Generated<number>
}

export interface AuthAccountTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Timestamp | null
  refreshTokenExpiresAt: Timestamp | null
  scope: string | null
  password: string | null
  createdAt: DefaultedTimestamp
  updatedAt: Timestamp
}

export interface AuthRateLimitTable {
  id: string
  key: string
  count: number
  lastRequest: number
}

export interface AuthSessionTable {
  id: string
  expiresAt: Timestamp
  token: string
  createdAt: DefaultedTimestamp
  updatedAt: Timestamp
  ipAddress: string | null
  userAgent: string | null
  userId: string
}

export interface AuthUserTable {
  id: string
  name: string
  email: string
  emailVerified: boolean
  image: string | null
  createdAt: DefaultedTimestamp
  updatedAt: DefaultedTimestamp
  username: string | null
  displayUsername: string | null
}

export interface AuthVerificationTable {
  id: string
  identifier: string
  value: string
  expiresAt: Timestamp
  createdAt: DefaultedTimestamp
  updatedAt: DefaultedTimestamp
}

export interface DB {
  account_office: AccountOfficeTable
  agency: AgencyTable
  agency_contact: AgencyContactTable
  api_key: ApiKeyTable
  audit_entry: AuditEntryTable
  audit_head: AuditHeadTable
  budget_allocation: BudgetAllocationTable
  budget_import: BudgetImportTable
  budget_instrument: BudgetInstrumentTable
  budget_line: BudgetLineTable
  budget_proposal: BudgetProposalTable
  budget_succession: BudgetSuccessionTable
  calendar_feed: CalendarFeedTable
  collection_answer: CollectionAnswerTable
  collection_draft: CollectionDraftTable
  collection_file: CollectionFileTable
  collection_item: CollectionItemTable
  collection_link: CollectionLinkTable
  collection_reminder: CollectionReminderTable
  collection_request: CollectionRequestTable
  collection_round: CollectionRoundTable
  column_mapping: ColumnMappingTable
  column_mapping_column: ColumnMappingColumnTable
  coordination_message: CoordinationMessageTable
  coordination_thread: CoordinationThreadTable
  development_budget: DevelopmentBudgetTable
  development_edition: DevelopmentEditionTable
  development_import: DevelopmentImportTable
  development_plan: DevelopmentPlanTable
  development_project: DevelopmentProjectTable
  development_strategy: DevelopmentStrategyTable
  development_tactic: DevelopmentTacticTable
  development_tactic_programme: DevelopmentTacticProgrammeTable
  development_total: DevelopmentTotalTable
  division: DivisionTable
  duplicate_case: DuplicateCaseTable
  duplicate_search: DuplicateSearchTable
  holiday: HolidayTable
  intake: IntakeTable
  intake_effect: IntakeEffectTable
  intake_item: IntakeItemTable
  intake_warning: IntakeWarningTable
  office_profile: OfficeProfileTable
  organization: OrganizationTable
  password_link: PasswordLinkTable
  plan: PlanTable
  plan_fund_total: PlanFundTotalTable
  plan_remark: PlanRemarkTable
  plan_snapshot: PlanSnapshotTable
  plan_step: PlanStepTable
  plan_step_file: PlanStepFileTable
  position: PositionTable
  position_holding: PositionHoldingTable
  position_role: PositionRoleTable
  project: ProjectTable
  project_change: ProjectChangeTable
  project_development: ProjectDevelopmentTable
  project_fund: ProjectFundTable
  published_file: PublishedFileTable
  published_plan: PublishedPlanTable
  published_project: PublishedProjectTable
  radar_entry: RadarEntryTable
  radar_pair: RadarPairTable
  radar_run: RadarRunTable
  radar_run_part: RadarRunPartTable
  sheet_export: SheetExportTable
  sheet_export_row: SheetExportRowTable
  sheet_import: SheetImportTable
  'auth.account': AuthAccountTable
  'auth.rateLimit': AuthRateLimitTable
  'auth.session': AuthSessionTable
  'auth.user': AuthUserTable
  'auth.verification': AuthVerificationTable
}
