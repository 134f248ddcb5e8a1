import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { NUMBERS, TEXTS } from './hostile.ts';
import type { Luck } from './luck.ts';

/**
 * Something that happens to a running moment of the plan, of any kind, with fields that are right, nearly right or absurd: ids that are
 * nobody's, dates that no almanac has, instants at the end of time, hours that make no sense, flags with endless rules, another plan.
 */
export function hostileEvent(luck: Luck, plan: Plan, state: State, seq: number, at: Instant, plans: readonly Plan[]): Event {
  const kinds = Object.keys(MAKE) as (keyof typeof MAKE)[];
  const drawn = luck.chance(0.25) ? 'formSaved' : luck.one(kinds);
  // What ends everything is let through now and then only, so that most lives are lived on.
  const kind = LAST_ACTS.has(drawn) && luck.chance(0.8) ? 'citizenActive' : drawn;
  const made = MAKE[kind]({ luck, plan, state, at, plans });
  const stamped = luck.chance(0.03) ? luck.one(NUMBERS) : luck.chance(0.1) ? at - luck.below(40 * DAY) : at;
  // What is made is as the log might hold it were every guard before the engine gone: the types say otherwise, and that is the point.
  // The log is JSON, where what is no number is null; one in ten goes by without it, so that NaN is tried too.
  const event = { kind, ...made, seq, at: stamped } as Event;
  return luck.chance(0.1) && TIMED.has(kind) ? event : (JSON.parse(JSON.stringify(event)) as Event);
}

interface Given {
  readonly luck: Luck;
  readonly plan: Plan;
  readonly state: State;
  readonly at: Instant;
  readonly plans: readonly Plan[];
}

const DAY = 86_400_000;
const QUARTER = 900_000;

const LAST_ACTS: ReadonlySet<Event['kind']> = new Set(['ended', 'invitationDeclined', 'citizenGone']);

/** Events whose only numbers are instants. */
const TIMED: ReadonlySet<Event['kind']> = new Set(['citizenActive', 'paused', 'maintenanceSet', 'fastForward', 'resumed', 'jump', 'ended']);

const MAKE: Readonly<Record<Event['kind'], (given: Given) => Record<string, unknown>>> = {
  formSaved: (given) => ({
    form: form(given),
    instance: instance(given),
    answerVersion: given.luck.one([1, 1, 1, 2, 3, 0, -1, 1e9]),
    facts: facts(given),
    failedResults: given.luck.one([[], [], [], ['total'], ['__proto__', 'constructor'], Array.from({ length: 200 }, () => 'x')]),
  }),
  citizenActive: () => ({}),
  stepVisited: (given) => ({ step: item(given) }),
  moduleAsked: (given) => ({ module: item(given) }),
  moduleCompleted: (given) => ({ module: item(given), by: by(given), reason: reason(given) }),
  moduleOpened: (given) => ({ module: item(given), reason: reason(given) }),
  moduleLocked: (given) => ({ module: item(given), reason: reason(given) }),
  moduleReopened: (given) => ({ module: item(given), reason: reason(given) }),
  formRead: (given) => ({ form: form(given), instance: instance(given) }),
  formMarkedUnread: (given) => ({ form: form(given), instance: instance(given) }),
  formWithdrawn: (given) => ({
    form: form(given),
    instance: instance(given),
    answerVersion: given.luck.one([1, 2, 0, -1, 1e9]),
    standing: given.luck.one([0, 0, 1]),
    facts: given.luck.chance(0.5) ? null : facts(given),
    reason: reason(given),
    ...(given.luck.chance(0.3)
      ? { results: JSON.parse(given.luck.one(['{"total":3}', '{"total":null}', '{"__proto__":1}', '{"constructor":"x"}'])) as unknown }
      : {}),
  }),
  formSent: (given) => ({ form: form(given), sent: given.luck.one([1, 1, 2, 0, -1]), reason: reason(given) }),
  sentFormWithdrawn: (given) => ({ form: form(given), sent: given.luck.one([1, 1, 2, 0, -1]), reason: reason(given) }),
  pageAdded: (given) => ({ form: form(given), page: given.luck.one([1, 2, 0]), by: by(given) }),
  occasionAdded: (given) => ({ battery: battery(given), reason: reason(given) }),
  occasionWithdrawn: (given) => ({ battery: battery(given), occasion: occasion(given), reason: reason(given) }),
  flagPutOut: ({ luck, state }) => ({ flagKey: mostly(luck, Object.keys(state.flags)), reason: null }),
  flagAdded: (given) => ({ flag: flag(given) }),
  flagRemoved: (given) => ({ flag: mostly(given.luck, given.state.ownFlags?.map(({ id }) => id) ?? []) }),
  messageSent: (given) => ({ by: by(given) }),
  measureSet: (given) => ({ measure: measure(given) }),
  measureEnded: ({ luck, state }) => ({ measure: mostly(luck, Object.keys(state.measures ?? {})) }),
  observed: ({ luck, state }) => ({ measure: mostly(luck, Object.keys(state.measures ?? {})), value: luck.one([...NUMBERS, 5, 80, 120]) }),
  dateSet: ({ luck, plan }) => ({ name: mostly(luck, plan.dates ?? []), date: date(luck) }),
  named: ({ luck, plan }) => ({ name: mostly(luck, plan.namedEvents ?? []) }),
  zoneChanged: ({ luck }) => ({ zone: luck.one([...ZONES, ...TEXTS]) }),
  sendTimeSet: ({ luck }) => ({ sendAt: luck.chance(0.2) ? null : time(luck) }),
  noticeSuppressed: ({ luck, plan }) => ({
    key: luck.chance(0.5) ? `notify/openModule/${plan.modules[0]?.id}` : luck.one(TEXTS),
    because: luck.one(['weeklyCap', 'citizenSettings', 'noAccount']),
  }),
  paused: (given) => ({ by: by(given), until: given.luck.chance(0.3) ? null : instant(given), reason: null }),
  resumed: (given) => ({ by: by(given) }),
  maintenanceSet: (given) => ({ until: instant(given), reason: null }),
  maintenanceTakenBack: () => ({ reason: null }),
  invitationAccepted: () => ({}),
  invitationDeclined: () => ({}),
  citizenGone: ({ luck }) => ({ cause: luck.one(['deceased', 'deregistered']) }),
  citizenBack: () => ({}),
  handoverRequested: ({ luck }) => ({ unit: luck.one(TEXTS) }),
  handoverApproved: ({ luck }) => ({ unit: luck.one(TEXTS), hours: luck.chance(0.3) ? null : hours(luck) }),
  handoverCancelled: () => ({}),
  handoverRefused: () => ({}),
  unitHoursSet: ({ luck }) => ({ hours: hours(luck) }),
  planMoved: ({ luck, plan, plans }) => {
    const nothing = { modules: {}, forms: {}, batteries: {}, flags: {} };
    const as = luck.one(['wording', 'safe', 'migration']);
    const isRenamed = plan.version.endsWith(RENAMED);
    if (!isRenamed && luck.chance(0.7)) return { plan: luck.one(plans), hash: 'hash', moved: nothing, as };
    const { next, moved } = renamed(luck, plan);
    return { plan: next, hash: 'hash', moved: { ...nothing, ...moved }, as };
  },
  ended: () => ({ reason: null }),
  fastForward: (given) => ({ to: given.luck.chance(0.3) ? 'nextDue' : instant(given) }),
  jump: () => ({}),
};

const RENAMED = '.r';

/** The same plan with another id for a module, form, battery or flag. An id that is renamed away never comes back as something else. */
function renamed(
  luck: Luck,
  plan: Plan,
): { readonly next: Plan; readonly moved: Readonly<Record<string, Readonly<Record<string, string>>>> } {
  const all = KINDS.flatMap((kind) => plan[kind].map(({ id }) => ({ kind, id })));
  const free = all.filter(({ id }) => all.filter((other) => other.id === id).length === 1 && id !== 'start' && id !== 'end');
  if (free.length === 0) return { next: plan, moved: {} };
  const { kind, id } = luck.one(free);
  const name = `${id}${luck.below(1000)}`;
  const text = JSON.stringify({ ...plan, version: plan.version.endsWith(RENAMED) ? plan.version : plan.version + RENAMED });
  const next = JSON.parse(text.replaceAll(`"${id}"`, `"${name}"`).replaceAll(`"${id}/`, `"${name}/`)) as Plan;
  return { next: { ...next, moment: plan.moment }, moved: { [kind]: { [id]: name } } };
}

const KINDS = ['modules', 'forms', 'batteries', 'flags'] as const;

const ZONES: readonly string[] = ['Europe/Stockholm', 'Asia/Tokyo', 'America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe'];

const mostly = (luck: Luck, known: readonly string[]): string =>
  known.length > 0 && luck.chance(0.75) ? luck.one(known) : luck.one(TEXTS);
const form = ({ luck, plan }: Given): string =>
  mostly(
    luck,
    plan.forms.map(({ id }) => id),
  );
const battery = ({ luck, plan }: Given): string =>
  mostly(
    luck,
    plan.batteries.map(({ id }) => id),
  );
const item = ({ luck, plan }: Given): string =>
  mostly(
    luck,
    [...plan.modules, ...(plan.parts ?? [])].flatMap(({ id, steps }) => [id, ...(steps ?? [])]),
  );
const by = ({ luck }: Given): string => luck.one(['citizen', 'staff']);
const reason = ({ luck }: Given): string | null => luck.one([null, null, '\u{202E}skäl', 'å'.repeat(5000)]);
const occasion = ({ luck, state }: Given): number => {
  const open = Object.values(state.batteries).flatMap(({ occasions }) => Object.keys(occasions).map(Number));
  return open.length > 0 && luck.chance(0.7) ? luck.one(open) : luck.one(NUMBERS);
};
const instance = (given: Given): unknown =>
  given.luck.chance(0.4) ? { kind: 'ordinary' } : { kind: 'occasion', battery: battery(given), occasion: occasion(given) };
const instant = ({ luck, at }: Given): number => (luck.chance(0.6) ? at + (luck.below(4000) - 400) * QUARTER : luck.one(NUMBERS));
const date = (luck: Luck): string =>
  luck.chance(0.5) ? `2026-${String(1 + luck.below(12)).padStart(2, '0')}-${String(1 + luck.below(31)).padStart(2, '0')}` : luck.one(TEXTS);
const time = (luck: Luck): string => (luck.chance(0.6) ? `${String(luck.below(24)).padStart(2, '0')}:30` : luck.one(TEXTS));

/** What conditions ask for, so that they hold now and then; and what no form has. */
function facts({ luck, plan }: Given): unknown {
  const asked = luck.one(plan.forms)?.facts ?? { answers: [], results: [] };
  const value = (): unknown =>
    luck.one<() => unknown>([
      () => luck.below(30),
      () => luck.chance(0.5),
      () => String(luck.below(4)),
      () => luck.one(NUMBERS),
      () => luck.one(TEXTS),
      () => ['1', luck.one(TEXTS)],
    ])();
  const own = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, value()]));
  return { answers: own(asked.answers), results: own(luck.chance(0.1) ? ['constructor', 'toString'] : asked.results) };
}

/** Weeks of too few days, hours that end before they begin, every quarter of the day, dates that are none. */
export function hours(luck: Luck): unknown {
  const day = luck.one<() => unknown>([
    () => [['08:00', '16:30']],
    () => [],
    () => [['16:00', '08:00']],
    () => [['00:00', '24:00']],
    () => [[luck.one(TEXTS), luck.one(TEXTS)]],
    () => Array.from({ length: 48 }, () => [time(luck), time(luck)]),
    () => [
      ['08:00', '12:00'],
      ['10:00', '11:00'],
    ],
  ]);
  return {
    week: Array.from({ length: luck.one([7, 7, 7, 7, 0, 6, 8]) }, day),
    closed: luck.one([[], [date(luck)], Array.from({ length: 400 }, () => date(luck))]),
    ...(luck.chance(0.3) ? { opensOnEves: true } : {}),
  };
}

/** A flag of staff's own: the contract's shape, absurd rules inside it. */
function flag(given: Given): unknown {
  const { luck, plan } = given;
  const deep = (levels: number): unknown => {
    let tree: unknown = { kind: 'path', names: ['forms', form(given), 'results', luck.one(['total', '__proto__', 'constructor'])] };
    for (let n = 0; n < levels; n += 1)
      tree = luck.chance(0.5)
        ? { kind: 'call', function: luck.one(['not', 'exists', 'count', 'boolean']), argument: tree }
        : {
            kind: 'binary',
            operator: luck.one(['and', '+', '>', '=', 'in', '%', '/']),
            left: tree,
            right: { kind: 'literal', value: luck.one([...NUMBERS.filter(Number.isFinite), 'x', null]) },
          };
    return tree;
  };
  const when = (): unknown => deep(luck.one([0, 1, 3, 30, 400]));
  const anchor = (): unknown =>
    luck.one<() => unknown>([
      () => ({ kind: 'start' }),
      () => ({ kind: 'date', name: mostly(luck, plan.dates ?? []) }),
      () => ({ kind: 'moduleOpened', module: item(given) }),
      () => ({ kind: 'formSaved', form: form(given) }),
      () => ({ kind: 'occasionAnswered', battery: battery(given), occasion: luck.one(['latest', 1, -1]) }),
      () => ({ kind: 'lastActivity' }),
      () => ({ kind: 'end' }),
    ])();
  const opens = (levels: number): unknown =>
    levels > 0
      ? luck.one<() => unknown>([
          () => ({ kind: 'not', of: opens(0) }),
          () => ({ kind: 'all', of: [opens(levels - 1), opens(levels - 1)] }),
          () => ({ kind: 'any', of: luck.chance(0.2) ? [] : [opens(levels - 1)] }),
        ])()
      : luck.one<() => unknown>([
          () => ({ kind: 'afterAnchor', anchor: anchor(), days: luck.one([0, 1, 7, -3, 3650]), at: '08:00' }),
          () => ({ kind: 'elapsed', anchor: anchor(), hours: luck.one([0, 0.25, 24, 87_600]) }),
          () => ({ kind: 'onWeekday', anchor: anchor(), days: 0, weekday: luck.one([1, 7]), at: '02:30' }),
          () => ({ kind: 'onDate', date: '2026-03-29', at: '02:30' }),
          () => ({ kind: 'condition', when: when() }),
          () => ({ kind: 'afterModule', module: item(given) }),
          () => ({ kind: 'fromStart' }),
          () => ({ kind: 'byStaff' }),
        ])();
  const trigger = luck.one<() => unknown>([
    () => ({ kind: 'form', form: form(given), when: luck.chance(0.3) ? null : when() }),
    () => ({ kind: 'condition', when: when() }),
    () => ({
      kind: 'trend',
      form: form(given),
      result: 'total',
      direction: luck.one(['up', 'down']),
      by: luck.one([0, 1, 1e308]),
      over: luck.one([1, 2, 50]),
    }),
    () => ({ kind: 'time', opens: opens(luck.below(4)) }),
    () => ({ kind: 'module', module: item(given), what: luck.one(['opened', 'completed', 'closed']) }),
    () => ({ kind: 'battery', battery: battery(given), what: luck.one(['opened', 'answered']) }),
    () => ({ kind: 'missedBattery', battery: battery(given), inARow: luck.one([1, 2, 0, 1000]) }),
    () => ({ kind: 'moment', what: luck.one(['paused', 'maintenance', 'followUp', 'ended']) }),
    () => ({ kind: 'notDone', form: form(given), by: opens(luck.below(3)) }),
    () => ({ kind: 'inactivity', days: luck.one([0, 1, 14, 3650]), at: '09:00' }),
    () => ({
      kind: 'unansweredMessage',
      from: by(given),
      after: luck.one<unknown>([{ staffHours: luck.one([0, 16, 5000]) }, { days: 3, at: '09:00' }, { hours: 0.25 }]),
    }),
    () => ({ kind: 'activity', what: luck.one(['outside', 'missed', 'recorded']) }),
  ])();
  const putOut = luck.one(['reading', 'activity', 'staff', 'condition']);
  return {
    id: luck.one(['egen', 'egen2', `egen${luck.below(60)}`, ...TEXTS, plan.flags[0]?.id ?? 'egen']),
    priority: luck.one(['ordinary', 'prioritised']),
    recipients: luck.one([['staff'], ['citizen'], ['unit', 'staff', 'citizen'], []]),
    putOut,
    ...(putOut === 'condition' ? { outWhen: when() } : {}),
    ...(luck.chance(0.5)
      ? {
          ladder: Array.from({ length: luck.one([1, 3, 12]) }, (_, n) => ({
            afterHours: luck.one([n + 1, 0, 400, 100_000]),
            to: 'unit',
            by: 'list',
          })),
        }
      : {}),
    trigger,
  };
}

function measure({ luck }: Given): unknown {
  return {
    id: luck.chance(0.6) ? luck.one(['puls', 'vikt', 'steg']) : luck.chance(0.5) ? `m${luck.below(300)}` : luck.one(TEXTS),
    schedule: luck.chance(0.5)
      ? { kind: 'every', everyDays: luck.one([1, 1, 7, 0, -1, 366, 1e6]), at: time(luck).slice(0, 5) }
      : { kind: 'weekdays', weekdays: luck.one([[1], [1, 2, 3, 4, 5, 6, 7], [], [0, 8], [3, 3, 3]]), at: '08:00' },
    count: luck.one([1, 10, 400, 0, -1, 1e6]),
    minimum: luck.one([null, 0, 10, -1e308]),
    maximum: luck.one([null, 100, 5, 1e308]),
    flag: luck.one(['none', 'outside', 'missed', 'both']),
    reminder: luck.chance(0.5),
  };
}
