import type { Form } from '../compiler/document/form.ts';
import type { FormInstance } from '../engine/event.ts';
import { countsFromEnd, isAskable, planned } from '../engine/planned.ts';
import type { Act, Planned, Seen } from './act.ts';
import { answersTo } from './answers.ts';
import { randomOf } from './random.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Does anything that is possible at any time: answers now or never, after closing too, changes what was saved, completes, asks, pauses,
 * writes, only looks in. How long she waits depends on how much she has done only, so that asking twice gives the same instant.
 */
export function randomCitizen(seen: Seen, seed: string): Planned | null {
  const { state, done } = seen;
  const when = randomOf(seed, 'when', done.length);
  const wait = (when.next() < 0.4 ? when.whole(1, 90) : when.whole(60, 5 * 24 * 60)) * MINUTE;
  const at = Math.max((done.at(-1)?.at ?? state.startedAt) + wait, state.now);
  const lucky = luck(seed, done.length);
  switch (state.phase) {
    case 'invited':
      return { at, act: { kind: lucky < 0.15 ? 'invitationDeclined' : 'invitationAccepted' } };
    case 'paused':
      // A pause of her own without an end is over when she comes back.
      return state.paused?.by === 'citizen' && state.paused.until === null
        ? { at: at + 3 * DAY, act: { kind: 'resumed', by: 'citizen' } }
        : null;
    case 'active':
    case 'followUp':
      return {
        at,
        get act() {
          return randomOf(seed, 'what', done.length).pick(possibleActs(seen, seed, at, lucky))();
        },
      };
    case 'scheduled':
    case 'maintenance':
    case 'ended':
    case 'halted':
      return null;
  }
}

/** What she may do, made only when it is done. */
type Make = () => Act;

function possibleActs(seen: Seen, seed: string, at: number, lucky: number): readonly [Make, ...Make[]] {
  const { moment, plan, state, done } = seen;
  if (state.phase === 'active' && plan.pause?.byCitizen && lucky < 0.04) {
    const until = lucky < 0.02 ? at + randomOf(seed, 'pause', done.length).whole(2, 20) * DAY : null;
    return [() => ({ kind: 'paused', by: 'citizen', until, reason: null })];
  }
  if (state.phase === 'active' && plan.notices?.movable && lucky > 0.97) {
    const sendAt = `${String(randomOf(seed, 'send', done.length).whole(6, 22)).padStart(2, '0')}:30`;
    return [() => ({ kind: 'sendTimeSet', sendAt })];
  }
  const acts: Make[] = [];
  const save = (id: string, instance: FormInstance): void => {
    const form: Form | undefined = moment.forms.find((each) => each.id === id);
    const occasion = `${done.length}`;
    if (form)
      acts.push(() => ({
        kind: 'formSaved',
        form: id,
        instance,
        answers: answersTo(form, { seed, occasion, burden: randomOf(seed, id, occasion).next() }),
      }));
  };
  for (const battery of plan.batteries) {
    if (state.phase === 'followUp' && !countsFromEnd(battery)) continue;
    const before = state.batteries[battery.id];
    // The newest occasion, also when it is answered or closed: she may have been writing when it closed.
    const numbers = new Set([...Object.keys(before?.occasions ?? {}).map(Number), before?.opened ?? 0]);
    for (const occasion of numbers)
      if (occasion > 0) for (const form of battery.forms) save(form, { kind: 'occasion', battery: battery.id, occasion });
  }
  if (state.phase === 'active') for (const item of planned(plan).items) doWith(seen, item.id, acts, save);
  if (state.phase === 'active') tell(seen, seed, acts);
  return [() => ({ kind: 'citizenActive' }), ...acts];
}

function doWith({ plan, state }: Seen, id: string, acts: Make[], save: (form: string, instance: FormInstance) => void): void {
  const item = planned(plan).item.get(id);
  const status = state.modules[id]?.status;
  if (!item || status === undefined) return;
  if (status === 'locked') {
    if (isAskable(item.opens) && state.asked?.[id] === undefined) acts.push(() => ({ kind: 'moduleAsked', module: id }));
    return;
  }
  if (!('within' in item)) for (const form of item.forms) save(form, { kind: 'ordinary' });
  if (item.completes === 'citizen') acts.push(() => ({ kind: 'moduleCompleted', module: id }));
  if (item.completes === 'steps' && status === 'open')
    for (const step of item.steps ?? []) acts.push(() => ({ kind: 'stepVisited', step }));
}

/** Values of her measures and messages, where there is something that looks at them. */
function tell({ plan, state, done }: Seen, seed: string, acts: Make[]): void {
  if (planned(plan).flags.unansweredMessage.length > 0 && luck(seed, done.length) < 0.1)
    acts.push(() => ({ kind: 'messageSent', by: 'citizen' }));
  for (const { measure } of Object.values(state.measures ?? {})) {
    const { minimum, maximum } = measure;
    const value = Math.round(
      (minimum ?? 0) + (randomOf(seed, 'value', done.length).next() * 2 - 0.5) * ((maximum ?? 100) - (minimum ?? 0)),
    );
    acts.push(() => ({ kind: 'observed', measure: measure.id, value }));
  }
}

const luck = (seed: string, done: number): number => randomOf(seed, 'luck', done).next();
