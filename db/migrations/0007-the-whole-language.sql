-- The whole language of time: every phase, what a moment starts with, flags that go further, notices that wait.

alter table running_moment drop constraint running_moment_phase_check;
alter table running_moment add constraint running_moment_phase_check
  check (phase in ('invited', 'scheduled', 'active', 'paused', 'maintenance', 'followUp', 'ended', 'halted'));
-- Seed, zone, dates, facts, the unit's hours, invited and startsAt, as the engine begins with them. A moment from before has none.
alter table running_moment add column start jsonb not null default '{}';
-- The worker moves the start of one that was invited or scheduled, and appends to the log what the relay has decided.
grant update (started_at, last_activity_at) on running_moment to stegvis_worker;

-- A deadline waits in other phases than the active one too: a resumption, a start, the steps of a ladder, a follow-up.
drop index running_moment_due;
create index running_moment_due on running_moment (next_due_at) where next_due_at is not null;

-- The unit's opening hours, once it has told them: what staff hours are counted by.
alter table unit add column opening_hours jsonb;
alter table staff add column mobile text;

-- To all the unit's therapists, and not only to the responsible one.
alter table flag add column for_unit boolean not null default false;

-- A flag that nobody has put out goes one step further, each step once (promise 4).
create table flag_escalation (
  running_moment_id uuid not null references running_moment,
  key text not null,
  flag_key text not null,
  flag_round integer not null,
  rung integer not null,
  recipient text not null check (recipient in ('standIn', 'unit', 'citizenAdministrators')),
  channel text not null check (channel in ('list', 'email', 'sms')),
  at timestamptz not null,
  primary key (running_moment_id, key)
);
create index flag_escalation_flag on flag_escalation (running_moment_id, flag_key, flag_round);
alter table flag_escalation enable row level security;
alter table flag_escalation force row level security;
create policy setup on flag_escalation to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy reader on flag_escalation to stegvis_app
  using (exists (select from running_moment r where r.id = flag_escalation.running_moment_id))
  with check (exists (select from running_moment r where r.id = flag_escalation.running_moment_id));
create policy worker on flag_escalation to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');
grant select on flag_escalation to stegvis_app, stegvis_worker;
grant insert on flag_escalation to stegvis_worker;

-- Quiet hours when it was decided, on the moment's own clock; whether the weekly cap leaves it alone; and which round of its flag it is about.
alter table notice add column not_before timestamptz, add column outside_cap boolean not null default false, add column flag_round integer;
-- What the weekly cap counts.
create index notice_sent on notice (recipient_id, sent_at) where recipient_kind = 'citizen' and status in ('sending', 'sent') and not outside_cap;

-- A moment that goes on in another version takes its rows along.
grant update (form, battery) on form_instance to stegvis_worker;
grant update (key, flag, form, battery) on flag to stegvis_worker;
grant update (flag_key) on flag_escalation to stegvis_worker;
grant update (module, battery, flag) on notice to stegvis_worker;

-- As in 0006, where the caller says whether the engine is to hear of it.
drop function append_event(uuid, bigint, timestamptz, text, jsonb, text, uuid, uuid, bigint, integer);
create function append_event(running uuid, new_seq bigint, stamp timestamptz, event_kind text, said jsonb, who_kind text, who uuid, answer uuid,
  offset_ms bigint, unread integer, wakes boolean)
  returns void language plpgsql security invoker as $$
begin
  insert into event (running_moment_id, seq, at, kind, content, by_kind, by_id, form_answer_id, scored)
    values (running, new_seq, stamp, event_kind, said, who_kind, who, answer, answer is null);
  update running_moment r set log_seq = new_seq, log_stamp = stamp, clock_offset_ms = offset_ms,
    wake_seq = case when wakes then new_seq else r.wake_seq end,
    last_activity_at = case when who_kind = 'citizen' then stamp else r.last_activity_at end, unread_forms = r.unread_forms + unread
    where r.id = running;
end $$;

-- What staff have tailored for one citizen, in their own words. Time needs only the ids; the words never leave the rows (promise 8).
create table own_flag (
  running_moment_id uuid not null references running_moment,
  id text not null,
  document jsonb not null,
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (running_moment_id, id)
);
create table measure (
  running_moment_id uuid not null references running_moment,
  id text not null,
  name text not null,
  unit text,
  set_at timestamptz not null,
  set_by uuid not null,
  primary key (running_moment_id, id)
);
do $$
declare t text;
begin
  foreach t in array array['own_flag', 'measure'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
    execute format(
      'create policy reader on %1$I to stegvis_app
         using (exists (select from running_moment r where r.id = %1$I.running_moment_id))
         with check (exists (select from running_moment r where r.id = %1$I.running_moment_id))', t);
    execute format('create policy worker on %I to stegvis_worker using (stegvis_who() = ''worker'') with check (stegvis_who() = ''worker'')', t);
    execute format('grant select, insert on %I to stegvis_app', t);
    execute format('grant select on %I to stegvis_worker', t);
  end loop;
end $$;
grant update (document, added_at, added_by) on own_flag to stegvis_app;
grant update (name, unit, set_at, set_by) on measure to stegvis_app;
