import { describe, test } from 'vitest';
import { aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: norm tables', () => {
  test('rows for the same people are reported', () => {
    expectProblems(
      'NormTable',
      counting(
        aResult(),
        aResult({
          id: 'n',
          bands: [],
          method: {
            kind: 'norm',
            of: 'total',
            as: 't',
            table: [
              { sex: 'female', ageFrom: 18, ageTo: 40, mean: 1, sd: 1 },
              { ageFrom: 40, mean: 1, sd: 1 },
            ],
          },
        }),
      ),
      ['error forms[0].results[1].method.table[1]: Raden gäller någon som en tidigare rad redan gäller.'],
    );
  });

  test('a gap between ages is a warning', () => {
    expectProblems(
      'NormTable',
      counting(
        aResult(),
        aResult({
          id: 'n',
          bands: [],
          method: {
            kind: 'norm',
            of: 'total',
            as: 't',
            table: [
              { ageFrom: 18, ageTo: 39, mean: 1, sd: 1 },
              { ageFrom: 45, mean: 1, sd: 1 },
            ],
          },
        }),
      ),
      ['warning forms[0].results[1].method.table[1]: Ingen rad gäller åldrarna 40–44.'],
    );
  });

  test('ages and raw values that go backwards or stand twice are reported', () => {
    expectProblems(
      'NormTable',
      counting(
        aResult(),
        aResult({
          id: 'n',
          bands: [],
          method: {
            kind: 'norm',
            of: 'total',
            as: 'value',
            table: [
              { ageFrom: 40, ageTo: 18, raw: [[0, 1, 5]] },
              {
                sex: 'male',
                ageFrom: 50,
                ageTo: 60,
                raw: [
                  [5, 3, 1],
                  [0, 2, 1],
                  [2, 2, 1],
                ],
              },
              { sex: 'female', ageFrom: 50, ageTo: 60, mean: 1, sd: 1 },
            ],
          },
        }),
      ),
      [
        'error forms[0].results[1].method.table[0].ageTo: Åldern 18 är lägre än 40.',
        'error forms[0].results[1].method.table[1].raw[0]: Råpoängen slutar på 3, före sin början 5.',
        'error forms[0].results[1].method.table[1].raw[2]: Råpoängen 2 står i två rader.',
        'error forms[0].results[1].method.table[2]: Med as ”value” behövs raw: vad varje råpoäng står för.',
      ],
    );
  });

  test('men and women, each with their ages, pass', () => {
    expectProblems(
      'NormTable',
      counting(
        aResult(),
        aResult({
          id: 'n',
          bands: [],
          method: {
            kind: 'norm',
            of: 'total',
            as: 't',
            table: [
              { sex: 'female', ageTo: 40, mean: 1, sd: 1 },
              { sex: 'female', ageFrom: 41, mean: 1, sd: 1 },
              { sex: 'male', mean: 1, sd: 1 },
            ],
          },
        }),
      ),
      [],
    );
  });
});
