import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: messages that there are not', () => {
  test('a flag that waits for them is an error', () => {
    expectProblems(
      'MessagesOff',
      { flags: [aFlag({ putOut: 'activity', trigger: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } } })] },
      ['error flags[0].trigger: Flaggan ”Hög summa” väntar på meddelanden, men momentet har inga. Skriv "messages": true.'],
    );
  });

  test('with messages on it may wait', () => {
    expectProblems(
      'MessagesOff',
      {
        messages: true,
        flags: [aFlag({ putOut: 'activity', trigger: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } } })],
      },
      [],
    );
  });
});
