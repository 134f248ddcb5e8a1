import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: questions that nobody sees', () => {
  test('a condition that is false whatever is answered is reported', () => {
    expectProblems(
      'QuestionNeverShown',
      asking({ kind: 'yesNo', id: 'one', text: '1' }, { kind: 'yesNo', id: 'two', text: '2', shownWhen: 'answers.one = true and false' }),
      ['warning forms[0].questions[1].shownWhen: Frågan ”two” kan aldrig visas.'],
    );
  });

  test('so is one that waits for an answer to a question that is never shown, in a group too', () => {
    expectProblems(
      'QuestionNeverShown',
      asking(
        { kind: 'yesNo', id: 'one', text: '1', shownWhen: 'false' },
        { kind: 'yesNo', id: 'two', text: '2', shownWhen: '$exists(answers.one)' },
        {
          kind: 'group',
          id: 'g',
          text: 'G',
          questions: [
            { kind: 'yesNo', id: 'i', text: 'I', shownWhen: 'answers.two = true' },
            { kind: 'yesNo', id: 'j', text: 'J' },
          ],
        },
      ),
      [
        'warning forms[0].questions[0].shownWhen: Frågan ”one” kan aldrig visas.',
        'warning forms[0].questions[1].shownWhen: Frågan ”two” kan aldrig visas.',
        'warning forms[0].questions[2].questions[0].shownWhen: Frågan ”i” kan aldrig visas.',
      ],
    );
  });

  test('what may become true passes', () => {
    expectProblems(
      'QuestionNeverShown',
      asking(
        { kind: 'yesNo', id: 'one', text: '1' },
        { kind: 'yesNo', id: 'two', text: '2', shownWhen: 'answers.one = true or false' },
        { kind: 'yesNo', id: 'three', text: '3', shownWhen: '$not($exists(answers.one))' },
      ),
      [],
    );
  });
});
