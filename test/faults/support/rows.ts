import type { Decision } from '../../../engine/decision.ts';
import type { Event } from '../../../engine/event.ts';
import type { Instant, Plan } from '../../../engine/plan.ts';
import type { State } from '../../../engine/state.ts';
import type { Database, Em } from '../../../db/orm.ts';
import type { StartFacts } from '../../../db/startFacts.ts';
import type { Who } from '../../../db/who.ts';

/** Everything that stands in the rows about one running moment. */
export interface Rows extends MomentRow {
  readonly events: readonly Event[];
  readonly decisions: readonly Pick<Decision, 'key' | 'item' | 'outcome' | 'rule' | 'nominal' | 'actual'>[];
  readonly flags: readonly { readonly key: string; readonly round: number; readonly out: boolean }[];
  readonly notices: readonly Notice[];
  readonly answers: readonly { readonly form: string; readonly version: number; readonly answers: Readonly<Record<string, unknown>> }[];
  readonly results: number;
}

interface MomentRow {
  readonly plan: Plan;
  readonly startedAt: Instant;
  readonly start: StartFacts;
  readonly state: State | null;
  readonly phase: string;
  readonly logSeq: number;
  readonly wakeSeq: number;
  readonly appliedSeq: number;
  readonly appliedStep: number;
}

export interface Notice {
  readonly id: string;
  readonly key: string;
  readonly about: string;
  readonly channel: string;
  readonly recipientKind: string;
  readonly status: string;
  readonly because: string | null;
  readonly sendingAt: Instant | null;
  readonly attempts: number;
  /** How many things arrived at the other side because of it. */
  readonly deliveries: number;
}

/** Reads them in one transaction in the name of a member of staff, and what the stand-ins took in another. */
export async function rowsOf(db: Database, who: Who, id: string): Promise<Rows> {
  const rows = await db.as(who, (em) => read(em, id));
  // Afterwards: what is marked as sent has been delivered before.
  const delivered = await db.as({ kind: 'standIns' }, (em) =>
    em.execute<{ key: string }[]>(`select delivery_key as key from stand_in_delivery`),
  );
  const notices = rows.notices.map((notice) => ({ ...notice, deliveries: delivered.filter(({ key }) => key.includes(notice.id)).length }));
  return { ...rows, notices };
}

async function read(em: Em, id: string): Promise<Omit<Rows, 'notices'> & { readonly notices: readonly Omit<Notice, 'deliveries'>[] }> {
  const [moment] = await em.execute<MomentRow[]>(
    `select p.content as plan, r.started_at as "startedAt", r.start, r.state, r.phase, r.log_seq as "logSeq", r.wake_seq as "wakeSeq",
         r.applied_seq as "appliedSeq", r.applied_step as "appliedStep"
       from running_moment r join plan p on p.hash = r.plan_hash where r.id = ?::uuid`,
    [id],
  );
  if (!moment) throw new Error(`No running moment "${id}".`);
  const events = await em.execute<{ seq: number; at: Instant; kind: string; content: object }[]>(
    `select seq, at, kind, content from event where running_moment_id = ?::uuid order by seq`,
    [id],
  );
  const notices = await em.execute<Omit<Notice, 'deliveries'>[]>(
    `select id, key, about, channel, recipient_kind as "recipientKind", status, because, sending_at as "sendingAt", attempts
       from notice where running_moment_id = ?::uuid order by key, channel`,
    [id],
  );
  const [{ results } = { results: 0 }] = await em.execute<{ results: number }[]>(
    `select count(*)::int as results from result where running_moment_id = ?::uuid`,
    [id],
  );
  return {
    ...moment,
    events: events.map(({ seq, at, kind, content }) => ({ ...content, seq, at, kind }) as Event),
    decisions: await em.execute<Rows['decisions'][number][]>(
      `select key, item, outcome, rule, nominal, actual from decision where running_moment_id = ?::uuid order by key`,
      [id],
    ),
    flags: await em.execute<Rows['flags'][number][]>(
      `select key, round, out_at is not null as out from flag where running_moment_id = ?::uuid order by key, round`,
      [id],
    ),
    notices,
    answers: await em.execute<Rows['answers'][number][]>(
      `select i.form, a.answer_version as version, a.answers from form_answer a join form_instance i on i.id = a.form_instance_id
         where a.running_moment_id = ?::uuid order by a.saved_at, a.id`,
      [id],
    ),
    results,
  };
}
