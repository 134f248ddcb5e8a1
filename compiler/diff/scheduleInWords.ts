import type { Battery } from '../document/battery.ts';
import type { Moment } from '../document/moment.ts';
import { anchorInWords, whenAnchored } from './anchorInWords.ts';
import { isBackwards, offsetInWords } from './offsetInWords.ts';
import { itemTitle } from './titles.ts';
import { count, list, WEEKDAYS } from './words.ts';

/** When a battery opens: ”en gång, vid starten”, ”måndagar kl. 08:00 från starten, 8 gånger”. */
export function scheduleInWords(rule: Battery['schedule'], moment: Moment): string {
  switch (rule.kind) {
    case 'once': {
      const offset = offsetInWords(rule);
      const place =
        offset === ''
          ? whenAnchored(anchorInWords(rule.anchor, moment))
          : `${offset} ${isBackwards(rule) ? 'före' : 'efter'} ${anchorInWords(rule.anchor, moment)}`;
      return `en gång, ${place}${rule.at === undefined ? '' : ` kl. ${rule.at}`}`;
    }
    case 'every': {
      const step =
        rule.everyDays !== undefined
          ? count(rule.everyDays, 'dag', 'dagar')
          : rule.everyWeeks !== undefined
            ? count(rule.everyWeeks, 'vecka', 'veckor')
            : count(rule.everyMonths ?? 1, 'månad', 'månader');
      const first = offsetInWords({ days: rule.firstDays, weeks: rule.firstWeeks, months: rule.firstMonths });
      return `med ${step} emellan, första gången ${first === '' ? `samma dag som ${anchorInWords(rule.anchor, moment).replace(/^att /, '')}` : `${first} efter ${anchorInWords(rule.anchor, moment)}`} kl. ${rule.at}${ending(rule)}`;
    }
    case 'weekdays': {
      const first = offsetInWords({ days: rule.firstDays, weeks: rule.firstWeeks });
      const weeks = rule.everyWeeks === 1 ? '' : ` var ${rule.everyWeeks}:e vecka`;
      return `${list(rule.weekdays.map((day) => `${WEEKDAYS[day - 1] ?? ''}ar`))}${weeks} kl. ${rule.at} från ${first === '' ? '' : `${first} efter `}${anchorInWords(rule.anchor, moment)}${ending(rule)}`;
    }
    case 'random':
      return `vid slumpade tider ${list(rule.windows.map(({ from, to }) => `${from}–${to}`))} i ${count(rule.days, 'dag', 'dagar')}, från dag ${rule.firstDays} efter ${anchorInWords(rule.anchor, moment)}`;
    case 'before':
      return `före ”${itemTitle(moment, rule.module)}”`;
    case 'after':
      return `efter ”${itemTitle(moment, rule.module)}”`;
    case 'byStaff':
      return 'när personal startar den';
  }
}

function ending({ count: times, untilDays }: { readonly count?: number | undefined; readonly untilDays?: number | undefined }): string {
  return `${times === undefined ? '' : `, ${count(times, 'gång', 'gånger')}`}${untilDays === undefined ? '' : `, till dag ${untilDays}`}`;
}
