-- Row-level security (promise 9): behind the API's own policy, PostgreSQL answers only with what the reader of this transaction may see.
-- The reader is set with set_config(…, true) by db.as and is gone with the transaction. No reader set: nothing is seen.
-- The serving roles stegvis_app and stegvis_worker exist before this file runs.

create function stegvis_who() returns text language sql stable parallel safe
  return nullif(current_setting('stegvis.who', true), '');
create function stegvis_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('stegvis.person', true), '')::uuid;

alter table citizen enable row level security;
alter table staff enable row level security;
alter table commission enable row level security;
alter table session enable row level security;
alter table running_moment enable row level security;
alter table event enable row level security;
alter table form_instance enable row level security;
alter table form_answer enable row level security;
alter table result enable row level security;
alter table decision enable row level security;
alter table flag enable row level security;
alter table notice enable row level security;
alter table message enable row level security;
alter table idempotency enable row level security;
alter table payload_key enable row level security;
alter table decoding enable row level security;
alter table access_log enable row level security;
alter table stand_in_delivery enable row level security;

-- The owner is bound too. It may write when it says that it is setting up (migrations of data, the demo's organisation), never by accident.
do $$
declare t text;
begin
  for t in select relname from pg_class where relrowsecurity and relnamespace = current_schema()::regnamespace loop
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
  end loop;
end $$;

-- Who works where. Read at sign-in, and by whoever needs the name of the other side.
create policy reader on staff for select to stegvis_app using (stegvis_who() in ('signIn', 'citizen', 'staff'));
create policy worker on staff for select to stegvis_worker using (stegvis_who() = 'worker');
create policy reader on commission for select to stegvis_app using (stegvis_who() in ('signIn', 'staff'));
create policy worker on commission for select to stegvis_worker using (stegvis_who() = 'worker');

-- The reader's unit, only while there is a commission on it (AUT-13): one that ends takes its access along in the open session.
create function stegvis_unit() returns uuid language sql stable
  return (
    select c.unit_id from commission c
    where c.unit_id = nullif(current_setting('stegvis.unit', true), '')::uuid and c.staff_id = stegvis_person()
    limit 1
  );

create policy signing_in on session to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');

-- The running moment: what hangs on it is seen by whoever sees it.
create policy citizen on running_moment to stegvis_app
  using (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()))
  with check (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()));
create policy staff on running_moment to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()))
  with check (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy worker on running_moment to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');

do $$
declare t text;
begin
  foreach t in array array['event', 'form_instance', 'form_answer', 'result', 'decision', 'flag', 'notice', 'message', 'payload_key', 'decoding'] loop
    execute format(
      'create policy reader on %1$I to stegvis_app
         using (exists (select from running_moment r where r.id = %1$I.running_moment_id))
         with check (exists (select from running_moment r where r.id = %1$I.running_moment_id))', t);
    execute format('create policy worker on %I to stegvis_worker using (stegvis_who() = ''worker'') with check (stegvis_who() = ''worker'')', t);
  end loop;
end $$;

create policy oneself on citizen for select to stegvis_app using (stegvis_who() = 'citizen' and id = (select stegvis_person()));
create policy in_care on citizen for select to stegvis_app
  using (stegvis_who() = 'staff' and exists (select from running_moment r where r.citizen_id = citizen.id));
create policy signing_in on citizen for select to stegvis_app using (stegvis_who() = 'signIn');
create policy worker on citizen for select to stegvis_worker using (stegvis_who() = 'worker');

-- Staff find a citizen to start a moment on, whether or not the unit has met that citizen: by whole personal identity number, by id, or by the
-- beginning of a name. Never the whole register: at least two characters, at most twenty rows.
create function find_citizens(search text) returns setof citizen
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  wanted text := normalize(trim(search), nfc);
  pattern text := replace(replace(replace(normalize(trim(search), nfc), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if stegvis_who() is distinct from 'staff' or char_length(wanted) < 2 then
    return;
  end if;
  perform set_config('stegvis.who', 'setup', true);
  return query
    select c.* from citizen c
    where stegvis_unit() is not null and (
      c.personal_identity_number = regexp_replace(wanted, '[^0-9]', '', 'g')
      or c.id::text = lower(wanted)
      or normalize(c.given_name, nfc) ilike pattern
      or normalize(c.family_name, nfc) ilike pattern
      or normalize(c.given_name || ' ' || c.family_name, nfc) ilike pattern)
    order by c.family_name, c.given_name
    limit 20;
  perform set_config('stegvis.who', 'staff', true);
end $$;
revoke execute on function find_citizens(text) from public;
grant execute on function find_citizens(text) to stegvis_app;

create policy oneself on idempotency to stegvis_app using (person_id = (select stegvis_person())) with check (person_id = (select stegvis_person()));

-- The codec knows a workflow, not a reader: it sees wrapped keys and nothing else.
create policy codec on payload_key to stegvis_app using (stegvis_who() = 'codec') with check (stegvis_who() = 'codec');

-- The log of who saw what: written by everyone in their own name, read by staff about their unit and by citizens about themselves.
create policy written on access_log for insert to stegvis_app
  with check ((stegvis_who() = by_kind and by_id = stegvis_person()) or stegvis_who() = 'signIn');
create policy citizen on access_log for select to stegvis_app using (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()));
create policy staff on access_log for select to stegvis_app using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy worker on access_log to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');

create policy stand_ins on stand_in_delivery to stegvis_app using (stegvis_who() = 'standIns') with check (stegvis_who() = 'standIns');
create policy worker on stand_in_delivery to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');

-- What each role may do at all. Nobody but the owner changes or deletes what is append-only: event numbers, decisions, the access log.
revoke create on schema public from public;
grant usage on schema public to stegvis_app, stegvis_worker;
grant select on unit, staff, commission, citizen, plan, moment_version, unit_moment, running_moment, event, form_instance, form_answer, result,
  decision, flag, notice, payload_key, access_log, stand_in_delivery to stegvis_app, stegvis_worker;
grant select on session, message, idempotency, decoding to stegvis_app;

grant insert, update, delete on session, decoding to stegvis_app;
grant insert, update on idempotency to stegvis_app;
grant insert on running_moment, event, form_instance, form_answer, message, payload_key, access_log, stand_in_delivery to stegvis_app;
grant update (responsible_id, clock_offset_ms, log_seq, log_stamp, wake_seq, workflow_started_at, open_flags, prioritised_flags, unread_forms,
  last_activity_at) on running_moment to stegvis_app;
grant update (draft, draft_revision, draft_at, answer_version, saved_at, read_at, read_by) on form_instance to stegvis_app;
grant update (seen_at, seen_by, out_at, out_by, out_because) on flag to stegvis_app;
grant update (read_at, read_by) on message to stegvis_app;

grant insert on event, form_instance, result, decision, flag, notice, payload_key, access_log, stand_in_delivery to stegvis_worker;
grant update (clock_offset_ms, phase, ended_at, log_seq, log_stamp, wake_seq, applied_seq, applied_step, applied_at, state, next_due_at,
  workflow_started_at, open_flags, prioritised_flags, unread_forms, plan_hash, moment_version_id, workflow_type) on running_moment to stegvis_worker;
grant update (content, scored) on event to stegvis_worker;
grant update (seen_at, seen_by, out_at, out_by, out_because) on flag to stegvis_worker;
grant update (status, because, sending_at, sent_at, attempts, next_attempt_at, last_error) on notice to stegvis_worker;
