import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags that the citizen sees', () => {
  test('one without text to the citizen is an error', () => {
    expectProblems('CitizenFlagText', { flags: [aFlag({ recipients: ['staff', 'citizen'] })] }, [
      'error flags[0].citizenText: Flaggan ”Hög summa” visas för invånaren men saknar text till invånaren.',
    ]);
  });
});
