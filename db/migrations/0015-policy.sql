-- The second wall, drawn as narrow as the matrix of capabilities (docs/rights.md §4): content is for those who treat, a citizen administrator
-- knows that there is something and reads none of it, an operator knows the running moment and not the citizen; and what the policy rests on:
-- blocks, accesses in an emergency, and names that have been shown with a reason.

select set_config('stegvis.who', 'setup', true);

-- Who treats on the unit: therapists, and designers in their test runs.
create function stegvis_treats() returns boolean language sql stable
  return stegvis_who() = 'staff' and (stegvis_holds('therapist') or stegvis_holds('designer'));

-- Content: citizens about themselves, and those who treat. What is written is so too, but for what a start makes.
do $$
declare t text;
begin
  foreach t in array array['form_answer', 'result', 'message', 'file', 'own_flag', 'measure', 'notice', 'decision', 'event', 'form_instance', 'flag'] loop
    execute format('drop policy reader on %I', t);
    execute format(
      'create policy reader on %1$I to stegvis_app
         using ((stegvis_who() = ''citizen'' or (select stegvis_treats())) and exists (select from running_moment r where r.id = %1$I.running_moment_id))
         with check ((stegvis_who() = ''citizen'' or (select stegvis_treats())) and exists (select from running_moment r where r.id = %1$I.running_moment_id))', t);
  end loop;
end $$;
-- A start makes the first copies, with nothing in them yet.
create policy starting on form_instance to stegvis_app
  using (stegvis_who() = 'staff' and (select stegvis_holds('citizenAdministrator')) and draft is null and saved_at is null and made_by_kind = 'plan'
    and exists (select from running_moment r where r.id = form_instance.running_moment_id))
  with check (stegvis_who() = 'staff' and (select stegvis_holds('citizenAdministrator')) and draft is null and saved_at is null and made_by_kind = 'plan'
    and exists (select from running_moment r where r.id = form_instance.running_moment_id));

-- A flag is there, of a sort and an age, for a citizen administrator (ROL-23), while it is lit: who put it out wrote why.
create policy counted on flag for select to stegvis_app
  using (stegvis_who() = 'staff' and (select stegvis_holds('citizenAdministrator')) and out_at is null
    and exists (select from running_moment r where r.id = flag.running_moment_id));

-- The citizen behind a running moment: for those who meet citizens, never an operator.
drop policy in_care on citizen;
create policy in_care on citizen for select to stegvis_app
  using (stegvis_who() = 'staff' and (select stegvis_treats() or stegvis_holds('citizenAdministrator') or stegvis_holds('dataAdministrator'))
    and exists (select from running_moment r where r.citizen_id = citizen.id));

-- A citizen to start a moment on: asked by a therapist or a citizen administrator, on a publishing or training unit among test citizens alone. A
-- protected identity is found by the whole number and by nothing of the name (CZN-20).
create or replace function find_citizens(search text) returns setof citizen
  language plpgsql volatile security definer set search_path = public, pg_temp
as $$
declare
  wanted text := normalize(trim(search), nfc);
  pattern text := replace(replace(replace(normalize(trim(search), nfc), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  tests_only boolean := (select u.kind <> 'care' from unit u where u.id = stegvis_unit());
begin
  if stegvis_who() is distinct from 'staff' or char_length(wanted) < 2
    or not (stegvis_holds('therapist') or stegvis_holds('citizenAdministrator')) then
    return;
  end if;
  perform set_config('stegvis.who', 'setup', true);
  return query
    select c.* from citizen c
    where stegvis_unit() is not null
      and (not tests_only or c.personal_identity_number ~ '^\d{8}(23[89]|9[89]\d)\d$')
      and (c.personal_identity_number = regexp_replace(wanted, '[^0-9]', '', 'g')
        or c.id::text = lower(wanted)
        or not c.protected and (normalize(c.given_name, nfc) ilike pattern
          or normalize(c.family_name, nfc) ilike pattern
          or normalize(c.given_name || ' ' || c.family_name, nfc) ilike pattern))
    order by c.family_name, c.given_name
    limit 20;
  perform set_config('stegvis.who', 'staff', true);
end $$;

-- An access in an emergency: past a block, by one person, for a day, with a reason.
create table emergency_access (
  id uuid primary key,
  running_moment_id uuid not null references running_moment,
  staff_id uuid not null references staff,
  reason text not null,
  at timestamptz not null,
  until timestamptz not null
);
create index emergency_access_of on emergency_access (running_moment_id, staff_id, until);

-- A protected identity that one session has been shown, with a reason, for a quarter of an hour.
create table reveal (
  session_hash bytea not null references session on update cascade on delete cascade,
  staff_id uuid not null references staff,
  citizen_id uuid not null references citizen,
  reason text not null,
  until timestamptz not null,
  primary key (session_hash, citizen_id)
);
create index reveal_to on reveal (staff_id, citizen_id);
alter table emergency_access enable row level security;
alter table emergency_access force row level security;
alter table reveal enable row level security;
alter table reveal force row level security;
create policy setup on emergency_access to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy setup on reveal to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy own on emergency_access to stegvis_app
  using (stegvis_who() = 'staff' and staff_id = (select stegvis_person()))
  with check (stegvis_who() = 'staff' and staff_id = (select stegvis_person()) and (select stegvis_treats())
    and exists (select from running_moment r where r.id = emergency_access.running_moment_id));
create policy own on reveal to stegvis_app
  using (stegvis_who() = 'staff' and staff_id = (select stegvis_person()))
  with check (stegvis_who() = 'staff' and staff_id = (select stegvis_person())
    and (select stegvis_holds('therapist') or stegvis_holds('citizenAdministrator')));
create policy signing_in on reveal to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');
grant select, insert on emergency_access to stegvis_app;
grant select, insert, update (reason, until) on reveal to stegvis_app;
-- Asked by the names below, whoever asks for a name; there is no row in it for the worker.
grant select on reveal to stegvis_worker;

-- What a person is called to this reader, decided here and nowhere else (CZN-20, ITG-23): a protected citizen has no name to staff before it has been
-- shown with a reason, and a protected member of staff is a title to citizens.
create function is_masked(c citizen) returns boolean language sql stable
  return c.protected and stegvis_who() in ('staff', 'administrator') and not exists (
    select from reveal v where v.staff_id = stegvis_actor() and v.citizen_id = c.id and v.until > now());
create function shown_given_name(c citizen) returns text language sql stable return case when c.protected and is_masked(c) then 'Skyddad' else c.given_name end;
create function shown_family_name(c citizen) returns text language sql stable return case when c.protected and is_masked(c) then 'identitet' else c.family_name end;
create function shown_given_name(s staff) returns text language sql stable
  return case when s.protected and stegvis_who() = 'citizen' then s.title else s.given_name end;
create function shown_family_name(s staff) returns text language sql stable
  return case when s.protected and stegvis_who() = 'citizen' then '' else s.family_name end;

select set_config('stegvis.who', '', true);
