import type { Moment } from '../compiler/document/moment.ts';
import { advance, advanceAll, begin } from '../engine/advance.ts';
import type { Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import { citizenOf } from '../simulator/citizens.ts';
import { simulate } from '../simulator/life.ts';
import { counted, median, type Ratio } from './ratio.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 12, 9);

/** Whole lives through the pure engine, every event and every deadline a step of its own, one core. */
export async function measureEngine(
  name: string,
  moment: Moment,
  plan: Plan,
  days: number,
  goal: number | null,
): Promise<readonly Ratio[]> {
  const until = START + days * DAY;
  const kinds = ['diligent', 'slow', 'silent', 'dropout'] as const;
  const lives = await Promise.all(kinds.map((kind) => simulate({ moment, plan, start: START, citizen: citizenOf(kind), until })));
  const years = (lives.length * days) / 365.25;
  let steps = 0;
  const blocks = Array.from({ length: 7 }, () => {
    const began = performance.now();
    let rounds = 0;
    for (; performance.now() - began < 500; rounds += 1) {
      steps = 0;
      for (const { events } of lives) steps += live(plan, events, until);
    }
    return (rounds * years) / ((performance.now() - began) / 1_000);
  });
  const rate = median(blocks);
  const goalText = goal === null ? '–' : `≥ ${goal.toLocaleString('sv-SE')}`;
  return [
    counted(`Motorn, ${name}`, 'patientår/s på en kärna', rate, null, goalText, goal === null ? null : rate >= goal),
    counted(`Motorn, ${name}, ett steg`, 'µs', (1e6 * years) / (rate * steps), null, '–', null),
  ];
}

/** The number of steps that one life takes. */
function live(plan: Plan, events: Awaited<ReturnType<typeof simulate>>['events'], until: number): number {
  let { state } = begin(plan, { at: START, now: START });
  let steps = 1;
  let next = 0;
  for (;;) {
    const due = nextDue(plan, state);
    const event = events[next];
    steps += 1;
    if (event && (due === null || event.at <= due)) {
      state = advance(plan, state, event).state;
      next += 1;
    } else if (due !== null && due <= until) {
      state = advanceAll(plan, state, [], due).state;
    } else return steps;
  }
}
