import { noteAnchor } from './anchor.ts';
import { placeOf, savedAs } from './copy.ts';
import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { doneFlags, formFlags } from './flag.ts';
import { noLongerWaits, takeMomentResults } from './formCopy.ts';
import { takeOccasionAnswer } from './occasionAnswer.ts';
import { refusal } from './phase.ts';
import { countsFromEnd, planned } from './planned.ts';
import { takeActivity } from './silence.ts';
import { decide, own, type Turn } from './turn.ts';

/** A saved form: facts for the conditions, the occasion or module it belongs to, then the flags it raises, in whatever phase after the start. */
export function takeFormSaved(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  const { state } = turn;
  if (!turn.plan.forms.some((form) => form.id === event.form)) return;
  if (state.phase === 'invited' || state.phase === 'scheduled') return keptApart(turn, event, 'beforeStart');
  own(turn, 'facts')[event.form] = event.facts;
  takeMomentResults(turn, event.results);
  if (event.by !== 'staff') takeActivity(turn, 'form');
  const late = state.phase === 'paused' || isFollowedUp(turn, event) ? null : refusal(state);
  if (!late) noteAnchor(turn, `formSaved/${event.form}`);
  if (event.instance.kind === 'occasion') {
    takeOccasionAnswer(turn, event.instance.battery, event.instance.occasion, event.form, event.answerVersion);
  } else if (late) keptApart(turn, event, late);
  else {
    const copy = savedAs(event.form, event.instance);
    if (copy !== null) own(turn, 'forms')[copy] = { answerVersion: event.answerVersion, savedAt: state.now, read: false };
    if (event.instance.kind === 'sent') noLongerWaits(turn, event.form, event.instance.sent, 'answered');
  }
  formFlags(turn, event);
  if (!late) doneFlags(turn, { form: event.form });
}

/** Follow-up's own occasion takes the form. */
function isFollowedUp({ plan, state }: Turn, { form, instance }: Extract<Event, { kind: 'formSaved' }>): boolean {
  if (state.phase !== 'followUp' || instance.kind !== 'occasion') return false;
  const battery = planned(plan).battery.get(instance.battery);
  const known = state.batteries[instance.battery];
  const number = String(instance.occasion);
  const takes = (known?.occasions[number] ?? known?.closed?.[number]) !== undefined;
  return takes && battery !== undefined && countsFromEnd(battery) && battery.forms.includes(form);
}

/** An answer that came when nothing could be done with it is kept, and says so. */
function keptApart(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>, rule: Because): void {
  const instance = event.instance.kind === 'occasion' ? { battery: event.instance.battery, occasion: event.instance.occasion } : {};
  decide(turn, {
    key: `lateAnswer/${placeOf(event.form, event.instance)}/${event.seq}`,
    item: 'lateAnswer',
    outcome: 'suppressed',
    rule,
    facts: { form: event.form, ...instance },
  });
}
