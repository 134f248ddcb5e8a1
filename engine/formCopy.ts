import { placeOf, savedAs } from './copy.ts';
import type { Event } from './event.ts';
import { putOut } from './raise.ts';
import { send } from './send.ts';
import { decide, own, type Turn } from './turn.ts';

/** Copies of forms beside what modules and batteries ask for: sent by staff, and withdrawn (`docs/forms.md` §2, §3). */

/** Staff send one more copy of a form (FRM-16): the citizen is told that something waits. Copies are numbered from 1; a number is used once. */
export function takeFormSent(turn: Turn, { form, sent }: Extract<Event, { kind: 'formSent' }>): void {
  const { flagRounds } = turn.state;
  if (!turn.plan.forms.some(({ id }) => id === form) || !(sent > (flagRounds[`sent/${form}`] ?? 0))) return;
  own(turn, 'flagRounds')[`sent/${form}`] = sent;
  turn.state.sent = { ...turn.state.sent, [`${form}/${sent}`]: turn.state.now };
  send(turn, { key: `notify/sendForm/${form}/${sent}`, about: 'formSent' });
}

/** Staff take back a sent form that waits for answers. */
export function takeSentFormWithdrawn(turn: Turn, { form, sent, seq }: Extract<Event, { kind: 'sentFormWithdrawn' }>): void {
  const waits = turn.state.sent?.[`${form}/${sent}`] !== undefined;
  decide(turn, {
    key: `withdrawForm/${form}@sent:${sent}/${seq}`,
    item: 'withdrawForm',
    outcome: waits ? 'cancelled' : 'suppressed',
    rule: waits ? 'withdrawnByStaff' : 'answered',
    facts: { form, sent },
  });
  if (waits) noLongerWaits(turn, form, sent, 'withdrawnByStaff');
}

/** A sent form was answered or taken back. */
export function noLongerWaits(turn: Turn, form: string, sent: number, rule: 'answered' | 'withdrawnByStaff'): void {
  const place = `${form}/${sent}`;
  const { [place]: waited, ...others } = turn.state.sent ?? {};
  if (waited === undefined) return;
  turn.state.sent = others;
  turn.gone[`sendForm/${form}/${sent}`] = rule;
}

/**
 * Staff withdraw what was saved: it feeds nothing any longer. Facts are those of what was saved before it, in this copy or another; flags about
 * a copy in which nothing stands go out. What it has opened, completed or counted as answered is not undone.
 */
export function takeFormWithdrawn(turn: Turn, event: Extract<Event, { kind: 'formWithdrawn' }>): void {
  const { form, instance, standing, facts } = event;
  const { state } = turn;
  if (!turn.plan.forms.some(({ id }) => id === form)) return;
  const place = placeOf(form, instance);
  decide(turn, {
    key: `withdrawForm/${place}/${event.answerVersion}/${event.seq}`,
    item: 'withdrawForm',
    outcome: 'fired',
    rule: 'withdrawnByStaff',
    facts: { form, ...(instance.kind === 'occasion' ? { battery: instance.battery, occasion: instance.occasion } : {}) },
  });
  const { [form]: _before, ...others } = state.facts;
  state.facts = facts === null ? others : { ...others, [form]: facts };
  takeMomentResults(turn, event.results);
  forgetSeries(turn, form, place);
  forgetSaved(turn, event, standing);
  if (standing > 0) return;
  for (const [key, open] of Object.entries(state.flags)) if (open.about === place) putOut(turn, key, 'withdrawnByStaff');
}

/** Results of several forms, as they came with a saving. */
export function takeMomentResults(turn: Turn, results: Extract<Event, { kind: 'formSaved' }>['results']): void {
  if (results === undefined) return;
  const stands = Object.entries({ ...turn.state.results }).filter(([id]) => !Object.hasOwn(results, id));
  const come = Object.entries(results).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]));
  turn.state.results = Object.fromEntries([...stands, ...come]);
}

/** A trend no longer looks at what was saved in this copy. */
function forgetSeries({ state }: Turn, form: string, place: string): void {
  if (!state.series) return;
  state.series = Object.fromEntries(
    Object.entries(state.series).map(([name, values]) =>
      name.startsWith(`${form}/`) ? [name, values.filter((each) => each.place !== place)] : [name, values],
    ),
  );
}

/** What waits for the form waits for it again, when nothing stands in its copy. */
function forgetSaved(turn: Turn, { form, instance }: Extract<Event, { kind: 'formWithdrawn' }>, standing: number): void {
  if (standing > 0) return;
  const { state } = turn;
  const saved = savedAs(form, instance);
  if (saved !== null && instance.kind !== 'page') {
    const { [saved]: _gone, ...forms } = state.forms;
    state.forms = forms;
  }
  if (instance.kind !== 'occasion') return;
  const battery = state.batteries[instance.battery];
  const number = String(instance.occasion);
  const occasion = battery?.occasions[number];
  if (!battery || !occasion) return;
  const { [form]: _saved, ...forms } = occasion.forms;
  own(turn, 'batteries')[instance.battery] = { ...battery, occasions: { ...battery.occasions, [number]: { ...occasion, forms } } };
}
