-- Only what PostgreSQL 15, the embedded engine and Citus have in common. Every table that belongs to an office has org_id in its primary,
-- unique and foreign keys (so that it can be distributed by it) and forced row-level security. Ids are UUIDv7 made by the program.

create extension if not exists pg_trgm;

-- Roles belong to the cluster, not to the database: another database may have made them already, or be making them at this moment.
-- app_login: what connections run as; it may do nothing by itself, only take on one of the other roles for one transaction.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['app_login', 'app_user', 'app_system', 'app_public'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I noinherit nologin', role_name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
    begin
      if not pg_has_role(session_user, role_name, 'member') then
        execute format('grant %I to %I', role_name, session_user);
      end if;
    exception when unique_violation or internal_error then null;
    end;
    begin
      if role_name <> 'app_login' and not pg_has_role('app_login', role_name, 'member') then
        execute format('grant %I to app_login', role_name);
      end if;
    exception when unique_violation or internal_error then null;
    end;
  end loop;
end $$;

grant usage on schema public to app_user, app_system, app_public;

-- Offices of the whole country: reference data, the same for everyone.
create table organization (
  id int primary key check (id > 0),
  dla_code text unique,
  name text collate "und-x-icu" not null,
  type text not null check (type in
    ('pao', 'city-municipality', 'town-municipality', 'subdistrict-municipality', 'sao', 'pattaya')),
  amphoe text collate "und-x-icu",
  province text collate "und-x-icu"
);
grant select on organization to app_user, app_public;
grant select, insert, update on organization to app_system;

create table plan (
  org_id int not null references organization (id),
  id uuid not null,
  fiscal_year int not null check (fiscal_year between 2540 and 2650),
  regulation text not null check (regulation in ('2559', '2561')),
  level_label text not null default 'ยุทธศาสตร์' check (level_label in ('ยุทธศาสตร์', 'ประเด็นการพัฒนา')),
  prepared_by text collate "und-x-icu",
  announcement_number text,
  announcement_date date,
  signatory_name text collate "und-x-icu",
  signatory_position text collate "und-x-icu",
  digits text not null default 'thai' check (digits in ('thai', 'arabic')),
  row_order text not null default 'file' check (row_order in ('file', 'name', 'budget', 'department')),
  optional_columns text[] not null default '{}' check (optional_columns <@ array['target', 'fund', 'note']),
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, fiscal_year)
);

-- One uploaded file with what was read from it.
create table intake (
  org_id int not null references organization (id),
  id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'accepted', 'undone', 'discarded')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bytea not null,
  document_kind text
    check (document_kind in ('operation-plan', 'operation-plan-equipment', 'outside-agency-list', 'development-plan', 'budget-lines')),
  fiscal_year int check (fiscal_year between 2540 and 2650),
  -- Name of the office as the file prints it.
  lao text,
  -- Word of its headings for level 1 of the plan.
  level_label text check (level_label in ('ยุทธศาสตร์', 'ประเด็นการพัฒนา')),
  plan_id uuid,
  created_at timestamptz not null,
  accepted_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id)
);
create index intake_by_file on intake (org_id, file_sha256);
create index intake_by_plan on intake (org_id, plan_id);

create table project (
  org_id int not null references organization (id),
  id uuid not null,
  plan_id uuid not null,
  position int not null,
  -- Number printed in the office's file.
  no text,
  kind text not null check (kind in ('project', 'activity', 'equipment', 'outside-agency')),
  name text collate "und-x-icu" not null,
  -- Folded name, for finding and comparing; never shown.
  search_text text not null,
  activity text,
  target text,
  no_budget_reason text check (no_budget_reason in ('dash', 'no-budget-used', 'per-ordinance-no-amount')),
  place text,
  departments text[] not null default '{}',
  -- Bit 0 = October … bit 11 = September.
  months smallint not null default 0 check (months between 0 and 4095),
  strategy_no int,
  strategy text collate "und-x-icu",
  tactic text collate "und-x-icu",
  programme text collate "und-x-icu",
  programme_raw text,
  note text,
  source_file text,
  source_sheet text,
  source_table int,
  source_row int,
  source_last_row int,
  -- The intake that brought the row; null when it was typed in.
  import_id uuid,
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, plan_id) references plan (org_id, id),
  foreign key (org_id, import_id) references intake (org_id, id)
);
create index project_in_plan on project (org_id, plan_id, position);
create index project_by_import on project (org_id, import_id);

create table project_fund (
  org_id int not null references organization (id),
  project_id uuid not null,
  position int not null,
  source text collate "und-x-icu",
  amount_satang bigint check (amount_satang between -90000000000000 and 90000000000000),
  primary key (org_id, project_id, position),
  foreign key (org_id, project_id) references project (org_id, id) on delete cascade
);

-- One recognised row of an intake, until it is accepted (and after, as what was accepted).
create table intake_item (
  org_id int not null references organization (id),
  id uuid not null,
  intake_id uuid not null,
  position int not null,
  no text,
  kind text not null check (kind in ('project', 'activity', 'equipment', 'outside-agency')),
  name text collate "und-x-icu" not null,
  search_text text not null,
  activity text,
  target text,
  -- Fund rows side by side: the n-th source and the n-th amount belong together; either may be null.
  fund_sources text[] not null default '{}',
  fund_satang bigint[] not null default '{}',
  no_budget_reason text check (no_budget_reason in ('dash', 'no-budget-used', 'per-ordinance-no-amount')),
  place text,
  departments text[] not null default '{}',
  months smallint not null default 0 check (months between 0 and 4095),
  strategy_no int,
  strategy text collate "und-x-icu",
  tactic text collate "und-x-icu",
  programme text collate "und-x-icu",
  programme_raw text,
  note text,
  source_sheet text,
  source_table int,
  source_row int,
  source_last_row int,
  is_excluded boolean not null default false,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, intake_id) references intake (org_id, id) on delete cascade,
  check (cardinality(fund_sources) = cardinality(fund_satang))
);
create index intake_item_in_intake on intake_item (org_id, intake_id, position);

-- What the recogniser wants the officer to look at. detail is for display only.
create table intake_warning (
  org_id int not null references organization (id),
  intake_id uuid not null,
  position int not null,
  code text not null,
  sheet text,
  table_no int,
  row_no int,
  column_name text,
  detail jsonb not null default '{}',
  primary key (org_id, intake_id, position),
  foreign key (org_id, intake_id) references intake (org_id, id) on delete cascade
);

-- What accepting an intake did to each project. before: image of the project, put back when the intake is undone.
create table intake_effect (
  org_id int not null references organization (id),
  intake_id uuid not null,
  project_id uuid not null,
  action text not null check (action in ('created', 'updated', 'removed')),
  before jsonb,
  after_version int not null,
  primary key (org_id, intake_id, project_id),
  foreign key (org_id, intake_id) references intake (org_id, id) on delete cascade,
  check ((before is null) = (action = 'created'))
);

-- Columns named by hand for a table header that was not understood; remembered per office by the header's fingerprint.
create table column_mapping (
  org_id int not null references organization (id),
  signature text not null,
  header_rows int not null check (header_rows >= 1),
  updated_at timestamptz not null,
  primary key (org_id, signature)
);
create table column_mapping_column (
  org_id int not null references organization (id),
  signature text not null,
  column_index int not null check (column_index >= 0),
  role text not null,
  primary key (org_id, signature, column_index),
  foreign key (org_id, signature) references column_mapping (org_id, signature) on delete cascade
);

-- Who did what, hash-chained per office; audit_head holds the end of the chain (and is the lock of its writers).
create table audit_head (
  org_id int not null references organization (id),
  seq bigint not null,
  hash text not null,
  primary key (org_id)
);
create table audit_entry (
  org_id int not null references organization (id),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  previous_hash text not null,
  hash text not null,
  primary key (org_id, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'plan', 'intake', 'project', 'project_fund', 'intake_item', 'intake_warning', 'intake_effect',
    'column_mapping', 'column_mapping_column', 'audit_head', 'audit_entry'
  ] loop
    execute format('alter table %I enable row level security', table_name);
    execute format('alter table %I force row level security', table_name);
    execute format(
      'create policy own_office on %I using (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)'
      ' with check (org_id = nullif(current_setting(''app.org_id'', true), '''')::int)', table_name);
    execute format('grant select, insert, update, delete on %I to app_user', table_name);
  end loop;
end $$;
revoke update, delete on audit_entry from app_user;
revoke delete on audit_head from app_user;
