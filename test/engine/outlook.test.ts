import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Event } from '../../engine/event.ts';
import { outlook } from '../../engine/outlook.ts';
import type { Instant, Plan, PlannedAnchor, PlannedFlag, PlannedOpening, PlannedSchedule } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import { comingInWords } from '../../engine/why/coming.ts';
import type { Names } from '../../engine/why/names.ts';
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
      ['completeModule/m1', null, false],
      ['completeModule/m2', null, false],
      ['flag/system.calculationFailed', null, false],
      ['openModule/m2', null, false],
      ['openModule/m3', null, false],
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
  test('every decision that fires within the window stood in the outlook, whatever the citizen did', () => {
    let fired = 0;
    fc.assert(
      fc.property(
        anyRichPlan(),
        anyActs(120),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(1000),
        (generated, acts, from, days, seed) => {
          const at = Date.parse(START);
          const looked = at + from * DAY;
          const until = looked + days * DAY;
          const first = begin(generated, { at, now: at, seed });
          const before = live(
            generated,
            first.state,
            acts.filter((act) => act.at <= looked),
            looked,
          );
          const listed = new Set(outlook(generated, before.state, until).map(({ key }) => key));
          const rest = acts.filter((act) => act.at > looked && act.at <= until);
          const after = live(generated, before.state, rest, until);
          fc.pre(after.state.phase !== 'halted');
          const missing = after.decisions.filter((decision) => {
            const cover = coverOf(decision, before.state);
            if (cover !== null) fired += 1;
            return cover !== null && !cover.some((key) => listed.has(key));
          });
          expect(missing.map(({ key, rule, actual }) => [key, rule, new Date(actual).toISOString()])).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['OUTLOOK_RUNS'] ?? 1_000) },
    );
    expect(fired).toBeGreaterThan(1000);
  }, 600_000);

  test('each of them has words for both readers', () => {
    fc.assert(
      fc.property(anyRichPlan(), anyActs(60), (generated, acts) => {
        const at = Date.parse(START);
        const { state } = live(generated, begin(generated, { at, now: at }).state, acts, at + 60 * DAY);
        for (const coming of outlook(generated, state, at + 200 * DAY)) {
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
    take(act ? [act] : [], Math.max(stop, state.now));
  }
  return { state, decisions };
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
      if (base.startsWith('flag/')) return [`flag/${base.split('/')[1] ?? ''}`];
      return [base, base.replace(/#\d+$/, '')];
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
      return rule === 'endedByStaff' ? null : [base, 'end/lastModule', 'endMoment'];
    case 'followUp':
      return [base, 'followUp', 'end/lastModule', 'endMoment'];
    default:
      return null;
  }
}

const whenQ = {
  kind: 'binary',
  operator: '>=',
  left: { kind: 'path', names: ['forms', 'a', 'answers', 'q'] },
  right: { kind: 'literal', value: 2 },
} as const;
const missedInARow = {
  kind: 'binary',
  operator: '>=',
  left: { kind: 'path', names: ['batteries', 'b0', 'missedInARow'] },
  right: { kind: 'literal', value: 2 },
} as const;

const MODULES = 4;
const time = fc.constantFrom('08:00', '12:30', '21:30', '02:30');
const days = fc.integer({ min: 0, max: 20 });

function anyAnchor(index: number): fc.Arbitrary<PlannedAnchor> {
  const module = fc.integer({ min: 0, max: Math.max(0, index - 1) }).map((each) => `m${each}`);
  return fc.oneof(
    fc.constant<PlannedAnchor>({ kind: 'start' }),
    fc.constant<PlannedAnchor>({ kind: 'lastActivity' }),
    module.map((id): PlannedAnchor => ({ kind: 'moduleOpened', module: id })),
    module.map((id): PlannedAnchor => ({ kind: 'moduleCompleted', module: id })),
    fc.constant<PlannedAnchor>({ kind: 'formSaved', form: 'a' }),
    fc.constant<PlannedAnchor>({ kind: 'occasionAnswered', battery: 'b0', occasion: 1 }),
    fc.constant<PlannedAnchor>({ kind: 'occasionOpened', battery: 'b0', occasion: 'latest' }),
  );
}

function anyOpening(index: number): fc.Arbitrary<PlannedOpening> {
  const leaf: fc.Arbitrary<PlannedOpening> = fc.oneof(
    fc.constant<PlannedOpening>({ kind: 'fromStart' }),
    fc.record({ kind: fc.constant('afterAnchor' as const), anchor: anyAnchor(index), days, at: time }),
    fc.record({ kind: fc.constant('elapsed' as const), anchor: anyAnchor(index), hours: fc.integer({ min: 0, max: 200 }) }),
    fc.record({
      kind: fc.constant('onWeekday' as const),
      anchor: anyAnchor(index),
      days,
      weekday: fc.integer({ min: 1, max: 7 }),
      at: time,
    }),
    fc.record({ kind: fc.constant('onDate' as const), date: fc.constantFrom('2026-11-20', '2026-12-13', '2027-01-05'), at: time }),
    fc.constant<PlannedOpening>({ kind: 'condition', when: whenQ }),
    fc.constant<PlannedOpening>({ kind: 'condition', when: missedInARow }),
    fc.constant<PlannedOpening>({ kind: 'byStaff' }),
    fc.constant<PlannedOpening>({ kind: 'byCitizen' }),
    ...(index > 0
      ? [fc.integer({ min: 0, max: index - 1 }).map((each): PlannedOpening => ({ kind: 'afterModule', module: `m${each}` }))]
      : []),
  );
  const parts = fc.array(
    fc.oneof({ weight: 4, arbitrary: leaf }, { weight: 1, arbitrary: leaf.map((of): PlannedOpening => ({ kind: 'not', of })) }),
    { minLength: 1, maxLength: 3 },
  );
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    { weight: 1, arbitrary: parts.map((of): PlannedOpening => ({ kind: 'all', of })) },
    { weight: 1, arbitrary: parts.map((of): PlannedOpening => ({ kind: 'any', of })) },
  );
}

function anySchedule(): fc.Arbitrary<PlannedSchedule> {
  const anchor = fc.oneof(anyAnchor(MODULES), fc.constant<PlannedAnchor>({ kind: 'end' }));
  return fc.oneof(
    fc.record({ kind: fc.constant('once' as const), anchor, days, at: fc.option(time) }),
    fc.record({
      kind: fc.constant('every' as const),
      anchor,
      firstDays: days,
      everyDays: fc.integer({ min: 1, max: 14 }),
      at: time,
      count: fc.integer({ min: 1, max: 8 }),
    }),
    fc.record({
      kind: fc.constant('weekdays' as const),
      anchor,
      firstDays: days,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      everyWeeks: fc.integer({ min: 1, max: 3 }),
      at: time,
      count: fc.integer({ min: 1, max: 8 }),
    }),
    fc.record({
      kind: fc.constant('random' as const),
      anchor,
      firstDays: days,
      days: fc.integer({ min: 1, max: 5 }),
      windows: fc.constant([
        { from: '09:00', to: '12:00' },
        { from: '15:00', to: '20:00' },
      ]),
    }),
  );
}

function anyTrigger(): fc.Arbitrary<PlannedFlag['trigger']> {
  return fc.oneof(
    fc.constant<PlannedFlag['trigger']>({ kind: 'form', form: 'a', when: whenQ }),
    fc.constant<PlannedFlag['trigger']>({ kind: 'condition', when: missedInARow }),
    fc.constant<PlannedFlag['trigger']>({ kind: 'trend', form: 'a', result: 'total', direction: 'up', by: 1, over: 1 }),
    anyOpening(MODULES).map((opens): PlannedFlag['trigger'] => ({ kind: 'time', opens })),
    fc
      .constantFrom('opened' as const, 'completed' as const, 'closed' as const)
      .map((what): PlannedFlag['trigger'] => ({ kind: 'module', module: 'm1', what })),
    fc
      .constantFrom('opened' as const, 'answered' as const)
      .map((what): PlannedFlag['trigger'] => ({ kind: 'battery', battery: 'b0', what })),
    fc.integer({ min: 1, max: 3 }).map((inARow): PlannedFlag['trigger'] => ({ kind: 'missedBattery', battery: 'b0', inARow })),
    fc.constantFrom('ended' as const, 'followUp' as const).map((what): PlannedFlag['trigger'] => ({ kind: 'moment', what })),
    anyOpening(MODULES).map((by): PlannedFlag['trigger'] => ({ kind: 'notDone', module: 'm1', by })),
    fc
      .record({ kind: fc.constant('inactivity' as const), days: fc.integer({ min: 1, max: 20 }), at: time })
      .map((trigger): PlannedFlag['trigger'] => trigger),
    fc.constant<PlannedFlag['trigger']>({ kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 12 } }),
  );
}

function anyRichPlan(): fc.Arbitrary<Plan> {
  return fc
    .record({
      openings: fc.tuple(...Array.from({ length: MODULES }, (_, index) => anyOpening(index))),
      part: anyOpening(MODULES),
      closes: fc.option(anyOpening(MODULES)),
      completes: fc.array(fc.constantFrom('citizen' as const, 'forms' as const, 'steps' as const, { after: { days: 3, at: '10:00' } }), {
        minLength: MODULES,
        maxLength: MODULES,
      }),
      gated: fc.boolean(),
      schedules: fc.array(anySchedule(), { minLength: 1, maxLength: 3 }),
      spans: fc.record({
        due: fc.option(fc.record({ days: fc.integer({ min: 0, max: 6 }), at: time })),
        closes: fc.option(fc.record({ hours: fc.integer({ min: 1, max: 300 }) })),
        reminders: fc.array(fc.record({ days: fc.integer({ min: 1, max: 5 }), at: time, staleAfterHours: fc.constant(40) }), {
          maxLength: 2,
        }),
      }),
      ends: fc.option(fc.record({ days: fc.integer({ min: 10, max: 90 }), at: time })),
      endsWhenCompleted: fc.boolean(),
      triggers: fc.array(anyTrigger(), { maxLength: 4 }),
      putOut: fc.constantFrom('reading' as const, 'activity' as const, 'staff' as const),
      ladder: fc.boolean(),
      quiet: fc.boolean(),
    })
    .map(({ openings, part, closes, completes, gated, schedules, spans, ends, endsWhenCompleted, triggers, putOut, ladder, quiet }) =>
      plan({
        ends,
        ...(endsWhenCompleted ? { endsWhenCompleted: ['m0', 'm1'] } : {}),
        ...(quiet ? { notices: { quiet: { from: '21:00', to: '07:00' } } } : {}),
        followUp: { days: 30, at: '12:00' },
        modules: openings.map((opens, index) =>
          module(`m${index}`, {
            opens,
            completes: completes[index] ?? 'citizen',
            mandatoryForms: ['a'],
            forms: ['a'],
            steps: [`m${index}/s/1`],
            ...(index === 2 && closes ? { closes } : {}),
            ...(index === 3 && gated ? { before: 'b0' } : {}),
          }),
        ),
        parts: [{ ...module('m1/s', { opens: part }), within: 'm1' }],
        forms: [form('a', { facts: { answers: ['q'], results: ['total'] } }), form('b')],
        batteries: schedules.map((schedule, index) => ({
          ...weekly(`b${index}`),
          ...spans,
          schedule,
          forms: index === 1 ? ['a', 'b'] : ['a'],
        })),
        flags: triggers.map((trigger, index) =>
          flag(`f${index}`, { trigger, putOut, ...(ladder ? { ladder: [{ afterHours: 4, to: 'unit', by: 'list' }] } : {}) }),
        ),
      }),
    );
}

/** What a citizen and her readers may do over some days, in order; staff complete and read but change no rule. */
function anyActs(days: number): fc.Arbitrary<readonly Event[]> {
  const instance = fc.oneof(
    fc.constant({ kind: 'ordinary' }),
    fc.record({ kind: fc.constant('occasion'), battery: fc.constantFrom('b0', 'b1', 'b2'), occasion: fc.integer({ min: 1, max: 4 }) }),
  );
  const ids = fc.constantFrom('m0', 'm1', 'm2', 'm3', 'm1/s');
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('formSaved'),
        form: fc.constantFrom('a', 'b'),
        instance,
        answerVersion: fc.constantFrom(1, 1, 2),
        facts: fc.record({
          answers: fc.record({ q: fc.integer({ min: 0, max: 3 }) }),
          results: fc.record({ total: fc.integer({ min: 0, max: 9 }) }),
        }),
        failedResults: fc.constantFrom([], [], ['total']),
      }),
    },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('moduleCompleted'), module: ids, by: fc.constantFrom('citizen', 'staff') }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('moduleAsked'), module: ids }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('stepVisited'), step: fc.constantFrom('m0/s/1', 'm1/s/1', 'm2/s/1', 'm3/s/1') }),
    },
    { weight: 2, arbitrary: fc.constant({ kind: 'citizenActive' }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('formRead'), form: fc.constantFrom('a', 'b'), instance }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('formMarkedUnread'), form: fc.constantFrom('a', 'b'), instance }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('messageSent'), by: fc.constantFrom('citizen', 'staff') }) },
  );
  return fc
    .array(fc.tuple(fc.integer({ min: 0, max: days * DAY }), act), { maxLength: 30 })
    .map((drawn) =>
      drawn
        .toSorted(([one], [other]) => one - other)
        .map(([after, happening], index) => ({ ...happening, seq: index + 1, at: Date.parse(START) + after }) as Event),
    );
}
