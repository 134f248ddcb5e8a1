-- What every save asks, as functions: PostgreSQL plans each of them once a connection instead of once a save. They run with the rights of whoever
-- calls them, so row-level security answers as it does outside.

-- A session and the person it belongs to, as the register says now. Whether it still holds is the caller's question.
create function session_person(wanted bytea)
  returns table (unit uuid, expires_at timestamptz, last_used_at timestamptz, citizen json, staff json)
  language plpgsql stable security invoker as $$
declare found_session session;
begin
  select n.* into found_session from session n where n.id_hash = wanted;
  if not found then
    return;
  end if;
  unit := found_session.unit_id;
  expires_at := found_session.expires_at;
  last_used_at := found_session.last_used_at;
  if found_session.kind = 'citizen' then
    citizen := (
      select json_build_object('id', c.id, 'personalIdentityNumber', c.personal_identity_number, 'givenName', c.given_name,
        'familyName', c.family_name, 'email', c.email, 'mobile', c.mobile, 'notices', c.notices)
      from citizen c where c.id = found_session.person_id);
  else
    staff := (
      select json_build_object('id', s.id, 'hsaId', s.hsa_id, 'givenName', s.given_name, 'familyName', s.family_name, 'title', s.title,
        'email', s.email, 'commissions', coalesce((
          select json_agg(json_build_object('unit', json_build_object('id', u.id, 'name', u.name), 'roles', k.roles) order by u.name)
          from (select m.unit_id, json_agg(m.role order by m.role) as roles from commission m where m.staff_id = s.id group by m.unit_id) k
            join unit u on u.id = k.unit_id), '[]'::json))
      from staff s where s.id = found_session.person_id);
  end if;
  return next;
end $$;

-- One event under the running moment's lock, which the caller holds: number, stamp and offset are the caller's.
create function append_event(running uuid, new_seq bigint, stamp timestamptz, event_kind text, said jsonb, who_kind text, who uuid, answer uuid,
  offset_ms bigint, unread integer)
  returns void language plpgsql security invoker as $$
begin
  insert into event (running_moment_id, seq, at, kind, content, by_kind, by_id, form_answer_id, scored)
    values (running, new_seq, stamp, event_kind, said, who_kind, who, answer, answer is null);
  update running_moment r set log_seq = new_seq, log_stamp = stamp, clock_offset_ms = offset_ms,
    wake_seq = case when event_kind <> 'citizenActive' then new_seq else r.wake_seq end,
    last_activity_at = case when who_kind = 'citizen' then stamp else r.last_activity_at end, unread_forms = r.unread_forms + unread
    where r.id = running;
end $$;

-- A new version of a form's answers. The draft is gone with it, and the form is unread again.
create function keep_answers(answer uuid, running uuid, copy uuid, new_version integer, given jsonb, shown text, stamp timestamptz, who uuid,
  is_late boolean)
  returns void language plpgsql security invoker as $$
begin
  insert into form_answer (id, form_instance_id, running_moment_id, answer_version, answers, shown_hash, saved_at, saved_by, late)
    values (answer, copy, running, new_version, given, shown, stamp, who, is_late);
  update form_instance i set answer_version = new_version, saved_at = stamp, draft = null, draft_at = null,
    draft_revision = i.draft_revision + 1, read_at = null, read_by = null where i.id = copy;
end $$;

-- The running moment's row and then the copy's, both held, each read once it is. The clock is read when both are.
create function hold_form(running uuid, copy uuid, out held running_moment, out form form_instance, out clock timestamptz)
  language plpgsql security invoker as $$
begin
  select r.* into held from running_moment r where r.id = running for no key update;
  select i.* into form from form_instance i where i.id = copy and i.running_moment_id = running for no key update;
  clock := date_trunc('milliseconds', clock_timestamp());
end $$;

-- As in 0004, without reading again the row that the trigger was given.
create or replace function chain_access() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  reader text := current_setting('stegvis.who', true);
  entry access_log := new;
  before access_log;
begin
  perform set_config('stegvis.who', 'setup', true);
  entry.chain := coalesce(new.by_id, '00000000-0000-0000-0000-000000000000');
  perform pg_advisory_xact_lock(hashtextextended(entry.chain::text, 9));
  select l.* into before from access_log l where l.chain = entry.chain order by l.link desc limit 1;
  entry.link := coalesce(before.link, 0) + 1;
  update access_log set chain = entry.chain, link = entry.link, hash = access_log_hash(entry, before.hash) where id = new.id;
  perform set_config('stegvis.who', coalesce(reader, ''), true);
  return null;
end $$;
