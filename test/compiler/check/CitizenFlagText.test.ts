import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags that the citizen sees', () => {
  test('one without text to the citizen is an error', () => {
    expectProblems('CitizenFlagText', { flags: [aFlag({ recipients: ['staff', 'citizen'] })] }, [
      'error flags[0].citizenText: Flaggan ”Hög summa” visas för invånaren men saknar text till invånaren.',
    ]);
  });

  test('one whose text is blank is an error, and one with a text is fine', () => {
    const said = 'error flags[0].citizenText: Flaggan ”Hög summa” visas för invånaren men saknar text till invånaren.';
    expectProblems('CitizenFlagText', { flags: [aFlag({ recipients: ['staff', 'citizen'], citizenText: '  ' })] }, [said]);
    expectProblems('CitizenFlagText', { flags: [aFlag({ recipients: ['staff', 'citizen'], citizenText: 'Vi hör av oss.' })] }, []);
  });
});
