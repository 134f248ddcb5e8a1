// Long because it is one grammar: every kind of rule that a plan can hold is generated here, and rules name what stands before them.
import fc from 'fast-check';
import type {
  LocalTime,
  Plan,
  PlannedAnchor,
  PlannedBattery,
  PlannedFlag,
  PlannedItem,
  PlannedOpening,
  PlannedReminder,
  PlannedSchedule,
  PlannedTrigger,
  Span,
} from '../../engine/plan.ts';
import { anyCondition } from './anyCondition.ts';
import { plan } from './plan.ts';

/** Names that generated plans and generated lives share. */
export const FORMS = ['a', 'b', 'c'] as const;
export const STEPS = ['m0/s0/t0', 'm0/s0/t1', 'm1/s0/t0'] as const;
const NAMED = ['operation', 'hemgång'];
const DATES = ['födelse', 'prov'];

/** Generated plans over the whole language, small, and valid by construction: every name is known and no rule waits for itself. */
export function anyPlan(): fc.Arbitrary<Plan> {
  return fc
    .record({
      kept: fc.record({
        modules: fc.integer({ min: 1, max: MOST.modules }),
        parts: fc.integer({ min: 0, max: 2 }),
        batteries: fc.integer({ min: 1, max: MOST.batteries }),
      }),
      modules: fc.tuple(...range(MOST.modules).map((index) => anyModule(index, MOST.batteries))),
      parts: fc.tuple(anyPart(0), anyPart(1)),
      batteries: fc.tuple(...range(MOST.batteries).map((index) => anyBattery(index))),
      flags: fc.array(anyFlagBody(MOST), { maxLength: MOST.flags }),
      rest: anyRest(MOST.modules),
    })
    .map(({ kept, modules, parts, batteries, flags, rest }) =>
      onlyKnown(
        plan({
          ...rest,
          modules: modules.slice(0, kept.modules),
          ...(kept.parts > 0 && { parts: parts.slice(0, kept.parts) }),
          forms: FORMS.map((id) => ({ id, facts: { answers: ['q'], results: ['r'] }, hasFlag: false })),
          batteries: batteries.slice(0, kept.batteries),
          flags: flags.map((flag, index) => ({ id: `f${index}`, ...flag })),
        }),
        kept,
      ),
    );
}

/** How many of each a generated plan has at most; they are called m0, m1 …, b0 … and f0 …. */
export const MOST = { modules: 4, batteries: 3, flags: 4 } as const;

interface Size {
  readonly modules: number;
  readonly batteries: number;
}

/** What names a module or a battery that was left out names the first one instead. Earlier ones are always there. */
function onlyKnown(made: Plan, kept: Size): Plan {
  const text = JSON.stringify(made).replaceAll(/"([mb])(\d)"/g, (name, letter: string, digit: string) =>
    Number(digit) < (letter === 'm' ? kept.modules : kept.batteries) ? name : `"${letter}0"`,
  );
  return JSON.parse(text) as Plan;
}

export function anyTime(): fc.Arbitrary<LocalTime> {
  return fc.constantFrom('08:00', '12:00', '17:00', '00:00', '02:30', '07:45', '20:15', '22:00', '23:45');
}

function anySpan(days: number, from = 0): fc.Arbitrary<Span> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ days: fc.integer({ min: from, max: days }), at: anyTime() }) },
    { weight: 1, arbitrary: fc.record({ hours: fc.integer({ min: from * 4, max: days * 20 }) }) },
  );
}

/** Rules of what is at `index` look at what stands before it, and at batteries, dates, reports and activity. */
function anyAnchor(index: number, batteries: number): fc.Arbitrary<PlannedAnchor> {
  const module = fc.integer({ min: 0, max: Math.max(0, index - 1) }).map((each) => `m${each}`);
  const battery = fc.integer({ min: 0, max: Math.max(0, batteries - 1) }).map((each) => `b${each}`);
  const occasion = fc.constantFrom(1 as const, 2 as const, 'latest' as const);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<PlannedAnchor>({ kind: 'start' }) },
    ...(index > 0
      ? [
          { weight: 2, arbitrary: module.map((id): PlannedAnchor => ({ kind: 'moduleOpened', module: id })) },
          { weight: 2, arbitrary: module.map((id): PlannedAnchor => ({ kind: 'moduleCompleted', module: id })) },
        ]
      : []),
    ...(batteries > 0
      ? [
          {
            weight: 1,
            arbitrary: fc.record({ kind: fc.constant('occasionOpened' as const), battery, occasion }) as fc.Arbitrary<PlannedAnchor>,
          },
          {
            weight: 1,
            arbitrary: fc.record({ kind: fc.constant('occasionAnswered' as const), battery, occasion }) as fc.Arbitrary<PlannedAnchor>,
          },
        ]
      : []),
    { weight: 1, arbitrary: fc.constantFrom(...DATES).map((name): PlannedAnchor => ({ kind: 'date', name })) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMED).map((name): PlannedAnchor => ({ kind: 'named', name })) },
    { weight: 1, arbitrary: fc.constantFrom(...FORMS).map((form): PlannedAnchor => ({ kind: 'formSaved', form })) },
    { weight: 1, arbitrary: fc.constant<PlannedAnchor>({ kind: 'lastActivity' }) },
  );
}

/** Every kind of rule, two levels deep. */
export function anyOpening(index: number, batteries: number, depth = 2): fc.Arbitrary<PlannedOpening> {
  const anchor = anyAnchor(index, batteries);
  const days = fc.integer({ min: 0, max: 9 });
  const leaf = fc.oneof(
    { weight: 2, arbitrary: fc.constant<PlannedOpening>({ kind: 'fromStart' }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('afterAnchor' as const), anchor, days: fc.integer({ min: -1, max: 9 }), at: anyTime() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('afterAnchor' as const),
        anchor,
        months: fc.constant(1),
        days: fc.integer({ min: -20, max: 2 }),
        at: anyTime(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('elapsed' as const), anchor, hours: fc.constantFrom(0, 1, 24, 50) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('onDate' as const), date: fc.constantFrom('2026-03-29', '2026-10-25'), at: anyTime() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('onWeekday' as const),
        anchor,
        days,
        weekday: fc.integer({ min: 1, max: 7 }),
        at: anyTime(),
      }),
    },
    ...(index > 0
      ? [
          {
            weight: 2,
            arbitrary: fc.integer({ min: 0, max: index - 1 }).map((each): PlannedOpening => ({ kind: 'afterModule', module: `m${each}` })),
          },
        ]
      : []),
    { weight: 2, arbitrary: anyCondition(index, batteries).map((when): PlannedOpening => ({ kind: 'condition', when })) },
    { weight: 1, arbitrary: fc.constant<PlannedOpening>({ kind: 'byStaff' }) },
    { weight: 1, arbitrary: fc.constant<PlannedOpening>({ kind: 'byCitizen' }) },
  ) as fc.Arbitrary<PlannedOpening>;
  if (depth === 0) return leaf;
  const inner = anyOpening(index, batteries, depth - 1);
  const several = fc.array(inner, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: several.map((of): PlannedOpening => ({ kind: 'all', of })) },
    { weight: 1, arbitrary: several.map((of): PlannedOpening => ({ kind: 'any', of })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(leaf, inner)
        .map(([first, of]): PlannedOpening => (hasNot(of) ? of : { kind: 'all', of: [first, { kind: 'not', of }] })),
    },
  );
}

/** A gate inside a gate is not written: it would open by the mere passing of time, which nothing looks for. */
function hasNot(rule: PlannedOpening): boolean {
  return rule.kind === 'not' || ((rule.kind === 'all' || rule.kind === 'any') && rule.of.some(hasNot));
}

function anyItemBody(index: number, batteries: number): fc.Arbitrary<Omit<PlannedItem, 'id' | 'name'>> {
  return fc
    .record({
      opens: anyOpening(index, batteries),
      completes: fc.oneof(
        fc.constantFrom('citizen' as const, 'forms' as const, 'steps' as const, 'staff' as const, 'never' as const, 'citizen' as const),
        anySpan(4).map((after) => ({ after })),
      ),
      closes: fc.option(anyOpening(index, batteries, 1), { freq: 3 }),
      mandatoryForms: fc.constantFrom<readonly string[]>(['a'], ['b'], ['a', 'b']),
      steps: fc.constantFrom<readonly string[]>([STEPS[0]], [STEPS[0], STEPS[1]]),
      notify: fc.boolean(),
    })
    .map(({ closes, mandatoryForms, steps, ...rest }) => ({
      ...rest,
      ...(closes && { closes }),
      mandatoryForms: rest.completes === 'forms' ? mandatoryForms : [],
      forms: ['a', 'b'],
      ...(rest.completes === 'steps' && { steps }),
    }));
}

function anyModule(index: number, batteries: number) {
  const before = fc.option(fc.integer({ min: 0, max: Math.max(0, batteries - 1) }), { freq: 5 });
  return fc.tuple(anyItemBody(index, batteries), before).map(([body, number]) => ({
    ...body,
    id: `m${index}`,
    name: `m${index}`,
    ...(batteries > 0 && number !== null && { before: `b${number}` }),
  }));
}

function anyPart(index: number) {
  const id = index === 0 ? 'm0/s0' : 'm0/s0/t0';
  return anyItemBody(MOST.modules, MOST.batteries).map((body) => ({ ...body, id, name: id, within: index === 0 ? 'm0' : 'm0/s0' }));
}

function anySchedule(index: number): fc.Arbitrary<PlannedSchedule> {
  const ready = fc.integer({ min: 0, max: MOST.modules - 1 }).map((each): PlannedAnchor => ({ kind: 'moduleReady', module: `m${each}` }));
  const anchor = fc.oneof(
    { weight: 7, arbitrary: anyAnchor(MOST.modules, index) },
    { weight: 2, arbitrary: ready },
    { weight: 2, arbitrary: fc.constant<PlannedAnchor>({ kind: 'end' }) },
  );
  const count = fc.integer({ min: 1, max: 5 });
  const firstDays = fc.integer({ min: 0, max: 5 });
  const untilDays = fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 });
  const until = (days: number | null) => (days === null ? {} : { untilDays: days });
  return fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('once' as const), anchor, days: firstDays, at: fc.option(anyTime(), { freq: 4 }) }),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.record({
            kind: fc.constant('every' as const),
            anchor,
            firstDays,
            everyDays: fc.integer({ min: 1, max: 7 }),
            at: anyTime(),
            count,
          }),
          untilDays,
        )
        .map(([schedule, days]) => ({ ...schedule, ...until(days) })),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('every' as const),
        anchor,
        firstDays: fc.integer({ min: -20, max: 0 }),
        firstMonths: fc.constant(1),
        everyDays: fc.constant(1),
        everyMonths: fc.constant(1),
        at: anyTime(),
        count,
      }),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.record({
            kind: fc.constant('weekdays' as const),
            anchor,
            firstDays,
            weekdays: fc.constantFrom<readonly number[]>([1], [2, 5], [1, 3, 7], [6]),
            everyWeeks: fc.constantFrom(1, 1, 2),
            at: anyTime(),
            count,
          }),
          untilDays,
        )
        .map(([schedule, days]) => ({ ...schedule, ...until(days) })),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('random' as const),
        anchor,
        firstDays,
        days: fc.integer({ min: 1, max: 4 }),
        windows: fc.constantFrom(
          [{ from: '08:00', to: '10:00' }],
          [
            { from: '01:30', to: '03:30' },
            { from: '17:00', to: '22:15' },
          ],
        ),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'byStaff' as const }) },
  ) as fc.Arbitrary<PlannedSchedule>;
}

function anyReminder(hasDue: boolean): fc.Arbitrary<PlannedReminder> {
  const staleAfterHours = fc.constantFrom(1, 12, 36, 100);
  const fromOpening = fc.tuple(anySpan(4), staleAfterHours).map(([span, stale]) => ({ ...span, staleAfterHours: stale }));
  const fromDue = fc
    .tuple(anySpan(1, -2), staleAfterHours)
    .map(([span, stale]) => ({ ...span, from: 'due' as const, staleAfterHours: stale }));
  return hasDue ? fc.oneof(fromOpening, fromDue) : fromOpening;
}

function anyBattery(index: number): fc.Arbitrary<PlannedBattery> {
  return fc
    .record({
      schedule: anySchedule(index),
      due: fc.option(anySpan(5), { freq: 3 }),
      closes: fc.option(anySpan(8), { freq: 2 }),
      late: fc.boolean(),
      byStaff: fc.boolean(),
      shares: fc.option(fc.integer({ min: 0, max: 3 }), { freq: 2 }),
      notify: fc.boolean(),
      forms: fc.constantFrom<readonly string[]>(['a'], ['b'], ['a', 'b'], ['b', 'c']),
    })
    .chain((body) => fc.array(anyReminder(body.due !== null), { maxLength: 3 }).map((reminders) => ({ ...body, reminders })))
    .map(({ late, byStaff, shares, ...body }) => ({
      ...body,
      id: `b${index}`,
      name: `b${index}`,
      ...(late && { lateAnswers: 'accepted' as const }),
      ...(byStaff && { byStaff: true as const }),
      ...(shares !== null && index > 0 && { shares: { battery: `b${index - 1}`, days: shares } }),
    }));
}

/** A flag without its id: with every trigger, every way of being put out, and a ladder now and then. */
export function anyFlagBody(size: Size): fc.Arbitrary<Omit<PlannedFlag, 'id'>> {
  return fc
    .record({
      trigger: anyTrigger(size),
      priority: fc.constantFrom('ordinary' as const, 'ordinary' as const, 'prioritised' as const),
      recipients: fc.constantFrom<PlannedFlag['recipients']>(['staff'], ['staff', 'citizen'], ['citizen'], ['unit']),
      putOut: fc.constantFrom('reading' as const, 'activity' as const, 'staff' as const, 'condition' as const),
      outWhen: anyCondition(size.modules, size.batteries),
      ladder: fc.option(
        fc.array(
          fc.record({
            afterHours: fc.constantFrom(0, 1, 4, 10),
            to: fc.constantFrom('standIn' as const, 'unit' as const, 'citizenAdministrators' as const),
            by: fc.constantFrom('list' as const, 'email' as const, 'sms' as const),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        { freq: 3 },
      ),
    })
    .map(({ outWhen, ladder, ...flag }) => ({ ...flag, ...(flag.putOut === 'condition' && { outWhen }), ...(ladder && { ladder }) }));
}

function anyTrigger(size: Size): fc.Arbitrary<PlannedTrigger> {
  const form = fc.constantFrom(...FORMS);
  const module = fc.integer({ min: 0, max: size.modules - 1 }).map((each) => `m${each}`);
  const battery = fc.integer({ min: 0, max: Math.max(0, size.batteries - 1) }).map((each) => `b${each}`);
  const when = anyCondition(size.modules, size.batteries);
  const opening = anyOpening(size.modules, size.batteries, 1);
  return fc.oneof(
    fc.record({ kind: fc.constant('form' as const), form, when: fc.option(when) }),
    fc.record({ kind: fc.constant('condition' as const), when }),
    fc.record({
      kind: fc.constant('trend' as const),
      form,
      result: fc.constant('r'),
      direction: fc.constantFrom('up' as const, 'down' as const),
      by: fc.integer({ min: 1, max: 3 }),
      over: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({ kind: fc.constant('time' as const), opens: opening }),
    fc.record({
      kind: fc.constant('module' as const),
      module,
      what: fc.constantFrom('opened' as const, 'completed' as const, 'closed' as const),
    }),
    fc.record({
      kind: fc.constant('moment' as const),
      what: fc.constantFrom('paused' as const, 'maintenance' as const, 'followUp' as const, 'ended' as const),
    }),
    fc.record({ kind: fc.constant('notDone' as const), module, by: opening }),
    fc.record({ kind: fc.constant('notDone' as const), form, by: opening }),
    fc
      .record({
        kind: fc.constant('inactivity' as const),
        days: fc.integer({ min: 1, max: 8 }),
        at: anyTime(),
        of: fc.constantFrom('step' as const, 'form' as const, null),
      })
      .map(({ of, ...rest }) => ({ ...rest, ...(of && { of }) })),
    fc.record({
      kind: fc.constant('unansweredMessage' as const),
      from: fc.constantFrom('citizen' as const, 'staff' as const),
      after: fc.oneof(anySpan(3), fc.record({ staffHours: fc.constantFrom(1, 8, 20) })),
    }),
    fc.record({
      kind: fc.constant('activity' as const),
      what: fc.constantFrom('outside' as const, 'missed' as const, 'recorded' as const),
    }),
    ...(size.batteries > 0
      ? [
          fc.record({ kind: fc.constant('battery' as const), battery, what: fc.constantFrom('opened' as const, 'answered' as const) }),
          fc.record({ kind: fc.constant('missedBattery' as const), battery, inARow: fc.integer({ min: 1, max: 2 }) }),
        ]
      : []),
  ) as fc.Arbitrary<PlannedTrigger>;
}

/** What a plan says of its whole life. */
function anyRest(modules: number): fc.Arbitrary<Partial<Plan>> {
  const meaning = fc.constantFrom('skip' as const, 'shift' as const, 'catchUp' as const);
  const limit = (max: number) => fc.record({ days: fc.integer({ min: 1, max }), at: anyTime() });
  return fc
    .record({
      zone: fc.constantFrom('Europe/Stockholm', 'Europe/Stockholm', 'Europe/Stockholm', 'UTC', 'Pacific/Auckland', 'America/St_Johns'),
      zoneOfCitizen: fc.constantFrom(true as const, null, null),
      ends: fc.option(limit(30), { freq: 2 }),
      endsWhenCompleted: fc.option(fc.constant(range(modules).map((each) => `m${each}`)), { freq: 4 }),
      followUp: fc.option(limit(10), { freq: 2 }),
      invitation: fc.option(limit(5), { freq: 3 }),
      maintenance: fc.option(fc.record({ noticeDays: fc.integer({ min: 0, max: 3 }), at: anyTime() }), { freq: 3 }),
      pause: fc.option(
        fc.record({
          byCitizen: fc.boolean(),
          modules: fc.constantFrom('shift' as const, 'catchUp' as const),
          batteries: meaning,
          flags: meaning,
          activities: meaning,
        }),
        { freq: 3 },
      ),
      notices: fc.option(
        fc
          .record({
            quiet: fc.option(
              fc.constantFrom({ from: '21:00', to: '07:30' }, { from: '01:00', to: '08:00' }, { from: '12:00', to: '18:00' }),
              { freq: 4 },
            ),
            movable: fc.option(fc.constant({ earliest: '08:00', latest: '20:00' }), { freq: 2 }),
          })
          .map(({ quiet, movable }) => ({ ...(quiet && { quiet }), ...(movable && { movable }) })),
        { freq: 2 },
      ),
      staffHours: fc.constantFrom(null, null, {
        week: [
          [
            ['09:00', '12:00'],
            ['13:00', '16:00'],
          ],
          [['09:00', '12:00']],
          [],
          [['10:00', '19:00']],
          [['08:00', '15:00']],
          [['10:00', '12:00']],
          [],
        ] as const,
        closed: ['2026-03-27', '2026-10-26'],
      }),
    })
    .map((rest) => ({
      ...(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as Partial<Plan>),
      ends: rest.ends,
      dates: DATES,
      namedEvents: NAMED,
    }));
}

export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
