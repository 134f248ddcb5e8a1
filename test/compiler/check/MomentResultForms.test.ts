import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: results of several forms', () => {
  test('forms that are not there, or twice, are reported', () => {
    expectProblems(
      'MomentResultForms',
      {
        forms: [aForm()],
        results: [
          {
            id: 'all',
            title: 'Allt',
            minimum: 0,
            maximum: 9,
            audience: ['staff'],
            from: ['f1', 'f9', 'f1'],
            method: { kind: 'combine', items: [{ form: 'f1', result: 'total' }] },
          },
        ],
      },
      ['error results[0].from[1]: Det finns inget formulär med id ”f9”.', 'error results[0].from[2]: Formuläret ”f1” står två gånger.'],
    );
  });

  test('one form alone is a warning', () => {
    expectProblems(
      'MomentResultForms',
      {
        forms: [aForm()],
        results: [
          {
            id: 'all',
            title: 'Allt',
            minimum: 0,
            maximum: 9,
            audience: ['staff'],
            from: ['f1'],
            method: { kind: 'combine', items: [{ form: 'f1', result: 'total' }] },
          },
        ],
      },
      ['warning results[0].from: Resultatet ”all” görs av ett enda formulär. Låt det stå i formuläret.'],
    );
  });
});
