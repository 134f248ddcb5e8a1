import { describe, test } from 'vitest';
import { aBattery, aFlagWhen, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what is asked for and never used', () => {
  test('a date, an event and a fact that no rule uses are warnings', () => {
    expectProblems(
      'UnusedName',
      {
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        namedEvents: [{ id: 'operation', title: 'Hemkomst' }],
        startFacts: [{ kind: 'yesNo', id: 'operation', title: 'Opererad' }],
        modules: [aModule({ opens: { kind: 'condition', when: 'progress.m1 = "open" or forms.f1.answers.yes' } })],
      },
      [
        'warning dates[0]: Datumet ”Operation” används inte av någon regel.',
        'warning namedEvents[0]: Händelsen ”Hemkomst” används inte av någon regel.',
        'warning startFacts[0]: Uppgiften ”Opererad” används inte av någon regel.',
      ],
    );
  });

  test('what a rule, a battery or a condition uses is not', () => {
    expectProblems(
      'UnusedName',
      {
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        namedEvents: [{ id: 'hemkomst', title: 'Hemkomst' }],
        startFacts: [{ kind: 'yesNo', id: 'opererad', title: 'Opererad' }],
        modules: [aModule({ opens: { kind: 'elapsed', anchor: { kind: 'named', name: 'hemkomst' }, hours: 0 } })],
        batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'date', name: 'operation' }, days: 1, at: '08:00' } })],
        flags: [aFlagWhen('start.opererad')],
      },
      [],
    );
  });
});
