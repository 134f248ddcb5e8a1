import type { Moment } from '../document/moment.ts';
import type { Trigger } from '../document/trigger.ts';
import { openingInWords } from './openingInWords.ts';
import { spanInWords } from './spanInWords.ts';
import { batteryTitle, formTitle, itemTitle } from './titles.ts';
import { count, decimal } from './words.ts';

/** What sets off a flag or an automation: ”när ”PHQ-9” sparas”. */
export function triggerInWords(rule: Trigger, moment: Moment): string {
  switch (rule.kind) {
    case 'form':
      return `när ”${formTitle(moment, rule.form)}” sparas${rule.when === undefined ? '' : ` och ”${rule.when}” gäller`}`;
    case 'condition':
      return `när villkoret ”${rule.when}” gäller`;
    case 'trend':
      return `när resultatet ”${rule.result}” i ”${formTitle(moment, rule.form)}” ${rule.direction === 'up' ? 'stigit' : 'sjunkit'} minst ${decimal(rule.by)} på ${count(rule.over, 'gång', 'gånger')}`;
    case 'time':
      return openingInWords(rule.opens, moment);
    case 'module':
      return `när ”${itemTitle(moment, rule.module)}” ${{ opened: 'öppnas', completed: 'är avklarad', closed: 'stängs' }[rule.what]}`;
    case 'battery':
      return `när ”${batteryTitle(moment, rule.battery)}” ${rule.what === 'opened' ? 'öppnas' : 'besvaras'}`;
    case 'missedBattery':
      return `när ”${batteryTitle(moment, rule.battery)}” missats ${count(rule.inARow, 'gång', 'gånger')} i följd`;
    case 'moment':
      return `när momentet ${{ paused: 'pausas', maintenance: 'går in i vidmakthållande', followUp: 'går in i uppföljning', ended: 'avslutas' }[rule.what]}`;
    case 'notDone':
      return `när ”${rule.module === undefined ? formTitle(moment, rule.form ?? '') : itemTitle(moment, rule.module)}” inte är gjort ${openingInWords(rule.by, moment)}`;
    case 'inactivity':
      return `efter ${count(rule.days, 'dag', 'dagar')} utan ${rule.of === 'step' ? 'steg' : rule.of === 'form' ? 'sparat formulär' : 'aktivitet'}, kl. ${rule.at}`;
    case 'unansweredMessage':
      return `när ett meddelande från ${rule.from === 'citizen' ? 'invånaren' : 'personal'} inte besvarats ${'staffHours' in rule.after ? `inom ${rule.after.staffHours} personaltimmar` : spanInWords(rule.after)}`;
    case 'activity':
      return {
        outside: 'när ett värde i aktivitetsplanen är utanför gränserna',
        missed: 'när en aktivitet missas',
        recorded: 'när ett värde kommer in',
      }[rule.what];
  }
}
