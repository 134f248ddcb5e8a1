import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: batteries that are named', () => {
  test('a flag over a battery that is not there is reported', () => {
    expectProblems('KnownBattery', { flags: [aFlag({ trigger: { kind: 'missedBattery', battery: 'b9' }, putOut: 'staff' })] }, [
      'error flags[0].trigger.battery: Det finns inget mätbatteri med id ”b9”.',
    ]);
  });
});

describe('check: modules, anchors, sharing and conditions', () => {
  test('every place that names one is looked at', () => {
    expectProblems(
      'KnownBattery',
      {
        modules: [aModule({ before: 'b9', opens: { kind: 'elapsed', anchor: { kind: 'occasionOpened', battery: 'b8' }, hours: 1 } })],
        batteries: [aBattery({ shares: { battery: 'b7', days: 1 } })],
        flags: [
          aFlag({ trigger: { kind: 'battery', battery: 'b6', what: 'opened' } }),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'batteries.b5.missed > 1' } }),
        ],
      },
      [
        'error modules[0].opens.anchor.battery: Det finns inget mätbatteri med id ”b8”.',
        'error modules[0].before: Det finns inget mätbatteri med id ”b9”.',
        'error batteries[0].shares.battery: Det finns inget mätbatteri med id ”b7”.',
        'error flags[0].trigger.battery: Det finns inget mätbatteri med id ”b6”.',
        'error flags[1].trigger.when: Det finns inget mätbatteri med id ”b5”.',
      ],
    );
  });

  test('one that is there is known', () => {
    expectProblems(
      'KnownBattery',
      { modules: [aModule({ before: 'b1' })], flags: [aFlag({ trigger: { kind: 'condition', when: 'batteries.b1.missed > 1' } })] },
      [],
    );
  });
});
