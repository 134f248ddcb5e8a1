import { describe, expect, test } from 'vitest';
import type { Form } from '../../compiler/document/form.ts';
import { neededFor } from '../../scoring/needed.ts';
import { scoreForm } from '../../scoring/score.ts';
import { numbers, scaleForm } from '../support/scaleForm.ts';

const scored = async (form: Form, answers: Parameters<typeof scoreForm>[1], context?: Parameters<typeof scoreForm>[2]) =>
  Object.fromEntries((await scoreForm(form, answers, context)).map(({ result, value, failure }) => [result, failure ?? value]));
const jsonata = (expression: string) => ({ kind: 'jsonata' as const, expression });
const sum = (...questions: readonly string[]) => ({ kind: 'sum' as const, questions: [...questions] });
const combine = (...results: readonly string[]) => ({ kind: 'combine' as const, items: results.map((result) => ({ result })) });

describe('results that build on each other', () => {
  test('come out whatever order they stand in, and are told in the order of the document', async () => {
    const form = scaleForm(2, {
      twice: jsonata('results.both * 2'),
      both: combine('one', 'two'),
      one: sum('q1'),
      two: sum('q2'),
    });
    const all = await scoreForm(form, numbers(1, 2));
    expect(all.map(({ result }) => result)).toEqual(['twice', 'both', 'one', 'two']);
    expect(all.map(({ value }) => value)).toEqual([6, 3, 1, 2]);
    expect(all[0]?.inputs).toMatchObject({ results: { both: 3 } });
  });

  test('fail with the one they need, and say which', async () => {
    const form = scaleForm(2, { one: sum('q1'), total: combine('one'), twice: jsonata('results.total * 2'), free: sum('q2') });
    expect(await scored(form, numbers(null, 2))).toEqual({
      one: 'Ingen av frågorna som räknas är besvarad.',
      total: 'Resultatet ”one” behövs, men det gick inte att räkna ut.',
      twice: 'Resultatet ”total” behövs, men det gick inte att räkna ut.',
      free: 2,
    });
  });

  test('a value outside its limits fails those that need it too', async () => {
    const form = scaleForm(1, {
      one: { method: sum('q1'), minimum: 0, maximum: 1 },
      total: combine('one'),
    });
    expect(await scored(form, numbers(2))).toEqual({
      one: 'Beräkningen gav 2, som ligger utanför 0–1.',
      total: 'Resultatet ”one” behövs, men det gick inte att räkna ut.',
    });
  });

  test('that build on themselves are a failure that shows the way round; those that need them fail, others do not', async () => {
    const form = scaleForm(1, {
      a: combine('b'),
      b: jsonata('results.c + 1'),
      c: { kind: 'norm', of: 'a', as: 'z', table: [{ mean: 0, sd: 1 }] },
      self: jsonata('results.self'),
      after: combine('a'),
      free: sum('q1'),
    });
    expect(await scored(form, numbers(1))).toEqual({
      a: 'Resultatet bygger på sig självt: a → b → c → a.',
      b: 'Resultatet bygger på sig självt: b → c → a → b.',
      c: 'Resultatet bygger på sig självt: c → a → b → c.',
      self: 'Resultatet bygger på sig självt: self → self.',
      after: 'Resultatet ”a” behövs, men det gick inte att räkna ut.',
      free: 1,
    });
  });

  test('wait with the one they need: there is no row', async () => {
    const form = scaleForm(1, {
      change: { kind: 'change', of: 'total', since: 'first', as: 'difference' },
      total: sum('q1'),
      twice: jsonata('results.change * 2'),
    });
    expect(await scored(form, numbers(1))).toEqual({ total: 1 });
    const earlier = [{ at: 0, occasion: 1, results: { total: 3 } }];
    expect(await scored(form, numbers(1), { citizen: { age: null, sex: null }, earlier, others: {} })).toEqual({
      change: -2,
      total: 1,
      twice: -4,
    });
  });

  test('results as a whole are those that stand before and have a value', async () => {
    const form = scaleForm(2, { one: sum('q1'), gone: sum('q2'), both: jsonata('$sum(results.*)'), late: sum('q1') });
    expect(await scored(form, numbers(3))).toMatchObject({ both: 3 });
    expect(await scored(form, numbers(3, 1))).toMatchObject({ both: 4 });
  });

  test('only what is needed for a name is found by what it builds on', () => {
    const { results } = scaleForm(2, { twice: jsonata('results.both * 2'), both: combine('one'), one: sum('q1'), two: sum('q2') });
    const ids = (...names: readonly string[]) => neededFor(results, names).map(({ id }) => id);
    expect(ids('twice')).toEqual(['twice', 'both', 'one']);
    expect(ids('two', 'one')).toEqual(['one', 'two']);
    expect(ids('gone')).toEqual([]);
    expect(ids()).toEqual([]);
  });

  test('two of the same name are no loop', async () => {
    const form = scaleForm(1, { one: sum('q1') });
    const twice = { ...form, results: [...form.results, ...form.results] };
    expect((await scoreForm(twice, numbers(2))).map(({ value }) => value)).toEqual([2, 2]);
  });
});

describe('the last step of a method', () => {
  const stepped = async (then: object, value: number, method: object = sum('q1')) =>
    (await scoreForm(scaleForm(1, { one: { ...method, then } as never }, [-100, 100]), numbers(value)))[0];

  test.each([
    [{ multiply: 4 }, 3, 12],
    [{ add: -1 }, 3, 2],
    [{ multiply: 2, add: 1 }, 3, 7],
    [{ decimals: 0 }, 2.5, 3],
    [{ decimals: 0 }, -2.5, -2],
    [{ decimals: 2 }, 1.005, 1.01],
    [{ decimals: 1 }, 0.25, 0.3],
    [{ multiply: 1 / 3, decimals: 2 }, 1, 0.33],
    [{ minimum: 0 }, -5, 0],
    [{ maximum: 10 }, 50, 10],
    [{ multiply: 0 }, -5, 0],
    [{ decimals: 0, maximum: 2.4 }, 2.45, 2],
    [{}, 3, 3],
  ])('%j makes %d into %d', async (then, value, made) => {
    const came = await stepped(then, value);
    expect(came).toMatchObject({ value: made, inputs: { beforeThen: value } });
    expect(Object.is(came?.value, -0)).toBe(false);
  });

  test('never hides what is no number behind a limit', async () => {
    expect(await stepped({ maximum: 10 }, 1, jsonata('1/0'))).toMatchObject({ failure: 'Beräkningen gav inget tal.' });
    const endless = { method: { ...sum('q1', 'q2'), then: { maximum: 10 } } };
    expect(await scoreForm(scaleForm(2, { one: endless }, [0, 1e308]), numbers(1e308, 1e308))).toMatchObject([
      { value: null, failure: 'Beräkningen gav inget tal.' },
    ]);
    expect(await stepped({ multiply: 2 }, 1, jsonata('"ja"'))).toMatchObject({ failure: 'Bara ett tal kan räknas om i sista steget.' });
    expect(await stepped({ multiply: 2 }, 1, jsonata('true'))).toMatchObject({ failure: 'Bara ett tal kan räknas om i sista steget.' });
  });

  test('has nothing to do with what failed', async () => {
    expect(await stepped({ add: 1 }, 1, sum('q9'))).toMatchObject({ value: null, failure: 'Frågan ”q9” finns inte i formuläret.' });
  });
});
