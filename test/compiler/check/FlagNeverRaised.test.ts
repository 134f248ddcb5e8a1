import { describe, test } from 'vitest';
import { aBattery, aFlag, aForm, aModule, aResult } from './base.ts';
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

describe('check: what every trigger waits for', () => {
  const start = { kind: 'start' } as const;
  const on = (days: number) => ({ kind: 'afterAnchor', anchor: start, days, at: '08:00' }) as const;
  const showing = (form: string, opens: object = { kind: 'fromStart' }, id = 'm1') =>
    aModule({
      id,
      title: `Modul ${id}`,
      opens: opens as never,
      sections: [{ id: 's1', title: 'S', steps: [{ kind: 'form', id: 't1', title: 'F', form }] }],
    });
  const never = aModule({ id: 'never', title: 'Aldrig', opens: { kind: 'not', of: { kind: 'fromStart' } } as never });
  const atEnd = aBattery({ id: 'efter', title: 'Efter', schedule: { kind: 'once', anchor: { kind: 'end' }, days: 30, at: '08:00' } });
  const raised = (trigger: unknown, more: object, because: string | null) =>
    expectProblems(
      'FlagNeverRaised',
      { batteries: [], forms: [aForm({ id: 'annat', results: [] }), aForm()], flags: [aFlag({ trigger: trigger as never })], ...more },
      because === null ? [] : [`error flags[0].trigger: Flaggan ”Hög summa” kan aldrig tändas: ${because}`],
    );

  test('a form that somebody can fill in, now or in follow-up', () => {
    const form = { kind: 'form', form: 'f1' };
    raised(form, {}, 'ingen kan fylla i formuläret.');
    raised(form, { modules: [showing('annat')] }, 'ingen kan fylla i formuläret.');
    raised(form, { modules: [showing('f1')] }, null);
    raised(form, { batteries: [aBattery()] }, null);
    raised(form, { batteries: [atEnd] }, null);
    raised(form, { batteries: [{ ...atEnd, forms: ['annat'] }] }, 'ingen kan fylla i formuläret.');
    raised(form, { modules: [never, showing('f1', { kind: 'afterModule', module: 'never' })] }, 'ingen kan fylla i formuläret.');
  });

  test('a trend that there are copies enough for, of a result that can change so much', () => {
    const trend = (over: number, by = 1) => ({ kind: 'trend', form: 'f1', result: 'total', direction: 'up', by, over });
    raised(trend(1), { modules: [aModule()] }, 'formuläret kan sparas högst 0 gånger, och en trend behöver 2.');
    raised(trend(1), { modules: [showing('f1')] }, 'formuläret kan sparas högst 1 gång, och en trend behöver 2.');
    raised(
      trend(1),
      { modules: [showing('f1'), showing('f1', undefined, 'm2')] },
      'formuläret kan sparas högst 1 gång, och en trend behöver 2.',
    );
    raised(trend(4), { batteries: [aBattery()] }, 'formuläret kan sparas högst 4 gånger, och en trend behöver 5.');
    raised(trend(3), { batteries: [aBattery()] }, null);
    raised(trend(4), { modules: [showing('f1')], batteries: [aBattery()] }, null);
    raised(
      trend(5),
      { modules: [showing('f1')], batteries: [aBattery(), aBattery({ id: 'b2', forms: ['annat'] })] },
      'formuläret kan sparas högst 5 gånger, och en trend behöver 6.',
    );
    raised(trend(20), { batteries: [aBattery({ byStaff: true })] }, null);
    raised(trend(20), { batteries: [aBattery({ schedule: { kind: 'byStaff' } as never })] }, null);
    raised(trend(1, 3), { batteries: [aBattery()] }, null);
    raised(trend(1, 4), { batteries: [aBattery()] }, 'resultatet kan inte ändras så mycket.');
    const raisedMinimum = [
      aForm({ id: 'annat', results: [aResult({ minimum: 0, maximum: 90, bands: [] })] }),
      aForm({ results: [aResult({ id: 'liten', minimum: 0, maximum: 90, bands: [] }), aResult({ minimum: 1, maximum: 3, bands: [] })] }),
    ];
    raised(trend(1, 3), { batteries: [aBattery()], forms: raisedMinimum }, 'resultatet kan inte ändras så mycket.');
    raised(trend(1, 2), { batteries: [aBattery()], forms: raisedMinimum }, null);
  });

  test('a form with pages, or with a copy for each module', () => {
    const trend = { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 1, over: 1 };
    const two = [showing('f1'), showing('f1', undefined, 'm2')];
    raised(trend, { forms: [aForm({ copies: 'perModule' } as never)], modules: two }, null);
    raised(
      trend,
      { forms: [aForm({ copies: 'perModule' } as never)], modules: [showing('f1')] },
      'formuläret kan sparas högst 1 gång, och en trend behöver 2.',
    );
    for (const kind of ['tab', 'calendar']) {
      raised(trend, { forms: [aForm({ kind } as never)], modules: [showing('f1')] }, null);
      raised(
        trend,
        { forms: [aForm({ kind, pages: { maximum: 1 } } as never)], modules: [showing('f1')] },
        'formuläret kan sparas högst 1 gång, och en trend behöver 2.',
      );
    }
  });

  test('a time that comes, and in time', () => {
    for (const kind of ['time', 'notDone'] as const) {
      const trigger = (opens: object) => (kind === 'time' ? { kind, opens } : { kind, form: 'f1', by: opens });
      raised(trigger(on(9)), {}, null);
      raised(trigger(on(9)), { ends: { days: 9, at: '23:59' } }, null);
      raised(trigger(on(10)), { ends: { days: 9, at: '23:59' } }, 'tiden kommer tidigast dag 10, men momentet slutar dag 9.');
      raised(trigger({ ...on(1), anchor: { kind: 'moduleOpened', module: 'never' } }), { modules: [never] }, 'tiden kommer aldrig.');
    }
  });

  test('a module that opens, is done, or closes', () => {
    const module = (id: string, what: string) => ({ kind: 'module', module: id, what });
    const modules = [never, aModule({ completes: { kind: 'never' } }), aModule({ id: 'm2', title: 'Stänger', closes: on(5) })];
    raised(module('never', 'opened'), { modules }, '”Aldrig” öppnar aldrig.');
    raised(module('never', 'completed'), { modules }, '”Aldrig” blir aldrig klar.');
    raised(module('m1', 'opened'), { modules }, null);
    raised(module('m1', 'completed'), { modules }, '”Modul 1” blir aldrig klar.');
    raised(module('m1', 'closed'), { modules }, '”Modul 1” stänger aldrig.');
    raised(module('m2', 'opened'), { modules }, null);
    raised(module('m2', 'completed'), { modules }, null);
    raised(module('m2', 'closed'), { modules }, null);
    raised(module('gone', 'closed'), { modules }, null);
  });

  const unborn = aBattery({ id: 'b2', schedule: { kind: 'after', module: 'never' } as never });
  test('a battery that opens, now or in follow-up', () => {
    const battery = (id: string, what = 'opened') => ({ kind: 'battery', battery: id, what });
    raised(battery('b2'), { modules: [never], batteries: [aBattery(), unborn] }, 'mätbatteriet öppnar aldrig.');
    raised(battery('b1', 'answered'), { modules: [never], batteries: [unborn, aBattery()] }, null);
    raised(battery('efter'), { batteries: [atEnd] }, null);
    raised(battery('gone'), { batteries: [aBattery()] }, null);
    raised(
      { kind: 'missedBattery', battery: 'b2', inARow: 1 },
      { modules: [never], batteries: [aBattery(), unborn] },
      'mätbatteriet öppnar aldrig.',
    );
  });

  test('as many occasions as are to be missed', () => {
    const missed = (inARow: number) => ({ kind: 'missedBattery', battery: 'b1', inARow });
    const other = aBattery({ id: 'b0', schedule: { kind: 'once', anchor: start, days: 1, at: '08:00' } });
    raised(missed(4), { batteries: [other, aBattery()] }, null);
    raised(missed(5), { batteries: [other, aBattery()] }, 'mätbatteriet har 4 tillfällen, och 5 ska missas i rad.');
    raised(missed(5), { batteries: [aBattery({ byStaff: true })] }, null);
    raised(missed(5), { batteries: [aBattery({ schedule: { kind: 'byStaff' } as never })] }, null);
    raised({ ...missed(5), battery: 'gone' }, { batteries: [aBattery()] }, null);
  });

  test('a condition, follow-up, silence, and what people do', () => {
    raised({ kind: 'condition', when: 'progress.never = "open"' }, { modules: [never] }, 'villkoret ser på något som aldrig händer.');
    raised({ kind: 'condition', when: 'progress.m1 = "open"' }, {}, null);
    raised({ kind: 'moment', what: 'followUp' }, { batteries: [aBattery()] }, 'momentet har ingen uppföljning.');
    raised({ kind: 'moment', what: 'followUp' }, { batteries: [aBattery(), atEnd] }, null);
    raised({ kind: 'moment', what: 'paused' }, {}, null);
    raised({ kind: 'inactivity', days: 9, at: '08:00' }, { ends: { days: 9, at: '23:59' } }, null);
    raised({ kind: 'inactivity', days: 10, at: '08:00' }, { ends: { days: 9, at: '23:59' } }, 'momentet slutar efter 9 dagar.');
    raised({ kind: 'inactivity', days: 900, at: '08:00' }, {}, null);
    raised({ kind: 'activity', what: 'missed' }, { ends: { days: 1, at: '23:59' } }, null);
    raised({ kind: 'unansweredMessage', from: 'citizen', after: { hours: 5 } }, { ends: { days: 1, at: '23:59' } }, null);
  });
});
