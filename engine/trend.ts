import type { Event } from './event.ts';
import type { PlannedTrigger } from './plan.ts';
import { planned } from './planned.ts';
import type { Turn } from './turn.ts';

/** Keeps the values a trend looks back at; the value now and the one it is held against, or null while there are too few. */
export function noteSeries(
  turn: Turn,
  trigger: Extract<PlannedTrigger, { kind: 'trend' }>,
  event: Extract<Event, { kind: 'formSaved' }>,
  place: string,
): { readonly value: number; readonly from: number } | null {
  const value = event.facts.results[trigger.result];
  const name = `${trigger.form}/${trigger.result}`;
  const before = turn.state.series?.[name] ?? [];
  if (typeof value !== 'number') return null;
  const newest = before.at(-1);
  const same = newest?.place === place;
  if (event.answerVersion > 1 && !same) return null;
  const most = Math.max(...planned(turn.plan).flags.trend.map(([, each]) => each.over), trigger.over) + 1;
  const values = same && newest.value === value ? before : [...(same ? before.slice(0, -1) : before), { place, value }].slice(-most);
  turn.state.series = { ...turn.state.series, [name]: values };
  const from = values.at(-1 - trigger.over)?.value;
  return from === undefined ? null : { value, from };
}
