import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: a not inside a not', () => {
  test('at any depth, with its place', () => {
    expectProblems(
      'NestedNot',
      {
        modules: [
          aModule({
            opens: {
              kind: 'not',
              of: { kind: 'any', of: [{ kind: 'byStaff' }, { kind: 'not', of: { kind: 'onDate', date: '2027-01-01', at: '08:00' } }] },
            },
          }),
        ],
      },
      ['error modules[0].opens.of.of[1]: Ett ”not” kan inte stå inuti ett annat. Skriv om regeln utan det ena.'],
    );
  });

  test('two beside each other are two gates', () => {
    expectProblems(
      'NestedNot',
      {
        modules: [
          aModule({
            opens: {
              kind: 'all',
              of: [
                { kind: 'not', of: { kind: 'byCitizen' } },
                { kind: 'not', of: { kind: 'onDate', date: '2027-01-01', at: '08:00' } },
              ],
            },
          }),
        ],
      },
      [],
    );
  });
});
