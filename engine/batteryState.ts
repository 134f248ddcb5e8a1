import type { PlannedBattery } from './plan.ts';
import { planned } from './planned.ts';
import type { BatteryState, Due, OccasionState } from './state.ts';
import { own, type Turn } from './turn.ts';

/** What is remembered of a battery and its occasions, and how it is changed in a turn. */

export const emptyBattery: BatteryState = { opened: 0, answered: 0, missed: 0, missedInARow: 0, occasions: {} };

/** Places used of a battery's schedule. */
export const placesUsed = (battery: BatteryState): number => battery.scheduled ?? battery.opened;

/** A battery as it stands; one that has not been used is empty. */
export function batteryState(turn: Turn, battery: string): BatteryState {
  return turn.state.batteries[battery] ?? emptyBattery;
}

/** Replaces it, and counts that as a change. */
export function setBattery(turn: Turn, battery: string, state: BatteryState): void {
  own(turn, 'batteries')[battery] = state;
  turn.changes += 1;
}

/** The battery that an item on the agenda is about, as the plan has it. */
export function batteryOf(turn: Turn, due: Due): PlannedBattery | undefined {
  return due.battery === undefined ? undefined : planned(turn.plan).battery.get(due.battery);
}

/** The occasion that it is about, while that waits. */
export function occasionOf(turn: Turn, due: Due): OccasionState | undefined {
  return due.battery === undefined ? undefined : turn.state.batteries[due.battery]?.occasions[String(due.occasion)];
}
