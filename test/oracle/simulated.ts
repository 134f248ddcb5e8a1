import type { Moment } from '../../compiler/document/moment.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { Step } from '../../engine/step.ts';
import type { CitizenKind, StaffKind } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { staffOf } from '../../simulator/staff.ts';
import { differencesOf, type Difference } from './differences.ts';
import type { Turned } from './living.ts';

/** Which simulated life to compare. */
export interface Simulated {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly citizen: CitizenKind;
  readonly staff: StaffKind;
  readonly seed: number;
  readonly start: Instant;
  readonly days: number;
}

/** Where the engine and the naive interpreter differ over the life of one of the simulator's citizens. */
export async function simulatedDifferences({ moment, plan, citizen, staff, seed, start, days }: Simulated): Promise<readonly Difference[]> {
  const steps: Step[] = [];
  const actor = staffOf(staff, seed);
  const life = await simulate({
    moment,
    plan,
    start,
    citizen: citizenOf(citizen, seed),
    until: start + days * 86_400_000,
    ...(actor && { staff: actor }),
    watch: (step) => void steps.push(step),
  });
  if (!life.start) return [];
  let before: Turned['before'] = null;
  const turns = steps.map((step): Turned => {
    const events = life.events.filter((event) => event.seq > (before?.seq ?? 0) && event.seq <= step.state.seq);
    const turn = { events, now: step.decisions[0]?.actual ?? step.state.now, before, step };
    before = step.state;
    return turn;
  });
  return differencesOf(plan, life.start, turns);
}
