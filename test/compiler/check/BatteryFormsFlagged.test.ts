import { describe, test } from 'vitest';
import { aFlag, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: answers that nobody is told of', () => {
  test('a battery form with neither flag nor result for staff is a warning', () => {
    expectProblems('BatteryFormsFlagged', { forms: [aForm({ results: [] })], flags: [] }, [
      'warning batteries[0].forms[0]: Svar på ”Formulär 1” har varken flagga eller resultat för personalen. De syns bara i listan över olästa formulär.',
    ]);
  });

  test('a result that only the citizen sees does not tell staff', () => {
    expectProblems('BatteryFormsFlagged', { forms: [aForm({ results: [aResult({ audience: ['citizen'] })] })], flags: [] }, [
      'warning batteries[0].forms[0]: Svar på ”Formulär 1” har varken flagga eller resultat för personalen. De syns bara i listan över olästa formulär.',
    ]);
  });

  test('a flag is enough', () => {
    expectProblems(
      'BatteryFormsFlagged',
      { forms: [aForm({ results: [] })], flags: [aFlag({ trigger: { kind: 'form', form: 'f1' } })] },
      [],
    );
  });

  test('a result for staff is enough', () => {
    expectProblems('BatteryFormsFlagged', { flags: [] }, []);
  });
});
