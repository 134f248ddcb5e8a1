import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: content after the end', () => {
  test('a module that opens after the last day is an error, through the modules it waits for too', () => {
    expectProblems(
      'ContentAfterEnd',
      {
        ends: { days: 10 },
        modules: [
          aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 8, at: '08:00' } }),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            opens: { kind: 'afterAnchor', anchor: { kind: 'moduleCompleted', module: 'm1' }, days: 3, at: '08:00' },
          }),
        ],
        batteries: [],
      },
      ['error modules[1].opens: Modulen ”Modul 2” öppnar tidigast dag 11, men momentet slutar dag 10.'],
    );
  });

  test('a battery that begins after the end is an error', () => {
    expectProblems(
      'ContentAfterEnd',
      { ends: { days: 10 }, batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'start' }, days: 11, at: '08:00' } })] },
      ['error batteries[0].schedule: Mätbatteriet ”Veckomätning” öppnar tidigast dag 11, men momentet slutar dag 10.'],
    );
  });

  test('occasions that the end cuts off are a warning', () => {
    expectProblems('ContentAfterEnd', { ends: { days: 22 } }, [
      'warning batteries[0].schedule.count: Av 4 tillfällen i ”Veckomätning” ryms högst 3 innan momentet slutar dag 22.',
    ]);
  });

  test('the last occasion on the last day is in time', () => {
    expectProblems('ContentAfterEnd', { ends: { days: 28 } }, []);
  });

  test('a moment without end has nothing after it', () => {
    expectProblems(
      'ContentAfterEnd',
      { modules: [aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 3650, at: '08:00' } })] },
      [],
    );
  });
});
