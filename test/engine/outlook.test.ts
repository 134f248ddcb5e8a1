// Long because outlooks are compared whole, row by row: that is what shows that nothing more stands there.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Event } from '../../engine/event.ts';
import { outlook } from '../../engine/outlook.ts';
import type { Instant, Plan, PlannedAnchor, PlannedOpening } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import { comingInWords } from '../../engine/why/coming.ts';
import type { Names } from '../../engine/why/names.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';
import { given, saved } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const DAY = 86_400_000;

describe('outlook: what is to come', () => {
  const moment = plan({
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
    forms: [form('phq9')],
    batteries: [weekly('vecka')],
    flags: [flag('tyst', { trigger: { kind: 'inactivity', days: 10, at: '10:00' } })],
  });

  test('what the engine does at its time, then what depends on somebody, each with what it takes', () => {
    const life = given(moment, START);
    const coming = outlook(moment, life.state, Date.parse('2026-11-13T00:00:00Z'));
    expect(coming.map(({ key, at, sure }) => [key, at === null ? null : new Date(at).toISOString().slice(0, 16), sure])).toEqual([
      ['openOccasion/vecka/1', '2026-11-09T07:00', true],
      ['remind/vecka/1/1', '2026-11-11T16:00', false],
      ['flag/tyst', '2026-11-12T09:00', false],
      ['inactivity/tyst/1', '2026-11-12T09:00', false],
      ['openModule/m2', null, false],
      ['openModule/m3', null, false],
      ['completeModule/m1', null, false],
      ['completeModule/m2', null, false],
      ['flag/system.calculationFailed', null, false],
    ]);
    const said = (key: string, reader: 'staff' | 'citizen') => {
      const found = coming.find((each) => each.key === key);
      return found && comingInWords(found, { plan: moment, state: life.state }, names)[reader];
    };
    expect(said('openModule/m2', 'citizen')).toBe('”m2” öppnas när du har gått igenom ”m1”, tidigast 2026-11-09T07:00.');
    expect(said('remind/vecka/1/1', 'staff')).toBe('En påminnelse om ”vecka” (tillfälle 1) går, om inget svar har kommit.');
    expect(said('inactivity/tyst/1', 'citizen')).toBeNull();
    expect(said('inactivity/tyst/1', 'staff')).toBe('”tyst” höjs, om invånaren inte är aktiv innan dess.');
  });

  test('nothing in the state is changed by looking ahead', () => {
    const life = given(moment, START).when('2026-11-03T10:00:00Z', saved('phq9'));
    const before = JSON.stringify(life.state);
    outlook(moment, life.state, Number.POSITIVE_INFINITY);
    expect(JSON.stringify(life.state)).toBe(before);
  });

  test('a paused moment tells what comes when it goes on', () => {
    const life = given(moment, START).when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    const coming = outlook(moment, life.state, Date.parse('2026-11-12T00:00:00Z'));
    expect(coming.find(({ key }) => key === 'openOccasion/vecka/1')).toMatchObject({
      at: null,
      sure: false,
      condition: { kind: 'resumes' },
    });
  });
});

describe('outlook: the whole of it', () => {
  /** A line for each: its key, when, whether it is sure or what it takes, and what it is about. */
  const told = (moment: Plan, state: State, until: string): readonly string[] =>
    outlook(moment, state, Date.parse(until)).map(({ key, at, sure, condition, kind, ...about }) =>
      [
        key,
        at === null ? 'någon gång' : new Date(at).toISOString().slice(0, 16),
        sure ? 'säkert' : (condition?.kind ?? '?'),
        kind,
        ...Object.entries(about).flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`])),
      ].join(' · '),
    );
  const after = (days: number, anchor: PlannedAnchor = { kind: 'start' }): PlannedOpening => ({
    kind: 'afterAnchor',
    anchor,
    days,
    at: '08:00',
  });

  const life = plan({
    ends: { days: 30, at: '08:00' },
    maintenance: { noticeDays: 3, at: '08:00' },
    invitation: { days: 10, at: '08:00' },
    pause: { byCitizen: true, modules: 'shift', batteries: 'shift', flags: 'shift', activities: 'shift' },
    modules: [
      module('m1', { closes: after(9) }),
      module('m2', { opens: after(2), closes: after(4, { kind: 'moduleCompleted', module: 'm1' }) }),
      module('m3', { opens: { kind: 'byStaff' }, closes: after(8) }),
    ],
    forms: [form('phq9')],
    batteries: [
      weekly('vecka'),
      weekly('måndag', {
        schedule: { kind: 'weekdays', anchor: { kind: 'start' }, firstDays: 0, weekdays: [1], everyWeeks: 2, at: '08:00', count: 1 },
        reminders: [],
      }),
    ],
    flags: [
      flag('hög', { trigger: { kind: 'form', form: 'phq9', when: null }, ladder: [{ afterHours: 4, to: 'unit', by: 'list' }] }),
      flag('dag', { trigger: { kind: 'time', opens: after(3) } }),
    ],
  });

  test('of one who is invited: what lapses, and what a yes brings, whichever day it comes', () => {
    const at = Date.parse(START);
    const { state } = begin(life, { at, now: at, invited: true });
    expect(told(life, state, '2026-11-20T00:00:00Z')).toEqual([
      'end/lapsed · 2026-11-12T07:00 · still · end',
      'lapseInvitation · 2026-11-12T07:00 · still · lapseInvitation',
      'timedFlag/dag/1 · någon gång · accepts · timedFlag · flag dag',
      'openModule/m1 · någon gång · accepts · openModule · module m1',
      'openModule/m2 · någon gång · accepts · openModule · module m2',
      'openModule/m3 · någon gång · accepts · openModule · module m3',
      'completeModule/m1 · någon gång · accepts · completeModule · module m1',
      'completeModule/m2 · någon gång · accepts · completeModule · module m2',
      'closeModule/m1 · någon gång · accepts · closeModule · module m1',
      'closeModule/m2 · någon gång · accepts · closeModule · module m2',
      'openOccasion/måndag/1 · någon gång · accepts · openOccasion · battery måndag · occasion 1',
      'openOccasion/vecka/1 · någon gång · accepts · openOccasion · battery vecka · occasion 1',
      'openOccasion/vecka/2 · någon gång · accepts · openOccasion · battery vecka · occasion 2',
      'remind/vecka/1/1 · någon gång · accepts · remind · battery vecka · occasion 1 · reminder 1',
      'remind/vecka/2/1 · någon gång · accepts · remind · battery vecka · occasion 2 · reminder 1',
      'missOccasion/måndag/1 · någon gång · accepts · missOccasion · battery måndag · occasion 1',
      'missOccasion/vecka/1 · någon gång · accepts · missOccasion · battery vecka · occasion 1',
      'flag/dag · någon gång · accepts · raiseFlag · flag dag',
      'flag/hög · någon gång · accepts · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · accepts · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · accepts · raiseFlag · flag system.pausedByCitizen',
      'escalate/hög/1 · någon gång · accepts · escalate · flag hög · number 1',
    ]);
    expect(told(life, state, START)).toEqual([
      'openModule/m1 · någon gång · accepts · openModule · module m1',
      'openModule/m3 · någon gång · accepts · openModule · module m3',
      'completeModule/m1 · någon gång · accepts · completeModule · module m1',
      'openOccasion/måndag/1 · någon gång · accepts · openOccasion · battery måndag · occasion 1',
      'flag/hög · någon gång · accepts · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · accepts · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · accepts · raiseFlag · flag system.pausedByCitizen',
    ]);
  });

  test('of one who has started', () => {
    expect(told(life, given(life, START).state, '2026-11-13T00:00:00Z')).toEqual([
      'openModule/m2 · 2026-11-04T07:00 · säkert · openModule · module m2',
      'flag/dag · 2026-11-05T07:00 · säkert · raiseFlag · flag dag',
      'timedFlag/dag/1 · 2026-11-05T07:00 · säkert · timedFlag · flag dag',
      'missOccasion/måndag/1 · 2026-11-07T19:00 · notAnswered · missOccasion · battery måndag · occasion 1',
      'openOccasion/vecka/1 · 2026-11-09T07:00 · säkert · openOccasion · battery vecka · occasion 1',
      'closeModule/m1 · 2026-11-11T07:00 · säkert · closeModule · module m1',
      'remind/vecka/1/1 · 2026-11-11T16:00 · notAnswered · remind · battery vecka · occasion 1 · reminder 1',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m2 · någon gång · completes · completeModule · module m2',
      'closeModule/m2 · någon gång · rule · closeModule · module m2',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · pausesHerself · raiseFlag · flag system.pausedByCitizen',
      'escalate/hög/1 · någon gång · raised · escalate · flag hög · number 1',
    ]);
  });

  test('of one whose flag is raised', () => {
    const raised = given(life, START).when('2026-11-03T08:00:00Z', saved('phq9'));
    expect(told(life, raised.state, '2026-11-04T12:00:00Z')).toEqual([
      'escalate/hög/1 · 2026-11-03T12:00 · notPutOut · escalate · flag hög · number 1',
      'openModule/m2 · 2026-11-04T07:00 · säkert · openModule · module m2',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m2 · någon gång · completes · completeModule · module m2',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · pausesHerself · raiseFlag · flag system.pausedByCitizen',
    ]);
  });

  test('of one in maintenance: the notice, the end, and what a saved form raises', () => {
    const until = Date.parse('2026-11-20T10:00:00Z');
    const kept = given(life, START).when('2026-11-03T10:00:00Z', { kind: 'maintenanceSet', until, reason: null });
    expect(told(life, kept.state, '2026-12-20T00:00:00Z')).toEqual([
      'maintenanceNotice/1 · 2026-11-17T07:00 · säkert · maintenanceNotice',
      'end/maintenance · 2026-11-20T10:00 · säkert · end',
      'endMaintenance/1 · 2026-11-20T10:00 · säkert · endMaintenance',
      'flag/system.journal · 2026-11-20T10:00 · endsByItself · raiseFlag · flag system.journal',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'escalate/hög/1 · någon gång · raised · escalate · flag hög · number 1',
    ]);
  });

  test('of one who is paused until a day', () => {
    const until = Date.parse('2026-11-10T10:00:00Z');
    const paused = given(life, START).when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until, reason: null });
    expect(told(life, paused.state, '2026-11-12T00:00:00Z')).toEqual([
      'resume/1 · 2026-11-10T10:00 · säkert · resume',
      'openModule/m2 · 2026-11-11T07:00 · säkert · openModule · module m2',
      'timedFlag/dag/1 · någon gång · resumes · timedFlag · flag dag',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m2 · någon gång · completes · completeModule · module m2',
      'closeModule/m1 · någon gång · resumes · closeModule · module m1',
      'closeModule/m2 · någon gång · resumes · closeModule · module m2',
      'openOccasion/vecka/1 · någon gång · resumes · openOccasion · battery vecka · occasion 1',
      'remind/vecka/1/1 · någon gång · resumes · remind · battery vecka · occasion 1 · reminder 1',
      'missOccasion/måndag/1 · någon gång · resumes · missOccasion · battery måndag · occasion 1',
      'flag/dag · någon gång · resumes · raiseFlag · flag dag',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · pausesHerself · raiseFlag · flag system.pausedByCitizen',
      'escalate/hög/1 · någon gång · raised · escalate · flag hög · number 1',
    ]);
  });

  const completed = { kind: 'moduleCompleted', module: 'm1' } as const;
  const waiting = plan({
    endsWhenCompleted: ['m1', 'm2'],
    followUp: { days: 10, at: '08:00' },
    modules: [
      module('m1'),
      module('m2', { opens: after(2), completes: { after: { days: 3, at: '08:00' } } }),
      module('m3', { opens: after(1), before: 'först' }),
      module('m4', { opens: after(3, completed), completes: 'never', closes: after(5, completed) }),
    ],
    parts: [{ ...module('m3/s1', { opens: { kind: 'fromStart' } }), within: 'm3' }],
    forms: [form('phq9')],
    batteries: [
      weekly('först', {
        schedule: { kind: 'once', anchor: { kind: 'moduleReady', module: 'm3' }, days: 0, at: null },
        due: null,
        reminders: [],
      }),
      weekly('efter', {
        schedule: { kind: 'every', anchor: completed, firstDays: 1, everyDays: 3, at: '08:00', count: 3 },
        due: { days: 1, at: '20:00' },
        closes: { days: 2, at: '20:00' },
        reminders: [
          { days: 1, at: '08:00', staleAfterHours: 36 },
          { hours: -2, from: 'due', staleAfterHours: 36 },
        ],
      }),
      weekly('tyst', {
        schedule: { kind: 'once', anchor: { kind: 'lastActivity' }, days: 2, at: '08:00' },
        due: { days: 1, at: '20:00' },
        reminders: [],
      }),
      weekly('uppföljning', { schedule: { kind: 'once', anchor: { kind: 'end' }, days: 2, at: '08:00' }, reminders: [] }),
      weekly('hand', { schedule: { kind: 'byStaff' } }),
    ],
    flags: [
      flag('ogjord', { trigger: { kind: 'notDone', module: 'm1', by: after(4) } }),
      flag('öppnad', { trigger: { kind: 'module', module: 'm1', what: 'opened' } }),
      flag('öppnas', {
        trigger: { kind: 'module', module: 'm2', what: 'opened' },
        ladder: [
          { afterHours: 2, to: 'standIn', by: 'list' },
          { afterHours: 40, to: 'unit', by: 'list' },
        ],
      }),
      flag('borta', { trigger: { kind: 'inactivity', days: 6, at: '10:00' } }),
      flag('brev', { trigger: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } } }),
      flag('senare', { trigger: { kind: 'unansweredMessage', from: 'staff', after: { days: 20, at: '08:00' } } }),
      flag('missad', { trigger: { kind: 'missedBattery', battery: 'efter', inARow: 2 } }),
      flag('efter ett', { trigger: { kind: 'time', opens: after(1, completed) } }),
    ],
  });

  test('of what waits for somebody, as soon as it can come and no sooner', () => {
    const { state } = given(waiting, START);
    expect(told(waiting, state, '2026-11-06T12:00:00Z')).toEqual([
      'openOccasion/först/1 · 2026-11-03T07:00 · still · openOccasion · battery först · occasion 1',
      'flag/öppnas · 2026-11-04T07:00 · trigger · raiseFlag · module m2 · flag öppnas',
      'openModule/m2 · 2026-11-04T07:00 · säkert · openModule · module m2',
      'openOccasion/tyst/1 · 2026-11-04T07:00 · still · openOccasion · battery tyst · occasion 1',
      'escalate/öppnas/1 · 2026-11-04T09:00 · notPutOut · escalate · flag öppnas · number 1',
      'missOccasion/tyst/1 · 2026-11-05T19:00 · notAnswered · missOccasion · battery tyst · occasion 1',
      'flag/ogjord · 2026-11-06T07:00 · trigger · raiseFlag · module m1 · flag ogjord',
      'timedFlag/ogjord/1 · 2026-11-06T07:00 · trigger · timedFlag · flag ogjord',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'openModule/m3/s1 · någon gång · rule · openModule · module m3/s1',
      'openModule/m4 · någon gång · rule · openModule · module m4',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m3 · någon gång · completes · completeModule · module m3',
      'completeModule/m3/s1 · någon gång · completes · completeModule · module m3/s1',
      'openOccasion/efter/1 · någon gång · anchor · openOccasion · battery efter · occasion 1',
      'openOccasion/efter/2 · någon gång · anchor · openOccasion · battery efter · occasion 2',
      'openOccasion/uppföljning/1 · någon gång · anchor · openOccasion · battery uppföljning · occasion 1',
      'remind/efter/1/1 · någon gång · notAnswered · remind · battery efter · occasion 1 · reminder 1',
      'remind/efter/1/2 · någon gång · notAnswered · remind · battery efter · occasion 1 · reminder 2',
      'remind/efter/2/2 · någon gång · notAnswered · remind · battery efter · occasion 2 · reminder 2',
      'missOccasion/efter/1 · någon gång · notAnswered · missOccasion · battery efter · occasion 1',
      'closeOccasion/efter/1 · någon gång · notAnswered · closeOccasion · battery efter · occasion 1',
      'end/followUp · någon gång · followUpDone · end',
      'end/lastModule · någon gång · allCompleted · end',
      'followUp · någon gång · allCompleted · followUp',
      'flag/brev · någon gång · trigger · raiseFlag · flag brev',
      'flag/efter ett · någon gång · trigger · raiseFlag · flag efter ett',
      'flag/missad · någon gång · trigger · raiseFlag · flag missad',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.journal · någon gång · endsByItself · raiseFlag · flag system.journal',
    ]);
    expect(told(waiting, state, '2026-11-02T12:00:00Z')).toEqual([
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'flag/missad · någon gång · trigger · raiseFlag · flag missad',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/öppnas · någon gång · trigger · raiseFlag · flag öppnas',
      'escalate/öppnas/1 · någon gång · raised · escalate · flag öppnas · number 1',
    ]);
    expect(told(waiting, state, '2026-11-18T12:00:00Z')).toEqual([
      'openOccasion/först/1 · 2026-11-03T07:00 · still · openOccasion · battery först · occasion 1',
      'flag/öppnas · 2026-11-04T07:00 · trigger · raiseFlag · module m2 · flag öppnas',
      'openModule/m2 · 2026-11-04T07:00 · säkert · openModule · module m2',
      'openOccasion/tyst/1 · 2026-11-04T07:00 · still · openOccasion · battery tyst · occasion 1',
      'escalate/öppnas/1 · 2026-11-04T09:00 · notPutOut · escalate · flag öppnas · number 1',
      'missOccasion/tyst/1 · 2026-11-05T19:00 · notAnswered · missOccasion · battery tyst · occasion 1',
      'flag/ogjord · 2026-11-06T07:00 · trigger · raiseFlag · module m1 · flag ogjord',
      'timedFlag/ogjord/1 · 2026-11-06T07:00 · trigger · timedFlag · flag ogjord',
      'completeModule/m2 · 2026-11-07T07:00 · still · completeModule · module m2',
      'flag/borta · 2026-11-08T09:00 · trigger · raiseFlag · flag borta',
      'inactivity/borta/1 · 2026-11-08T09:00 · notActive · inactivity · flag borta',
      'escalate/öppnas/2 · 2026-11-10T11:00 · notPutOut · escalate · flag öppnas · number 2',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'openModule/m3/s1 · någon gång · rule · openModule · module m3/s1',
      'openModule/m4 · någon gång · rule · openModule · module m4',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m3 · någon gång · completes · completeModule · module m3',
      'completeModule/m3/s1 · någon gång · completes · completeModule · module m3/s1',
      'closeModule/m4 · någon gång · rule · closeModule · module m4',
      'openOccasion/efter/1 · någon gång · anchor · openOccasion · battery efter · occasion 1',
      'openOccasion/efter/2 · någon gång · anchor · openOccasion · battery efter · occasion 2',
      'openOccasion/efter/3 · någon gång · anchor · openOccasion · battery efter · occasion 3',
      'openOccasion/uppföljning/1 · någon gång · anchor · openOccasion · battery uppföljning · occasion 1',
      'remind/efter/1/1 · någon gång · notAnswered · remind · battery efter · occasion 1 · reminder 1',
      'remind/efter/1/2 · någon gång · notAnswered · remind · battery efter · occasion 1 · reminder 2',
      'remind/efter/2/1 · någon gång · notAnswered · remind · battery efter · occasion 2 · reminder 1',
      'remind/efter/2/2 · någon gång · notAnswered · remind · battery efter · occasion 2 · reminder 2',
      'remind/efter/3/1 · någon gång · notAnswered · remind · battery efter · occasion 3 · reminder 1',
      'remind/efter/3/2 · någon gång · notAnswered · remind · battery efter · occasion 3 · reminder 2',
      'missOccasion/efter/1 · någon gång · notAnswered · missOccasion · battery efter · occasion 1',
      'missOccasion/efter/2 · någon gång · notAnswered · missOccasion · battery efter · occasion 2',
      'missOccasion/efter/3 · någon gång · notAnswered · missOccasion · battery efter · occasion 3',
      'missOccasion/uppföljning/1 · någon gång · notAnswered · missOccasion · battery uppföljning · occasion 1',
      'closeOccasion/efter/1 · någon gång · notAnswered · closeOccasion · battery efter · occasion 1',
      'closeOccasion/efter/2 · någon gång · notAnswered · closeOccasion · battery efter · occasion 2',
      'closeOccasion/efter/3 · någon gång · notAnswered · closeOccasion · battery efter · occasion 3',
      'end/followUp · någon gång · followUpDone · end',
      'end/lastModule · någon gång · allCompleted · end',
      'followUp · någon gång · allCompleted · followUp',
      'endFollowUp · någon gång · still · endFollowUp',
      'flag/brev · någon gång · trigger · raiseFlag · flag brev',
      'flag/efter ett · någon gång · trigger · raiseFlag · flag efter ett',
      'flag/missad · någon gång · trigger · raiseFlag · flag missad',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.journal · någon gång · endsByItself · raiseFlag · flag system.journal',
    ]);
  });

  test('and when some of it has been done', () => {
    const done = given(waiting, START).when('2026-11-04T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(told(waiting, done.state, '2026-11-09T12:00:00Z')).toEqual([
      'flag/efter ett · 2026-11-05T07:00 · säkert · raiseFlag · flag efter ett',
      'openOccasion/efter/1 · 2026-11-05T07:00 · säkert · openOccasion · battery efter · occasion 1',
      'timedFlag/efter ett/1 · 2026-11-05T07:00 · säkert · timedFlag · flag efter ett',
      'missOccasion/tyst/1 · 2026-11-05T19:00 · notAnswered · missOccasion · battery tyst · occasion 1',
      'remind/efter/1/1 · 2026-11-06T07:00 · notAnswered · remind · battery efter · occasion 1 · reminder 1',
      'remind/efter/1/2 · 2026-11-06T17:00 · notAnswered · remind · battery efter · occasion 1 · reminder 2',
      'missOccasion/efter/1 · 2026-11-06T19:00 · notAnswered · missOccasion · battery efter · occasion 1',
      'completeModule/m2 · 2026-11-07T07:00 · still · completeModule · module m2',
      'end/lastModule · 2026-11-07T07:00 · still · end',
      'followUp · 2026-11-07T07:00 · still · followUp',
      'openModule/m4 · 2026-11-07T07:00 · säkert · openModule · module m4',
      'openOccasion/uppföljning/1 · 2026-11-09T07:00 · still · openOccasion · battery uppföljning · occasion 1',
      'openModule/m3 · någon gång · answeredFirst · openModule · module m3',
      'openModule/m3/s1 · någon gång · rule · openModule · module m3/s1',
      'completeModule/m3 · någon gång · completes · completeModule · module m3',
      'completeModule/m3/s1 · någon gång · completes · completeModule · module m3/s1',
      'closeModule/m4 · någon gång · rule · closeModule · module m4',
      'end/followUp · någon gång · followUpDone · end',
      'flag/borta · någon gång · trigger · raiseFlag · flag borta',
      'flag/brev · någon gång · trigger · raiseFlag · flag brev',
      'flag/missad · någon gång · trigger · raiseFlag · flag missad',
      'flag/ogjord · någon gång · trigger · raiseFlag · flag ogjord',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.journal · någon gång · endsByItself · raiseFlag · flag system.journal',
    ]);
  });

  test('of one in follow-up, of one paused without an end, and at the time limit', () => {
    const followed = given(waiting, START).when('2026-11-04T10:00:00Z', { kind: 'moduleCompleted', module: 'm1', by: 'citizen' });
    expect(told(waiting, followed.until('2026-11-08T10:00:00Z').state, '2026-11-30T12:00:00Z')).toEqual([
      'openOccasion/uppföljning/1 · 2026-11-09T07:00 · säkert · openOccasion · battery uppföljning · occasion 1',
      'escalate/öppnas/2 · 2026-11-10T11:00 · notPutOut · escalate · flag öppnas · number 2',
      'missOccasion/uppföljning/1 · 2026-11-14T19:00 · notAnswered · missOccasion · battery uppföljning · occasion 1',
      'end/followUp · 2026-11-17T07:00 · still · end',
      'endFollowUp · 2026-11-17T07:00 · still · endFollowUp',
      'flag/system.journal · 2026-11-17T07:00 · endsByItself · raiseFlag · flag system.journal',
      'flag/missad · någon gång · trigger · raiseFlag · flag missad',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
    ]);
    const paused = given(life, START).when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    expect(told(life, paused.state, '2026-11-05T00:00:00Z')).toEqual([
      'openModule/m2 · någon gång · resumes · openModule · module m2',
      'openModule/m3 · någon gång · resumes · openModule · module m3',
      'completeModule/m1 · någon gång · completes · completeModule · module m1',
      'completeModule/m2 · någon gång · completes · completeModule · module m2',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · pausesHerself · raiseFlag · flag system.pausedByCitizen',
      'escalate/hög/1 · någon gång · raised · escalate · flag hög · number 1',
    ]);
    const late = given(life, START).until('2026-11-30T10:00:00Z');
    expect(told(life, late.state, '2026-12-10T00:00:00Z')).toEqual([
      'endMoment · 2026-12-02T07:00 · säkert · end',
      'flag/system.journal · 2026-12-02T07:00 · endsByItself · raiseFlag · flag system.journal',
      'openModule/m3 · någon gång · rule · openModule · module m3',
      'completeModule/m2 · någon gång · completes · completeModule · module m2',
      'flag/hög · någon gång · trigger · raiseFlag · flag hög',
      'flag/system.calculationFailed · någon gång · calculationFails · raiseFlag · flag system.calculationFailed',
      'flag/system.pausedByCitizen · någon gång · pausesHerself · raiseFlag · flag system.pausedByCitizen',
      'escalate/hög/1 · någon gång · raised · escalate · flag hög · number 1',
    ]);
  });
});

describe('outlook: nothing comes that was not listed', () => {
  test('every decision that fires within the window stood in the outlook, whatever the citizen did, and what was sure came at its time', () => {
    let [lives, fired, sureOnes] = [0, 0, 0];
    fc.assert(
      fc.property(
        anyPlan(),
        anyLife(),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 40 }),
        (generated, lived, from, days) => {
          lives += 1;
          const looked = lived.start.at + from * DAY;
          const until = looked + days * DAY;
          const events = lived.arrivals.map(({ event }) => event).toSorted((one, other) => one.at - other.at || one.seq - other.seq);
          const first = begin(generated, { ...lived.start, now: lived.start.at });
          const before = live(
            generated,
            first.state,
            events.filter(({ at }) => at <= looked),
            looked,
          );
          const coming = outlook(generated, before.state, until);
          const listed = new Set(coming.flatMap(({ key, battery, occasion }) => [key, `occasion/${battery}/${occasion}`]));
          const after = live(
            generated,
            before.state,
            events.filter(({ at, kind }) => at > looked && at <= until && ACTS.has(kind)),
            until,
          );
          fc.pre(after.state.phase !== 'halted');
          const missing = after.decisions.filter((decision) => {
            const cover = coverOf(decision, before.state);
            if (cover !== null) fired += 1;
            return cover !== null && !cover.some((key) => listed.has(key));
          });
          expect(missing.map(({ key, rule, actual }) => [key, rule, new Date(actual).toISOString()])).toEqual([]);
          // What was said to be sure came when it was said to, as long as the moment went on.
          if (after.state.phase === 'ended' || after.state.phase === 'followUp') return;
          const happened = new Set(after.decisions.flatMap((decision) => happenedAs(decision)));
          const promised = coming.flatMap(({ sure, at, key, flag }) =>
            sure && at !== null ? [`${flag === null ? key : `flag/${flag}`} ${at}`] : [],
          );
          sureOnes += promised.length;
          expect(promised.filter((each) => !happened.has(each))).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['OUTLOOK_RUNS'] ?? 1_000) },
    );
    expect(fired).toBeGreaterThan(lives / 2);
    expect(sureOnes).toBeGreaterThan(lives / 10);
  }, 600_000);

  test('each of them has words for both readers', () => {
    fc.assert(
      fc.property(anyPlan(), anyLife(), (generated, lived) => {
        const events = lived.arrivals.map(({ event }) => event).toSorted((one, other) => one.at - other.at || one.seq - other.seq);
        const { state } = live(generated, begin(generated, { ...lived.start, now: lived.start.at }).state, events, lived.end);
        for (const coming of outlook(generated, state, lived.end + 200 * DAY)) {
          const { staff, citizen } = comingInWords(coming, { plan: generated, state }, names);
          for (const sentence of [staff, citizen ?? 'Tyst.']) {
            expect(sentence).toMatch(/^\S.*[^ .,]\.$/);
            expect(sentence).not.toMatch(/undefined|null|NaN|\[object| {2}/);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** What the citizen does, and what staff do that changes no rule: they read, answer, complete and put out. */
const ACTS: ReadonlySet<Event['kind']> = new Set([
  'formSaved',
  'citizenActive',
  'stepVisited',
  'moduleAsked',
  'moduleCompleted',
  'formRead',
  'formMarkedUnread',
  'flagPutOut',
  'messageSent',
  'observed',
  'invitationAccepted',
]);

const names: Names = {
  module: (id) => id,
  battery: (id) => id,
  form: (id) => id,
  flag: (id) => id,
  fact: (path) => path,
  say: (at) => new Date(at).toISOString().slice(0, 16),
};

/** Lives punctually: the earlier of the next act and the next deadline. */
function live(
  moment: Plan,
  from: State,
  acts: readonly Event[],
  until: Instant,
): { readonly state: State; readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = [];
  let state = from;
  const take = (events: readonly Event[], now: Instant): void => {
    const step = advanceAll(moment, state, events, now);
    decisions.push(...step.decisions);
    state = step.state;
  };
  for (const act of [...acts, null]) {
    const stop = act?.at ?? until;
    for (let due = nextDue(moment, state); due !== null && (act ? due < stop : due <= stop); due = nextDue(moment, state))
      take([], Math.max(due, state.now));
    take(act ? [{ ...act, seq: state.seq + 1 }] : [], Math.max(stop, state.now));
  }
  return { state, decisions };
}

/** A decision as a promise of it reads: its key without `~n`, or its flag, and when. */
function happenedAs({ key, outcome, facts, actual }: Decision): readonly string[] {
  if (outcome !== 'fired') return [];
  const name = typeof facts['flag'] === 'string' ? `flag/${facts['flag']}` : (key.split('~')[0] ?? key);
  return [`${name} ${actual}`];
}

/** Under which keys a decision may have been listed; null for what people do themselves and for what was not done. */
function coverOf({ key, item, outcome, rule, facts }: Decision, before: State): readonly string[] | null {
  if (outcome !== 'fired') return null;
  const base = (key.split('~')[0] ?? key).replace(/^notify\//, '');
  switch (item) {
    case 'raiseFlag':
      return [`flag/${String(facts['flag'])}`];
    case 'putOutFlag':
      return Object.values(before.flags).some((open) => open.flag === facts['flag']) ? null : [`flag/${String(facts['flag'])}`];
    case 'escalate':
      return [`escalate/${String(facts['flag'])}/${String(facts['rung'])}`];
    case 'timedFlag':
    case 'inactivity':
      return [base, `flag/${String(facts['flag'])}`];
    case 'notify':
    case 'send':
      return [
        base,
        `occasion/${String(facts['battery'])}/${String(facts['occasion'])}`,
        `notify/${base}`,
        ...(base.startsWith('flag/') ? [`flag/${base.split('/')[1] ?? ''}`] : []),
      ];
    case 'openModule':
      return rule === 'openedByStaff' ? null : [`openModule/${String(facts['module'])}`];
    case 'completeModule':
      return rule === 'completedByCitizen' || rule === 'completedByStaff' ? null : [`completeModule/${String(facts['module'])}`];
    case 'closeModule':
    case 'openOccasion':
    case 'remind':
    case 'missOccasion':
    case 'closeOccasion':
    case 'activity':
    case 'missActivity':
    case 'resume':
    case 'maintenanceNotice':
    case 'endMaintenance':
    case 'endFollowUp':
    case 'startMoment':
    case 'lapseInvitation':
      return [base];
    case 'end':
    case 'endMoment':
      return rule === 'endedByStaff' ? null : [base];
    case 'followUp':
      return ['followUp', base];
    default:
      return null;
  }
}
