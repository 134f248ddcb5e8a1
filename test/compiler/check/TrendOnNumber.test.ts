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

describe('check: what of an expression can be seen to be no number', () => {
  const trend = (expression: string, said: boolean, kind = 'trend') =>
    expectProblems(
      'TrendOnNumber',
      {
        forms: [
          aForm({ id: 'f0', results: [aResult({ id: 'x', bands: [] })] }),
          aForm({
            results: [
              aResult({ id: 'sum', bands: [] }),
              aResult({ id: 'x', title: 'Det', bands: [], method: { kind: 'jsonata', expression } }),
            ],
          }),
        ],
        flags: [
          aFlag({
            trigger: (kind === 'trend' ? { kind, form: 'f1', result: 'x', direction: 'up', by: 1 } : { kind: 'form', form: 'f1' }) as never,
          }),
        ],
      },
      said ? ['error flags[0].trigger.result: Resultatet ”Det” är inget tal, så det kan varken stiga eller falla.'] : [],
    );

  test.each([
    '"hög"',
    'true',
    'null',
    ...['=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in', '&'].map((sign) => `scores.one ${sign} 2`),
    '(scores.one; "hög")',
    'scores.one > 1 ? "hög" : "låg"',
    'scores.one > 1 ? "hög"',
    '$string(scores.one)',
    '$join(["a"])',
    '$uppercase("a")',
    '$lowercase("a")',
    '$trim("a")',
    '$substring("a", 1)',
    '$boolean(1)',
    '$not(true)',
    '$exists(scores.one)',
    '$contains("a", "b")',
  ])('%s is none', (expression) => {
    trend(expression, true);
  });

  test.each([
    '1',
    'scores.one',
    'scores.one + 1',
    '-scores.one',
    '("hög"; scores.one)',
    '()',
    'scores.one > 1 ? "hög" : 1',
    'scores.one > 1 ? 1 : "låg"',
    'scores.one > 1 ? 1',
    '$sum(scores.*)',
    '($f := function() { 1 }; $f())',
    '[1]',
    'scores.one +',
  ])('%s may be one', (expression) => {
    trend(expression, false);
  });

  test('only a trend asks, and only of a result that is there', () => {
    trend('"hög"', false, 'form');
    const gone = { kind: 'trend', form: 'f9', result: 'x', direction: 'up', by: 1 } as const;
    expectProblems('TrendOnNumber', { flags: [aFlag({ trigger: gone }), aFlag({ id: 'fl2', trigger: { ...gone, form: 'f1' } })] }, []);
  });
});
