import type { Flag as Designed } from '../compiler/document/flag.ts';
import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { recount } from './counters.ts';
import { appendLocked, type Logged } from './eventLog.ts';
import { SAME_COPY } from './formCopy.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A flag with what it points at. */
export interface Flag {
  readonly id: string;
  readonly runningMoment: string;
  readonly momentVersion: string;
  readonly momentName: string;
  readonly citizen: { readonly id: string; readonly givenName: string; readonly familyName: string };
  readonly key: string;
  readonly round: number;
  /** The designer's flag id, `system.…`, or `measure.…` for one of the activity plan's. */
  readonly flag: string;
  readonly priority: 'ordinary' | 'prioritised';
  readonly forStaff: boolean;
  readonly forCitizen: boolean;
  readonly form: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  /** The copy of the form that it points at. */
  readonly instance: string | null;
  readonly raisedAt: Instant;
  readonly seenAt: Instant | null;
  readonly outAt: Instant | null;
  readonly outBecause: string | null;
  /** Key of the decision that raised it, for "Varför?". */
  readonly decisionKey: string;
  /** As staff wrote it, when it is one of their own. */
  readonly own: Designed | null;
  /** What the measure of the activity plan is called that it is about. */
  readonly measure: string | null;
  /** The steps it has gone because nobody had put it out. */
  readonly escalations: readonly Escalation[];
}

/** A step of a flag's ladder that has been taken. */
export interface Escalation {
  readonly rung: number;
  readonly to: 'standIn' | 'unit' | 'citizenAdministrators';
  readonly by: 'list' | 'email' | 'sms';
  readonly at: string;
}

/** A running moment's flags: those that are raised first, newest first. */
export async function flagsOf(em: Em, runningMoment: string): Promise<Flag[]> {
  return em.execute<Flag[]>(`${SELECT_FLAG} where f.running_moment_id = ?::uuid order by f.out_at is null desc, f.raised_at desc, f.id`, [
    runningMoment,
  ]);
}

/** One flag. */
export async function readFlag(em: Em, runningMoment: string, flag: string): Promise<Flag> {
  const [row] = await em.execute<Flag[]>(`${SELECT_FLAG} where f.running_moment_id = ?::uuid and f.id = ?::uuid`, [runningMoment, flag]);
  if (!row) throw unknownFlag();
  return row;
}

/** Staff put a flag out, with a reason: at once in the row, and as an event for the engine. Null when it was out already. */
export async function putOutFlag(
  em: Em,
  runningMoment: string,
  flag: string,
  reason: string,
  staff: string,
  clock: Clock,
): Promise<Logged | null> {
  const locked = await lockRunningMoment(em, runningMoment);
  const row = await readFlag(em, runningMoment, flag);
  if (row.outAt !== null) return null;
  const logged = await appendLocked(em, locked, { kind: 'flagPutOut', flagKey: row.key, reason }, { kind: 'staff', id: staff }, clock);
  await em.execute(
    `update flag set out_at = ?, out_by = ?::uuid, out_because = ? where id = ?::uuid`,
    [iso(logged.at), staff, reason, flag],
    'run',
  );
  await recount(em, runningMoment);
  return logged;
}

/** Somebody has looked at the flag. The first look stands. */
export async function seeFlag(em: Em, runningMoment: string, flag: string, staff: string, clock: Clock): Promise<void> {
  await em.execute(
    `update flag f set seen_by = ?::uuid,
       seen_at = ?::timestamptz + (select r.clock_offset_ms from running_moment r where r.id = f.running_moment_id) * interval '1 millisecond'
     where f.running_moment_id = ?::uuid and f.id = ?::uuid and f.seen_at is null`,
    [staff, iso(await clock.now(em)), runningMoment, flag],
    'run',
  );
}

const unknownFlag = (): Refusal => new Refusal('notFound', 'Flaggan finns inte.');

export const SELECT_FLAG = `select f.id, f.running_moment_id as "runningMoment", r.moment_version_id as "momentVersion", v.name as "momentName",
  json_build_object('id', c.id, 'givenName', shown_given_name(c), 'familyName', shown_family_name(c)) as citizen,
  f.key, f.round, f.flag, f.priority, f.for_staff as "forStaff", f.for_citizen as "forCitizen", f.form, f.battery, f.occasion,
  i.id as instance, f.raised_at as "raisedAt", f.seen_at as "seenAt", f.out_at as "outAt", f.out_because as "outBecause",
  f.key || '#' || f.round as "decisionKey",
  (select o.document from own_flag o where o.running_moment_id = f.running_moment_id and o.id = f.flag) as own,
  (select m.name from measure m where m.running_moment_id = f.running_moment_id and f.flag = 'measure.' || m.id) as measure,
  coalesce((select json_agg(json_build_object('rung', e.rung, 'to', e.recipient, 'by', e.channel, 'at', e.at) order by e.rung) from flag_escalation e
    where e.running_moment_id = f.running_moment_id and e.flag_key = f.key and e.flag_round = f.round), '[]'::json) as escalations
  from flag f
    join running_moment r on r.id = f.running_moment_id
    join moment_version v on v.id = r.moment_version_id
    join citizen c on c.id = r.citizen_id
    left join form_instance i on i.running_moment_id = f.running_moment_id and i.form = f.form and ${SAME_COPY('f')}`;
