import { placeOf, savedAs } from './copy.ts';
import type { Event, FormInstance } from './event.ts';
import type { PlannedFlag } from './plan.ts';
import { flagOf, putOut, raise } from './raise.ts';
import { calculationFailed } from './systemFlag.ts';
import { own, type Turn } from './turn.ts';

/** Reading a form puts its flags out, marking it unread brings them back (FLG-15, FLG-16). */

/** A form was read: its flags go out, whoever the reader is (FLG-15). */
export function takeFormRead(turn: Turn, event: Extract<Event, { kind: 'formRead' }>): void {
  const place = placeOf(event.form, event.instance);
  setRead(turn, event.form, event.instance, true);
  for (const [key, open] of Object.entries(turn.state.flags)) {
    if (open.about === place && putOutBy(turn, open.flag) === 'reading') putOut(turn, key, 'formRead');
  }
}

/** A form was marked unread: the flags it had are raised again, in a new round (FLG-16). */
export function takeFormMarkedUnread(turn: Turn, event: Extract<Event, { kind: 'formMarkedUnread' }>): void {
  const place = placeOf(event.form, event.instance);
  setRead(turn, event.form, event.instance, false);
  for (const flag of [...turn.plan.flags, ...(turn.state.ownFlags ?? []), calculationFailed]) {
    const key = `flag/${flag.id}/${place}`;
    if (!turn.state.flagRounds[key] || turn.state.flags[key] || flag.putOut !== 'reading') continue;
    raise(turn, flag, key, { rule: 'formMarkedUnread', about: place, event, facts: {} });
  }
}

function putOutBy(turn: Turn, flag: string): PlannedFlag['putOut'] {
  if (flag === calculationFailed.id) return calculationFailed.putOut;
  return flagOf(turn, flag)?.putOut ?? 'staff';
}

function setRead(turn: Turn, form: string, instance: FormInstance, read: boolean): void {
  if (instance.kind !== 'occasion') {
    const copy = savedAs(form, instance);
    const saved = copy === null ? undefined : turn.state.forms[copy];
    if (copy !== null && saved) own(turn, 'forms')[copy] = { ...saved, read };
    return;
  }
  const battery = turn.state.batteries[instance.battery];
  const occasion = battery?.occasions[String(instance.occasion)];
  const saved = occasion?.forms[form];
  if (!battery || !occasion || !saved) return;
  const forms = { ...occasion.forms, [form]: { ...saved, read } };
  own(turn, 'batteries')[instance.battery] = {
    ...battery,
    occasions: { ...battery.occasions, [String(instance.occasion)]: { ...occasion, forms } },
  };
}
