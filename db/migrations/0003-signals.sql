-- Signals to whoever waits. A signal says that something is to be read, never what: the rows are the truth, a lost signal only delays.

create function signal_log() returns trigger language plpgsql as $$
begin
  perform pg_notify('stegvis_log', new.running_moment_id::text);
  perform pg_notify('stegvis_change', new.running_moment_id::text);
  return null;
end $$;
create trigger signal after insert on event for each row when (new.kind <> 'citizenActive') execute function signal_log();

create function signal_started() returns trigger language plpgsql as $$
begin
  perform pg_notify('stegvis_log', new.id::text);
  perform pg_notify('stegvis_change', new.id::text);
  return null;
end $$;
create trigger signal_started after insert on running_moment for each row execute function signal_started();

create function signal_written() returns trigger language plpgsql as $$
begin
  perform pg_notify('stegvis_change', new.id::text);
  return null;
end $$;
create trigger signal_written after update on running_moment for each row
  when (old.applied_step <> new.applied_step or old.unread_forms <> new.unread_forms or old.open_flags <> new.open_flags
    or old.responsible_id is distinct from new.responsible_id)
  execute function signal_written();

create function signal_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('stegvis_change', new.running_moment_id::text);
  return null;
end $$;
create trigger signal after insert or update on message for each row execute function signal_change();
create trigger signal after insert or update on flag for each row execute function signal_change();

create function signal_notice() returns trigger language plpgsql as $$
begin
  perform pg_notify('stegvis_notice', new.id::text);
  return null;
end $$;
create trigger signal after insert on notice for each row when (new.status = 'due') execute function signal_notice();
