import { describe, test } from 'vitest';
import { aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what cannot be done in time', () => {
  test('a module that opens after the day, and one that is never completed', () => {
    expectProblems(
      'NotDoneUnreachable',
      {
        modules: [
          aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 8, at: '08:00' } }),
          aModule({ id: 'm2', completes: { kind: 'never' } }),
        ],
        flags: [
          aFlag({
            putOut: 'activity',
            trigger: { kind: 'notDone', module: 'm1', by: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } },
          }),
          aFlag({
            id: 'fl2',
            putOut: 'activity',
            trigger: { kind: 'notDone', module: 'm2', by: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } },
          }),
        ],
      },
      [
        'warning flags[0].trigger: Flaggan ”Hög summa” tänds dag 7, men det den väntar på kan göras tidigast dag 8.',
        'warning flags[1].trigger: Flaggan ”Hög summa” tänds alltid, eftersom det den väntar på inte kan göras.',
      ],
    );
  });

  test('the same day may be in time', () => {
    expectProblems(
      'NotDoneUnreachable',
      {
        modules: [aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' } })],
        flags: [
          aFlag({
            putOut: 'activity',
            trigger: { kind: 'notDone', module: 'm1', by: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '20:00' } },
          }),
        ],
      },
      [],
    );
  });
});
