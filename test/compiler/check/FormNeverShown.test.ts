import { describe, test } from 'vitest';
import { aBattery, aForm, aModuleWith, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: forms that nobody sees', () => {
  test('a form in no step and no battery is a warning', () => {
    expectProblems('FormNeverShown', { forms: [aForm(), aForm({ id: 'f2', title: 'Glömt' })] }, [
      'warning forms[1]: Formuläret ”Glömt” visas aldrig för invånaren.',
    ]);
  });

  test('a form in a step is shown', () => {
    expectProblems(
      'FormNeverShown',
      { batteries: [], modules: [aModuleWith({ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f1' })] },
      [],
    );
  });
});

describe('check: forms behind what never opens', () => {
  test('nobody can fill it in', () => {
    expectProblems(
      'FormNeverShown',
      {
        batteries: [],
        flags: [],
        modules: [
          aModuleWith(aStep(), {
            kind: 'form',
            id: 'st2',
            title: 'Fyll i',
            form: 'f1',
            opens: { kind: 'not', of: { kind: 'fromStart' } },
          }),
        ],
      },
      ['warning forms[0]: Ingen kan fylla i ”Formulär 1”, eftersom inget som visar formuläret öppnar.'],
    );
  });

  test('in follow-up they can', () => {
    expectProblems(
      'FormNeverShown',
      { flags: [], batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'end' }, months: 3 } })] },
      [],
    );
  });
});
