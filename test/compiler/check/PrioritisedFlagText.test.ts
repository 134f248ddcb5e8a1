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
