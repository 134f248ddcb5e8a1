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

describe('check: what each way of counting needs', () => {
  const matrix = (id: string, scored: boolean) => ({
    kind: 'singleChoiceMatrix' as const,
    id,
    text: 'M',
    rows: [{ id: 'r1', text: 'R' }],
    options: ['x', 'y'].map((option, index) => ({ id: option, text: option, ...(scored && { score: index }) })),
  });
  const questions = [
    ...(aForm().questions as never[]),
    { kind: 'number', id: 'open', text: 'N' },
    { kind: 'duration', id: 'long', text: 'D' },
    { kind: 'calculated', id: 'made', text: 'C', expression: '1' },
    matrix('m', true),
    matrix('words2', false),
  ];
  const said = (method: object, lines: readonly string[]) =>
    expectProblems(
      'ScorableQuestions',
      {
        forms: [
          aForm({ questions: questions as never, results: [aResult({ method: method as never, minimum: -999, maximum: 999, bands: [] })] }),
        ],
        flags: [],
        batteries: [],
      },
      lines.map((line) => `error forms[0].results[0].method.${line}`),
    );
  const noScore = (part: string, id: string) => `${part}: Frågan ”${id}” har inga poäng att räkna.`;
  const noRange = (part: string, id: string) => `${part}: Frågan ”${id}” behöver ett lägsta och ett högsta värde för att kunna vändas.`;

  test('sums and means', () => {
    for (const kind of ['sum', 'mean']) {
      said({ kind, questions: ['one', 'yes', 'number', 'open', 'long', 'made', 'm.r1'] }, []);
      said({ kind, questions: ['day', 'one', 'free'] }, [noScore('questions[0]', 'day'), noScore('questions[2]', 'free')]);
      said({ kind, questions: ['words2.r1'] }, [noScore('questions[0]', 'words2.r1')]);
      said({ kind, questions: ['gone', 'm'] }, []);
      said({ kind, questions: ['one', 'open', 'long', 'made'], reversed: ['one', 'open', 'made'] }, [
        noRange('questions[1]', 'open'),
        noRange('questions[3]', 'made'),
      ]);
      said({ kind, questions: ['number'], reversed: ['number'] }, []);
    }
  });

  test('weights', () => {
    const items = (...ids: string[]) => ({ kind: 'weighted', items: ids.map((question) => ({ question, weight: 2 })) });
    said(items('one', 'open', 'm.r1'), []);
    said(items('one', 'free', 'day'), [noScore('items[1].question', 'free'), noScore('items[2].question', 'day')]);
  });

  test('counts of scores, and of options', () => {
    said({ kind: 'count', questions: ['one', 'open'], atLeast: 1 }, []);
    said({ kind: 'count', questions: ['one', 'free'], atLeast: 1 }, [noScore('questions[1]', 'free')]);
    said({ kind: 'count', questions: ['one', 'words2.r1'], options: ['x'] }, []);
    said({ kind: 'count', questions: ['free', 'open', 'yes'], options: ['x'] }, [
      'questions[0]: Frågan ”free” har inga alternativ att räkna.',
      'questions[1]: Frågan ”open” har inga alternativ att räkna.',
    ]);
  });

  test('what is calculated otherwise counts none', () => {
    said({ kind: 'jsonata', expression: '1' }, []);
  });
});
