import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Decision, Item } from '../../../engine/decision.ts';
import { explain } from '../../../engine/why/explain.ts';
import type { Names } from '../../../engine/why/names.ts';
import { everyItem, everyOutcome, everyRule } from './everyRule.ts';

type Told = Omit<Decision, 'key'>;

const NOMINAL = Date.parse('2026-11-02T08:00:00Z');

/** Names and instants that can be recognised in a sentence: nothing else in our wording has these brackets. */
const names: Names = {
  module: (id) => `⟦${id}⟧`,
  battery: (id) => `⟦${id}⟧`,
  form: (id) => `⟦${id}⟧`,
  flag: (id) => `⟦${id}⟧`,
  fact: (path) => `⟦${path}⟧`,
  measure: (id) => `⟦${id}⟧`,
  anchor: (id) => `⟦${id}⟧`,
  unit: (id) => `⟦${id}⟧`,
  say: (at) => `⟨${at}⟩`,
};

const record = (parts: Partial<Told> & Pick<Told, 'item' | 'rule'>): Told => ({
  outcome: 'fired',
  facts: {},
  nominal: NOMINAL,
  actual: NOMINAL,
  seq: null,
  ...parts,
});

const everyCase = everyItem.flatMap((item) => everyRule.flatMap((rule) => everyOutcome.map((outcome) => [item, rule, outcome] as const)));

describe('why: every rule with every item', () => {
  test('there is a sentence for staff, and for the citizen one or a deliberate silence, with and without facts', () => {
    const bad: string[] = [];
    for (const [item, rule, outcome] of everyCase) {
      for (const facts of [{}, fullFacts]) {
        for (const actual of [NOMINAL, NOMINAL - 60_000, NOMINAL + 7_200_000]) {
          const told = explain(record({ item, rule, outcome, facts, actual }), names);
          for (const sentence of [told.staff, told.citizen ?? 'Tyst.']) {
            const whole = /^\S.*[.”]$/s.test(sentence) && !/undefined|null|NaN|\[object| {2}|\.\.|,,| ,| \.|!/.test(sentence);
            if (!whole) bad.push(`${item} ${rule} ${outcome}: ${sentence}`);
          }
        }
      }
    }
    expect(bad).toEqual([]);
  });

  test('what is staff’s alone is not told to the citizen', () => {
    const staffs: ReadonlySet<Item> = new Set(['timedFlag', 'inactivity', 'escalate', 'addFlag', 'setHours', 'citizenGone']);
    const told = everyCase.filter(
      ([item, rule, outcome]) => staffs.has(item) && explain(record({ item, rule, outcome, facts: fullFacts }), names).citizen !== null,
    );
    expect(told).toEqual([]);
    const raised = { item: 'raiseFlag', rule: 'conditionHolds' } as const;
    expect(explain(record({ ...raised, facts: { flag: 'livsleda', form: 'phq9' } }), names).citizen).toBeNull();
    expect(explain(record({ ...raised, facts: { flag: 'f', form: 'phq9', recipients: 'staff citizen' } }), names).citizen).toBe(
      `Du fick veta ⟨${NOMINAL}⟩ att något behöver din uppmärksamhet.`,
    );
  });

  test('the citizen is never told values of conditions, limits, flags by name, what staff wrote, or what a register says of her', () => {
    const facts = { ...fullFacts, recipients: 'staff citizen' };
    const told = everyCase.map(([item, rule, outcome]) => explain(record({ item, rule, outcome, facts }), names).citizen ?? '');
    expect(told.filter((sentence) => /⟦forms|⟦start|flagga-1|Enligt samtal|\b91\b|\b97\b|avlidit|villkor.*:/.test(sentence))).toEqual([]);
  });

  test('no sentence blames, shouts or uses other than Swedish quotation marks', () => {
    const told = everyCase.flatMap(([item, rule, outcome]) => {
      const { staff, citizen } = explain(record({ item, rule, outcome, facts: fullFacts }), names);
      return [staff, citizen ?? ''];
    });
    expect(told.filter((sentence) => /misslyck|glömde|slarv|borde|måste du|fel av dig|["“„]/i.test(sentence))).toEqual([]);
  });
});

describe('why: nothing but the record', () => {
  test('every number, instant and name in a sentence stands in the record', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyItem),
        fc.constantFrom(...everyRule),
        fc.constantFrom(...everyOutcome),
        anyFacts(),
        fc.integer({ min: -40, max: 400 }),
        (item, rule, outcome, facts, late) => {
          const decision = record({ item, rule, outcome, facts, actual: NOMINAL + late * 3_600_000 });
          const { staff, citizen } = explain(decision, names);
          for (const sentence of [staff, citizen ?? '']) expect(foreign(sentence, decision)).toEqual([]);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('the check itself finds what is made up', () => {
    const decision = record({ item: 'openModule', rule: 'openingRule', facts: { module: 'm2', days: 7 } });
    expect(foreign('”⟦m3⟧” öppnades ⟨5⟩, när det hade gått 8 dagar sedan starten på en tisdag.', decision)).toEqual([
      '⟦m3⟧',
      '⟨5⟩',
      'tisdag',
      '8',
    ]);
  });
});

/** Names, instants, weekdays and numbers in a sentence that its record does not have. */
function foreign(sentence: string, decision: Told): string[] {
  const values = Object.entries(decision.facts).flatMap(([name, value]) => [name, ...(value === null ? [] : [String(value)])]);
  const instants = new Set([decision.nominal, decision.actual, ...Object.values(decision.facts)].map(String));
  const called = new Set(
    values.flatMap((value) => [value, ...value.split('.'), `forms.${String(decision.facts['form'])}.results.${value}`]),
  );
  const numbers = new Set(
    values
      .flatMap((value) => value.replaceAll('.', ',').match(/\d+(,\d+)?/g) ?? [])
      .flatMap((digits) => [digits, digits.replace(/^0/, '')]),
  );
  for (const value of values) for (const part of value.match(/\d+/g) ?? []) numbers.add(part).add(String(Number(part)));
  const out: string[] = [];
  let rest = sentence.replaceAll(/⟦([^⟧]*)⟧|⟨([^⟩]*)⟩/g, (whole, name: string | undefined, at: string | undefined) => {
    if (name !== undefined ? !called.has(name) : !instants.has(at ?? '')) out.push(whole);
    return '';
  });
  for (const value of Object.values(decision.facts)) if (typeof value === 'string' && value.length > 3) rest = rest.replaceAll(value, '');
  const weekdays = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
  for (const word of rest.match(/måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag/g) ?? []) {
    if (weekdays[Number(decision.facts['weekday']) - 1] !== word) out.push(word);
  }
  for (const digits of rest.match(/\d+(,\d+)?/g) ?? [])
    if (!numbers.has(digits) && !numbers.has(digits.split(',')[0] ?? '')) out.push(digits);
  return out;
}

/** Every fact that the engine stores, by its name (docs/language.md, engine/decision.ts). */
const fullFacts: Decision['facts'] = {
  module: 'm-1',
  battery: 'b-1',
  occasion: 3,
  reminder: 2,
  flag: 'flagga-1',
  round: 1,
  rung: 2,
  days: 7,
  hours: 36,
  anchor: 'moduleCompleted',
  anchorModule: 'm-0',
  afterModule: 'm-9',
  date: '2026-11-07',
  weekday: 3,
  condition: true,
  'forms.phq9.answers.q9': 91,
  'start.age': 34,
  missedInARow: 2,
  openedAt: NOMINAL - 1,
  dueAt: NOMINAL + 1,
  closesAt: NOMINAL + 2,
  late: true,
  lateHours: 5,
  lastActivityAt: NOMINAL - 3,
  raisedAt: NOMINAL - 4,
  reason: 'Enligt samtal',
  until: NOMINAL + 5,
  pausedFrom: NOMINAL - 6,
  pausedTo: NOMINAL - 5,
  to: NOMINAL + 9,
  by: 4,
  value: 12,
  minimum: 97,
  maximum: 97,
  form: 'phq9',
  results: 'total',
  measure: 'matt-1',
  number: 4,
  cause: 'deceased',
  unit: 'enhet-1',
  name: 'operation',
  zone: 'Europe/Stockholm',
  sendAt: '18:30',
  quietFrom: '21:00',
  quietTo: '07:00',
  perWeek: 6,
};

function anyFacts(): fc.Arbitrary<Decision['facts']> {
  const id = fc.constantFrom('a', 'b2', 'm10', 'phq9');
  const count = fc.integer({ min: 0, max: 400 });
  const instant = fc.integer({ min: NOMINAL - 9e9, max: NOMINAL + 9e9 });
  const time = fc.constantFrom('06:30', '21:00', '13:05');
  return fc.record(
    {
      module: id,
      battery: id,
      occasion: count,
      number: count,
      reminder: count,
      flag: id,
      round: count,
      rung: count,
      recipients: fc.constantFrom('staff', 'staff citizen', 'unit'),
      to: fc.oneof(instant, fc.constantFrom('unit', 'standIn', 'citizenAdministrators')),
      from: fc.constantFrom('citizen', 'staff'),
      days: count,
      months: fc.integer({ min: 0, max: 24 }),
      hours: fc.oneof(count, fc.constant(1.5)),
      anchor: fc.constantFrom(
        'start',
        'date',
        'moduleOpened',
        'moduleCompleted',
        'formSaved',
        'occasionAnswered',
        'lastActivity',
        'named',
        'end',
      ),
      anchorModule: id,
      anchorForm: id,
      anchorBattery: id,
      anchorName: id,
      afterModule: id,
      date: fc.constantFrom('2026-11-07', '2027-02-28', 'inget datum'),
      weekday: fc.integer({ min: 1, max: 7 }),
      condition: fc.boolean(),
      'forms.phq9.answers.q9': fc.oneof(count, fc.constant(null), fc.boolean(), fc.constant('nej')),
      'batteries.b2.missed': count,
      'progress.m10': fc.constantFrom('open', 'locked'),
      missedInARow: count,
      dueAt: instant,
      late: fc.boolean(),
      lateHours: count,
      lastActivityAt: instant,
      reason: fc.constantFrom('', 'Enligt samtal', 'Ny tid 3'),
      until: instant,
      pausedFrom: instant,
      pausedTo: instant,
      by: fc.oneof(count, fc.constantFrom('email', 'sms', 'list')),
      value: fc.oneof(count, fc.constant(-0.25)),
      minimum: count,
      maximum: count,
      form: id,
      results: id,
      measure: id,
      cause: fc.constantFrom('deceased', 'deregistered'),
      unit: id,
      name: id,
      zone: fc.constantFrom('Europe/Stockholm', 'Pacific/Auckland'),
      sendAt: time,
      quietFrom: time,
      quietTo: time,
      perWeek: count,
    },
    { requiredKeys: [] },
  );
}
