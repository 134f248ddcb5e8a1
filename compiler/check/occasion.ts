import type { Battery } from '../document/battery.ts';
import type { SpanDocument } from '../document/time.ts';
import { minutesIn } from './times.ts';

/** Between which minutes of its day an occasion opens, from midnight. */
export function opensBetween(schedule: Battery['schedule']): { readonly from: number; readonly to: number } {
  switch (schedule.kind) {
    case 'every':
    case 'weekdays':
      return exactly(schedule.at);
    case 'once':
      return exactly(schedule.at ?? '00:00');
    case 'random':
      return {
        from: Math.min(...schedule.windows.map(({ from }) => minutesIn(0, from))),
        to: Math.max(...schedule.windows.map(({ to }) => minutesIn(0, to))),
      };
    case 'before':
    case 'after':
    case 'byStaff':
      return { from: 0, to: minutesIn(0, '23:59') };
  }
}

const exactly = (time: string) => ({ from: minutesIn(0, time), to: minutesIn(0, time) });

/** An occasion's time of due or closing, in minutes from the midnight that begins the day it opens, when it opens at `opened`. */
export const spanEnd = (span: SpanDocument, opened: number): number =>
  'hours' in span ? opened + span.hours * 60 : minutesIn(span.days, span.at);

/** A reminder's time, likewise; null when it counts from a due time that there is not. */
export function reminderTime(reminder: Battery['reminders'][number], due: SpanDocument | undefined, opened: number): number | null {
  if (reminder.from !== 'due') return 'hours' in reminder ? opened + reminder.hours * 60 : minutesIn(reminder.days, reminder.at);
  if (!due) return null;
  const from = spanEnd(due, opened);
  return 'hours' in reminder ? from + reminder.hours * 60 : minutesIn(Math.floor(from / 1440) + reminder.days, reminder.at);
}
