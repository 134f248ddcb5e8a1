import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: plans that are too large', () => {
  test('a plan over 256 kB is an error on the whole document', () => {
    expectProblems(
      'PlanTooLarge',
      {
        modules: Array.from({ length: 200 }, (_, index) =>
          aModule({
            id: `m${index}`,
            opens: {
              kind: 'any',
              of: Array.from({ length: 20 }, () => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '08:00' })),
            },
          }),
        ),
      },
      ['error dokumentet: Momentets plan är 304 kB. Högst 256 kB ryms; dela upp momentet eller förenkla reglerna.'],
    );
  });

  test('200 ordinary modules fit', () => {
    expectProblems('PlanTooLarge', { modules: Array.from({ length: 200 }, (_, index) => aModule({ id: `m${index}` })) }, []);
  });
});
