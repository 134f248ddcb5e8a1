import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { opensAt } from './opening.ts';
import type { Instant, PlannedModule } from './plan.ts';
import type { Due, ModuleState } from './state.ts';
import { cancel, decide, factsOf, schedule, type Turn } from './turn.ts';

/** Modules: locked, open, completed (MOD-01..09). */

/**
 * Brings every locked module in line with its rule: opens what may open now, arms what will, moves what has changed,
 * and completes what its saved forms complete. Goes on until nothing more follows. Called when an anchor has changed.
 */
export function settleModules(turn: Turn): void {
  if (turn.state.phase !== 'active') return;
  for (let changed = true; changed; ) {
    changed = false;
    for (const module of turn.plan.modules) {
      const status = turn.state.modules[module.id]?.status;
      if (status === 'locked') changed = arm(turn, module) || changed;
      else if (status === 'open') changed = completeByForms(turn, module) || changed;
    }
  }
}

/** An armed module's time has come. */
export function fireOpenModule(turn: Turn, due: Due): void {
  const module = turn.plan.modules.find((each) => each.id === due.module);
  if (!module || turn.state.modules[module.id]?.status !== 'locked') {
    decide(turn, { key: due.key, item: 'openModule', outcome: 'suppressed', rule: 'alreadyOpen', facts: factsOf(due), nominal: due.at });
    return;
  }
  open(turn, module, due.key, 'openingRule', due.at);
  settleModules(turn);
}

/** Staff open a module, whatever its rule says; the rule does not undo that (MOD-04). */
export function takeModuleOpened(turn: Turn, event: Extract<Event, { kind: 'moduleOpened' }>): void {
  const module = turn.plan.modules.find((each) => each.id === event.module);
  const key = `openModule/${event.module}/staff/${event.seq}`;
  if (!module || turn.state.phase !== 'active' || turn.state.modules[module.id]?.status !== 'locked') {
    const rule = turn.state.phase === 'active' ? 'alreadyOpen' : 'momentEnded';
    decide(turn, { key, item: 'openModule', outcome: 'suppressed', rule, facts: { module: event.module } });
    return;
  }
  cancel(turn, (due) => due.kind === 'openModule' && due.module === module.id, 'openedByStaff');
  open(turn, module, key, 'openedByStaff', turn.state.now);
  settleModules(turn);
}

/** The citizen, or staff for the citizen, marks a module as done (MOD-09). */
export function takeModuleCompleted(turn: Turn, event: Extract<Event, { kind: 'moduleCompleted' }>): void {
  const module = turn.plan.modules.find((each) => each.id === event.module);
  const status = module && turn.state.modules[module.id]?.status;
  const refused: Because | null =
    turn.state.phase !== 'active'
      ? 'momentEnded'
      : !module || status === 'locked' || status === undefined
        ? 'notOpen'
        : status === 'completed'
          ? 'alreadyCompleted'
          : event.by === 'citizen' && module.completes === 'forms'
            ? 'completesByForms'
            : null;
  if (refused || !module) {
    decide(turn, {
      key: `completeModule/${event.module}/${event.seq}`,
      item: 'completeModule',
      outcome: 'suppressed',
      rule: refused ?? 'notOpen',
      facts: { module: event.module },
    });
    return;
  }
  complete(turn, module, event.by === 'staff' ? 'completedByStaff' : 'completedByCitizen');
  settleModules(turn);
}

/** Opens the module now, arms it for later or moves it. True when it opened. */
function arm(turn: Turn, module: PlannedModule): boolean {
  const at = opensAt(module.opens, turn.state, turn.plan.zone);
  if (at === null) return false;
  const armed = turn.state.agenda.find((due) => due.kind === 'openModule' && due.module === module.id);
  if (armed && armed.at === at) return false;
  const key = armed ? nextKey(armed.key) : `openModule/${module.id}`;
  if (armed) {
    turn.state = { ...turn.state, agenda: turn.state.agenda.filter((due) => due !== armed) };
    decide(turn, {
      key: armed.key,
      item: 'openModule',
      outcome: 'moved',
      rule: 'anchorMoved',
      facts: { module: module.id, to: at },
      nominal: armed.at,
    });
  }
  if (at > turn.state.now) {
    schedule(turn, { key, kind: 'openModule', at, module: module.id });
    return false;
  }
  open(turn, module, key, 'openingRule', at);
  return true;
}

/** A moved item is a new item: `openModule/m2` → `openModule/m2~2`. */
function nextKey(key: string): string {
  const [base, count] = key.split('~');
  return `${base}~${Number(count ?? 1) + 1}`;
}

function open(turn: Turn, module: PlannedModule, key: string, rule: Because, nominal: Instant): void {
  set(turn, module.id, { status: 'open', openedAt: turn.state.now, completedAt: null });
  decide(turn, { key, item: 'openModule', outcome: 'fired', rule, facts: { module: module.id, ...ruleFacts(module) }, nominal });
  if (!module.notify || turn.state.now === turn.state.startedAt) return;
  turn.sends.push({
    key: `notify/openModule/${module.id}`,
    about: 'moduleOpened',
    module: module.id,
    battery: null,
    occasion: null,
    reminder: null,
    flag: null,
    staleAfterHours: null,
    nominal: turn.state.now,
    seq: turn.seq,
  });
}

/** What the rule said, in few words, for the sentence: days after the start and the module that came before. */
function ruleFacts(module: PlannedModule): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  const parts = module.opens.kind === 'all' || module.opens.kind === 'any' ? module.opens.of : [module.opens];
  for (const part of parts) {
    if (part.kind === 'afterModule') facts['afterModule'] = part.module;
    if (part.kind === 'afterAnchor') {
      facts['days'] = part.days;
      facts['anchor'] = part.anchor.kind;
      if (part.anchor.kind !== 'start') facts['anchorModule'] = part.anchor.module;
    }
  }
  return facts;
}

function completeByForms(turn: Turn, module: PlannedModule): boolean {
  if (module.completes !== 'forms' || module.mandatoryForms.length === 0) return false;
  if (!module.mandatoryForms.every((form) => turn.state.forms[form])) return false;
  complete(turn, module, 'completedByForms');
  return true;
}

function complete(turn: Turn, module: PlannedModule, rule: Because): void {
  const before = turn.state.modules[module.id];
  set(turn, module.id, { status: 'completed', openedAt: before?.openedAt ?? turn.state.now, completedAt: turn.state.now });
  decide(turn, { key: `completeModule/${module.id}`, item: 'completeModule', outcome: 'fired', rule, facts: { module: module.id } });
}

function set(turn: Turn, module: string, state: ModuleState): void {
  turn.state = { ...turn.state, modules: { ...turn.state.modules, [module]: state } };
}
