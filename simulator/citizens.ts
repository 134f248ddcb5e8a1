import type { Form } from '../compiler/document/form.ts';
import type { FormInstance } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
import type { Citizen, CitizenKind, Planned, Seen } from './act.ts';
import { answersTo } from './answers.ts';
import { randomCitizen } from './randomCitizen.ts';
import { randomOf } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A generated citizen of a kind. `seed` makes one diligent citizen differ from another. */
export function citizenOf(kind: CitizenKind, seed = 1): Citizen {
  const word = `${kind}#${seed}`;
  switch (kind) {
    case 'diligent':
      return { kind, next: (seen) => steady(seen, word, diligent) };
    case 'slow':
      return { kind, next: (seen) => steady(seen, word, slow) };
    case 'silent':
      return { kind, next: () => null };
    case 'dropout':
      return { kind, next: (seen) => before(seen, 18 * DAY, steady(seen, word, diligent)) };
    case 'random':
      return { kind, next: (seen) => randomCitizen(seen, word) };
  }
}

/** How long someone waits before doing what has opened; null leaves it undone. */
interface Habits {
  occasion(key: string, openedAt: Instant, dueAt: Instant | null): Instant | null;
  module(key: string, openedAt: Instant): { readonly read: Instant; readonly done: Instant };
  burden(day: number): number;
}

/** Answers the same day, goes through a module in a day or two, gets better. */
function diligent(seed: string): Habits {
  return {
    occasion: (key, openedAt) => openedAt + HOUR + randomOf(seed, key).whole(0, 4 * 60) * MINUTE,
    module: (key, openedAt) => {
      const random = randomOf(seed, key);
      return { read: openedAt + random.whole(1, 9) * HOUR, done: openedAt + DAY + random.whole(2, 10) * HOUR };
    },
    burden: (day) => Math.max(0.08, 0.5 - day * 0.01),
  };
}

/** Answers after a reminder or too late, skips one time in four, takes most of a week for a module, gets better slowly. */
function slow(seed: string): Habits {
  return {
    occasion: (key, openedAt, dueAt) => {
      const random = randomOf(seed, key);
      if (random.next() < 0.25) return null;
      const window = dueAt === null ? 3 * DAY : dueAt - openedAt;
      return openedAt + Math.round((window * random.whole(50, 120)) / 100 / MINUTE) * MINUTE;
    },
    module: (key, openedAt) => {
      const random = randomOf(seed, key);
      return { read: openedAt + random.whole(24, 60) * HOUR, done: openedAt + 3 * DAY + random.whole(0, 60) * HOUR };
    },
    burden: (day) => Math.max(0.35, 0.62 - day * 0.004),
  };
}

/** The earliest thing that someone with these habits does about what is open. */
function steady(seen: Seen, seed: string, habitsOf: (seed: string) => Habits): Planned | null {
  const { moment, plan, state } = seen;
  if (state.phase !== 'active') return null;
  const habits = habitsOf(seed);
  const planned: Planned[] = [];
  const save = (form: string, instance: FormInstance, key: string, at: Instant): void => {
    const document = moment.forms.find(({ id }) => id === form);
    if (document)
      planned.push({ at, act: saving(document, instance, { seed, burden: habits.burden((at - state.startedAt) / DAY), occasion: key }) });
  };
  for (const battery of plan.batteries) {
    for (const [number, occasion] of Object.entries(state.batteries[battery.id]?.occasions ?? {})) {
      const key = `${battery.id}/${number}`;
      const at = habits.occasion(key, occasion.openedAt, occasion.dueAt);
      const missing = battery.forms.filter((form) => !occasion.forms[form]);
      const form = missing[0];
      if (at === null || form === undefined) continue;
      save(
        form,
        { kind: 'occasion', battery: battery.id, occasion: Number(number) },
        key,
        at + (battery.forms.length - missing.length) * 4 * MINUTE,
      );
    }
  }
  for (const module of plan.modules) {
    const status = state.modules[module.id];
    if (status?.status !== 'open' || status.openedAt === null) continue;
    const { read, done } = habits.module(module.id, status.openedAt);
    if (state.lastActivityAt < read) planned.push({ at: read, act: { kind: 'citizenActive' } });
    const missing = module.forms.filter((form) => !state.forms[form]);
    const form = missing[0];
    if (form !== undefined) save(form, { kind: 'ordinary' }, module.id, done + (module.forms.length - missing.length) * 6 * MINUTE);
    else if (module.completes === 'citizen') planned.push({ at: done + HOUR, act: { kind: 'moduleCompleted', module: module.id } });
  }
  const first = planned.reduce<Planned | null>((earliest, each) => (earliest && earliest.at <= each.at ? earliest : each), null);
  return first && { ...first, at: Math.max(first.at, state.now) };
}

/** A form saved with valid answers. */
function saving(
  form: Form,
  instance: FormInstance,
  mood: { readonly seed: string; readonly burden: number; readonly occasion: string },
): Planned['act'] {
  return { kind: 'formSaved', form: form.id, instance, answers: answersTo(form, mood) };
}

function before(seen: Seen, after: number, planned: Planned | null): Planned | null {
  return planned && planned.at < seen.state.startedAt + after ? planned : null;
}
