import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what a form’s own conditions look at', () => {
  test('a question that stands later, and itself, cannot be looked at', () => {
    expectProblems(
      'ShownWhenEarlier',
      asking(
        { kind: 'yesNo', id: 'one', text: '1', shownWhen: 'answers.two = true or answers.one = true' },
        { kind: 'yesNo', id: 'two', text: '2' },
      ),
      [
        'error forms[0].questions[0].shownWhen: Frågan ”two” står senare i formuläret. Ett villkor ser bara det som står före.',
        'error forms[0].questions[0].shownWhen: Frågan ”one” kan inte bero på sig själv.',
      ],
    );
  });

  test('one that is not there, or a row that is not, is reported', () => {
    expectProblems(
      'ShownWhenEarlier',
      asking(
        {
          kind: 'singleChoiceMatrix',
          id: 'm',
          text: 'M',
          rows: [{ id: 'r', text: 'R' }],
          options: [
            { id: 'a', text: 'A', score: 0 },
            { id: 'b', text: 'B', score: 1 },
          ],
        },
        { kind: 'calculated', id: 'c', text: 'C', expression: 'answers.x + scores.m.q' },
      ),
      [
        'error forms[0].questions[1].expression: Formuläret har ingen fråga med id ”x”.',
        'error forms[0].questions[1].expression: Frågan ”m” har ingen rad med id ”q”.',
      ],
    );
  });

  test('what is repeated has not one answer for the rest of the form', () => {
    expectProblems(
      'ShownWhenEarlier',
      asking(
        { kind: 'group', id: 'g', text: 'G', questions: [{ kind: 'yesNo', id: 'i', text: 'I' }] },
        { kind: 'yesNo', id: 'y', text: 'Y', shownWhen: 'answers.i = true' },
      ),
      ['error forms[0].questions[1].shownWhen: Frågan ”i” står i en grupp som upprepas och har inte ett enda svar.'],
    );
  });

  test('what stands before, in the form and in the same group, may be looked at', () => {
    expectProblems(
      'ShownWhenEarlier',
      asking(
        { kind: 'yesNo', id: 'y', text: 'Y' },
        {
          kind: 'group',
          id: 'g',
          text: 'G',
          questions: [
            { kind: 'yesNo', id: 'i', text: 'I' },
            { kind: 'yesNo', id: 'j', text: 'J', shownWhen: 'answers.i = true and answers.y = true' },
          ],
        },
        { kind: 'yesNo', id: 'z', text: 'Z', shownWhen: '$count(answers.g) > 1' },
      ),
      [],
    );
  });
});
