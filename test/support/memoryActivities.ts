import type { Activities, Log, Write, Written } from '../../activities/contract.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';

type Happening = Event extends infer Each ? (Each extends Event ? Omit<Each, 'seq' | 'at'> : never) : never;

/** One running moment as the rows would hold it. */
export interface Recorded {
  readonly events: Event[];
  readonly writes: Write[];
  /** Answers of `write`, in order, refused ones too. */
  readonly written: Written[];
  offset: number;
  state: State | null;
  step: number;
  /** The plan that a write has moved to. */
  plan?: Plan;
}

/** The contract's promises kept in memory, for tests of the shell alone: fence, step number, clock offset, everything recorded. */
export interface MemoryActivities extends Activities {
  of(runningMoment: string): Recorded;
  /** Stamps and numbers an event, as the API would by saving; `at` when the stamp is given. */
  append(runningMoment: string, happening: Happening, at?: Instant): Promise<Event>;
  /** Moves the moment's clock without walking, and says so in the log. */
  jump(runningMoment: string, byMs: number): Promise<Event>;
  /** Called between the shell's call and the rows, so that a test can let things happen there. Throwing is a database that is away. */
  before: { pull?: (runningMoment: string) => Promise<void>; write?: (runningMoment: string, write: Write) => Promise<void> };
  /** Called after a write has been committed and before the worker hears of it. */
  committed?: (runningMoment: string, write: Write) => Promise<void>;
}

export function createMemoryActivities(
  clock: () => Promise<Instant> | Instant,
  /** How the moments read it. */
  read: (at: Instant) => Instant = Math.floor,
): MemoryActivities {
  const moments = new Map<string, Recorded>();
  const of = (id: string): Recorded => {
    const known = moments.get(id) ?? { events: [], writes: [], written: [], offset: 0, state: null, step: 0 };
    moments.set(id, known);
    return known;
  };
  const now = async (id: string): Promise<Instant> => read((await clock()) + of(id).offset);
  const logAfter = async (id: string, seq: number): Promise<Log> => {
    const at = await now(id);
    const { events } = of(id);
    return { events: events.filter((event) => event.seq > seq), seq: events.length, now: at };
  };
  const append = async (id: string, happening: Happening, stamp?: Instant): Promise<Event> => {
    const at = stamp ?? (await now(id));
    const { events } = of(id);
    const event = { ...happening, seq: events.length + 1, at: Math.max(at, events.at(-1)?.at ?? 0) } as Event;
    events.push(event);
    return event;
  };

  const activities: MemoryActivities = {
    of,
    append,
    before: {},
    async jump(id, byMs) {
      of(id).offset += byMs;
      return append(id, { kind: 'jump' });
    },
    async pull(id, seq) {
      await activities.before.pull?.(id);
      return logAfter(id, seq);
    },
    async write(id, write) {
      await activities.before.write?.(id, write);
      const moment = of(id);
      const at = await now(id);
      const answer = (written: Written): Written => {
        moment.written.push(written);
        return written;
      };
      if (moment.state && write.step <= moment.step)
        return answer({
          ok: true,
          now: at,
          already: { state: moment.state, step: moment.step, ...(moment.plan && { plan: moment.plan }) },
        });
      if (moment.events.length > write.expectedSeq) return answer({ ok: false, log: await logAfter(id, write.expectedSeq) });
      if (write.clockTo !== null) moment.offset += Math.max(0, write.clockTo - at);
      moment.state = write.state;
      moment.step = write.step;
      const move = moment.events.findLast((event) => event.kind === 'planMoved' && event.hash === write.movedTo);
      if (move?.kind === 'planMoved') moment.plan = move.plan;
      moment.writes.push(write);
      await activities.committed?.(id, write);
      return answer({ ok: true, now: await now(id) });
    },
  };
  return activities;
}
