import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags about the activity plan', () => {
  test('in a moment without one they are reported', () => {
    expectProblems('ActivityPlanOff', { flags: [aFlag({ trigger: { kind: 'activity', what: 'missed' } })] }, [
      'warning flags[0].trigger: Flaggan ”Hög summa” väntar på aktivitetsplanen, men momentet har ingen. Skriv "activityPlan".',
    ]);
  });

  test('with one they pass', () => {
    expectProblems('ActivityPlanOff', { activityPlan: {}, flags: [aFlag({ trigger: { kind: 'activity', what: 'missed' } })] }, []);
  });
});
