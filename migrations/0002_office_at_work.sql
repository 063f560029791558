-- The office at work: sign-in, positions, the living plan with its changes, the steps of ข้อ 26, deadlines, and what is published.

-- 1. Accounts. These tables are the sign-in library's own (names and columns are its), kept in a schema of their own: a person may work
-- for more than one office, so they belong to none and hold nothing that an office owns. A test compares them with the library.
create schema auth;
create table auth."user" ("id" text not null primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "username" text unique, "displayUsername" text);
create table auth."session" ("id" text not null primary key, "expiresAt" timestamptz not null, "token" text not null unique, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text, "userId" text not null references auth."user" ("id") on delete cascade);
create table auth."account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references auth."user" ("id") on delete cascade, "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
create table auth."verification" ("id" text not null primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz default CURRENT_TIMESTAMP not null);
create table auth."rateLimit" ("id" text not null primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null);
create index "session_userId_idx" on auth."session" ("userId");
create index "account_userId_idx" on auth."account" ("userId");
create index "verification_identifier_idx" on auth."verification" ("identifier");
-- The library asks outside our transactions, as the login role; the roles of offices and of the public see none of it.
grant usage on schema auth to app_login, app_system;
grant select, insert, update, delete on all tables in schema auth to app_login, app_system;

-- In which offices an account holds or held a position: what sign-in needs before it knows an office.
create table account_office (
  user_id text not null references auth."user" ("id") on delete cascade,
  org_id int not null references organization (id),
  primary key (user_id, org_id)
);
-- Links by which a person chooses a password; only the hash is kept, and each works once.
create table password_link (
  token_hash text primary key,
  user_id text not null references auth."user" ("id") on delete cascade,
  org_id int not null references organization (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_link_of_user on password_link (user_id);
create index account_office_of_office on account_office (org_id);
grant select, insert, update, delete on account_office, password_link to app_system;

-- 2. The office: its words, divisions, positions and who holds them.
create table office_profile (
  org_id int not null references organization (id),
  -- Words of the office where they differ from those of its type; null = as the type.
  executive_title text,
  permanent_secretary_title text,
  budget_instrument text,
  development_committee text,
  support_committee text,
  set_up_at timestamptz not null,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id)
);
create table division (
  org_id int not null references organization (id),
  id uuid not null,
  name text collate "und-x-icu" not null,
  sort_order int not null,
  is_active boolean not null default true,
  primary key (org_id, id),
  unique (org_id, name)
);
create table position (
  org_id int not null references organization (id),
  id uuid not null,
  title text collate "und-x-icu" not null,
  -- Null: the whole office.
  division_id uuid,
  sort_order int not null,
  is_active boolean not null default true,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, division_id) references division (org_id, id)
);
create table position_role (
  org_id int not null references organization (id),
  position_id uuid not null,
  role text not null check (role in ('planning-officer', 'division-officer', 'division-head', 'support-committee',
    'development-committee', 'executive', 'permanent-secretary', 'evaluation-committee', 'administrator', 'auditor')),
  primary key (org_id, position_id, role),
  foreign key (org_id, position_id) references position (org_id, id) on delete cascade
);
-- A person in a position, from–to. Never deleted: history keeps who held what.
create table position_holding (
  org_id int not null references organization (id),
  id uuid not null,
  position_id uuid not null,
  user_id text not null,
  person_name text collate "und-x-icu" not null,
  from_date date not null,
  -- Last day in the position; null = still there.
  to_date date check (to_date >= from_date),
  -- รักษาราชการแทน, with the order that says so.
  is_acting boolean not null default false,
  order_number text,
  primary key (org_id, id),
  foreign key (org_id, position_id) references position (org_id, id)
);
create index position_holding_of_user on position_holding (org_id, user_id);
create index position_holding_of_position on position_holding (org_id, position_id);
create table api_key (
  org_id int not null references organization (id),
  id uuid not null,
  user_id text not null,
  name text not null,
  -- First letters of the key, to tell keys apart; of the key itself only the hash is kept.
  prefix text not null,
  key_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (org_id, id),
  unique (org_id, key_hash)
);
create table calendar_feed (
  org_id int not null references organization (id),
  user_id text not null,
  token_hash text not null,
  created_at timestamptz not null,
  primary key (org_id, user_id),
  unique (org_id, token_hash)
);
-- Holidays that this office adds to, or takes out of, the list that comes with the program.
create table holiday (
  org_id int not null references organization (id),
  date date not null,
  name text not null,
  is_removed boolean not null default false,
  primary key (org_id, date)
);

-- 3. The living plan.
alter table plan
  -- The box of the flow chart of ข้อ 26 that is to be done now; 'announced' when all are.
  add column status text not null default 'collect'
    check (status in ('collect', 'draft', 'submit-draft', 'consider', 'propose', 'approve', 'announce', 'announced')),
  add column status_since timestamptz,
  -- The budget instrument from whose announcement the thirty days run.
  add column budget_announced_on date,
  add column budget_reference text,
  -- Extension of the period by the executive.
  add column finish_extended_to date,
  add column finish_extension_order text,
  add column posted_on date,
  add column posted_until date,
  -- Raised by every change of a project: tells a screen whether it is still up to date.
  add column change_count bigint not null default 0;
update plan set status_since = created_at;
-- What the budget instrument gives per source, to be tied out against the plan.
create table plan_fund_total (
  org_id int not null references organization (id),
  plan_id uuid not null,
  position int not null,
  source text collate "und-x-icu" not null,
  amount_satang bigint not null check (amount_satang between 0 and 90000000000000),
  primary key (org_id, plan_id, position),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
alter table project
  -- หมู่ที่
  add column villages smallint[] not null default '{}',
  -- The letter by which an outside agency told of the project.
  add column agency_letter text,
  add column created_at timestamptz;
-- Every change of a project by hand, with the whole project before and after: its history, undo, and what changed since it was submitted.
create table project_change (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  -- No foreign key: the history outlives the project.
  project_id uuid not null,
  -- Order of changes within the plan (its change_count).
  seq bigint not null,
  -- One deed of a person: what was pasted, moved or deleted together is undone together.
  batch_id uuid not null,
  -- Made by the client, so that an edit that is sent twice is done once.
  client_edit_id uuid,
  at timestamptz not null,
  user_id text,
  actor text collate "und-x-icu" not null,
  action text not null check (action in ('created', 'edited', 'moved', 'deleted', 'restored', 'undone')),
  before jsonb,
  after jsonb,
  version_after int not null,
  undone_by uuid,
  primary key (org_id, id),
  unique (org_id, plan_id, seq),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create index project_change_of_project on project_change (org_id, project_id, seq);
create index project_change_of_batch on project_change (org_id, batch_id);
create unique index project_change_once on project_change (org_id, client_edit_id, project_id) where client_edit_id is not null;

-- 4. The steps of ข้อ 26.
create table plan_snapshot (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('submitted', 'announced')),
  at timestamptz not null,
  sha256 text not null,
  -- The projects in order, as they stood.
  projects jsonb not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create table plan_step (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  seq int not null check (seq > 0),
  action text not null,
  from_status text not null,
  to_status text not null,
  at timestamptz not null,
  user_id text,
  -- Name and position of the time.
  actor text collate "und-x-icu" not null,
  actor_position text collate "und-x-icu",
  acting_order text,
  remark text,
  resolution_number text,
  resolution_date date,
  snapshot_id uuid,
  primary key (org_id, id),
  unique (org_id, plan_id, seq),
  foreign key (org_id, plan_id) references plan (org_id, id),
  foreign key (org_id, snapshot_id) references plan_snapshot (org_id, id)
);
create table plan_step_file (
  org_id int not null references organization (id),
  id uuid not null,
  step_id uuid not null,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (org_id, id),
  foreign key (org_id, step_id) references plan_step (org_id, id)
);
-- A remark on the plan (project_id null) or pinned to one of its projects.
create table plan_remark (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  project_id uuid,
  step_id uuid,
  at timestamptz not null,
  user_id text,
  author text collate "und-x-icu" not null,
  text text not null,
  resolved_at timestamptz,
  resolved_by text,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id),
  foreign key (org_id, step_id) references plan_step (org_id, id)
);
create index plan_remark_of_plan on plan_remark (org_id, plan_id, at);

-- 5. What is published: frozen copies that the public reads through a role of its own, which sees nothing else of an office.
create table published_plan (
  org_id int not null references organization (id),
  fiscal_year int not null check (fiscal_year between 2540 and 2650),
  -- 1 = as first announced.
  edition int not null check (edition > 0),
  plan_id uuid not null,
  announcement_number text,
  announced_on date not null,
  signatory_name text not null,
  signatory_position text not null,
  posted_on date,
  posted_until date,
  published_at timestamptz not null,
  -- Last change of what the public sees (announced, posted): tells other processes that their pages are old.
  revised_at timestamptz not null default now(),
  -- SHA-256 of the document model in canonical JSON.
  sha256 text not null,
  project_count int not null,
  budget_satang bigint not null,
  document jsonb not null,
  primary key (org_id, fiscal_year, edition),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create index published_plan_revised on published_plan (revised_at);
create table published_project (
  org_id int not null references organization (id),
  fiscal_year int not null,
  edition int not null,
  project_id uuid not null,
  -- Order in the book, from 1.
  position int not null,
  search_text text not null,
  programme text collate "und-x-icu",
  departments text[] not null,
  villages smallint[] not null,
  content jsonb not null,
  primary key (org_id, fiscal_year, edition, project_id),
  foreign key (org_id, fiscal_year, edition) references published_plan (org_id, fiscal_year, edition)
);
create table published_file (
  org_id int not null references organization (id),
  fiscal_year int not null,
  edition int not null,
  format text not null check (format in ('pdf', 'docx', 'xlsx', 'csv', 'json')),
  file_name text not null,
  sha256 text not null,
  bytes bytea not null,
  primary key (org_id, fiscal_year, edition, format),
  foreign key (org_id, fiscal_year, edition) references published_plan (org_id, fiscal_year, edition)
);
create trigger published_file_append_only before update or delete on published_file
  for each row execute function refuse_change();
create trigger plan_snapshot_append_only before update or delete on plan_snapshot
  for each row execute function refuse_change();

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'office_profile', 'division', 'position', 'position_role', 'position_holding', 'api_key', 'calendar_feed', 'holiday',
    'plan_fund_total', 'project_change', 'plan_snapshot', 'plan_step', 'plan_step_file', 'plan_remark',
    'published_plan', 'published_project', 'published_file'
  ] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      'create policy own_office on %I to app_user using (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)'
      ' with check (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)', table_name);
    execute format('grant select, insert, update, delete on %I to app_user', table_name);
  end loop;
  foreach table_name in array array['published_plan', 'published_project', 'published_file'] loop
    execute format('create policy public_reads on %I for select to app_public using (true)', table_name);
    execute format('grant select on %I to app_public', table_name);
  end loop;
end $$;
revoke delete on position_holding, project_change, plan_step, plan_remark, published_plan, published_project, published_file, plan_snapshot
  from app_user;
