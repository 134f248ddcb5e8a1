import type { Answers } from '../../compiler/document/question.ts';
import { advance, advanceAll, begin } from '../../engine/advance.ts';
import { localStamp, onDate } from '../../engine/clock.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event, FormInstance, Start } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { formFacts } from '../../scoring/facts.ts';
import { scoreForm } from '../../scoring/score.ts';
import { exampleMoment } from './exampleMoment.ts';

type Body<E> = E extends unknown ? Omit<E, 'seq' | 'at'> : never;

/** What happens, when: an event of the engine's, or a form saved with these answers in a battery's occasion (`vecka/2`) or in a module. */
export type Line = readonly [
  local: string,
  what: Body<Event> | { readonly saves: string; readonly answers: Answers; readonly in?: string },
];

interface WrittenLife {
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
  readonly state: State;
  /** The local time, `2026-03-01 08:00`, of the first decision with this key and outcome; null when there is none. */
  readonly when: (key: string, outcome?: Decision['outcome']) => string | null;
}

/** A life in one of the moments in `moments/` written line by line, with every deadline on time. Local times are `2026-02-02T09:30`. */
export async function writtenLife(
  name: string,
  start: Omit<Start, 'at' | 'now'> & { readonly local: string },
  lines: readonly Line[],
  until: string,
): Promise<WrittenLife> {
  const { moment, plan } = exampleMoment(name);
  const instant = (local: string): Instant => onDate(plan.zone, local.slice(0, 10), local.slice(11));
  const { local, ...rest } = start;
  const decisions: Decision[] = [];
  const effects: Effect[] = [];
  const keep = (step: Step): State => {
    decisions.push(...step.decisions);
    effects.push(...step.effects);
    return step.state;
  };
  let state = keep(begin(plan, { ...rest, at: instant(local), now: instant(local) }));
  const walkTo = (to: Instant): void => {
    for (let due = nextDue(plan, state); due !== null && due < to; due = nextDue(plan, state))
      state = keep(advanceAll(plan, state, [], due));
  };
  for (const [index, [at, what]] of lines.entries()) {
    walkTo(instant(at));
    const logged = { seq: index + 1, at: instant(at) };
    if (!('saves' in what)) {
      state = keep(advance(plan, state, { ...logged, ...what } as Event));
      continue;
    }
    const form = moment.forms.find(({ id }) => id === what.saves);
    const planned = plan.forms.find(({ id }) => id === what.saves);
    if (!form || !planned) throw new Error(`The moment has no form "${what.saves}".`);
    const facts = formFacts(form, planned, what.answers, await scoreForm(form, what.answers));
    state = keep(
      advance(plan, state, { ...logged, kind: 'formSaved', form: form.id, instance: instanceOf(what.in), answerVersion: 1, ...facts }),
    );
  }
  walkTo(instant(until));
  state = keep(advanceAll(plan, state, [], instant(until)));
  const when: WrittenLife['when'] = (key, outcome = 'fired') => {
    const found = decisions.find((decision) => decision.key === key && decision.outcome === outcome);
    return found ? localStamp(plan.zone, found.actual).slice(0, 16).replace('T', ' ') : null;
  };
  return { decisions, effects, state, when };
}

function instanceOf(place: string | undefined): FormInstance {
  const [battery, occasion] = place?.split('/') ?? [];
  return battery === undefined || occasion === undefined ? { kind: 'ordinary' } : { kind: 'occasion', battery, occasion: Number(occasion) };
}
