import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: follow-up', () => {
  test('one that nothing counts from the end in is a warning', () => {
    expectProblems('FollowUp', { followUp: { days: 30 } }, [
      'warning followUp: Inget mätbatteri räknas från momentets slut, så det blir ingen uppföljning.',
    ]);
  });

  test('one without a length and without a closing may never end', () => {
    expectProblems(
      'FollowUp',
      { batteries: [aBattery({ closes: undefined, schedule: { kind: 'once', anchor: { kind: 'end' }, months: 3, at: '08:00' } })] },
      [
        'warning batteries[0].closes: Uppföljningen tar aldrig slut för den som inte svarar på ”Veckomätning”. Låt tillfället stänga, eller skriv followUp med högsta antal dagar.',
      ],
    );
  });

  test('occasions after its end are an error', () => {
    expectProblems(
      'FollowUp',
      {
        followUp: { days: 100 },
        batteries: [
          aBattery({ schedule: { kind: 'every', anchor: { kind: 'end' }, firstMonths: 3, everyMonths: 3, at: '08:00', count: 2 } }),
          aBattery({ id: 'b2', title: 'Ett år efter', schedule: { kind: 'once', anchor: { kind: 'end' }, days: 101, at: '08:00' } }),
        ],
      },
      [
        'error batteries[0].schedule: Det sista tillfället i ”Veckomätning” öppnar tidigast dag 178 efter slutet, men uppföljningen varar i 100 dagar.',
        'error batteries[1].schedule: Mätbatteriet ”Ett år efter” öppnar tidigast dag 101 efter slutet, men uppföljningen varar i 100 dagar.',
      ],
    );
  });

  test('one that its occasions fit in, and one whose occasions close', () => {
    expectProblems(
      'FollowUp',
      {
        followUp: { days: 100 },
        batteries: [aBattery({ closes: undefined, schedule: { kind: 'once', anchor: { kind: 'end' }, days: 100, at: '08:00' } })],
      },
      [],
    );
  });

  test('an occasion that closes ends it by itself', () => {
    expectProblems(
      'FollowUp',
      { batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'end' }, months: 12, at: '08:00' } })] },
      [],
    );
  });
});
