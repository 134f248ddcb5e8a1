import type { PlannedTrigger } from '../plan.ts';
import { conditionInWords } from './condition.ts';
import { dayCount, decimal, hourCount, spokenTime } from './count.ts';
import type { Names } from './names.ts';
import { ruleInWords } from './opening.ts';
import { quoted } from './words.ts';

/** What raises a flag, for staff, as the end of "Flaggan höjs …". */
export function triggerInWords(trigger: PlannedTrigger, names: Names): string {
  switch (trigger.kind) {
    case 'form': {
      const form = quoted(names.form(trigger.form));
      return trigger.when === null ? `om ${form} sparas` : `om ${form} sparas och ${conditionInWords(trigger.when, names)}`;
    }
    case 'condition':
      return `om ${conditionInWords(trigger.when, names)}`;
    case 'trend': {
      const result = names.fact(`forms.${trigger.form}.results.${trigger.result}`);
      const times = trigger.over === 1 ? 'gången före' : `${trigger.over} gånger tidigare`;
      return `om ${result} har ${trigger.direction === 'up' ? 'ökat' : 'minskat'} med minst ${decimal(trigger.by)} sedan ${times}`;
    }
    case 'time':
      return ruleInWords(trigger.opens, names).staff;
    case 'module':
      return `om ${quoted(names.module(trigger.module))} ${MODULE[trigger.what]}`;
    case 'battery':
      return `om ${quoted(names.battery(trigger.battery))} ${trigger.what === 'opened' ? 'öppnas' : 'besvaras'}`;
    case 'missedBattery': {
      const battery = quoted(names.battery(trigger.battery));
      return trigger.inARow === 1 ? `om ett tillfälle av ${battery} missas` : `om ${trigger.inARow} tillfällen i rad av ${battery} missas`;
    }
    case 'moment':
      return `om momentet ${MOMENT[trigger.what]}`;
    case 'notDone': {
      const what =
        trigger.module !== undefined
          ? `${quoted(names.module(trigger.module))} inte är avklarad`
          : `${trigger.form === undefined ? 'formuläret' : quoted(names.form(trigger.form))} inte är sparat`;
      return `om ${what} ${ruleInWords(trigger.by, names).staff}`;
    }
    case 'inactivity': {
      const what =
        trigger.of === 'step' ? 'inget steg besöks' : trigger.of === 'form' ? 'inget formulär sparas' : 'invånaren inte är aktiv';
      return `om ${what} på ${dayCount(trigger.days)}, kl. ${spokenTime(trigger.at)}`;
    }
    case 'unansweredMessage': {
      const { after } = trigger;
      const wait =
        'staffHours' in after
          ? `${hourCount(after.staffHours)} av enhetens öppettid`
          : 'hours' in after
            ? hourCount(after.hours)
            : dayCount(after.days);
      return `om ett meddelande från ${trigger.from === 'citizen' ? 'invånaren' : 'personal'} inte besvaras på ${wait}`;
    }
    case 'activity':
      return `om ${ACTIVITY[trigger.what]}`;
  }
}

const MODULE = { opened: 'öppnas', completed: 'blir klar', closed: 'stängs' } as const;
const MOMENT = { paused: 'pausas', maintenance: 'går in i vidmakthållande', followUp: 'börjar följas upp', ended: 'avslutas' } as const;
const ACTIVITY = {
  outside: 'ett mätvärde ligger utanför sina gränser',
  missed: 'ett mätvärde inte kommer i tid',
  recorded: 'ett mätvärde kommer',
} as const;
