import { placeMoved } from './copy.ts';
import { emptyBattery } from './batteryState.ts';
import type { Event } from './event.ts';
import { armInactivity } from './silence.ts';
import { armMessages } from './timedFlag.ts';
import { endsAt } from './ending.ts';
import { lockedModule } from './moduleState.ts';
import type { Plan } from './plan.ts';
import { anchorName, planned } from './planned.ts';
import { renameFlag } from './renameFlag.ts';
import { retime } from './retime.ts';
import type { Due, ModuleState, OccasionState, State } from './state.ts';
import { conclude, decide, own, schedule, takeOff, type Turn } from './turn.ts';

/**
 * How the items of one plan live on in another: ids that changed name, from old to new. An id not named here keeps its own.
 * An item of the old plan that the new one lacks is removed; what waited for it is cancelled with a record.
 */
export interface Moved {
  readonly modules: Readonly<Record<string, string>>;
  readonly forms: Readonly<Record<string, string>>;
  readonly batteries: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
}

/**
 * From here on another plan drives the running moment (promise 7, `docs/language.md` §9). What is done stays done, what is open stays open,
 * what is raised stays raised; what waits is timed by the new plan; what the new plan lacks is cancelled with a record.
 */
export function takePlanMoved(turn: Turn, event: Extract<Event, { kind: 'planMoved' }>): void {
  const { moved, plan } = event;
  decide(turn, {
    key: `movePlan/${event.seq}`,
    item: 'movePlan',
    outcome: 'fired',
    rule: 'planMoved',
    facts: { from: turn.plan.version, version: plan.version, as: event.as, hash: event.hash },
  });
  retire(turn, moved);
  turn.plan = plan;
  rename(turn, moved, plan);
  fillAnchors(turn);
  for (const due of turn.state.agenda.filter((each) => isRemoved(turn, each))) {
    takeOff(turn, due);
    conclude(turn, due, 'cancelled', 'removedFromPlan');
  }
  retime(turn, () => true, 'planMoved');
  const at = endsAt(turn);
  if (turn.state.phase === 'active' && at !== null && !turn.state.agenda.some((due) => due.kind === 'endMoment')) {
    const before = turn.state.flagRounds['again/endMoment'];
    const key = before === undefined ? 'endMoment' : `endMoment~${before + 1}`;
    schedule(turn, { key, kind: 'endMoment', at: Math.max(at, turn.state.now) });
  }
  if (turn.state.phase !== 'active') return;
  armInactivity(turn);
  armMessages(turn);
}

/** Every id in the state becomes the new plan's; items that the new plan lacks are forgotten, its new ones begin locked and empty. */
function rename(turn: Turn, moved: Moved, plan: Plan): void {
  const { state } = turn;
  const module = (id: string): string => moved.modules[id] ?? renamePart(moved.modules, id);
  const form = (id: string): string => moved.forms[id] ?? id;
  const battery = (id: string): string => moved.batteries[id] ?? id;
  const flag = (id: string): string => moved.flags[id] ?? id;
  const flagKey = (key: string): string => renameFlagKey(key, { module, flag, form, battery });
  const items = planned(plan).items;
  const before = {
    modules: { ...state.removed?.modules, ...rekey(state.modules, module) },
    batteries: { ...state.removed?.batteries, ...rekey(state.batteries, battery) },
  };
  state.modules = Object.fromEntries(items.map(({ id }): [string, ModuleState] => [id, before.modules[id] ?? lockedModule]));
  state.batteries = Object.fromEntries(plan.batteries.map(({ id }) => [id, before.batteries[id] ?? emptyBattery]));
  keepRemoved(turn, before);
  const occasion = (each: OccasionState): OccasionState => ({
    ...each,
    forms: rekey(each.forms, form),
    ...(each.sharedWith && { sharedWith: { ...each.sharedWith, battery: battery(each.sharedWith.battery) } }),
  });
  for (const [id, each] of Object.entries(state.batteries)) {
    const { occasions, closed, latest } = each;
    own(turn, 'batteries')[id] = {
      ...each,
      occasions: mapped(occasions, occasion),
      ...(closed && { closed: mapped(closed, occasion) }),
      ...(latest && { latest: { ...latest, forms: rekey(latest.forms, form) } }),
    };
  }
  state.forms = rekey(state.forms, (place) => placeMoved(place, { form, battery, module }));
  state.facts = rekey(state.facts, form);
  state.flags = Object.fromEntries(
    Object.entries(state.flags).map(([key, open]) => [
      flagKey(key),
      { ...open, flag: flag(open.flag), about: open.about === null ? null : placeMoved(open.about, { form, battery, module }) },
    ]),
  );
  state.flagRounds = rekey(state.flagRounds, (key) => renameCounter(key, { module, form, battery, flag, flagKey }));
  if (state.anchors) state.anchors = rekey(state.anchors, (name) => renameAnchor(name, { module, form, battery }));
  if (state.asked) state.asked = rekey(state.asked, module);
  if (state.visited) state.visited = rekey(state.visited, module);
  if (state.series) {
    const moved = (value: Valued): Valued => ({ ...value, place: placeMoved(value.place, { form, battery, module }) });
    state.series = mapped(
      rekey(state.series, (name) => renameHead(name, form)),
      (values) => values.map(moved),
    );
  }
  if (state.held) state.held = state.held.map(flag);
  if (state.ownFlags) state.ownFlags = state.ownFlags.map((own) => renameFlag(own, { module, form, battery }));
  if (state.sent) state.sent = rekey(state.sent, (name) => renameHead(name, form));
  state.agenda = state.agenda.map((due) => renameDue(due, { module, form, battery, flag, flagKey }));
}

/** Old names that items have left behind. */
function retire({ state }: Turn, moved: Moved): void {
  const left = (['modules', 'forms', 'batteries', 'flags'] as const).flatMap((group) =>
    Object.entries(moved[group]).flatMap(([old, next]) => (old === next ? [] : [`${group}/${old}`])),
  );
  if (left.length > 0) state.retired = [...new Set([...(state.retired ?? []), ...left])];
}

/** What the new plan lacks is remembered: should a later plan have it again, what has been done is not done anew. */
function keepRemoved({ state }: Turn, before: { readonly modules: State['modules']; readonly batteries: State['batteries'] }): void {
  const gone = <Value>(all: Readonly<Record<string, Value>>, kept: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept[id] === undefined));
  const batteries = Object.fromEntries(
    Object.entries(gone(before.batteries, state.batteries))
      .filter(([, battery]) => battery.opened > 0 || (battery.scheduled ?? 0) > 0)
      .map(([id, battery]) => [id, { ...battery, occasions: {} }]),
  );
  const modules = Object.fromEntries(Object.entries(gone(before.modules, state.modules)).filter(([, { openedAt }]) => openedAt !== null));
  if (Object.keys(modules).length + Object.keys(batteries).length > 0) state.removed = { modules, batteries };
  else delete state.removed;
}

interface Names {
  readonly module: (id: string) => string;
  readonly form: (id: string) => string;
  readonly battery: (id: string) => string;
  readonly flag: (id: string) => string;
  readonly flagKey: (key: string) => string;
}

/** A part moves with the module it stands in. */
function renamePart(modules: Moved['modules'], id: string): string {
  const [module = id, ...rest] = id.split('/');
  return rest.length === 0 ? id : [modules[module] ?? module, ...rest].join('/');
}

/** `flag/<id>/<about>`: the flag's id, and the form, battery or occasion it is about. */
function renameFlagKey(key: string, names: Pick<Names, 'module' | 'flag' | 'form' | 'battery'>): string {
  const [head, id = '', ...rest] = key.split('/');
  if (head !== 'flag') return key;
  const place = rest.join('/');
  const renamed =
    place === '-' ? place : rest.length > 1 && !place.includes('@') ? renameHead(place, names.battery) : placeMoved(place, names);
  return ['flag', names.flag(id), renamed].join('/');
}

function renameHead(name: string, rename: (id: string) => string): string {
  const [head = name, ...rest] = name.split('/');
  return [rename(head), ...rest].join('/');
}

function renameAnchor(name: string, names: Pick<Names, 'module' | 'form' | 'battery'>): string {
  const [kind = '', ...rest] = name.split('/');
  const tail = rest.join('/');
  if (kind === 'moduleReady') return `${kind}/${names.module(tail)}`;
  if (kind === 'formSaved') return `${kind}/${names.form(tail)}`;
  return kind === 'occasionOpened' || kind === 'occasionAnswered' ? `${kind}/${renameHead(tail, names.battery)}` : name;
}

function renameCounter(key: string, names: Names): string {
  if (key.startsWith('flag/')) return names.flagKey(key);
  if (key.startsWith('done/') || key.startsWith('inactivity/') || key.startsWith('timedFlag/')) {
    const [kind, ...rest] = key.split('/');
    return `${kind}/${renameHead(rest.join('/'), names.flag)}`;
  }
  if (key.startsWith('sent/')) return `sent/${names.form(key.slice('sent/'.length))}`;
  return key.startsWith('again/') ? `again/${renameKey(key.slice('again/'.length), names)}` : key;
}

/** The key of an item on the agenda, by the ids in it. */
function renameKey(key: string, names: Names): string {
  const [kind = '', ...rest] = key.split('/');
  const tail = rest.join('/');
  switch (kind) {
    case 'openModule':
    case 'closeModule':
    case 'completeModule': {
      const [id = tail, count] = tail.split('~');
      const timed = id.endsWith('/time') && kind === 'completeModule';
      const renamed = timed ? `${names.module(id.slice(0, -'/time'.length))}/time` : names.module(id);
      return `${kind}/${renamed}${count === undefined ? '' : `~${count}`}`;
    }
    case 'openOccasion':
    case 'remind':
    case 'missOccasion':
    case 'closeOccasion':
      return `${kind}/${renameHead(tail, names.battery)}`;
    case 'timedFlag':
    case 'inactivity':
      return `${kind}/${renameHead(tail, names.flag)}`;
    case 'escalate': {
      const hash = tail.lastIndexOf('#');
      return `${kind}/${names.flagKey(tail.slice(0, hash))}${tail.slice(hash)}`;
    }
    case 'notify':
      return rest[0] === 'sendForm' ? `notify/sendForm/${renameHead(rest.slice(1).join('/'), names.form)}` : key;
    default:
      return key;
  }
}

function renameDue(due: Due, names: Names): Due {
  return {
    ...due,
    key: renameKey(due.key, names),
    ...(due.module === undefined ? {} : { module: names.module(due.module) }),
    ...(due.battery === undefined ? {} : { battery: names.battery(due.battery) }),
    ...(due.flag === undefined ? {} : { flag: names.flag(due.flag) }),
    ...(due.flagKey === undefined ? {} : { flagKey: names.flagKey(due.flagKey) }),
  };
}

/** Anchors that the new plan counts from and the old one did not, as far as the state knows them. */
function fillAnchors(turn: Turn): void {
  const { state } = turn;
  const known: Record<string, number> = { ...state.anchors };
  const fill = (name: string | null, at: number | null | undefined): void => {
    if (name !== null && at !== null && at !== undefined && planned(turn.plan).anchors.has(name)) known[name] ??= at;
  };
  for (const [place, { savedAt }] of Object.entries(state.forms))
    fill(anchorName({ kind: 'formSaved', form: place.split('@')[0] ?? place }), savedAt);
  for (const [battery, { occasions }] of Object.entries(state.batteries)) {
    for (const [number, { openedAt }] of Object.entries(occasions)) {
      fill(anchorName({ kind: 'occasionOpened', battery, occasion: Number(number) }), openedAt);
    }
  }
  if (Object.keys(known).length > 0) state.anchors = known;
}

/** Whether what an item on the agenda is about is gone from the plan. */
function isRemoved(turn: Turn, due: Due): boolean {
  const reading = planned(turn.plan);
  if (due.module !== undefined && !reading.item.has(due.module)) return true;
  if (due.battery !== undefined && !reading.battery.has(due.battery)) return true;
  if (due.kind === 'remind' && !reading.battery.get(due.battery ?? '')?.reminders[(due.reminder ?? 0) - 1]) return true;
  if (due.kind !== 'timedFlag' && due.kind !== 'inactivity' && due.kind !== 'escalate') return false;
  const own: State['ownFlags'] = turn.state.ownFlags;
  const id = due.flag ?? '';
  if (id.startsWith('system.') || id.startsWith('measure.')) return false;
  return !turn.plan.flags.some((flag) => flag.id === id) && !own?.some((flag) => flag.id === id);
}

type Valued = NonNullable<State['series']>[string][number];

function mapped<Value>(record: Readonly<Record<string, Value>>, change: (value: Value) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function rekey<Value>(record: Readonly<Record<string, Value>>, rename: (key: string) => string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [rename(key), value]));
}
