import type { Event } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase } from '../engine/state.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import { lockRunningMoment, type Locked } from './lock.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** Who did what the event says. */
export type By = { readonly kind: 'citizen' | 'staff'; readonly id: string } | { readonly kind: 'system'; readonly id?: never };

type WithoutStamp<E> = E extends Event ? Omit<E, 'seq' | 'at'> : never;
/** An event before the log has stamped and numbered it. A saved form carries its answers by reference; the pull adds the facts. */
export type NewEvent =
  | WithoutStamp<Exclude<Event, { kind: 'formSaved' | 'formWithdrawn' | 'jump' | 'planMoved' }>>
  | (Omit<Extract<Event, { kind: 'formSaved' }>, 'seq' | 'at' | 'facts' | 'failedResults' | 'results'> & { readonly formAnswer: string })
  /** What was withdrawn, by reference; the pull adds the facts that then stand. */
  | (Omit<Extract<Event, { kind: 'formWithdrawn' }>, 'seq' | 'at' | 'facts' | 'results'> & { readonly formAnswer: string })
  /** The plan by its hash and the version it belongs to; the pull adds its content. */
  | (Omit<Extract<Event, { kind: 'planMoved' }>, 'seq' | 'at' | 'plan'> & { readonly momentVersion: string })
  /** Moves the moment's clock by so much before the stamp is taken. */
  | { readonly kind: 'jump'; readonly byMs: number };

/** Where in the log something stands: its number, and its instant on the moment's own clock. */
export interface Logged {
  readonly seq: number;
  readonly at: Instant;
}

const ACTIVITY_EVERY_MS = 3_600_000;

/**
 * Appends to the event log (promise 1). Numbers have no gaps and follow the order of commit, because the running moment's row is held from
 * here to the end of the transaction; the stamp is the clock under that lock plus the moment's offset, never below the one before.
 */
export async function appendEvent(em: Em, runningMoment: string, event: NewEvent, by: By, clock: Clock): Promise<Logged> {
  const locked = await lockRunningMoment(em, runningMoment);
  return appendLocked(em, locked, event, by, clock);
}

/** The same for a row that is held already. */
export async function appendLocked(
  em: Em,
  locked: Locked,
  event: NewEvent,
  by: By,
  clock: Clock,
  /** What nobody has read grows by so much with it. */
  unread = 0,
  /** Whether the engine is to hear of it now; that the citizen was there can wait for the next wake. */
  wakes = event.kind !== 'citizenActive',
): Promise<Logged> {
  const offset = locked.clockOffsetMs + (event.kind === 'jump' ? event.byMs : 0);
  const at = Math.max(locked.logStamp, (await clock.now(em)) + offset);
  const seq = locked.logSeq + 1;
  const { kind, ...rest } = event;
  const { formAnswer, ...content } = 'formAnswer' in rest ? rest : { ...rest, formAnswer: null };
  await em.execute(
    `${unanswered}select append_event(?::uuid, ?, ?, ?, ?::jsonb, ?, ?::uuid, ?::uuid, ?, ?, ?)`,
    [locked.id, seq, iso(at), kind, JSON.stringify(content), by.kind, by.id ?? null, formAnswer, offset, unread, wakes],
    'run',
  );
  return { seq, at };
}

/** Notes that the citizen is there: at most one event an hour, and it wakes nobody. Null when the hour's is there already. */
export async function recordActivity(em: Em, runningMoment: string, citizen: string, clock: Clock): Promise<Logged | null> {
  const [known] = await em.execute<{ last: Instant | null; offset: number; phase: Phase }[]>(
    `select last_activity_at as last, clock_offset_ms as "offset", phase from running_moment where id = ?::uuid`,
    [runningMoment],
  );
  if (!known || !NOTED.has(known.phase) || (await isRecent(em, known.last, known.offset, clock))) return null;
  return recordActivityLocked(em, await lockRunningMoment(em, runningMoment), citizen, clock);
}

/** The same for a row that is held already. */
export async function recordActivityLocked(em: Em, locked: Locked, citizen: string, clock: Clock): Promise<Logged | null> {
  if (!NOTED.has(locked.phase) || (await isRecent(em, locked.lastActivityAt, locked.clockOffsetMs, clock))) return null;
  return appendLocked(em, locked, { kind: 'citizenActive' }, { kind: 'citizen', id: citizen }, clock);
}

/** Where it counts that the citizen has been there. */
const NOTED: ReadonlySet<Phase> = new Set<Phase>(['active', 'paused', 'followUp']);

const isRecent = async (em: Em, last: Instant | null, offset: number, clock: Clock): Promise<boolean> =>
  last !== null && (await clock.now(em)) + offset - last < ACTIVITY_EVERY_MS;

/** A row of the log as people may read it: what happened, when and by whom, never what was answered. */
export interface LogEntry extends Logged {
  readonly kind: Event['kind'];
  readonly content: Readonly<Record<string, unknown>>;
  readonly byKind: 'citizen' | 'staff' | 'system';
  readonly byId: string | null;
  /** Name of the one who did it, when this reader may see it. */
  readonly byName: string | null;
}

/** The newest events first, for the timeline. Facts of saved forms are left out. */
export async function eventsOf(em: Em, runningMoment: string, limit = 500): Promise<LogEntry[]> {
  return em.execute<LogEntry[]>(
    `select e.seq, e.at, e.kind, e.content - array['facts', 'results', 'moved'] as content, e.by_kind as "byKind", e.by_id as "byId",
       trim(coalesce(shown_given_name(s) || ' ' || shown_family_name(s), shown_given_name(c) || ' ' || shown_family_name(c))) as "byName"
     from event e
       left join staff s on e.by_kind = 'staff' and s.id = e.by_id
       left join citizen c on e.by_kind = 'citizen' and c.id = e.by_id
     where e.running_moment_id = ?::uuid and e.kind not in ('citizenActive', 'stepVisited')
     order by e.seq desc limit ?`,
    [runningMoment, limit],
  );
}
