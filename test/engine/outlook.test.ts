import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Event } from '../../engine/event.ts';
import { outlook } from '../../engine/outlook.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
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
