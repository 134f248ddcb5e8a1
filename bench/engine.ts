import { advance, advanceAll, begin } from '../engine/advance.ts';
import type { Event, Start } from '../engine/event.ts';
import type { Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import { citizenOf } from '../simulator/citizens.ts';
import { longest } from '../simulator/cohort.ts';
import { simulate } from '../simulator/life.ts';
import { cpuMs } from './cpu.ts';
import type { Example } from './examples.ts';
import { counted, median, type Ratio } from './ratio.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 12, 9);
const KINDS = ['diligent', 'slow', 'silent', 'dropout'] as const;
/**
 * What the Community Health Toolkit's rules engine has been told to do on a schedule like R26's, patient-years a second on a machine of this
 * kind: the higher end of what is told, not measured here (`README.md`).
 */
const TOLD = { eventMatched: 29, daily: 4.8 } as const;
const WEEKS_52 = 364 * DAY;
const UNIT = 'patientår/s på en kärna';

/**
 * Whole lives through the pure engine, every event and every deadline a step of its own, in processor time; and a simulation of 52 weeks, from
 * the citizen's first day, as an author's preview makes it: acts made up, answers scored, every decision kept.
 */
export async function measureEngine(example: Example): Promise<readonly Ratio[]> {
  const { name, moment, plan } = example;
  const until = START + Math.min(longest(plan), 366) * DAY;
  const lives = await Promise.all(KINDS.map((kind) => simulate({ moment, plan, start: START, citizen: citizenOf(kind), until })));
  // Only time in which the moment goes on counts.
  const years = lives.reduce((sum, { state }) => sum + ((state.ended?.at ?? until) - START) / (365.25 * DAY), 0);
  let steps = 0;
  const blocks = Array.from({ length: 5 }, () => {
    const began = cpuMs();
    let rounds = 0;
    for (; cpuMs() - began < 200; rounds += 1) {
      steps = 0;
      for (const { start, events } of lives) if (start) steps += live(plan, start, events, until);
    }
    return (rounds * years) / ((cpuMs() - began) / 1_000);
  });
  const rate = median(blocks);
  const previews: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    const began = cpuMs();
    await simulate({ moment, plan, start: START, citizen: citizenOf('diligent', turn), until: START + WEEKS_52 });
    previews.push(cpuMs() - began);
  }
  const preview = median(previews);
  return [
    ...(name === 'R26'
      ? [
          counted(
            `Motorn, ${name}, mot CHT i takt med händelserna (uppgift)`,
            UNIT,
            rate,
            TOLD.eventMatched,
            '≥ 50 (≥ 1 500)',
            rate >= 1_500,
          ),
          counted(`Motorn, ${name}, mot CHT varje dag (uppgift)`, UNIT, rate, TOLD.daily, '≥ 300', rate >= 300 * TOLD.daily),
        ]
      : [counted(`Motorn, ${name}`, UNIT, rate, null, '–', null)]),
    counted(`Motorn, ${name}, ett steg`, 'µs', (1e6 * years) / (rate * steps), null, '–', null),
    counted(`Simulering av 52 veckor, ${name}`, 'ms', preview, null, '≤ 10', preview <= 10),
  ];
}

/** The number of steps that one life takes. */
function live(plan: Plan, start: Start, events: readonly Event[], until: number): number {
  let { state } = begin(plan, start);
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
