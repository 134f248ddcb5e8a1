import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import type { Path } from '../path.ts';

/** Every local time of day in a moment, with its place. */
export function localTimes(moment: Moment): readonly { readonly time: string; readonly at: Path }[] {
  const times: { readonly time: string; readonly at: Path }[] = [];
  const add = (time: string | undefined, at: Path): void => {
    if (time !== undefined) times.push({ time, at });
  };
  add(moment.ends?.at, ['ends', 'at']);
  moment.modules.forEach(({ opens }, index) => addOpening(opens, ['modules', index, 'opens'], add));
  moment.batteries.forEach((battery, index) => {
    const at = ['batteries', index];
    add(battery.schedule.at, [...at, 'schedule', 'at']);
    add(battery.due?.at, [...at, 'due', 'at']);
    add(battery.closes?.at, [...at, 'closes', 'at']);
    battery.reminders.forEach((reminder, n) => add(reminder.at, [...at, 'reminders', n, 'at']));
  });
  moment.flags.forEach(({ trigger }, index) => {
    if (trigger.kind === 'inactivity') add(trigger.at, ['flags', index, 'trigger', 'at']);
  });
  return times;
}

function addOpening(opening: Opening, at: Path, add: (time: string, at: Path) => void): void {
  if (opening.kind === 'afterAnchor') add(opening.at, [...at, 'at']);
  if (opening.kind === 'all' || opening.kind === 'any') opening.of.forEach((part, index) => addOpening(part, [...at, 'of', index], add));
}

/** Minutes from the midnight that begins the opening day. */
export const minutesIn = (days: number, time: string): number => days * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
