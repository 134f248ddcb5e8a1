import { saveInOccasion } from './occasionAnswer.ts';
import { daysBetween } from './clock.ts';
import { zoneOf } from './opening.ts';
import type { PlannedBattery } from './plan.ts';
import { planned } from './planned.ts';
import type { OccasionState } from './state.ts';
import { own, type Turn } from './turn.ts';

/** Two batteries that want the same form within a chosen span share the occasion: answered once, it stands in both series (BAT-11). */

/** Links an occasion that has just opened with the newest of a battery it shares with, and takes over what was saved there. */
export function linkShared(turn: Turn, battery: PlannedBattery, number: number): void {
  for (const { battery: otherId, days } of planned(turn.plan).sharing.get(battery.id) ?? []) {
    const other = planned(turn.plan).battery.get(otherId);
    const common = battery.forms.filter((form) => other?.forms.includes(form));
    const found = newestOf(turn, otherId);
    const mine = turn.state.batteries[battery.id]?.occasions[String(number)];
    if (!other || !mine || mine.sharedWith || common.length === 0 || !found || found.shared) continue;
    if (daysBetween(zoneOf(turn), found.openedAt, turn.state.now) > days) continue;
    setShared(turn, battery.id, number, otherId, found.number);
    setShared(turn, otherId, found.number, battery.id, number);
    const saved = Object.fromEntries(Object.entries(found.forms).filter(([form]) => common.includes(form)));
    if (Object.keys(saved).length > 0) saveInOccasion(turn, battery, number, saved, 'answeredElsewhere');
  }
}

/** What was saved in an occasion counts in the one it shares with, if that still waits. */
export function takeShared(turn: Turn, occasion: OccasionState, saved: OccasionState['forms']): void {
  if (!occasion.sharedWith) return;
  const other = planned(turn.plan).battery.get(occasion.sharedWith.battery);
  if (!other) return;
  const common = Object.fromEntries(Object.entries(saved).filter(([form]) => other.forms.includes(form)));
  if (Object.keys(common).length > 0) saveInOccasion(turn, other, occasion.sharedWith.occasion, common, 'answeredElsewhere');
}

interface Newest {
  readonly number: number;
  readonly openedAt: number;
  readonly forms: OccasionState['forms'];
  readonly shared: boolean;
}

/** The newest occasion of a battery, waiting or answered; null when it closed or was taken back. */
function newestOf(turn: Turn, battery: string): Newest | null {
  const state = turn.state.batteries[battery];
  if (!state || state.opened === 0) return null;
  const waiting = state.occasions[String(state.opened)];
  if (waiting) return { number: state.opened, openedAt: waiting.openedAt, forms: waiting.forms, shared: waiting.sharedWith !== undefined };
  const { latest } = state;
  if (latest?.occasion !== state.opened) return null;
  return { number: latest.occasion, openedAt: latest.openedAt, forms: latest.forms, shared: latest.shared === true };
}

function setShared(turn: Turn, battery: string, number: number, other: string, otherNumber: number): void {
  const state = turn.state.batteries[battery];
  if (!state) return;
  const waiting = state.occasions[String(number)];
  if (waiting) {
    const sharedWith = { battery: other, occasion: otherNumber };
    own(turn, 'batteries')[battery] = { ...state, occasions: { ...state.occasions, [String(number)]: { ...waiting, sharedWith } } };
  } else if (state.latest?.occasion === number) {
    own(turn, 'batteries')[battery] = { ...state, latest: { ...state.latest, shared: true } };
  }
}
