import fc from 'fast-check';
import { describe, test } from 'vitest';
import * as invariants from '../oracle/invariants.ts';
import { live } from '../oracle/living.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';

const RUNS = 100;

/** `noKeyIsUsedTwice` → `no key is used twice`. */
const sentence = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

describe('engine: what always holds, over generated plans and lives', () => {
  for (const [name, invariant] of Object.entries(invariants)) {
    test(sentence(name), () => {
      fc.assert(
        fc.property(anyPlan(), anyLife(), (plan, lived) => {
          const wrong = invariant({ plan, lived, turns: live(plan, lived) });
          if (wrong !== null) throw new Error(`${sentence(name)} – not here: ${wrong}`);
        }),
        { numRuns: RUNS },
      );
    });
  }
});
