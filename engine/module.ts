import { noteAnchor } from './anchor.ts';
import { completeByItself, completeItem } from './completeModule.ts';
import { moduleFlags } from './flag.ts';
import { isClosable, itemOf, moduleState, setModule } from './moduleState.ts';
import { itemOpensAt } from './moduleTimes.ts';
import { openItem } from './openModule.ts';
import { opensAt } from './opening.ts';
import type { Instant, PlannedItem, PlannedModule } from './plan.ts';
import { planned } from './planned.ts';
import type { Due } from './state.ts';
import { cancel, conclude, keyFor, move, schedule, takeOff, type Turn } from './turn.ts';

/** Modules and their parts by their rules: what opens, completes and closes when its time comes (MOD-01..09, `docs/language.md` §2). */

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
      const { status } = moduleState(turn, item.id);
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
  if (!item || moduleState(turn, item.id).status !== 'locked') return conclude(turn, due, 'suppressed', 'alreadyOpen');
  lookAtOpening(turn, item, due);
}

/** An item that completes some time after it opened. */
export function fireCompleteModule(turn: Turn, due: Due): void {
  const item = itemOf(turn, due.module);
  if (!item || moduleState(turn, item.id).status !== 'open') return conclude(turn, due, 'suppressed', 'notOpen');
  completeItem(turn, item, 'completedByTime', due);
}

/** The time to close has come: its rule is looked at again. */
export function fireCloseModule(turn: Turn, due: Due): void {
  const item = itemOf(turn, due.module);
  if (!item || !isClosable(moduleState(turn, item.id))) return conclude(turn, due, 'suppressed', 'alreadyClosed');
  lookAtClosing(turn, item, due);
}

/** Opens the item now, arms it for later, moves it, or takes it off. `fired` is its own item whose time has come. */
function lookAtOpening(turn: Turn, item: PlannedItem, fired: Due | null): void {
  if (moduleState(turn, item.id).held === 'locked') return;
  const armed = fired ?? armedFor(turn, 'openModule', item.id);
  // What was ready once only waits for its battery.
  const ready = turn.state.anchors?.[planned(turn.plan).ready.get(item.id) ?? ''] !== undefined;
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
  openItem(turn, item, { key, rule: gate !== null && ready ? 'batteryAnswered' : 'openingRule', nominal });
}

function lookAtClosing(turn: Turn, item: PlannedItem, fired: Due | null): void {
  const armed = fired ?? armedFor(turn, 'closeModule', item.id);
  if (!item.closes || !isClosable(moduleState(turn, item.id))) return;
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
  setModule(turn, item.id, { ...moduleState(turn, item.id), status: 'closed' });
  conclude(turn, due, 'fired', 'closingRule');
  moduleFlags(turn, item.id, 'closed');
}

/** What waits to open or close an item. */
function armedFor(turn: Turn, kind: 'openModule' | 'closeModule', module: string): Due | null {
  for (const due of turn.state.agenda) if (due.kind === kind && due.module === module) return due;
  return null;
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

const before = (item: PlannedItem): string | null => ('before' in item ? ((item as PlannedModule).before ?? null) : null);
