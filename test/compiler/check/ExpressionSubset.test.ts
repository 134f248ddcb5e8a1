import { describe, test } from 'vitest';
import { aFlagWhen } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: conditions outside the subset', () => {
  test('each fault is told with its sentence', () => {
    expectProblems('ExpressionSubset', { flags: [aFlagWhen('$sum(forms.f1.results.total) > 1 and forms.f1.answers.*')] }, [
      'error flags[0].trigger.when: Funktionen $sum kan inte användas i ett villkor. Räkna ut värdet som ett resultat och jämför med det.',
      'error flags[0].trigger.when: En väg i ett villkor är bara namn med punkt emellan: forms.<formulär>.answers.<fråga> eller forms.<formulär>.results.<resultat>.',
    ]);
  });

  test('what cannot be read is told too', () => {
    expectProblems('ExpressionSubset', { flags: [aFlagWhen('forms.f1.results.total >=')] }, [
      'error flags[0].trigger.when: Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.',
    ]);
  });

  test('the whole subset passes', () => {
    expectProblems(
      'ExpressionSubset',
      { flags: [aFlagWhen('$not(forms.f1.results.total + 1 > 2 * -1) or ($exists(forms.f1.answers.yes) ? forms.f1.answers.yes : false)')] },
      [],
    );
  });
});
