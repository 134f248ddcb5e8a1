import { describe, test } from 'vitest';
import { aBattery, aModule, aModuleWith, aStep } from './base.ts';
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

  test('the last day is in time, and what cannot open at all is another rule’s', () => {
    const opens = (days: number) => ({ kind: 'afterAnchor' as const, anchor: { kind: 'start' as const }, days, at: '08:00' });
    expectProblems('ContentAfterEnd', { ends: { days: 10 }, modules: [aModule({ opens: opens(10) })], batteries: [] }, []);
    expectProblems(
      'ContentAfterEnd',
      {
        ends: { days: 10 },
        modules: [aModule({ opens: { kind: 'afterModule', module: 'm1' } })],
        batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 1, at: '08:00' } })],
      },
      [],
    );
  });

  test('the earliest of several ways and the latest of several waits are counted', () => {
    const after = (module: string, days: number) => ({
      kind: 'afterAnchor' as const,
      anchor: { kind: 'moduleOpened' as const, module },
      days,
      at: '08:00',
    });
    const start = (days: number) => ({ kind: 'afterAnchor' as const, anchor: { kind: 'start' as const }, days, at: '08:00' });
    expectProblems(
      'ContentAfterEnd',
      {
        ends: { days: 10 },
        modules: [
          aModule({ id: 'm3', title: 'Alla', opens: { kind: 'all', of: [after('m2', 4), start(2)] } }),
          aModule({ id: 'm2', title: 'Någon', opens: { kind: 'any', of: [after('m1', 2), start(30)] } }),
          aModule({ id: 'm1', title: 'Först', opens: start(5) }),
          aModule({ id: 'm4', title: 'Av personal', opens: { kind: 'byStaff' } }),
        ],
        batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'moduleOpened', module: 'm2' }, days: 4, at: '08:00' } })],
      },
      [
        'error modules[0].opens: Modulen ”Alla” öppnar tidigast dag 11, men momentet slutar dag 10.',
        'error batteries[0].schedule: Mätbatteriet ”Veckomätning” öppnar tidigast dag 11, men momentet slutar dag 10.',
      ],
    );
  });
});

describe('check: parts and the new schedules', () => {
  test('a step after the end, weekdays that do not all fit, an end in months', () => {
    expectProblems(
      'ContentAfterEnd',
      {
        ends: { days: 30 },
        modules: [
          aModuleWith(aStep(), { ...aStep('st2'), opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, months: 2, at: '08:00' } }),
        ],
        batteries: [
          aBattery({ schedule: { kind: 'weekdays', anchor: { kind: 'start' }, weekdays: [1, 4], at: '08:00', count: 20 } }),
          aBattery({
            id: 'b2',
            title: 'Månad',
            schedule: { kind: 'every', anchor: { kind: 'start' }, firstMonths: 1, everyMonths: 1, at: '08:00', count: 3 },
          }),
          aBattery({
            id: 'b3',
            title: 'Slump',
            schedule: { kind: 'random', anchor: { kind: 'start' }, firstDays: 29, days: 3, windows: [{ from: '09:00', to: '12:00' }] },
          }),
        ],
      },
      [
        'error modules[0].sections[0].steps[1].opens: Steget ”Läs” öppnar tidigast dag 58, men momentet slutar dag 30.',
        'warning batteries[0].schedule.count: Av 20 tillfällen i ”Veckomätning” ryms högst 9 innan momentet slutar dag 30.',
        'warning batteries[1].schedule.count: Av 3 tillfällen i ”Månad” ryms högst 1 innan momentet slutar dag 30.',
        'warning batteries[2].schedule.days: Av 3 tillfällen i ”Slump” ryms högst 2 innan momentet slutar dag 30.',
      ],
    );
  });

  test('what is counted from the end comes after it', () => {
    expectProblems(
      'ContentAfterEnd',
      { ends: { days: 30 }, batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'end' }, months: 6 } })] },
      [],
    );
  });
});
