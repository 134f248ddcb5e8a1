import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

type Opening = NonNullable<Parameters<typeof aModule>[0]>['opens'];
const nested = (depth: number): NonNullable<Opening> => (depth === 0 ? { kind: 'fromStart' } : { kind: 'all', of: [nested(depth - 1)] });
const many = (length: number): NonNullable<Opening>[] =>
  Array.from({ length }, () => ({ kind: 'onDate', date: '2027-01-01', at: '08:00' }));
/** Four of its parts are what the others stand in. */
const wide = (parts: number): NonNullable<Opening> => ({
  kind: 'any',
  of: [
    { kind: 'any', of: many(19) },
    { kind: 'any', of: many(18) },
    { kind: 'any', of: many(parts - 41) },
  ],
});

describe('check: rules put together of rules', () => {
  test('seven levels are an error', () => {
    expectProblems('OpeningTooDeep', { modules: [aModule({ opens: nested(7) })] }, [
      'error modules[0].opens: Regeln är sammansatt i fler än 6 nivåer av ”all”, ”any” och ”not”. Förenkla den.',
    ]);
  });

  test('more than 60 parts are an error', () => {
    expectProblems('OpeningTooDeep', { modules: [aModule({ closes: wide(61) })] }, [
      'error modules[0].closes: Regeln har 61 delar. Högst 60 ryms.',
    ]);
  });

  test('six levels and 60 parts are none', () => {
    expectProblems('OpeningTooDeep', { modules: [aModule({ opens: nested(6), closes: wide(60) })] }, []);
  });
});
