import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { differences } from '../oracle/differences.ts';
import { simulatedDifferences } from '../oracle/simulated.ts';
import { told } from '../oracle/told.ts';
import { CITIZEN_KINDS } from '../../simulator/act.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const LIVES = 2_200;
const CHUNKS = 4;
let compared = 0;

/** Fails with the shrunk plan, its life and what the two say. */
function compare(count: number, everyMinute = false): void {
  const property = fc.property(anyPlan(), anyLife(), (plan, lived) => {
    compared += 1;
    const life = everyMinute ? { ...lived, end: Math.min(lived.end, lived.start.at + 4 * 86_400_000) } : lived;
    const found = differences(plan, life, everyMinute);
    if (found.length > 0) throw new Error(`The engine and the oracle differ.\n${told(plan, life, found)}`);
  });
  fc.assert(property, { numRuns: count });
}

describe('engine ≡ the naive interpreter', () => {
  for (let chunk = 1; chunk <= CHUNKS; chunk += 1) {
    test(`over ${LIVES / CHUNKS} generated lives, part ${chunk} of ${CHUNKS}`, { timeout: 120_000 }, () => {
      const { seed } = fc.readConfigureGlobal();
      fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: (seed ?? 0) + chunk });
      try {
        compare(LIVES / CHUNKS);
      } finally {
        fc.configureGlobal({ ...fc.readConfigureGlobal(), ...(seed === undefined ? {} : { seed }) });
      }
    });
  }

  test('the interpreter comes to the same when it stops at every minute there is', { timeout: 120_000 }, () => {
    compare(12, true);
  });

  const names = readdirSync(fileURLToPath(new URL('../../moments/', import.meta.url))).filter((name) => name.endsWith('.json'));
  for (const name of names) {
    test(`over the lives of simulated citizens in ${name}`, { timeout: 120_000 }, async () => {
      const example = exampleMoment(name.slice(0, -'.json'.length));
      for (const citizen of CITIZEN_KINDS) {
        const start = Date.parse('2026-03-02T08:00:00Z');
        const found = await simulatedDifferences({ ...example, citizen, staff: 'reads', seed: 1, start, days: 120 });
        expect(found, `${citizen} in ${name}`).toEqual([]);
      }
    });
  }

  afterAll(() => {
    console.log(`engine ≡ oracle: ${compared} generated lives compared, seed ${fc.readConfigureGlobal().seed}`);
  });
});
