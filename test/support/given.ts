import * as whole from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';

type Happening = Event extends infer Each ? (Each extends Event ? Omit<Each, 'seq' | 'at'> : never) : never;

/** The engine that a life is played on: ours, or a copy that has been broken on purpose. */
export type Engine = typeof whole;

/** Plays a life on the engine. State goes through JSON between any two steps, always. */
export function given(plan: Plan, start: string, engine: Engine = whole): Played {
  return new Played(plan, Date.parse(start), engine);
}

export class Played {
  plan: Plan;
  readonly decisions: Decision[] = [];
  readonly effects: Effect[] = [];
  state: State;
  private seq = 0;
  private readonly engine: Engine;

  constructor(plan: Plan, start: Instant, engine: Engine = whole) {
    this.plan = plan;
    this.engine = engine;
    this.state = this.keep(engine.begin(plan, { at: start, now: start }));
  }

  /** The engine is awake all the time: time passes to `at` and is taken at once. */
  until(at: string): this {
    let next: Instant | undefined;
    while ((next = this.state.agenda[0]?.at) !== undefined && next <= Date.parse(at) && this.state.phase === 'active') {
      this.state = this.keep(this.engine.advanceAll(this.plan, this.state, [], next));
    }
    this.state = this.keep(this.engine.advanceAll(this.plan, this.state, [], Date.parse(at)));
    return this;
  }

  /** Something happens while the engine is awake. */
  when(at: string, happening: Happening): this {
    this.until(new Date(Date.parse(at) - 1).toISOString());
    return this.late(at, [[at, happening]]);
  }

  /** The engine wakes first at `now`, and finds all this in the log. */
  late(now: string, log: readonly (readonly [at: string, happening: Happening])[]): this {
    const events = log.map(([at, happening]) => ({ ...happening, at: Date.parse(at), seq: ++this.seq }) as Event);
    this.state = this.keep(this.engine.advanceAll(this.plan, this.state, events, Date.parse(now)));
    return this;
  }

  /** Walks a fast-forward to its end, `limit` deadlines a leg. */
  walked(limit = 50): this {
    while (this.state.walkingTo !== null) this.state = this.keep(this.engine.walk(this.plan, this.state, limit));
    return this;
  }

  outcome(key: string): string | null {
    const found = this.decisions.find((decision) => decision.key === key);
    return found ? `${found.outcome}: ${found.rule}` : null;
  }

  sent(): string[] {
    return this.effects.filter((effect) => effect.kind === 'notify').map((effect) => effect.key);
  }

  raised(): string[] {
    return this.effects.flatMap((effect) => (effect.kind === 'raiseFlag' ? [`${effect.key}#${effect.round}`] : []));
  }

  private keep(step: Step): State {
    this.decisions.push(...step.decisions);
    this.effects.push(...step.effects);
    if (step.plan) this.plan = step.plan;
    return JSON.parse(JSON.stringify(step.state)) as State;
  }
}

/** A saved form, ordinary unless an occasion is named. */
export function saved(
  form: string,
  parts: {
    battery?: string;
    occasion?: number;
    version?: number;
    answers?: Record<string, number>;
    results?: Record<string, number>;
    failed?: string[];
  } = {},
): Extract<Happening, { kind: 'formSaved' }> {
  return {
    kind: 'formSaved',
    form,
    instance: parts.battery ? { kind: 'occasion', battery: parts.battery, occasion: parts.occasion ?? 1 } : { kind: 'ordinary' },
    answerVersion: parts.version ?? 1,
    facts: { answers: parts.answers ?? {}, results: parts.results ?? {} },
    failedResults: parts.failed ?? [],
  };
}
