import { describe, expect, test } from 'vitest';
import type { Form } from '../../compiler/document/form.ts';
import type { TestCase } from '../../compiler/document/testCase.ts';
import { pathText } from '../../compiler/path.ts';
import { checkCases } from '../../scoring/checkCases.ts';
import { scaleForm } from '../support/scaleForm.ts';

const form = scaleForm(2, {
  total: {
    method: { kind: 'sum', questions: ['q1', 'q2'] },
    bands: [{ from: 0, to: 3, name: 'Lågt', tone: 'calm' }],
  },
  text: { kind: 'jsonata', expression: 'scores.q1 > 1 ? "hög" : "låg"' },
  yes: { kind: 'jsonata', expression: 'scores.q1 > 1' },
  change: { kind: 'change', of: 'total', since: 'first', as: 'difference' },
  norm: { kind: 'norm', of: 'total', as: 'z', table: [{ sex: 'female', ageFrom: 40, mean: 3, sd: 2 }] },
});
const withCases = (...cases: readonly (Partial<TestCase> & Pick<TestCase, 'results'>)[]): Form => ({
  ...form,
  cases: cases.map((one) => ({ name: 'Fall', answers: { q1: 2, q2: 1 }, ...one })),
});
const told = async (of: Form) => (await checkCases(of)).map(({ at, message }) => `${pathText(at)}: ${message}`);

describe('the cases of a form', () => {
  test('that come out say nothing: number, text, yes, band, change, norm and what cannot be counted', async () => {
    const women = { age: 40, sex: 'female' as const };
    const known = withCases(
      { results: { total: 3, text: 'hög', yes: true, change: null, norm: null }, bands: { total: 'Lågt', text: null } },
      { results: { change: -2 }, earlier: [{ results: { total: 5 } }] },
      { results: { change: 1 }, earlier: [{ answers: { q1: 1, q2: 1 } }, { results: { total: 9 } }] },
      { results: { change: -6 }, earlier: [{ answers: { q1: 1, q2: 1 }, results: { total: 9 } }] },
      { results: { norm: 0 }, citizen: women },
      { answers: { q1: 2 }, results: { total: null }, bands: { total: null } },
      { answers: { q1: 0.1, q2: 0.2 }, results: { total: 0.1 + 0.2 } },
    );
    expect(await told(known)).toEqual([]);
    expect(await told(form)).toEqual([]);
  });

  test('that do not are errors at their place, with what was expected and what came', async () => {
    expect(
      await told(
        withCases(
          { results: { total: 4, text: 'låg', yes: false }, bands: { total: 'Högt' } },
          { results: { total: 3, norm: 1, change: 2 } },
          { answers: { q1: 3, q2: 3 }, results: { total: null }, bands: { total: 'Lågt' } },
          { results: { total: 3.0001, text: 3, gone2: 1 }, bands: { total: null } },
          { results: { total: 'tre', change: null }, bands: { change: 'Lågt' } },
        ),
      ),
    ).toEqual([
      'cases[0].results.total: Fallet ”Fall” skulle ge 4 men gav 3.',
      'cases[0].results.text: Fallet ”Fall” skulle ge ”låg” men gav ”hög”.',
      'cases[0].results.yes: Fallet ”Fall” skulle ge nej men gav ja.',
      'cases[0].bands.total: Fallet ”Fall” skulle falla i ”Högt” men föll i ”Lågt”.',
      'cases[1].results.norm: Fallet ”Fall” skulle ge 1 men gav inget: Normtabellen kräver uppgift om ålder och kön, som inte är känd.',
      'cases[1].results.change: Fallet ”Fall” skulle ge 2 men gav inget, resultatet väntar på något.',
      'cases[2].results.total: Fallet ”Fall” skulle ge inget värde men gav 6.',
      'cases[2].bands.total: Fallet ”Fall” skulle falla i ”Lågt” men föll i inget band.',
      'cases[3].results.total: Fallet ”Fall” skulle ge 3,0001 men gav 3.',
      'cases[3].results.text: Fallet ”Fall” skulle ge 3 men gav ”hög”.',
      'cases[3].results.gone2: Formuläret har inget resultat ”gone2”.',
      'cases[3].bands.total: Fallet ”Fall” skulle falla i inget band men föll i ”Lågt”.',
      'cases[4].results.total: Fallet ”Fall” skulle ge ”tre” men gav 3.',
      'cases[4].bands.change: Fallet ”Fall” skulle falla i ”Lågt” men föll i inget band.',
    ]);
  });

  test('large numbers are the same when they differ in the sixteenth figure only', async () => {
    const large = scaleForm(1, { total: { method: { kind: 'sum', questions: ['q1'], then: { multiply: 300_000 } } } });
    const one = (total: number): Form => ({ ...large, cases: [{ name: 'Stort', answers: { q1: 1 }, results: { total } }] });
    expect(await told(one(300_000.0000001))).toEqual([]);
    expect(await told(one(300_000.01))).toHaveLength(1);
  });

  test('name results that the form has', async () => {
    expect(await told(withCases({ results: { gone: 1 }, bands: { lost: 'x' } }))).toEqual([
      'cases[0].results.gone: Formuläret har inget resultat ”gone”.',
      'cases[0].bands.lost: Formuläret har inget resultat ”lost”.',
    ]);
  });

  test('answer questions that the form has, in a way that fits, before anything is counted', async () => {
    expect(
      await told(
        withCases(
          { answers: { q1: 'två', q9: 1 }, results: { total: 99 } },
          { results: { total: 99 }, earlier: [{ answers: {} }, { answers: { q9: 1 } }] },
        ),
      ),
    ).toEqual([
      'cases[0].answers.q1: Svaret på ”q1” passar inte frågan: Svara med ett tal mellan 0 och 3.',
      'cases[0].answers.q9: Svaret på ”q9” passar inte frågan: Frågan finns inte i formuläret.',
      'cases[1].earlier[1].answers.q9: Svaret på ”q9” passar inte frågan: Frågan finns inte i formuläret.',
    ]);
  });

  test('stand under their form in a moment, and are errors', async () => {
    const wrong = withCases({ results: { total: 3 } }, { results: { total: 4 } });
    expect(await checkCases({ forms: [form, wrong] })).toEqual([
      {
        code: 'Cases',
        severity: 'error',
        at: ['forms', 1, 'cases', 1, 'results', 'total'],
        message: 'Fallet ”Fall” skulle ge 4 men gav 3.',
      },
    ]);
  });

  test('know the occasions before one another by number, and the citizen in them too', async () => {
    const third = scaleForm(1, {
      total: { kind: 'sum', questions: ['q1'] },
      second: { kind: 'change', of: 'total', since: { occasion: 2 }, as: 'difference' },
      norm: { kind: 'norm', of: 'total', as: 'z', table: [{ sex: 'female', mean: 1, sd: 1 }] },
      normChange: { kind: 'change', of: 'norm', since: 'first', as: 'difference' },
      trend: { kind: 'change', of: 'second', since: 'previous', as: 'difference' },
    });
    const cases: readonly TestCase[] = [
      {
        name: 'Tredje',
        citizen: { sex: 'female' },
        answers: { q1: 3 },
        earlier: [{ answers: { q1: 0 } }, { answers: { q1: 1 } }],
        results: { second: 2, normChange: 3 },
      },
      {
        name: 'Fjärde, mot en förändring som räknades mellan de tidigare',
        answers: { q1: 3 },
        earlier: [{ answers: { q1: 0 } }, { answers: { q1: 1 } }, { answers: { q1: 2.5 } }],
        results: { second: 2, trend: 0.5 },
      },
    ];
    expect(await told({ ...third, cases: [...cases] })).toEqual([]);
  });
});
