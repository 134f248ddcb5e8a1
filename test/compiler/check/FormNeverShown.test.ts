import { describe, test } from 'vitest';
import { aForm, aModuleWith } from './base.ts';
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
