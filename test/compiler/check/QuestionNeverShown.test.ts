import { describe, test } from 'vitest';
import { aForm, asking } from './base.ts';
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

  /** One question that is asked, one that never is, and one with this condition. */
  const withCondition = (shownWhen: string) =>
    asking(
      { kind: 'yesNo', id: 'one', text: '1' },
      { kind: 'yesNo', id: 'hid', text: 'H', shownWhen: 'false' },
      { kind: 'yesNo', id: 'two', text: '2', shownWhen },
    );
  const hid = 'warning forms[0].questions[1].shownWhen: Frågan ”hid” kan aldrig visas.';

  test.each([
    '0',
    '""',
    'null',
    'false',
    'answers.hid',
    '-answers.hid > 1 and false',
    '$exists(answers.hid)',
    '$count(answers.hid)',
    '$boolean(answers.hid)',
    '$boolean(false)',
    '$not(true)',
    '$not(1)',
    '$not("a")',
    '$not(answers.one or true)',
    'answers.one and false',
    'false and answers.one',
    'false or false',
    'false or 0',
    'true and 0',
    'answers.hid = true',
    'true = answers.hid',
    'answers.hid != true',
    'answers.one ? false : 0',
    'true ? false : answers.one',
    'true ? false : true',
    'false ? true : false',
    'false ? true',
    'answers.one ? false',
    'answers.hid ? true : false',
  ])('%s is never so', (condition) => {
    expectProblems('QuestionNeverShown', withCondition(condition), [
      hid,
      'warning forms[0].questions[2].shownWhen: Frågan ”two” kan aldrig visas.',
    ]);
  });

  test.each([
    'true',
    '1',
    '"a"',
    '-1',
    '$not(false)',
    '$not(0)',
    '$not("")',
    '$not(answers.one)',
    '$not($exists(answers.hid))',
    '$exists(answers.one)',
    '$boolean(true)',
    '$boolean(answers.one)',
    'true ? true : false',
    'false ? false : true',
    'answers.one ? true : false',
    'answers.one ? true : true',
    'answers.one ? false : true',
    'answers.one ? true',
    'answers.hid ? false : true',
    'answers.one or false',
    'false or answers.one',
    'true or false',
    'true and true',
    'answers.one and true',
    'true and answers.one',
    'answers.hid or answers.one',
    'answers.one = true',
    'answers.one in [true]',
  ])('%s may be so', (condition) => {
    expectProblems('QuestionNeverShown', withCondition(condition), [hid]);
  });

  test('what stands in a group that is never shown is not said of again', () => {
    expectProblems(
      'QuestionNeverShown',
      asking(
        { kind: 'yesNo', id: 'one', text: '1' },
        {
          kind: 'group',
          id: 'g',
          text: 'G',
          shownWhen: 'false',
          questions: [{ kind: 'yesNo', id: 'i', text: 'I', shownWhen: 'false' }],
        },
      ),
      ['warning forms[0].questions[1].shownWhen: Frågan ”g” kan aldrig visas.'],
    );
  });

  test('a question is never shown in its own form, and its namesake in another is', () => {
    const one = { kind: 'yesNo' as const, id: 'one', text: '1' };
    const two = { kind: 'yesNo' as const, id: 'two', text: '2', shownWhen: 'answers.one' };
    expectProblems(
      'QuestionNeverShown',
      {
        forms: [
          aForm({ questions: [{ ...one, shownWhen: 'false' }, two], results: [] }),
          aForm({ id: 'f2', questions: [one, two], results: [] }),
        ],
        flags: [],
      },
      [
        'warning forms[0].questions[0].shownWhen: Frågan ”one” kan aldrig visas.',
        'warning forms[0].questions[1].shownWhen: Frågan ”two” kan aldrig visas.',
      ],
    );
  });
});
