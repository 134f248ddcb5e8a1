import { wallClock } from '../../engine/clock.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { decided, notify, putOut, raise, type Remembered, type Turn, type Waiting } from './program.ts';

const ZONE = 'Europe/Stockholm';

/** The numbers of a series of questions, written into the programme that asks them. */
export interface Series {
  readonly battery: string;
  readonly form: string;
  readonly places: number;
  readonly opensAt: (start: Instant, place: number) => Instant;
  readonly remind: { readonly days: number; readonly at: string } | null;
  readonly due: { readonly days: number; readonly at: string } | null;
  readonly closes: { readonly days: number; readonly at: string } | null;
  /** Told to staff at each occasion that is missed. */
  readonly missed: string | null;
}

/** An occasion at a time: the next opens when the one before has been answered or has closed. */
export interface Asked extends Remembered {
  start: Instant;
  opened: number;
  open: { number: number; at: Instant; reminded: boolean; missed: boolean } | null;
}

/** What a series waits for: the next occasion, and the reminder, due time and closing of the one that is open. */
export function waitingIn(series: Series, memory: Asked): readonly Waiting[] {
  const { battery } = series;
  const all: Waiting[] = [];
  if (memory.opened < series.places) {
    const occasion = memory.opened + 1;
    all.push({
      at: series.opensAt(memory.start, occasion),
      kind: 'openOccasion',
      key: `openOccasion/${battery}/${occasion}`,
      facts: { battery, occasion },
    });
  }
  const { open } = memory;
  if (!open) return all;
  const { number: occasion, at } = open;
  if (series.remind && !open.reminded)
    all.push({
      at: wallClock(ZONE, at, series.remind.days, series.remind.at),
      kind: 'remind',
      key: `remind/${battery}/${occasion}/1`,
      facts: { battery, occasion, reminder: 1 },
    });
  if (series.due && !open.missed)
    all.push({
      at: wallClock(ZONE, at, series.due.days, series.due.at),
      kind: 'missOccasion',
      key: `missOccasion/${battery}/${occasion}`,
      facts: { battery, occasion },
    });
  if (series.closes)
    all.push({
      at: wallClock(ZONE, at, series.closes.days, series.closes.at),
      kind: 'closeOccasion',
      key: `closeOccasion/${battery}/${occasion}`,
      facts: { battery, occasion },
    });
  return all;
}

/** A time of the series has come. */
export function fireIn(series: Series, memory: Asked, { kind, key, facts, at }: Waiting, turn: Turn): void {
  const { battery } = series;
  const { open } = memory;
  if (kind === 'openOccasion') {
    const occasion = (memory.opened += 1);
    memory.open = { number: occasion, at: turn.at, reminded: false, missed: false };
    decided(turn, key, 'openOccasion', 'fired', 'schedule', facts, at);
    decided(turn, `notify/${key}`, 'notify', 'fired', 'occasionOpened', { battery, occasion, about: 'occasionOpened' });
    notify(turn, `notify/${key}`, 'occasionOpened', { battery, occasion });
  }
  if (!open) return;
  const occasion = open.number;
  if (kind === 'remind') {
    open.reminded = true;
    decided(turn, key, 'remind', 'fired', 'notAnswered', facts, at);
    notify(turn, key, 'reminder', { battery, occasion });
  }
  if (kind === 'missOccasion') {
    open.missed = true;
    decided(turn, key, 'missOccasion', 'fired', 'notAnswered', facts, at);
    if (series.missed === null) return;
    if (Object.keys(memory.flags).some((key) => key.startsWith(`flag/${series.missed}/`))) return;
    const flag = { id: series.missed, key: `flag/${series.missed}/${battery}/${occasion}`, priority: 'ordinary', round: 1 } as const;
    raise(turn, memory, flag, 'missed', { battery, occasion }, { battery, occasion });
  }
  if (kind === 'closeOccasion') {
    decided(turn, key, 'closeOccasion', 'fired', 'notAnswered', facts, at);
    memory.open = null;
  }
}

/** Answers to the occasion that is open; what waited for it is struck. True when it was that occasion's. */
export function takeIn(series: Series, memory: Asked, event: Event, turn: Turn): boolean {
  const { battery } = series;
  if (event.kind !== 'formSaved' || event.instance.kind !== 'occasion' || event.form !== series.form) return false;
  if (event.instance.battery !== battery || memory.open?.number !== event.instance.occasion) return false;
  const occasion = memory.open.number;
  const strike = waitingIn(series, memory).filter(({ kind }) => kind !== 'openOccasion');
  memory.open = null;
  decided(turn, `answerOccasion/${battery}/${occasion}`, 'answerOccasion', 'fired', 'answered', { battery, occasion });
  for (const each of strike) decided(turn, each.key, each.kind, 'cancelled', 'answered', each.facts, each.at);
  if (series.missed === null) return true;
  for (const key of Object.keys(memory.flags))
    if (key.startsWith(`flag/${series.missed}/`)) putOut(turn, memory, { id: series.missed, key }, 'answered');
  return true;
}
