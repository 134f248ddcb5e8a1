import type { Moment } from '../compiler/document/moment.ts';
import { advanceAll, walk } from '../engine/advance.ts';
import type { Decision } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Event } from '../engine/event.ts';
import { outlook } from '../engine/outlook.ts';
import type { Coming } from '../engine/outlook/coming.ts';
import type { Instant, PauseMeaning, Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { Citizen, Planned } from './act.ts';
import { simulate } from './life.ts';
import { scripted } from './script.ts';

/** A fork of a running moment: what one asks "what if" about. */
export interface Fork {
  readonly plan: Plan;
  readonly state: State;
  /** What is assumed to happen, in any order. Numbers are given anew after the state's own; what is stamped earlier happens now. */
  readonly assumed: readonly Event[];
  /** How long to live on. */
  readonly until: Instant;
  /** How far ahead of `until` to look; 14 days when absent. */
  readonly ahead?: number;
}

/** What came of it: decided, asked of the world, and what would then be to come. Nothing is written anywhere. */
export interface WhatIf {
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
  readonly state: State;
  readonly plan: Plan;
  readonly outlook: readonly Coming[];
}

/** Lives on from a real state with what is assumed and nothing else, punctually, to an instant. The input stays as it was; promise 5 holds there too. */
export function whatIf({ plan, state, assumed, until, ahead }: Fork): WhatIf {
  const decisions: Decision[] = [];
  const effects: Effect[] = [];
  let driven = plan;
  let current = state;
  const keep = (step: Step): void => {
    decisions.push(...step.decisions);
    effects.push(...step.effects);
    driven = step.plan ?? driven;
    current = step.state;
  };
  const passTime = (to: Instant, including: boolean): void => {
    for (let due = nextDue(driven, current); due !== null && (including ? due <= to : due < to); due = nextDue(driven, current)) {
      keep(advanceAll(driven, current, [], Math.max(due, current.now)));
    }
  };
  for (const event of numbered(assumed, state)) {
    if (event.at > until) break;
    passTime(event.at, false);
    keep(advanceAll(driven, current, [event], Math.max(event.at, current.now)));
    while (current.walkingTo !== null) keep(walk(driven, current, MOST_A_LEG));
  }
  passTime(until, true);
  keep(advanceAll(driven, current, [], Math.max(until, current.now)));
  return { decisions, effects, state: current, plan: driven, outlook: outlook(driven, current, current.now + (ahead ?? FORTNIGHT)) };
}

/** The same with a generated citizen, who does what such a citizen would from here on, beside what is assumed. */
export async function whatIfLived(fork: Fork & { readonly moment: Moment; readonly citizen: Citizen }): Promise<WhatIf> {
  const { moment, plan, state, assumed, until, ahead, citizen } = fork;
  const staff = scripted(numbered(assumed, state).map(asAct));
  const life = await simulate({ moment, plan, start: state.startedAt, citizen, staff, until, from: state });
  const moved = life.events.findLast((event) => event.kind === 'planMoved');
  const driven = moved?.kind === 'planMoved' ? moved.plan : plan;
  return {
    decisions: life.trace,
    effects: life.effects,
    state: life.state,
    plan: driven,
    outlook: outlook(driven, life.state, life.state.now + (ahead ?? FORTNIGHT)),
  };
}

/** One fork under each of the three meanings of a pause, side by side. Modules cannot be skipped: there they shift. */
export function pauseMeanings(fork: Fork): Readonly<Record<PauseMeaning, WhatIf>> {
  const under = (meaning: PauseMeaning): WhatIf =>
    whatIf({
      ...fork,
      plan: {
        ...fork.plan,
        pause: {
          byCitizen: fork.plan.pause?.byCitizen ?? false,
          modules: meaning === 'skip' ? 'shift' : meaning,
          batteries: meaning,
          flags: meaning,
          activities: meaning,
        },
      },
    });
  return { skip: under('skip'), shift: under('shift'), catchUp: under('catchUp') };
}

/** In the order of time, numbered on from the state's last event, never before its now. */
function numbered(assumed: readonly Event[], state: State): readonly Event[] {
  return assumed
    .map((event) => ({ ...event, at: Math.max(event.at, state.now) }))
    .toSorted((one, other) => one.at - other.at)
    .map((event, index) => ({ ...event, seq: state.seq + 1 + index }));
}

/** An event as someone's act: the log's numbers are given where it is lived. */
function asAct(event: Event): Planned {
  const { at, seq: _seq, ...happening } = event;
  if (happening.kind !== 'formSaved') return { at, act: happening as Planned['act'] };
  const { form, instance, facts, failedResults } = happening;
  return { at, act: { kind: 'formScored', form, instance, facts, failedResults } };
}

const FORTNIGHT = 14 * 86_400_000;
const MOST_A_LEG = 500;
