// Long because it is one grammar: every word that a document can hold is generated here, and the parts name each other.
import fc from 'fast-check';
import type { z } from 'zod';
import type { WrittenAnchor } from '../../compiler/document/anchor.ts';
import type { battery } from '../../compiler/document/battery.ts';
import type { flag } from '../../compiler/document/flag.ts';
import type { form } from '../../compiler/document/form.ts';
import type { module } from '../../compiler/document/module.ts';
import type { moment } from '../../compiler/document/moment.ts';
import type { WrittenOpening } from '../../compiler/document/opening.ts';
import type { question } from '../../compiler/document/question.ts';
import type { schedule } from '../../compiler/document/schedule.ts';
import type { trigger } from '../../compiler/document/trigger.ts';

type Written<Schema extends z.ZodType> = z.input<Schema>;

/** Generated moment documents in the whole language. Their shape is right; whether their meaning is, is for `check` to say. */
export function anyMoment(): fc.Arbitrary<Written<typeof moment>> {
  return fc
    .record({
      whole: anyWhole(),
      modules: fc
        .array(anyOpening(2), { minLength: 1, maxLength: MODULES.length })
        .chain((openings) => fc.tuple(...openings.map((opens, index) => anyModule(index, opens)))),
      forms: fc.tuple(anyForm('f0'), anyForm('f1')),
      batteries: fc.array(anyBattery(), { minLength: 1, maxLength: 2 }),
      flags: fc.array(anyFlag(), { maxLength: 3 }),
      isTidy: fc.constantFrom(true, true, true, false),
    })
    .map(({ whole, modules, forms, batteries, flags, isTidy }) => {
      const document = {
        ...whole,
        modules,
        forms,
        results: [ACROSS],
        batteries: batteries.map(({ shares, ...each }, index) => ({
          ...each,
          id: `b${index}`,
          ...(shares && (index === 1 || !isTidy) ? { shares: { ...shares, battery: isTidy ? 'b0' : shares.battery } } : {}),
        })),
        flags: flags.map((each, index) => ({ ...each, id: `fl${index}` })),
      };
      return isTidy ? tidied(document, modules.length, batteries.length) : document;
    });
}

/** A result of both forms. */
const ACROSS: NonNullable<Written<typeof moment>['results']>[number] = {
  id: 'across',
  title: 'Tillsammans',
  from: ['f0', 'f1'],
  method: {
    kind: 'combine',
    items: [
      { form: 'f0', result: 'total' },
      { form: 'f1', result: 'total' },
    ],
  },
  minimum: -400,
  maximum: 400,
  audience: ['staff'],
};

/** The same with every name of a module or battery that is not there turned into one that is, as far as there is any. */
function tidied(document: Written<typeof moment>, modules: number, batteries: number): Written<typeof moment> {
  let text = JSON.stringify(document);
  for (let index = modules; index < MODULES.length; index += 1)
    text = text.replaceAll(new RegExp(`\\bm${index}\\b`, 'g'), `m${index % modules}`);
  if (batteries === 1) text = text.replaceAll(/\bb1\b/g, 'b0');
  const read = JSON.parse(text) as Written<typeof moment>;
  return { ...read, messages: read.messages === true || text.includes('"unansweredMessage"') };
}

const MODULES = ['m0', 'm1', 'm2', 'm3'] as const;
const FORMS = ['f0', 'f1'] as const;

const time = fc.tuple(fc.nat(23), fc.constantFrom('00', '30')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const days = fc.nat(12);
const weekday = fc.integer({ min: 1, max: 7 });
const hours = fc.integer({ min: 0, max: 40 }).map((quarters) => quarters * 2.25);
const date = fc.constantFrom('2026-02-10', '2026-03-29', '2026-02-28');
const moduleId = fc.constantFrom(...MODULES);
/** The first modules are there most often. */
const itemId = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('m0', 'm0', 'm1', 'm2') },
  { weight: 1, arbitrary: fc.constantFrom('m0/s', 'm0/s/text', 'm1/s', 'm3') },
);
const formId = fc.constantFrom(...FORMS);
const batteryId = fc.constantFrom('b0', 'b0', 'b1');

const anchor: fc.Arbitrary<WrittenAnchor> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<WrittenAnchor>({ kind: 'start' }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('moduleOpened' as const, 'moduleCompleted' as const), module: itemId }) },
  { weight: 1, arbitrary: fc.constant<WrittenAnchor>({ kind: 'date', name: 'operation' }) },
  { weight: 1, arbitrary: fc.constant<WrittenAnchor>({ kind: 'named', name: 'hemkomst' }) },
  { weight: 1, arbitrary: fc.constant<WrittenAnchor>({ kind: 'lastActivity' }) },
  { weight: 1, arbitrary: formId.map((id): WrittenAnchor => ({ kind: 'formSaved', form: id })) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('occasionOpened' as const, 'occasionAnswered' as const),
      battery: batteryId,
      occasion: fc.constantFrom(1, 'latest' as const),
    }),
  },
);

/** Words of the moment as a whole; what is asked for at start is always declared, so that rules may use it. */
function anyWhole(): fc.Arbitrary<Written<typeof moment>> {
  const until = fc.record({ days: fc.integer({ min: 60, max: 120 }), at: time }, { requiredKeys: ['days'] });
  const meaning = fc.constantFrom('skip' as const, 'shift' as const, 'catchUp' as const);
  return fc.record(
    {
      formatVersion: fc.constant(1 as const),
      id: fc.constant('godtyckligt'),
      name: fc.constantFrom('Godtyckligt', 'Åter i takt'),
      version: fc.constantFrom('1.0', '12.3'),
      kind: fc.constantFrom('support' as const, 'treatment' as const),
      language: fc.constant('sv' as const),
      zone: fc.constantFrom('Europe/Stockholm', 'UTC', 'Pacific/Auckland', 'America/St_Johns'),
      zoneOfCitizen: fc.boolean(),
      summary: fc.constant('Ett genererat moment.'),
      messages: fc.boolean(),
      ends: seldom(until),
      endsWhenCompleted: seldom(
        seldom(fc.constantFrom<NonNullable<Written<typeof moment>['endsWhenCompleted']>>('all', ['m0'], ['m0', 'm1'])),
      ),
      followUp: until,
      invitation: fc.record({ days: fc.integer({ min: 1, max: 20 }), at: time }, { requiredKeys: ['days'] }),
      maintenance: fc.record({ noticeDays: fc.nat(9), at: time }, { requiredKeys: ['noticeDays'] }),
      pause: fc.record(
        {
          byCitizen: fc.boolean(),
          modules: fc.constantFrom('shift' as const, 'catchUp' as const),
          batteries: meaning,
          flags: meaning,
          activities: meaning,
        },
        { requiredKeys: ['modules'] },
      ),
      notices: fc.record(
        {
          quiet: fc.constantFrom({ from: '21:00', to: '07:00' }, { from: '12:00', to: '13:30' }),
          movable: fc.constant({ earliest: '08:00', latest: '20:00' }),
          perWeek: fc.integer({ min: 1, max: 9 }),
        },
        { requiredKeys: [] },
      ),
      staffHours: fc.constant<Written<typeof moment>['staffHours']>({
        week: [
          [
            ['08:00', '12:00'],
            ['13:00', '16:30'],
          ],
          [['10:00', '19:00']],
          [],
          [['08:00', '12:00']],
          [],
          [],
          [],
        ],
        closed: ['2026-02-05'],
      }),
      burden: fc.record({ minutesPerWeek: fc.integer({ min: 10, max: 200 }) }),
      dates: fc.constant([{ id: 'operation', title: 'Operation', question: 'Vilken dag är operationen?' }]),
      namedEvents: fc.constant([{ id: 'hemkomst', title: 'Hemkomst' }]),
      startFacts: fc.constant<Written<typeof moment>['startFacts']>([
        { kind: 'number', id: 'age', title: 'Ålder', minimum: 0, maximum: 120 },
        { kind: 'yesNo', id: 'first', title: 'Första gången' },
        {
          kind: 'choice',
          id: 'who',
          title: 'Vem',
          options: [
            { id: 'self', text: 'Själv' },
            { id: 'kin', text: 'Närstående' },
          ],
        },
      ]),
    },
    { requiredKeys: ['formatVersion', 'id', 'name', 'version', 'kind', 'language', 'summary', 'dates', 'namedEvents', 'startFacts'] },
  );
}

/** Timed rules by far most often; what is put together is put together of these, at most so deep. */
function anyOpening(depth: number): fc.Arbitrary<WrittenOpening> {
  const single: fc.Arbitrary<WrittenOpening> = fc.oneof(
    { weight: 6, arbitrary: fc.constant<WrittenOpening>({ kind: 'fromStart' }) },
    { weight: 5, arbitrary: anyTimed() },
    { weight: 3, arbitrary: itemId.map((id): WrittenOpening => ({ kind: 'afterModule', module: id })) },
    { weight: 1, arbitrary: anyCondition().map((when): WrittenOpening => ({ kind: 'condition', when })) },
    { weight: 1, arbitrary: fc.constant<WrittenOpening>({ kind: 'byStaff' }) },
    { weight: 1, arbitrary: fc.constant<WrittenOpening>({ kind: 'byCitizen' }) },
  );
  if (depth === 0) return single;
  const several: fc.Arbitrary<WrittenOpening> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(anyOpening(depth - 1), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('all' as const),
      of: fc.tuple(
        single,
        anyTimed().map((of): WrittenOpening => ({ kind: 'not', of })),
      ),
    }),
  );
  return fc.oneof({ weight: 4, arbitrary: single }, { weight: 1, arbitrary: several });
}

function anyTimed(): fc.Arbitrary<WrittenOpening> {
  return fc.oneof(
    fc.record(
      { kind: fc.constant('afterAnchor' as const), anchor, days, weeks: fc.nat(2), months: fc.nat(1), at: time },
      { requiredKeys: ['kind', 'anchor', 'days', 'at'] },
    ),
    fc.record({ kind: fc.constant('elapsed' as const), anchor, hours }),
    fc.record({ kind: fc.constant('onDate' as const), date, at: time }),
    fc.record(
      { kind: fc.constant('onWeekday' as const), anchor, days, weeks: fc.nat(2), weekday, at: time },
      { requiredKeys: ['kind', 'anchor', 'weekday', 'at'] },
    ),
  );
}

function anyModule(index: number, opens: WrittenOpening): fc.Arbitrary<Written<typeof module>> {
  const step = formId.chain((id) =>
    fc.boolean().map((mandatory) => ({ kind: 'form' as const, id: 'fyll', title: 'Fyll i', form: id, mandatory })),
  );
  const own = `m${index}`;
  const closes = fc.oneof(
    fc.record({
      kind: fc.constant('afterAnchor' as const),
      anchor: fc.constant<WrittenAnchor>({ kind: 'moduleOpened', module: own }),
      days: fc.integer({ min: 1, max: 20 }),
      at: time,
    }),
    fc.record({ kind: fc.constant('condition' as const), when: anyCondition() }),
  );
  return fc
    .record({
      completes: fc.constantFrom(
        'citizen',
        'citizen',
        'citizen',
        'citizen',
        'forms',
        'forms',
        'steps',
        'steps',
        'staff',
        'never',
        'days',
        'hours',
      ),
      form: fc.option(step),
      notify: fc.boolean(),
      closes: seldom(seldom(closes)),
      before: seldom(fc.constantFrom('b0', 'b1')),
      part: seldom(anyOpening(1)),
      partCloses: seldom(seldom(fc.record({ kind: fc.constant('onDate' as const), date: fc.constant('2026-05-01'), at: time }))),
      told: fc.boolean(),
      minutes: seldom(fc.nat(30)),
    })
    .map(({ completes, form: shown, notify, closes: closing, before, part, partCloses, told, minutes }) => {
      const rules = {
        ...(part === undefined ? {} : { opens: part, notify: told }),
        ...(partCloses === undefined ? {} : { closes: partCloses }),
      };
      const kind = completes === 'forms' && !shown?.mandatory ? 'citizen' : completes;
      return {
        id: own,
        title: `Modul ${index}`,
        opens,
        completes: completionOf(kind),
        notify,
        ...(closing === undefined ? {} : { closes: closing }),
        ...(before === undefined || index === 0 ? {} : { before }),
        sections: [
          {
            id: 's',
            title: 'Avsnitt',
            steps: [
              { kind: 'text' as const, id: 'text', title: 'Läs', text: 'Text.', ...(minutes === undefined ? {} : { minutes }) },
              ...(shown ? [shown] : []),
            ],
          },
          { id: 'mer', title: 'Mer', ...rules, steps: [{ kind: 'text' as const, id: 'mer', title: 'Läs mer', text: 'Mer.' }] },
        ],
      };
    });
}

/** One time in four. */
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

function completionOf(kind: string): Written<typeof module>['completes'] {
  if (kind === 'days') return { kind: 'after', after: { days: 3, at: '20:00' } };
  if (kind === 'hours') return { kind: 'after', after: { hours: 30.5 } };
  return { kind: kind as 'citizen' };
}

function anyForm(id: string): fc.Arbitrary<Written<typeof form>> {
  const options = (scores: readonly (number | undefined)[]) =>
    scores.map((score, index) => ({ id: `o${index}`, text: `Alternativ ${index}`, ...(score === undefined ? {} : { score }) }));
  const score = fc.option(fc.integer({ min: -2, max: 4 }), { nil: undefined, freq: 8 });
  return fc
    .record({
      choice: fc.array(score, { minLength: 2, maxLength: 5 }),
      many: fc.array(score, { minLength: 1, maxLength: 4 }),
      mandatory: fc.boolean(),
      missingAllowed: fc.nat(9),
      reversed: fc.subarray(['choice', 'scale']),
      counted: fc.subarray(['choice', 'many', 'yes', 'number', 'scale', 'list', 'rate', 'rows.r0', 'rows.r1', 'line'], { minLength: 1 }),
      newer: anyNewer(options([0, 1, 2])),
      mean: fc.constantFrom('mean' as const, 'count' as const),
      perModule: fc.boolean(),
      staffMayAnswer: fc.boolean(),
    })
    .map(({ choice, many, mandatory, missingAllowed, reversed, counted, newer, mean, perModule, staffMayAnswer }) => {
      const questions: Written<typeof question>[] = [
        { kind: 'singleChoice', id: 'choice', text: 'Välj', mandatory, options: options(choice) },
        { kind: 'multipleChoice', id: 'many', text: 'Välj flera', options: options(many) },
        { kind: 'yesNo', id: 'yes', text: 'Ja?' },
        { kind: 'number', id: 'number', text: 'Hur många?', minimum: 0, maximum: 10, decimals: 1 },
        { kind: 'scale', id: 'scale', text: 'Hur mycket?', mandatory, minimum: 0, maximum: 10, minimumText: 'Inte', maximumText: 'Mycket' },
        { kind: 'shortText', id: 'short', text: 'Kort' },
        { kind: 'longText', id: 'long', text: 'Långt' },
        { kind: 'date', id: 'date', text: 'Dag' },
        { kind: 'time', id: 'time', text: 'Tid' },
        { kind: 'information', id: 'information', text: 'Läs.' },
        ...newer,
      ];
      const turned = reversed.filter((name) => counted.includes(name));
      const result = { title: 'Resultat', minimum: -100, maximum: 100, audience: ['staff' as const] };
      return {
        id,
        title: `Formulär ${id}`,
        minutes: 4,
        ...(perModule ? { copies: 'perModule' as const } : {}),
        staffMayAnswer,
        questions,
        results: [
          {
            ...result,
            id: 'total',
            method: {
              kind: 'sum' as const,
              questions: counted,
              reversed: turned,
              missingAllowed: Math.min(missingAllowed, counted.length - 1),
            },
          },
          {
            ...result,
            id: 'share',
            method:
              mean === 'mean'
                ? { kind: 'mean', questions: counted, missingAllowed: counted.length - 1, then: { decimals: 1 } }
                : { kind: 'count', questions: counted, atLeast: 2, missingAllowed: counted.length - 1 },
          },
          {
            ...result,
            id: 'both',
            method: { kind: 'combine' as const, items: [{ result: 'share', weight: 2 }, { result: 'total' }] },
            minimum: -400,
            maximum: 400,
          },
          {
            ...result,
            id: 'moved',
            method: { kind: 'change' as const, of: 'share', since: 'first' as const, as: 'difference' as const },
            minimum: -400,
            maximum: 400,
          },
          { ...result, id: 'free', method: { kind: 'jsonata' as const, expression: '$sum(scores.*) / $count(scores.*)' } },
        ],
      };
    });
}

/** Questions of the later kinds: some shown only by what stands before them, a calculated value, a matrix and a group. */
function anyNewer(
  options: readonly { readonly id: string; readonly text: string; readonly score?: number }[],
): fc.Arbitrary<Written<typeof question>[]> {
  const shownWhen = seldom(
    fc.constantFrom(
      'answers.yes = true',
      'answers.number > 5',
      '$exists(answers.choice)',
      'answers.choice in ["o0", "o1"]',
      'scores.scale >= 3 or answers.yes = false',
    ),
  );
  const when = (condition: string | undefined) => (condition === undefined ? {} : { shownWhen: condition });
  return fc
    .record({
      list: shownWhen,
      rate: shownWhen,
      rows: shownWhen,
      line: shownWhen,
      group: shownWhen,
      inside: fc.boolean(),
      mandatory: fc.boolean(),
      newPage: fc.boolean(),
    })
    .map(({ list, rate, rows, line, group, inside, mandatory, newPage }) => [
      { kind: 'dropDown', id: 'list', text: 'Vilken?', options: [...options], ...when(list), mandatory },
      { kind: 'ratingScale', id: 'rate', text: 'Hur mycket?', minimum: 0, maximum: 5, ...when(rate), newPage },
      {
        kind: 'singleChoiceMatrix',
        id: 'rows',
        text: 'På varje rad',
        rows: [
          { id: 'r0', text: 'Rad 0' },
          { id: 'r1', text: 'Rad 1' },
        ],
        options: [...options],
        ...when(rows),
        mandatory,
      },
      { kind: 'slider', id: 'line', text: 'Dra', minimum: 0, maximum: 10, step: 0.5, ...when(line) },
      { kind: 'calculated', id: 'made', text: 'Uträknat', expression: 'answers.rate * 2 + scores.rows.r0', decimals: 1 },
      { kind: 'duration', id: 'lasted', text: 'Hur länge?', maximumMinutes: 600, shownWhen: 'answers.made > 3' },
      {
        kind: 'group',
        id: 'times',
        text: 'Varje gång',
        maximum: 3,
        questions: [
          { kind: 'number', id: 'count', text: 'Hur många?', minimum: 0, maximum: 9, mandatory },
          { kind: 'yesNo', id: 'again', text: 'Igen?', ...(inside ? { shownWhen: 'answers.count > 4 and answers.yes = true' } : {}) },
        ],
        ...when(group),
      },
      { kind: 'consent', id: 'agreed', text: 'Om', statement: 'Jag vill.', shownWhen: '$count(answers.times) > 0' },
      { kind: 'ranking', id: 'order', text: 'Ordna', options: [...options], places: 2 },
      { kind: 'visualAnalogueScale', id: 'felt', text: 'Hur känns det?', minimumText: 'Bra', maximumText: 'Illa' },
    ]);
}

function anySchedule(): fc.Arbitrary<Written<typeof schedule>> {
  const from = fc.oneof({ weight: 6, arbitrary: anchor }, { weight: 1, arbitrary: fc.constant<WrittenAnchor>({ kind: 'end' }) });
  const count = fc.integer({ min: 1, max: 5 });
  const series = { anchor: from, firstDays: days, at: time };
  return fc.oneof(
    fc.record({ kind: fc.constant('once' as const), anchor: from, days }),
    fc.record(
      { kind: fc.constant('once' as const), anchor: from, days, weeks: fc.nat(2), months: fc.nat(2), at: time },
      { requiredKeys: ['kind', 'anchor', 'at'] },
    ),
    fc.record({ kind: fc.constant('every' as const), ...series, everyDays: fc.integer({ min: 1, max: 9 }), count }),
    fc.record({
      kind: fc.constant('every' as const),
      ...series,
      everyWeeks: fc.integer({ min: 1, max: 3 }),
      untilDays: fc.integer({ min: 20, max: 40 }),
    }),
    fc.record({
      kind: fc.constant('every' as const),
      ...series,
      firstMonths: fc.nat(1),
      everyMonths: fc.integer({ min: 1, max: 2 }),
      count,
    }),
    fc.record(
      {
        kind: fc.constant('weekdays' as const),
        ...series,
        weekdays: fc.uniqueArray(weekday, { minLength: 1, maxLength: 3 }),
        everyWeeks: fc.integer({ min: 1, max: 2 }),
        count,
      },
      { requiredKeys: ['kind', 'anchor', 'weekdays', 'at', 'count'] },
    ),
    fc.record({
      kind: fc.constant('random' as const),
      anchor: from,
      firstDays: days,
      days: fc.integer({ min: 1, max: 4 }),
      windows: fc.constantFrom<{ from: string; to: string }[]>(
        [{ from: '09:00', to: '12:00' }],
        [
          { from: '08:00', to: '10:30' },
          { from: '13:00', to: '20:00' },
        ],
      ),
    }),
    fc.record({ kind: fc.constantFrom('before' as const, 'after' as const), module: moduleId }),
    fc.constant({ kind: 'byStaff' as const }),
  );
}

function anyBattery(): fc.Arbitrary<Written<typeof battery>> {
  const spans = fc.constantFrom<Pick<Written<typeof battery>, 'due' | 'closes' | 'lateAnswers'>>(
    { due: { hours: 2 }, closes: { hours: 5.5 } },
    { due: { days: 2, at: '20:00' } },
    { due: { days: 1, at: '12:00' }, closes: { days: 4, at: '20:00' } },
    { closes: { days: 6, at: '08:00' }, lateAnswers: 'accepted' },
    {},
  );
  const reminder = fc.oneof(
    fc.record({ days: fc.integer({ min: 1, max: 3 }), at: time }),
    fc.record({ hours: fc.integer({ min: 1, max: 6 }).map((quarters) => quarters / 4), staleAfterHours: fc.integer({ min: 1, max: 24 }) }),
  );
  return fc
    .record({
      title: fc.constant('Mätning'),
      forms: fc.subarray([...FORMS], { minLength: 1 }),
      schedule: anySchedule(),
      spans,
      byStaff: fc.boolean(),
      shares: seldom(fc.record({ battery: batteryId, days: fc.nat(5) })),
      notify: fc.boolean(),
      reminders: fc.array(reminder, { maxLength: 2 }),
      beforeDue: fc.boolean(),
    })
    .map(({ spans: given, shares, reminders, beforeDue, ...rest }) => ({
      id: 'b0',
      ...rest,
      ...given,
      ...(shares === undefined ? {} : { shares }),
      reminders: [...reminders, ...(beforeDue && given.due ? [{ hours: -0.5, from: 'due' as const }] : [])],
    }));
}

/** Over forms, and over what start gave, modules' progress and batteries' counts. */
function anyCondition(): fc.Arbitrary<string> {
  const path = (rest: string) => formId.map((id) => `forms.${id}.${rest}`);
  const comparison = fc.oneof(
    fc.tuple(path('results.total'), fc.constantFrom('>=', '<', '='), fc.integer({ min: -5, max: 20 })).map((parts) => parts.join(' ')),
    path('answers.choice').map((text) => `${text} in ["o0", "o1"]`),
    path('answers.many').map((text) => `"o0" in ${text} or $count(${text}) > 2`),
    path('answers.yes').map((text) => `$not(${text})`),
    path('answers.rows.r1').map((text) => `${text} in ["o1", "o2"]`),
    path('answers.list').map((text) => `${text} = "o2"`),
    path('answers.made').map((text) => `${text} > 6`),
    path('results.share').map((text) => `${text} >= 1`),
    fc.constantFrom('results.across >= 4', '$exists(results.across)'),
    path('results.free').map((text) => `$exists(${text}) and ${text} + 1 > 2`),
    fc.constantFrom('start.age >= 18', 'start.first', 'start.who = "kin"', 'start.who in ["self", "kin"]'),
    fc.tuple(moduleId, fc.constantFrom('open', 'completed', 'closed')).map(([id, status]) => `progress.${id} = "${status}"`),
    fc
      .tuple(batteryId, fc.constantFrom('opened', 'answered', 'missed', 'missedInARow'), fc.integer({ min: 1, max: 3 }))
      .map(([id, which, least]) => `batteries.${id}.${which} >= ${least}`),
  );
  return fc.oneof(
    comparison,
    fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map(([a, word, b]) => `(${a}) ${word} (${b})`),
  );
}

function anyTrigger(): fc.Arbitrary<Written<typeof trigger>> {
  const when = anyCondition();
  const kind = <Kind extends string>(name: Kind) => fc.constant(name);
  return fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: kind('form'), form: formId, when }, { requiredKeys: ['kind', 'form'] }) },
    fc.record({ kind: kind('condition'), when }),
    fc.record({
      kind: kind('trend'),
      form: formId,
      result: fc.constantFrom('total', 'free'),
      direction: fc.constantFrom('up' as const, 'down' as const),
      by: fc.integer({ min: 1, max: 4 }),
      over: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({ kind: kind('time'), opens: anyTimed() }),
    fc.record({ kind: kind('module'), module: itemId, what: fc.constantFrom('opened' as const, 'completed' as const, 'closed' as const) }),
    fc.record({ kind: kind('battery'), battery: batteryId, what: fc.constantFrom('opened' as const, 'answered' as const) }),
    { weight: 2, arbitrary: fc.record({ kind: kind('missedBattery'), battery: batteryId, inARow: fc.integer({ min: 1, max: 2 }) }) },
    fc.record({
      kind: kind('moment'),
      what: fc.constantFrom('paused' as const, 'maintenance' as const, 'followUp' as const, 'ended' as const),
    }),
    fc.oneof(
      fc.record({ kind: kind('notDone'), module: itemId, by: anyTimed() }),
      fc.record({ kind: kind('notDone'), form: formId, by: anyTimed() }),
    ),
    {
      weight: 2,
      arbitrary: fc.record(
        {
          kind: kind('inactivity'),
          days: fc.integer({ min: 1, max: 20 }),
          at: time,
          of: fc.constantFrom('step' as const, 'form' as const),
        },
        { requiredKeys: ['kind', 'days', 'at'] },
      ),
    },
    fc.record({
      kind: kind('unansweredMessage'),
      from: fc.constantFrom('citizen' as const, 'staff' as const),
      after: fc.constantFrom({ staffHours: 9 }, { hours: 30 }, { days: 2, at: '09:00' }),
    }),
    fc.record({ kind: kind('activity'), what: fc.constantFrom('outside' as const, 'missed' as const, 'recorded' as const) }),
  );
}

function anyFlag(): fc.Arbitrary<Written<typeof flag>> {
  const ladder = fc.constantFrom<NonNullable<Written<typeof flag>['ladder']>>(
    [{ afterHours: 3, to: 'unit' }],
    [
      { afterHours: 2, to: 'standIn' },
      { afterHours: 9, to: 'unit', by: 'sms' },
      { afterHours: 30, to: 'citizenAdministrators', by: 'email' },
    ],
  );
  return fc
    .record({
      title: fc.constant('Flagga'),
      priority: fc.constantFrom('ordinary' as const, 'prioritised' as const),
      trigger: anyTrigger(),
      recipients: fc.subarray(['staff' as const, 'unit' as const, 'citizen' as const], { minLength: 1 }),
      staffText: fc.constant('Ring upp.'),
      citizenText: fc.constant('Vi hör av oss.'),
      putOut: fc.constantFrom('reading' as const, 'activity' as const, 'staff' as const, 'condition' as const),
      outWhen: anyCondition(),
      ladder: fc.option(ladder, { nil: undefined }),
    })
    .map(({ outWhen, ladder: rungs, ...rest }) => ({
      id: 'fl0',
      ...rest,
      ...(rest.putOut === 'condition' ? { outWhen } : {}),
      ...(rungs === undefined || rest.recipients.every((reader) => reader === 'citizen') ? {} : { ladder: rungs }),
    }));
}
