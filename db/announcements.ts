import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

export type AnnouncementKind = 'information' | 'service' | 'system';
export type Severity = 'information' | 'important' | 'disturbance';

/** What an author writes. */
export interface AnnouncementText {
  readonly toStaff: boolean;
  readonly toCitizens: boolean;
  readonly severity: Severity;
  /** As HTML's `lang`: `sv`, `en`, … */
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly from: Instant;
  /** Null: until it is taken back. */
  readonly to: Instant | null;
}

/** Whom it is for: a unit, a care provider (all of it, or one unit of it), or everyone. */
export type AnnouncementScope =
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'careProvider'; readonly careProvider: string; readonly unit: string | null }
  | { readonly kind: 'everyone' };

/** An announcement that its reader sees now. */
export interface ShownAnnouncement {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly severity: Severity;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly from: Instant;
  /** The unit or care provider that says it; null is Stegvis itself. */
  readonly sender: string | null;
  /** Closed, and read, by this reader in the form it has now. */
  readonly closed: boolean;
  readonly read: boolean;
}

/** What the reader is shown at this instant, the gravest first, then the newest. Who a reader is shown what of is row-level security's. */
export async function shownAnnouncements(em: Em, person: string, at: Instant): Promise<ShownAnnouncement[]> {
  return em.execute<ShownAnnouncement[]>(
    `select a.id, a.kind, a.severity, a.language, a.title, a.body, a.shown_from as "from", coalesce(u.name, p.name) as sender,
       coalesce(s.closed_revision >= a.again_from, false) as closed, coalesce(s.read_revision >= a.again_from, false) as read
     from announcement a left join unit u on u.id = a.unit_id left join care_provider p on p.id = a.care_provider_id
       left join announcement_seen s on s.announcement_id = a.id and s.person_id = ?::uuid
     where a.taken_back_at is null and a.shown_from <= ? and (a.shown_to is null or a.shown_to > ?) and ${FOR_READER}
     order by array_position(array['disturbance', 'important', 'information'], a.severity), a.shown_from desc, a.id`,
    [person, iso(at), iso(at)],
  );
}

/** Closes an announcement for one person, or marks it read. Refused when the person is not shown it. */
export async function seeAnnouncement(em: Em, id: string, person: string, how: 'closed' | 'read', at: Instant): Promise<void> {
  const column = how === 'closed' ? 'closed_revision' : 'read_revision';
  const seen = await em.execute<unknown[]>(
    `insert into announcement_seen (announcement_id, person_id, ${column}, at)
     select a.id, ?::uuid, a.revision, ? from announcement a
     where a.id = ?::uuid and a.taken_back_at is null and a.shown_from <= ? and (a.shown_to is null or a.shown_to > ?) and ${FOR_READER}
     on conflict (announcement_id, person_id) do update set ${column} = excluded.${column}, at = excluded.at returning 1`,
    [person, iso(at), id, iso(at), iso(at)],
  );
  if (seen.length === 0) throw new Refusal('notFound', 'Meddelandet finns inte.');
}

/** An announcement as its authors see it. */
export interface WrittenAnnouncement extends AnnouncementText {
  readonly id: string;
  readonly kind: AnnouncementKind;
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly careProvider: { readonly id: string; readonly name: string } | null;
  readonly revision: number;
  readonly madeBy: string | null;
  readonly madeAt: Instant;
  readonly takenBackAt: Instant | null;
  /** Every revision, the newest first. */
  readonly history: readonly {
    readonly revision: number;
    readonly title: string;
    readonly body: string;
    readonly by: string | null;
    readonly at: Instant;
  }[];
}

/** What the reader may change, with its history, the newest first. */
export async function writtenAnnouncements(em: Em): Promise<WrittenAnnouncement[]> {
  return em.execute<WrittenAnnouncement[]>(
    `${WRITTEN} where writes_announcements(a.unit_id, a.care_provider_id) order by a.taken_back_at is not null, a.shown_from desc, a.id limit 200`,
  );
}

/** Writes an announcement. Row-level security refuses a scope that is not the author's. */
export async function writeAnnouncement(
  em: Em,
  kind: AnnouncementKind,
  scope: AnnouncementScope,
  text: AnnouncementText,
  by: string,
  at: Instant,
): Promise<string> {
  const id = randomUUID();
  await em.execute(
    `insert into announcement (id, kind, unit_id, care_provider_id, to_staff, to_citizens, severity, language, title, body, shown_from, shown_to,
       made_by, made_at)
     values (?::uuid, ?, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?::uuid, ?)`,
    [
      id,
      kind,
      scope.kind === 'everyone' ? null : scope.unit,
      scope.kind === 'careProvider' ? scope.careProvider : null,
      ...columnsOf(text),
      by,
      iso(at),
    ],
    'run',
  );
  await keepRevision(em, id, 1, text, by, at);
  return id;
}

/** Changes an announcement; how it was is kept. `again` shows it anew to those who have closed it. */
export async function changeAnnouncement(em: Em, id: string, { text, revision, again, by, at }: AnnouncementChange): Promise<void> {
  const stands = await heldForChange(em, id);
  if (stands.revision !== revision)
    throw new Refusal('stale', 'Någon annan har ändrat meddelandet sedan du öppnade det. Läs om sidan och gör din ändring igen.', {
      revision: stands.revision,
    });
  await em.execute(
    `update announcement set to_staff = ?, to_citizens = ?, severity = ?, language = ?, title = ?, body = ?, shown_from = ?, shown_to = ?,
       revision = revision + 1, again_from = case when ? then revision + 1 else again_from end where id = ?::uuid`,
    [...columnsOf(text), again, id],
    'run',
  );
  await keepRevision(em, id, revision + 1, text, by, at);
}

export interface AnnouncementChange {
  readonly text: AnnouncementText;
  /** The revision that was changed. */
  readonly revision: number;
  readonly again: boolean;
  readonly by: string;
  readonly at: Instant;
}

/** Takes an announcement back: nobody is shown it any more. Again changes nothing. */
export async function takeBackAnnouncement(em: Em, id: string, by: string, at: Instant): Promise<void> {
  await heldForChange(em, id, true);
  await em.execute(
    `update announcement set taken_back_by = ?::uuid, taken_back_at = ? where id = ?::uuid and taken_back_at is null`,
    [by, iso(at), id],
    'run',
  );
}

/** Names of citizens with a running moment on the unit, for the warning (ANN-06). They are compared and not shown. */
export async function namesOnUnit(em: Em, unit: string): Promise<{ givenName: string; familyName: string }[]> {
  return em.execute<{ givenName: string; familyName: string }[]>(
    `select distinct c.given_name as "givenName", c.family_name as "familyName" from running_moment r join citizen c on c.id = r.citizen_id
     where r.unit_id = ?::uuid`,
    [unit],
  );
}

async function heldForChange(em: Em, id: string, alsoTakenBack = false): Promise<{ readonly revision: number }> {
  const [stands] = await em.execute<{ revision: number; takenBack: boolean }[]>(
    `select revision, taken_back_at is not null as "takenBack" from announcement
     where id = ?::uuid and writes_announcements(unit_id, care_provider_id) for update`,
    [id],
  );
  if (!stands) throw new Refusal('notFound', 'Meddelandet finns inte.');
  if (stands.takenBack && !alsoTakenBack)
    throw new Refusal('ended', 'Meddelandet är taget tillbaka och går inte att ändra. Skriv ett nytt.');
  return stands;
}

const columnsOf = ({ toStaff, toCitizens, severity, language, title, body, from, to }: AnnouncementText) => [
  toStaff,
  toCitizens,
  severity,
  language,
  title,
  body,
  iso(from),
  to === null ? null : iso(to),
];

async function keepRevision(em: Em, id: string, revision: number, text: AnnouncementText, by: string, at: Instant): Promise<void> {
  await em.execute(
    `insert into announcement_version (announcement_id, revision, content, by_id, at) values (?::uuid, ?, ?::jsonb, ?::uuid, ?)`,
    [id, revision, JSON.stringify(text), by, iso(at)],
    'run',
  );
}

const FOR_READER = `announces_to_reader(a.unit_id, a.care_provider_id, a.to_staff, a.to_citizens)`;

const WRITTEN = `select a.id, a.kind, a.to_staff as "toStaff", a.to_citizens as "toCitizens", a.severity, a.language, a.title, a.body,
    a.shown_from as "from", a.shown_to as "to", a.revision, a.made_at as "madeAt", a.taken_back_at as "takenBackAt",
    s.given_name || ' ' || s.family_name as "madeBy",
    case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as unit,
    case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as "careProvider",
    (select json_agg(json_build_object('revision', h.revision, 'title', h.content ->> 'title', 'body', h.content ->> 'body',
       'by', b.given_name || ' ' || b.family_name, 'at', extract(epoch from h.at) * 1000) order by h.revision desc)
     from announcement_version h left join staff b on b.id = h.by_id where h.announcement_id = a.id) as history
  from announcement a left join staff s on s.id = a.made_by left join unit u on u.id = a.unit_id left join care_provider p on p.id = a.care_provider_id`;
