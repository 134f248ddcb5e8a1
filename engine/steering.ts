import { completeItem } from './completeModule.ts';
import type { Because, Decision } from './decision.ts';
import type { Event } from './event.ts';
import { itemOf, lockedModule, moduleState, setModule } from './moduleState.ts';
import { openItem } from './openModule.ts';
import { refusal } from './phase.ts';
import type { PlannedItem } from './plan.ts';
import { isAskable, planned } from './planned.ts';
import type { Due } from './state.ts';
import { cancel, decide, type Turn } from './turn.ts';

/** What staff and the citizen do with a module or part (MOD-04, MOD-09). */

/** Staff open a module or part, whatever its rule says; the rule does not undo that (MOD-04). */
export function takeModuleOpened(turn: Turn, event: Extract<Event, { kind: 'moduleOpened' }>): void {
  const key = `openModule/${event.module}/staff/${event.seq}`;
  const item = itemOf(turn, event.module);
  const before = item && moduleState(turn, item.id);
  const refused =
    steering(turn) ?? (before?.status === 'locked' || before?.status === 'closed' ? null : item ? 'alreadyOpen' : 'unknownName');
  if (refused || !item) return refuse(turn, key, 'openModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => isOpening(due, item.id), 'openedByStaff');
  openItem(turn, item, { key, rule: 'openedByStaff', nominal: turn.state.now, held: 'opened' });
}

/** Staff lock a module or part; the rule does not open it again. What has happened to it stays. */
export function takeModuleLocked(turn: Turn, event: Extract<Event, { kind: 'moduleLocked' }>): void {
  const key = `lockModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const refused = steering(turn) ?? (item ? null : 'unknownName');
  if (refused || !item) return refuse(turn, key, 'lockModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => due.module === item.id && due.kind !== 'send', 'lockedByStaff');
  setModule(turn, item.id, { ...moduleState(turn, item.id), status: 'locked', held: 'locked' });
  decide(turn, { key, item: 'lockModule', outcome: 'fired', rule: 'lockedByStaff', facts: { module: item.id } });
}

/** Staff reopen what is completed or closed; neither forms, steps nor time complete or close it again. */
export function takeModuleReopened(turn: Turn, event: Extract<Event, { kind: 'moduleReopened' }>): void {
  const key = `reopenModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const before = item && moduleState(turn, item.id);
  const refused =
    steering(turn) ??
    (!item ? 'unknownName' : before?.status === 'open' ? 'alreadyOpen' : before?.status === 'locked' ? 'notCompleted' : null);
  if (refused || !item || !before) return refuse(turn, key, 'reopenModule', refused ?? 'unknownName', event.module);
  cancel(turn, (due) => due.module === item.id && due.kind !== 'send', 'reopenedByStaff');
  setModule(turn, item.id, { ...before, status: 'open', held: 'reopened' });
  decide(turn, { key, item: 'reopenModule', outcome: 'fired', rule: 'reopenedByStaff', facts: { module: item.id } });
}

/** The citizen asks for what her own asking may open. */
export function takeModuleAsked(turn: Turn, event: Extract<Event, { kind: 'moduleAsked' }>): void {
  const key = `askModule/${event.module}/${event.seq}`;
  const item = itemOf(turn, event.module);
  const { status, held } = item ? moduleState(turn, item.id) : lockedModule;
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
  const status = item && moduleState(turn, item.id).status;
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
  completeItem(turn, item, event.by === 'staff' ? 'completedByStaff' : 'completedByCitizen', null);
}

/** A step was opened: counted for the modules and parts that complete by visited steps. */
export function visitStep(turn: Turn, step: string): void {
  const { phase } = turn.state;
  if (phase !== 'active' && phase !== 'paused') return;
  for (const item of planned(turn.plan).items) {
    const { openedAt, completedAt } = moduleState(turn, item.id);
    if (item.completes !== 'steps' || !item.steps?.includes(step) || openedAt === null || completedAt !== null) continue;
    const before = turn.state.visited?.[item.id] ?? [];
    if (before.includes(step)) continue;
    turn.state.visited = { ...turn.state.visited, [item.id]: [...before, step] };
    turn.changes += 1;
  }
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

const isOpening = (due: Due, module: string): boolean => due.kind === 'openModule' && due.module === module;
