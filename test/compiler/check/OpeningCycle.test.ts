import { describe, test } from 'vitest';
import { aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules that wait in a ring', () => {
  test('two modules that wait for each other are both reported, each with the ring', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'afterModule', module: 'm2' } }),
          aModule({
            id: 'm2',
            title: 'Modul 2',
            opens: { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 1, at: '08:00' },
          }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Modul 2”, som väntar på ”Modul 1”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Modul 1”, som väntar på ”Modul 2”.',
      ],
    );
  });

  test('a module that waits for itself is reported', () => {
    expectProblems('OpeningCycle', { modules: [aModule({ opens: { kind: 'afterModule', module: 'm1' } })] }, [
      'error modules[0].opens: Modulen ”Modul 1” väntar på sig själv och kan aldrig öppnas.',
    ]);
  });

  test('a ring with another way in is no problem', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({ opens: { kind: 'any', of: [{ kind: 'afterModule', module: 'm2' }, { kind: 'byStaff' }] } }),
          aModule({ id: 'm2', opens: { kind: 'afterModule', module: 'm1' } }),
        ],
      },
      [],
    );
  });

  test('a ring that must be passed besides another way is one', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [aModule({ opens: { kind: 'all', of: [{ kind: 'fromStart' }, { kind: 'afterModule', module: 'm1' }] } })],
      },
      ['error modules[0].opens: Modulen ”Modul 1” väntar på sig själv och kan aldrig öppnas.'],
    );
  });

  test('of two rings the shortest is told, and what only waits for a ring is not in it', () => {
    expectProblems(
      'OpeningCycle',
      {
        modules: [
          aModule({
            opens: {
              kind: 'all',
              of: [
                { kind: 'afterModule', module: 'm2' },
                { kind: 'afterModule', module: 'm3' },
              ],
            },
          }),
          aModule({ id: 'm2', title: 'Modul 2', opens: { kind: 'afterModule', module: 'm3' } }),
          aModule({ id: 'm3', title: 'Modul 3', opens: { kind: 'afterModule', module: 'm1' } }),
          aModule({ id: 'm4', title: 'Modul 4', opens: { kind: 'afterModule', module: 'm1' } }),
        ],
      },
      [
        'error modules[0].opens: Modulen ”Modul 1” kan aldrig öppnas: den väntar på ”Modul 3”, som väntar på ”Modul 1”.',
        'error modules[1].opens: Modulen ”Modul 2” kan aldrig öppnas: den väntar på ”Modul 3”, som väntar på ”Modul 1”, som väntar på ”Modul 2”.',
        'error modules[2].opens: Modulen ”Modul 3” kan aldrig öppnas: den väntar på ”Modul 1”, som väntar på ”Modul 3”.',
      ],
    );
  });
});
