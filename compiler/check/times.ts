import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import { openingsOf, partsOf } from '../document/openings.ts';
import type { Path } from '../path.ts';

/** Every local time of day in a moment at which something happens, with its place. */
export function localTimes(moment: Moment): readonly { readonly time: string; readonly at: Path }[] {
  const times: { readonly time: string; readonly at: Path }[] = [];
  const add = (holder: object | undefined, at: Path): void => {
    if (holder && 'at' in holder && typeof holder.at === 'string') times.push({ time: holder.at, at: [...at, 'at'] });
  };
  for (const name of ['ends', 'followUp', 'invitation', 'maintenance'] as const) add(moment[name], [name]);
  for (const { opening, at } of openingsOf(moment)) for (const part of partsOf(opening, at)) add(part.opening, part.at);
  for (const { completes, at } of itemsOf(moment)) if (completes.kind === 'after') add(completes.after, [...at, 'completes', 'after']);
  moment.batteries.forEach((battery, index) => {
    const at = ['batteries', index];
    const { schedule } = battery;
    add(schedule, [...at, 'schedule']);
    if (schedule.kind === 'random')
      schedule.windows.forEach((window, n) => times.push({ time: window.from, at: [...at, 'schedule', 'windows', n, 'from'] }));
    add(battery.due, [...at, 'due']);
    add(battery.closes, [...at, 'closes']);
    battery.reminders.forEach((reminder, n) => add(reminder, [...at, 'reminders', n]));
  });
  moment.flags.forEach(({ trigger }, index) => {
    if (trigger.kind === 'inactivity') add(trigger, ['flags', index, 'trigger']);
    if (trigger.kind === 'unansweredMessage') add(trigger.after, ['flags', index, 'trigger', 'after']);
  });
  return times;
}

/** Minutes from the midnight that begins the opening day. */
export const minutesIn = (days: number, time: string): number => days * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
