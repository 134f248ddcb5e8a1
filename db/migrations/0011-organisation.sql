-- Who administers what (docs/rights.md §1, §2, §9): places and roles are written by the serving role, each only by those who hold the right for
-- it there; what was done is kept for ever; a change of somebody's rights is signalled, so that open lines are judged anew (AUT-13).

select set_config('stegvis.who', 'setup', true);

-- Inactivated on one unit by its permission administrator: the roles are kept and give nothing meanwhile.
alter table role_grant add column suspended_at timestamptz;
-- A publishing unit's responsible person (UNI-09).
alter table unit add column responsible_id uuid references staff;

create or replace view holder with (security_invoker = true) as
  select g.staff_id, g.role, g.unit_id
  from role_grant g join staff s on s.id = g.staff_id join unit u on u.id = g.unit_id
  where s.active and u.active and g.suspended_at is null and (u.kind <> 'care' or exists (
    select from commission c where c.staff_id = g.staff_id and c.care_unit_id = u.care_unit_id
      and c.valid_from <= now() and (c.valid_to is null or c.valid_to > now())));

create or replace function staff_json(s staff) returns json language sql stable
  return json_build_object('id', s.id, 'hsaId', s.hsa_id, 'givenName', s.given_name, 'familyName', s.family_name, 'title', s.title, 'email', s.email,
    'active', s.active, 'protected', s.protected,
    'grants', coalesce((
      select json_agg(json_build_object('role', g.role,
        'unit', case when u.id is not null then json_build_object('id', u.id, 'name', u.name, 'kind', u.kind, 'active', u.active, 'careUnit', u.care_unit_id) end,
        'careProvider', case when p.id is not null then json_build_object('id', p.id, 'name', p.name, 'active', p.active) end) order by u.name, p.name, g.role)
      from role_grant g left join unit u on u.id = g.unit_id left join care_provider p on p.id = g.care_provider_id
      where g.staff_id = s.id and g.suspended_at is null), '[]'::json),
    'commissions', coalesce((
      select json_agg(json_build_object('id', k.id, 'hsaId', k.hsa_id, 'name', k.name, 'purpose', k.purpose, 'systemRoles', k.system_roles,
        'validFrom', extract(epoch from k.valid_from) * 1000, 'validTo', extract(epoch from k.valid_to) * 1000,
        'careUnit', json_build_object('id', cu.id, 'name', cu.name), 'careProvider', json_build_object('id', cp.id, 'name', cp.name)) order by cu.name, k.name)
      from commission k join care_unit cu on cu.id = k.care_unit_id join care_provider cp on cp.id = cu.care_provider_id where k.staff_id = s.id), '[]'::json));

-- Whether the reader grants and revokes this role there: the matrix of docs/rights.md §2, as rows are held to it.
create function stegvis_may_grant(wanted text, to_unit uuid) returns boolean language sql stable
  return case
    when stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator') then
      to_unit is null and wanted in ('nationalAdministrator', 'systemAdministrator', 'careProviderAdministrator')
      or wanted = 'permissionAdministrator' and exists (select from unit u where u.id = to_unit and u.kind <> 'care')
    when stegvis_who() = 'administrator' and stegvis_holds('careProviderAdministrator') then
      wanted = 'permissionAdministrator' and exists (
        select from unit u join care_unit c on c.id = u.care_unit_id where u.id = to_unit and c.care_provider_id = stegvis_place('careProvider'))
    when stegvis_who() = 'staff' and stegvis_holds('permissionAdministrator') then
      to_unit = stegvis_unit() and wanted = any (case (select u.kind from unit u where u.id = to_unit)
        when 'care' then array['citizenAdministrator', 'therapist', 'dataAdministrator', 'operator']
        when 'publishing' then array['designer', 'publisher', 'therapist']
        when 'training' then array['designer', 'therapist'] end)
    else false end;

-- Whether a place is the reader's to administer. Both null: the platform.
create function stegvis_administers(to_unit uuid, to_care_provider uuid) returns boolean language sql stable
  return case
    when stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator') then
      to_unit is null or exists (select from unit u where u.id = to_unit and u.kind <> 'care')
    when stegvis_who() = 'administrator' and stegvis_holds('careProviderAdministrator') then
      case when to_unit is null then to_care_provider = stegvis_place('careProvider') else exists (
        select from unit u join care_unit c on c.id = u.care_unit_id where u.id = to_unit and c.care_provider_id = stegvis_place('careProvider')) end
    when stegvis_who() = 'staff' and stegvis_holds('permissionAdministrator') then to_unit = stegvis_unit()
    else false end;

-- Roles. Nobody makes oneself an administrator of anything; a permission administrator may work on the own unit, with a reason that is kept.
create policy granting on role_grant for insert to stegvis_app
  with check (stegvis_may_grant(role, unit_id) and granted_by = stegvis_person() and suspended_at is null
    and (stegvis_who() = 'staff' or staff_id <> stegvis_person()));
create policy revoking on role_grant for delete to stegvis_app using (stegvis_may_grant(role, unit_id));
create policy suspending on role_grant for update to stegvis_app
  using (stegvis_who() = 'staff' and stegvis_may_grant(role, unit_id)) with check (stegvis_who() = 'staff' and stegvis_may_grant(role, unit_id));
grant insert (id, staff_id, role, unit_id, care_provider_id, granted_by, granted_at), update (suspended_at), delete on role_grant to stegvis_app;

-- Places are known to all who serve; written by those whose they are.
do $$
declare t text;
begin
  foreach t in array array['region', 'care_provider', 'care_unit', 'unit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
    execute format('create policy known on %I for select using (true)', t);
  end loop;
end $$;
create policy adding on region for insert to stegvis_app with check (stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator'));
create policy adding on care_provider for insert to stegvis_app with check (stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator'));
create policy adding on care_unit for insert to stegvis_app
  with check (stegvis_who() = 'administrator' and stegvis_holds('careProviderAdministrator') and care_provider_id = stegvis_place('careProvider'));
create policy adding_care on unit for insert to stegvis_app
  with check (stegvis_who() = 'administrator' and stegvis_holds('careProviderAdministrator') and kind = 'care'
    and exists (select from care_unit c where c.id = unit.care_unit_id and c.care_provider_id = stegvis_place('careProvider')));
create policy changing_care on unit for update to stegvis_app
  using (stegvis_who() = 'administrator' and stegvis_holds('careProviderAdministrator') and kind = 'care'
    and exists (select from care_unit c where c.id = unit.care_unit_id and c.care_provider_id = stegvis_place('careProvider')));
create policy adding_publishing on unit for insert to stegvis_app
  with check (stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator') and kind in ('publishing', 'training'));
create policy changing_publishing on unit for update to stegvis_app
  using (stegvis_who() = 'administrator' and stegvis_holds('nationalAdministrator') and kind in ('publishing', 'training'));
grant insert on region to stegvis_app;
grant insert (id, hsa_id, name, organisation_number, region_id) on care_provider to stegvis_app;
grant insert (id, hsa_id, name, care_provider_id) on care_unit to stegvis_app;
grant insert (id, hsa_id, name, kind, care_unit_id, region_id, responsible_id), update (name, active, responsible_id) on unit to stegvis_app;

-- A person whom HSA knows, the first time that somebody gives them a role.
create policy adding on staff for insert to stegvis_app with check (
  active and (stegvis_who() = 'administrator' and (stegvis_holds('nationalAdministrator') or stegvis_holds('careProviderAdministrator'))
    or stegvis_who() = 'staff' and stegvis_holds('permissionAdministrator')));
grant insert (id, hsa_id, given_name, family_name, title, email, mobile, protected) on staff to stegvis_app;

-- What HSA says of a person's commissions is kept when it is asked: at sign-in, and when a role is granted.
create policy from_hsa on commission for insert to stegvis_app with check (stegvis_who() = 'signIn');
create policy renewed_from_hsa on commission for update to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');
grant insert, update (name, purpose, system_roles, valid_to) on commission to stegvis_app;

-- What was done to places and roles: by whom, to whom, when, why. Nobody but the owner changes or takes away a row.
create table organisation_change (
  id uuid primary key,
  number bigint not null generated always as identity,
  at timestamptz not null,
  by_id uuid not null references staff,
  what text not null check (what in ('granted', 'revoked', 'suspended', 'resumed', 'careProviderAdded', 'unitAdded', 'unitActivated', 'unitInactivated',
    'publishingUnitAdded', 'publishingUnitRenamed', 'responsibleChanged', 'userGroupAdded', 'userGroupChanged')),
  staff_id uuid references staff,
  role text,
  unit_id uuid references unit,
  care_provider_id uuid references care_provider,
  -- A name that was given.
  name text,
  reason text,
  -- Whoever takes a role on, or overrides, says why.
  constraint organisation_change_own check (not (what = 'granted' and staff_id = by_id and reason is null))
);
create index organisation_change_unit on organisation_change (unit_id, at);
create index organisation_change_care_provider on organisation_change (care_provider_id, at);

-- Those who together may edit a moment (ROL-20, DES-27).
create table user_group (
  id uuid primary key,
  unit_id uuid not null references unit,
  name text not null,
  made_by uuid not null references staff,
  made_at timestamptz not null
);
create unique index user_group_name on user_group (unit_id, lower(name));
create table user_group_member (
  user_group_id uuid not null references user_group,
  staff_id uuid not null references staff,
  primary key (user_group_id, staff_id)
);

do $$
declare t text;
begin
  foreach t in array array['organisation_change', 'user_group', 'user_group_member'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
  end loop;
end $$;
create policy kept on organisation_change for insert to stegvis_app
  with check (by_id = stegvis_person() and stegvis_administers(unit_id, care_provider_id));
create policy told on organisation_change for select to stegvis_app using (stegvis_administers(unit_id, care_provider_id));
create policy seen on user_group for select to stegvis_app using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()));
create policy kept on user_group to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = stegvis_unit() and stegvis_holds('permissionAdministrator'))
  with check (stegvis_who() = 'staff' and unit_id = stegvis_unit() and stegvis_holds('permissionAdministrator')
    and exists (select from unit u where u.id = user_group.unit_id and u.kind <> 'care'));
create policy seen on user_group_member for select to stegvis_app using (exists (select from user_group g where g.id = user_group_id));
create policy kept on user_group_member to stegvis_app
  using (stegvis_holds('permissionAdministrator') and exists (select from user_group g where g.id = user_group_id))
  with check (stegvis_holds('permissionAdministrator') and exists (
    select from user_group g join role_grant h on h.unit_id = g.unit_id where g.id = user_group_id and h.staff_id = user_group_member.staff_id));
grant select, insert on organisation_change to stegvis_app;
grant select, insert, update (name) on user_group to stegvis_app;
grant select, insert, delete on user_group_member to stegvis_app;

-- What stands in the way of closing a unit (UNI-07, UNI-08), told without citizens to those who administer it.
create function unit_obstacles(wanted uuid)
  returns table (moment text, version text, phase text, kind text, started_at timestamptz, responsible_id uuid)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare reader text := stegvis_who();
begin
  if not coalesce(reader = 'administrator' and stegvis_administers(wanted, null), false) then
    return;
  end if;
  perform set_config('stegvis.who', 'setup', true);
  return query
    select v.name, v.version, r.phase, r.kind, r.started_at, r.responsible_id
    from running_moment r join moment_version v on v.id = r.moment_version_id where r.unit_id = wanted order by r.started_at;
  perform set_config('stegvis.who', reader, true);
end $$;

-- How many running moments each person on the unit is responsible for, told to its permission administrator.
create function unit_responsibilities(wanted uuid) returns table (staff_id uuid, moments integer)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare reader text := stegvis_who();
begin
  if not coalesce(reader = 'staff' and stegvis_administers(wanted, null), false) then
    return;
  end if;
  perform set_config('stegvis.who', 'setup', true);
  return query
    select r.responsible_id, count(*)::integer from running_moment r
    where r.unit_id = wanted and r.responsible_id is not null and r.phase <> 'ended' and r.kind = 'real' group by r.responsible_id;
  perform set_config('stegvis.who', reader, true);
end $$;
revoke execute on function unit_obstacles(uuid), unit_responsibilities(uuid) from public;
grant execute on function unit_obstacles(uuid), unit_responsibilities(uuid) to stegvis_app;

-- Nothing starts on a unit that is not active, also when it was inactivated a moment ago: this runs when the reference to the unit has been
-- checked, and that waits for whoever is inactivating.
create function start_on_active() returns trigger language plpgsql as $$
begin
  if not (select u.active from unit u where u.id = new.unit_id) then
    raise exception using errcode = 'SV001', message = 'The unit is not active.';
  end if;
  return null;
end $$;
create trigger start_on_active after insert on running_moment for each row execute function start_on_active();

-- Somebody's rights may have changed: whose.
create function signal_rights() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'unit' then
    perform pg_notify('stegvis_rights', g.staff_id::text) from role_grant g where g.unit_id = new.id;
  elsif tg_table_name = 'staff' then
    perform pg_notify('stegvis_rights', new.id::text);
  elsif tg_op <> 'INSERT' then
    perform pg_notify('stegvis_rights', case when tg_table_name = 'guardianship' then to_jsonb(old) ->> 'actor_id' else to_jsonb(old) ->> 'staff_id' end);
  else
    perform pg_notify('stegvis_rights', case when tg_table_name = 'guardianship' then to_jsonb(new) ->> 'actor_id' else to_jsonb(new) ->> 'staff_id' end);
  end if;
  return null;
end $$;
create trigger signal_rights after insert or update or delete on role_grant for each row execute function signal_rights();
create trigger signal_rights after insert or update or delete on commission for each row execute function signal_rights();
create trigger signal_rights after insert or update or delete on guardianship for each row execute function signal_rights();
create trigger signal_rights after update on staff for each row when (old.active <> new.active) execute function signal_rights();
create trigger signal_rights after update on unit for each row when (old.active <> new.active) execute function signal_rights();

select set_config('stegvis.who', '', true);
