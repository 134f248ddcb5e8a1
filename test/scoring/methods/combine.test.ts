import { describe, expect, test } from 'vitest';
import { combine } from '../../../scoring/methods/combine.ts';
import { came, givenTo } from '../../support/givenTo.ts';
import { scaleForm } from '../../support/scaleForm.ts';

type Items = Parameters<typeof combine>[1]['items'];
const form = scaleForm(1);
const other = (results: Record<string, number | string | null>) => ({ answers: {}, scores: {}, results });
const together = (items: Items, more: Parameters<typeof givenTo>[2] = {}, constant = 0) =>
  combine(givenTo(form, {}, more), { kind: 'combine', items, constant });

describe('results put together', () => {
  test('are each times its weight, and a constant, with what they were', () => {
    const settled = { a: came(3), b: came(0.1) };
    expect(
      together(
        [
          { result: 'a', weight: 2 },
          { result: 'b', weight: -1 },
        ],
        { settled },
        1,
      ),
    ).toEqual({
      value: 6.9,
      inputs: { results: { a: 3, b: 0.1 }, constant: 1 },
    }); // prettier-ignore
  });

  test('come from other forms too, by the latest saved', () => {
    const more = { settled: { total: came(10) }, others: { gad7: other({ total: 4 }) } };
    expect(
      together(
        [
          { result: 'total', weight: 1 },
          { form: 'gad7', result: 'total', weight: 1 },
        ],
        more,
      ),
    ).toEqual({
      value: 14,
      inputs: { results: { total: 10, 'gad7.total': 4 }, constant: 0 },
    }); // prettier-ignore
  });

  test('wait for a form that has no saved answers', () => {
    expect(together([{ form: 'gad7', result: 'total', weight: 1 }])).toEqual({ waitsFor: 'gad7', inputs: { results: {} } });
    expect(together([{ form: 'toString', result: 'total', weight: 1 }])).toMatchObject({ waitsFor: 'toString' });
    expect(together([{ result: 'a', weight: 1 }], { settled: { a: { waitsFor: 'gad7', inputs: {} } } })).toMatchObject({
      waitsFor: 'gad7',
    });
  });

  test.each([
    ['one that failed', [{ result: 'a', weight: 1 }], 'Resultatet ”a” behövs, men det gick inte att räkna ut.'],
    ['one that is no number', [{ result: 'b', weight: 1 }], 'Resultatet ”b” är inget tal.'],
    ['one that is not there', [{ result: 'c', weight: 1 }], 'Resultatet ”c” finns inte i formuläret.'],
    [
      'one of another form that failed',
      [{ form: 'g', result: 'a', weight: 1 }],
      'Resultatet ”g.a” behövs, men det gick inte att räkna ut.',
    ],
    ['one of another form that is no number', [{ form: 'g', result: 'b', weight: 1 }], 'Resultatet ”g.b” är inget tal.'],
    ['one that another form does not have', [{ form: 'g', result: 'c', weight: 1 }], 'Formuläret ”g” har inget resultat ”c”.'],
    ['a name that every object has', [{ form: 'g', result: 'valueOf', weight: 1 }], 'Formuläret ”g” har inget resultat ”valueOf”.'],
  ])('%s makes it impossible', (_what, items, failure) => {
    const settled = { a: { failure: 'Nej.', inputs: {} }, b: came('text') };
    expect(together(items, { settled, others: { g: other({ a: null, b: 'text' }) } })).toMatchObject({ failure });
  });
});
