import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: prioritised flags', () => {
  test('one without text to staff is an error', () => {
    expectProblems('PrioritisedFlagText', { flags: [aFlag({ priority: 'prioritised', staffText: ' ' })] }, [
      'error flags[0].staffText: Den prioriterade flaggan ”Hög summa” saknar text till personalen.',
    ]);
  });

  test('an ordinary one may be without', () => {
    expectProblems('PrioritisedFlagText', { flags: [aFlag({ staffText: '' })] }, []);
  });
});

describe('check: texts to each reader', () => {
  test('the unit reads its own, the therapist does not', () => {
    expectProblems(
      'PrioritisedFlagText',
      { flags: [aFlag({ priority: 'prioritised', recipients: ['staff', 'unit'], staffText: undefined, unitText: 'Någon tar den.' })] },
      ['error flags[0].staffText: Den prioriterade flaggan ”Hög summa” saknar text till personalen.'],
    );
  });

  test('the unit reads what the therapist reads', () => {
    expectProblems(
      'PrioritisedFlagText',
      {
        flags: [
          aFlag({ priority: 'prioritised', recipients: ['unit'] }),
          aFlag({ id: 'fl2', priority: 'prioritised', recipients: ['unit'], staffText: undefined, unitText: 'Någon tar den.' }),
        ],
      },
      [],
    );
  });
});
