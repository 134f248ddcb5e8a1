-- What the national services know of citizens is kept with its age, and how the services are is told by every process (docs/rights.md §7).

select set_config('stegvis.who', 'setup', true);

-- At sign-in and at start by the API, before each send by the worker.
grant update (given_name, family_name, email, mobile, notices, protected, deceased_on, registered, has_account, municipality, county, looked_up_at)
  on citizen to stegvis_app, stegvis_worker;
create policy looked_up on citizen for update to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');
create policy looked_up_by_worker on citizen for update to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');

-- How one process finds one service: counts and times, nothing of what was asked.
create table service_health (
  process text not null,
  service text not null,
  health jsonb not null,
  at timestamptz not null,
  primary key (process, service)
);
alter table service_health enable row level security;
alter table service_health force row level security;
create policy setup on service_health to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy worker on service_health to stegvis_worker using (stegvis_who() = 'worker') with check (stegvis_who() = 'worker');
create policy api on service_health to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');
create policy reader on service_health for select to stegvis_app
  using (stegvis_who() = 'administrator' and (select stegvis_holds('systemAdministrator')));
grant select, insert, update, delete on service_health to stegvis_app, stegvis_worker;

select set_config('stegvis.who', '', true);
