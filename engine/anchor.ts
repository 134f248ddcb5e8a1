import { planned } from './planned.ts';
import type { Turn } from './turn.ts';

/** Remembers when something happened that a rule of the plan counts from. The first time stands, the latest where the name says so. */
export function noteAnchor(turn: Turn, name: string): void {
  if (!planned(turn.plan).anchors.has(name)) return;
  if (turn.state.anchors?.[name] !== undefined && !name.endsWith('/latest')) return;
  turn.state.anchors = { ...turn.state.anchors, [name]: turn.state.now };
  turn.changes += 1;
}
