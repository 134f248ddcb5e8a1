-- The first tables. Instants are timestamptz written by us: no now() in a domain column, because each running moment has its own clock.
-- Roles: the owner migrates; stegvis_app serves the API; stegvis_worker serves the worker. Neither is superuser, bypasses row-level security or owns a table.

create table unit (
  id uuid primary key,
  name text not null,
  care_provider text not null,
  region text not null
);

create table citizen (
  id uuid primary key,
  personal_identity_number text not null unique,
  given_name text not null,
  family_name text not null,
  email text,
  mobile text,
  notices boolean not null default true
);

create table staff (
  id uuid primary key,
  hsa_id text not null unique,
  given_name text not null,
  family_name text not null,
  title text not null,
  email text
);

-- A commission (medarbetaruppdrag): staff on a unit in a role.
create table commission (
  staff_id uuid not null references staff,
  unit_id uuid not null references unit,
  role text not null check (role in ('therapist', 'citizenAdministrator', 'operator')),
  primary key (staff_id, unit_id, role)
);

-- Only the hash of the cookie's secret is kept.
create table session (
  id_hash bytea primary key,
  kind text not null check (kind in ('citizen', 'staff')),
  person_id uuid not null,
  unit_id uuid references unit,
  id_token text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);

-- A plan never changes (promise 7): content-addressed.
create table plan (
  hash text primary key,
  content jsonb not null
);

create table moment_version (
  id uuid primary key,
  moment text not null,
  version text not null,
  name text not null,
  document jsonb not null,
  plan_hash text not null references plan,
  status text not null check (status in ('published', 'unpublished')),
  published_at timestamptz not null,
  unique (moment, version)
);

-- Which versions a unit may start (MOM-02).
create table unit_moment (
  unit_id uuid not null references unit,
  moment_version_id uuid not null references moment_version,
  primary key (unit_id, moment_version_id)
);

create table running_moment (
  id uuid primary key,
  citizen_id uuid not null references citizen,
  unit_id uuid not null references unit,
  responsible_id uuid references staff,
  moment_version_id uuid not null references moment_version,
  moment text not null,
  plan_hash text not null references plan,
  workflow_type text not null,
  kind text not null check (kind in ('real', 'test')),
  phase text not null check (phase in ('active', 'ended', 'halted')),
  -- Milliseconds added to the world's clock to get this moment's clock (architecture §4).
  clock_offset_ms bigint not null default 0,
  started_at timestamptz not null,
  ended_at timestamptz,
  -- The newest event's number and stamp: taken under this row's lock, so commit order is sequence order.
  log_seq bigint not null default 0,
  log_stamp timestamptz not null,
  -- The newest event that must wake the engine; activity alone does not.
  wake_seq bigint not null default 0,
  -- What the engine has taken and written.
  applied_seq bigint not null default 0,
  applied_step bigint not null default 0,
  applied_at timestamptz,
  state jsonb,
  next_due_at timestamptz,
  -- Null until the relay or the API has started the workflow.
  workflow_started_at timestamptz,
  open_flags integer not null default 0,
  prioritised_flags integer not null default 0,
  unread_forms integer not null default 0,
  last_activity_at timestamptz
);
-- The same moment may not run twice on one citizen at one unit at the same time (MOM-13, CF-10).
create unique index running_moment_once on running_moment (citizen_id, unit_id, moment) where phase <> 'ended';
create index running_moment_unit on running_moment (unit_id, phase);
create index running_moment_citizen on running_moment (citizen_id);
create index running_moment_unstarted on running_moment (id) where workflow_started_at is null;
create index running_moment_behind on running_moment (id) where wake_seq > applied_seq;
create index running_moment_due on running_moment (next_due_at) where phase = 'active';

-- The event log, also the outbox (promise 1).
create table event (
  running_moment_id uuid not null references running_moment,
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  content jsonb not null,
  by_kind text not null check (by_kind in ('citizen', 'staff', 'system')),
  by_id uuid,
  -- Set on formSaved: which answer to score, and whether that is done.
  form_answer_id uuid,
  scored boolean not null default true,
  primary key (running_moment_id, seq)
);

create index event_unscored on event (running_moment_id, seq) where not scored;

-- One fillable copy of a form: the ordinary one, or one per battery occasion (BAT-11).
create table form_instance (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  form text not null,
  battery text,
  occasion integer,
  draft jsonb,
  draft_revision integer not null default 0,
  draft_at timestamptz,
  answer_version integer not null default 0,
  saved_at timestamptz,
  read_at timestamptz,
  read_by uuid,
  unique nulls not distinct (running_moment_id, form, battery, occasion)
);

-- Every saved version stays (FRM-07). `shown_hash` is the form as it was shown.
create table form_answer (
  id uuid primary key,
  form_instance_id uuid not null references form_instance,
  running_moment_id uuid not null references running_moment,
  answer_version integer not null,
  answers jsonb not null,
  shown_hash text not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  late boolean not null default false,
  unique (form_instance_id, answer_version)
);

create index form_answer_moment on form_answer (running_moment_id, saved_at);

-- A result is a stored fact: value or failure, with the method and its inputs (RES-11).
create table result (
  form_answer_id uuid not null references form_answer,
  running_moment_id uuid not null references running_moment,
  result text not null,
  value double precision,
  text_value text,
  band text,
  failure text,
  method_version text not null,
  inputs jsonb not null,
  at timestamptz not null,
  primary key (form_answer_id, result)
);

create index result_moment on result (running_moment_id, at);

create table decision (
  running_moment_id uuid not null references running_moment,
  key text not null,
  step bigint not null,
  item text not null,
  outcome text not null check (outcome in ('fired', 'moved', 'suppressed', 'cancelled')),
  rule text not null,
  facts jsonb not null,
  plan_hash text not null,
  nominal timestamptz not null,
  actual timestamptz not null,
  seq bigint,
  primary key (running_moment_id, key)
);
create index decision_time on decision (running_moment_id, nominal);

-- One row with a life (FLG-15, FLG-16, FLG-22).
create table flag (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  key text not null,
  round integer not null,
  flag text not null,
  priority text not null check (priority in ('ordinary', 'prioritised')),
  for_staff boolean not null,
  for_citizen boolean not null,
  form text,
  battery text,
  occasion integer,
  raised_at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  out_at timestamptz,
  out_by uuid,
  out_because text,
  unique (running_moment_id, key, round)
);
create index flag_open on flag (running_moment_id) where out_at is null;

-- A notice on its way out, each once by its key (promise 4).
create table notice (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  key text not null,
  about text not null,
  recipient_kind text not null check (recipient_kind in ('citizen', 'staff')),
  recipient_id uuid,
  channel text not null check (channel in ('inbox', 'sms', 'email')),
  module text,
  battery text,
  occasion integer,
  flag text,
  status text not null check (status in ('due', 'sending', 'sent', 'suppressed', 'failed')),
  because text,
  due_at timestamptz not null,
  sending_at timestamptz,
  sent_at timestamptz,
  attempts integer not null default 0,
  next_attempt_at timestamptz,
  last_error text,
  unique nulls not distinct (running_moment_id, key, recipient_kind, recipient_id, channel)
);
create index notice_due on notice (next_attempt_at) where status in ('due', 'sending');

create table message (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  by_kind text not null check (by_kind in ('citizen', 'staff')),
  by_id uuid not null,
  body text not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  read_by uuid
);
create index message_moment on message (running_moment_id, sent_at);

-- Answer to a write that may be asked again (targets R4). Same key with another body is refused.
create table idempotency (
  person_id uuid not null,
  key text not null,
  route text not null,
  body_hash text not null,
  status integer,
  response jsonb,
  at timestamptz not null,
  primary key (person_id, key)
);

-- One key per running moment, wrapped by the master key from the environment; destroying the row blinds its histories (PUR-14).
create table payload_key (
  id uuid primary key,
  running_moment_id uuid not null unique references running_moment,
  wrapped bytea not null,
  created_at timestamptz not null
);

-- A reader that has opened one moment for decoding in the Temporal UI: reason, 15 minutes (architecture §4).
create table decoding (
  session_hash bytea not null references session on delete cascade,
  running_moment_id uuid not null references running_moment,
  reason text not null,
  until timestamptz not null,
  primary key (session_hash, running_moment_id)
);

-- Append-only: who looked at or changed what of whom (promise 9). Written before the answer leaves.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  by_kind text not null,
  by_id uuid,
  unit_id uuid,
  citizen_id uuid,
  running_moment_id uuid,
  action text not null,
  thing text not null,
  reason text
);

create index access_log_moment on access_log (running_moment_id, at);

-- What the stand-ins for 1177's inbox, the SMS gateway and the mail sink have received; only for looking at in development.
create table stand_in_delivery (
  id uuid primary key,
  channel text not null check (channel in ('inbox', 'sms', 'email')),
  recipient text not null,
  subject text not null,
  body text not null,
  delivery_key text not null unique,
  at timestamptz not null
);
