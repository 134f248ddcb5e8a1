import type { Form } from '../compiler/document/form.ts';
import type { FormInstance } from '../engine/event.ts';
import type { Act, Planned, Seen } from './act.ts';
import { answersTo } from './answers.ts';
import { randomOf } from './random.ts';

const MINUTE = 60_000;

/**
 * Does anything that is possible at any time: answers now or never, after closing too, changes what was saved, completes, only looks in.
 * How long she waits depends on how much she has done only, so that asking twice gives the same instant.
 */
export function randomCitizen(seen: Seen, seed: string): Planned | null {
  const { state, done } = seen;
  if (state.phase !== 'active') return null;
  const when = randomOf(seed, 'when', done.length);
  const wait = when.next() < 0.4 ? when.whole(1, 90) : when.whole(60, 5 * 24 * 60);
  const from = done.at(-1)?.at ?? state.startedAt;
  const what = randomOf(seed, 'what', done.length);
  const possible = possibleActs(seen, seed);
  return { at: Math.max(from + wait * MINUTE, state.now), act: what.pick(possible) };
}

function possibleActs(seen: Seen, seed: string): readonly [Act, ...Act[]] {
  const { moment, plan, state, done } = seen;
  const acts: Act[] = [];
  const save = (id: string, instance: FormInstance): void => {
    const form: Form | undefined = moment.forms.find((each) => each.id === id);
    const occasion = `${done.length}`;
    if (form)
      acts.push({
        kind: 'formSaved',
        form: id,
        instance,
        answers: answersTo(form, { seed, occasion, burden: randomOf(seed, id, occasion).next() }),
      });
  };
  for (const battery of plan.batteries) {
    const before = state.batteries[battery.id];
    // The newest occasion, also when it is answered or closed: she may have been writing when it closed.
    const numbers = new Set([...Object.keys(before?.occasions ?? {}).map(Number), before?.opened ?? 0]);
    for (const occasion of numbers)
      if (occasion > 0) for (const form of battery.forms) save(form, { kind: 'occasion', battery: battery.id, occasion });
  }
  for (const module of plan.modules) {
    if (state.modules[module.id]?.status === 'locked') continue;
    for (const form of module.forms) save(form, { kind: 'ordinary' });
    if (module.completes === 'citizen') acts.push({ kind: 'moduleCompleted', module: module.id });
  }
  return [{ kind: 'citizenActive' }, ...acts];
}
