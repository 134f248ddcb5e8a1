import { describe, test } from 'vitest';
import { aFlag, aFlagWhen, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: questions and results that are named', () => {
  test('a sum over a question that is not there is reported', () => {
    expectProblems('KnownQuestion', { forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'two'] } })] })] }, [
      'error forms[0].results[0].method.questions[1]: Formuläret har ingen fråga med id ”two”.',
    ]);
  });

  test('a question counted twice, or turned round but not counted, is reported', () => {
    expectProblems(
      'KnownQuestion',
      { forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'one'], reversed: ['yes'] } })] })] },
      [
        'error forms[0].results[0].method.questions[1]: Frågan ”one” räknas två gånger.',
        'error forms[0].results[0].method.reversed[0]: Frågan ”yes” vänds men räknas inte i summan.',
      ],
    );
  });

  test('a condition over an answer or a result that is not there is reported', () => {
    expectProblems('KnownQuestion', { flags: [aFlagWhen('forms.f1.results.sum > 1 or $exists(forms.f1.answers.q9)')] }, [
      'error flags[0].trigger.when: Formuläret ”Formulär 1” har inget resultat med id ”sum”.',
      'error flags[0].trigger.when: Formuläret ”Formulär 1” har ingen fråga med id ”q9”.',
    ]);
  });
});

describe('check: what each method counts', () => {
  const matrix = {
    kind: 'singleChoiceMatrix' as const,
    id: 'rows',
    text: 'Hur?',
    rows: [
      { id: 'r1', text: 'Ett' },
      { id: 'r2', text: 'Två' },
    ],
    options: [
      { id: 'a', text: 'A', score: 0 },
      { id: 'b', text: 'B', score: 1 },
    ],
  };
  const numbers = ['n', 'k'].map((id) => ({ kind: 'number' as const, id, text: id, minimum: 0, maximum: 3 }));
  const withMethod = (method: Parameters<typeof aResult>[0] extends { method?: infer Method } | undefined ? Method : never) => ({
    forms: [aForm({ questions: [matrix, ...numbers], results: [aResult({ ...(method && { method }) })] })],
    flags: [],
  });

  test('a matrix is counted row by row, and the sentence shows how', () => {
    expectProblems('KnownQuestion', withMethod({ kind: 'mean', questions: ['rows', 'rows.r2', 'rows.r9', 'n'] }), [
      'error forms[0].results[0].method.questions[0]: ”rows” är en matris. Skriv varje rad för sig: rows.r1.',
      'error forms[0].results[0].method.questions[2]: Formuläret har ingen fråga med id ”rows.r9”.',
    ]);
  });

  test('what is weighed is there, once', () => {
    expectProblems(
      'KnownQuestion',
      withMethod({
        kind: 'weighted',
        items: ['n', 'x', 'n', 'rows', 'k'].map((question) => ({ question, weight: 2 })),
        notShownIs: { n: 0, z: 1 },
      }),
      [
        'error forms[0].results[0].method.items[1].question: Formuläret har ingen fråga med id ”x”.',
        'error forms[0].results[0].method.items[2].question: Frågan ”n” räknas två gånger.',
        'error forms[0].results[0].method.items[3].question: ”rows” är en matris. Skriv varje rad för sig: rows.r1.',
        'error forms[0].results[0].method.notShownIs.z: Frågan ”z” räknas inte här.',
      ],
    );
  });

  test('what is turned round and what stands in for what is not shown is counted too', () => {
    expectProblems(
      'KnownQuestion',
      withMethod({ kind: 'sum', questions: ['n', 'rows.r1'], reversed: ['n', 'k', 'rows.r1'], notShownIs: { 'rows.r1': 0, 'rows.r2': 1 } }),
      [
        'error forms[0].results[0].method.reversed[1]: Frågan ”k” vänds men räknas inte i summan.',
        'error forms[0].results[0].method.notShownIs.rows.r2: Frågan ”rows.r2” räknas inte här.',
      ],
    );
  });

  test('results of results name no questions', () => {
    expectProblems(
      'KnownQuestion',
      {
        forms: [
          aForm({
            results: [
              aResult(),
              aResult({ id: 'both', bands: [], method: { kind: 'combine', items: [{ result: 'total' }, { result: 'gone' }] } }),
              aResult({ id: 'since', bands: [], method: { kind: 'change', of: 'gone', since: 'first', as: 'difference' } }),
            ],
          }),
        ],
      },
      [],
    );
  });
});

describe('check: what a condition names', () => {
  const all = {
    id: 'all',
    title: 'Allt',
    minimum: 0,
    maximum: 9,
    audience: ['staff' as const],
    from: ['f1'],
    method: { kind: 'combine' as const, items: [{ form: 'f1', result: 'total' }] },
  };

  test('a result of the moment that it has, and one that it does not have', () => {
    const flags = [aFlagWhen('results.all > 1 and results.none > 1')];
    const none = 'error flags[0].trigger.when: Momentet har inget resultat med id ”none”.';
    expectProblems('KnownQuestion', { results: [all], flags }, [none]);
    expectProblems('KnownQuestion', { flags }, ['error flags[0].trigger.when: Momentet har inget resultat med id ”all”.', none]);
  });

  test('an answer is no result and a result no answer', () => {
    expectProblems('KnownQuestion', { flags: [aFlagWhen('forms.f1.results.one > 1 or $exists(forms.f1.answers.total)')] }, [
      'error flags[0].trigger.when: Formuläret ”Formulär 1” har inget resultat med id ”one”.',
      'error flags[0].trigger.when: Formuläret ”Formulär 1” har ingen fråga med id ”total”.',
    ]);
  });

  test('a form that is not there is for another rule to say, and so is what is no form', () => {
    expectProblems(
      'KnownQuestion',
      { flags: [aFlagWhen('forms.f9.answers.x = 1 or progress.f1 = "open" or batteries.f1.answered > 1 or forms.f1.answers.number > 1')] },
      [],
    );
    expectProblems('KnownQuestion', { flags: [aFlagWhen('forms.f1.answers.one +')] }, []);
  });

  test('a trend over a form that is not there is for another rule to say', () => {
    expectProblems(
      'KnownQuestion',
      { flags: [aFlag({ trigger: { kind: 'trend', form: 'f9', result: 'sum', direction: 'up', by: 1 } })] },
      [],
    );
  });
});

describe('check: trends', () => {
  test('a result that the form does not have', () => {
    expectProblems('KnownQuestion', { flags: [aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'sum', direction: 'up', by: 1 } })] }, [
      'error flags[0].trigger.result: Formuläret ”Formulär 1” har inget resultat med id ”sum”.',
    ]);
  });

  test('one that it has', () => {
    expectProblems(
      'KnownQuestion',
      { flags: [aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 1 } })] },
      [],
    );
  });
});
