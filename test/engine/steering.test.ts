import { describe, expect, test } from 'vitest';
import { given, saved, type Played } from '../support/given.ts';
import { form, module, plan, weekly } from '../support/plan.ts';
import { told } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;
const by = { by: 'staff', reason: null } as const;
const held = ({ state }: Played, id: string) => [state.modules[id]?.status, state.modules[id]?.held ?? null];

describe('staff and a module', () => {
  const closing = plan({ modules: [module('m1', { closes: after(3, '08:00') }), module('m2', { opens: after(5, '08:00') })] });

  test('opened by staff before its time: its rule waits no more, and does not close it', () => {
    const life = given(plan({ modules: [module('m1', { opens: after(5, '08:00'), closes: after(6, '08:00') })] }), START)
      .when('2026-11-03T10:00:00Z', { kind: 'moduleOpened', module: 'm1', reason: null })
      .when('2026-11-03T11:00:00Z', { kind: 'moduleOpened', module: 'm1', reason: null })
      .when('2026-11-03T12:00:00Z', { kind: 'moduleOpened', module: 'm9', reason: null })
      .until('2026-11-20T10:00:00Z');
    expect(told(life)).toEqual([
      '11-07 07:00 (11-03 10:00) openModule/m1 cancelled: openedByStaff',
      '11-03 10:00 openModule/m1/staff/1 fired: openedByStaff',
      '11-03 10:00 notify/openModule/m1 fired: moduleOpened',
      '11-03 11:00 openModule/m1/staff/2 suppressed: alreadyOpen',
      '11-03 12:00 openModule/m9/staff/3 suppressed: unknownName',
    ]);
    expect(held(life, 'm1')).toEqual(['open', 'opened']);
  });

  test('locked: what waits for it goes, its rule does not open it again, and staff may', () => {
    const life = given(closing, START)
      .when('2026-11-03T10:00:00Z', { kind: 'moduleLocked', module: 'm1', reason: null })
      .when('2026-11-03T11:00:00Z', { kind: 'moduleLocked', module: 'm2', reason: null })
      .when('2026-11-03T12:00:00Z', { kind: 'moduleLocked', module: 'm9', reason: null })
      .until('2026-11-10T10:00:00Z');
    expect(told(life)).toEqual([
      '11-02 09:00 openModule/m1 fired: openingRule',
      '11-05 07:00 (11-03 10:00) closeModule/m1 cancelled: lockedByStaff',
      '11-03 10:00 lockModule/m1/1 fired: lockedByStaff',
      '11-07 07:00 (11-03 11:00) openModule/m2 cancelled: lockedByStaff',
      '11-03 11:00 lockModule/m2/2 fired: lockedByStaff',
      '11-03 12:00 lockModule/m9/3 suppressed: unknownName',
    ]);
    expect([...held(life, 'm1'), life.state.modules['m1']?.openedAt]).toEqual(['locked', 'locked', Date.parse(START)]);
    life.when('2026-11-11T10:00:00Z', { kind: 'moduleOpened', module: 'm2', reason: null });
    expect(held(life, 'm2')).toEqual(['open', 'opened']);
  });

  test('closed by its rule, reopened by staff, completed by staff', () => {
    const life = given(closing, START)
      .when('2026-11-03T10:00:00Z', { kind: 'moduleReopened', module: 'm1', reason: null })
      .when('2026-11-03T11:00:00Z', { kind: 'moduleReopened', module: 'm2', reason: null })
      .when('2026-11-03T12:00:00Z', { kind: 'moduleReopened', module: 'm9', reason: null })
      .when('2026-11-06T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .when('2026-11-06T11:00:00Z', { kind: 'moduleReopened', module: 'm1', reason: null });
    expect(held(life, 'm1')).toEqual(['open', 'reopened']);
    life
      .when('2026-11-06T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', ...by })
      .when('2026-11-06T13:00:00Z', { kind: 'moduleCompleted', module: 'm1', ...by })
      .when('2026-11-06T14:00:00Z', { kind: 'moduleReopened', module: 'm1', reason: null })
      .when('2026-11-06T15:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(told(life)).toEqual([
      '11-02 09:00 openModule/m1 fired: openingRule',
      '11-03 10:00 reopenModule/m1/1 suppressed: alreadyOpen',
      '11-03 11:00 reopenModule/m2/2 suppressed: notCompleted',
      '11-03 12:00 reopenModule/m9/3 suppressed: unknownName',
      '11-05 07:00 closeModule/m1 fired: closingRule',
      '11-06 10:00 completeModule/m1/4 suppressed: notOpen',
      '11-06 11:00 reopenModule/m1/5 fired: reopenedByStaff',
      '11-06 12:00 completeModule/m1 fired: completedByStaff',
      '11-06 12:00 closeModule/m1~2 fired: closingRule',
      '11-06 13:00 completeModule/m1/7 suppressed: notOpen',
      '11-06 14:00 reopenModule/m1/8 fired: reopenedByStaff',
      '11-06 15:00 completeModule/m1/9 fired: completedByCitizen',
    ]);
    expect(life.state.modules['m1']?.completedAt).toBe(Date.parse('2026-11-06T12:00:00Z'));
    expect(new Set(life.decisions.map(({ key }) => key)).size).toBe(life.decisions.length);
  });

  test('steering is refused in a pause no more than in an active moment, and otherwise with the phase', () => {
    const life = given(closing, START)
      .when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null })
      .when('2026-11-03T11:00:00Z', { kind: 'moduleLocked', module: 'm1', reason: null })
      .when('2026-11-03T12:00:00Z', { kind: 'moduleOpened', module: 'm1', reason: null })
      .when('2026-11-03T13:00:00Z', { kind: 'ended', reason: null })
      .when('2026-11-03T14:00:00Z', { kind: 'moduleLocked', module: 'm1', reason: null })
      .when('2026-11-03T15:00:00Z', { kind: 'moduleCompleted', module: 'm1', ...by });
    expect(told(life, '2026-11-03T11:00:00Z')).toEqual([
      '11-05 07:00 (11-03 11:00) closeModule/m1 cancelled: lockedByStaff',
      '11-03 11:00 lockModule/m1/2 fired: lockedByStaff',
      '11-03 12:00 openModule/m1/staff/3 fired: openedByStaff',
      '11-03 13:00 end/4 fired: endedByStaff',
      '11-07 07:00 (11-03 13:00) openModule/m2 cancelled: momentEnded',
      '11-03 14:00 lockModule/m1/5 suppressed: momentEnded',
      '11-03 15:00 completeModule/m1/6 suppressed: momentEnded',
    ]);
  });

  test('what staff have reopened is completed neither by forms, by steps nor by time, and what never completes not by the citizen', () => {
    const steps = ['m1/s/a', 'm1/s/b'];
    const life = given(
      plan({
        forms: [form('a')],
        modules: [
          module('m1', { completes: 'steps', steps }),
          module('m2', { completes: 'forms', mandatoryForms: ['a'], forms: ['a'] }),
          module('m3', { completes: { after: { days: 1, at: '12:00' } } }),
          module('m4', { completes: 'never' }),
          module('m5', { completes: 'staff' }),
        ],
      }),
      START,
    );
    for (const step of ['m1/s/a', 'm1/s/a', 'm1/s/b']) life.when('2026-11-02T10:00:00Z', { kind: 'stepVisited', step });
    life.when('2026-11-02T11:00:00Z', saved('a'));
    for (const id of ['m2', 'm4', 'm5']) life.when('2026-11-02T12:00:00Z', { kind: 'moduleCompleted', module: id, by: 'citizen' });
    life.until('2026-11-04T10:00:00Z');
    for (const id of ['m1', 'm2', 'm3']) life.when('2026-11-04T11:00:00Z', { kind: 'moduleReopened', module: id, reason: null });
    life.when('2026-11-04T12:00:00Z', saved('a', { version: 2 })).when('2026-11-04T12:00:00Z', { kind: 'stepVisited', step: 'm1/s/b' });
    life.until('2026-11-10T10:00:00Z');
    expect(told(life, '2026-11-02T10:00:00Z')).toEqual([
      '11-02 10:00 completeModule/m1 fired: completedBySteps',
      '11-02 11:00 completeModule/m2 fired: completedByForms',
      '11-02 12:00 completeModule/m2/5 suppressed: alreadyCompleted',
      '11-02 12:00 completeModule/m4/6 suppressed: completesByStaff',
      '11-02 12:00 completeModule/m5/7 suppressed: completesByStaff',
      '11-03 11:00 completeModule/m3/time fired: completedByTime',
      '11-04 11:00 reopenModule/m1/8 fired: reopenedByStaff',
      '11-04 11:00 reopenModule/m2/9 fired: reopenedByStaff',
      '11-04 11:00 reopenModule/m3/10 fired: reopenedByStaff',
    ]);
    expect(['m1', 'm2', 'm3', 'm4', 'm5'].map((id) => held(life, id)[0])).toEqual(['open', 'open', 'open', 'open', 'open']);
  });
});

describe('the citizen and a module', () => {
  test('asks once for what asking may open, and it opens when the rest of the rule holds', () => {
    const life = given(
      plan({
        modules: [
          module('m1', { opens: { kind: 'all', of: [{ kind: 'byCitizen' }, after(3, '08:00')] } }),
          module('m2', { opens: { kind: 'byStaff' } }),
          module('m3', { opens: { kind: 'byCitizen' } }),
        ],
      }),
      START,
    );
    for (const id of ['m1', 'm1', 'm2', 'm9', 'm3', 'm3']) life.when('2026-11-03T10:00:00Z', { kind: 'moduleAsked', module: id });
    life.until('2026-11-06T10:00:00Z').when('2026-11-06T11:00:00Z', { kind: 'moduleLocked', module: 'm3', reason: null });
    life.when('2026-11-06T12:00:00Z', { kind: 'moduleAsked', module: 'm3' });
    expect(told(life)).toEqual([
      '11-03 10:00 askModule/m1/1 fired: askedByCitizen',
      '11-03 10:00 askModule/m1/2 suppressed: askedByCitizen',
      '11-03 10:00 askModule/m2/3 suppressed: notAskable',
      '11-03 10:00 askModule/m9/4 suppressed: notAskable',
      '11-03 10:00 askModule/m3/5 fired: askedByCitizen',
      '11-03 10:00 openModule/m3 fired: openingRule',
      '11-03 10:00 notify/openModule/m3 fired: moduleOpened',
      '11-03 10:00 askModule/m3/6 suppressed: alreadyOpen',
      '11-05 07:00 openModule/m1 fired: openingRule',
      '11-05 07:00 notify/openModule/m1 fired: moduleOpened',
      '11-06 11:00 lockModule/m3/7 fired: lockedByStaff',
      '11-06 12:00 askModule/m3/8 suppressed: lockedByStaff',
    ]);
    expect(life.state.lastActivityAt).toBe(Date.parse('2026-11-06T12:00:00Z'));
  });

  test('a module waits for the battery before it, which opens when the rest holds', () => {
    const schedule = { kind: 'once', anchor: { kind: 'moduleReady', module: 'm1' }, days: 0, at: null } as const;
    const life = given(
      plan({
        modules: [module('m1', { opens: after(1, '08:00'), before: 'före' })],
        forms: [form('phq9')],
        batteries: [weekly('före', { schedule, due: null, reminders: [] })],
      }),
      START,
    )
      .until('2026-11-03T07:00:00Z')
      .when('2026-11-03T10:00:00Z', saved('phq9', { battery: 'före' }));
    expect(told(life)).toEqual([
      '11-03 07:00 openModule/m1 moved: waitsForBattery',
      '11-03 07:00 openOccasion/före/1 fired: schedule',
      '11-03 07:00 notify/openOccasion/före/1 fired: occasionOpened',
      '11-03 10:00 answerOccasion/före/1 fired: answered',
      '11-03 10:00 openModule/m1~2 fired: batteryAnswered',
      '11-03 10:00 notify/openModule/m1 fired: moduleOpened',
    ]);
  });
});

describe('staff and an occasion', () => {
  const quiet = { notify: false, reminders: [] };

  test('added where the designer allows it, numbered with the rest, and the schedule goes on', () => {
    const life = given(
      plan({
        forms: [form('phq9')],
        batteries: [
          weekly('vecka', { ...quiet, byStaff: true }),
          weekly('fast', quiet),
          weekly('hand', { ...quiet, schedule: { kind: 'byStaff' } }),
        ],
      }),
      START,
    );
    for (const battery of ['vecka', 'fast', 'hand', 'nix'])
      life.when('2026-11-03T10:00:00Z', { kind: 'occasionAdded', battery, reason: null });
    life.when('2026-11-04T10:00:00Z', { kind: 'occasionWithdrawn', battery: 'vecka', occasion: 1, reason: null });
    life.when('2026-11-04T11:00:00Z', { kind: 'occasionWithdrawn', battery: 'vecka', occasion: 1, reason: null });
    life.until('2026-11-09T10:00:00Z').when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka', occasion: 2 }));
    expect(told(life)).toEqual([
      '11-03 10:00 addOccasion/vecka/1 fired: addedByStaff',
      '11-03 10:00 addOccasion/fast/2 suppressed: notAllowed',
      '11-03 10:00 addOccasion/hand/3 fired: addedByStaff',
      '11-03 10:00 addOccasion/nix/4 suppressed: unknownName',
      '11-04 10:00 withdrawOccasion/vecka/1 cancelled: withdrawnByStaff',
      '11-08 19:00 (11-04 10:00) missOccasion/vecka/1 cancelled: withdrawnByStaff',
      '11-04 11:00 withdrawOccasion/vecka/1/6 suppressed: notOpen',
      '11-08 19:00 missOccasion/hand/1 fired: notAnswered',
      '11-09 07:00 openOccasion/fast/1 fired: schedule',
      '11-09 07:00 openOccasion/vecka/1 fired: schedule',
      '11-10 10:00 answerOccasion/vecka/2 fired: answered',
      '11-14 19:00 (11-10 10:00) missOccasion/vecka/2 cancelled: answered',
    ]);
    expect(life.state.batteries['vecka']).toMatchObject({ opened: 2, answered: 1, missed: 0 });
    life.when('2026-11-11T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    life.when('2026-11-11T11:00:00Z', { kind: 'occasionAdded', battery: 'vecka', reason: null });
    life.when('2026-11-11T12:00:00Z', { kind: 'occasionWithdrawn', battery: 'hand', occasion: 1, reason: null });
    expect(told(life, '2026-11-11T11:00:00Z')).toEqual([
      '11-11 11:00 addOccasion/vecka/9 suppressed: momentPaused',
      '11-11 12:00 withdrawOccasion/hand/1 cancelled: withdrawnByStaff',
    ]);
  });

  test('an answer after the closing: kept apart, or taken as late where that is said', () => {
    const lives = ([undefined, 'accepted'] as const).map((lateAnswers) =>
      given(
        plan({
          forms: [form('a'), form('b')],
          batteries: [
            weekly('vecka', {
              ...quiet,
              forms: ['a', 'b'],
              due: { days: 1, at: '20:00' },
              closes: { days: 2, at: '20:00' },
              ...(lateAnswers && { lateAnswers }),
            }),
          ],
        }),
        START,
      )
        .when('2026-11-09T10:00:00Z', saved('a', { battery: 'vecka' }))
        .when('2026-11-13T10:00:00Z', saved('b', { battery: 'vecka' }))
        .when('2026-11-13T11:00:00Z', saved('b', { battery: 'vecka', version: 2 })),
    );
    expect(lives.map((life) => told(life))).toEqual([
      [
        '11-09 07:00 openOccasion/vecka/1 fired: schedule',
        '11-10 19:00 missOccasion/vecka/1 fired: notAnswered',
        '11-11 19:00 closeOccasion/vecka/1 fired: notAnswered',
        '11-13 10:00 lateAnswer/vecka/1/b/2 suppressed: afterClosing',
      ],
      [
        '11-09 07:00 openOccasion/vecka/1 fired: schedule',
        '11-10 19:00 missOccasion/vecka/1 fired: notAnswered',
        '11-11 19:00 closeOccasion/vecka/1 fired: notAnswered',
        '11-13 10:00 answerOccasion/vecka/1 fired: answered',
      ],
    ]);
    expect(lives.map(({ state }) => state.batteries['vecka'])).toMatchObject([
      { answered: 0, missed: 1, missedInARow: 1 },
      { answered: 1, missed: 1, missedInARow: 0 },
    ]);
    expect(lives[1]?.decisions.find(({ key }) => key === 'answerOccasion/vecka/1')?.facts).toEqual({
      battery: 'vecka',
      dueAt: Date.parse('2026-11-10T19:00:00Z'),
      late: true,
      occasion: 1,
      openedAt: Date.parse('2026-11-09T07:00:00Z'),
    });
  });
});
