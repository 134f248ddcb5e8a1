-- People and places (docs/rights.md §1–3): the tree from region to unit, commissions from HSA apart from the roles that are granted here,
-- guardians and agents, and what a session works in. Row-level security reads roles that are looked up once, when the transaction begins.

select set_config('stegvis.who', 'setup', true);

create table region (
  id uuid primary key,
  name text not null unique
);

create table care_provider (
  id uuid primary key,
  hsa_id text not null unique,
  name text not null,
  organisation_number text,
  region_id uuid not null references region,
  active boolean not null default true
);

create table care_unit (
  id uuid primary key,
  hsa_id text not null unique,
  name text not null,
  care_provider_id uuid not null references care_provider
);

-- A unit of kind care hangs on a care unit (UNI-01, CF-06); a publishing unit on its region alone.
alter table unit
  add column hsa_id text unique,
  add column kind text not null default 'care' check (kind in ('care', 'publishing', 'training')),
  add column care_unit_id uuid references care_unit,
  add column region_id uuid references region,
  add column active boolean not null default true;
insert into region (id, name) select gen_random_uuid(), region from unit group by region;
insert into care_provider (id, hsa_id, name, region_id)
  select gen_random_uuid(), 'SE-' || left(encode(sha256(convert_to(u.care_provider, 'UTF8')), 'hex'), 12), u.care_provider, r.id
  from (select care_provider, min(region) as region from unit group by care_provider) u join region r on r.name = u.region;
insert into care_unit (id, hsa_id, name, care_provider_id)
  select gen_random_uuid(), p.hsa_id || '-VE', p.name, p.id from care_provider p;
update unit set hsa_id = 'SE-' || left(unit.id::text, 8) || right(unit.id::text, 4), region_id = r.id, care_unit_id = cu.id
  from region r, care_provider p join care_unit cu on cu.care_provider_id = p.id
  where r.name = unit.region and p.name = unit.care_provider;
alter table unit drop column care_provider, drop column region;
alter table unit add constraint unit_care check ((kind = 'care') = (care_unit_id is not null));

alter table staff
  add column active boolean not null default true,
  -- Masked to everyone outside the person's own unit.
  add column protected boolean not null default false,
  -- To find those who look at themselves (LOG follow-up). Twelve digits.
  add column personal_identity_number text unique;

-- A role that is granted here, by scope: a unit, a care provider, or the platform when both are empty.
alter table commission rename to role_grant;
alter table role_grant drop constraint commission_pkey;
alter table role_grant drop constraint commission_role_check;
alter table role_grant
  add column id uuid primary key default gen_random_uuid(),
  alter column unit_id drop not null,
  add column care_provider_id uuid references care_provider,
  add column granted_by uuid references staff,
  add column granted_at timestamptz,
  add constraint role_grant_scope check (case
    when role in ('nationalAdministrator', 'systemAdministrator') then unit_id is null and care_provider_id is null
    when role = 'careProviderAdministrator' then unit_id is null and care_provider_id is not null
    when role in ('permissionAdministrator', 'citizenAdministrator', 'therapist', 'dataAdministrator', 'operator', 'designer', 'publisher')
      then unit_id is not null and care_provider_id is null
    else false end),
  add constraint role_grant_once unique nulls not distinct (staff_id, role, unit_id, care_provider_id);
create index role_grant_unit on role_grant (unit_id);

-- A commission (medarbetaruppdrag) as HSA has it: staff on a care unit, with a purpose and a validity (UNI-19). Nobody makes one here.
create table commission (
  id uuid primary key,
  hsa_id text not null unique,
  name text not null,
  staff_id uuid not null references staff,
  care_unit_id uuid not null references care_unit,
  purpose text not null,
  system_roles text[] not null default '{}',
  valid_from timestamptz not null,
  valid_to timestamptz
);
create index commission_staff on commission (staff_id);
create index commission_care_unit on commission (care_unit_id);
insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, valid_from)
  select gen_random_uuid(), cu.hsa_id || '-' || s.hsa_id, 'Vård och behandling', s.id, cu.id, 'careAndTreatment', timestamptz '2020-01-01'
  from (select distinct g.staff_id, u.care_unit_id from role_grant g join unit u on u.id = g.unit_id) held
    join staff s on s.id = held.staff_id join care_unit cu on cu.id = held.care_unit_id;

-- What a person may do where, now: granted here, and with a commission that holds where one is asked for. Whoever ends one of them ends this.
create view holder with (security_invoker = true) as
  select g.staff_id, g.role, g.unit_id
  from role_grant g join staff s on s.id = g.staff_id join unit u on u.id = g.unit_id
  where s.active and u.active and (u.kind <> 'care' or exists (
    select from commission c where c.staff_id = g.staff_id and c.care_unit_id = u.care_unit_id
      and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())));

alter table citizen
  -- Protected in the population register (CZN-20): masked in lists, search, statistics, mail and exports; never matched by place.
  add column protected boolean not null default false,
  add column deceased_on date,
  add column registered boolean not null default true,
  -- Has at some time signed in to 1177 (ERR-06).
  add column has_account boolean not null default true,
  add column municipality text,
  add column county text,
  -- When the register was last asked.
  add column looked_up_at timestamptz;

-- One citizen who acts for another (ROL-15, ITG-02). A guardian's right ends on the child's 13th birthday, whatever stands here (MOM-11).
create table guardianship (
  id uuid primary key,
  actor_id uuid not null references citizen,
  citizen_id uuid not null references citizen,
  kind text not null check (kind in ('guardian', 'agent')),
  valid_from timestamptz not null,
  valid_to timestamptz,
  unique (actor_id, citizen_id, kind),
  check (actor_id <> citizen_id)
);
create index guardianship_citizen on guardianship (citizen_id);

-- The day of birth in a personal identity number or a coordination number (day plus 60), twelve digits.
create function birth_date(number text) returns date language sql immutable
  return case when number ~ '^\d{12}$' then
    make_date(left(number, 4)::int, substr(number, 5, 2)::int, case when substr(number, 7, 2)::int > 60 then substr(number, 7, 2)::int - 60 else substr(number, 7, 2)::int end)
  end;

-- Whole years by the day in Sweden. Born on a leap day: the birthday is 1 March in other years.
create function age_now(born date) returns integer language sql stable
  return (select extract(year from d.today)::int - extract(year from born)::int - case when to_char(d.today, 'MMDD') < to_char(born, 'MMDD') then 1 else 0 end
    from (select (now() at time zone 'Europe/Stockholm')::date as today) d);

-- Whether one may act for another now: a guardian until the day when the child turns this many years.
create function may_act_for(actor uuid, subject uuid, until_age integer) returns boolean language sql stable
  return exists (
    select from guardianship g join citizen c on c.id = g.citizen_id
    where g.actor_id = actor and g.citizen_id = subject and g.valid_from <= now() and (g.valid_to is null or g.valid_to > now())
      and (g.kind = 'agent' or age_now(birth_date(c.personal_identity_number)) < until_age));

-- A session works in one place at a time: a unit, a care provider, the logs of a care unit, or the platform. Null: not chosen yet.
alter table session rename column unit_id to place_id;
alter table session drop constraint session_unit_id_fkey;
alter table session
  add column place_kind text check (place_kind in ('unit', 'careProvider', 'careUnit', 'platform')),
  add column commission_id uuid references commission,
  -- Whom a citizen acts for; the person is then the one who acts.
  add column acting_for uuid references citizen,
  -- Which identity provider, its own session, and the level of assurance it vouched for.
  add column provider text not null default 'oidc',
  add column provider_session text,
  add column provider_subject text,
  add column level integer not null default 3;
update session set place_kind = 'unit' where place_id is not null;
create index session_person_index on session (kind, person_id);
create index session_provider on session (provider, provider_session);

-- Who the reader is. A citizen's transaction is about one person; who acts may be another, while the right to it lasts.
create function stegvis_actor() returns uuid language sql stable parallel safe
  return coalesce(nullif(current_setting('stegvis.actor', true), ''), nullif(current_setting('stegvis.person', true), ''))::uuid;
create function stegvis_holds(wanted text) returns boolean language sql stable parallel safe
  return wanted = any (string_to_array(coalesce(current_setting('stegvis.roles', true), ''), ','));
create or replace function stegvis_unit() returns uuid language sql stable
  return case when coalesce(current_setting('stegvis.roles', true), '') <> '' then nullif(current_setting('stegvis.unit', true), '')::uuid end;
-- Where an administrator works: careProvider, careUnit or platform, and its id.
create function stegvis_place(wanted text) returns uuid language sql stable
  return case when current_setting('stegvis.place_kind', true) = wanted and coalesce(current_setting('stegvis.roles', true), '') <> ''
    then nullif(current_setting('stegvis.place', true), '')::uuid end;

-- The first statement of every transaction: in whose name it is, with the roles that the rows give there at this moment.
create function stegvis_enter(who text, person uuid, actor uuid, unit uuid, place_kind text, place uuid, until_age integer)
  returns void language plpgsql as $$
declare
  subject uuid := person;
  roles text := '';
begin
  perform set_config('stegvis.who', who, true), set_config('stegvis.actor', coalesce(actor::text, ''), true),
    set_config('stegvis.unit', coalesce(unit::text, ''), true), set_config('stegvis.place_kind', coalesce(place_kind, ''), true),
    set_config('stegvis.place', coalesce(place::text, ''), true), set_config('stegvis.roles', '', true);
  if who = 'staff' then
    roles := (select string_agg(h.role, ',') from holder h where h.staff_id = person and h.unit_id = unit);
  elsif who = 'administrator' then
    roles := (select string_agg(g.role, ',') from role_grant g join staff s on s.id = g.staff_id
      where g.staff_id = person and s.active and g.unit_id is null
        and (place_kind = 'platform' and g.care_provider_id is null
          or place_kind = 'careProvider' and g.care_provider_id = place and (select p.active from care_provider p where p.id = place) and exists (
            select from commission c join care_unit cu on cu.id = c.care_unit_id
            where c.staff_id = person and cu.care_provider_id = place and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now()))));
    if place_kind = 'careUnit' and exists (
      select from commission c join staff s on s.id = c.staff_id
      where c.staff_id = person and s.active and c.care_unit_id = place and c.purpose = 'administration' and 'BIF;Loggadministratör' = any (c.system_roles)
        and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())) then
      roles := 'logAdministrator';
    end if;
  elsif who = 'citizen' and actor is not null and actor <> person then
    perform set_config('stegvis.person', actor::text, true);
    if not may_act_for(actor, person, until_age) then
      subject := null;
    end if;
  end if;
  perform set_config('stegvis.roles', coalesce(roles, ''), true), set_config('stegvis.person', coalesce(subject::text, ''), true);
end $$;

alter table role_grant enable row level security;
alter table commission enable row level security;
alter table guardianship enable row level security;
do $$
declare t text;
begin
  foreach t in array array['commission', 'guardianship'] loop
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
    execute format('create policy worker on %I for select to stegvis_worker using (stegvis_who() = ''worker'')', t);
  end loop;
end $$;
grant select on region, care_provider, care_unit, holder, role_grant, commission, guardianship to stegvis_app, stegvis_worker;

drop policy reader on staff;
create policy reader on staff for select to stegvis_app using (stegvis_who() in ('signIn', 'citizen', 'staff', 'administrator'));
drop policy reader on role_grant;
create policy reader on role_grant for select to stegvis_app using (stegvis_who() in ('signIn', 'staff', 'administrator'));
create policy reader on commission for select to stegvis_app using (stegvis_who() in ('signIn', 'staff', 'administrator'));
-- A family is seen by those who sign in, by who is in it, and by staff who see the citizen.
create policy reader on guardianship for select to stegvis_app using (
  stegvis_who() = 'signIn'
  or stegvis_who() = 'citizen' and (actor_id = stegvis_actor() or citizen_id = (select stegvis_person()))
  or stegvis_who() = 'staff' and exists (select from running_moment r where r.citizen_id = guardianship.citizen_id));
-- Those whom a citizen acts for, and those who act for a citizen in care: their names.
create policy acted_for on citizen for select to stegvis_app using (
  stegvis_who() = 'citizen' and (id = stegvis_actor() or exists (
    select from guardianship g where g.actor_id = stegvis_actor() and g.citizen_id = citizen.id)));
create policy acting on citizen for select to stegvis_app using (
  stegvis_who() = 'staff' and exists (select from guardianship g where g.actor_id = citizen.id));

-- What hangs on a running moment, by what the roles on the unit give (docs/rights.md §4): a citizen administrator sees that it is there, a data
-- administrator what has ended, a permission administrator nothing.
drop policy staff on running_moment;
create policy staff on running_moment to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (
    (select stegvis_holds('therapist') or stegvis_holds('citizenAdministrator') or stegvis_holds('operator') or stegvis_holds('designer'))
    or phase = 'ended' and (select stegvis_holds('dataAdministrator'))))
  with check (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
do $$
declare t text;
begin
  foreach t in array array['form_answer', 'result', 'message', 'file', 'own_flag', 'measure'] loop
    execute format('drop policy reader on %I', t);
    execute format(
      'create policy reader on %1$I to stegvis_app
         using (exists (select from running_moment r where r.id = %1$I.running_moment_id)
           and (stegvis_who() <> ''staff'' or (select stegvis_holds(''therapist'') or stegvis_holds(''designer'') or stegvis_holds(''dataAdministrator''))))
         with check (exists (select from running_moment r where r.id = %1$I.running_moment_id)
           and (stegvis_who() <> ''staff'' or (select stegvis_holds(''therapist'') or stegvis_holds(''designer''))))', t);
  end loop;
end $$;

-- Who acts writes the log in the own name.
drop policy written on access_log;
create policy written on access_log for insert to stegvis_app
  with check (((stegvis_who() = by_kind or stegvis_who() = 'administrator' and by_kind = 'staff') and by_id = stegvis_actor()) or stegvis_who() = 'signIn');

drop function session_person(bytea);
-- The session, and the person behind it as the rows say now: with roles and commissions, or with those whom a citizen may act for.
create function session_person(wanted bytea)
  returns table (place_kind text, place_id uuid, commission_id uuid, acting_for uuid, level integer, provider text,
    created_at timestamptz, expires_at timestamptz, last_used_at timestamptz, citizen json, staff json)
  language plpgsql stable security invoker as $$
declare found_session session;
begin
  select n.* into found_session from session n where n.id_hash = wanted;
  if not found then
    return;
  end if;
  place_kind := found_session.place_kind;
  place_id := found_session.place_id;
  commission_id := found_session.commission_id;
  acting_for := found_session.acting_for;
  level := found_session.level;
  provider := found_session.provider;
  created_at := found_session.created_at;
  expires_at := found_session.expires_at;
  last_used_at := found_session.last_used_at;
  if found_session.kind = 'citizen' then
    citizen := (select citizen_json(c) from citizen c where c.id = found_session.person_id);
  else
    staff := (select staff_json(s) from staff s where s.id = found_session.person_id);
  end if;
  return next;
end $$;

create function citizen_json(c citizen) returns json language sql stable
  return json_build_object('id', c.id, 'personalIdentityNumber', c.personal_identity_number, 'givenName', c.given_name, 'familyName', c.family_name,
    'email', c.email, 'mobile', c.mobile, 'notices', c.notices, 'protected', c.protected, 'deceasedOn', c.deceased_on, 'registered', c.registered,
    'hasAccount', c.has_account, 'municipality', c.municipality, 'county', c.county,
    'actsFor', coalesce((
      select json_agg(json_build_object('id', o.id, 'givenName', o.given_name, 'familyName', o.family_name, 'kind', g.kind,
        'birthDate', birth_date(o.personal_identity_number), 'validFrom', extract(epoch from g.valid_from) * 1000, 'validTo', extract(epoch from g.valid_to) * 1000)
        order by o.given_name)
      from guardianship g join citizen o on o.id = g.citizen_id where g.actor_id = c.id), '[]'::json));

create function staff_json(s staff) returns json language sql stable
  return json_build_object('id', s.id, 'hsaId', s.hsa_id, 'givenName', s.given_name, 'familyName', s.family_name, 'title', s.title, 'email', s.email,
    'active', s.active, 'protected', s.protected,
    'grants', coalesce((
      select json_agg(json_build_object('role', g.role,
        'unit', case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'kind', u.kind, 'active', u.active, 'careUnit', u.care_unit_id) end,
        'careProvider', case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'active', p.active) end) order by u.name, p.name, g.role)
      from role_grant g left join unit u on u.id = g.unit_id left join care_provider p on p.id = g.care_provider_id where g.staff_id = s.id), '[]'::json),
    'commissions', coalesce((
      select json_agg(json_build_object('id', k.id, 'hsaId', k.hsa_id, 'name', k.name, 'purpose', k.purpose, 'systemRoles', k.system_roles,
        'validFrom', extract(epoch from k.valid_from) * 1000, 'validTo', extract(epoch from k.valid_to) * 1000,
        'careUnit', json_build_object('id', cu.id, 'name', cu.name), 'careProvider', json_build_object('id', cp.id, 'name', cp.name)) order by cu.name, k.name)
      from commission k join care_unit cu on cu.id = k.care_unit_id join care_provider cp on cp.id = cu.care_provider_id where k.staff_id = s.id), '[]'::json));

select set_config('stegvis.who', '', true);
