import { describe, test } from 'vitest';
import { aBattery, aFlag, aForm, aResult } from './base.ts';
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

  test('another form’s result, another form’s flag and a flag about silence tell nothing of this one', () => {
    const silent = aForm({ id: 'f2', title: 'Formulär 2', results: [] });
    expectProblems(
      'BatteryFormsFlagged',
      {
        forms: [aForm(), silent],
        batteries: [aBattery({ forms: ['f1', 'f2'] })],
        flags: [
          aFlag({ trigger: { kind: 'form', form: 'f1' } }),
          aFlag({ id: 'fl2', trigger: { kind: 'inactivity', days: 7, at: '08:00' } }),
        ],
      },
      [
        'warning batteries[0].forms[1]: Svar på ”Formulär 2” har varken flagga eller resultat för personalen. De syns bara i listan över olästa formulär.',
      ],
    );
  });
});
