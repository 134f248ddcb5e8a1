import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: batteries that never open', () => {
  test('one after a module that is never completed, and one on the third of two occasions', () => {
    expectProblems(
      'UnreachableBattery',
      {
        modules: [aModule({ completes: { kind: 'never' } })],
        batteries: [
          aBattery({ schedule: { kind: 'after', module: 'm1' } }),
          aBattery({
            id: 'b2',
            title: 'Andra',
            schedule: { kind: 'every', anchor: { kind: 'start' }, everyDays: 7, at: '08:00', count: 2 },
          }),
          aBattery({
            id: 'b3',
            title: 'Tredje',
            schedule: { kind: 'once', anchor: { kind: 'occasionAnswered', battery: 'b2', occasion: 3 } },
          }),
        ],
      },
      [
        'error batteries[0].schedule: Mätbatteriet ”Veckomätning” kan aldrig öppna, så ingen kan svara på det. Det som det räknas från kan inte hända.',
        'error batteries[2].schedule: Mätbatteriet ”Tredje” kan aldrig öppna, så ingen kan svara på det. Det som det räknas från kan inte hända.',
      ],
    );
  });

  test('the second of two, and one after the end, are reached', () => {
    expectProblems(
      'UnreachableBattery',
      {
        batteries: [
          aBattery({ id: 'b2', schedule: { kind: 'every', anchor: { kind: 'start' }, everyDays: 7, at: '08:00', count: 2 } }),
          aBattery({ id: 'b3', schedule: { kind: 'once', anchor: { kind: 'occasionAnswered', battery: 'b2', occasion: 2 } } }),
          aBattery({ id: 'b4', schedule: { kind: 'once', anchor: { kind: 'end' }, months: 1 } }),
          aBattery({ id: 'b5', schedule: { kind: 'after', module: 'm1' } }),
        ],
      },
      [],
    );
  });
});
