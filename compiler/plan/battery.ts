import type { PlannedBattery } from '../../engine/plan.ts';
import type { Battery } from '../document/battery.ts';

/** The battery's schedule and reminders, with what the document leaves out made explicit as null. */
export function planBattery(battery: Battery): PlannedBattery {
  const { schedule } = battery;
  return {
    id: battery.id,
    name: battery.title,
    forms: battery.forms,
    schedule: schedule.kind === 'once' ? { kind: 'once', anchor: schedule.anchor, days: schedule.days, at: schedule.at ?? null } : schedule,
    due: battery.due ?? null,
    closes: battery.closes ?? null,
    notify: battery.notify,
    reminders: battery.reminders,
  };
}
