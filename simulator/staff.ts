import type { Measure } from '../engine/event.ts';
import { lockedModule } from '../engine/moduleState.ts';
import type { Instant, Plan, PlannedFlag, PlannedOpening } from '../engine/plan.ts';
import { planned } from '../engine/planned.ts';
import { staffTimeAfter, usualHours } from '../engine/staffHours.ts';
import type { Act, Actor, Seen, StaffKind } from './act.ts';
import { randomOf } from './random.ts';
import { type Earliest, earliest } from './steady.ts';

const DAY = 86_400_000;

/** Staff of a kind (`STAFF_KINDS`), at work in the unit's hours. `seed` makes one therapist differ from another. */
export function staffOf(kind: StaffKind, seed = 1): Actor | undefined {
  if (kind === 'none') return undefined;
  const known: Known = new Map();
  const word = `staff#${seed}`;
  // The same word draws the same: what is looked at every turn is drawn once a life.
  const fate = randomOf(word, 'life').next();
  let duties: Duties | null = null;
  return {
    next: (seen) => {
      const first = earliest();
      if (duties?.plan !== seen.plan) duties = dutiesIn(seen.plan, word);
      const desk: Desk = { seen, seed: word, first, duties, fate, workday: (key, from, hours) => workday(seen, known, key, from, hours) };
      read(desk);
      putOutFlags(desk);
      if (seen.state.phase === 'active') {
        write(desk);
        if (kind === 'opens') steer(desk);
      }
      if (kind === 'opens') live(desk);
      return first.planned(seen.state.now);
    },
  };
}

/** What one look at a running moment is made with. `workday`: so many staff hours after an instant; the same key is reckoned once. */
interface Desk {
  readonly seen: Seen;
  readonly seed: string;
  readonly first: Earliest;
  readonly duties: Duties;
  /** From 0 to 1: what becomes of this moment. */
  readonly fate: number;
  readonly workday: (key: string, from: Instant, hours: () => number) => Instant | null;
}

/** What a plan leaves to staff, as far as these staff take it up. */
interface Duties {
  readonly plan: Plan;
  /** Modules and parts that they open when they are locked, or complete when they are open. */
  readonly modules: readonly { readonly module: string; readonly opens: boolean; readonly completes: boolean }[];
  /** How many occasions they add at most. */
  readonly added: readonly { readonly battery: string; readonly most: number }[];
  readonly setsMeasure: boolean;
}

function dutiesIn(plan: Plan, seed: string): Duties {
  const modules = planned(plan).items.map(({ id, opens, completes }) => ({
    module: id,
    opens: isForStaff(opens) && randomOf(seed, 'opens', id).next() < 0.7,
    completes: completes === 'staff',
  }));
  return {
    plan,
    modules: modules.filter(({ opens, completes }) => opens || completes),
    added: plan.batteries
      .filter(({ byStaff, schedule }) => byStaff || schedule.kind === 'byStaff')
      .map(({ id }) => ({ battery: id, most: 1 + randomOf(seed, id).whole(0, 1) })),
    setsMeasure: plan.flags.some(({ trigger }) => trigger.kind === 'activity'),
  };
}

type Known = Map<string, { readonly from: Instant; readonly at: Instant | null }>;

function workday({ plan, state }: Seen, known: Known, key: string, from: Instant, hours: () => number): Instant | null {
  const before = known.get(key);
  if (before?.from === from) return before.at;
  const at = staffTimeAfter(plan.zone, from, hours(), state.hours ?? plan.staffHours ?? usualHours);
  known.set(key, { from, at });
  return at;
}

/** Forms are read within a working day, the oldest first. */
function read({ seen, seed, first, workday }: Desk): void {
  for (const [copy, { form, instance, at }] of seen.memory.unread) {
    return first.add(
      workday(`read/${copy}`, at, () => randomOf(seed, copy).whole(1, 7)),
      () => ({ kind: 'formRead', form, instance }),
    );
  }
}

/** What reading does not put out is put out after a call; what a condition or the citizen puts out is given time to. */
function putOutFlags({ seen, seed, first, workday }: Desk): void {
  const { state, plan } = seen;
  for (const key in state.flags) {
    const open = state.flags[key];
    if (!open) continue;
    const putOut = plan.flags.find(({ id }) => id === open.flag)?.putOut ?? 'staff';
    if (putOut === 'reading' && open.about !== null) continue;
    const patience = (): number => (putOut === 'staff' || putOut === 'reading' ? randomOf(seed, key, open.round).whole(2, 20) : 90);
    first.add(workday(`out/${key}`, open.raisedAt, patience), () => ({ kind: 'flagPutOut', flagKey: key, reason: 'Ringde invånaren.' }));
  }
}

/** Messages are answered in a day, one in four in a week; every third week staff write first. An answer is not answered. */
function write({ seen, seed, first, workday }: Desk): void {
  const { plan, state, memory } = seen;
  if (planned(plan).flags.unansweredMessage.length === 0) return;
  const message = (): Act => ({ kind: 'messageSent', by: 'staff' });
  const sent = memory.times('messageSent/staff');
  const isAsked = (sent + memory.times('messageSent/citizen')) % 2 === 1;
  const asked = state.unanswered?.citizen;
  const hours = (): number => (randomOf(seed, 'message', sent).next() < 0.25 ? 60 : 6);
  if (!isAsked)
    first.add(
      workday(`write/${sent}`, state.startedAt + (sent + 1) * 21 * DAY, () => 2),
      message,
    );
  else if (asked !== undefined) first.add(workday(`answer/${sent}`, asked, hours), message);
}

/** Opens what only staff open, completes what only staff complete, adds occasions, sets a measure, reports what has happened. */
function steer({ seen, seed, first, duties, workday }: Desk): void {
  const { plan, state, memory } = seen;
  const day = (key: string, least: number, most: number): Instant | null =>
    workday(key, state.startedAt + Math.round(daysOf(plan) * DAY * (least + randomOf(seed, key).next() * (most - least))), () => 1);
  for (const { module, opens, completes } of duties.modules) {
    const { status, held, openedAt } = state.modules[module] ?? lockedModule;
    if (opens && status === 'locked' && !held)
      first.add(day(`open/${module}`, 0.1, 0.6), () => ({ kind: 'moduleOpened', module, reason: 'Vi kom överens om det.' }));
    if (!completes || status !== 'open' || openedAt === null) continue;
    const at = workday(`complete/${module}`, openedAt + randomOf(seed, module).whole(3, 10) * DAY, () => 1);
    first.add(at, () => ({ kind: 'moduleCompleted', module, by: 'staff' }));
  }
  for (const { battery, most } of duties.added) {
    const added = memory.times(`occasionAdded/${battery}`);
    if (added < most)
      first.add(day(`add/${battery}/${added}`, 0.1, 0.8), () => ({ kind: 'occasionAdded', battery, reason: 'En extra mätning.' }));
  }
  for (const name of plan.namedEvents ?? []) {
    if (memory.times(`named/${name}`) === 0) first.add(day(`named/${name}`, 0.15, 0.5), () => ({ kind: 'named', name }));
  }
  if (duties.setsMeasure && memory.times(`measureSet/${WALK.id}`) === 0) {
    first.add(day('measure', 0.05, 0.2), () => ({ kind: 'measureSet', measure: WALK }));
  }
}

/** A measure as staff set it: a walk every other day. */
const WALK: Measure = {
  id: 'promenad',
  schedule: { kind: 'every', everyDays: 2, at: '17:00' },
  count: 12,
  minimum: 10,
  maximum: 60,
  flag: 'both',
  reminder: true,
};

/** In some lives staff pause the moment, put it in maintenance, or end it before its time. */
function live({ seen, first, fate, workday }: Desk): void {
  const { plan, state, memory } = seen;
  if (state.phase !== 'active' || fate >= 0.34) return;
  const days = daysOf(plan);
  const at = (share: number): Instant | null => workday(`life/${share}`, state.startedAt + Math.round(days * share) * DAY, () => 1);
  if (fate < 0.12) {
    if (memory.times('paused/staff') > 0) return;
    const from = at(0.3);
    const until = (from ?? 0) + Math.max(3, Math.round(days * 0.1)) * DAY;
    first.add(from, () => ({ kind: 'paused', by: 'staff', until, reason: 'Semester.' }));
  } else if (fate < 0.24) {
    if (memory.times('maintenanceSet') > 0) return;
    const from = at(0.75);
    first.add(from, () => ({ kind: 'maintenanceSet', until: (from ?? 0) + 30 * DAY, reason: 'Behandlingen är klar.' }));
  } else first.add(at(0.9), () => ({ kind: 'ended', reason: 'Målet är nått.' }));
}

const daysOf = (plan: Plan): number => plan.ends?.days ?? 90;

/** Whether only staff's own act can make a rule let something open. */
function isForStaff(opening: PlannedOpening): boolean {
  if (opening.kind === 'any' || opening.kind === 'all') return opening.of.some(isForStaff);
  return opening.kind === 'byStaff';
}

/** Whether a flag goes to somebody who works here. */
export const isForUnit = ({ recipients }: Pick<PlannedFlag, 'recipients'>): boolean => recipients.some((reader) => reader !== 'citizen');
