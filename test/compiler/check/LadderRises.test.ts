import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: escalation ladders', () => {
  test('a step no later than the one before, and the same step twice', () => {
    expectProblems(
      'LadderRises',
      {
        flags: [
          aFlag({
            ladder: [
              { afterHours: 4, to: 'standIn' },
              { afterHours: 4, to: 'unit' },
              { afterHours: 8, to: 'standIn', by: 'list' },
            ],
          }),
        ],
      },
      [
        'error flags[0].ladder[1].afterHours: Steg 2 kommer inte efter steg 1.',
        'error flags[0].ladder[2]: Steg 3 går till samma och på samma sätt som ett tidigare steg.',
      ],
    );
  });

  test('a flag that only the citizen has cannot go further', () => {
    expectProblems(
      'LadderRises',
      { flags: [aFlag({ recipients: ['citizen'], citizenText: 'Ring.', ladder: [{ afterHours: 4, to: 'unit', by: 'email' }] })] },
      ['error flags[0].ladder: Flaggan ”Hög summa” går bara till invånaren, så ingen i personalen har den att lämna vidare.'],
    );
  });

  test('later each time, to someone new or in a new way', () => {
    expectProblems(
      'LadderRises',
      {
        flags: [
          aFlag({
            recipients: ['unit'],
            ladder: [
              { afterHours: 4, to: 'unit' },
              { afterHours: 5, to: 'unit', by: 'sms' },
              { afterHours: 9, to: 'citizenAdministrators', by: 'email' },
            ],
          }),
        ],
      },
      [],
    );
  });
});
