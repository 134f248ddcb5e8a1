import { describe, expect, test } from 'vitest';
import { begin } from '../../engine/advance.ts';
import { given, saved } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { told, waits } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;
const ending = (state: { readonly phase: string; readonly ended: { readonly by: string } | null }) => [
  state.phase,
  state.ended?.by ?? null,
];
const measure = {
  id: 'puls',
  schedule: { kind: 'every', everyDays: 1, at: '12:00' },
  count: 40,
  minimum: null,
  maximum: null,
  flag: 'none',
  reminder: false,
} as const;

const lived = plan({
  ends: { days: 60, at: '12:00' },
  maintenance: { noticeDays: 2, at: '10:00' },
  modules: [module('m1', { opens: after(1, '08:00') }), module('m2', { opens: after(10, '08:00') })],
  forms: [form('phq9')],
  batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' } })],
  flags: [
    flag('vila', { trigger: { kind: 'moment', what: 'maintenance' } }),
    flag('slut', { trigger: { kind: 'moment', what: 'ended' } }),
    flag('tyst', { trigger: { kind: 'inactivity', days: 14, at: '09:00' } }),
    flag('stege', { trigger: { kind: 'module', module: 'm1', what: 'opened' }, ladder: [{ afterHours: 90, to: 'unit', by: 'list' }] }),
  ],
});

describe('maintenance', () => {
  const resting = () =>
    given(lived, START)
      .when('2026-11-02T10:00:00Z', { kind: 'measureSet', measure })
      .when('2026-11-09T10:00:00Z', { kind: 'maintenanceSet', until: Date.parse('2026-11-30T09:00:00Z'), reason: null });

  test('cancels what waits but the ladders, tells of its own end, and ends the moment', () => {
    const life = resting();
    expect(told(life, '2026-11-09T10:00:00Z')).toEqual([
      '11-09 10:00 maintenance/2 fired: maintenanceSet',
      '11-09 10:00 answerOccasion/vecka/1 cancelled: maintenance',
      '11-11 16:00 (11-09 10:00) remind/vecka/1/1 cancelled: maintenance',
      '11-14 19:00 (11-09 10:00) missOccasion/vecka/1 cancelled: maintenance',
      '11-15 19:00 (11-09 10:00) closeOccasion/vecka/1 cancelled: maintenance',
      '11-09 11:00 (11-09 10:00) activity/puls/8 cancelled: maintenance',
      '11-12 07:00 (11-09 10:00) openModule/m2 cancelled: maintenance',
      '11-16 07:00 (11-09 10:00) openOccasion/vecka/2 cancelled: maintenance',
      '11-16 08:00 (11-09 10:00) inactivity/tyst/1 cancelled: maintenance',
      '01-01 11:00 (11-09 10:00) endMoment cancelled: maintenance',
      '11-09 10:00 flag/vila/-#1 fired: maintenanceSet',
    ]);
    expect(waits(life)).toEqual([
      '11-16 16:00 escalate/flag/stege/-#1/1',
      '11-28 09:00 maintenanceNotice/2',
      '11-30 09:00 endMaintenance/2',
    ]);
    expect([life.state.maintenance, life.state.measures?.['puls']?.waiting]).toEqual([
      { at: Date.parse('2026-11-09T10:00:00Z'), until: Date.parse('2026-11-30T09:00:00Z') },
      null,
    ]);
    life.late('2026-11-28T09:00:00Z', []).late('2026-11-30T09:00:00Z', []);
    expect(told(life, '2026-11-09T10:00:01Z')).toEqual([
      '11-16 16:00 (11-28 09:00) escalate/flag/stege/-#1/1 fired: notPutOut',
      '11-28 09:00 maintenanceNotice/2 fired: maintenance',
      '11-30 09:00 endMaintenance/2 fired: maintenanceOver',
      '11-30 09:00 end/maintenance fired: maintenanceOver',
      '11-30 09:00 flag/system.journal/-#1 fired: maintenanceOver',
      '11-30 09:00 flag/slut/-#1 fired: maintenanceOver',
    ]);
    expect(ending(life.state)).toEqual(['ended', 'maintenance']);
  });

  test('taken back: rules are looked at again, and what passed meanwhile is passed over', () => {
    const life = resting()
      .when('2026-11-10T10:00:00Z', { kind: 'maintenanceSet', until: Date.parse('2026-11-25T09:00:00Z'), reason: null })
      .when('2026-11-17T10:00:00Z', { kind: 'maintenanceTakenBack', reason: null })
      .when('2026-11-18T08:00:00Z', { kind: 'maintenanceTakenBack', reason: null });
    expect(told(life, '2026-11-10T10:00:00Z')).toEqual([
      '11-10 10:00 maintenance/3 fired: maintenanceSet',
      '11-28 09:00 (11-10 10:00) maintenanceNotice/2 cancelled: maintenanceSet',
      '11-30 09:00 (11-10 10:00) endMaintenance/2 cancelled: maintenanceSet',
      '11-16 16:00 (11-17 09:59) escalate/flag/stege/-#1/1 fired: notPutOut',
      '11-17 10:00 maintenance/4 cancelled: maintenanceTakenBack',
      '11-23 09:00 (11-17 10:00) maintenanceNotice/3 cancelled: maintenanceTakenBack',
      '11-25 09:00 (11-17 10:00) endMaintenance/3 cancelled: maintenanceTakenBack',
      '11-17 10:00 openModule/m2~2 fired: openingRule',
      '11-17 10:00 openOccasion/vecka/2~2 suppressed: maintenance',
      '11-17 10:00 activity/puls/8~2 suppressed: maintenance',
      '11-17 10:00 activity/puls/9 suppressed: maintenance',
      '11-17 10:00 activity/puls/10 suppressed: maintenance',
      '11-17 10:00 activity/puls/11 suppressed: maintenance',
      '11-17 10:00 activity/puls/12 suppressed: maintenance',
      '11-17 10:00 activity/puls/13 suppressed: maintenance',
      '11-17 10:00 activity/puls/14 suppressed: maintenance',
      '11-17 10:00 activity/puls/15 suppressed: maintenance',
      '11-17 10:00 notify/openModule/m2 fired: moduleOpened',
      '11-17 11:00 activity/puls/16 fired: activityDue',
      '11-17 23:00 missActivity/puls/16 fired: missed',
      '11-18 08:00 maintenance/5 suppressed: notInMaintenance',
    ]);
    expect(waits(life)).toEqual([
      '11-18 11:00 activity/puls/17',
      '11-23 07:00 openOccasion/vecka/3',
      '12-01 08:00 inactivity/tyst/2',
      '01-01 11:00 endMoment~2',
    ]);
    expect(life.state.pauses).toEqual([
      { from: Date.parse('2026-11-09T10:00:00Z'), to: Date.parse('2026-11-17T10:00:00Z'), because: 'maintenance' },
    ]);
    expect(life.decisions.find(({ key }) => key === 'maintenance/4')?.facts).toEqual({ until: Date.parse('2026-11-25T09:00:00Z') });
  });

  test('in a pause: the pause is over, and its days are counted', () => {
    const life = given(lived, START)
      .when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null })
      .when('2026-11-05T10:00:00Z', { kind: 'maintenanceSet', until: Date.parse('2026-11-06T09:00:00Z'), reason: null });
    expect(life.state.pauses).toEqual([{ from: Date.parse('2026-11-03T10:00:00Z'), to: Date.parse('2026-11-05T10:00:00Z') }]);
    expect(waits(life)).toEqual(['11-06 09:00 endMaintenance/2', '11-16 16:00 escalate/flag/stege/-#1/1']);
  });

  test('is refused where there is nothing to rest from', () => {
    const life = given(lived, START)
      .when('2026-11-03T10:00:00Z', { kind: 'ended', reason: null })
      .when('2026-11-04T10:00:00Z', { kind: 'maintenanceSet', until: Date.parse('2026-12-06T09:00:00Z'), reason: null });
    expect(told(life, '2026-11-03T10:00:00Z')).toEqual([
      '11-03 10:00 end/1 fired: endedByStaff',
      '11-09 07:00 (11-03 10:00) openOccasion/vecka/1 cancelled: momentEnded',
      '11-12 07:00 (11-03 10:00) openModule/m2 cancelled: momentEnded',
      '11-16 08:00 (11-03 10:00) inactivity/tyst/1 cancelled: momentEnded',
      '01-01 11:00 (11-03 10:00) endMoment cancelled: momentEnded',
      '11-03 10:00 flag/slut/-#1 fired: endedByStaff',
      '11-04 10:00 maintenance/2 suppressed: momentEnded',
    ]);
  });
});

describe('a citizen who is gone', () => {
  test('nothing is armed or sent, staff are told, and what waited waits again when the register was wrong', () => {
    const life = given(lived, START)
      .when('2026-11-09T10:00:00Z', { kind: 'citizenGone', cause: 'deregistered' })
      .when('2026-11-10T10:00:00Z', { kind: 'citizenGone', cause: 'deceased' });
    expect(told(life, '2026-11-09T10:00:00Z')).toEqual([
      '11-09 10:00 citizenGone/1 fired: citizenGone',
      '11-11 16:00 (11-09 10:00) remind/vecka/1/1 cancelled: citizenGone',
      '11-12 07:00 (11-09 10:00) openModule/m2 cancelled: citizenGone',
      '11-14 19:00 (11-09 10:00) missOccasion/vecka/1 cancelled: citizenGone',
      '11-15 19:00 (11-09 10:00) closeOccasion/vecka/1 cancelled: citizenGone',
      '11-16 07:00 (11-09 10:00) openOccasion/vecka/2 cancelled: citizenGone',
      '11-16 08:00 (11-09 10:00) inactivity/tyst/1 cancelled: citizenGone',
      '11-09 10:00 flag/system.citizenGone/-#1 fired: citizenGone',
      '11-10 10:00 citizenGone/2 suppressed: citizenGone',
    ]);
    expect(waits(life)).toEqual(['11-16 16:00 escalate/flag/stege/-#1/1', '01-01 11:00 endMoment']);
    expect(life.state.gone).toEqual({ at: Date.parse('2026-11-09T10:00:00Z'), cause: 'deregistered' });
    life.when('2026-11-12T10:00:00Z', { kind: 'citizenBack' }).when('2026-11-12T11:00:00Z', { kind: 'citizenBack' });
    expect(told(life, '2026-11-12T10:00:00Z')).toEqual([
      '11-12 10:00 citizenGone/3 cancelled: citizenBack',
      '11-12 10:00 openModule/m2~2 fired: openingRule',
      '11-12 10:00 notify/openModule/m2 fired: moduleOpened',
      '11-12 11:00 citizenGone/4 suppressed: citizenBack',
    ]);
    expect(waits(life)).toEqual([
      '11-14 19:00 missOccasion/vecka/1~2',
      '11-15 19:00 closeOccasion/vecka/1~2',
      '11-16 07:00 openOccasion/vecka/2~2',
      '11-16 16:00 escalate/flag/stege/-#1/1',
      '11-26 08:00 inactivity/tyst/2',
      '01-01 11:00 endMoment',
    ]);
  });
});

describe('an invitation', () => {
  const invited = (startsAt?: string) => {
    const at = Date.parse(START);
    const moment = plan({ ...lived, invitation: { days: 5, at: '12:00' } });
    const life = given(moment, START);
    life.decisions.length = 0;
    life.state = begin(moment, { at, now: at, invited: true, ...(startsAt && { startsAt: Date.parse(startsAt) }) }).state;
    return life;
  };

  test('waits for an answer, and lapses', () => {
    const life = invited();
    expect([life.state.phase, ...waits(life)]).toEqual(['invited', '11-07 11:00 lapseInvitation']);
    expect(told(life.late('2026-11-07T11:00:00Z', []))).toEqual([
      '11-07 11:00 lapseInvitation fired: invitationLapsed',
      '11-07 11:00 end/lapsed fired: invitationLapsed',
    ]);
    expect(ending(life.state)).toEqual(['ended', 'lapsed']);
  });

  test('declined ends it, and no flag is raised', () => {
    const life = invited().late('2026-11-03T10:00:00Z', [['2026-11-03T10:00:00Z', { kind: 'invitationDeclined' }]]);
    expect(told(life)).toEqual([
      '11-03 10:00 invitation/1 fired: invitationDeclined',
      '11-07 11:00 (11-03 10:00) lapseInvitation cancelled: invitationDeclined',
      '11-03 10:00 end/declined fired: invitationDeclined',
    ]);
    expect(ending(life.state)).toEqual(['ended', 'declined']);
  });

  test('accepted: everything is counted from that, or from the day it was to start', () => {
    const yes = ['2026-11-03T10:00:00Z', { kind: 'invitationAccepted' }] as const;
    const now = invited().late(yes[0], [yes]);
    expect([now.state.phase, new Date(now.state.startedAt).toISOString(), ...waits(now)]).toEqual([
      'active',
      '2026-11-03T10:00:00.000Z',
      '11-04 07:00 openModule/m1',
      '11-10 07:00 openOccasion/vecka/1',
      '11-13 07:00 openModule/m2',
      '11-17 08:00 inactivity/tyst/1',
      '01-02 11:00 endMoment',
    ]);
    const later = invited('2026-11-05T07:00:00Z').late(yes[0], [yes]);
    expect([later.state.phase, ...waits(later)]).toEqual(['scheduled', '11-05 07:00 startMoment']);
    later.late('2026-11-05T07:00:00Z', [['2026-11-04T10:00:00Z', { kind: 'invitationAccepted' }]]);
    expect(told(later)).toEqual([
      '11-03 10:00 invitation/1 fired: invitationAccepted',
      '11-07 11:00 (11-03 10:00) lapseInvitation cancelled: invitationAccepted',
      '11-04 10:00 (11-05 07:00) invitation/2 suppressed: notInvited',
      '11-05 07:00 startMoment fired: startTimeCame',
    ]);
    expect([later.state.phase, new Date(later.state.startedAt).toISOString(), ...waits(later)]).toEqual([
      'active',
      '2026-11-05T07:00:00.000Z',
      '11-06 07:00 openModule/m1',
      '11-12 07:00 openOccasion/vecka/1',
      '11-15 07:00 openModule/m2',
      '11-19 08:00 inactivity/tyst/1',
      '01-04 11:00 endMoment',
    ]);
    const passed = invited('2026-11-03T07:00:00Z').late(yes[0], [yes]);
    expect([passed.state.phase, passed.state.startedAt]).toEqual(['active', Date.parse(yes[0])]);
  });
});

describe('the end', () => {
  const followed = plan({
    ends: { days: 10, at: '12:00' },
    followUp: { days: 20, at: '12:00' },
    modules: [module('m1')],
    endsWhenCompleted: ['m1'],
    forms: [form('phq9'), form('isi')],
    batteries: [
      weekly('vecka'),
      weekly('efter', {
        forms: ['isi'],
        reminders: [],
        schedule: { kind: 'every', anchor: { kind: 'end' }, firstDays: 7, everyDays: 7, at: '08:00', count: 2 },
      }),
    ],
    flags: (['followUp', 'ended'] as const).map((what) => flag(what, { trigger: { kind: 'moment', what } })),
  });

  test('leads to follow-up where a battery counts from it, and follow-up runs out', () => {
    const life = given(followed, START).late('2026-11-12T11:00:00Z', []);
    expect(told(life, '2026-11-12T11:00:00Z')).toEqual([
      '11-09 07:00 (11-12 11:00) openOccasion/vecka/1 fired: schedule',
      '11-12 11:00 endMoment fired: timeLimit',
      '11-12 11:00 answerOccasion/vecka/1 cancelled: momentEnded',
      '11-14 19:00 (11-12 11:00) missOccasion/vecka/1 cancelled: momentEnded',
      '11-16 07:00 (11-12 11:00) openOccasion/vecka/2 cancelled: momentEnded',
      '11-12 11:00 followUp fired: followUpBegan',
      '11-12 11:00 flag/followUp/-#1 fired: followUpBegan',
      '11-09 07:00 (11-12 11:00) notify/openOccasion/vecka/1 suppressed: momentEnded',
      '11-11 16:00 (11-12 11:00) remind/vecka/1/1 suppressed: momentEnded',
    ]);
    expect(waits(life)).toEqual(['11-19 07:00 openOccasion/efter/1', '12-02 11:00 endFollowUp']);
    life.when('2026-11-13T10:00:00Z', saved('phq9', { battery: 'vecka' }));
    life.late('2026-11-19T07:00:00Z', []).when('2026-11-19T10:00:00Z', saved('isi', { battery: 'efter' }));
    life.late('2026-11-26T07:00:00Z', []).late('2026-12-02T11:00:00Z', []);
    expect(told(life, '2026-11-12T11:00:01Z')).toEqual([
      '11-13 10:00 lateAnswer/vecka/1/phq9/1 suppressed: momentEnded',
      '11-19 07:00 openOccasion/efter/1 fired: schedule',
      '11-19 07:00 notify/openOccasion/efter/1 fired: occasionOpened',
      '11-19 10:00 answerOccasion/efter/1 fired: answered',
      '11-24 19:00 (11-19 10:00) missOccasion/efter/1 cancelled: answered',
      '11-26 07:00 openOccasion/efter/2 fired: schedule',
      '11-26 07:00 notify/openOccasion/efter/2 fired: occasionOpened',
      '12-01 19:00 (12-02 11:00) missOccasion/efter/2 fired: notAnswered',
      '12-02 11:00 endFollowUp fired: followUpOver',
      '12-02 11:00 end/followUp fired: followUpOver',
      '12-02 11:00 answerOccasion/efter/2 cancelled: momentEnded',
      '12-02 11:00 flag/system.journal/-#1 fired: followUpOver',
      '12-02 11:00 flag/ended/-#1 fired: followUpOver',
    ]);
    expect([...ending(life.state), life.state.ended?.at]).toEqual(['ended', 'timeLimit', Date.parse('2026-11-12T11:00:00Z')]);
  });

  test('comes when the last module is completed; follow-up ends when nothing more is to come', () => {
    const life = given(followed, START).when('2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(ending(life.state)).toEqual(['followUp', 'lastModule']);
    life.late('2026-11-10T07:00:00Z', []).when('2026-11-10T10:00:00Z', saved('isi', { battery: 'efter' }));
    expect(life.state.phase).toBe('followUp');
    life.late('2026-11-17T07:00:00Z', []).when('2026-11-17T10:00:00Z', saved('isi', { battery: 'efter', occasion: 2 }));
    expect(told(life, '2026-11-17T10:00:00Z')).toEqual([
      '11-17 10:00 answerOccasion/efter/2 fired: answered',
      '11-22 19:00 (11-17 10:00) missOccasion/efter/2 cancelled: answered',
      '11-17 10:00 end/followUp fired: followUpOver',
      '11-23 11:00 (11-17 10:00) endFollowUp cancelled: momentEnded',
      '11-17 10:00 flag/system.journal/-#1 fired: followUpOver',
      '11-17 10:00 flag/ended/-#1 fired: followUpOver',
    ]);
    expect(life.state.phase).toBe('ended');
  });

  test('by staff in follow-up ends that too; once more is refused', () => {
    const life = given(followed, START)
      .when('2026-11-03T10:00:00Z', { kind: 'ended', reason: null })
      .when('2026-11-04T10:00:00Z', { kind: 'ended', reason: null })
      .when('2026-11-05T10:00:00Z', { kind: 'ended', reason: null });
    expect(told(life)).toEqual([
      '11-02 09:00 openModule/m1 fired: openingRule',
      '11-03 10:00 end/1 fired: endedByStaff',
      '11-09 07:00 (11-03 10:00) openOccasion/vecka/1 cancelled: momentEnded',
      '11-12 11:00 (11-03 10:00) endMoment cancelled: momentEnded',
      '11-03 10:00 followUp fired: followUpBegan',
      '11-03 10:00 flag/followUp/-#1 fired: followUpBegan',
      '11-04 10:00 end/2 fired: endedByStaff',
      '11-10 07:00 (11-04 10:00) openOccasion/efter/1 cancelled: momentEnded',
      '11-23 11:00 (11-04 10:00) endFollowUp cancelled: momentEnded',
      '11-04 10:00 flag/ended/-#1 fired: endedByStaff',
      '11-05 10:00 end/3 suppressed: momentEnded',
    ]);
    expect(life.state.ended).toEqual({ at: Date.parse('2026-11-03T10:00:00Z'), by: 'staff' });
  });
});

describe('a handover', () => {
  test('is asked for once, cancelled, refused, and approved with the new unit’s hours', () => {
    const day = [['09:00', '10:00']] as const;
    const hours = { week: [day, day, day, day, day, [], []], closed: [] };
    const life = given(lived, START)
      .when('2026-11-03T10:00:00Z', { kind: 'handoverRefused' })
      .when('2026-11-03T11:00:00Z', { kind: 'handoverRequested', unit: 'norr' })
      .when('2026-11-03T12:00:00Z', { kind: 'handoverRequested', unit: 'söder' })
      .when('2026-11-03T13:00:00Z', { kind: 'handoverCancelled' })
      .when('2026-11-03T14:00:00Z', { kind: 'handoverRequested', unit: 'söder' })
      .when('2026-11-03T15:00:00Z', { kind: 'handoverApproved', unit: 'söder', hours });
    expect(told(life, '2026-11-03T10:00:00Z')).toEqual([
      '11-03 10:00 handover/1 suppressed: noHandover',
      '11-03 11:00 handover/2 fired: handoverRequested',
      '11-03 12:00 handover/3 suppressed: handoverRequested',
      '11-03 13:00 handover/4 fired: handoverCancelled',
      '11-03 14:00 handover/5 fired: handoverRequested',
      '11-03 15:00 handover/6 fired: handoverApproved',
      '11-16 16:00 (11-03 15:00) escalate/flag/stege/-#1/1 moved: hoursChanged to 03-15 09:00',
    ]);
    expect([life.state.handover, life.state.hours]).toEqual([undefined, hours]);
    const units = life.decisions.filter(({ item }) => item === 'handover').map(({ facts }) => facts['unit']);
    expect(units).toEqual([null, 'norr', 'söder', 'norr', 'söder', 'söder']);
  });
});
