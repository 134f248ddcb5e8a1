import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { plan as planOf } from '../../../compiler/plan/plan.ts';
import { aBattery, aFlag, aForm, aModule, aMoment, aStep } from '../check/base.ts';

/** The plan of the small moment with parts replaced. The rules of `check` are passed by: here only lowering is looked at. */
const planned = (more: Parameters<typeof aMoment>[0] = {}) => {
  const { moment, problems } = compile(aMoment(more));
  if (!moment) throw new Error(JSON.stringify(problems));
  return planOf(moment);
};
type Opens = Parameters<typeof aModule>[0] extends infer More ? (More extends { opens?: infer Opening } ? Opening : never) : never;
const opening = (opens: Exclude<Opens, undefined>) => planned({ modules: [aModule({ opens })] }).modules[0]?.opens;
type Schedule = ReturnType<typeof aBattery>['schedule'];
const schedule = (written: Schedule) => planned({ batteries: [aBattery({ schedule: written })] }).batteries[0]?.schedule;
type Trigger = ReturnType<typeof aFlag>['trigger'];
const trigger = (written: Trigger) => planned({ flags: [aFlag({ trigger: written })] }).flags[0]?.trigger;
const holds = { kind: 'literal', value: true };

describe('plan: openings', () => {
  const start = { kind: 'start' } as const;
  test('weeks become days and months stay months', () => {
    expect(opening({ kind: 'afterAnchor', anchor: start, weeks: 2, days: 1, months: 3, at: '08:00' })).toEqual({
      kind: 'afterAnchor',
      anchor: start,
      months: 3,
      days: 15,
      at: '08:00',
    });
    expect(opening({ kind: 'afterAnchor', anchor: start, at: '08:00' })).toEqual({
      kind: 'afterAnchor',
      anchor: start,
      days: 0,
      at: '08:00',
    });
    expect(opening({ kind: 'onWeekday', anchor: start, weeks: 1, weekday: 2, at: '08:00' })).toEqual({
      kind: 'onWeekday',
      anchor: start,
      days: 7,
      weekday: 2,
      at: '08:00',
    });
  });

  test.each([
    { kind: 'fromStart' },
    { kind: 'elapsed', anchor: start, hours: 36.5 },
    { kind: 'onDate', date: '2027-02-28', at: '09:00' },
    { kind: 'afterModule', module: 'm1/s1/st1' },
    { kind: 'byStaff' },
    { kind: 'byCitizen' },
  ] as const)('$kind stands as it is written', (opens) => expect(opening(opens)).toEqual(opens));

  test('conditions are lowered wherever they stand', () => {
    const all = { kind: 'all', of: [{ kind: 'any', of: [{ kind: 'not', of: { kind: 'condition', when: 'true' } }] }] } as const;
    expect(opening(JSON.parse(JSON.stringify(all)) as typeof all & Exclude<Opens, undefined>)).toEqual({
      kind: 'all',
      of: [{ kind: 'any', of: [{ kind: 'not', of: { kind: 'condition', when: holds } }] }],
    });
  });

  test.each([
    { kind: 'date', name: 'operation' },
    { kind: 'moduleOpened', module: 'm1' },
    { kind: 'moduleCompleted', module: 'm1/s1' },
    { kind: 'formSaved', form: 'f1' },
    { kind: 'occasionOpened', battery: 'b1', occasion: 2 },
    { kind: 'occasionAnswered', battery: 'b1', occasion: 'latest' },
    { kind: 'lastActivity' },
    { kind: 'named', name: 'hemkomst' },
    { kind: 'end' },
  ] as const)('the anchor $kind stands as it is written', (anchor) =>
    expect(opening({ kind: 'elapsed', anchor, hours: 1 })).toEqual({ kind: 'elapsed', anchor, hours: 1 }),
  );

  test('an occasion without a number is the latest', () => {
    expect(opening({ kind: 'elapsed', anchor: { kind: 'occasionOpened', battery: 'b1' }, hours: 0 })).toMatchObject({
      anchor: { occasion: 'latest' },
    });
  });
});

describe('plan: modules and parts', () => {
  const form = { kind: 'form' as const, id: 'st2', title: 'Fyll i', form: 'f1' };

  test('every way to be completed, and closing', () => {
    const closes = { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm1' }, weeks: 1, at: '12:00' } as const;
    for (const [completes, expected] of [
      [{ kind: 'steps' }, 'steps'],
      [{ kind: 'staff' }, 'staff'],
      [{ kind: 'never' }, 'never'],
      [{ kind: 'after', after: { hours: 24 } }, { after: { hours: 24 } }],
      [{ kind: 'after', after: { days: 3, at: '20:00' } }, { after: { days: 3, at: '20:00' } }],
    ] as const) {
      const [module] = planned({ modules: [aModule({ completes, closes })] }).modules;
      expect(module).toEqual({
        id: 'm1',
        name: 'Modul 1',
        opens: { kind: 'fromStart' },
        completes: expected,
        closes: { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 7, at: '12:00' },
        mandatoryForms: [],
        forms: [],
        ...(expected === 'steps' ? { steps: ['m1/s1/st1'] } : {}),
        notify: true,
      });
    }
  });

  test('sections and steps without a rule that nothing refers to are no parts', () => {
    expect(planned()).not.toHaveProperty('parts');
  });

  test('a part with a rule reaches the plan, named by where it stands, and stands in the nearest part above it', () => {
    const { parts } = planned({
      modules: [
        aModule({
          sections: [
            {
              id: 's1',
              title: 'Avsnitt',
              opens: { kind: 'byCitizen' },
              steps: [aStep(), { ...form, opens: { kind: 'afterModule', module: 'm1/s2/st3' }, notify: true }],
            },
            { id: 's2', title: 'Nästa', steps: [aStep('st3'), { ...aStep('st4'), closes: { kind: 'byStaff' } }] },
          ],
        }),
      ],
    });
    expect(parts).toEqual([
      {
        id: 'm1/s1',
        name: 'Modul 1 – Avsnitt',
        within: 'm1',
        opens: { kind: 'byCitizen' },
        completes: 'steps',
        mandatoryForms: ['f1'],
        forms: ['f1'],
        steps: ['m1/s1/st1', 'm1/s1/st2'],
        notify: false,
      },
      {
        id: 'm1/s1/st2',
        name: 'Modul 1 – Avsnitt – Fyll i',
        within: 'm1/s1',
        opens: { kind: 'afterModule', module: 'm1/s2/st3' },
        completes: 'forms',
        mandatoryForms: ['f1'],
        forms: ['f1'],
        notify: true,
      },
      {
        id: 'm1/s2/st3',
        name: 'Modul 1 – Nästa – Läs',
        within: 'm1',
        opens: { kind: 'fromStart' },
        completes: 'steps',
        mandatoryForms: [],
        forms: [],
        steps: ['m1/s2/st3'],
        notify: false,
      },
      {
        id: 'm1/s2/st4',
        name: 'Modul 1 – Nästa – Läs',
        within: 'm1',
        opens: { kind: 'fromStart' },
        completes: 'steps',
        closes: { kind: 'byStaff' },
        mandatoryForms: [],
        forms: [],
        steps: ['m1/s2/st4'],
        notify: false,
      },
    ]);
  });

  test('the battery before a module is said by the module, or by the battery', () => {
    expect(planned({ modules: [aModule({ before: 'b1' })] }).modules[0]).toMatchObject({ before: 'b1' });
    const { modules, batteries } = planned({ batteries: [aBattery({ schedule: { kind: 'before', module: 'm1' } })] });
    expect(modules[0]).toMatchObject({ before: 'b1' });
    expect(batteries[0]?.schedule).toEqual({ kind: 'once', anchor: { kind: 'moduleReady', module: 'm1' }, days: 0, at: null });
  });
});

describe('plan: batteries', () => {
  const anchor = { kind: 'start' } as const;

  test('once, in months, weeks and days', () => {
    expect(schedule({ kind: 'once', anchor, months: 6, weeks: 1, days: 2, at: '08:00' })).toEqual({
      kind: 'once',
      anchor,
      months: 6,
      days: 9,
      at: '08:00',
    });
  });

  test('a series in weeks becomes days, one in months stays in months', () => {
    expect(schedule({ kind: 'every', anchor, firstWeeks: 1, everyWeeks: 2, at: '08:00', count: 5 })).toEqual({
      kind: 'every',
      anchor,
      firstDays: 7,
      everyDays: 14,
      at: '08:00',
      count: 5,
    });
    expect(schedule({ kind: 'every', anchor: { kind: 'end' }, firstMonths: 3, everyMonths: 3, at: '08:00', count: 4 })).toEqual({
      kind: 'every',
      anchor: { kind: 'end' },
      firstDays: 0,
      firstMonths: 3,
      everyDays: 0,
      everyMonths: 3,
      at: '08:00',
      count: 4,
    });
  });

  test('a series with an end and no count has as many places as there can be room for', () => {
    expect(schedule({ kind: 'every', anchor, everyDays: 7, at: '08:00', untilDays: 28 })).toMatchObject({ count: 5, untilDays: 28 });
    expect(schedule({ kind: 'every', anchor, firstMonths: 1, everyMonths: 1, at: '08:00', untilDays: 365 })).toMatchObject({ count: 13 });
    expect(schedule({ kind: 'every', anchor, everyDays: 7, at: '08:00', untilDays: 28, count: 3 })).toMatchObject({ count: 3 });
    expect(schedule({ kind: 'weekdays', anchor, weekdays: [1, 4], at: '08:00', untilDays: 13 })).toMatchObject({ count: 6, untilDays: 13 });
  });

  test('weekdays stand once each, in the order of the week', () => {
    expect(schedule({ kind: 'weekdays', anchor, firstWeeks: 1, weekdays: [4, 1, 4], at: '08:00', count: 9 })).toEqual({
      kind: 'weekdays',
      anchor,
      firstDays: 7,
      weekdays: [1, 4],
      everyWeeks: 1,
      at: '08:00',
      count: 9,
    });
  });

  test('random times and staff’s own stand as they are written, after a module is once at its completion', () => {
    const random = { kind: 'random', anchor, firstDays: 1, days: 7, windows: [{ from: '09:00', to: '12:00' }] } as const;
    expect(schedule(JSON.parse(JSON.stringify(random)) as Schedule)).toEqual(random);
    expect(schedule({ kind: 'byStaff' })).toEqual({ kind: 'byStaff' });
    expect(schedule({ kind: 'after', module: 'm1' })).toEqual({
      kind: 'once',
      anchor: { kind: 'moduleCompleted', module: 'm1' },
      days: 0,
      at: null,
    });
  });

  test('the rest of a battery’s words', () => {
    const [battery] = planned({
      batteries: [
        aBattery({
          byStaff: true,
          due: { hours: 4 },
          closes: { hours: 5.5 },
          lateAnswers: 'accepted',
          shares: { battery: 'b2', days: 3 },
          reminders: [{ hours: -1, from: 'due' }, { days: 0, at: '20:00', from: 'due', staleAfterHours: 4 }, { hours: 0.5 }],
        }),
      ],
    }).batteries;
    expect(battery).toMatchObject({
      byStaff: true,
      due: { hours: 4 },
      closes: { hours: 5.5 },
      lateAnswers: 'accepted',
      shares: { battery: 'b2', days: 3 },
      reminders: [
        { hours: -1, from: 'due', staleAfterHours: 36 },
        { days: 0, at: '20:00', from: 'due', staleAfterHours: 4 },
        { hours: 0.5, staleAfterHours: 36 },
      ],
    });
    expect(planned({ batteries: [aBattery({ byStaff: false })] }).batteries[0]).not.toHaveProperty('byStaff');
  });
});

describe('plan: flags', () => {
  test.each<[Trigger, unknown]>([
    [
      { kind: 'condition', when: 'true' },
      { kind: 'condition', when: holds },
    ],
    [
      { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 2 },
      { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 2, over: 1 },
    ],
    [
      { kind: 'time', opens: { kind: 'condition', when: 'true' } },
      { kind: 'time', opens: { kind: 'condition', when: holds } },
    ],
    [
      { kind: 'notDone', module: 'm1', by: { kind: 'onDate', date: '2027-01-31', at: '08:00' } },
      { kind: 'notDone', module: 'm1', by: { kind: 'onDate', date: '2027-01-31', at: '08:00' } },
    ],
    [
      { kind: 'notDone', form: 'f1', by: { kind: 'fromStart' } },
      { kind: 'notDone', form: 'f1', by: { kind: 'fromStart' } },
    ],
  ])('%j is lowered', (written, lowered) => expect(trigger(written)).toEqual(lowered));

  test.each<Trigger>([
    { kind: 'module', module: 'm1/s1', what: 'closed' },
    { kind: 'battery', battery: 'b1', what: 'answered' },
    { kind: 'moment', what: 'followUp' },
    { kind: 'inactivity', days: 3, at: '09:00', of: 'form' },
    { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 16 } },
    { kind: 'unansweredMessage', from: 'staff', after: { days: 3, at: '09:00' } },
    { kind: 'activity', what: 'outside' },
  ])('%j stands as it is written', (written) => expect(trigger(written)).toEqual(written));

  test('putting out by a condition, the ladder and the unit as reader', () => {
    const ladder = [
      { afterHours: 4, to: 'unit' as const },
      { afterHours: 8, to: 'citizenAdministrators' as const, by: 'email' as const },
    ];
    const [flag] = planned({
      flags: [aFlag({ recipients: ['staff', 'unit', 'unit'], putOut: 'condition', outWhen: 'true', ladder, unitText: 'Hjälp till.' })],
    }).flags;
    expect(flag).toMatchObject({
      recipients: ['staff', 'unit'],
      putOut: 'condition',
      outWhen: holds,
      ladder: [
        { afterHours: 4, to: 'unit', by: 'list' },
        { afterHours: 8, to: 'citizenAdministrators', by: 'email' },
      ],
    });
    expect(JSON.stringify(flag)).not.toContain('Hjälp');
  });

  test('a trend hands over its result, and counts as a flag of its form', () => {
    const { forms } = planned({ flags: [aFlag({ trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'down', by: 1 } })] });
    expect(forms).toEqual([{ id: 'f1', facts: { answers: [], results: ['total'] }, hasFlag: true }]);
  });

  test('conditions anywhere say what of a form is handed over', () => {
    const { forms } = planned({
      forms: [aForm(), aForm({ id: 'f2', title: 'Formulär 2' })],
      modules: [
        aModule({
          opens: { kind: 'any', of: [{ kind: 'condition', when: 'forms.f1.answers.yes' }] },
          closes: { kind: 'condition', when: 'forms.f1.answers.number > 2' },
        }),
      ],
      flags: [aFlag({ trigger: { kind: 'moment', what: 'ended' }, putOut: 'condition', outWhen: '"a1" in forms.f2.answers.many' })],
    });
    expect(forms).toEqual([
      { id: 'f1', facts: { answers: ['yes', 'number'], results: [] }, hasFlag: false },
      { id: 'f2', facts: { answers: ['many'], results: [] }, hasFlag: false },
    ]);
  });
});

describe('plan: the moment as a whole', () => {
  test('every word of its life', () => {
    expect(
      planned({
        zoneOfCitizen: true,
        endsWhenCompleted: 'all',
        followUp: { days: 400 },
        invitation: { days: 14, at: '12:00' },
        maintenance: { noticeDays: 7 },
        pause: { byCitizen: true, batteries: 'catchUp' },
        notices: { quiet: { from: '21:00', to: '07:00' }, movable: { earliest: '08:00', latest: '20:00' }, perWeek: 5 },
        staffHours: { week: [[['08:00', '12:00']], [], [], [], [], [], []], closed: ['2027-01-05'], opensOnEves: true },
        dates: [{ id: 'operation', title: 'Operation', question: 'När är operationen?' }],
        namedEvents: [{ id: 'hemkomst', title: 'Hemkomst' }],
        startFacts: [{ kind: 'number', id: 'age', title: 'Ålder' }],
        burden: { minutesPerWeek: 60 },
        languages: ['en'],
        translations: { en: { name: 'Small moment' } },
      }),
    ).toMatchObject({
      zoneOfCitizen: true,
      endsWhenCompleted: ['m1'],
      followUp: { days: 400, at: '23:59' },
      invitation: { days: 14, at: '12:00' },
      maintenance: { noticeDays: 7, at: '08:00' },
      pause: { byCitizen: true, modules: 'shift', batteries: 'catchUp', flags: 'shift', activities: 'skip' },
      notices: { quiet: { from: '21:00', to: '07:00' }, movable: { earliest: '08:00', latest: '20:00' }, perWeek: 5 },
      staffHours: { week: [[['08:00', '12:00']], [], [], [], [], [], []], closed: ['2027-01-05'], opensOnEves: true },
      dates: ['operation'],
      namedEvents: ['hemkomst'],
    });
  });

  test('what is not said is not there', () => {
    expect(Object.keys(planned({ zoneOfCitizen: false, dates: [], endsWhenCompleted: ['m1'], modules: [aModule()] })).sort()).toEqual(
      [...Object.keys(planned()), 'endsWhenCompleted'].sort(),
    );
  });
});
