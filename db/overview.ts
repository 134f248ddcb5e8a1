import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { SAME_COPY } from './formCopy.ts';
import { SELECT_FLAG, type Flag } from './flags.ts';
import type { Em } from './orm.ts';
import { RUNNING_MOMENT, RUNNING_MOMENT_FROM, type RunningMoment } from './runningMoments.ts';

/** What staff see first: what needs them, then their running moments. */
export interface Overview {
  readonly counts: {
    readonly prioritisedFlags: number;
    readonly flags: number;
    readonly unreadForms: number;
    readonly unreadMessages: number;
    /** Active moments without a sign of the citizen for seven days. */
    readonly silent: number;
  };
  readonly flags: readonly Flag[];
  /** Saved forms that nobody has read and no flag points at (FLG-17). */
  readonly unreadForms: readonly UnreadForm[];
  readonly runningMoments: readonly RunningMoment[];
  /** Pass as `after` for the next page. */
  readonly next: string | null;
}

export interface UnreadForm {
  readonly instance: string;
  readonly runningMoment: string;
  readonly momentVersion: string;
  readonly momentName: string;
  readonly citizen: { readonly id: string; readonly givenName: string; readonly familyName: string };
  readonly form: string;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly savedAt: Instant;
}

export interface OverviewQuestion {
  /** Only running moments this therapist is responsible for; null for the whole unit. */
  readonly responsible: string | null;
  readonly after: string | null;
  readonly limit: number;
  /** Test runs stand in no overview of care; they have their own. `real` unless told. */
  readonly kind?: 'real' | 'test';
  readonly includeEnded?: boolean;
}

const SILENT_DAYS = 7;

/** The reader's unit, flags first, a page at a time. Four questions to the rows whatever the page's size. */
export async function overview(em: Em, question: OverviewQuestion, clock: Clock): Promise<Overview> {
  const mine = `r.kind = ? and (?::uuid is null or r.responsible_id = ?::uuid)`;
  const whose = [question.kind ?? 'real', question.responsible, question.responsible];
  const now = await clock.now(em);
  const [counts] = await em.execute<Overview['counts'][]>(
    `select coalesce(sum(r.prioritised_flags), 0)::int as "prioritisedFlags", coalesce(sum(r.open_flags), 0)::int as flags,
       coalesce(sum(r.unread_forms), 0)::int as "unreadForms",
       (count(*) filter (where r.phase = 'active' and coalesce(r.last_activity_at, r.started_at)
         < to_timestamp((? + r.clock_offset_ms) / 1000.0) - ? * interval '1 day'))::int as silent,
       (select count(*)::int from message m join running_moment r on r.id = m.running_moment_id
         where m.by_kind = 'citizen' and m.read_at is null and ${mine}) as "unreadMessages"
     from running_moment r where ${mine}`,
    [now, SILENT_DAYS, ...whose, ...whose],
  );
  const flags = await em.execute<Flag[]>(
    `${SELECT_FLAG} where ${mine} and f.out_at is null and f.for_staff order by f.priority = 'prioritised' desc, f.raised_at, f.id limit 200`,
    whose,
  );
  const unreadForms = await em.execute<UnreadForm[]>(
    `select i.id as instance, i.running_moment_id as "runningMoment", r.moment_version_id as "momentVersion", v.name as "momentName",
       json_build_object('id', c.id, 'givenName', shown_given_name(c), 'familyName', shown_family_name(c)) as citizen, i.form, i.battery, i.occasion,
       i.saved_at as "savedAt"
     from form_instance i
       join running_moment r on r.id = i.running_moment_id
       join moment_version v on v.id = r.moment_version_id
       join citizen c on c.id = r.citizen_id
     where ${mine} and r.unread_forms > 0 and i.saved_at is not null and i.read_at is null
       and not exists (select from flag f where f.running_moment_id = i.running_moment_id and f.form = i.form and f.out_at is null and f.for_staff
         and ${SAME_COPY('f')} and f.flag not like 'system.%')
     order by i.saved_at, i.id limit 200`,
    whose,
  );
  const after = question.after === null ? null : readCursor(question.after);
  const page = await em.execute<(RunningMoment & { rank: number; name1: string; name2: string })[]>(
    `select ${RUNNING_MOMENT}, ${RANK} as rank, shown_family_name(c) as name1, shown_given_name(c) as name2 from ${RUNNING_MOMENT_FROM}
     where ${mine} and (? or r.phase <> 'ended')
       and (?::int is null or (${RANK}, shown_family_name(c) collate "sv-x-icu", shown_given_name(c) collate "sv-x-icu", r.id) > (?::int, ?::text, ?::text, ?::uuid))
     order by ${RANK}, shown_family_name(c) collate "sv-x-icu", shown_given_name(c) collate "sv-x-icu", r.id limit ?`,
    [...whose, question.includeEnded ?? true, after?.[0] ?? null, ...(after ?? [null, '', '', null]), question.limit + 1],
  );
  const shown = page.slice(0, question.limit);
  const last = shown.at(-1);
  return {
    counts: counts ?? { prioritisedFlags: 0, flags: 0, unreadForms: 0, unreadMessages: 0, silent: 0 },
    flags,
    unreadForms,
    runningMoments: shown.map(({ rank: _rank, name1: _name1, name2: _name2, ...moment }) => moment),
    next: page.length > question.limit && last ? writeCursor([last.rank, last.name1, last.name2, last.id]) : null,
  };
}

type Cursor = [rank: number, familyName: string, givenName: string, id: string];

const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** A cursor that is not ours begins from the beginning. */
function readCursor(text: string): Cursor | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(read)) return null;
    const [rank, family, given, id]: unknown[] = read;
    if (typeof rank !== 'number' || typeof family !== 'string' || typeof given !== 'string' || typeof id !== 'string') return null;
    return Number.isInteger(rank) && /^[0-9a-f-]{36}$/.test(id) ? [rank, family, given, id] : null;
  } catch {
    return null;
  }
}

/** Prioritised flags, other flags, unread forms, the rest; what has ended comes last. */
const RANK = `case when r.phase = 'ended' and r.open_flags = 0 and r.unread_forms = 0 then 4 when r.prioritised_flags > 0 then 0
  when r.open_flags > 0 then 1 when r.unread_forms > 0 then 2 else 3 end`;
