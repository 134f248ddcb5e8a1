import ical, { ICalCalendarMethod } from 'ical-generator';
import type { MeasureRow } from '../../db/tailored.ts';
import { timesAhead } from './activityPlan.ts';
import type { Running } from './running.ts';

const MOST_TIMES = 200;
const QUARTER_MS = 900_000;

/** The times ahead of measures that staff have put in the calendar file (ACT-11). Fetched again, each time is the same event. */
export function planCalendar(running: Running, measures: readonly MeasureRow[], host: string): string {
  const calendar = ical({
    name: running.document.activityPlan?.title ?? 'Aktivitetsplan',
    prodId: { company: 'Stegvis', product: 'Aktivitetsplan', language: 'SV' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { measure, name, calendar: isIn } of measures) {
    if (!isIn) continue;
    for (const { number, at } of timesAhead(running, measure, MOST_TIMES))
      calendar.createEvent({
        id: `${running.id}-${measure}-${number}@${host}`,
        stamp: new Date(running.now),
        start: new Date(at),
        end: new Date(at + QUARTER_MS),
        summary: name,
      });
  }
  return calendar.toString();
}
