import type { Plan, PlannedBattery, PlannedReminder, PlannedSchedule } from '../plan.ts';
import { anchorInWords } from './anchor.ts';
import { dayCount, hourCount, monthCount, spokenTime, weekdayName } from './count.ts';
import { itemOf } from './lock.ts';
import type { Names } from './names.ts';
import { ruleInWords } from './opening.ts';
import type { Question } from './question.ts';
import { both, staffOnly, type Both, type Sentences } from './sentences.ts';
import { triggerInWords } from './trigger.ts';
import { quoted } from './words.ts';

/** What the plan itself says of a thing, whatever has happened: when there is no state to ask. */
export function byRule(plan: Plan, question: Question, names: Names): Sentences {
  switch (question.kind) {
    case 'module': {
      const item = itemOf(plan, question.id);
      if (!item) return none;
      const rule = ruleInWords(item.opens, names);
      const name = quoted(names.module(item.id));
      return { staff: `${name} öppnas ${rule.staff}.`, citizen: `${name} öppnas ${rule.citizen}.` };
    }
    case 'occasion': {
      const battery = plan.batteries.find(({ id }) => id === question.battery);
      return battery ? batteryInWords(battery, names) : none;
    }
    case 'reminder': {
      const battery = plan.batteries.find(({ id }) => id === question.battery);
      const reminder = battery?.reminders[question.reminder - 1];
      if (!battery || !reminder) return none;
      return both(
        `Påminnelse ${question.reminder} om ${quoted(names.battery(battery.id))} går ${reminderInWords(reminder)}, om inget svar har kommit.`,
      );
    }
    case 'flag': {
      const flag = plan.flags.find(({ id }) => id === question.flag);
      return flag ? staffOnly(`${quoted(names.flag(flag.id))} höjs ${triggerInWords(flag.trigger, names)}.`) : none;
    }
    case 'notice':
    case 'key':
      return none;
  }
}

const none: Both = both('Ingen regel i momentet säger att det ska hända.');

function batteryInWords(battery: PlannedBattery, names: Names): Both {
  const name = quoted(names.battery(battery.id));
  const schedule = scheduleInWords(battery.schedule, names);
  return { staff: `${name} öppnas ${schedule.staff}.`, citizen: `${name} öppnas ${schedule.citizen}.` };
}

function scheduleInWords(schedule: PlannedSchedule, names: Names): Both {
  if (schedule.kind === 'byStaff') return { staff: 'när personal startar ett tillfälle', citizen: 'när din behandlare startar den' };
  const { after } = anchorInWords(schedule.anchor, names);
  const of = (say: (event: string) => string): Both => ({ staff: say(after.staff), citizen: say(after.citizen) });
  switch (schedule.kind) {
    case 'once': {
      const first = (event: string) => offset(schedule.months ?? 0, schedule.days, event);
      return of((event) => `${first(event)}${schedule.at === null ? '' : `, kl. ${spokenTime(schedule.at)}`}`);
    }
    case 'every': {
      const each = schedule.everyMonths === undefined ? dayCount(schedule.everyDays) : monthCount(schedule.everyMonths);
      return of(
        (event) =>
          `${schedule.count} gånger med ${each} mellan, första gången ${offset(schedule.firstMonths ?? 0, schedule.firstDays, event)}, kl. ${spokenTime(schedule.at)}`,
      );
    }
    case 'weekdays': {
      const days = schedule.weekdays.map(weekdayName).join(', ');
      const weeks = schedule.everyWeeks === 1 ? 'varje vecka' : `var ${schedule.everyWeeks}:e vecka`;
      return of(
        (event) =>
          `${schedule.count} gånger på ${days} ${weeks}, tidigast ${offset(0, schedule.firstDays, event)}, kl. ${spokenTime(schedule.at)}`,
      );
    }
    case 'random': {
      const windows = schedule.windows.map(({ from, to }) => `${spokenTime(from)}–${spokenTime(to)}`).join(' och ');
      return of(
        (event) => `vid slumpade tider ${windows} under ${dayCount(schedule.days)}, tidigast ${offset(0, schedule.firstDays, event)}`,
      );
    }
  }
}

function offset(months: number, days: number, event: string): string {
  if (months === 0 && days === 0) return `samma dag som ${event.replace(/^att /, '')}`;
  const parts = [months === 0 ? '' : monthCount(Math.abs(months)), days === 0 ? '' : dayCount(Math.abs(days))];
  return `${parts.filter((part) => part !== '').join(' och ')} ${months < 0 || days < 0 ? 'före' : 'efter'} ${event}`;
}

function reminderInWords(reminder: PlannedReminder): string {
  const amount = 'hours' in reminder ? reminder.hours : reminder.days;
  const size = 'hours' in reminder ? hourCount(Math.abs(amount)) : dayCount(Math.abs(amount));
  const at = 'hours' in reminder ? '' : `, kl. ${spokenTime(reminder.at)}`;
  const from = reminder.from === 'due' ? 'tiden då svaret väntas' : 'öppningen';
  return amount < 0 ? `${size} före ${from}${at}` : `${size} efter ${from}${at}`;
}
