import { describe, test } from 'vitest';
import { aBattery, aFlag, aModuleWith } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: forms that are named', () => {
  test('a form that is not there is reported in steps, batteries, triggers and conditions', () => {
    expectProblems(
      'KnownForm',
      {
        modules: [aModuleWith({ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f7' })],
        batteries: [aBattery({ forms: ['f1', 'f8'] })],
        flags: [aFlag({ trigger: { kind: 'form', form: 'f9', when: 'forms.f6.results.total > 1' } })],
      },
      [
        'error modules[0].sections[0].steps[0].form: Det finns inget formulär med id ”f7”.',
        'error batteries[0].forms[1]: Det finns inget formulär med id ”f8”.',
        'error flags[0].trigger.form: Det finns inget formulär med id ”f9”.',
        'error flags[0].trigger.when: Det finns inget formulär med id ”f6”.',
      ],
    );
  });
});
