import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: answers from the beginning', () => {
  test('one that the question does not take is reported with its reason', () => {
    expectProblems(
      'InitialFits',
      asking({ kind: 'number', id: 'n', text: 'N', maximum: 5, initial: 6 }, { kind: 'yesNo', id: 'y', text: 'Y', initial: 'ja' }),
      [
        'error forms[0].questions[0].initial: Svaret som står från början passar inte frågan ”n”. Svara med ett helt tal som är högst 5.',
        'error forms[0].questions[1].initial: Svaret som står från början passar inte frågan ”y”. Svara ja eller nej.',
      ],
    );
  });

  test('an empty one is none', () => {
    expectProblems('InitialFits', asking({ kind: 'shortText', id: 's', text: 'S', initial: ' ' }), [
      'error forms[0].questions[0].initial: Svaret som står från början passar inte frågan ”s”. Svara på frågan.',
    ]);
  });

  test('one that fits passes', () => {
    expectProblems(
      'InitialFits',
      asking({
        kind: 'singleChoiceMatrix',
        id: 'm',
        text: 'M',
        rows: [{ id: 'r', text: 'R' }],
        options: [
          { id: 'a', text: 'A', score: 0 },
          { id: 'b', text: 'B', score: 1 },
        ],
        initial: { r: 'a' },
      }),
      [],
    );
  });
});
