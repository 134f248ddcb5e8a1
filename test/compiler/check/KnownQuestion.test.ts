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
