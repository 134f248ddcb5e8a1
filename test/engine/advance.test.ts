import { describe, expect, test } from 'vitest';
import { begin } from '../../engine/advance.ts';
import { nextDue } from '../../engine/schedule.ts';
import { given, saved } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const chain = plan({
  modules: [
    module('m1'),
    module('m2', {
      opens: {
        kind: 'all',
        of: [
          { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 7, at: '08:00' },
          { kind: 'afterModule', module: 'm1' },
        ],
      },
    }),
    module('m3', { opens: { kind: 'byStaff' } }),
  ],
});

describe('modules', () => {
  test('what opens from the start is open, and nobody is told', () => {
    const life = given(chain, START);
    expect(life.state.modules['m1']?.status).toBe('open');
    expect(life.sent()).toEqual([]);
    expect(nextDue(life.plan, life.state)).toBeNull();
  });

  test('a module that waits for a day and another module opens when both have come', () => {
    const life = given(chain, START).when('2026-11-04T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(nextDue(life.plan, life.state)).toBe(Date.parse('2026-11-09T07:00:00Z'));
    life.until('2026-11-09T07:00:00Z');
    expect(life.outcome('openModule/m2')).toBe('fired: openingRule');
    expect(life.sent()).toEqual(['notify/openModule/m2']);
  });

  test('completed after the day, the next opens at once', () => {
    const life = given(chain, START).when('2026-11-12T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(life.state.modules['m2']).toEqual({ status: 'open', openedAt: Date.parse('2026-11-12T12:00:00Z'), completedAt: null });
  });

  test('staff open a module whatever its rule says, and the rule’s own item is cancelled with its record', () => {
    const life = given(chain, START)
      .when('2026-11-04T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .when('2026-11-05T12:00:00Z', { kind: 'moduleOpened', module: 'm2', reason: 'Vill börja tidigare' });
    expect(life.outcome('openModule/m2')).toBe('cancelled: openedByStaff');
    expect(life.state.modules['m2']?.status).toBe('open');
    life.when('2026-11-05T12:01:00Z', { kind: 'moduleOpened', module: 'm2', reason: null });
    expect(life.outcome('openModule/m2/staff/3')).toBe('suppressed: alreadyOpen');
  });

  test('a locked module cannot be completed', () => {
    const life = given(chain, START).when('2026-11-04T12:00:00Z', { kind: 'moduleCompleted', module: 'm2', by: 'citizen' });
    expect(life.outcome('completeModule/m2/1')).toBe('suppressed: notOpen');
  });

  test('a module that completes by forms does so when the last mandatory one is saved', () => {
    const two = plan({
      modules: [module('m1', { completes: 'forms', mandatoryForms: ['a', 'b'], forms: ['a', 'b'] })],
      forms: [form('a'), form('b')],
    });
    const life = given(two, START).when('2026-11-03T10:00:00Z', saved('a'));
    expect(life.state.modules['m1']?.status).toBe('open');
    life.when('2026-11-03T11:00:00Z', saved('b'));
    expect(life.outcome('completeModule/m1')).toBe('fired: completedByForms');
  });

  test('an earlier way in moves the item, and both have their record', () => {
    const either = plan({
      modules: [
        module('m1'),
        module('m2', {
          opens: {
            kind: 'any',
            of: [
              { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 14, at: '08:00' },
              { kind: 'afterAnchor', anchor: { kind: 'moduleCompleted', module: 'm1' }, days: 1, at: '08:00' },
            ],
          },
        }),
      ],
    });
    const life = given(either, START)
      .when('2026-11-04T12:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' })
      .until('2026-11-20T00:00:00Z');
    expect(life.outcome('openModule/m2')).toBe('moved: anchorMoved');
    expect(life.outcome('openModule/m2~2')).toBe('fired: openingRule');
    expect(life.state.modules['m2']?.openedAt).toBe(Date.parse('2026-11-05T07:00:00Z'));
  });
});

const measured = plan({ forms: [form('phq9', { facts: { answers: ['q9'], results: ['total'] } })], batteries: [weekly('vecka')] });

describe('batteries', () => {
  test('an answered occasion takes its reminder with it', () => {
    const life = given(measured, START)
      .when('2026-11-10T10:00:00Z', saved('phq9', { battery: 'vecka' }))
      .until('2026-11-15T00:00:00Z');
    expect(life.outcome('remind/vecka/1/1')).toBe('cancelled: answered');
    expect(life.outcome('missOccasion/vecka/1')).toBe('cancelled: answered');
    expect(life.sent()).toEqual(['notify/openOccasion/vecka/1']);
  });

  test('not answered: reminded once, then missed', () => {
    const life = given(measured, START).until('2026-11-15T00:00:00Z');
    expect(life.sent()).toEqual(['notify/openOccasion/vecka/1', 'remind/vecka/1/1']);
    expect(life.outcome('missOccasion/vecka/1')).toBe('fired: notAnswered');
    expect(life.state.batteries['vecka']).toMatchObject({ opened: 1, missed: 1, missedInARow: 1 });
  });

  test('woken late: a reminder that still makes sense goes once, a stale one is recorded', () => {
    const twice = plan({
      forms: [form('phq9')],
      batteries: [
        weekly('vecka', {
          reminders: [
            { days: 1, at: '17:00', staleAfterHours: 24 },
            { days: 3, at: '17:00', staleAfterHours: 24 },
          ],
          due: null,
        }),
      ],
    });
    const life = given(twice, START).until('2026-11-09T08:00:00Z').late('2026-11-13T09:00:00Z', []);
    expect(life.outcome('remind/vecka/1/1')).toBe('suppressed: stale');
    expect(life.outcome('remind/vecka/1/2')).toBe('fired: notAnswered');
    expect(life.sent()).toEqual(['notify/openOccasion/vecka/1', 'remind/vecka/1/2']);
  });

  test('two reminders due in one late wake become one', () => {
    const twice = plan({
      forms: [form('phq9')],
      batteries: [
        weekly('vecka', {
          reminders: [
            { days: 1, at: '17:00', staleAfterHours: 240 },
            { days: 2, at: '17:00', staleAfterHours: 240 },
          ],
          due: null,
        }),
      ],
    });
    const life = given(twice, START).until('2026-11-09T08:00:00Z').late('2026-11-13T09:00:00Z', []);
    expect(life.outcome('remind/vecka/1/1')).toBe('suppressed: laterReminderDue');
    expect(life.outcome('remind/vecka/1/2')).toBe('fired: notAnswered');
  });

  test('an answer found in the log suppresses the reminder that fell due before it', () => {
    const life = given(measured, START)
      .until('2026-11-10T00:00:00Z')
      .late('2026-11-12T09:00:00Z', [['2026-11-11T20:00:00Z', saved('phq9', { battery: 'vecka' })]]);
    expect(life.outcome('remind/vecka/1/1')).toBe('suppressed: answered');
    expect(life.sent()).toEqual(['notify/openOccasion/vecka/1']);
  });

  test('an answer at the very instant it was due is in time', () => {
    const life = given(measured, START)
      .when('2026-11-14T19:00:00Z', saved('phq9', { battery: 'vecka' }))
      .until('2026-11-14T20:00:00Z');
    expect(life.state.batteries['vecka']).toMatchObject({ answered: 1, missed: 0 });
  });

  test('what comes after closing is kept as late and still raises its flag', () => {
    const closing = plan({
      forms: [form('phq9', { facts: { answers: ['q9'], results: [] } })],
      batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' } })],
      flags: [
        flag('livsleda', {
          priority: 'prioritised',
          trigger: {
            kind: 'form',
            form: 'phq9',
            when: {
              kind: 'binary',
              operator: '>=',
              left: { kind: 'path', names: ['forms', 'phq9', 'answers', 'q9'] },
              right: { kind: 'literal', value: 1 },
            },
          },
        }),
      ],
    });
    const life = given(closing, START).when('2026-11-15T21:00:00Z', saved('phq9', { battery: 'vecka', answers: { q9: 2 } }));
    expect(life.outcome('lateAnswer/vecka/1/phq9/1')).toBe('suppressed: afterClosing');
    expect(life.raised()).toEqual(['flag/livsleda/phq9@vecka/1#1']);
  });

  test('local time stays local over the autumn change', () => {
    const life = given(measured, '2026-10-20T09:00:00Z').until('2026-11-20T00:00:00Z');
    const opened = life.decisions
      .filter((decision) => decision.item === 'openOccasion')
      .map((decision) => new Date(decision.nominal).toISOString());
    expect(opened).toEqual(['2026-10-27T07:00:00.000Z', '2026-11-03T07:00:00.000Z', '2026-11-10T07:00:00.000Z']);
  });
});

const whenQ9 = {
  kind: 'binary',
  operator: '>=',
  left: { kind: 'path', names: ['forms', 'phq9', 'answers', 'q9'] },
  right: { kind: 'literal', value: 1 },
} as const;
const flagged = plan({
  forms: [form('phq9', { facts: { answers: ['q9'], results: [] }, hasFlag: true })],
  flags: [
    flag('livsleda', { priority: 'prioritised', trigger: { kind: 'form', form: 'phq9', when: whenQ9 } }),
    flag('tyst', { putOut: 'activity', trigger: { kind: 'inactivity', days: 10, at: '09:00' } }),
  ],
});

describe('flags', () => {
  test('a flag is raised, goes out when the form is read, and comes back in a new round when it is marked unread', () => {
    const life = given(flagged, START)
      .when('2026-11-03T10:00:00Z', saved('phq9', { answers: { q9: 1 } }))
      .when('2026-11-03T11:00:00Z', { kind: 'formRead', form: 'phq9', instance: { kind: 'ordinary' } })
      .when('2026-11-03T12:00:00Z', { kind: 'formMarkedUnread', form: 'phq9', instance: { kind: 'ordinary' } });
    expect(life.raised()).toEqual(['flag/livsleda/phq9#1', 'flag/livsleda/phq9#2']);
    expect(life.decisions.find((decision) => decision.key === 'flag/livsleda/phq9#1')?.facts).toMatchObject({
      'forms.phq9.answers.q9': 1,
      form: 'phq9',
    });
    expect(life.outcome('flag/livsleda/phq9#1/out')).toBe('fired: formRead');
    expect(Object.keys(life.state.flags)).toEqual(['flag/livsleda/phq9']);
  });

  test('a changed answer does not double a raised flag', () => {
    const life = given(flagged, START)
      .when('2026-11-03T10:00:00Z', saved('phq9', { answers: { q9: 1 } }))
      .when('2026-11-03T11:00:00Z', saved('phq9', { answers: { q9: 2 }, version: 2 }));
    expect(life.raised()).toEqual(['flag/livsleda/phq9#1']);
  });

  test('silence raises its flag, and activity puts it out and arms the rule again', () => {
    const life = given(flagged, START).until('2026-11-12T08:00:00Z');
    expect(life.raised()).toEqual(['flag/tyst/-#1']);
    life.when('2026-11-13T10:00:00Z', { kind: 'citizenActive' });
    expect(life.outcome('flag/tyst/-#1/out')).toBe('fired: activity');
    expect(nextDue(life.plan, life.state)).toBe(Date.parse('2026-11-23T08:00:00Z'));
  });

  test('silence that goes on after staff have put the flag out raises it again', () => {
    const kept = plan({ flags: [flag('tyst', { putOut: 'staff', trigger: { kind: 'inactivity', days: 7, at: '09:00' } })] });
    const life = given(kept, START)
      .until('2026-11-09T08:00:00Z')
      .when('2026-11-10T10:00:00Z', { kind: 'citizenActive' })
      .until('2026-11-17T09:00:00Z');
    expect(nextDue(life.plan, life.state)).toBeNull();
    life.when('2026-11-18T10:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/tyst/-', reason: 'Ringde' }).until('2026-11-25T08:00:00Z');
    expect(life.raised()).toEqual(['flag/tyst/-#1', 'flag/tyst/-#2']);
  });

  test('activity moves nothing until the rule’s own time comes', () => {
    const life = given(flagged, START).when('2026-11-06T10:00:00Z', { kind: 'citizenActive' });
    expect(nextDue(life.plan, life.state)).toBe(Date.parse('2026-11-12T08:00:00Z'));
    life.until('2026-11-12T08:00:00Z');
    expect(life.outcome('inactivity/tyst/1')).toBe('moved: activity');
    expect(life.raised()).toEqual([]);
  });

  test('a calculation that failed tells staff', () => {
    const life = given(flagged, START).when('2026-11-03T10:00:00Z', saved('phq9', { failed: ['total'] }));
    expect(life.effects.find((effect) => effect.kind === 'raiseFlag')).toMatchObject({
      flag: 'system.calculationFailed',
      recipients: ['staff'],
      form: 'phq9',
      priority: 'prioritised',
    });
  });

  test('two missed in a row raise one flag, answering puts it out', () => {
    const twice = plan({
      forms: [form('phq9')],
      batteries: [weekly('vecka')],
      flags: [flag('missat', { putOut: 'activity', trigger: { kind: 'missedBattery', battery: 'vecka', inARow: 2 } })],
    });
    const life = given(twice, START).until('2026-11-22T00:00:00Z');
    expect(life.raised()).toEqual(['flag/missat/vecka/2#1']);
    life.when('2026-11-22T10:00:00Z', saved('phq9', { battery: 'vecka', occasion: 2 }));
    expect(life.outcome('flag/missat/vecka/2#1/out')).toBe('fired: answered');
  });
});

describe('endings', () => {
  const ending = plan({ ends: { days: 10, at: '23:59' }, forms: [form('phq9')], batteries: [weekly('vecka')], flags: flagged.flags });

  test('by time: everything that waited is cancelled with a record', () => {
    const life = given(ending, START).until('2027-01-01T00:00:00Z');
    expect(life.state).toMatchObject({ phase: 'ended', agenda: [], ended: { by: 'timeLimit', at: Date.parse('2026-11-12T22:59:00Z') } });
    expect(life.outcome('answerOccasion/vecka/1')).toBe('cancelled: momentEnded');
    expect(life.outcome('openOccasion/vecka/2')).toBe('cancelled: momentEnded');
    expect(nextDue(life.plan, life.state)).toBeNull();
  });

  test('by staff, and an answer that was on its way still raises its flag', () => {
    const life = given(ending, START)
      .when('2026-11-10T10:00:00Z', { kind: 'ended', reason: 'Klar' })
      .when('2026-11-10T10:01:00Z', saved('phq9', { answers: { q9: 3 } }));
    expect(life.state.phase).toBe('ended');
    expect(life.raised()).toEqual(['flag/livsleda/phq9#1']);
    expect(life.outcome('endMoment')).toBe('cancelled: momentEnded');
  });
});

describe('fast-forward', () => {
  test('a walk gives each deadline lateness 0 and the same state as living it', () => {
    const walked = given(measured, START)
      .when('2026-11-02T09:00:01Z', { kind: 'fastForward', to: Date.parse('2026-12-20T00:00:00Z') })
      .walked(2);
    const lived = given(measured, START).until('2026-12-20T00:00:00Z');
    expect(walked.decisions.every((decision) => decision.actual === decision.nominal)).toBe(true);
    expect(walked.decisions.map((decision) => decision.key)).toEqual(lived.decisions.map((decision) => decision.key));
    expect({ ...walked.state, seq: 0 }).toEqual({ ...lived.state, seq: 0 });
  });

  test('to the next due', () => {
    const life = given(measured, START).when('2026-11-02T09:00:01Z', { kind: 'fastForward', to: 'nextDue' }).walked();
    expect(life.state.now).toBe(Date.parse('2026-11-09T07:00:00Z'));
    expect(life.state.walkingTo).toBeNull();
  });
});

describe('the log', () => {
  test('an event taken once is never taken again', () => {
    const life = given(flagged, START).when('2026-11-03T10:00:00Z', saved('phq9', { answers: { q9: 1 } }));
    const again = begin(flagged, { at: Date.parse(START), now: Date.parse(START) }, [
      { ...saved('phq9', { answers: { q9: 1 } }), seq: 1, at: Date.parse('2026-11-03T10:00:00Z') },
    ]);
    expect(again.effects.filter((effect) => effect.kind === 'raiseFlag')).toHaveLength(1);
    expect(life.raised()).toHaveLength(1);
  });

  test('a plan of an unknown format halts and tells staff', () => {
    const step = begin({ ...measured, planFormat: 2 as unknown as 1 }, { at: 0, now: 0 });
    expect(step.state.phase).toBe('halted');
    expect(step.effects).toMatchObject([{ kind: 'raiseFlag', flag: 'system.halted' }]);
  });
});
