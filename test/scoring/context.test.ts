import { describe, expect, test } from 'vitest';
import { form as formSchema } from '../../compiler/document/form.ts';
import { alone, type ScoringContext } from '../../scoring/context.ts';
import { calculate } from '../../scoring/methods/jsonata.ts';
import { scoreMoment } from '../../scoring/score.ts';
import { seenForm } from '../../scoring/seen.ts';
import { moment as momentSchema } from '../../compiler/document/moment.ts';
import { aMoment } from '../compiler/check/base.ts';
import { came, givenTo } from '../support/givenTo.ts';
import { numbers, scaleForm } from '../support/scaleForm.ts';

const form = scaleForm(2);
const outcome = (expression: string, more: Parameters<typeof givenTo>[2] = {}) => calculate(givenTo(form, numbers(3, 1), more), expression);
const before = (...totals: readonly (number | null)[]) =>
  totals.map((total, index) => ({ at: index, occasion: index + 1, results: { total } }));

describe('what a calculation in JSONata may look at around its form', () => {
  test('earlier results, other forms, citizen and results of its own form, as far as it names them', async () => {
    const context: Partial<ScoringContext> = {
      citizen: { age: 44, sex: 'female' },
      earlier: before(20, 14),
      others: { gad7: { answers: { q1: '2' }, scores: { q1: 2 }, results: { total: 9 } }, other: { answers: {}, scores: {}, results: {} } },
    };
    const all = { ...context, settled: { total: came(10) } };
    expect(await outcome('results.total - earlier[-1].results.total', all)).toEqual({
      value: -4,
      inputs: { scores: { q1: 3, q2: 1 }, answers: { q1: 3, q2: 1 }, results: { total: 10 }, earlier: before(20, 14) },
    });
    expect(await outcome('others.gad7.results.total + others.gad7.scores.q1', context)).toEqual({
      value: 11,
      inputs: { scores: { q1: 3, q2: 1 }, answers: { q1: 3, q2: 1 }, others: { gad7: context.others?.['gad7'] } },
    });
    expect(await outcome('citizen.sex & citizen.age', context)).toMatchObject({
      value: 'female44',
      inputs: { citizen: { age: 44, sex: 'female' } },
    });
    expect(await outcome('scores.q1', context)).toEqual({ value: 3, inputs: { scores: { q1: 3, q2: 1 }, answers: { q1: 3, q2: 1 } } });
    expect(await outcome('$count($keys(others))', context)).toMatchObject({ value: 2 });
  });

  test('what is not known of the citizen has no key', async () => {
    expect(await outcome('$count($keys(citizen))')).toMatchObject({ value: 0 });
    expect(await outcome('$count($keys(citizen))', { citizen: { age: null, sex: 'male' } })).toMatchObject({ value: 1 });
    expect(await outcome('citizen.age > 18 ? 1 : 2', { citizen: { age: 0, sex: null } })).toMatchObject({ value: 2 });
  });

  test('that comes to nothing for want of another form or an earlier occasion waits; for want of an answer it fails', async () => {
    expect(await outcome('others.gad7.results.total + 1')).toMatchObject({ waitsFor: 'gad7' });
    expect(await outcome('earlier[0].results.total')).toMatchObject({ waitsFor: 'earlier' });
    expect(await outcome('earlier[0].results.total', { earlier: before(null) })).toMatchObject({
      failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.',
    });
    expect(await outcome('$count($keys(earlier[0].results))', { earlier: before(null) })).toMatchObject({ value: 0 });
    expect(await outcome('others.g.results.total', { others: { g: { answers: {}, scores: {}, results: { total: null } } } })).toMatchObject(
      {
        failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.',
      },
    );
    expect(await outcome('scores.q9')).toMatchObject({ failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.' });
    expect(await outcome('others.gad7 ? 1 : 0')).toMatchObject({ value: 0 });
  });

  test('a result it names that failed is a failure, and one that waits makes it wait', async () => {
    const settled = { a: { failure: 'Nej.', inputs: {} }, b: { waitsFor: 'gad7', inputs: {} }, c: came(2) };
    expect(await outcome('results.a', { settled })).toMatchObject({ failure: 'Resultatet ”a” behövs, men det gick inte att räkna ut.' });
    expect(await outcome('results.b', { settled })).toMatchObject({ waitsFor: 'gad7' });
    expect(await outcome('$sum(results.*)', { settled })).toMatchObject({ value: 2 });
  });

  test('it cannot change what it is given', async () => {
    const earlier = before(20);
    await outcome('earlier ~> |$|{"at": 7}|', { earlier });
    expect(earlier).toEqual(before(20));
  });
});

describe('results of a whole moment', () => {
  const scale = (id: string) => ({ ...scaleForm(1, { total: { kind: 'sum', questions: ['q1'] } }), id });
  const result = (id: string, from: readonly string[], method: object) => ({
    id,
    title: id,
    from: [...from],
    method,
    minimum: -100,
    maximum: 100,
    audience: ['staff'],
  });
  const both = {
    kind: 'combine',
    items: [
      { form: 'f1', result: 'total' },
      { form: 'f2', result: 'total' },
    ],
  }; // prettier-ignore
  const moment = momentSchema.parse(
    aMoment({
      forms: [scale('f1'), scale('f2'), scale('f3')],
      results: [
        result('both', ['f1', 'f2'], both),
        result('third', ['f3'], { kind: 'jsonata', expression: 'others.f3.scores.q1' }),
        result('one', ['f1', 'f3'], { kind: 'jsonata', expression: 'others.f1.scores.q1' }),
        result('change', ['f1'], { kind: 'change', of: 'both', since: 'first', as: 'difference' }),
      ] as never,
    }),
  );
  const saved = (id: string, value: number) => {
    const of = moment.forms.find((one) => one.id === id);
    if (!of) throw new Error(`No form "${id}".`);
    return { [id]: seenForm(of, numbers(value), [{ result: 'total', value }]) };
  };
  const told = async (context: Partial<ScoringContext>, by?: string) =>
    (await scoreMoment(moment, { ...alone, ...context }, by)).map(({ result: id, value, failure }) => [id, failure ?? value]);

  test('wait until all their forms have been saved', async () => {
    expect(await told({ others: saved('f1', 1) })).toEqual([]);
    expect(await told({ others: saved('f1', 1) }, 'f1')).toEqual([]);
    expect(await told({ others: { ...saved('f1', 1), ...saved('f2', 2) } })).toEqual([['both', 3]]);
  });

  test('are those made of the form that was saved, or all', async () => {
    const others = { ...saved('f1', 1), ...saved('f2', 2), ...saved('f3', 3) };
    expect(await told({ others }, 'f3')).toEqual([
      ['third', 3],
      ['one', 1],
    ]);
    expect(await told({ others }, 'f2')).toEqual([['both', 3]]);
    expect(await told({ others })).toEqual([
      ['both', 3],
      ['third', 3],
      ['one', 1],
    ]);
  });

  test('are compared with the moment’s own before', async () => {
    const others = { ...saved('f1', 1), ...saved('f2', 2) };
    expect(await told({ others, earlier: [{ at: 0, occasion: 1, results: { both: 5 } }] }, 'f1')).toEqual([
      ['both', 3],
      ['change', -2],
    ]);
  });

  test('fail when a result of a form failed, and have no questions of their own', async () => {
    const failed = { ...saved('f1', 1), f2: { answers: {}, scores: {}, results: { total: null } } };
    expect(await told({ others: failed }, 'f2')).toEqual([['both', 'Resultatet ”f2.total” behövs, men det gick inte att räkna ut.']]);
    const asks = {
      ...moment,
      results: [{ ...moment.results?.[0], method: { kind: 'sum', questions: ['q1'], reversed: [], missingAllowed: 0 } }],
    };
    expect(await scoreMoment(asks as typeof moment, { ...alone, others: { ...saved('f1', 1), ...saved('f2', 2) } })).toMatchObject([
      { failure: 'Frågan ”q1” finns inte i formuläret.' },
    ]);
  });

  test('there are none in a moment without', async () => {
    expect(await scoreMoment(momentSchema.parse(aMoment()), alone)).toEqual([]);
  });
});

describe('another form as results may see it', () => {
  test('has no text, contact, identity number, file or signature, nor in its groups; rows and repetitions have scores', () => {
    const options = [
      { id: 'a', text: 'A', score: 2 },
      { id: 'b', text: 'B' },
    ]; // prettier-ignore
    const seen = formSchema.parse({
      id: 'f',
      title: 'F',
      questions: [
        { kind: 'shortText', id: 'short', text: 'q' },
        { kind: 'contact', id: 'contact', text: 'q', of: 'either' },
        { kind: 'identityNumber', id: 'pnr', text: 'q' },
        { kind: 'signature', id: 'sign', text: 'q' },
        { kind: 'file', id: 'file', text: 'q' },
        { kind: 'singleChoice', id: 'choice', text: 'q', options },
        {
          kind: 'singleChoiceMatrix',
          id: 'matrix',
          text: 'q',
          rows: [
            { id: 'r', text: 'r' },
            { id: 's', text: 's' },
          ],
          options,
        },
        { kind: 'multipleChoiceMatrix', id: 'bare', text: 'q', rows: [{ id: 'r', text: 'r' }], options },
        { kind: 'date', id: 'day', text: 'q' },
        {
          kind: 'group',
          id: 'group',
          text: 'q',
          questions: [
            { kind: 'shortText', id: 'name', text: 'q' },
            { kind: 'number', id: 'dose', text: 'q' },
          ],
        },
      ],
      results: [],
    });
    const answers = {
      short: 'x',
      contact: 'a@b.se',
      pnr: '191212121212',
      sign: { name: 'x' },
      file: ['1'],
      choice: 'a',
      matrix: { r: 'a', s: 'b' },
      bare: { r: ['b'] },
      day: '2026-01-01',
      group: [{ name: 'Alvedon', dose: 2 }, { name: 'Ipren' }],
    };
    expect(seenForm(seen, answers, [{ result: 'r', value: null }])).toEqual({
      answers: { choice: 'a', matrix: { r: 'a', s: 'b' }, bare: { r: ['b'] }, day: '2026-01-01', group: [{ dose: 2 }, {}] },
      scores: { choice: 2, matrix: { r: 2 }, group: [{ dose: 2 }, {}] },
      results: { r: null },
    });
    expect(seenForm(seen, { group: 'no list' }, [])).toEqual({ answers: { group: [] }, scores: {}, results: {} });
  });
});
