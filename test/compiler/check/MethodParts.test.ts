import { describe, test } from 'vitest';
import { aForm, aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what results are built of', () => {
  test('a result that is not there, or itself, is reported', () => {
    expectProblems(
      'MethodParts',
      counting(
        aResult({ id: 'a', method: { kind: 'norm', of: 'b', as: 'z', table: [{ mean: 1, sd: 1 }] }, bands: [] }),
        aResult({ id: 'c', method: { kind: 'change', of: 'c', since: 'first', as: 'difference' }, bands: [] }),
        aResult({ id: 'd', method: { kind: 'combine', items: [{ result: 'x' }, { form: 'f1', result: 'a' }] }, bands: [] }),
      ),
      [
        'error forms[0].results[0].method.of: Det finns inget resultat med id ”b” här.',
        'error forms[0].results[1].method.of: Resultatet ”c” kan inte byggas av sig självt.',
        'error forms[0].results[2].method.items[0].result: Det finns inget resultat med id ”x” här.',
        'error forms[0].results[2].method.items[1].form: Ett formulärs resultat kan inte räkna med andra formulär. Gör det till ett av momentets resultat.',
      ],
    );
  });

  test('a result of the moment counts results of the forms it is made of', () => {
    expectProblems(
      'MethodParts',
      {
        forms: [aForm(), aForm({ id: 'f2', title: 'Formulär 2' }), aForm({ id: 'f3', title: 'Formulär 3' })],
        results: [
          {
            id: 'all',
            title: 'Allt',
            minimum: 0,
            maximum: 9,
            audience: ['staff'],
            from: ['f1', 'f2'],
            method: {
              kind: 'combine',
              items: [
                { form: 'f1', result: 'total' },
                { form: 'f2', result: 'x' },
                { form: 'f3', result: 'total' },
                { form: 'f9', result: 'total' },
              ],
            },
          },
          {
            ...({
              id: 'all',
              title: 'Allt',
              minimum: 0,
              maximum: 9,
              audience: ['staff'],
              from: ['f1', 'f2'],
              method: { kind: 'sum', questions: ['one'] },
            } as const),
            id: 'b',
          },
        ],
      },
      [
        'error results[0].method.items[1].result: Formuläret ”Formulär 2” har inget resultat med id ”x”.',
        'error results[0].method.items[2].form: Formuläret ”Formulär 3” står inte bland dem som resultatet görs av.',
        'error results[0].method.items[3].form: Det finns inget formulär med id ”f9”.',
        'error results[1].method.kind: Momentets resultat görs av formulärens resultat. Gör ett resultat i formuläret och lägg ihop det med combine.',
      ],
    );
  });
});
