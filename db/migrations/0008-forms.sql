-- Forms in full: a module's own copies, pages, copies that staff send; versions withdrawn; files; what was shown; recomputed results; shared forms.

-- Which copy of a form: of these and battery with occasion at most one is set (docs/forms.md §2).
alter table form_instance add column module text, add column page integer, add column sent integer;
alter table form_instance add constraint form_instance_one_kind check (num_nonnulls(battery, module, page, sent) <= 1);
alter table form_instance drop constraint form_instance_running_moment_id_form_battery_occasion_key;
alter table form_instance add constraint form_instance_copy unique nulls not distinct (running_moment_id, form, battery, occasion, module, page, sent);
-- A page's title or day, and when a page or a sent copy was made and by whom.
alter table form_instance add column title text, add column day date, add column made_at timestamptz,
  add column made_by_kind text check (made_by_kind in ('citizen', 'staff', 'plan')), add column made_by uuid;
create unique index form_instance_day on form_instance (running_moment_id, form, day) where day is not null;
-- A sent copy that was taken back before it was answered.
alter table form_instance add column withdrawn_at timestamptz, add column withdrawn_by uuid, add column withdrawn_because text;

-- Versions are numbered by answer_version; the newest that has not been withdrawn stands, 0 when none does.
alter table form_instance add column standing_version integer;
-- The owner is bound by the rows' security too, and sees them when it says that it is setting up.
select set_config('stegvis.who', 'setup', true);
update form_instance set standing_version = answer_version;
select set_config('stegvis.who', '', true);
alter table form_instance alter column standing_version set not null, alter column standing_version set default 0;
grant update (standing_version, withdrawn_at, withdrawn_by, withdrawn_because) on form_instance to stegvis_app;
grant update (module) on form_instance to stegvis_worker;

alter table form_answer add column saved_by_kind text not null default 'citizen' check (saved_by_kind in ('citizen', 'staff')),
  -- The device's clock when it was sent, kept between when the copy was made and when it came.
  add column answered_at timestamptz,
  add column withdrawn_at timestamptz, add column withdrawn_by uuid, add column withdrawn_because text,
  -- The event's number: what is scored before it still counts it.
  add column withdrawn_seq bigint;
grant update (withdrawn_at, withdrawn_by, withdrawn_because, withdrawn_seq) on form_answer to stegvis_app;

alter table flag add column module text, add column page integer, add column sent integer;
grant update (module) on flag to stegvis_worker;

-- A form as people have seen it, once for each hash: nothing of anybody's (promise 7).
create table shown_form (
  hash text primary key,
  content jsonb not null
);
grant select, insert on shown_form to stegvis_app;
grant select on shown_form to stegvis_worker;

-- A file that somebody has sent to a copy of a form. Its bytes are in the file store, under the moment's and the file's id.
create table file (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  form_instance_id uuid not null references form_instance,
  question text not null,
  name text not null,
  type text,
  kind text check (kind in ('image', 'pdf', 'document', 'audio', 'video')),
  bytes bigint,
  width integer,
  height integer,
  by_kind text not null check (by_kind in ('citizen', 'staff')),
  by_id uuid not null,
  begun_at timestamptz not null,
  -- Null until all of it is stored.
  stored_at timestamptz,
  -- The first saved version that has it; until then it lives by the draft alone.
  kept_in integer,
  -- Taken away: the row waits for its bytes to be.
  gone_at timestamptz
);
create index file_instance on file (form_instance_id);
create index file_unkept on file (begun_at) where kept_in is null;
alter table file enable row level security;
alter table file force row level security;
create policy setup on file to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy reader on file to stegvis_app
  using (exists (select from running_moment r where r.id = file.running_moment_id))
  with check (exists (select from running_moment r where r.id = file.running_moment_id));
create policy worker on file to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');
grant select, insert on file to stegvis_app;
grant update (type, kind, bytes, width, height, stored_at, kept_in, gone_at) on file to stegvis_app;
grant select, delete, update (gone_at) on file to stegvis_worker;

-- Results of several forms stand beside the form's own, under the saving that made them; what is reckoned anew stands beside what it was.
alter table result add column across boolean not null default false, add column revision integer not null default 0,
  add column recomputed_at timestamptz, add column recomputed_by text, add column recomputed_because text;
alter table result drop constraint result_pkey;
alter table result add primary key (form_answer_id, across, result, revision);
grant insert on result to stegvis_app;

-- Forms of the publishing unit, each version for ever as it was published (FRM-24).
create table shared_form (
  id text not null,
  version text not null,
  title text not null,
  document jsonb not null,
  published_at timestamptz not null,
  primary key (id, version)
);
grant select on shared_form to stegvis_app, stegvis_worker;

-- What staff have said of a measure beside when it comes: its graph for the citizen, its times in a calendar file; and when it ended.
alter table measure add column diagram boolean not null default true, add column calendar boolean not null default false,
  add column rule jsonb, add column ended_at timestamptz;
grant update (diagram, calendar, rule, ended_at) on measure to stegvis_app;

-- As in 0006, with who saved it and when the device says that it was answered; a saved version stands.
drop function keep_answers(uuid, uuid, uuid, integer, jsonb, text, timestamptz, uuid, boolean);
create function keep_answers(answer uuid, running uuid, copy uuid, new_version integer, given jsonb, shown text, stamp timestamptz, who_kind text,
  who uuid, answered timestamptz, is_late boolean)
  returns void language plpgsql security invoker as $$
begin
  insert into form_answer (id, form_instance_id, running_moment_id, answer_version, answers, shown_hash, saved_at, saved_by_kind, saved_by, answered_at, late)
    values (answer, copy, running, new_version, given, shown, stamp, who_kind, who, answered, is_late);
  update form_instance i set answer_version = new_version, standing_version = new_version, saved_at = stamp, draft = null, draft_at = null,
    draft_revision = i.draft_revision + 1, read_at = null, read_by = null where i.id = copy;
end $$;

