import { describe, expect, test } from 'vitest';
import { cohortInThreads } from '../../cli/cohortInThreads.ts';
import { cohortOf, liveCohort, liveLives } from '../../simulator/cohort.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const start = Date.UTC(2026, 0, 12);
const of = (name: string, citizens: number) => ({ ...exampleMoment(name), citizens, seed: 5, start, staff: 'mixed' as const });

describe('a cohort on two threads', () => {
  test('is the same as on one, down to the last number and in the same order', { timeout: 60_000 }, async () => {
    const cohort = of('oro-kort', 160);
    const told: number[] = [];
    const threaded = await cohortInThreads({ ...cohort, progress: (done) => void told.push(done) }, 2);
    expect(JSON.stringify(threaded)).toBe(JSON.stringify(await liveCohort(cohort)));
    expect(told.at(-1)).toBe(160);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });

  test('fails when the lives of the other thread fail', { timeout: 60_000 }, async () => {
    const cohort = of('oro-kort', 160);
    const broken = { ...cohort, moment: { ...cohort.moment, startFacts: (): void => undefined } };
    await expect(cohortInThreads(broken as unknown as typeof cohort, 2)).rejects.toThrow();
  });
});

describe('a cohort of lives counted apart', () => {
  test.each([
    ['smarta', [0, 1, 12]],
    ['smarta', [0, 5, 5, 9, 12]],
    ['grupp', [0, 7, 12]],
  ])('%s: split at %j it is the same as in one', { timeout: 30_000 }, async (name, splits) => {
    const cohort = of(name, 12);
    const lived = [];
    for (const [at, from] of splits.slice(0, -1).entries())
      lived.push(structuredClone(await liveLives(cohort, { from, to: splits[at + 1] ?? 12 })));
    expect(JSON.stringify(cohortOf(cohort, lived))).toBe(JSON.stringify(await liveCohort(cohort)));
  });
});
