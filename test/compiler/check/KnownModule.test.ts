import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
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
