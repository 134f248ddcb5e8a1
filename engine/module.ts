import { placeOf } from './copy.ts';
import type { Because, Decision } from './decision.ts';
import type { Event } from './event.ts';
import { doneFlags, moduleFlags } from './flag.ts';
import { noteAnchor } from './anchor.ts';
import { zoneOf, opensAt, pastPauses, spanAfter, type Life } from './opening.ts';
import { namedFacts } from './namedFacts.ts';
import type { Instant, PlannedItem, PlannedModule, PlannedOpening, PlannedPart } from './plan.ts';
import { isAskable, planned } from './planned.ts';
import { refusal } from './phase.ts';
import { send } from './send.ts';
import type { Due, ModuleState } from './state.ts';
import { cancel, conclude, decide, keyFor, move, schedule, takeOff, type Turn } from './turn.ts';

/** Modules and their parts: locked, open, completed, closed (MOD-01..09, `docs/language.md` §2). */

export const lockedModule: ModuleState = { status: 'locked', openedAt: null, completedAt: null };

/**
 * Brings every module and part in line with its rules: opens what may open now, arms what will, moves what has changed, completes what its
 * forms and steps complete, closes what its time has passed. Goes on until nothing more follows.
 */
export function settleModules(turn: Turn): void {
  const { phase } = turn.state;
  if (phase !== 'active' && phase !== 'paused') return;
  const rules = phase === 'active' && !turn.state.gone;
  for (let before = -1; before !== turn.changes; ) {
    before = turn.changes;
    for (const item of planned(turn.plan).items) {
      const { status } = stateOf(turn, item.id);
      if (status === 'locked') {
        if (rules) lookAtOpening(turn, item, null);
        continue;
      }
      if (status === 'open') completeByItself(turn, item, rules);
      if (rules && item.closes) lookAtClosing(turn, item, null);
    }
  }
}

/** An armed module's or part's time has come: its rule is looked at again. */
export function fireOpenModule(turn: Turn, due: Due): void {
  const item = itemOf(turn, due.module);
  if (!item || stateOf(turn, item.id).status !== 'locked') return conclude(turn, due, 'suppressed', 'alreadyOpen');
  lookAtOpening(turn, item, due);
}

/** An item that completes some time after it opened. */
export function fireCompleteModule(turn: Turn, due: Due): void {
  const item = itemOf(turn, due.module);
  if (!item || stateOf(turn, item.id).status !== 'open') return conclude(turn, due, 'suppressed', 'notOpen');
  complete(turn, item, 'completedByTime', due);
}

/** The time to close has come: its rule is looked at again. */
export function fireCloseModule(turn: Turn, due: Due): void {
  const item = itemOf(turn, due.module);
  if (!item || !isClosable(stateOf(turn, item.id))) return conclude(turn, due, 'suppressed', 'alreadyClosed');
  lookAtClosing(turn, item, due);
}

/** Staff open a module or part, whatever its rule says; the rule does not undo that (MOD-04). */
export function takeModuleOpened(turn: Turn, event: Extract<Event, { kind: 'moduleOpened' }>): void {
  const key = `openModule/${event.module}/staff/${event.seq}`;
  const item = itemOf(turn, event.module);
  const before = item && stateOf(turn, item.id);
  const refused =
    steering(turn) ?? (before?.status === 'locked' || before?.status === 'closed' ? null : item ? 'alreadyOpen' : 'unknownName');
  if (refused || !item) return refuse(turn, key, 'openModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => isOpening(due, item.id), 'openedByStaff');
  open(turn, item, { key, rule: 'openedByStaff', nominal: turn.state.now, held: 'opened' });
}

/** Staff lock a module or part; the rule does not open it again. What has happened to it stays. */
export function takeModuleLocked(turn: Turn, event: Extract<Event, { kind: 'moduleLocked' }>): void {
  const key = `lockModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const refused = steering(turn) ?? (item ? null : 'unknownName');
  if (refused || !item) return refuse(turn, key, 'lockModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => due.module === item.id && due.kind !== 'send', 'lockedByStaff');
  set(turn, item.id, { ...stateOf(turn, item.id), status: 'locked', held: 'locked' });
  decide(turn, { key, item: 'lockModule', outcome: 'fired', rule: 'lockedByStaff', facts: { module: item.id } });
}

/** Staff reopen what is completed or closed; neither forms, steps nor time complete or close it again. */
export function takeModuleReopened(turn: Turn, event: Extract<Event, { kind: 'moduleReopened' }>): void {
  const key = `reopenModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const before = item && stateOf(turn, item.id);
  const refused =
    steering(turn) ??
    (!item ? 'unknownName' : before?.status === 'open' ? 'alreadyOpen' : before?.status === 'locked' ? 'notCompleted' : null);
  if (refused || !item || !before) return refuse(turn, key, 'reopenModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => due.module === item.id && due.kind !== 'send', 'reopenedByStaff');
  set(turn, item.id, { ...before, status: 'open', held: 'reopened' });
  decide(turn, { key, item: 'reopenModule', outcome: 'fired', rule: 'reopenedByStaff', facts: { module: item.id } });
}

/** The citizen asks for what her own asking may open. */
export function takeModuleAsked(turn: Turn, event: Extract<Event, { kind: 'moduleAsked' }>): void {
  const key = `askModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const { status, held } = item ? stateOf(turn, item.id) : lockedModule;
  const refused =
    refusal(turn.state) ??
    (!item || !isAskable(item.opens)
      ? 'notAskable'
      : status !== 'locked'
        ? 'alreadyOpen'
        : held === 'locked'
          ? 'lockedByStaff'
          : turn.state.asked?.[item.id] === undefined
            ? null
            : 'askedByCitizen');
  if (refused || !item) return refuse(turn, key, 'askModule', refused ?? 'notAskable', event.module);
  decide(turn, { key, item: 'askModule', outcome: 'fired', rule: 'askedByCitizen', facts: { module: item.id } });
  turn.state.asked = { ...turn.state.asked, [item.id]: turn.state.now };
}

/** The citizen, or staff for the citizen, marks a module or part as done (MOD-09). */
export function takeModuleCompleted(turn: Turn, event: Extract<Event, { kind: 'moduleCompleted' }>): void {
  const item = itemOf(turn, event.module);
  const status = item && stateOf(turn, item.id).status;
  const phase = turn.state.phase === 'paused' ? null : refusal(turn.state);
  const refused: Because | null =
    phase ??
    (!item || status === 'locked' || status === 'closed'
      ? 'notOpen'
      : status === 'completed'
        ? 'alreadyCompleted'
        : event.by === 'citizen'
          ? notByCitizen(item)
          : null);
  if (refused || !item)
    return refuse(turn, `completeModule/${event.module}/${event.seq}`, 'completeModule', refused ?? 'notOpen', event.module);
  complete(turn, item, event.by === 'staff' ? 'completedByStaff' : 'completedByCitizen', null);
}

/** A step was opened: counted for the modules and parts that complete by visited steps. */
export function visitStep(turn: Turn, step: string): void {
  const { phase } = turn.state;
  if (phase !== 'active' && phase !== 'paused') return;
  for (const item of planned(turn.plan).items) {
    const { openedAt, completedAt } = stateOf(turn, item.id);
    if (item.completes !== 'steps' || !item.steps?.includes(step) || openedAt === null || completedAt !== null) continue;
    const before = turn.state.visited?.[item.id] ?? [];
    if (before.includes(step)) continue;
    turn.state.visited = { ...turn.state.visited, [item.id]: [...before, step] };
    turn.changes += 1;
  }
}

/** When something waits to open: its rule, and for a part never before what it stands in. */
export function itemOpensAt(life: Life, item: PlannedItem): Instant | null {
  const at = opensAt(item.opens, life, item.id);
  if (at === null || !('within' in item)) return at;
  const parent = life.state.modules[(item as PlannedPart).within]?.openedAt ?? null;
  return parent === null ? null : Math.max(parent, at);
}

/** When an item completes by itself, counted from its opening. */
export function itemCompletesAt(life: Life, item: PlannedItem): Instant | null {
  const openedAt = life.state.modules[item.id]?.openedAt ?? null;
  if (openedAt === null || typeof item.completes !== 'object') return null;
  return pastPauses(life, spanAfter(zoneOf(life), openedAt, item.completes.after), openedAt, 'modules');
}

/** Opens the item now, arms it for later, moves it, or takes it off. `fired` is its own item whose time has come. */
function lookAtOpening(turn: Turn, item: PlannedItem, fired: Due | null): void {
  if (stateOf(turn, item.id).held === 'locked') return;
  const armed = fired ?? turn.state.agenda.find((due) => due.kind === 'openModule' && due.module === item.id) ?? null;
  // What was ready once only waits for its battery.
  const ready = turn.state.anchors?.[`moduleReady/${item.id}`] !== undefined;
  const at = ready ? turn.state.now : itemOpensAt(turn, item);
  if (at === null) {
    if (armed) drop(turn, armed);
    return;
  }
  if (!fired && armed?.at === at) return;
  if (at > turn.state.now) return wait(turn, armed, fired, { kind: 'openModule', base: `openModule/${item.id}`, at, module: item.id });
  const gate = before(item);
  if (gate !== null && turn.state.anchors?.[`occasionAnswered/${gate}/1`] === undefined) {
    if (ready) return;
    const waiting: Due = armed ?? { key: keyFor(turn, `openModule/${item.id}`), kind: 'openModule', at: turn.state.now, module: item.id };
    takeOff(turn, waiting);
    noteAnchor(turn, `moduleReady/${item.id}`);
    return conclude(turn, waiting, 'moved', 'waitsForBattery', { battery: gate });
  }
  let key = keyFor(turn, `openModule/${item.id}`);
  let nominal = turn.state.now;
  if (fired) ({ key, at: nominal } = fired);
  else if (armed) {
    takeOff(turn, armed);
    conclude(turn, armed, 'moved', 'anchorMoved', { to: turn.state.now });
    key = keyFor(turn, `openModule/${item.id}`);
  }
  open(turn, item, { key, rule: gate !== null && ready ? 'batteryAnswered' : 'openingRule', nominal });
}

function lookAtClosing(turn: Turn, item: PlannedItem, fired: Due | null): void {
  const armed = fired ?? turn.state.agenda.find((due) => due.kind === 'closeModule' && due.module === item.id) ?? null;
  if (!item.closes || !isClosable(stateOf(turn, item.id))) return;
  const at = opensAt(item.closes, turn, item.id);
  if (at === null) {
    if (armed) drop(turn, armed);
    return;
  }
  if (!fired && armed?.at === at) return;
  if (at > turn.state.now) return wait(turn, armed, fired, { kind: 'closeModule', base: `closeModule/${item.id}`, at, module: item.id });
  if (armed && !fired) {
    takeOff(turn, armed);
    conclude(turn, armed, 'moved', 'anchorMoved', { to: turn.state.now });
  }
  const due = fired ?? { key: keyFor(turn, `closeModule/${item.id}`), kind: 'closeModule' as const, at: turn.state.now, module: item.id };
  cancel(turn, (other) => other.module === item.id && other.kind === 'completeModule', 'closingRule');
  set(turn, item.id, { ...stateOf(turn, item.id), status: 'closed' });
  conclude(turn, due, 'fired', 'closingRule');
  moduleFlags(turn, item.id, 'closed');
}

/** Puts an item's next time on the agenda, or moves the one that is there. What counts from the last activity stays until its time comes. */
function wait(
  turn: Turn,
  armed: Due | null,
  fired: Due | null,
  next: { readonly kind: 'openModule' | 'closeModule'; readonly base: string; readonly at: Instant; readonly module: string },
): void {
  if (armed && !fired && next.at > armed.at && planned(turn.plan).restless.has(next.module)) return;
  if (armed) return move(turn, armed, next.at, 'anchorMoved');
  schedule(turn, { key: keyFor(turn, next.base), kind: next.kind, at: next.at, module: next.module });
}

/** The rule no longer gives a time. */
function drop(turn: Turn, due: Due): void {
  takeOff(turn, due);
  conclude(turn, due, 'cancelled', 'ruleNoLonger');
}

interface Opening {
  readonly key: string;
  readonly rule: Because;
  readonly nominal: Instant;
  readonly held?: 'opened';
}

function open(turn: Turn, item: PlannedItem, { key, rule, nominal, held }: Opening): void {
  const before = stateOf(turn, item.id);
  const first = before.openedAt === null;
  set(turn, item.id, {
    status: 'open',
    openedAt: before.openedAt ?? turn.state.now,
    completedAt: before.completedAt,
    ...(held ? { held } : {}),
  });
  if (turn.state.asked?.[item.id] !== undefined) {
    const { [item.id]: _asked, ...asked } = turn.state.asked;
    turn.state.asked = asked;
  }
  decide(turn, {
    key,
    item: 'openModule',
    outcome: 'fired',
    rule,
    facts: { module: item.id, ...(rule === 'openedByStaff' ? {} : ruleFacts(turn, item)) },
    nominal,
  });
  if (!first) return;
  moduleFlags(turn, item.id, 'opened');
  if (item.notify && turn.state.now !== turn.state.startedAt) {
    send(turn, { key: `notify/openModule/${item.id}`, about: 'moduleOpened', module: item.id });
  }
}

/** What the rule said, in few words, for the sentence: the parts of it that hold now. */
function ruleFacts(turn: Turn, item: PlannedItem): Record<string, string | number | boolean | null> {
  const facts: Record<string, string | number | boolean | null> = {};
  for (const part of holding(turn, item, item.opens)) {
    if (part.kind === 'afterModule') facts['afterModule'] = part.module;
    if (part.kind === 'onDate') facts['date'] = part.date;
    if (part.kind === 'condition') Object.assign(facts, { condition: true }, namedFacts(part.when, turn.state));
    if (part.kind === 'byCitizen') facts['asked'] = true;
    if (part.kind !== 'afterAnchor' && part.kind !== 'elapsed' && part.kind !== 'onWeekday') continue;
    if (part.kind === 'elapsed') facts['hours'] = part.hours;
    else facts['days'] = part.days;
    if (part.kind === 'afterAnchor' && part.months !== undefined) facts['months'] = part.months;
    if (part.kind === 'onWeekday') facts['weekday'] = part.weekday;
    facts['anchor'] = part.anchor.kind;
    if ('module' in part.anchor) facts['anchorModule'] = part.anchor.module;
    if ('form' in part.anchor) facts['anchorForm'] = part.anchor.form;
    if ('battery' in part.anchor) facts['anchorBattery'] = part.anchor.battery;
    if ('name' in part.anchor) facts['anchorName'] = part.anchor.name;
  }
  if (Object.keys(facts).length === 0 && hasGate(item.opens)) facts['gate'] = true;
  return facts;
}

const hasGate = (opening: PlannedOpening): boolean =>
  opening.kind === 'not' || ((opening.kind === 'all' || opening.kind === 'any') && opening.of.some(hasGate));

/** The simple rules in a rule that hold now; of a gate nothing is told. */
function holding(turn: Turn, item: PlannedItem, opening: PlannedOpening): readonly PlannedOpening[] {
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.flatMap((part) => holding(turn, item, part));
  if (opening.kind === 'not') return [];
  const at = opensAt(opening, turn, item.id);
  return at !== null && at <= turn.state.now ? [opening] : [];
}

function completeByItself(turn: Turn, item: PlannedItem, rules: boolean): void {
  const { held, completedAt } = stateOf(turn, item.id);
  if (held === 'reopened') return;
  if (typeof item.completes === 'object') return rules ? completeInTime(turn, item) : undefined;
  if (item.completes === 'forms') {
    if (item.mandatoryForms.length === 0 || !item.mandatoryForms.every((form) => isSaved(turn, form, item.id))) return;
    complete(turn, item, 'completedByForms', null);
  }
  if (item.completes === 'steps') {
    const visited = turn.state.visited?.[item.id] ?? [];
    if (!item.steps || item.steps.length === 0) return;
    if (completedAt === null && !item.steps.every((step) => visited.includes(step))) return;
    complete(turn, item, 'completedBySteps', null);
  }
}

/** Whether a form is saved, as far as a module or a part of it goes: in the copy that all share, on some page, or in the module's own copy. */
function isSaved({ state }: Turn, form: string, item: string): boolean {
  const [module = item] = item.split('/');
  return (state.forms[form] ?? state.forms[placeOf(form, { kind: 'module', module })]) !== undefined;
}

/** Arms what completes some time after its opening; what has passed already is completed now. */
function completeInTime(turn: Turn, item: PlannedItem): void {
  const at = itemCompletesAt(turn, item);
  if (at === null || turn.state.agenda.some((due) => due.kind === 'completeModule' && due.module === item.id)) return;
  const due: Due = { key: keyFor(turn, `completeModule/${item.id}/time`), kind: 'completeModule', at, module: item.id };
  if (at > turn.state.now) schedule(turn, due);
  else complete(turn, item, 'completedByTime', { ...due, at: turn.state.now });
}

function complete(turn: Turn, item: PlannedItem, rule: Because, fired: Due | null): void {
  const before = stateOf(turn, item.id);
  const again = before.completedAt !== null;
  const { held: _held, ...free } = before;
  set(turn, item.id, {
    ...(rule === 'completedByStaff' ? free : before),
    status: 'completed',
    openedAt: before.openedAt ?? turn.state.now,
    completedAt: before.completedAt ?? turn.state.now,
  });
  if (turn.state.visited?.[item.id] !== undefined) {
    const { [item.id]: _visited, ...visited } = turn.state.visited;
    turn.state.visited = visited;
  }
  if (fired) conclude(turn, fired, 'fired', rule);
  else {
    cancel(turn, (due) => due.kind === 'completeModule' && due.module === item.id, rule);
    const key = again ? `completeModule/${item.id}/${turn.seq ?? turn.state.now}` : `completeModule/${item.id}`;
    decide(turn, { key, item: 'completeModule', outcome: 'fired', rule, facts: { module: item.id } });
  }
  moduleFlags(turn, item.id, 'completed');
  if (again) return;
  doneFlags(turn, { module: item.id });
}

function notByCitizen(item: PlannedItem): Because | null {
  switch (item.completes) {
    case 'citizen':
      return null;
    case 'forms':
      return 'completesByForms';
    case 'steps':
      return 'completesBySteps';
    default:
      return 'completesByStaff';
  }
}

/** Staff steer only what is under way; a pause does not hinder them. */
function steering(turn: Turn): Because | null {
  return turn.state.phase === 'paused' ? null : refusal(turn.state);
}

function refuse(turn: Turn, key: string, item: Decision['item'], rule: Because, module: string): void {
  decide(turn, { key, item, outcome: 'suppressed', rule, facts: { module } });
}

const before = (item: PlannedItem): string | null => ('before' in item ? ((item as PlannedModule).before ?? null) : null);
const isOpening = (due: Due, module: string): boolean => due.kind === 'openModule' && due.module === module;
const isClosable = ({ status, held }: ModuleState): boolean =>
  (status === 'open' || status === 'completed') && held !== 'opened' && held !== 'reopened';

function itemOf(turn: Turn, id: string | undefined): PlannedItem | undefined {
  return id === undefined ? undefined : planned(turn.plan).item.get(id);
}

function stateOf(turn: Turn, id: string): ModuleState {
  return turn.state.modules[id] ?? lockedModule;
}

function set(turn: Turn, id: string, state: ModuleState): void {
  turn.state.modules[id] = state;
  turn.changes += 1;
}
