import type { Answers } from '../compiler/document/question.ts';
import type { Instant } from '../engine/plan.ts';
import { type Random, randomOf } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long someone waits before doing what has opened; null leaves it undone. Each the same for the same key. */
export interface Habits {
  occasion(key: string, openedAt: Instant, dueAt: Instant | null, closesAt: Instant | null): Instant | null;
  module(key: string, openedAt: Instant): { readonly read: Instant; readonly done: Instant };
  /** How badly off she is so many days after the start, from 0 to 1. */
  burden(day: number): number;
  /** The answer to an invitation made then. */
  invitation(madeAt: Instant): Instant | null;
  /** How long after the start she asks for what may be asked for. */
  ask(key: string): number | null;
  /** A value of a measure that waits until `before`, and where between its limits (0–1) it lies; outside is outside them. */
  measure(key: string, before: Instant): { readonly at: Instant; readonly share: number } | null;
  /** How long until she answers a message, and between messages that she writes unasked. */
  readonly messages: { readonly answer: number; readonly own: number };
  /** Answers of her own to a form, instead of the usual for her burden. */
  readonly answers?: (form: string) => Answers | undefined;
}

/** What is drawn for a key, drawn once: someone is asked again and again what she will do. */
function drawnOnce<Drawn>(seed: string, draw: (random: Random) => Drawn): (key: string) => Drawn {
  const known = new Map<string, Drawn>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const drawn = draw(randomOf(seed, key));
    known.set(key, drawn);
    return drawn;
  };
}

/** Answers the same day, goes through a module in a day or two, gets better. */
export function diligent(seed: string): Habits {
  const answersIn = drawnOnce(seed, (random) => HOUR + random.whole(0, 4 * 60) * MINUTE);
  const goesThroughIn = drawnOnce(seed, (random) => ({ read: random.whole(1, 9) * HOUR, done: DAY + random.whole(2, 10) * HOUR }));
  return {
    occasion: (key, openedAt) => openedAt + answersIn(key),
    module: (key, openedAt) => {
      const { read, done } = goesThroughIn(key);
      return { read: openedAt + read, done: openedAt + done };
    },
    burden: (day) => Math.max(0.08, 0.5 - day * 0.01),
    invitation: (madeAt) => madeAt + randomOf(seed, 'invitation').whole(1, 20) * HOUR,
    ask: (key) => randomOf(seed, 'ask', key).whole(3, 15) * DAY,
    measure: (key, before) => ({ at: before - randomOf(seed, key).whole(1, 3) * HOUR, share: randomOf(seed, key).next() }),
    messages: { answer: 20 * HOUR, own: 17 * DAY },
  };
}

/** Answers after a reminder or too late, skips one time in four, takes most of a week for a module, gets better slowly. */
export function slow(seed: string): Habits {
  const answersAt = drawnOnce(seed, (random) => (random.next() < 0.25 ? 0 : random.whole(50, 120)));
  const goesThroughIn = drawnOnce(seed, (random) => ({ read: random.whole(24, 60) * HOUR, done: 3 * DAY + random.whole(0, 60) * HOUR }));
  return {
    occasion: (key, openedAt, dueAt) => {
      const share = answersAt(key);
      if (share === 0) return null;
      const window = dueAt === null ? 3 * DAY : dueAt - openedAt;
      return openedAt + Math.round((window * share) / 100 / MINUTE) * MINUTE;
    },
    module: (key, openedAt) => {
      const { read, done } = goesThroughIn(key);
      return { read: openedAt + read, done: openedAt + done };
    },
    burden: (day) => Math.max(0.35, 0.62 - day * 0.004),
    invitation: (madeAt) => madeAt + randomOf(seed, 'invitation').whole(30, 90) * HOUR,
    ask: (key) => (randomOf(seed, 'ask', key).next() < 0.5 ? null : randomOf(seed, 'asks', key).whole(15, 40) * DAY),
    measure: (key, before) => {
      const random = randomOf(seed, key);
      return random.next() < 0.5 ? null : { at: before - random.whole(1, 8) * 10 * MINUTE, share: random.next() * 1.2 - 0.1 };
    },
    messages: { answer: 6 * DAY, own: 40 * DAY },
  };
}

/** As badly off as the forms can tell, at the last hour: past the due time, but never past the closing. Everything is a burden to her. */
export function worst(seed: string, answers: (form: string) => Answers | undefined): Habits {
  return {
    occasion: (_key, openedAt, dueAt, closesAt) => {
      const late = dueAt === null ? openedAt + 4 * DAY : dueAt + 2 * HOUR;
      return closesAt === null || late < closesAt ? late : Math.max(openedAt, closesAt - HOUR);
    },
    module: (_key, openedAt) => ({ read: openedAt + 3 * DAY, done: openedAt + 6 * DAY }),
    burden: () => 1,
    invitation: (madeAt) => madeAt + 4 * DAY,
    ask: () => 2 * DAY,
    measure: (key, before) => ({ at: before - HOUR, share: randomOf(seed, key).next() < 0.5 ? 1.5 : -0.5 }),
    messages: { answer: 8 * DAY, own: 7 * DAY },
    answers,
  };
}
