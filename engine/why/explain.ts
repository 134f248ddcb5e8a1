import type { Because, Item } from '../decision.ts';
import { explainFlag } from './flag.ts';
import { explainLife } from './life.ts';
import { explainMeasure } from './measure.ts';
import { explainModule } from './module.ts';
import type { Names } from './names.ts';
import { explainNotice } from './notice.ts';
import { explainOccasion } from './occasion.ts';
import type { Sentences } from './sentences.ts';
import { explainSetting } from './setting.ts';
import { text, wordsOf, type Told, type Words } from './words.ts';

/**
 * "Varför?" of one decision: a sentence for staff and one for the citizen, made from the stored record and names only (promise 5).
 * Every rule has one with every item it can stand with. `citizen` is null where it is not for the citizen to be told.
 */
export function explain(decision: Told, names: Names): Sentences {
  const words = wordsOf(decision, names);
  const { staff, citizen } = sentences(words);
  return { staff: staff + staffsReason(words) + lateness(decision, names), citizen };
}

function sentences(words: Words): Sentences {
  const { item } = words.decision;
  switch (item) {
    case 'openModule':
    case 'completeModule':
    case 'closeModule':
    case 'lockModule':
    case 'reopenModule':
    case 'askModule':
      return explainModule(item, words);
    case 'openOccasion':
    case 'addOccasion':
    case 'missOccasion':
    case 'closeOccasion':
    case 'answerOccasion':
    case 'withdrawOccasion':
    case 'withdrawForm':
    case 'lateAnswer':
      return explainOccasion(item, words);
    case 'remind':
    case 'notify':
    case 'send':
    case 'maintenanceNotice':
      return explainNotice(item, words);
    case 'raiseFlag':
    case 'putOutFlag':
    case 'addFlag':
    case 'timedFlag':
    case 'inactivity':
    case 'escalate':
      return explainFlag(item, words);
    case 'activity':
    case 'missActivity':
    case 'observe':
    case 'setMeasure':
      return explainMeasure(item, words);
    case 'setDate':
    case 'named':
    case 'setZone':
    case 'setSendTime':
    case 'setHours':
      return explainSetting(item, words);
    case 'startMoment':
    case 'lapseInvitation':
    case 'invitation':
    case 'pause':
    case 'resume':
    case 'maintenance':
    case 'endMaintenance':
    case 'citizenGone':
    case 'handover':
    case 'movePlan':
    case 'followUp':
    case 'endFollowUp':
    case 'endMoment':
    case 'end':
      return explainLife(item, words);
  }
}

/** What staff wrote when they did it. Theirs to read; the citizen has the sentence. */
function staffsReason({ decision }: Words): string {
  const reason = decision.rule === 'halted' ? null : text(decision, 'reason')?.trim();
  return reason === undefined || reason === null || reason === '' ? '' : ` Orsak: ”${reason}”.`;
}

const HOUR = 3_600_000;

/** Said when a thing was done more than an hour after its time; why, where the record lets no doubt. */
function lateness(decision: Told, names: Names): string {
  if (decision.actual - decision.nominal < HOUR || HELD.has(decision.rule) || typeof decision.facts['pausedFrom'] === 'number') return '';
  const first = ` Det avgjordes först ${names.say(decision.actual)}`;
  return PUNCTUAL.has(decision.item) ? `${first}, för systemet hade varit borta.` : `${first}.`;
}

/** Rules that themselves say what the time in between was. */
const HELD: ReadonlySet<Because> = new Set<Because>([
  'skippedByPause',
  'movedByPause',
  'caughtUp',
  'momentPaused',
  'pauseOver',
  'resumedByStaff',
  'resumedByCitizen',
  'maintenance',
  'maintenanceTakenBack',
  'citizenGone',
  'citizenBack',
  'planMoved',
  'halted',
]);

/** Items that nothing but an absent system makes late: no pause and no later rule does. */
const PUNCTUAL: ReadonlySet<Item> = new Set<Item>([
  'missOccasion',
  'endMoment',
  'lapseInvitation',
  'startMoment',
  'endMaintenance',
  'endFollowUp',
]);
