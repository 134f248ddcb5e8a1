import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags that staff do not see', () => {
  test('a flag only to the citizen is a warning', () => {
    expectProblems('FlagWithoutStaff', { flags: [aFlag({ recipients: ['citizen'], citizenText: 'Ta kontakt med din mottagning.' })] }, [
      'warning flags[0].recipients: Flaggan ”Hög summa” går bara till invånaren. Ingen i personalen får veta.',
    ]);
  });

  test("one to the unit is staff's", () => {
    expectProblems(
      'FlagWithoutStaff',
      { flags: [aFlag({ recipients: ['unit', 'citizen'], citizenText: 'Ta kontakt med din mottagning.' })] },
      [],
    );
  });
});
