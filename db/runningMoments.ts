import { randomUUID } from 'node:crypto';
import type { Flag } from '../compiler/document/flag.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { Phase, State } from '../engine/state.ts';
import type { OpeningHours } from '../engine/staffHours.ts';
import type { Clock } from './clock.ts';
import { makeFirstCopies } from './formCopy.ts';
import { iso } from './instant.ts';
import { momentVersions } from './moments.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import { phaseAtStart, seedOf, type StartFacts } from './startFacts.ts';

/** A running moment as its row says it, with the names that a reader of it may see. Instants are on the moment's own clock. */
export interface RunningMoment {
  readonly id: string;
  readonly citizen: {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly personalIdentityNumber: string;
  };
  readonly unit: { readonly id: string; readonly name: string };
  readonly responsible: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
  readonly momentVersion: string;
  readonly moment: string;
  readonly name: string;
  readonly version: string;
  readonly kind: 'real' | 'test';
  readonly phase: Phase;
  readonly start: StartFacts;
  readonly clockOffsetMs: number;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly logSeq: number;
  readonly appliedSeq: number;
  readonly appliedStep: number;
  /** False when something that wakes the engine has not been taken yet. */
  readonly caughtUp: boolean;
  readonly nextDueAt: Instant | null;
  readonly openFlags: number;
  readonly prioritisedFlags: number;
  readonly unreadForms: number;
  readonly lastActivityAt: Instant | null;
  /** Written by the citizen and not read by staff. */
  readonly unreadFromCitizen: number;
  /** Written by staff and not read by the citizen. */
  readonly unreadFromStaff: number;
  readonly modulesCompleted: number;
  /** Without the locked ones that only staff open. */
  readonly modulesTotal: number;
}

/** The same with what it is driven by. `state` is null until the engine has taken its first step. */
export interface RunningMomentInFull extends RunningMoment {
  readonly state: State | null;
  readonly plan: Plan;
  readonly document: Moment;
  /** What time it is on the moment's own clock. */
  readonly now: Instant;
}

export interface StartRunningMoment {
  readonly citizen: string;
  readonly unit: string;
  readonly responsible: string | null;
  readonly momentVersion: string;
  readonly kind: 'real' | 'test';
  /** Milliseconds added to the world's clock: the demo seed starts moments some weeks back. 0 unless told. */
  readonly clockOffsetMs?: number;
  /** The moment's payload key, wrapped; made at the first need when absent. */
  readonly key?: { readonly id: string; readonly wrapped: Uint8Array };
  /** Chosen by the caller who needs to know it before; otherwise made here. */
  readonly id?: string;
  /** Zone, dates and facts that the plan asks for, invited and startsAt. Seed and the unit's hours are added here. */
  readonly facts?: Omit<StartFacts, 'seed' | 'hours'>;
}

/**
 * Starts a moment on a citizen: the row, its forms and its key. The relay, or whoever is told, starts the workflow.
 * Refuses a version that the unit may not start (on a publishing unit anything but a test run), and a moment that already runs on the citizen at the unit (MOM-13, CF-10).
 */
export async function startRunningMoment(em: Em, start: StartRunningMoment, clock: Clock): Promise<{ id: string; startedAt: Instant }> {
  const [version] = await em.execute<{ moment: string; planHash: string; workflowType: string; plan: Plan; hours: OpeningHours | null }[]>(
    `select v.moment, v.plan_hash as "planHash", p.content ->> 'workflowType' as "workflowType", p.content as plan,
       (select n.opening_hours from unit n where n.id = u.unit_id) as hours
     from moment_version v join plan p on p.hash = v.plan_hash
       join startable u on u.moment_version_id = v.id and u.unit_id = ?::uuid
     where v.id = ?::uuid and (u.unit_kind = 'care' or ? = 'test')`,
    [start.unit, start.momentVersion, start.kind],
  );
  if (!version) throw new Refusal('notPublished', 'Momentet är inte publicerat på enheten, så det går inte att starta.');
  const id = start.id ?? randomUUID();
  const offset = start.clockOffsetMs ?? 0;
  const startedAt = (await clock.now(em)) + offset;
  const facts: StartFacts = { ...start.facts, seed: seedOf(id), ...(version.hours === null ? {} : { hours: version.hours }) };
  refuseUnlessAsked(version.plan, facts);
  const made = await em.execute<{ id: string }[]>(
    `insert into running_moment (id, citizen_id, unit_id, responsible_id, moment_version_id, moment, plan_hash, workflow_type, kind, phase,
       start, clock_offset_ms, started_at, log_stamp)
     values (?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
     on conflict (citizen_id, unit_id, moment) where phase <> 'ended' do nothing returning id`,
    [
      id,
      start.citizen,
      start.unit,
      start.responsible,
      start.momentVersion,
      version.moment,
      version.planHash,
      version.workflowType,
      start.kind,
      phaseAtStart(facts, startedAt),
      JSON.stringify(facts),
      offset,
      iso(startedAt),
      iso(startedAt),
    ],
  );
  if (made.length === 0) {
    const [running] = await em.execute<{ id: string }[]>(
      `select id from running_moment where citizen_id = ?::uuid and unit_id = ?::uuid and moment = ? and phase <> 'ended'`,
      [start.citizen, start.unit, version.moment],
    );
    throw new Refusal('alreadyRunning', 'Invånaren har redan det här momentet igång på enheten.', { runningMoment: running?.id ?? null });
  }
  const document = (await momentVersions(em, [start.momentVersion])).get(start.momentVersion)?.document;
  if (document) await makeFirstCopies(em, id, document, iso(startedAt));
  if (start.key)
    await em.execute(
      `insert into payload_key (id, running_moment_id, wrapped, created_at) values (?::uuid, ?::uuid, decode(?, 'hex'), ?)`,
      [start.key.id, id, Buffer.from(start.key.wrapped).toString('hex'), iso(await clock.now(em))],
      'run',
    );
  return { id, startedAt };
}

/** A plan that counts from dates is told them at the start; what it does not ask for is nothing it can begin with. */
function refuseUnlessAsked(plan: Plan, { dates = {} }: StartFacts): void {
  const missing = (plan.dates ?? []).filter((name) => dates[name] === undefined);
  const unknown = Object.keys(dates).filter((name) => !plan.dates?.includes(name));
  if (missing.length > 0 || unknown.length > 0)
    throw new Refusal('datesMissing', 'Momentet räknar från datum som ska anges vid starten.', { missing, unknown });
}

/** One running moment, whole. */
export async function readRunningMoment(em: Em, id: string, clock: Clock): Promise<RunningMomentInFull> {
  const [moment] = await inFull(em, await em.execute<Row[]>(`${SELECT} where r.id = ?::uuid`, [id]), clock);
  if (!moment) throw new Refusal('notFound', 'Momentet finns inte.');
  return moment;
}

/** The signed-in citizen's running moments: those that go on first, then those that have ended, newest first. */
export async function citizensRunningMoments(em: Em, citizen: string, clock: Clock): Promise<RunningMomentInFull[]> {
  return inFull(
    em,
    await em.execute<Row[]>(`${SELECT} where r.citizen_id = ?::uuid order by r.phase = 'ended', r.started_at desc`, [citizen]),
    clock,
  );
}

type Row = RunningMoment & { readonly state: State | null; readonly ownFlags: readonly Flag[] | null };

async function inFull(em: Em, rows: readonly Row[], clock: Clock): Promise<RunningMomentInFull[]> {
  const versions = await momentVersions(em, [...new Set(rows.map((row) => row.momentVersion))]);
  const now = await clock.now(em);
  return rows.map(({ ownFlags, ...row }) => {
    const version = versions.get(row.momentVersion);
    if (!version) throw new Error(`The version "${row.momentVersion}" of the running moment "${row.id}" is gone.`);
    // Flags of staff's own are told by their names as the designer's are.
    const document = ownFlags === null ? version.document : { ...version.document, flags: [...version.document.flags, ...ownFlags] };
    return { ...row, plan: version.plan, document, now: now + row.clockOffsetMs };
  });
}

/** The columns of a `RunningMoment`, from `running_moment r`. */
export const RUNNING_MOMENT = `r.id, r.moment_version_id as "momentVersion", r.moment, v.name, v.version, r.kind, r.phase, r.start,
  r.clock_offset_ms as "clockOffsetMs", r.started_at as "startedAt", r.ended_at as "endedAt", r.log_seq as "logSeq",
  r.applied_seq as "appliedSeq", r.applied_step as "appliedStep", r.applied_step > 0 and r.wake_seq <= r.applied_seq as "caughtUp",
  r.next_due_at as "nextDueAt", r.open_flags as "openFlags", r.prioritised_flags as "prioritisedFlags", r.unread_forms as "unreadForms",
  r.last_activity_at as "lastActivityAt",
  json_build_object('id', c.id, 'givenName', shown_given_name(c), 'familyName', shown_family_name(c), 'personalIdentityNumber', c.personal_identity_number) as citizen,
  json_build_object('id', u.id, 'name', u.name) as unit,
  case when s.id is null then null else json_build_object('id', s.id, 'givenName', shown_given_name(s), 'familyName', shown_family_name(s)) end as responsible,
  (select count(*)::int from message m where m.running_moment_id = r.id and m.by_kind = 'citizen' and m.read_at is null) as "unreadFromCitizen",
  (select count(*)::int from message m where m.running_moment_id = r.id and m.by_kind = 'staff' and m.read_at is null) as "unreadFromStaff",
  (select count(*)::int from jsonb_each(r.state -> 'modules') m where m.value ->> 'status' = 'completed') as "modulesCompleted",
  (select count(*)::int from plan p, jsonb_array_elements(p.content -> 'modules') m where p.hash = r.plan_hash
    and (coalesce(r.state -> 'modules' -> (m ->> 'id') ->> 'status', 'locked') <> 'locked'
      or not (m -> 'opens' @> '{"kind":"byStaff"}' or m -> 'opens' @> '{"kind":"all","of":[{"kind":"byStaff"}]}'))) as "modulesTotal"`;

export const RUNNING_MOMENT_FROM = `running_moment r
  join moment_version v on v.id = r.moment_version_id
  join unit u on u.id = r.unit_id
  join citizen c on c.id = r.citizen_id
  left join staff s on s.id = r.responsible_id`;

const SELECT = `select ${RUNNING_MOMENT}, r.state,
  (select json_agg(o.document order by o.added_at, o.id) from own_flag o where o.running_moment_id = r.id) as "ownFlags" from ${RUNNING_MOMENT_FROM}`;
