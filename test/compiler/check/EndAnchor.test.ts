import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule, aStep } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: what counts from the end', () => {
  test('a module, a part and a flag cannot', () => {
    expectProblems(
      'EndAnchor',
      {
        modules: [
          aModule({
            opens: { kind: 'any', of: [{ kind: 'fromStart' }, { kind: 'afterAnchor', anchor: { kind: 'end' }, days: 1, at: '08:00' }] },
            sections: [{ id: 's1', title: 'Avsnitt', closes: { kind: 'elapsed', anchor: { kind: 'end' }, hours: 1 }, steps: [aStep()] }],
          }),
        ],
        flags: [aFlag({ trigger: { kind: 'time', opens: { kind: 'elapsed', anchor: { kind: 'end' }, hours: 1 } }, putOut: 'staff' })],
      },
      [
        'error modules[0].opens.of[1].anchor: Från momentets slut räknas bara mätbatterier. I uppföljningen öppnar inget annat.',
        'error modules[0].sections[0].closes.anchor: Från momentets slut räknas bara mätbatterier. I uppföljningen öppnar inget annat.',
        'error flags[0].trigger.opens.anchor: Från momentets slut räknas bara mätbatterier. I uppföljningen öppnar inget annat.',
      ],
    );
  });

  test('a battery can', () => {
    expectProblems(
      'EndAnchor',
      { batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'end' }, months: 3, at: '08:00' } })] },
      [],
    );
  });
});
