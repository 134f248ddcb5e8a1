import fc from 'fast-check';
import type { z } from 'zod';
import type { battery } from '../../compiler/document/battery.ts';
import type { flag } from '../../compiler/document/flag.ts';
import type { form } from '../../compiler/document/form.ts';
import type { moment } from '../../compiler/document/moment.ts';
import type { Anchor } from '../../compiler/document/anchor.ts';
import type { Opening } from '../../compiler/document/opening.ts';
import type { question } from '../../compiler/document/question.ts';

type Written<Schema extends z.ZodType> = z.input<Schema>;

/** Generated moment documents in the whole first vocabulary. Their shape is right; whether their meaning is, is for `check` to say. */
export function anyMoment(): fc.Arbitrary<Written<typeof moment>> {
  return fc.record({
    formatVersion: fc.constant(1 as const),
    id: fc.constant('godtyckligt'),
    name: fc.constantFrom('Godtyckligt', 'Åter i takt'),
    version: fc.constantFrom('1.0', '12.3'),
    kind: fc.constantFrom('support' as const, 'treatment' as const),
    language: fc.constant('sv' as const),
    zone: fc.constantFrom('Europe/Stockholm', 'UTC', 'Pacific/Auckland', 'America/St_Johns'),
    summary: fc.constant('Ett genererat moment.'),
    messages: fc.boolean(),
    modules: fc
      .array(anyOpening(), { minLength: 1, maxLength: MODULES.length })
      .chain((openings) => fc.tuple(...openings.map((opens, index) => anyModule(index, opens)))),
    forms: fc.tuple(anyForm('f0'), anyForm('f1')),
    batteries: fc.array(anyBattery(), { maxLength: 2 }).map((batteries) => batteries.map((each, index) => ({ ...each, id: `b${index}` }))),
    flags: fc.array(anyFlag(), { maxLength: 3 }).map((flags) => flags.map((each, index) => ({ ...each, id: `fl${index}` }))),
  });
}

const MODULES = ['m0', 'm1', 'm2', 'm3'] as const;
const FORMS = ['f0', 'f1'] as const;

const time = fc.tuple(fc.nat(23), fc.constantFrom('00', '30')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const days = fc.nat(12);
const moduleId = fc.constantFrom(...MODULES);
const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  fc.constant<Anchor>({ kind: 'start' }),
  moduleId.map((id): Anchor => ({ kind: 'moduleOpened', module: id })),
  moduleId.map((id): Anchor => ({ kind: 'moduleCompleted', module: id })),
);

function anyOpening(): fc.Arbitrary<Opening> {
  const single: fc.Arbitrary<Opening> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Opening>({ kind: 'fromStart' }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('afterAnchor' as const), anchor, days, at: time }) },
    { weight: 3, arbitrary: moduleId.map((id): Opening => ({ kind: 'afterModule', module: id })) },
    { weight: 1, arbitrary: fc.constant<Opening>({ kind: 'byStaff' }) },
  );
  const several = fc.record({
    kind: fc.constantFrom('all' as const, 'any' as const),
    of: fc.array(single, { minLength: 1, maxLength: 3 }),
  });
  return fc.oneof({ weight: 3, arbitrary: single }, { weight: 1, arbitrary: several });
}

function anyModule(index: number, opens: Opening) {
  const step = fc
    .constantFrom(...FORMS)
    .chain((id) => fc.boolean().map((mandatory) => ({ kind: 'form' as const, id: 'fyll', title: 'Fyll i', form: id, mandatory })));
  return fc.record({ byForms: fc.boolean(), form: fc.option(step), notify: fc.boolean() }).map(({ byForms, form: shown, notify }) => ({
    id: `m${index}`,
    title: `Modul ${index}`,
    opens,
    completes: { kind: byForms && shown?.mandatory ? ('forms' as const) : ('citizen' as const) },
    notify,
    sections: [
      { id: 's', title: 'Avsnitt', steps: [{ kind: 'text' as const, id: 'text', title: 'Läs', text: 'Text.' }, ...(shown ? [shown] : [])] },
    ],
  }));
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
      missingAllowed: fc.nat(3),
      reversed: fc.subarray(['choice', 'scale']),
      counted: fc.subarray(['choice', 'many', 'yes', 'number', 'scale'], { minLength: 1 }),
    })
    .map(({ choice, many, mandatory, missingAllowed, reversed, counted }) => {
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
      ];
      const turned = reversed.filter((name) => counted.includes(name));
      const result = { title: 'Resultat', minimum: -100, maximum: 100, audience: ['staff' as const] };
      return {
        id,
        title: `Formulär ${id}`,
        questions,
        results: [
          { ...result, id: 'total', method: { kind: 'sum' as const, questions: counted, reversed: turned, missingAllowed } },
          { ...result, id: 'free', method: { kind: 'jsonata' as const, expression: '$sum(scores.*) / $count(scores.*)' } },
        ],
      };
    });
}

function anyBattery(): fc.Arbitrary<Written<typeof battery>> {
  const moment = fc.record({ days, at: time });
  return fc.record(
    {
      id: fc.constant('b0'),
      title: fc.constant('Mätning'),
      forms: fc.subarray([...FORMS], { minLength: 1 }),
      schedule: fc.oneof(
        fc.record({ kind: fc.constant('once' as const), anchor, days }),
        fc.record({ kind: fc.constant('once' as const), anchor, days, at: time }),
        fc.record({
          kind: fc.constant('every' as const),
          anchor,
          firstDays: days,
          everyDays: fc.integer({ min: 1, max: 9 }),
          at: time,
          count: fc.integer({ min: 1, max: 5 }),
        }),
      ),
      due: moment,
      closes: moment,
      notify: fc.boolean(),
      reminders: fc.array(fc.record({ days: fc.integer({ min: 1, max: 9 }), at: time }), { maxLength: 2 }),
    },
    { requiredKeys: ['id', 'title', 'forms', 'schedule'] },
  );
}

function anyFlag(): fc.Arbitrary<Written<typeof flag>> {
  const path = (rest: string) => fc.constantFrom(...FORMS).map((id) => `forms.${id}.${rest}`);
  const comparison = fc.oneof(
    fc.tuple(path('results.total'), fc.constantFrom('>=', '<', '='), fc.integer({ min: -5, max: 20 })).map((parts) => parts.join(' ')),
    path('answers.choice').map((text) => `${text} in ["o0", "o1"]`),
    path('answers.many').map((text) => `"o0" in ${text} or $count(${text}) > 2`),
    path('answers.yes').map((text) => `$not(${text})`),
    path('results.free').map((text) => `$exists(${text}) and ${text} + 1 > 2`),
  );
  const when = fc.oneof(
    comparison,
    fc.tuple(comparison, fc.constantFrom('and', 'or'), comparison).map(([a, word, b]) => `(${a}) ${word} (${b})`),
  );
  const trigger = fc.oneof(
    fc.record({ kind: fc.constant('form' as const), form: fc.constantFrom(...FORMS), when }, { requiredKeys: ['kind', 'form'] }),
    fc.record({ kind: fc.constant('inactivity' as const), days: fc.integer({ min: 1, max: 20 }), at: time }),
    fc.record({
      kind: fc.constant('missedBattery' as const),
      battery: fc.constantFrom('b0', 'b1'),
      inARow: fc.integer({ min: 1, max: 3 }),
    }),
  );
  return fc.record({
    id: fc.constant('fl0'),
    title: fc.constant('Flagga'),
    priority: fc.constantFrom('ordinary' as const, 'prioritised' as const),
    trigger,
    recipients: fc.subarray(['staff' as const, 'citizen' as const], { minLength: 1 }),
    staffText: fc.constant('Ring upp.'),
    citizenText: fc.constant('Vi hör av oss.'),
    putOut: fc.constantFrom('reading' as const, 'activity' as const, 'staff' as const),
  });
}
