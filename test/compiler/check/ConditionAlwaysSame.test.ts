import { describe, test } from 'vitest';
import { aFlagWhen } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: conditions that always or never hold', () => {
  test('a limit past the maximum can never be reached', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.results.total >= 4')] }, [
      'warning flags[0].trigger.when: ”total >= 4” kan aldrig hålla, eftersom total ligger mellan 0 och 3.',
    ]);
  });

  test('a limit under the minimum always holds', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.answers.number >= 0')] }, [
      'warning flags[0].trigger.when: ”number >= 0” håller alltid, eftersom number ligger mellan 0 och 10.',
    ]);
  });

  test('the limit may stand first', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('3 < forms.f1.results.total')] }, [
      'warning flags[0].trigger.when: ”total > 3” kan aldrig hålla, eftersom total ligger mellan 0 och 3.',
    ]);
  });

  test('a limit that splits the range is fine', () => {
    expectProblems('ConditionAlwaysSame', { flags: [aFlagWhen('forms.f1.results.total = 3 or forms.f1.answers.number < 10')] }, []);
  });
});
