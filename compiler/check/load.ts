import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import { placesIn } from '../plan/schedule.ts';
import { earliestOf, NEVER } from './earliest.ts';
import { daysBetween, firstDayOf } from './lastDay.ts';
import { originsOf } from './origin.ts';
import { opensBetween, reminderTime } from './occasion.ts';

/** Something that falls on a day, counted for the quickest citizen from what it is counted from in the end: `start`, `date operation`. */
export interface Falls {
  readonly origin: string;
  readonly day: number;
  readonly amount: number;
}

/** Notices to a citizen who answers nothing: openings, occasions and every reminder. What depends on answers is not counted. */
export function noticesOf(moment: Moment): readonly Falls[] {
  const earliest = earliestOf(moment);
  const from = originsOf(moment);
  return [
    ...itemsOf(moment).flatMap(({ id, notify, opens }) => {
      const day = earliest.opens(id);
      if (!notify || day === NEVER || opens.kind === 'fromStart' || !hasTime(opens)) return [];
      return [{ ...from.rule(opens, day), amount: 1 }];
    }),
    ...moment.batteries.flatMap((battery) => {
      const { from: opened } = opensBetween(battery.schedule);
      const origin = from.schedule(battery.schedule);
      const each = [
        ...(battery.notify ? [0] : []),
        ...battery.reminders.flatMap((reminder) => {
          const time = reminderTime(reminder, battery.due, opened);
          return time === null || time <= opened ? [] : [Math.floor(time / 1440)];
        }),
      ];
      return occasionDays(moment, battery).flatMap((day) => each.map((later) => ({ origin, day: day + later, amount: 1 })));
    }),
  ];
}

/** Minutes of work: the steps of what opens by time, and the forms of every occasion. */
export function minutesAsked(moment: Moment): readonly Falls[] {
  const earliest = earliestOf(moment);
  const from = originsOf(moment);
  const minutes = new Map(moment.forms.map((form) => [form.id, form.minutes ?? 0]));
  const steps = itemsOf(moment).flatMap(({ id, kind, steps: [own] }) => {
    if (kind !== 'step' || !own) return [];
    const day = earliest.opens(id);
    const module = moment.modules.find((each) => each.id === id.split('/')[0]);
    const amount = own.step.minutes ?? (own.step.kind === 'form' ? (minutes.get(own.step.form) ?? 0) : 0);
    return day === NEVER || amount === 0 || !module || !hasTime(module.opens) ? [] : [{ ...from.rule(module.opens, day), amount }];
  });
  const occasions = moment.batteries.flatMap((battery) => {
    const amount = battery.forms.reduce((sum, form) => sum + (minutes.get(form) ?? 0), 0);
    return amount === 0 ? [] : occasionDays(moment, battery).map((day) => ({ origin: from.schedule(battery.schedule), day, amount }));
  });
  return [...steps, ...occasions];
}

/** The most that falls in any seven days, and the day they begin. What is counted from different days is taken by itself. */
export function worstWeek(falls: readonly Falls[]): Falls {
  let worst: Falls = { origin: 'start', day: 0, amount: 0 };
  const groups = new Map<string, Falls[]>();
  for (const fall of falls) {
    const group = groups.get(fall.origin);
    if (group) group.push(fall);
    else groups.set(fall.origin, [fall]);
  }
  for (const [origin, group] of groups) {
    const sorted = group.sort((a, b) => a.day - b.day);
    let amount = 0;
    let first = 0;
    for (const fall of sorted) {
      amount += fall.amount;
      for (; (sorted[first]?.day ?? 0) <= fall.day - 7; first += 1) amount -= sorted[first]?.amount ?? 0;
      if (amount > worst.amount) worst = { origin, day: sorted[first]?.day ?? 0, amount };
    }
  }
  return worst;
}

/** Where a week begins, in words: `från dag 7`. */
export function whenFrom(origin: string, day: number): string {
  if (origin === 'start') return `från dag ${day}`;
  if (origin === 'end') return `från dag ${day} efter slutet`;
  return origin === 'calendar'
    ? `från ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`
    : `från dag ${day} efter ”${origin.split(' ')[1]}”`;
}

function occasionDays(moment: Moment, { id, schedule }: Moment['batteries'][number]): readonly number[] {
  const isAfterEnd = 'anchor' in schedule && schedule.anchor.kind === 'end';
  const first = isAfterEnd ? firstDayOf(schedule) : earliestOf(moment).occasion(id);
  if (first === NEVER || schedule.kind === 'byStaff') return [];
  const between = daysBetween(schedule);
  return Array.from({ length: placesIn(schedule) }, (_, index) => Math.floor(first + index * between));
}

/** It comes by time or is there from the start; what waits for people comes at their own pace. */
function hasTime(opening: Opening): boolean {
  switch (opening.kind) {
    case 'fromStart':
    case 'afterAnchor':
    case 'elapsed':
    case 'onDate':
    case 'onWeekday':
      return true;
    case 'all':
    case 'any':
      return opening.of.some(hasTime);
    case 'afterModule':
    case 'condition':
    case 'byStaff':
    case 'byCitizen':
    case 'not':
      return false;
  }
}
