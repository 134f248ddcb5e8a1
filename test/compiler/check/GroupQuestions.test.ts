import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: groups that are repeated', () => {
  test('one without a question to answer is reported', () => {
    expectProblems(
      'GroupQuestions',
      asking(
        { kind: 'group', id: 'g', text: 'G', questions: [{ kind: 'information', id: 'i', text: 'I' }] },
        { kind: 'yesNo', id: 'y', text: 'Y' },
      ),
      ['error forms[0].questions[0].questions: Gruppen ”g” har ingen fråga att svara på.'],
    );
  });

  test('one that must be repeated more often than it may is reported', () => {
    expectProblems(
      'GroupQuestions',
      asking({
        kind: 'group',
        id: 'g',
        text: 'G',
        minimum: 3,
        maximum: 2,
        questions: [{ kind: 'yesNo', id: 'y', text: 'Y', newPage: true }],
      }),
      [
        'error forms[0].questions[0].questions[0].newPage: En ny sida kan inte börja inuti en grupp.',
        'error forms[0].questions[0].maximum: Gruppen ”g” ska upprepas minst 3 gånger men får bara upprepas 2.',
      ],
    );
  });
});
