-- The catalogue (docs/rights.md §5): who owns a version and who may see it, what a unit has active, what a citizen may start alone, what a unit
-- calls things, and announcements. What a unit may start is one view, `startable`, and nothing else asks.

select set_config('stegvis.who', 'setup', true);

-- A version waits for its publisher, is published, and may be unpublished again: that stops new starts only (DES-18).
alter table moment_version drop constraint moment_version_status_check;
alter table moment_version
  add constraint moment_version_status_check check (status in ('awaiting', 'published', 'unpublished')),
  alter column published_at drop not null,
  add constraint moment_version_published check (status = 'awaiting' or published_at is not null),
  -- The publishing unit that owns it. Null: put here by a command, before there were such units.
  add column unit_id uuid references unit,
  add column visibility text not null default 'everyone' check (visibility in ('everyone', 'careProviders')),
  -- In the publisher's words (UNI-17). Who may use it is `visibility`.
  add column licence text not null default '',
  add column permitted_audience text not null default '';

-- The care providers that may use a version that is not for everyone.
create table version_care_provider (
  moment_version_id uuid not null references moment_version,
  care_provider_id uuid not null references care_provider,
  primary key (moment_version_id, care_provider_id)
);

-- What has been done with a version, by whom: four eyes look at the whole of it (ROL-01). Append-only.
create table version_history (
  id uuid primary key,
  moment_version_id uuid not null references moment_version,
  what text not null check (what in ('designed', 'handedOver', 'published', 'unpublished', 'visibilityChanged')),
  -- Null: a command of the owner's.
  by_id uuid references staff,
  at timestamptz not null
);
create index version_history_version on version_history (moment_version_id, at);

-- An activation, and its end. A version may be activated again: that is another row.
alter table unit_moment drop constraint unit_moment_pkey;
alter table unit_moment
  add column id uuid primary key default gen_random_uuid(),
  add column activated_by uuid references staff,
  add column activated_at timestamptz,
  add column ended_by uuid references staff,
  add column ended_at timestamptz,
  -- A newer minor version of what runs on the unit: running moments may take it (DES-15, CAC-07).
  add column reaches_running boolean not null default false,
  -- When those that may take it at once had been given it.
  add column spread_at timestamptz;
create unique index unit_moment_once on unit_moment (unit_id, moment_version_id) where ended_at is null;
create index unit_moment_version on unit_moment (moment_version_id);
create index unit_moment_to_spread on unit_moment (id) where reaches_running and spread_at is null;

-- Whether a care provider may use a version. A publishing unit has none and sees what is for everyone.
create function visible_to(wanted_version uuid, provider uuid) returns boolean language sql stable
  return exists (
    select from moment_version v where v.id = wanted_version and (v.visibility = 'everyone'
      or exists (select from version_care_provider p where p.moment_version_id = v.id and p.care_provider_id = provider)));

-- What a unit may start: published, visible to its care provider, active on it, and the unit active and linked (UNI-01, CF-06, MOM-02).
create view startable with (security_invoker = true) as
  select a.unit_id, a.moment_version_id, v.moment, u.kind as unit_kind
  from unit_moment a join moment_version v on v.id = a.moment_version_id join unit u on u.id = a.unit_id
    left join care_unit c on c.id = u.care_unit_id
  where a.ended_at is null and v.status = 'published' and u.active and (u.kind <> 'care' or c.id is not null)
    and (u.kind <> 'care' or visible_to(v.id, c.care_provider_id));

-- Open moments (OPN): what a unit lets citizens start alone, and which citizens. `{}` is everyone.
create table open_moment (
  unit_id uuid not null references unit,
  moment text not null,
  open boolean not null,
  criteria jsonb not null,
  -- Null: the unit's therapists share it.
  responsible_id uuid references staff,
  changed_by uuid references staff,
  changed_at timestamptz not null,
  primary key (unit_id, moment)
);

-- The same rule as `api/mayStart.ts`: a protected identity sees what is for everyone only (OPN-04), and what is not known matches nothing.
-- The register has a county's code, 14, and a municipality's within it, 80.
create function open_for(criteria jsonb, protected boolean, number text, municipality text, county text) returns boolean language sql stable
  return coalesce(criteria = '{}'::jsonb or (
    not protected
    and (criteria ->> 'sex' is null or criteria ->> 'sex' = case
      when number ~ '^\d{12}$' then case when substr(number, 11, 1)::int % 2 = 1 then 'male' else 'female' end end)
    and (criteria ->> 'fromAge' is null or age_now(birth_date(number)) >= (criteria ->> 'fromAge')::int)
    and (criteria ->> 'toAge' is null or age_now(birth_date(number)) <= (criteria ->> 'toAge')::int)
    and (criteria -> 'municipalities' is null and criteria -> 'counties' is null
      or coalesce(jsonb_exists(criteria -> 'municipalities', county || municipality), false)
      or coalesce(jsonb_exists(criteria -> 'counties', county), false))), false);

-- The same for the citizen who reads. Not inlined, so that a policy on running moments may ask it though citizens' own policies ask of those.
create function open_for_reader(criteria jsonb) returns boolean language plpgsql stable as $$
begin
  return exists (select from citizen c where c.id = stegvis_person()
    and open_for(criteria, c.protected, c.personal_identity_number, c.municipality, c.county));
end $$;

-- What a unit sorts its running moments by.
create table category (
  id uuid primary key,
  unit_id uuid not null references unit,
  name text not null,
  made_by uuid references staff,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index category_name on category (unit_id, lower(name)) where retired_at is null;

-- Announcements (ANN). Scope: a unit, a care provider (and one of its units), or everyone when both are empty.
create table announcement (
  id uuid primary key,
  kind text not null check (kind in ('information', 'service', 'system')),
  unit_id uuid references unit,
  care_provider_id uuid references care_provider,
  to_staff boolean not null,
  to_citizens boolean not null,
  severity text not null check (severity in ('information', 'important', 'disturbance')),
  language text not null,
  title text not null,
  body text not null,
  shown_from timestamptz not null,
  shown_to timestamptz,
  revision integer not null default 1,
  -- Closed and read in an earlier revision than this counts no more.
  again_from integer not null default 1,
  made_by uuid references staff,
  made_at timestamptz not null,
  taken_back_by uuid references staff,
  taken_back_at timestamptz,
  check (to_staff or to_citizens),
  check (care_provider_id is null or not to_citizens),
  check (kind = 'information' or unit_id is null and care_provider_id is null)
);
create index announcement_shown on announcement (shown_from) where taken_back_at is null;

-- Every revision as it was, for ever.
create table announcement_version (
  announcement_id uuid not null references announcement,
  revision integer not null,
  content jsonb not null,
  by_id uuid references staff,
  at timestamptz not null,
  primary key (announcement_id, revision)
);

-- Per person: closed, and read under the megaphone (ANN-02, ANN-03, ANN-10).
create table announcement_seen (
  announcement_id uuid not null references announcement,
  person_id uuid not null,
  closed_revision integer,
  read_revision integer,
  at timestamptz not null,
  primary key (announcement_id, person_id)
);

-- Whether the reader writes announcements with this scope (ROL-03, ROL-04, ROL-10, ROL-12).
create function writes_announcements(wanted_unit uuid, provider uuid) returns boolean language sql stable
  return case
    when provider is not null then stegvis_who() = 'administrator' and provider = stegvis_place('careProvider')
      and (wanted_unit is null or exists (select from unit u join care_unit c on c.id = u.care_unit_id where u.id = wanted_unit and c.care_provider_id = provider))
    when wanted_unit is not null then stegvis_who() = 'staff' and wanted_unit = stegvis_unit() and stegvis_holds('citizenAdministrator')
    else stegvis_who() = 'administrator' and (stegvis_holds('nationalAdministrator') or stegvis_holds('systemAdministrator'))
  end;

-- Whether the reader is one of those whom an announcement with this scope is for. A citizen is on a unit while a moment runs there.
create function announces_to_reader(wanted_unit uuid, provider uuid, to_staff boolean, to_citizens boolean) returns boolean language sql stable
  return case
    when stegvis_who() = 'citizen' then to_citizens and (wanted_unit is null or exists (
      select from running_moment r where r.unit_id = wanted_unit and r.citizen_id = stegvis_person() and r.phase <> 'ended'))
    when stegvis_who() not in ('staff', 'administrator') then false
    when not to_staff then false
    when wanted_unit is not null then wanted_unit = stegvis_unit()
    when provider is not null then provider = stegvis_place('careProvider') or exists (select from care_unit c where c.care_provider_id = provider
      and (c.id = stegvis_place('careUnit') or c.id = (select u.care_unit_id from unit u where u.id = stegvis_unit())))
    else true
  end;

alter table moment_version enable row level security;
alter table unit_moment enable row level security;
do $$
declare t text;
begin
  foreach t in array array['moment_version', 'unit_moment', 'version_care_provider', 'version_history', 'open_moment', 'category', 'announcement',
    'announcement_version', 'announcement_seen'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
  end loop;
end $$;

-- Not inlined: the history's own policies ask of versions.
create function reader_has_designed(wanted_version uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select from version_history h where h.moment_version_id = wanted_version and h.what = 'designed' and h.by_id = stegvis_person());
end $$;

-- A version that waits is its publishing unit's. The rest is content of the catalogue: nobody's data.
create policy reader on moment_version for select to stegvis_app
  using (status <> 'awaiting' or stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy worker on moment_version for select to stegvis_worker using (true);
-- Published by a publisher of the owning unit, who has designed none of it; never from a training unit (UNI-12).
create policy publisher on moment_version for update to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('publisher')))
  with check (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('publisher'))
    and (status <> 'published' or exists (select from unit u where u.id = moment_version.unit_id and u.kind = 'publishing' and u.active)
      and not reader_has_designed(id)));

create policy reader on version_care_provider for select to stegvis_app using (stegvis_who() is not null);
create policy worker on version_care_provider for select to stegvis_worker using (true);
create policy publisher on version_care_provider to stegvis_app
  using (stegvis_who() = 'staff' and (select stegvis_holds('publisher'))
    and exists (select from moment_version v where v.id = moment_version_id and v.unit_id = (select stegvis_unit())))
  with check (stegvis_who() = 'staff' and (select stegvis_holds('publisher'))
    and exists (select from moment_version v where v.id = moment_version_id and v.unit_id = (select stegvis_unit())));

create policy reader on version_history for select to stegvis_app using (
  stegvis_who() = 'staff' and exists (select from moment_version v where v.id = moment_version_id and v.unit_id = (select stegvis_unit()))
  or stegvis_who() = 'administrator' and (select stegvis_holds('nationalAdministrator')));
create policy writer on version_history for insert to stegvis_app with check (
  stegvis_who() = 'staff' and by_id = stegvis_person()
  and exists (select from moment_version v where v.id = moment_version_id and v.unit_id = (select stegvis_unit()))
  and (what in ('designed', 'handedOver') and (select stegvis_holds('designer'))
    or what in ('published', 'unpublished', 'visibilityChanged') and (select stegvis_holds('publisher'))));

create policy reader on unit_moment for select to stegvis_app using (stegvis_who() is not null);
create policy worker on unit_moment to stegvis_worker using (true) with check (true);
-- A care provider administrator activates on its own active units what its care provider may use.
create policy activating on unit_moment for insert to stegvis_app with check (
  stegvis_who() = 'administrator' and activated_by = stegvis_person()
  and visible_to(moment_version_id, (select stegvis_place('careProvider')))
  and exists (select from moment_version v where v.id = moment_version_id and v.status = 'published')
  and exists (select from unit u join care_unit c on c.id = u.care_unit_id
    where u.id = unit_id and u.active and c.care_provider_id = (select stegvis_place('careProvider'))));
create policy ending on unit_moment for update to stegvis_app
  using (stegvis_who() = 'administrator' and exists (select from unit u join care_unit c on c.id = u.care_unit_id
    where u.id = unit_id and c.care_provider_id = (select stegvis_place('careProvider'))))
  with check (ended_by = stegvis_person());

-- A citizen sees what is open for that citizen, and staff what is open on their unit.
create policy citizen on open_moment for select to stegvis_app using (stegvis_who() = 'citizen' and open and open_for_reader(criteria));
create policy staff on open_moment for select to stegvis_app using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy opening on open_moment to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('citizenAdministrator')))
  with check (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('citizenAdministrator'))
    and changed_by = stegvis_person());

-- A citizen's own running moments are read and changed as before; a new one is only what is open for that citizen.
drop policy citizen on running_moment;
create policy citizen on running_moment for select to stegvis_app
  using (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()));
create policy citizen_changes on running_moment for update to stegvis_app
  using (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()))
  with check (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()));
create policy citizen_starts on running_moment for insert to stegvis_app with check (
  stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()) and exists (
    select from open_moment o join startable s on s.unit_id = o.unit_id and s.moment = o.moment
    where o.open and o.unit_id = running_moment.unit_id and o.moment = running_moment.moment
      and s.moment_version_id = running_moment.moment_version_id and s.unit_kind = 'care'
      and o.responsible_id is not distinct from running_moment.responsible_id));

create policy staff on category for select to stegvis_app using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy writer on category to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('citizenAdministrator')))
  with check (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('citizenAdministrator')));

create policy writer on announcement to stegvis_app
  using (writes_announcements(unit_id, care_provider_id)) with check (writes_announcements(unit_id, care_provider_id));
create policy reader on announcement for select to stegvis_app
  using (taken_back_at is null and announces_to_reader(unit_id, care_provider_id, to_staff, to_citizens));
create policy writer on announcement_version to stegvis_app
  using (exists (select from announcement a where a.id = announcement_id and writes_announcements(a.unit_id, a.care_provider_id)))
  with check (by_id = stegvis_person() and exists (
    select from announcement a where a.id = announcement_id and writes_announcements(a.unit_id, a.care_provider_id)));
create policy oneself on announcement_seen to stegvis_app
  using (person_id = (select stegvis_actor()))
  with check (person_id = (select stegvis_actor()) and exists (select from announcement a where a.id = announcement_id));

grant select on startable, version_care_provider to stegvis_app, stegvis_worker;
grant update (status, published_at, visibility, licence, permitted_audience) on moment_version to stegvis_app;
grant insert, delete on version_care_provider to stegvis_app;
grant select, insert on version_history to stegvis_app;
grant insert (unit_id, moment_version_id, activated_by, activated_at, reaches_running), update (ended_by, ended_at) on unit_moment to stegvis_app;
grant update (spread_at) on unit_moment to stegvis_worker;
grant select, insert, update (open, criteria, responsible_id, changed_by, changed_at) on open_moment to stegvis_app;
grant select, insert, update (name, retired_at) on category to stegvis_app;
grant select, insert, update (to_staff, to_citizens, severity, language, title, body, shown_from, shown_to, revision, again_from, taken_back_by,
  taken_back_at) on announcement to stegvis_app;
grant select, insert on announcement_version to stegvis_app;
grant select, insert, update (closed_revision, read_revision, at) on announcement_seen to stegvis_app;

-- What was there before: the one publishing unit of its region owns it, where there is exactly one.
update moment_version set unit_id = (select id from unit where kind = 'publishing')
  where (select count(*) from unit where kind = 'publishing') = 1;
insert into version_history (id, moment_version_id, what, at) select gen_random_uuid(), id, 'published', published_at from moment_version;
update unit_moment a set activated_at = v.published_at from moment_version v where v.id = a.moment_version_id;

select set_config('stegvis.who', '', true);
