import type { PlannedBattery } from '../../engine/plan.ts';
import type { Battery } from '../document/battery.ts';
import { given } from './given.ts';
import { planSchedule } from './schedule.ts';

/** The battery's schedule and reminders, with what the document leaves out of the first words made explicit as null. */
export function planBattery(battery: Battery): PlannedBattery {
  const { id, title, forms, schedule, byStaff, due, closes, lateAnswers, shares, notify, reminders } = battery;
  return given({
    id,
    name: title,
    forms,
    schedule: planSchedule(schedule),
    byStaff: byStaff === true ? (true as const) : undefined,
    due: due ?? null,
    closes: closes ?? null,
    lateAnswers,
    shares,
    notify,
    reminders: reminders.map((reminder) => given(reminder)),
  });
}
