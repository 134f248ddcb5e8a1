import fc from 'fast-check';
import type { Event, Start } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { anyFlagBody, anyTime, FORMS, STEPS } from './anyPlan.ts';

/** A generated life: how it starts, what happens and when each event reaches the engine, how it is woken, and when we stop looking. */
export interface Lived {
  readonly start: Start;
  /** By arrival; `seq` follows it, `at` may be earlier. */
  readonly arrivals: readonly { readonly event: Event; readonly at: Instant }[];
  /** Only at these instants (with the events that have come), or punctually: at every deadline and every arrival. */
  readonly wakes: readonly Instant[] | null;
  readonly end: Instant;
}

const QUARTER = 15 * 60_000;
const DAY = 96 * QUARTER;

/** Generated lives of one to five weeks on whole quarters, with nonsense among the events: unknown ids, wrong phases, changes, late arrivals. */
export function anyLife(): fc.Arbitrary<Lived> {
  const start = fc.constantFrom('2026-03-24', '2026-03-28', '2026-10-20', '2026-12-18', '2026-06-01');
  return fc
    .record({
      day: start,
      quarter: fc.constantFrom(32, 32, 0, 7, 89),
      late: fc.constantFrom(0, 0, 0, 5, 300),
      weeks: fc.integer({ min: 1, max: 5 }),
      options: anyStart(),
      events: fc.array(fc.tuple(anyMoment(), anyDeed(), fc.constantFrom(0, 0, 0, 0, 0, 2, 100)), { maxLength: 18, size: 'max' }),
      answersAfter: fc.constantFrom(null, 1, 1, 20, 200),
      wakes: fc.option(fc.array(fc.integer({ min: 1, max: 35 * 96 }), { maxLength: 12 }), { freq: 3 }),
    })
    .map(({ day, quarter, late, weeks, options, events, answersAfter, wakes }) => {
      const at = Date.parse(`${day}T00:00:00Z`) + quarter * QUARTER;
      const { invited, startsIn, ...facts } = options;
      const accepted = {
        happening: { kind: 'invitationAccepted' },
        at: at + (answersAfter ?? 0) * QUARTER,
        arrives: at + (answersAfter ?? 0) * QUARTER,
      };
      const deeds = events.flatMap(([when, deed, delay]) =>
        deed.map((happening) => ({ happening: happening as Happening, at: at + when * QUARTER, arrives: at + (when + delay) * QUARTER })),
      );
      const arrivals = (invited && answersAfter !== null ? [accepted as (typeof deeds)[number], ...deeds] : deeds)
        .sort((one, other) => one.arrives - other.arrives)
        .map(({ happening, at: stamped, arrives }, index) => ({
          event: { ...shifted(happening, stamped), seq: index + 1, at: stamped } as Event,
          at: arrives,
        }));
      return {
        start: {
          at,
          now: at + late * QUARTER,
          ...facts,
          ...(invited && { invited: true as const }),
          ...(startsIn !== null && { startsAt: at + startsIn * QUARTER }),
        },
        arrivals,
        wakes: wakes && wakes.map((wake) => at + wake * QUARTER).sort((one, other) => one - other),
        end: at + weeks * 7 * DAY,
      };
    })
    .map((lived) => JSON.parse(JSON.stringify(lived)) as Lived);
}

/** A generated log over some months from an instant, punctual and in order. */
export function anyLog(start: Instant): fc.Arbitrary<readonly Event[]> {
  return fc
    .array(fc.tuple(anyMoment(), anyHappening()), { maxLength: 25 })
    .map((drawn) =>
      drawn
        .toSorted(([one], [other]) => one - other)
        .map(
          ([when, happening], index) =>
            ({ ...shifted(happening, start + when * QUARTER), seq: index + 1, at: start + when * QUARTER }) as Event,
        ),
    );
}

type Happening = Record<string, unknown>;

/** Times that an event names are counted from the event. */
function shifted(happening: Happening, at: Instant): Happening {
  if (typeof happening['until'] !== 'number') return happening;
  return { ...happening, until: at + happening['until'] * QUARTER };
}

/** One thing that happens, or some that belong together: a whole occasion is answered, forms first to last, or the modules are completed in order. */
function anyDeed(): fc.Arbitrary<readonly Happening[]> {
  const whole = fc
    .record({
      battery: fc.constantFrom('b0', 'b0', 'b1', 'b2'),
      occasion: fc.constantFrom(1, 1, 2, 2, 3, 4),
      q: fc.integer({ min: 0, max: 3 }),
      r: fc.integer({ min: 0, max: 9 }),
    })
    .map(({ battery, occasion, q, r }) => FORMS.map((form) => saving(form, { kind: 'occasion', battery, occasion }, q, r)));
  const ordinary = fc
    .integer({ min: 0, max: 3 })
    .map((q) => [saving('a', { kind: 'ordinary' }, q, q), saving('b', { kind: 'ordinary' }, q, q)]);
  const modules = fc
    .constantFrom(['m0'], ['m0', 'm1'], ['m0', 'm1', 'm2', 'm3'])
    .map((ids) => ids.map((module) => ({ kind: 'moduleCompleted', module, by: 'citizen' })));
  return fc.oneof(
    { weight: 12, arbitrary: anyHappening().map((happening) => [happening]) },
    { weight: 4, arbitrary: whole },
    { weight: 1, arbitrary: ordinary },
    { weight: 2, arbitrary: modules },
  );
}

function saving(form: string, instance: Happening, q: number, r: number): Happening {
  return { kind: 'formSaved', form, instance, answerVersion: 1, facts: { answers: { q }, results: { r } }, failedResults: [] };
}

/** Mostly in the first three weeks, often on times that plans name. */
function anyMoment(): fc.Arbitrary<number> {
  const days = fc.integer({ min: 0, max: 25 });
  return fc.oneof(
    fc.integer({ min: 0, max: 25 * 96 }),
    fc.tuple(days, fc.constantFrom(0, 4, 16, 36, 52)).map(([day, quarter]) => day * 96 + quarter),
  );
}

function anyStart() {
  return fc
    .record({
      seed: fc.option(fc.integer({ min: 0, max: 2 ** 31 }), { freq: 2 }),
      zone: fc.option(fc.constantFrom('Europe/Stockholm', 'America/New_York', 'Asia/Tokyo'), { freq: 2 }),
      dates: fc.option(fc.constantFrom({ födelse: '2026-03-30' }, { födelse: '2026-10-27', prov: '2026-03-29' }, { prov: '2026-06-06' }), {
        freq: 2,
      }),
      facts: fc.option(fc.record({ age: fc.integer({ min: 0, max: 3 }) }), { freq: 2 }),
    })
    .map((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Partial<Start>)
    .chain((given) =>
      fc
        .record({
          invited: fc.constantFrom(false, false, false, false, true),
          startsIn: fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(-4, 0, 4, 200) }),
        })
        .map((life) => ({ ...given, ...life })),
    );
}

const HOURS = [
  {
    week: [[['08:00', '16:30']], [], [['08:00', '12:00']], [['13:00', '24:00']], [['08:00', '12:00']], [], []],
    closed: [],
    opensOnEves: true,
  },
  { week: [[], [], [], [], [], [['10:00', '14:00']], [['10:00', '14:00']]], closed: ['2026-10-25'] },
];

function anyHappening(): fc.Arbitrary<Happening> {
  const kind = (name: string, rest: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<Happening> =>
    fc.record({ kind: fc.constant(name), ...rest });
  const module = fc.constantFrom('m0', 'm0', 'm1', 'm2', 'm3', 'm0/s0', 'm0/s0/t0', 'finnsInte');
  const battery = fc.constantFrom('b0', 'b0', 'b1', 'b2', 'b9');
  const occasion = fc.constantFrom(1, 1, 2, 2, 3, 4, 5, 9);
  const instance = fc.oneof(fc.constant({ kind: 'ordinary' }), fc.record({ kind: fc.constant('occasion'), battery, occasion }));
  const saved = fc.constantFrom('a', 'b', ...FORMS, 'finnsInte');
  const by = fc.constantFrom('citizen', 'staff');
  const reason = fc.constant(null);
  const until = fc.integer({ min: -1, max: 10 * 96 });
  const measure = fc.constantFrom('puls', 'puls', 'vikt', 'finnsInte');
  const flagKey = fc.oneof(
    fc.constantFrom('flag/f0/-', 'flag/f1/-', 'flag/f2/-', 'flag/f3/-', 'flag/nix/-', 'flag/system.citizenGone/-'),
    fc.constantFrom('flag/f0/a', 'flag/f1/a', 'flag/f0/b', 'flag/f1/c', 'flag/system.calculationFailed/a'),
  );
  const likely = fc.oneof(
    {
      weight: 8,
      arbitrary: kind('formSaved', {
        form: saved,
        instance,
        answerVersion: fc.constantFrom(1, 1, 1, 2),
        facts: fc.record({
          answers: fc.record({ q: fc.integer({ min: 0, max: 3 }) }),
          results: fc.oneof(fc.constant({}), fc.record({ r: fc.integer({ min: 0, max: 9 }) })),
        }),
        failedResults: fc.constantFrom([], [], [], ['r']),
      }),
    },
    { weight: 3, arbitrary: kind('moduleCompleted', { module, by }) },
    { weight: 2, arbitrary: kind('citizenActive') },
    { weight: 2, arbitrary: kind('stepVisited', { step: fc.constantFrom(...STEPS, 'finns/inte/alls') }) },
    { weight: 1, arbitrary: kind('moduleAsked', { module }) },
    { weight: 1, arbitrary: kind('moduleOpened', { module, reason }) },
    { weight: 1, arbitrary: kind('moduleLocked', { module, reason }) },
    { weight: 1, arbitrary: kind('moduleReopened', { module, reason }) },
    { weight: 1, arbitrary: kind('formRead', { form: saved, instance }) },
    { weight: 1, arbitrary: kind('formMarkedUnread', { form: saved, instance }) },
    { weight: 1, arbitrary: kind('occasionAdded', { battery, reason }) },
    { weight: 1, arbitrary: kind('occasionWithdrawn', { battery, occasion, reason }) },
    { weight: 1, arbitrary: kind('flagPutOut', { flagKey, reason }) },
    { weight: 1, arbitrary: kind('messageSent', { by }) },
    { weight: 1, arbitrary: kind('measureSet', { measure: anyMeasure() }) },
    { weight: 2, arbitrary: kind('observed', { measure, value: fc.integer({ min: 0, max: 9 }) }) },
    {
      weight: 2,
      arbitrary: kind('paused', { by: fc.constantFrom('staff', 'staff', 'citizen'), until: fc.option(until, { freq: 2 }), reason }),
    },
    { weight: 2, arbitrary: kind('resumed', { by: fc.constantFrom('staff', 'staff', 'citizen') }) },
    {
      weight: 1,
      arbitrary: kind('dateSet', {
        name: fc.constantFrom('födelse', 'prov', 'finnsInte'),
        date: fc.constantFrom('2026-03-27', '2026-04-02', '2026-10-28', '2026-12-24'),
      }),
    },
    { weight: 1, arbitrary: kind('named', { name: fc.constantFrom('operation', 'hemgång', 'finnsInte') }) },
    { weight: 1, arbitrary: kind('zoneChanged', { zone: fc.constantFrom('Europe/Stockholm', 'Asia/Tokyo', 'America/New_York') }) },
    { weight: 1, arbitrary: kind('sendTimeSet', { sendAt: fc.option(anyTime(), { freq: 4 }) }) },
  );
  const rare = fc.oneof(
    kind('measureEnded', { measure }),
    kind('flagAdded', {
      flag: anyFlagBody({ modules: 1, batteries: 0 }).chain((body) =>
        fc.constantFrom('egen', 'egen2', 'f0').map((id) => ({ id, ...body })),
      ),
    }),
    kind('flagRemoved', { flag: fc.constantFrom('egen', 'egen2', 'f0') }),
    kind('noticeSuppressed', {
      key: fc.constant('notify/openModule/m0'),
      because: fc.constantFrom('weeklyCap', 'citizenSettings', 'noAccount'),
    }),
    kind('maintenanceSet', { until, reason }),
    kind('maintenanceTakenBack', { reason }),
    kind('invitationAccepted'),
    kind('invitationAccepted'),
    kind('invitationDeclined'),
    kind('citizenGone', { cause: fc.constantFrom('deceased', 'deregistered') }),
    kind('citizenBack'),
    kind('handoverRequested', { unit: fc.constant('enhet') }),
    kind('handoverApproved', { unit: fc.constant('enhet'), hours: fc.option(fc.constantFrom(...HOURS)) }),
    fc.constantFrom({ kind: 'handoverCancelled' }, { kind: 'handoverRefused' }),
    kind('unitHoursSet', { hours: fc.constantFrom(...HOURS) }),
    kind('ended', { reason }),
    kind('jump'),
  );
  return fc.oneof({ weight: 6, arbitrary: likely }, { weight: 1, arbitrary: rare });
}

function anyMeasure() {
  const at = anyTime();
  return fc.record({
    id: fc.constantFrom('puls', 'puls', 'vikt'),
    schedule: fc.oneof(
      fc.record({ kind: fc.constant('every'), everyDays: fc.integer({ min: 1, max: 3 }), at }),
      fc.record({ kind: fc.constant('weekdays'), weekdays: fc.constantFrom([1, 4], [7], [2, 3, 6]), at }),
    ),
    count: fc.integer({ min: 1, max: 6 }),
    minimum: fc.constantFrom(null, 2),
    maximum: fc.constantFrom(null, 7),
    flag: fc.constantFrom('none', 'outside', 'missed', 'both'),
    reminder: fc.boolean(),
  });
}
