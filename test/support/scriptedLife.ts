import type { Answers } from '../../compiler/document/question.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Event, Start } from '../../engine/event.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Act, Planned } from '../../simulator/act.ts';
import { answersTo } from '../../simulator/answers.ts';
import { happening } from '../../simulator/happening.ts';
import { exampleMoment } from './exampleMoment.ts';

const DAY = 86_400_000;
/** A Monday morning in February. */
const START = Date.parse('2026-02-02T08:30:00Z');

/** What happens, and how many days after the start: a saved form scored on the way, or any other event as the log would hold it. */
export type Scripted = { readonly day: number } & (
  | { readonly act: Extract<Act, { kind: 'formSaved' }> }
  | { readonly event: DistributiveOmit<Event, 'seq' | 'at'> }
);
type DistributiveOmit<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never;

/** A life in one of the moments in `moments/` in which just this happens, in this order, and every deadline is kept on time. */
export async function scriptedLife(
  name: string,
  script: readonly Scripted[],
  days: number,
  given: Omit<Start, 'at' | 'now'> = {},
): Promise<{ readonly trace: readonly Decision[]; readonly state: State }> {
  const { moment, plan } = exampleMoment(name);
  const saves: Planned[] = [];
  const events: Event[] = [];
  for (const [index, each] of script.entries()) {
    const at = START + Math.round(each.day * DAY);
    if ('event' in each) events.push({ ...each.event, seq: index + 1, at } as Event);
    else {
      const planned = { at, act: each.act };
      events.push({ ...(await happening(moment, plan, planned, saves)), seq: index + 1 });
      saves.push(planned);
    }
  }
  const begun = begin(plan, { ...given, at: START, now: START });
  const trace = [...begun.decisions];
  let { state } = begun;
  const until = START + days * DAY;
  for (let taken = 0; state.now < until; ) {
    const due = nextDue(plan, state);
    const event = events[taken];
    const isNext = event !== undefined && (due === null || event.at <= due);
    const step = advanceAll(plan, state, isNext ? [event] : [], isNext ? event.at : Math.min(due ?? until, until));
    if (isNext) taken += 1;
    trace.push(...step.decisions);
    state = step.state;
  }
  return { trace, state };
}

/** A saved form of a moment: the first option of every choice and otherwise the least burdened answers there are, with these instead. */
export function saved(
  name: string,
  form: string,
  answers: Answers,
  occasion?: { readonly battery: string; readonly number: number },
): Extract<Act, { kind: 'formSaved' }> {
  const document = exampleMoment(name).moment.forms.find(({ id }) => id === form);
  if (!document) throw new Error(`The moment has no form "${form}".`);
  const calm = answersTo(document, { burden: 0, seed: 'calm', occasion: '-' });
  const least = Object.fromEntries(
    document.questions.flatMap((question): [string, string][] =>
      question.kind === 'singleChoice' ? [[question.id, question.options[0]?.id ?? '']] : [],
    ),
  );
  const instance = occasion
    ? { kind: 'occasion' as const, battery: occasion.battery, occasion: occasion.number }
    : { kind: 'ordinary' as const };
  return { kind: 'formSaved', form, instance, answers: { ...calm, ...least, ...answers } };
}
