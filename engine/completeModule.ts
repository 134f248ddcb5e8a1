import { placeOf } from './copy.ts';
import type { Because } from './decision.ts';
import { doneFlags, moduleFlags } from './flag.ts';
import { moduleState, setModule } from './moduleState.ts';
import { itemCompletesAt } from './moduleTimes.ts';
import type { PlannedItem } from './plan.ts';
import type { Due } from './state.ts';
import { cancel, conclude, decide, keyFor, schedule, type Turn } from './turn.ts';

/** The completion of a module or part: by its forms, its steps, its time, or an act. */

export function completeItem(turn: Turn, item: PlannedItem, rule: Because, fired: Due | null): void {
  const before = moduleState(turn, item.id);
  const again = before.completedAt !== null;
  const { held: _held, ...free } = before;
  setModule(turn, item.id, {
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

export function completeByItself(turn: Turn, item: PlannedItem, rules: boolean): void {
  const { held, completedAt } = moduleState(turn, item.id);
  if (held === 'reopened') return;
  if (typeof item.completes === 'object') return rules ? completeInTime(turn, item) : undefined;
  if (item.completes === 'forms') {
    if (item.mandatoryForms.length === 0 || !item.mandatoryForms.every((form) => isSaved(turn, form, item.id))) return;
    completeItem(turn, item, 'completedByForms', null);
  }
  if (item.completes === 'steps') {
    const visited = turn.state.visited?.[item.id] ?? [];
    if (!item.steps || item.steps.length === 0) return;
    if (completedAt === null && !item.steps.every((step) => visited.includes(step))) return;
    completeItem(turn, item, 'completedBySteps', null);
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
  else completeItem(turn, item, 'completedByTime', { ...due, at: turn.state.now });
}
