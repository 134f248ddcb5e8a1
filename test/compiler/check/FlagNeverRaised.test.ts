import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: flags that nothing raises', () => {
  test('a form that nobody can fill in, a condition on what never happens', () => {
    expectProblems(
      'FlagNeverRaised',
      {
        modules: [
          aModule({
            opens: { kind: 'not', of: { kind: 'fromStart' } },
            sections: [{ id: 's1', title: 'Avsnitt', steps: [{ kind: 'form', id: 'st1', title: 'Fyll i', form: 'f1' }] }],
          }),
        ],
        batteries: [],
        flags: [
          aFlag(),
          aFlag({ id: 'fl2', trigger: { kind: 'condition', when: 'forms.f1.answers.yes' } }),
          aFlag({ id: 'fl3', trigger: { kind: 'module', module: 'm1', what: 'opened' } }),
        ],
      },
      [
        'error flags[0].trigger: Flaggan ”Hög summa” kan aldrig tändas: ingen kan fylla i formuläret.',
        'error flags[1].trigger: Flaggan ”Hög summa” kan aldrig tändas: villkoret ser på något som aldrig händer.',
        'error flags[2].trigger: Flaggan ”Hög summa” kan aldrig tändas: ”Modul 1” öppnar aldrig.',
      ],
    );
  });

  test('a trend that needs more savings than there can be, or a change that there is no room for', () => {
    expectProblems(
      'FlagNeverRaised',
      {
        batteries: [aBattery({ schedule: { kind: 'every', anchor: { kind: 'start' }, everyDays: 7, at: '08:00', count: 2 } })],
        flags: [
          aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 1, over: 2 } }),
          aFlag({ id: 'fl2', trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 4 } }),
        ],
      },
      [
        'error flags[0].trigger: Flaggan ”Hög summa” kan aldrig tändas: formuläret kan sparas högst 2 gånger, och en trend behöver 3.',
        'error flags[1].trigger: Flaggan ”Hög summa” kan aldrig tändas: resultatet kan inte ändras så mycket.',
      ],
    );
  });

  test('times that come after the end, or never', () => {
    expectProblems(
      'FlagNeverRaised',
      {
        ends: { days: 30 },
        flags: [
          aFlag({ trigger: { kind: 'time', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 31, at: '08:00' } } }),
          aFlag({
            id: 'fl2',
            trigger: { kind: 'notDone', form: 'f1', by: { kind: 'afterAnchor', anchor: { kind: 'start' }, weeks: 5, at: '08:00' } },
          }),
          aFlag({ id: 'fl3', trigger: { kind: 'inactivity', days: 31, at: '08:00' } }),
          aFlag({ id: 'fl4', trigger: { kind: 'time', opens: { kind: 'not', of: { kind: 'fromStart' } } } }),
        ],
      },
      [
        'error flags[0].trigger: Flaggan ”Hög summa” kan aldrig tändas: tiden kommer tidigast dag 31, men momentet slutar dag 30.',
        'error flags[1].trigger: Flaggan ”Hög summa” kan aldrig tändas: tiden kommer tidigast dag 35, men momentet slutar dag 30.',
        'error flags[2].trigger: Flaggan ”Hög summa” kan aldrig tändas: momentet slutar efter 30 dagar.',
        'error flags[3].trigger: Flaggan ”Hög summa” kan aldrig tändas: tiden kommer aldrig.',
      ],
    );
  });

  test('a module that never closes, a battery missed more often than it comes, a follow-up that there is not', () => {
    expectProblems(
      'FlagNeverRaised',
      {
        flags: [
          aFlag({ trigger: { kind: 'module', module: 'm1', what: 'closed' } }),
          aFlag({ id: 'fl2', trigger: { kind: 'missedBattery', battery: 'b1', inARow: 5 } }),
          aFlag({ id: 'fl3', trigger: { kind: 'moment', what: 'followUp' } }),
        ],
      },
      [
        'error flags[0].trigger: Flaggan ”Hög summa” kan aldrig tändas: ”Modul 1” stänger aldrig.',
        'error flags[1].trigger: Flaggan ”Hög summa” kan aldrig tändas: mätbatteriet har 4 tillfällen, och 5 ska missas i rad.',
        'error flags[2].trigger: Flaggan ”Hög summa” kan aldrig tändas: momentet har ingen uppföljning.',
      ],
    );
  });

  test('what may happen on the last day may raise one', () => {
    expectProblems(
      'FlagNeverRaised',
      {
        ends: { days: 30 },
        modules: [aModule({ closes: { kind: 'onDate', date: '2027-01-01', at: '08:00' } })],
        flags: [
          aFlag({ trigger: { kind: 'time', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 30, at: '08:00' } } }),
          aFlag({ id: 'fl2', trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 3, over: 3 } }),
          aFlag({ id: 'fl3', trigger: { kind: 'missedBattery', battery: 'b1', inARow: 4 } }),
          aFlag({ id: 'fl4', trigger: { kind: 'module', module: 'm1', what: 'closed' } }),
          aFlag({ id: 'fl5', trigger: { kind: 'condition', when: 'batteries.b1.missedInARow >= 2' } }),
          aFlag({ id: 'fl6', trigger: { kind: 'moment', what: 'paused' } }),
        ],
      },
      [],
    );
  });
});
