import { describe, test } from 'vitest';
import { aFlag, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: trends', () => {
  test('a result that is a text or a truth value cannot rise', () => {
    expectProblems(
      'TrendOnNumber',
      {
        forms: [
          aForm({
            results: [
              aResult({ id: 'words', bands: [], method: { kind: 'jsonata', expression: 'scores.one > 1 ? "hög" : "låg"' } }),
              aResult({ id: 'truth', bands: [], method: { kind: 'jsonata', expression: '($a := scores.one; $a > 1)' } }),
            ],
          }),
        ],
        flags: [
          aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'words', direction: 'up', by: 1 } }),
          aFlag({ id: 'fl2', trigger: { kind: 'trend', form: 'f1', result: 'truth', direction: 'down', by: 1 } }),
        ],
      },
      [
        'error flags[0].trigger.result: Resultatet ”Summa” är inget tal, så det kan varken stiga eller falla.',
        'error flags[1].trigger.result: Resultatet ”Summa” är inget tal, så det kan varken stiga eller falla.',
      ],
    );
  });

  test('a number can', () => {
    expectProblems(
      'TrendOnNumber',
      {
        forms: [
          aForm({
            results: [
              aResult(),
              aResult({ id: 'mean', bands: [], method: { kind: 'jsonata', expression: 'scores.one > 1 ? $average(scores.*) : 0' } }),
            ],
          }),
        ],
        flags: [
          aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 1 } }),
          aFlag({ id: 'fl2', trigger: { kind: 'trend', form: 'f1', result: 'mean', direction: 'up', by: 1 } }),
        ],
      },
      [],
    );
  });
});
