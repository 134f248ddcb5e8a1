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

describe('check: what a pause takes away', () => {
  const start = { kind: 'start' } as const;
  const once = (more: object) => ({ kind: 'once', anchor: start, days: 0, ...more });
  const said = (pause: object, more: object, lines: readonly string[]) =>
    expectProblems('PauseMeaning', { pause: { byCitizen: false, ...pause } as never, ...more }, lines);
  const gone =
    'warning pause.batteries: Infaller ”Veckomätning” i en paus hoppas det över, fast det kommer en enda gång. Skriv shift eller catchUp.';
  const battery = (schedule: object) => ({ batteries: [aBattery({ schedule: schedule as never })] });

  test.each<[string, object, boolean]>([
    ['that comes again and again', { kind: 'every', anchor: start, firstDays: 0, everyDays: 7, at: '08:00', count: 2 }, false],
    ['that comes once of a series', { kind: 'every', anchor: start, firstDays: 0, everyDays: 7, at: '08:00', count: 1 }, true],
    ['that comes once', once({ days: 3, at: '08:00' }), true],
    ['that comes with the start', once({}), false],
    ['on the day of the start', once({ at: '08:00' }), true],
    ['a week after the start', once({ weeks: 1 }), true],
    ['a month after the start', once({ months: 1, at: '08:00' }), true],
    ['at once after something else', once({ anchor: { kind: 'moduleOpened', module: 'm1' } }), true],
    ['after a module', { kind: 'after', module: 'm1' }, true],
    ['that staff start', { kind: 'byStaff' }, false],
  ])('a battery %s', (_what, schedule, lost) => {
    said({ batteries: 'skip' }, battery(schedule), lost ? [gone] : []);
    said({ modules: 'shift' }, battery(schedule), lost ? [gone] : []);
    said({ batteries: 'shift' }, battery(schedule), []);
    said({ batteries: 'catchUp' }, battery(schedule), []);
  });

  test('a battery that a module waits for', () => {
    const gate = { modules: [aModule({ id: 'm2', before: 'b1' } as never)], batteries: [aBattery()] };
    said({ batteries: 'skip' }, gate, [
      'warning pause.batteries: Infaller ”Veckomätning” i en paus hoppas det över, och modulen efter det öppnar aldrig. Skriv shift eller catchUp.',
    ]);
    said({ batteries: 'shift' }, gate, []);
  });

  const day = { kind: 'afterAnchor', anchor: start, days: 3, at: '08:00' } as const;
  test('a flag whose time is lost', () => {
    const lost = 'warning pause.flags: Infaller tiden för flaggan ”Hög summa” i en paus tänds den aldrig. Skriv shift eller catchUp.';
    for (const trigger of [
      { kind: 'time', opens: day },
      { kind: 'notDone', form: 'f1', by: day },
    ]) {
      said({ flags: 'skip' }, { flags: [aFlag({ trigger: trigger as never })] }, [lost]);
      said({ flags: 'shift' }, { flags: [aFlag({ trigger: trigger as never })] }, []);
    }
    said({ flags: 'skip' }, { flags: [aFlag()] }, []);
    said({ flags: 'skip' }, { flags: [aFlag({ id: 'a' }), aFlag({ id: 'b', trigger: { kind: 'time', opens: day } as never })] }, [lost]);
  });

  test('a citizen who may pause is told what it means', () => {
    const silent =
      'error pause: Invånaren får pausa, men vad pausen betyder sägs inte. Skriv skip, shift eller catchUp för modules, batteries, flags eller activities.';
    said({ byCitizen: true }, {}, [silent]);
    for (const kind of ['modules', 'batteries', 'flags', 'activities']) said({ byCitizen: true, [kind]: 'shift' }, {}, []);
    said({}, {}, []);
    expectProblems('PauseMeaning', battery({ kind: 'after', module: 'm1' }), []);
  });
});
