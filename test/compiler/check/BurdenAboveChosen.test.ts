import { describe, test } from 'vitest';
import { aForm, aModuleWith, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: minutes in a week', () => {
  test('steps and forms that take more than the moment says', () => {
    expectProblems(
      'BurdenAboveChosen',
      {
        burden: { minutesPerWeek: 30 },
        modules: [
          aModuleWith(
            { ...aStep(), minutes: 20 },
            { ...aStep('st2'), minutes: 5 },
            { kind: 'form', id: 'st3', title: 'Fyll i', form: 'f1' },
          ),
        ],
        forms: [aForm({ minutes: 6 })],
      },
      ['warning burden.minutesPerWeek: Veckan från dag 0 tar 31 minuter, mer än de 30 som momentet säger.'],
    );
  });

  test('just as much is well, and another week is another', () => {
    expectProblems(
      'BurdenAboveChosen',
      {
        burden: { minutesPerWeek: 26 },
        modules: [aModuleWith({ ...aStep(), minutes: 20 }, { kind: 'form', id: 'st3', title: 'Fyll i', form: 'f1' })],
        forms: [aForm({ minutes: 6 })],
      },
      [],
    );
  });
});
