import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: choices', () => {
  test('too few options to choose between are an error', () => {
    expectProblems(
      'ChoiceWithoutOptions',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'singleChoice', id: 'a', text: 'A', options: [{ id: 'x', text: 'X' }] },
              { kind: 'multipleChoice', id: 'b', text: 'B' },
            ],
            results: [],
          }),
        ],
        flags: [],
      },
      [
        'error forms[0].questions[0].options: Frågan ”a” behöver minst två alternativ.',
        'error forms[0].questions[1].options: Frågan ”b” behöver minst ett alternativ.',
      ],
    );
  });

  test('numbers to choose that cannot be chosen are an error', () => {
    expectProblems(
      'ChoiceWithoutOptions',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'multipleChoice', id: 'a', text: 'A', options: [{ id: 'x', text: 'X' }], minimum: 2 },
              {
                kind: 'multipleChoice',
                id: 'b',
                text: 'B',
                options: ['x', 'y', 'z'].map((id) => ({ id, text: id })),
                minimum: 2,
                maximum: 1,
              },
            ],
            results: [],
          }),
        ],
        flags: [],
      },
      [
        'error forms[0].questions[0].minimum: Minst 2 ska väljas, men det finns bara 1 alternativ.',
        'error forms[0].questions[1].maximum: Högst 1 får väljas, men minst 2 ska väljas.',
      ],
    );
  });

  test('just as many as there are may be asked for, and of one choice nothing is asked', () => {
    const options = ['x', 'y'].map((id) => ({ id, text: id }));
    expectProblems(
      'ChoiceWithoutOptions',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'multipleChoice', id: 'a', text: 'A', options, minimum: 2, maximum: 2 },
              { kind: 'singleChoice', id: 'b', text: 'B', options },
            ],
            results: [],
          }),
        ],
        flags: [],
      },
      [],
    );
  });
});
