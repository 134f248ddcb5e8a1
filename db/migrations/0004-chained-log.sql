-- The access log is a chain (promise 9): each row carries the hash of the one before it, so that a row changed, taken away or put in between
-- shows, whoever did it. One chain for each person who reads or writes: nobody waits for another's commit.
-- A row takes its place when its transaction commits, not before: then nobody who holds a place waits for anything else.

alter table access_log add column chain uuid, add column link bigint, add column hash bytea;
create unique index access_log_chain on access_log (chain, link);

create function access_log_hash(entry access_log, before bytea) returns bytea language sql stable
  return sha256(coalesce(before, ''::bytea) || convert_to(jsonb_build_array(entry.chain, entry.link, extract(epoch from entry.at), entry.by_kind,
    entry.by_id, entry.unit_id, entry.citizen_id, entry.running_moment_id, entry.action, entry.thing, entry.reason)::text, 'UTF8'));

create function chain_access() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  reader text := current_setting('stegvis.who', true);
  entry access_log;
  before access_log;
begin
  perform set_config('stegvis.who', 'setup', true);
  select * into entry from access_log where id = new.id;
  entry.chain := coalesce(new.by_id, '00000000-0000-0000-0000-000000000000');
  perform pg_advisory_xact_lock(hashtextextended(entry.chain::text, 9));
  select * into before from access_log where chain = entry.chain order by link desc limit 1;
  entry.link := coalesce(before.link, 0) + 1;
  update access_log set chain = entry.chain, link = entry.link, hash = access_log_hash(entry, before.hash) where id = new.id;
  perform set_config('stegvis.who', coalesce(reader, ''), true);
  return null;
end $$;
create constraint trigger chain after insert on access_log deferrable initially deferred for each row execute function chain_access();

-- The links that do not hold: a hash that is not its row's, or a place that is empty. Asked by the owner.
create function broken_access_log() returns table (chain uuid, link bigint) language sql stable as $$
  select l.chain, l.link from (
    select a.chain, a.link, a.hash, access_log_hash(a, lag(a.hash) over w) as wanted, lag(a.link) over w as before
    from access_log a window w as (partition by a.chain order by a.link)
  ) l
  where l.hash is distinct from l.wanted or l.link is distinct from coalesce(l.before, 0) + 1
  order by 1, 2
$$;
revoke execute on function broken_access_log() from public;

-- By hand nobody writes a place: it is taken at commit.
revoke insert on access_log from stegvis_app, stegvis_worker;
grant insert (at, by_kind, by_id, unit_id, citizen_id, running_moment_id, action, thing, reason) on access_log to stegvis_app, stegvis_worker;
