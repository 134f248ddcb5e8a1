import { describe, test } from 'vitest';
import { aBattery, aFlag, aFlagWhen, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: modules that are named', () => {
  test('an opening after a module that is not there is reported where it is named', () => {
    expectProblems('KnownModule', { modules: [aModule({ opens: { kind: 'afterModule', module: 'm9' } })] }, [
      'error modules[0].opens.module: Det finns ingen modul med id ”m9”.',
    ]);
  });

  test('so is one deep inside a rule', () => {
    expectProblems(
      'KnownModule',
      {
        modules: [
          aModule({
            opens: {
              kind: 'all',
              of: [
                { kind: 'fromStart' },
                { kind: 'any', of: [{ kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm9' }, days: 1, at: '08:00' }] },
              ],
            },
          }),
        ],
      },
      ['error modules[0].opens.of[1].of[0].anchor.module: Det finns ingen modul med id ”m9”.'],
    );
  });

  test('so is the anchor of a battery', () => {
    expectProblems(
      'KnownModule',
      { batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'moduleCompleted', module: 'm9' }, days: 0 } })] },
      ['error batteries[0].schedule.anchor.module: Det finns ingen modul med id ”m9”.'],
    );
  });
});

describe('check: parts, closings, flags and conditions', () => {
  test('every place that names one is looked at', () => {
    expectProblems(
      'KnownModule',
      {
        endsWhenCompleted: ['m9'],
        modules: [aModule({ closes: { kind: 'not', of: { kind: 'afterModule', module: 'm1/s9' } } })],
        batteries: [aBattery({ schedule: { kind: 'after', module: 'm8' } })],
        flags: [
          aFlag({ trigger: { kind: 'module', module: 'm1/s1/st9', what: 'opened' } }),
          aFlag({ id: 'fl2', trigger: { kind: 'notDone', module: 'm7', by: { kind: 'fromStart' } } }),
          aFlagWhen('progress.m6 = "open"'),
        ],
      },
      [
        'error endsWhenCompleted[0]: Det finns ingen modul med id ”m9”.',
        'error modules[0].closes.of.module: Det finns inget avsnitt med id ”m1/s9”.',
        'error batteries[0].schedule.module: Det finns ingen modul med id ”m8”.',
        'error flags[0].trigger.module: Det finns inget steg med id ”m1/s1/st9”.',
        'error flags[1].trigger.module: Det finns ingen modul med id ”m7”.',
        'error flags[2].trigger.when: Det finns ingen modul med id ”m6”.',
      ],
    );
  });

  test('modules, sections and steps by where they stand', () => {
    expectProblems(
      'KnownModule',
      {
        endsWhenCompleted: ['m1'],
        modules: [aModule({ closes: { kind: 'afterModule', module: 'm1/s1' } })],
        flags: [
          aFlag({ trigger: { kind: 'module', module: 'm1/s1/st1', what: 'opened' } }),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'progress.m1 = "open"' } }),
        ],
      },
      [],
    );
  });
});
