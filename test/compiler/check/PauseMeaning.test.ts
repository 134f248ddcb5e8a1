import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what a pause means', () => {
  test('a citizen may not pause before it is said what it means', () => {
    expectProblems('PauseMeaning', { pause: { byCitizen: true } }, [
      'error pause: Invånaren får pausa, men vad pausen betyder sägs inte. Skriv skip, shift eller catchUp för modules, batteries, flags eller activities.',
    ]);
  });

  test('skipping what comes once, what a module waits for, and a flag’s day', () => {
    expectProblems(
      'PauseMeaning',
      {
        pause: { batteries: 'skip', flags: 'skip' },
        modules: [aModule({ before: 'b1' })],
        batteries: [
          aBattery({ closes: undefined }),
          aBattery({ id: 'b2', title: 'Slut', schedule: { kind: 'once', anchor: { kind: 'start' }, days: 30, at: '08:00' } }),
        ],
        flags: [
          aFlag({
            trigger: { kind: 'time', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 9, at: '08:00' } },
            putOut: 'staff',
          }),
        ],
      },
      [
        'warning pause.batteries: Infaller ”Veckomätning” i en paus hoppas det över, och modulen efter det öppnar aldrig. Skriv shift eller catchUp.',
        'warning pause.batteries: Infaller ”Slut” i en paus hoppas det över, fast det kommer en enda gång. Skriv shift eller catchUp.',
        'warning pause.flags: Infaller tiden för flaggan ”Hög summa” i en paus tänds den aldrig. Skriv shift eller catchUp.',
      ],
    );
  });

  test('shifting loses nothing, a series has more, and what opens with the start is not paused', () => {
    expectProblems(
      'PauseMeaning',
      {
        pause: { byCitizen: true, batteries: 'skip' },
        batteries: [aBattery(), aBattery({ id: 'b2', schedule: { kind: 'once', anchor: { kind: 'start' } } })],
      },
      [],
    );
  });
});
