import { noteAnchor } from './anchor.ts';
import { batteryState, setBattery } from './batteryState.ts';
import type { Because } from './decision.ts';
import { batteryFlags, putOutMissedFlags } from './flag.ts';
import { removeOccasion } from './occasion.ts';
import { refusal } from './phase.ts';
import type { PlannedBattery } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { takeShared } from './sharing.ts';
import type { OccasionState } from './state.ts';
import { decide, type Turn } from './turn.ts';

/** What is saved in an occasion, and when that makes it answered. */

/**
 * A form of an occasion was saved. When all of the battery's forms are, the occasion is answered and its reminders die with it.
 * An answer to an occasion that has closed counts as late or is kept apart; one to an occasion already answered is a new version.
 */
export function takeOccasionAnswer(turn: Turn, batteryId: string, number: number, form: string, answerVersion: number): void {
  const battery = planned(turn.plan).battery.get(batteryId);
  if (!battery?.forms.includes(form)) return;
  const before = batteryState(turn, batteryId);
  const saved = { answerVersion, savedAt: turn.state.now, read: false };
  const late = before.closed?.[String(number)];
  if (late && takesAnswers(turn, battery)) {
    const forms = { ...late.forms, [form]: saved };
    setBattery(turn, batteryId, { ...before, closed: { ...before.closed, [String(number)]: { ...late, forms } } });
    if (battery.forms.every((each) => forms[each])) answered(turn, battery, number, { ...late, forms, missed: true }, 'answered');
    return takeShared(turn, late, { [form]: saved });
  }
  const occasion = before.occasions[String(number)];
  if (!occasion || !takesAnswers(turn, battery)) {
    if (answerVersion > 1) return;
    decide(turn, {
      key: `lateAnswer/${batteryId}/${number}/${form}/${turn.seq ?? turn.state.seq}`,
      item: 'lateAnswer',
      outcome: 'suppressed',
      rule: turn.state.phase === 'paused' ? 'afterClosing' : (refusal(turn.state) ?? 'afterClosing'),
      facts: { battery: batteryId, occasion: number, form },
    });
    return;
  }
  saveInOccasion(turn, battery, number, { [form]: saved }, 'answered');
  takeShared(turn, occasion, { [form]: saved });
}

/** Saves forms in a waiting occasion; answered when all the battery's forms are. */
export function saveInOccasion(turn: Turn, battery: PlannedBattery, number: number, saved: OccasionState['forms'], rule: Because): void {
  const before = batteryState(turn, battery.id);
  const occasion = before.occasions[String(number)];
  if (!occasion) return;
  const forms = { ...occasion.forms, ...saved };
  setBattery(turn, battery.id, { ...before, occasions: { ...before.occasions, [String(number)]: { ...occasion, forms } } });
  if (battery.forms.every((each) => forms[each])) answered(turn, battery, number, { ...occasion, forms }, rule);
}

function answered(turn: Turn, battery: PlannedBattery, number: number, occasion: OccasionState, rule: Because): void {
  const { id } = battery;
  const before = batteryState(turn, id);
  const { [String(number)]: _late, ...closed } = before.closed ?? {};
  setBattery(turn, id, {
    ...before,
    answered: before.answered + 1,
    missedInARow: 0,
    ...(before.closed ? { closed } : {}),
    ...(planned(turn.plan).sharing.has(id) && number >= (before.latest?.occasion ?? 0)
      ? {
          latest: {
            occasion: number,
            openedAt: occasion.openedAt,
            forms: occasion.forms,
            ...(occasion.sharedWith ? { shared: true } : {}),
          },
        }
      : {}),
  });
  decide(turn, {
    key: `answerOccasion/${id}/${number}`,
    item: 'answerOccasion',
    outcome: 'fired',
    rule,
    facts: { battery: id, occasion: number, openedAt: occasion.openedAt, dueAt: occasion.dueAt, late: occasion.missed },
  });
  removeOccasion(turn, id, number, rule);
  noteAnchor(turn, `occasionAnswered/${id}/${number}`);
  noteAnchor(turn, `occasionAnswered/${id}/latest`);
  putOutMissedFlags(turn, id);
  batteryFlags(turn, id, number, 'answered');
}

/** In a pause what is open still takes answers; in follow-up only its own batteries do. */
function takesAnswers(turn: Turn, battery: PlannedBattery): boolean {
  const { phase } = turn.state;
  return phase === 'active' || phase === 'paused' || (phase === 'followUp' && countsFromEnd(battery));
}
