import { describe, test } from 'vitest';
import { aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: questions that are counted', () => {
  test('a text has nothing to count', () => {
    expectProblems(
      'ScorableQuestions',
      { forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'free'] } })] })] },
      ['error forms[0].results[0].method.questions[1]: Frågan ”free” har inga poäng att räkna.'],
    );
  });

  test('a choice without a single score has nothing to count', () => {
    expectProblems(
      'ScorableQuestions',
      {
        forms: [
          aForm({
            questions: [{ kind: 'singleChoice', id: 'one', text: 'A', options: ['x', 'y'].map((id) => ({ id, text: id })) }],
          }),
        ],
      },
      ['error forms[0].results[0].method.questions[0]: Frågan ”one” har inga poäng att räkna.'],
    );
  });

  test('a number without a range cannot be turned round, but can be counted', () => {
    expectProblems(
      'ScorableQuestions',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'number', id: 'a', text: 'A' },
              { kind: 'number', id: 'b', text: 'B' },
            ],
            results: [aResult({ method: { kind: 'sum', questions: ['a', 'b'], reversed: ['b'] } })],
          }),
        ],
      },
      ['error forms[0].results[0].method.questions[1]: Frågan ”b” behöver ett lägsta och ett högsta värde för att kunna vändas.'],
    );
  });
});
