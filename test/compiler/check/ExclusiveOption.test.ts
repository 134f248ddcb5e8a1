import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: options that take the others away', () => {
  test('in a question where one is chosen, it takes nothing away', () => {
    expectProblems(
      'ExclusiveOption',
      asking({
        kind: 'singleChoice',
        id: 's',
        text: 'S',
        options: [
          { id: 'a', text: 'A', exclusive: true },
          { id: 'b', text: 'B' },
        ],
      }),
      ['error forms[0].questions[0].options[0].exclusive: I frågan ”s” väljs inte flera alternativ, så inget kan ta bort de andra.'],
    );
  });

  test('when all do, one is chosen', () => {
    expectProblems(
      'ExclusiveOption',
      asking({ kind: 'multipleChoice', id: 'm', text: 'M', options: [{ id: 'a', text: 'A', exclusive: true }] }),
      ['error forms[0].questions[0].options[0].exclusive: Alla alternativ i ”m” tar bort de andra. Använd en envalsfråga.'],
    );
  });

  test('among others, where several may be chosen, it passes', () => {
    expectProblems(
      'ExclusiveOption',
      asking({
        kind: 'multipleChoice',
        id: 'm',
        text: 'M',
        options: [
          { id: 'a', text: 'A', exclusive: true },
          { id: 'b', text: 'B' },
        ],
      }),
      [],
    );
  });
});
