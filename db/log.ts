import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Event, FormFacts, MomentResults } from '../engine/event.ts';
import type { Moved } from '../engine/move.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { keepReading, READ_CLOCK } from './clock.ts';
import { held } from './lock.ts';
import { momentVersions, planByHash } from './moments.ts';
import { eventMoved } from './movedIds.ts';
import type { Em } from './orm.ts';
import type { StartFacts } from './startFacts.ts';
import { unanswered } from './together.ts';

/** A saved form in the log that has not been scored, or a withdrawn one whose place has not been told, with all that scoring needs. */
export interface UnscoredForm {
  readonly kind: 'formSaved' | 'formWithdrawn';
  readonly seq: number;
  readonly at: Instant;
  readonly form: string;
  readonly instance: string;
  readonly formAnswer: string;
  readonly answers: Answers;
  readonly document: Moment;
  readonly plan: Plan;
  readonly start: StartFacts;
}

/**
 * Saved forms that wait to be scored, in the log's order. The running moment's row is held from here on and so are the events', so that two
 * pulls do not score twice.
 */
export async function unscoredForms(em: Em, runningMoment: string): Promise<UnscoredForm[]> {
  const waiting = await held<Omit<UnscoredForm, 'document' | 'plan'> & { readonly version: string }>(
    em,
    `select e.kind, e.seq, e.at, e.content ->> 'form' as form, a.form_instance_id as instance, a.id as "formAnswer", a.answers, r.start,
       r.moment_version_id as version
     from running_moment r join event e on e.running_moment_id = r.id join form_answer a on a.id = e.form_answer_id
     where r.id = ?::uuid and not e.scored order by e.seq for no key update of r for no key update of e`,
    [runningMoment],
  );
  const versions = await momentVersions(em, [...new Set(waiting.map(({ version }) => version))]);
  return waiting.flatMap(({ version, ...form }) => {
    const known = versions.get(version);
    return known ? [{ ...form, document: known.document, plan: known.plan }] : [];
  });
}

/** Stores what scoring has found on the event's own row. */
export async function keepScored(
  em: Em,
  runningMoment: string,
  seq: number,
  found:
    | { readonly facts: FormFacts; readonly failedResults: readonly string[]; readonly results?: MomentResults }
    | { readonly facts: FormFacts | null; readonly results?: MomentResults },
): Promise<void> {
  await em.execute(
    `${unanswered}update event set scored = true, content = content || ?::jsonb where running_moment_id = ?::uuid and seq = ?`,
    [JSON.stringify(found), runningMoment, seq],
    'run',
  );
}

/** What the log holds after some number. */
export interface EventsAfter {
  readonly events: Event[];
  /** The newest number among the events and before. */
  readonly seq: number;
  readonly clockOffsetMs: number;
  /** Whether any saved form waits to be scored. Its event, and what comes after, is not among the events. */
  readonly unscored: boolean;
}

/** The scored events after `seq`. The clock is read after them, so that none of them is from the future. */
export async function eventsAfter(em: Em, runningMoment: string, seq: number): Promise<EventsAfter> {
  const [row] = await em.execute<
    {
      events: (Omit<Event, 'kind'> & { kind: string; content: object; scored: boolean })[] | null;
      clockOffsetMs: number;
      logSeq: number;
      unscored: boolean;
      now: Instant;
    }[]
  >(
    `select r.clock_offset_ms as "clockOffsetMs", r.log_seq as "logSeq", ${READ_CLOCK} as now,
       exists (select from event e where e.running_moment_id = r.id and not e.scored) as unscored, (
       select json_agg(json_build_object('seq', e.seq, 'at', extract(epoch from e.at) * 1000, 'kind', e.kind, 'content', e.content, 'scored', e.scored) order by e.seq)
       from event e where e.running_moment_id = r.id and e.seq > ?
     ) as events
     from running_moment r where r.id = ?::uuid`,
    [seq, runningMoment],
  );
  if (!row) throw new Error(`There is no running moment "${runningMoment}".`);
  keepReading(em, row.now);
  const { clockOffsetMs, unscored } = row;
  const events: Event[] = [];
  // What is saved between a move's event and its write is saved by the old version's ids.
  const moves: Moved[] = [];
  for (const { content, scored, ...logged } of row.events ?? []) {
    // Saved after the scoring of this very pull: the next one takes it.
    if (!scored) return { events, seq: logged.seq - 1, clockOffsetMs, unscored };
    const event = moves.reduce(eventMoved, { ...content, ...logged } as Event);
    if (event.kind !== 'planMoved') events.push(event);
    else {
      events.push({ ...event, plan: await planByHash(em, event.hash) });
      moves.push(event.moved);
    }
  }
  return { events, seq: row.logSeq, clockOffsetMs, unscored };
}
