-- Collecting a plan and coordinating it: outside agencies, collection rounds and their answers, Excel round trips, the development plan,
-- the budget, and works that may be done twice.

-- The role that compares works across offices. Like the others it belongs to the cluster.
do $$
begin
  begin
    if not exists (select from pg_roles where rolname = 'app_radar') then
      create role app_radar noinherit nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end;
  begin
    if not pg_has_role(session_user, 'app_radar', 'member') then
      execute format('grant app_radar to %I', session_user);
    end if;
  exception when unique_violation or internal_error then null;
  end;
  begin
    if not pg_has_role('app_login', 'app_radar', 'member') then
      grant app_radar to app_login;
    end if;
  exception when unique_violation or internal_error then null;
  end;
end $$;
grant usage on schema public to app_radar;
grant select on organization to app_radar;

-- 1. Outside agencies: public bodies, shared by the offices of an installation. What one office knows of an agency's people is its own.
create table agency (
  id uuid primary key,
  name text collate "und-x-icu" not null,
  -- Folded name, for finding.
  search_text text not null unique,
  kind text not null check (kind in
    ('central', 'regional', 'state-enterprise', 'pao', 'local-government', 'health', 'school', 'other')),
  amphoe text collate "und-x-icu",
  province text collate "und-x-icu",
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- The office that entered it first; it and the operator may correct it, until another office has it in its list too: then the operator.
  created_by_org int not null references organization (id),
  is_shared boolean not null default false,
  created_at timestamptz not null,
  version int not null default 1
);
grant select on agency to app_user, app_public;
grant select, insert, update on agency to app_system;
create table agency_contact (
  org_id int not null references organization (id),
  agency_id uuid not null,
  -- เรียน: to whom the letter goes ("ผู้อำนวยการแขวงทางหลวงตัวอย่าง").
  addressee text,
  address text,
  email text,
  phone text,
  note text,
  is_active boolean not null default true,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id, agency_id)
);

-- 2. Collection rounds.
create table collection_round (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  title text not null,
  due_on date not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  -- หนังสือขอความร่วมมือ
  letter_number text,
  letter_date date,
  letter_body text,
  signatory_name text,
  signatory_position text,
  contact_line text,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create index collection_round_of_plan on collection_round (org_id, plan_id, opened_at);
-- One who is asked: a division of the office or an outside agency.
create table collection_request (
  org_id int not null references organization (id),
  id uuid not null,
  round_id uuid not null,
  division_id uuid,
  agency_id uuid,
  -- Name of the time, as the letter prints it.
  name text collate "und-x-icu" not null,
  sent_at timestamptz,
  sent_how text check (sent_how in ('letter', 'email', 'hand', 'line', 'system')),
  first_opened_at timestamptz,
  answered_at timestamptz,
  nothing_to_report boolean not null default false,
  last_reminded_at timestamptz,
  reminder_count int not null default 0,
  -- Asked by mistake, and not asked any more.
  withdrawn_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, round_id) references collection_round (org_id, id),
  foreign key (org_id, division_id) references division (org_id, id),
  check ((division_id is null) <> (agency_id is null)),
  unique (org_id, round_id, division_id),
  unique (org_id, round_id, agency_id)
);
-- The address by which an agency answers without an account. The token is signed with the installation's key and kept nowhere.
create table collection_link (
  org_id int not null references organization (id),
  id uuid not null,
  request_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_opened_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, request_id) references collection_request (org_id, id)
);
create index collection_link_of_request on collection_link (org_id, request_id);
create table collection_reminder (
  org_id int not null references organization (id),
  id uuid not null,
  request_id uuid not null,
  at timestamptz not null,
  channel text not null check (channel in ('email', 'text')),
  sent_to text,
  -- Null: sent. Else what the mail server said.
  failure text,
  actor text not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references collection_request (org_id, id)
);
create index collection_reminder_of_request on collection_reminder (org_id, request_id, at);
-- What came, as it came: one row a sending. Never changed but for what was decided about it.
create table collection_answer (
  org_id int not null references organization (id),
  id uuid not null,
  request_id uuid not null,
  seq int not null check (seq > 0),
  -- Made by the sender's form, so that what is sent twice counts once.
  client_id uuid not null,
  at timestamptz not null,
  channel text not null check (channel in ('link-form', 'link-excel', 'paper', 'division')),
  sender_name text,
  sender_position text,
  sender_phone text,
  nothing_to_report boolean not null default false,
  message text,
  -- The agency's own letter, and the day it told the office: from that day the thirty days of ข้อ 27 run.
  letter_number text,
  letter_date date,
  received_on date not null,
  recorded_by text not null,
  -- What was sent, for display only; the projects themselves are collection_item.
  sent jsonb not null,
  primary key (org_id, id),
  unique (org_id, request_id, seq),
  unique (org_id, request_id, client_id),
  foreign key (org_id, request_id) references collection_request (org_id, id)
);
create table collection_item (
  org_id int not null references organization (id),
  id uuid not null,
  request_id uuid not null,
  answer_id uuid not null,
  position int not null,
  -- waiting: in the inbox · returned: with a remark, the sender may correct it · accepted: in the plan · declined: not taken.
  status text not null default 'waiting' check (status in ('waiting', 'returned', 'accepted', 'declined')),
  kind text not null check (kind in ('project', 'activity', 'equipment', 'outside-agency')),
  name text collate "und-x-icu" not null,
  activity text,
  target text,
  fund_sources text[] not null default '{}',
  fund_satang bigint[] not null default '{}',
  place text,
  villages smallint[] not null default '{}',
  departments text[] not null default '{}',
  months smallint not null default 0 check (months between 0 and 4095),
  strategy_no int,
  strategy text collate "und-x-icu",
  tactic text collate "und-x-icu",
  programme text collate "und-x-icu",
  note text,
  -- What it was chosen from, if it was not typed.
  from_source text check (from_source in ('last-year', 'development', 'budget')),
  from_id uuid,
  remark text,
  decided_at timestamptz,
  decided_by text,
  -- The project of the plan that it became or was joined to; while it waits again, the one it was in. No foreign key: it outlives the project.
  project_id uuid,
  -- The edit of the plan by which it came in from the inbox: when that is undone it waits again.
  edit_id uuid,
  -- Every edit by which it ever came into the plan, this one too: one that was undone can be done again.
  past_edits uuid[] not null default '{}',
  -- When the office was first told of it, whatever is corrected later.
  noticed_on date,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, request_id) references collection_request (org_id, id),
  foreign key (org_id, answer_id) references collection_answer (org_id, id),
  check (cardinality(fund_sources) = cardinality(fund_satang))
);
create index collection_item_of_request on collection_item (org_id, request_id, position);
create index collection_item_of_project on collection_item (org_id, project_id);
create index collection_item_of_edit on collection_item (org_id, edit_id);
create table collection_file (
  org_id int not null references organization (id),
  id uuid not null,
  answer_id uuid not null,
  kind text not null check (kind in ('attachment', 'scan', 'template')),
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (org_id, id),
  foreign key (org_id, answer_id) references collection_answer (org_id, id)
);
create index collection_file_of_answer on collection_file (org_id, answer_id);
-- A template that came back: what was read in it waits until its sender has looked at it and says yes.
create table collection_draft (
  org_id int not null references organization (id),
  request_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  file_name text not null,
  sha256 text not null,
  bytes bytea not null,
  -- The rows as they were read, by stable row id, and what was wrong with others.
  rows jsonb not null,
  problems jsonb not null,
  primary key (org_id, request_id),
  foreign key (org_id, request_id) references collection_request (org_id, id)
);

-- 3. Excel round trip. What was given out is kept, row by row, as the base of the three-way merge.
create table sheet_export (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  -- Null: the whole plan.
  division_id uuid,
  at timestamptz not null,
  actor text not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create table sheet_export_row (
  org_id int not null references organization (id),
  export_id uuid not null,
  project_id uuid not null,
  position int not null,
  version int not null,
  -- Image of the project's fields as they were given out.
  image jsonb not null,
  primary key (org_id, export_id, project_id),
  foreign key (org_id, export_id) references sheet_export (org_id, id)
);
create table sheet_import (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  export_id uuid,
  status text not null default 'draft' check (status in ('draft', 'applied', 'discarded')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bytea not null,
  at timestamptz not null,
  actor text not null,
  -- The rows as they were read, by stable row id.
  rows jsonb not null,
  applied_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id),
  foreign key (org_id, export_id) references sheet_export (org_id, id)
);

-- 4. Development plan (แผนพัฒนาท้องถิ่น).
create table development_plan (
  org_id int not null references organization (id),
  id uuid not null,
  first_year int not null check (first_year between 2540 and 2650),
  last_year int not null check (last_year between 2540 and 2660),
  title text not null,
  level_label text not null default 'ยุทธศาสตร์' check (level_label in ('ยุทธศาสตร์', 'ประเด็นการพัฒนา')),
  announced_on date,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  unique (org_id, first_year),
  check (last_year >= first_year)
);
-- The plan as first made, and each addition, change and correction of it, with its number and date.
create table development_edition (
  org_id int not null references organization (id),
  id uuid not null,
  development_plan_id uuid not null,
  kind text not null check (kind in ('original', 'addition', 'change', 'correction')),
  number int check (number > 0),
  year int check (year between 2540 and 2660),
  announced_on date,
  reference text,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique nulls not distinct (org_id, development_plan_id, kind, number, year),
  foreign key (org_id, development_plan_id) references development_plan (org_id, id)
);
create table development_strategy (
  org_id int not null references organization (id),
  id uuid not null,
  development_plan_id uuid not null,
  no int,
  name text collate "und-x-icu" not null,
  primary key (org_id, id),
  unique (org_id, development_plan_id, name),
  foreign key (org_id, development_plan_id) references development_plan (org_id, id)
);
create table development_tactic (
  org_id int not null references organization (id),
  id uuid not null,
  strategy_id uuid not null,
  no text,
  name text collate "und-x-icu" not null,
  primary key (org_id, id),
  unique (org_id, strategy_id, name),
  foreign key (org_id, strategy_id) references development_strategy (org_id, id)
);
create table development_tactic_programme (
  org_id int not null references organization (id),
  tactic_id uuid not null,
  programme text collate "und-x-icu" not null,
  primary key (org_id, tactic_id, programme),
  foreign key (org_id, tactic_id) references development_tactic (org_id, id) on delete cascade
);
create table development_import (
  org_id int not null references organization (id),
  id uuid not null,
  development_plan_id uuid,
  edition_id uuid,
  status text not null default 'draft' check (status in ('draft', 'accepted', 'discarded')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bytea not null,
  -- What was read, until it is accepted.
  recognised jsonb not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, development_plan_id) references development_plan (org_id, id),
  foreign key (org_id, edition_id) references development_edition (org_id, id)
);
create table development_project (
  org_id int not null references organization (id),
  id uuid not null,
  development_plan_id uuid not null,
  edition_id uuid not null,
  -- ผ.02 own projects · ผ.02/1 proposed by the community · ผ.02/2 for the province or the อบจ. · ผ.03 equipment
  form text not null check (form in ('ผ.02', 'ผ.02/1', 'ผ.02/2', 'ผ.03')),
  position int not null,
  no text,
  strategy_id uuid,
  tactic_id uuid,
  programme text collate "und-x-icu",
  name text collate "und-x-icu" not null,
  search_text text not null,
  objective text,
  target text,
  indicator text,
  expected_result text,
  departments text[] not null default '{}',
  -- What the file says beside it: joined to another number, moved to another programme, other money.
  note text,
  -- A later edition took its place or took it out.
  replaced_by uuid,
  is_cancelled boolean not null default false,
  source_sheet text,
  source_row int,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, development_plan_id) references development_plan (org_id, id),
  foreign key (org_id, edition_id) references development_edition (org_id, id),
  foreign key (org_id, strategy_id) references development_strategy (org_id, id),
  foreign key (org_id, tactic_id) references development_tactic (org_id, id)
);
create index development_project_of_plan on development_project (org_id, development_plan_id, position);
create table development_budget (
  org_id int not null references organization (id),
  project_id uuid not null,
  fiscal_year int not null check (fiscal_year between 2540 and 2660),
  amount_satang bigint not null check (amount_satang between 0 and 90000000000000),
  primary key (org_id, project_id, fiscal_year),
  foreign key (org_id, project_id) references development_project (org_id, id) on delete cascade
);
-- Totals as printed (ผ.01), to be shown beside what the rows add up to.
create table development_total (
  org_id int not null references organization (id),
  development_plan_id uuid not null,
  edition_id uuid not null,
  position int not null,
  label text not null,
  fiscal_year int,
  printed_count int,
  printed_satang bigint,
  primary key (org_id, edition_id, position),
  foreign key (org_id, edition_id) references development_edition (org_id, id)
);
-- Where a project of the operation plan stands in the development plan, as a person decided. Like what else hangs on a project, it has no
-- foreign key to it: a project that is deleted and brought back has it again.
create table project_development (
  org_id int not null references organization (id),
  project_id uuid not null,
  -- Null: in no development plan, for the reason given.
  development_project_id uuid,
  reason text,
  decided_by text not null,
  decided_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, project_id),
  foreign key (org_id, development_project_id) references development_project (org_id, id)
);
create index project_development_of_development on project_development (org_id, development_project_id);

-- 5. Budget.
create table budget_instrument (
  org_id int not null references organization (id),
  id uuid not null,
  fiscal_year int not null check (fiscal_year between 2540 and 2650),
  -- annual ordinance · supplementary · transfer · reserve money (เงินสะสม) · specific grant
  kind text not null check (kind in ('annual', 'supplementary', 'transfer', 'reserve', 'specific-grant')),
  number text,
  title text not null,
  council_on date,
  approved_on date,
  announced_on date,
  total_satang bigint not null check (total_satang between 0 and 90000000000000),
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id)
);
create index budget_instrument_of_year on budget_instrument (org_id, fiscal_year);
create unique index budget_instrument_annual on budget_instrument (org_id, fiscal_year) where kind = 'annual';
create table budget_line (
  org_id int not null references organization (id),
  id uuid not null,
  instrument_id uuid not null,
  position int not null,
  code text,
  -- ด้าน · แผนงาน · งาน · งบ · หมวด/ประเภท
  area text collate "und-x-icu",
  programme text collate "und-x-icu",
  work text collate "und-x-icu",
  budget_type text collate "und-x-icu",
  expense_category text collate "und-x-icu",
  name text collate "und-x-icu" not null,
  department text collate "und-x-icu",
  -- Negative: taken from this line by a transfer.
  amount_satang bigint not null check (amount_satang between -90000000000000 and 90000000000000),
  -- Deliberately not in the operation plan (เงินเดือน, งบกลาง …).
  left_out_reason text,
  source_sheet text,
  source_row int,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, instrument_id) references budget_instrument (org_id, id)
);
create index budget_line_of_instrument on budget_line (org_id, instrument_id, position);
-- How much of a line pays for a project.
create table budget_allocation (
  org_id int not null references organization (id),
  line_id uuid not null,
  project_id uuid not null,
  amount_satang bigint not null check (amount_satang between -90000000000000 and 90000000000000),
  primary key (org_id, line_id, project_id),
  foreign key (org_id, line_id) references budget_line (org_id, id)
);
create index budget_allocation_of_project on budget_allocation (org_id, project_id);
-- Which project took the place of one that was merged with it, for as long as that is what deleted it: it has the lines of both.
create table budget_succession (
  org_id int not null references organization (id),
  project_id uuid not null,
  -- The edit of the plan that deleted it.
  edit_id uuid not null,
  successor_id uuid not null,
  primary key (org_id, project_id, edit_id)
);
create table budget_import (
  org_id int not null references organization (id),
  id uuid not null,
  fiscal_year int not null check (fiscal_year between 2540 and 2650),
  instrument_id uuid,
  status text not null default 'draft' check (status in ('draft', 'accepted', 'discarded')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bytea not null,
  recognised jsonb not null,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, instrument_id) references budget_instrument (org_id, id)
);
-- What a transfer or a supplementary budget would change of a project, until somebody decides.
create table budget_proposal (
  org_id int not null references organization (id),
  id uuid not null,
  instrument_id uuid not null,
  line_id uuid not null,
  -- Null: a project that is not in the plan yet.
  project_id uuid,
  change_satang bigint not null,
  status text not null default 'waiting' check (status in ('waiting', 'accepted', 'refused')),
  decided_at timestamptz,
  decided_by text,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, instrument_id) references budget_instrument (org_id, id),
  foreign key (org_id, line_id) references budget_line (org_id, id)
);
create index budget_proposal_of_instrument on budget_proposal (org_id, instrument_id);
create index budget_proposal_of_line on budget_proposal (org_id, line_id);

-- 6. Works that may be done twice.
-- Index of every work known of: projects of plans (living and announced), of the development plan, answers of agencies. Derived, and kept
-- up by comparing versions; it may be emptied at any time.
create table radar_entry (
  org_id int not null references organization (id),
  source text not null check (source in ('project', 'published', 'development', 'answer')),
  id uuid not null,
  source_version int not null,
  -- Which reading of titles made keys and fingerprint: after a better one the entry is made anew.
  reader smallint not null default 0,
  fiscal_year int,
  -- Other offices may see it: it is published.
  is_public boolean not null,
  -- Hashes of what a likely duplicate shares with it.
  keys int[] not null,
  -- Hashes of the places that it names: works that are near each other share one.
  place_keys int[] not null default '{}',
  name text not null,
  activity text,
  place text,
  departments text[] not null default '{}',
  villages smallint[] not null default '{}',
  months smallint not null default 0,
  budget_satang bigint,
  -- Hash of all that the verdict rests on: a decision holds as long as both stay the same.
  fingerprint text not null,
  primary key (org_id, source, id)
);
create table duplicate_case (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  -- With what a project of the plan is compared: another of the plan · one of an earlier year · an answer that waits · another office's
  kind text not null check (kind in ('in-plan', 'past', 'answer', 'other-office')),
  -- The lesser side first, so that a pair is one case.
  left_source text not null,
  left_id uuid not null,
  left_fingerprint text not null,
  -- The other side's office; null: this one.
  right_org_id int,
  right_source text not null,
  right_id uuid not null,
  right_fingerprint text not null,
  right_name text not null,
  score real not null,
  -- Reasons for and against, as codes with values, for display only.
  reasons jsonb not null,
  -- Both works as they were when they were found, for display only: one of them may be no more.
  works jsonb not null default '[]',
  status text not null default 'open'
    check (status in ('open', 'merged', 'joint', 'kept', 'not-duplicate', 'referred')),
  reason text,
  decided_at timestamptz,
  decided_by text,
  thread_id uuid,
  -- The edit of the plan by which it was merged or joined: when that is undone, the question is open again.
  edit_id uuid,
  found_at timestamptz not null,
  -- Whether the latest search found it again; an open case that it did not find is asked no more.
  is_standing boolean not null default true,
  version int not null default 1,
  primary key (org_id, id),
  unique nulls not distinct (org_id, left_source, left_id, right_org_id, right_source, right_id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create index duplicate_case_of_plan on duplicate_case (org_id, plan_id, status);
-- When a plan was searched last, and what it stood at then.
create table duplicate_search (
  org_id int not null references organization (id),
  plan_id uuid not null,
  at timestamptz not null,
  state text not null,
  primary key (org_id, plan_id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
-- A talk between two offices, or an office and an agency, about works that meet. Each office has its own copy, with the same id: what one
-- writes is delivered into the other's in the same transaction.
create table coordination_thread (
  org_id int not null references organization (id),
  id uuid not null,
  -- Who it is with: another office, or an agency.
  other_org_id int,
  agency_id uuid,
  subject text not null,
  -- The works it is about, as they were named then.
  own_work text not null,
  other_work text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  opened_here boolean not null,
  -- Up to when this office has read it.
  seen_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  outcome text,
  version int not null default 1,
  primary key (org_id, id),
  check ((other_org_id is null) <> (agency_id is null)),
  check (other_org_id <> org_id)
);
create table coordination_message (
  org_id int not null references organization (id),
  id uuid not null,
  thread_id uuid not null,
  -- Null: the agency.
  from_org_id int,
  at timestamptz not null,
  author text not null,
  text text not null,
  primary key (org_id, id),
  foreign key (org_id, thread_id) references coordination_thread (org_id, id)
);
create index coordination_message_of_thread on coordination_message (org_id, thread_id, at);
-- A comparison of all offices' works, in parts, so that it can go on where it stopped.
create table radar_run (
  id uuid primary key,
  started_at timestamptz not null,
  finished_at timestamptz,
  part_count int not null,
  entry_count bigint not null default 0,
  pair_count bigint not null default 0
);
create table radar_run_part (
  run_id uuid not null references radar_run (id) on delete cascade,
  part int not null,
  -- First the index is brought up to date, then works are compared; each by areas (provinces).
  step text not null check (step in ('read', 'compare')),
  area text not null,
  done_at timestamptz,
  primary key (run_id, part)
);
-- What it found, kept with each side that may see the other.
create table radar_pair (
  org_id int not null references organization (id),
  source text not null,
  id uuid not null,
  other_org_id int not null,
  other_source text not null,
  other_id uuid not null,
  run_id uuid not null,
  score real not null,
  primary key (org_id, source, id, other_org_id, other_source, other_id)
);
grant select, insert, update, delete on radar_run, radar_run_part to app_radar;
grant select on radar_run to app_user;

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'agency_contact', 'collection_round', 'collection_request', 'collection_link', 'collection_reminder', 'collection_answer',
    'collection_item', 'collection_file', 'collection_draft', 'sheet_export', 'sheet_export_row', 'sheet_import', 'development_plan',
    'development_edition', 'development_strategy', 'development_tactic', 'development_tactic_programme', 'development_import',
    'development_project', 'development_budget', 'development_total', 'project_development', 'budget_instrument', 'budget_line',
    'budget_allocation', 'budget_succession', 'budget_import', 'budget_proposal', 'radar_entry', 'duplicate_case', 'duplicate_search',
    'coordination_thread', 'coordination_message', 'radar_pair'
  ] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      'create policy own_office on %I to app_user using (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)'
      ' with check (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)', table_name);
    execute format('grant select, insert, update, delete on %I to app_user', table_name);
  end loop;
  -- Comparing works across offices has a role of its own, which sees nothing else; its queries give an office only what is its own or public.
  foreach table_name in array array['radar_entry', 'radar_pair'] loop
    execute format('create policy radar_compares on %I to app_radar using (true) with check (true)', table_name);
    execute format('grant select, insert, update, delete on %I to app_radar', table_name);
  end loop;
end $$;
create index radar_entry_keys on radar_entry using gin (keys);
create index radar_entry_place_keys on radar_entry using gin (place_keys);
revoke update, delete on collection_answer, collection_file, collection_reminder, coordination_message from app_user;
revoke delete on collection_round, collection_request, collection_link, duplicate_case, coordination_thread from app_user;
