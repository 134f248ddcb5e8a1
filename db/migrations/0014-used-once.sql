-- What a provider sends that may be used once alone: a SAML request that has been answered, an assertion, a logout token. Kept until it has expired by
-- itself, so that a copy of it is known for what it is (docs/rights.md §3).

create table used_once (
  kind text not null,
  id text not null,
  until timestamptz not null,
  primary key (kind, id)
);
alter table used_once enable row level security;
alter table used_once force row level security;
create policy setup on used_once to current_user using (stegvis_who() = 'setup') with check (stegvis_who() = 'setup');
create policy signing_in on used_once to stegvis_app using (stegvis_who() = 'signIn') with check (stegvis_who() = 'signIn');
grant select, insert, delete on used_once to stegvis_app;
