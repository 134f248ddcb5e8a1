import { batteryOf, batteryState, placesUsed, setBattery } from './batteryState.ts';
import { openOccasion } from './occasion.ts';
import { passedOver } from './passedOver.ts';
import type { Instant, PlannedBattery } from './plan.ts';
import { countsFromEnd } from './planned.ts';
import { placeAt } from './series.ts';
import type { Due } from './state.ts';
import { conclude, decide, keyFor, move, schedule, takeOff, type Turn } from './turn.ts';

/** The places of a battery's schedule: armed, used, passed over (BAT-01..13, `docs/language.md` §3). */

/** Arms the next place of every battery whose anchor is known, and opens those whose time has come. */
export function settleBatteries(turn: Turn): void {
  const { phase } = turn.state;
  if ((phase !== 'active' && phase !== 'followUp') || turn.state.gone) return;
  for (const battery of turn.plan.batteries) if (phase === 'active' || countsFromEnd(battery)) settleBattery(turn, battery);
}

/** A place's time has come: it is looked at again. */
export function fireOpenOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  if (!battery || due.occasion === undefined) return conclude(turn, due, 'cancelled', 'removedFromPlan');
  const at = placeAt(turn, battery, due.occasion);
  if (at === null) return conclude(turn, due, 'cancelled', 'ruleNoLonger');
  if (at > turn.state.now) {
    schedule(turn, due);
    return move(turn, due, at, 'anchorMoved');
  }
  usePlace(turn, battery, due.occasion, due);
  settleBattery(turn, battery);
}

function settleBattery(turn: Turn, battery: PlannedBattery): void {
  for (;;) {
    const place = placesUsed(batteryState(turn, battery.id)) + 1;
    const armed = turn.state.agenda.find((due) => due.kind === 'openOccasion' && due.battery === battery.id) ?? null;
    const at = placeAt(turn, battery, place);
    if (at === null) {
      if (!armed) return;
      takeOff(turn, armed);
      return conclude(turn, armed, 'cancelled', 'ruleNoLonger');
    }
    if (armed && (armed.at === at || (at > armed.at && at > turn.state.now && isRestless(battery)))) return;
    const base = `openOccasion/${battery.id}/${place}`;
    if (at > turn.state.now) {
      if (armed) return move(turn, armed, at, 'anchorMoved');
      return schedule(turn, { key: keyFor(turn, base), kind: 'openOccasion', at, battery: battery.id, occasion: place });
    }
    if (armed) {
      takeOff(turn, armed);
      conclude(turn, armed, 'moved', 'anchorMoved', { to: turn.state.now });
    }
    usePlace(
      turn,
      battery,
      place,
      { key: keyFor(turn, base), kind: 'openOccasion', at, battery: battery.id, occasion: place },
      turn.state.now,
    );
  }
}

/** Counted from the last activity: its time is not moved by each, it is looked at again when it comes. */
function isRestless({ schedule }: PlannedBattery): boolean {
  return schedule.kind !== 'byStaff' && schedule.anchor.kind === 'lastActivity';
}

/** A place of the schedule whose time is now or past: opened, or passed over because of what it fell inside. `due` is off the agenda. */
function usePlace(turn: Turn, battery: PlannedBattery, place: number, due: Due, nominal: Instant = due.at): void {
  const passed = passedOver(turn, 'batteries', due.at, () => placeAt(turn, battery, place + 1));
  const before = batteryState(turn, battery.id);
  if (passed) {
    setBattery(turn, battery.id, { ...before, scheduled: place });
    return conclude(turn, { ...due, at: nominal }, 'suppressed', passed);
  }
  if (before.scheduled !== undefined) setBattery(turn, battery.id, { ...before, scheduled: place });
  openOccasion(turn, battery, (number, occasion) => {
    decide(turn, {
      key: due.key,
      item: 'openOccasion',
      outcome: 'fired',
      rule: 'schedule',
      facts: { battery: battery.id, occasion: number, dueAt: occasion.dueAt, closesAt: occasion.closesAt },
      nominal,
    });
  });
}
