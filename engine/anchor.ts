import { anchorName, anchorsOf, planned } from './planned.ts';
import type { PlannedFlag } from './plan.ts';
import type { Turn } from './turn.ts';

/**
 * Remembers when something happened that a rule counts from. The first time stands, the latest where the name says so.
 * Every form's first saving is remembered: staff may add a flag that asks for it afterwards.
 */
export function noteAnchor(turn: Turn, name: string): void {
  const counts =
    name.startsWith('formSaved/') || planned(turn.plan).anchors.has(name) || turn.state.ownFlags?.some((flag) => names(flag, name));
  if (!counts) return;
  if (turn.state.anchors?.[name] !== undefined && !name.endsWith('/latest')) return;
  turn.state.anchors = { ...turn.state.anchors, [name]: turn.state.now };
  turn.changes += 1;
}

function names({ trigger }: PlannedFlag, name: string): boolean {
  const rule = trigger.kind === 'time' ? trigger.opens : trigger.kind === 'notDone' ? trigger.by : null;
  return rule !== null && anchorsOf(rule).some((anchor) => anchorName(anchor) === name);
}
