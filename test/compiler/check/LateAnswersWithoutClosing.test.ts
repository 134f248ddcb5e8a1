import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: late answers', () => {
  test('where nothing closes none is late', () => {
    expectProblems('LateAnswersWithoutClosing', { batteries: [aBattery({ closes: undefined, lateAnswers: 'accepted' })] }, [
      'warning batteries[0].lateAnswers: ”Veckomätning” stänger aldrig, så inget svar är för sent.',
    ]);
  });

  test('where it closes they may be', () => {
    expectProblems('LateAnswersWithoutClosing', { batteries: [aBattery({ lateAnswers: 'accepted' })] }, []);
  });
});
