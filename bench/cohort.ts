import { cohortInThreads } from '../cli/cohortInThreads.ts';
import { liveCohort } from '../simulator/cohort.ts';
import { reportHtml } from '../simulator/report/report.ts';
import { cpuMs } from './cpu.ts';
import type { Example } from './examples.ts';
import { counted, type Ratio } from './ratio.ts';

const CITIZENS = 1_000;
const START = Date.UTC(2026, 0, 12);
const GOAL_S = 5;

/**
 * A cohort of a thousand with its report: by the clock on the wall as `stegvis simulate --cohort 1000 --report` makes it, on two threads where
 * there are two; and in processor time, all on one.
 */
export async function measureCohort({ name, moment, plan }: Example): Promise<readonly Ratio[]> {
  const of = { moment, plan, seed: 1, start: START, staff: 'mixed' as const };
  await liveCohort({ ...of, citizens: 20 });
  const began = cpuMs();
  reportHtml(await liveCohort({ ...of, citizens: CITIZENS }));
  const cpu = (cpuMs() - began) / 1_000;
  const beganAt = performance.now();
  reportHtml(await cohortInThreads({ ...of, citizens: CITIZENS }));
  const wall = (performance.now() - beganAt) / 1_000;
  return [
    counted(`Tusen liv med rapport, ${name}`, 's', wall, null, `≤ ${GOAL_S}`, wall <= GOAL_S),
    counted(`Tusen liv med rapport, ${name}, processortid på en tråd`, 's', cpu, null, `≤ ${GOAL_S}`, cpu <= GOAL_S),
  ];
}
