import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what puts a flag out', () => {
  test('a condition that is missing, that always holds or that never does', () => {
    expectProblems(
      'FlagNeverOut',
      {
        flags: [
          aFlag({ putOut: 'condition' }),
          aFlag({ id: 'fl2', putOut: 'condition', outWhen: 'true' }),
          aFlag({ id: 'fl3', putOut: 'condition', outWhen: 'false' }),
        ],
      },
      [
        'error flags[0].outWhen: Flaggan ”Hög summa” släcks av ett villkor men har inget. Skriv outWhen.',
        'error flags[1].outWhen: Flaggan ”Hög summa” släcks i samma stund som den tänds.',
        'error flags[2].outWhen: Villkoret kan aldrig hålla, så flaggan ”Hög summa” släcks aldrig av sig själv.',
      ],
    );
  });

  test('a condition that is not used, and activity that does not matter', () => {
    expectProblems('FlagNeverOut', { flags: [aFlag({ outWhen: 'forms.f1.answers.yes' }), aFlag({ id: 'fl2', putOut: 'activity' })] }, [
      'warning flags[0].outWhen: Villkoret används bara när putOut är ”condition”.',
      'warning flags[1].putOut: Inget som invånaren gör släcker flaggan ”Hög summa”, så bara personal kan det. Skriv ”staff” eller ”condition”.',
    ]);
  });

  test('a condition that may come to hold, and activity against silence', () => {
    expectProblems(
      'FlagNeverOut',
      {
        flags: [
          aFlag({ putOut: 'condition', outWhen: 'forms.f1.results.total < 2' }),
          aFlag({ id: 'fl2', putOut: 'activity', trigger: { kind: 'inactivity', days: 3, at: '08:00' } }),
        ],
      },
      [],
    );
  });
});
