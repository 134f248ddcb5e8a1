import type { Instant, Plan, PlannedBattery, PlannedItem } from '../engine/plan.ts';
import { countsFromEnd, isAskable, planned } from '../engine/planned.ts';
import type { FormInstance } from '../engine/event.ts';
import type { MeasureState, State } from '../engine/state.ts';
import type { Act, Planned, Seen } from './act.ts';
import { answersTo } from './answers.ts';
import type { Habits } from './habits.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The earliest thing that someone with these habits does about what is open, or null. */
export function steady(seen: Seen, seed: string, habits: Habits): Planned | null {
  const { state } = seen;
  const first = earliest();
  switch (state.phase) {
    case 'invited':
      first.add(habits.invitation(state.startedAt), () => ({ kind: 'invitationAccepted' }));
      break;
    case 'active':
      answerOccasions(seen, seed, habits, first);
      doItems(seen, seed, habits, first);
      write(seen, habits, first);
      for (const measure of Object.values(state.measures ?? {})) observe(seen, habits, measure, first);
      break;
    case 'followUp':
      answerOccasions(seen, seed, habits, first);
      break;
    case 'scheduled':
    case 'paused':
    case 'maintenance':
    case 'ended':
    case 'halted':
      break;
  }
  return first.planned(state.now);
}

/** Holds the earliest of what may be done; the act itself, with all its answers, is made when it is asked for. */
export interface Earliest {
  add(at: Instant | null, make: () => Act): void;
  planned(notBefore: Instant): Planned | null;
}

export function earliest(): Earliest {
  let first: { readonly at: Instant; readonly make: () => Act } | null = null;
  return {
    add(at, make) {
      if (at !== null && (first === null || at < first.at)) first = { at, make };
    },
    planned(notBefore) {
      if (!first) return null;
      return new Later(Math.max(first.at, notBefore), first.make);
    },
  };
}

/** What will be done, made when it is. */
class Later implements Planned {
  readonly at: Instant;
  private readonly make: () => Act;

  constructor(at: Instant, make: () => Act) {
    this.at = at;
    this.make = make;
  }

  get act(): Act {
    return this.make();
  }
}

function answerOccasions(seen: Seen, seed: string, habits: Habits, first: Earliest): void {
  const { plan, state } = seen;
  for (const battery of plan.batteries) {
    if (state.phase === 'followUp' && !countsFromEnd(battery)) continue;
    const occasions = state.batteries[battery.id]?.occasions ?? {};
    for (const number in occasions) {
      const occasion = occasions[number];
      if (!occasion) continue;
      const key = `${battery.id}/${number}`;
      const at = habits.occasion(key, occasion.openedAt, occasion.dueAt, occasion.closesAt);
      const { form, before } = nextForm(battery, occasion.forms);
      if (at === null || form === undefined) continue;
      const instance = { kind: 'occasion', battery: battery.id, occasion: Number(number) } as const;
      save(seen, seed, habits, first, form, instance, key, at + before * 4 * MINUTE);
    }
  }
}

function nextForm({ forms }: PlannedBattery, saved: Readonly<Record<string, unknown>>): { form: string | undefined; before: number } {
  const form = forms.find((each) => !saved[each]);
  return { form, before: forms.filter((each) => saved[each]).length };
}

/** Reads, visits, fills in and marks what is open, and asks for what may be asked for. */
function doItems(seen: Seen, seed: string, habits: Habits, first: Earliest): void {
  const { plan, state, memory } = seen;
  for (const item of planned(plan).items) {
    const status = state.modules[item.id];
    if (!status) continue;
    if (status.status === 'locked' && isAskable(item.opens) && !status.held && state.asked?.[item.id] === undefined) {
      const after = memory.times(`moduleAsked/${item.id}`) === 0 ? habits.ask(item.id) : null;
      if (after !== null) first.add(state.startedAt + after, () => ({ kind: 'moduleAsked', module: item.id }));
    }
    // What completes by steps, time or staff may be done before its forms are.
    const isLeft = status.status === 'completed' && item.completes !== 'citizen' && item.completes !== 'forms';
    if ((status.status !== 'open' && !isLeft) || status.openedAt === null) continue;
    const { read, done } = habits.module(item.id, status.openedAt);
    const isModule = !('within' in item);
    if (isModule && !isLeft && memory.times(`citizenActive/${item.id}`) === 0) {
      // Whoever has been there since looks through it then.
      if (state.lastActivityAt < read) first.add(read, () => ({ kind: 'citizenActive', reads: item.id }));
    }
    if (!isLeft) visit(seen, item, read, first);
    const forms = isModule ? shownForms(plan, item, state) : item.forms;
    const form = forms.find((each) => !state.forms[each]);
    const before = forms.filter((each) => state.forms[each]).length;
    if (form !== undefined) save(seen, seed, habits, first, form, { kind: 'ordinary' }, item.id, done + before * 6 * MINUTE);
    else if (item.completes === 'citizen') first.add(done + HOUR, () => ({ kind: 'moduleCompleted', module: item.id }));
  }
}

/** Steps that something counts, one after the other. What a locked part holds cannot be visited. */
function visit({ state, memory }: Seen, item: PlannedItem, read: Instant, first: Earliest): void {
  if (item.completes !== 'steps' || !item.steps) return;
  const visited = state.visited?.[item.id] ?? [];
  const step = item.steps.find((each) => !visited.includes(each) && !isLocked(state, each) && memory.times(`stepVisited/${each}`) < 3);
  if (step !== undefined) first.add(read + (visited.length + 1) * 3 * MINUTE, () => ({ kind: 'stepVisited', step }));
}

const isLocked = (state: State, step: string): boolean =>
  state.modules[step]?.status === 'locked' || state.modules[step.split('/').slice(0, 2).join('/')]?.status === 'locked';

function shownForms(plan: Plan, module: PlannedItem, state: State): readonly string[] {
  if (!plan.parts) return module.forms;
  const hidden = plan.parts.filter(({ id }) => id.startsWith(`${module.id}/`) && state.modules[id]?.status !== 'open');
  const closed = new Set(hidden.filter(({ id }) => state.modules[id]?.status !== 'completed').flatMap(({ forms }) => forms));
  return module.forms.filter((form) => !closed.has(form));
}

/** Answers what staff wrote first, and writes now and then, where a rule waits for messages. An answer is not answered. */
function write({ plan, state, memory }: Seen, habits: Habits, first: Earliest): void {
  if (planned(plan).flags.unansweredMessage.length === 0) return;
  const message = (): Act => ({ kind: 'messageSent', by: 'citizen' });
  const own = memory.times('messageSent/citizen');
  const isAsked = (own + memory.times('messageSent/staff')) % 2 === 1;
  if (!isAsked) first.add(state.startedAt + (own + 1) * habits.messages.own, message);
  else if (state.unanswered?.staff !== undefined) first.add(state.unanswered.staff + habits.messages.answer, message);
}

/** A value of a measure whose time has come. */
function observe({ state }: Seen, habits: Habits, { measure, waiting }: MeasureState, first: Earliest): void {
  if (waiting === null) return;
  const missed = state.agenda.find((due) => due.kind === 'missActivity' && due.measure === measure.id)?.at;
  const told = missed === undefined ? null : habits.measure(`${measure.id}/${waiting}`, missed);
  if (told) first.add(told.at, () => ({ kind: 'observed', measure: measure.id, value: valueOf(measure, told.share) }));
}

function valueOf({ minimum, maximum }: MeasureState['measure'], share: number): number {
  const least = minimum ?? 0;
  const most = maximum ?? least + 100;
  return Math.round(least + share * (most - least));
}

function save(
  { moment, state }: Seen,
  seed: string,
  habits: Habits,
  first: Earliest,
  form: string,
  instance: FormInstance,
  occasion: string,
  at: Instant,
): void {
  const document = moment.forms.find(({ id }) => id === form);
  if (!document) return;
  const burden = (): number => habits.burden((at - state.startedAt) / DAY);
  first.add(at, () => ({
    kind: 'formSaved',
    form,
    instance,
    answers: habits.answers?.(form) ?? answersTo(document, { seed, burden: burden(), occasion }),
  }));
}
