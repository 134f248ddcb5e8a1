-- The log of who saw or did what with whose data (PDL, HSLF-FS 2016:40; docs/rights.md §6). Partitioned by month, so that what is too old goes as
-- whole months. One chain for each who reads or writes; the head of each chain stands by itself, so that a row costs the same however long the
-- chain is. A row takes its place with the commit (`write_accesses` is the last statement of its transaction): then nobody who holds a place
-- waits for anything else.

select set_config('stegvis.who', 'setup', true);

create schema access_log_parts;
revoke all on schema access_log_parts from public;

drop trigger chain on access_log;
drop function chain_access();
drop function broken_access_log();
drop policy written on access_log;
drop policy citizen on access_log;
drop policy staff on access_log;
drop policy worker on access_log;
alter table access_log rename to access_log_before;
alter table access_log_before rename constraint access_log_pkey to access_log_before_pkey;
alter index access_log_chain rename to access_log_before_chain;
drop index access_log_moment;

create sequence access_log_number;

create table access_log (
  id bigint not null,
  at timestamptz not null,
  chain uuid not null,
  link bigint not null,
  hash bytea not null,
  -- One of LOG-03–16, or ours (db/accessEvent.ts).
  event text not null,
  action text not null,
  thing text not null,
  by_kind text not null,
  -- Who acts; and for whom, when that is somebody else.
  by_id uuid,
  for_id uuid,
  commission_id uuid,
  purpose text,
  unit_id uuid,
  care_unit_id uuid,
  care_provider_id uuid,
  citizen_id uuid,
  running_moment_id uuid,
  reason text,
  request_id text,
  primary key (id, at)
) partition by range (at);
create index access_log_chain on access_log (chain, link);
create index access_log_citizen on access_log (citizen_id, at);
create index access_log_care_unit on access_log (care_unit_id, at);

-- The last link of each chain. Nobody but `write_accesses` writes it.
create table access_head (
  chain uuid primary key,
  link bigint not null,
  hash bytea not null,
  at timestamptz not null
) with (fillfactor = 50);

-- What was signed: the heads that had moved since the last time (kind head), or what a month that was dropped ended with (kind cut). Each holds
-- the hash of the one before it, so the checkpoints are a chain of their own.
create table access_checkpoint (
  id bigint primary key,
  kind text not null check (kind in ('head', 'cut')),
  at timestamptz not null,
  previous bytea not null,
  entries bigint not null,
  links bigint not null,
  root bytea not null,
  key_id text not null,
  signature bytea not null
);
create table access_checkpoint_head (
  checkpoint_id bigint not null references access_checkpoint deferrable initially deferred,
  chain uuid not null,
  link bigint not null,
  hash bytea not null,
  primary key (checkpoint_id, chain)
);
create index access_checkpoint_head_chain on access_checkpoint_head (chain, link);

-- How far the log has been handed over to the log service. A number is ready when every transaction that could hold a smaller one is over.
create table access_forward (
  target text primary key,
  last_id bigint not null default 0,
  ready_id bigint not null default 0,
  pending_id bigint,
  pending_xid bigint,
  stored_at timestamptz,
  failing_since timestamptz,
  last_error text,
  lease_until timestamptz,
  lease_by uuid
);
insert into access_forward (target) values ('storeLog');

-- What the log service said no to by itself, so that one row does not stop all that come after it. Somebody has to look at it.
create table access_refused (
  access_id bigint primary key,
  at timestamptz not null,
  because text not null
);

-- A follow-up that was made: what was looked at, what it came to. Append-only.
create table access_review (
  id uuid primary key,
  at timestamptz not null,
  care_unit_id uuid not null references care_unit,
  by_id uuid not null references staff,
  kind text not null check (kind in ('accesses', 'sample', 'unusual')),
  looked_for jsonb not null,
  rows_seen integer not null,
  outcome text not null check (outcome in ('nothing', 'asked', 'reported')),
  note text not null
);
create index access_review_care_unit on access_review (care_unit_id, at);

-- The month that an instant falls in, made when it is not there: ahead by the worker, or by the first row of it.
create function keep_log_month(moment timestamptz) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  first timestamp := date_trunc('month', moment at time zone 'UTC');
  part text := to_char(first, 'YYYY_MM');
begin
  if to_regclass('access_log_parts."' || part || '"') is not null then
    return;
  end if;
  -- A lock on the table itself, not one of our own naming: only then is what another has just made seen.
  lock table access_log in share update exclusive mode;
  if to_regclass('access_log_parts."' || part || '"') is not null then
    return;
  end if;
  execute format('create table access_log_parts.%I (like access_log including all)', part);
  execute format('alter table access_log attach partition access_log_parts.%I for values from (%L) to (%L)', part,
    first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
end $$;

select keep_log_month(now()), keep_log_month(now() + interval '1 month');

-- Appends, in the reader's own name. The hash covers every column but itself, as PostgreSQL sends them (db/verifyLog.ts works it out anew). Time never goes backwards in a chain, so a month holds whole stretches of it.
create function write_accesses(entries jsonb) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  reader text := stegvis_who();
  actor uuid := stegvis_actor();
  given record;
  head access_head;
  entry access_log;
  units_of uuid;
begin
  for given in
    select * from jsonb_to_recordset(entries) as e(at timestamptz, event text, action text, thing text, "byKind" text, "byId" uuid, "forId" uuid,
      commission uuid, purpose text, unit uuid, "careUnit" uuid, citizen uuid, "runningMoment" uuid, reason text, request text)
  loop
    if not coalesce(reader in ('signIn', 'worker')
      or (reader = given."byKind" or reader = 'administrator' and given."byKind" = 'staff') and given."byId" = actor, false) then
      raise insufficient_privilege using message = 'The log is written in the own name.';
    end if;
    entry.chain := coalesce(given."byId", '00000000-0000-0000-0000-000000000000');
    if head.chain is distinct from entry.chain then
      if head.chain is not null then
        update access_head h set link = head.link, hash = head.hash, at = head.at where h.chain = head.chain;
      end if;
      select h.* into head from access_head h where h.chain = entry.chain for no key update;
      if not found then
        insert into access_head values (entry.chain, 0, '', '-infinity') on conflict do nothing;
        select h.* into head from access_head h where h.chain = entry.chain for no key update;
      end if;
    end if;
    if given.unit is null then
      units_of := null;
      entry.care_unit_id := given."careUnit";
      entry.care_provider_id := case when given."careUnit" is not null
        then (select c.care_provider_id from care_unit c where c.id = given."careUnit") end;
    elsif units_of is distinct from given.unit then
      units_of := given.unit;
      select c.id, c.care_provider_id into entry.care_unit_id, entry.care_provider_id
        from unit u join care_unit c on c.id = u.care_unit_id where u.id = given.unit;
    end if;
    entry.unit_id := given.unit;
    entry.id := nextval('access_log_number');
    entry.at := greatest(given.at, head.at);
    entry.link := head.link + 1;
    entry.event := given.event;
    entry.action := given.action;
    entry.thing := given.thing;
    entry.by_kind := given."byKind";
    entry.by_id := given."byId";
    entry.for_id := given."forId";
    entry.commission_id := given.commission;
    entry.purpose := given.purpose;
    entry.citizen_id := given.citizen;
    entry.running_moment_id := given."runningMoment";
    entry.reason := given.reason;
    entry.request_id := given.request;
    entry.hash := sha256(head.hash || record_send(row(entry.chain, entry.link, entry.id, entry.at, entry.event, entry.action, entry.thing,
      entry.by_kind, entry.by_id, entry.for_id, entry.commission_id, entry.purpose, entry.unit_id, entry.care_unit_id, entry.care_provider_id,
      entry.citizen_id, entry.running_moment_id, entry.reason, entry.request_id)));
    -- Where the chain has been this month the month is there.
    if date_trunc('month', entry.at at time zone 'UTC') is distinct from date_trunc('month', head.at at time zone 'UTC') then
      perform keep_log_month(entry.at);
    end if;
    insert into access_log values (entry.*);
    head.link := entry.link;
    head.hash := entry.hash;
    head.at := entry.at;
  end loop;
  update access_head h set link = head.link, hash = head.hash, at = head.at where h.chain = head.chain;
end $$;

alter table access_log enable row level security;
alter table access_log force row level security;
alter table access_checkpoint enable row level security;
alter table access_checkpoint force row level security;
alter table access_checkpoint_head enable row level security;
alter table access_checkpoint_head force row level security;
alter table access_review enable row level security;
alter table access_review force row level security;
do $$
declare t text;
begin
  foreach t in array array['access_log', 'access_checkpoint', 'access_checkpoint_head', 'access_review'] loop
    execute format('create policy setup on %I to current_user using (stegvis_who() = ''setup'') with check (stegvis_who() = ''setup'')', t);
  end loop;
end $$;
create policy appended on access_log for insert to current_user with check (true);
create policy worker on access_log for select to stegvis_worker using (stegvis_who() = 'worker');
create policy worker on access_checkpoint to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');
create policy worker on access_checkpoint_head to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');

-- Who may read the log: citizens what is about them, a therapist what is about the unit, a log administrator what is about the care unit.
create policy citizen on access_log for select to stegvis_app using (stegvis_who() = 'citizen' and citizen_id = (select stegvis_person()));
create policy staff on access_log for select to stegvis_app
  using (stegvis_who() = 'staff' and unit_id = (select stegvis_unit()) and (select stegvis_holds('therapist')));
create policy log_administrator on access_log for select to stegvis_app
  using (stegvis_who() = 'administrator' and care_unit_id = (select stegvis_place('careUnit')) and (select stegvis_holds('logAdministrator')));
create policy log_administrator on access_review to stegvis_app
  using (stegvis_who() = 'administrator' and care_unit_id = (select stegvis_place('careUnit')) and (select stegvis_holds('logAdministrator')))
  with check (stegvis_who() = 'administrator' and care_unit_id = (select stegvis_place('careUnit')) and (select stegvis_holds('logAdministrator'))
    and by_id = stegvis_actor());

grant select on access_log, access_head to stegvis_worker;
grant select on access_log to stegvis_app;
grant select, insert on access_checkpoint, access_checkpoint_head to stegvis_worker;
grant select on access_forward, access_refused to stegvis_worker;
grant insert on access_refused to stegvis_worker;
grant select on sequence access_log_number to stegvis_worker;
grant update (last_id, ready_id, pending_id, pending_xid, stored_at, failing_since, last_error, lease_until, lease_by) on access_forward to stegvis_worker;
grant select, insert on access_review to stegvis_app;
revoke execute on function write_accesses(jsonb), keep_log_month(timestamptz) from public;
grant execute on function write_accesses(jsonb) to stegvis_app, stegvis_worker;
grant execute on function keep_log_month(timestamptz) to stegvis_worker;

-- What stood in the log before, in new chains of the same rows.
do $$
declare
  old access_log_before;
  entry access_log;
  head access_head;
begin
  for old in select * from access_log_before order by chain, link loop
    entry.chain := old.chain;
    if head.chain is distinct from old.chain then
      head := row(old.chain, 0, ''::bytea, '-infinity'::timestamptz);
    end if;
    entry.id := old.id;
    entry.at := greatest(old.at, head.at);
    entry.link := head.link + 1;
    entry.event := case
      when old.by_kind = 'staff' and old.action = 'read' and old.thing = 'moment' then 'enterMoment'
      when old.by_kind = 'staff' and old.action = 'read' and old.thing like 'form/%' then 'readForm'
      when old.by_kind = 'staff' and old.action = 'read' and old.thing = 'results' then 'viewResults'
      when old.by_kind = 'staff' and old.action = 'markRead' and old.thing = 'messages' then 'readMessage'
      when old.by_kind = 'staff' and old.action = 'send' and old.thing = 'messages' then 'sendMessage'
      else old.action end;
    entry.action := old.action;
    entry.thing := old.thing;
    entry.by_kind := old.by_kind;
    entry.by_id := old.by_id;
    entry.unit_id := old.unit_id;
    select c.id, c.care_provider_id into entry.care_unit_id, entry.care_provider_id
      from unit u join care_unit c on c.id = u.care_unit_id where u.id = old.unit_id;
    entry.citizen_id := old.citizen_id;
    entry.running_moment_id := old.running_moment_id;
    entry.reason := old.reason;
    entry.hash := sha256(head.hash || record_send(row(entry.chain, entry.link, entry.id, entry.at, entry.event, entry.action, entry.thing,
      entry.by_kind, entry.by_id, entry.for_id, entry.commission_id, entry.purpose, entry.unit_id, entry.care_unit_id, entry.care_provider_id,
      entry.citizen_id, entry.running_moment_id, entry.reason, entry.request_id)));
    perform keep_log_month(entry.at);
    insert into access_log values (entry.*);
    head := row(entry.chain, entry.link, entry.hash, entry.at);
    insert into access_head values (head.*) on conflict (chain) do update set link = excluded.link, hash = excluded.hash, at = excluded.at;
  end loop;
  perform setval('access_log_number', coalesce((select max(id) from access_log), 0) + 1, false);
end $$;
drop function access_log_hash(access_log_before, bytea);
drop table access_log_before;

-- How much waits for the log service, and since when.
create function log_queue() returns table (waiting bigint, oldest timestamptz, "storedAt" timestamptz, "failingSince" timestamptz, "lastError" text,
    refused bigint)
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare reader text := current_setting('stegvis.who', true);
begin
  perform set_config('stegvis.who', 'setup', true);
  return query
    select (select count(*) from access_log l where l.id > f.last_id and l.by_kind = 'staff' and l.care_unit_id is not null),
      (select l.at from access_log l where l.id > f.last_id and l.by_kind = 'staff' and l.care_unit_id is not null order by l.id limit 1),
      f.stored_at, f.failing_since, f.last_error, (select count(*) from access_refused)
    from access_forward f where f.target = 'storeLog';
  perform set_config('stegvis.who', coalesce(reader, ''), true);
end $$;
revoke execute on function log_queue() from public;
grant execute on function log_queue() to stegvis_app, stegvis_worker;

-- The months there are, with the instant each ends.
create function log_months() returns table (part text, "until" timestamptz) language sql stable security definer set search_path = public, pg_temp
  begin atomic
    select c.relname::text, (to_date(c.relname::text, 'YYYY_MM') + interval '1 month') at time zone 'UTC'
    from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'access_log'::regclass order by 1;
  end;
revoke execute on function log_months() from public;
grant execute on function log_months() to stegvis_worker;

-- A month goes whole: the oldest one, never younger than five years, and only when a signed cut says what each of its chains ended with.
create function drop_log_month(month text, cut bigint) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare reader text := current_setting('stegvis.who', true);
begin
  if (select m.part from log_months() m limit 1) is distinct from month then
    raise exception 'Only the oldest month can go.';
  end if;
  if (select m."until" from log_months() m where m.part = month) > now() - interval '5 years' then
    raise exception 'A month of the log is kept for five years at least.';
  end if;
  perform set_config('stegvis.who', 'setup', true);
  if exists (select from (select l.chain, max(l.link) as link from access_log l
      where l.at < (to_date(month, 'YYYY_MM') + interval '1 month') at time zone 'UTC' group by l.chain) ended
    where not exists (select from access_checkpoint c join access_checkpoint_head h on h.checkpoint_id = c.id
      where c.id = cut and c.kind = 'cut' and h.chain = ended.chain and h.link = ended.link)) then
    raise exception 'What the month ends with has not been signed.';
  end if;
  perform set_config('stegvis.who', coalesce(reader, ''), true);
  execute format('drop table access_log_parts.%I', month);
end $$;
revoke execute on function drop_log_month(text, bigint) from public;
grant execute on function drop_log_month(text, bigint) to stegvis_worker;

-- What a log administrator looks at: each row with who, whom and why it may be unusual. Rows are held to the care unit by the policies above
-- and below, whatever is asked of the view.
create policy followed on access_log for select to current_user
  using (stegvis_who() = 'administrator' and care_unit_id = (select stegvis_place('careUnit')) and (select stegvis_holds('logAdministrator')));
create policy followed on staff for select to current_user using (stegvis_who() = 'administrator' and (select stegvis_holds('logAdministrator')));
create policy followed on citizen for select to current_user using (stegvis_who() = 'administrator' and (select stegvis_holds('logAdministrator')));
create policy followed on running_moment for select to current_user using (stegvis_who() = 'administrator' and (select stegvis_holds('logAdministrator')));
create policy followed on commission for select to current_user using (stegvis_who() = 'administrator' and (select stegvis_holds('logAdministrator')));
create view access_log_parts.followed as
  select l.id, l.at, l.event, l.action, l.thing, l.by_kind, l.by_id, l.for_id, l.purpose, l.unit_id, u.name as unit, l.citizen_id,
    l.running_moment_id, l.reason,
    s.hsa_id as staff_hsa_id, s.given_name as staff_given_name, s.family_name as staff_family_name, s.title as staff_title, coalesce(s.protected, false) as staff_protected,
    c.given_name as citizen_given_name, c.family_name as citizen_family_name, c.personal_identity_number, coalesce(c.protected, false) as citizen_protected,
    l.by_kind = 'staff' and r.id is not null and r.responsible_id is distinct from l.by_id as not_responsible,
    l.by_kind = 'staff' and coalesce(lower(s.family_name) = lower(c.family_name), false) as same_family_name,
    l.by_kind = 'staff' and coalesce(s.personal_identity_number = c.personal_identity_number, false) as own_record,
    l.by_kind = 'staff' and exists (
      select from staff o join commission k on k.staff_id = o.id
      where o.personal_identity_number = c.personal_identity_number and o.id <> l.by_id and k.care_unit_id = l.care_unit_id) as colleague
  from access_log l
    left join unit u on u.id = l.unit_id
    left join staff s on l.by_kind = 'staff' and s.id = l.by_id
    left join citizen c on c.id = l.citizen_id
    left join running_moment r on r.id = l.running_moment_id;
grant usage on schema access_log_parts to stegvis_app;
grant select on access_log_parts.followed to stegvis_app;

select set_config('stegvis.who', '', true);
