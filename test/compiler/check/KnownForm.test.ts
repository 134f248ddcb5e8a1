import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule, aModuleWith } from './base.ts';
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

describe('check: anchors, trends and what is not done', () => {
  test('every place that names one is looked at', () => {
    expectProblems(
      'KnownForm',
      {
        modules: [aModule({ opens: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'f9' }, hours: 1 } })],
        flags: [
          aFlag({ trigger: { kind: 'trend', form: 'f8', result: 'total', direction: 'up', by: 1 } }),
          aFlag({ id: 'fl2', trigger: { kind: 'notDone', form: 'f7', by: { kind: 'fromStart' } } }),
          aFlag({ id: 'fl3', putOut: 'condition', outWhen: '$exists(forms.f6.answers.yes)' }),
        ],
      },
      [
        'error modules[0].opens.anchor.form: Det finns inget formulär med id ”f9”.',
        'error flags[0].trigger.form: Det finns inget formulär med id ”f8”.',
        'error flags[1].trigger.form: Det finns inget formulär med id ”f7”.',
        'error flags[2].outWhen: Det finns inget formulär med id ”f6”.',
      ],
    );
  });

  test('one that is there is known', () => {
    expectProblems(
      'KnownForm',
      { modules: [aModule({ opens: { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'f1' }, hours: 1 } })] },
      [],
    );
  });
});
