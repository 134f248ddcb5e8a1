import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags that reading cannot put out', () => {
  test('a flag about time has no form to read', () => {
    expectProblems('PutOutByReading', { flags: [aFlag({ trigger: { kind: 'inactivity', days: 7, at: '09:00' } })] }, [
      'warning flags[0].putOut: Flaggan ”Hög summa” handlar inte om ett formulär, så bara personal kan släcka den. Skriv ”activity” eller ”staff”.',
    ]);
  });

  test('one about a form has, and one about what its result comes to over time', () => {
    expectProblems('PutOutByReading', {}, []);
    const trend = { kind: 'trend' as const, form: 'phq9', result: 'total', direction: 'up' as const, by: 5, over: 1 };
    expectProblems('PutOutByReading', { flags: [aFlag({ trigger: trend })] }, []);
  });
});
