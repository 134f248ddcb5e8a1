import { describe, test } from 'vitest';
import { aBattery, aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: occasions that are shared', () => {
  test('with itself, without a form in common, and both ways', () => {
    expectProblems(
      'SharedOccasions',
      {
        forms: [aForm(), aForm({ id: 'f2', title: 'Formulär 2' })],
        batteries: [
          aBattery({ shares: { battery: 'b1', days: 2 } }),
          aBattery({ id: 'b2', title: 'Andra', forms: ['f2'], shares: { battery: 'b1', days: 2 } }),
          aBattery({ id: 'b3', title: 'Tredje', shares: { battery: 'b4', days: 2 } }),
          aBattery({ id: 'b4', title: 'Fjärde', shares: { battery: 'b3', days: 2 } }),
        ],
      },
      [
        'error batteries[0].shares.battery: ”Veckomätning” kan inte dela tillfällen med sig självt.',
        'error batteries[1].shares.battery: ”Andra” och ”Veckomätning” har inget formulär gemensamt att dela.',
        'error batteries[3].shares.battery: ”Tredje” delar redan tillfällen med ”Fjärde”. Säg det bara i det ena.',
      ],
    );
  });

  test('one that has a form in common with another', () => {
    expectProblems('SharedOccasions', { batteries: [aBattery(), aBattery({ id: 'b2', shares: { battery: 'b1', days: 2 } })] }, []);
  });
});
