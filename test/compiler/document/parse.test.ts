// Long because it ends with a moment in which every word of the language stands, to be spoilt in every place.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { jsonFault, repeatedName } from '../../../compiler/document/jsonFault.ts';
import { parse } from '../../../compiler/document/parse.ts';
import { pathText } from '../../../compiler/path.ts';
import { aBattery, aFlag, aModule, aMoment, aStep } from '../check/base.ts';

const said = (document: unknown): readonly string[] =>
  parse(document).problems.map(({ code, at, message }) => `${code} ${pathText(at)}: ${message}`);

const series = { anchor: { kind: 'start' }, at: '08:00' };
const battery = (more: object) => ({ ...aBattery(), ...more });

describe('document: parsing', () => {
  test('a document as text and as value are the same moment, with defaults filled in', () => {
    const { moment } = parse(JSON.stringify(aMoment()));
    expect(moment).toEqual(parse(aMoment()).moment);
    expect(moment).toMatchObject({ zone: 'Europe/Stockholm', messages: false, modules: [{ notify: true }] });
  });

  test('a byte order mark before the document is passed over', () => {
    expect(said(`\uFEFF${JSON.stringify(aMoment())}`)).toEqual([]);
  });

  test('every fault of shape is a Swedish sentence at its place, in the order of the document', () => {
    const wrong = {
      ...aMoment(),
      name: 5,
      kind: 'care',
      extra: 1,
      modules: [{ ...aModule(), id: 'Modul 1', title: '', opens: { kind: 'soon' } }],
    };
    expect(said(wrong)).toEqual([
      'Shape name: Här ska stå en text.',
      'Shape kind: Skriv ”support” eller ”treatment”.',
      'Shape modules[0].id: Ett id börjar med en liten bokstav a–z och har bara bokstäver a–z och siffror, högst 40 tecken. Några få ord är upptagna, till exempel ”and” och ”constructor”.',
      'Shape modules[0].title: Texten saknas.',
      'Shape modules[0].opens.kind: Okänd sort. Skriv ”fromStart”, ”afterAnchor”, ”elapsed”, ”onDate”, ”onWeekday”, ”afterModule”, ”condition”, ”byStaff”, ”byCitizen”, ”all”, ”any” eller ”not”.',
      'Shape extra: ”extra” är ingen uppgift som hör hemma här.',
    ]);
  });

  test('what is missing is named where it should stand', () => {
    const { name: _name, kind: _kind, ...rest } = aMoment();
    expect(said(rest)).toEqual(['Shape name: Uppgiften saknas.', 'Shape kind: Uppgiften saknas. Skriv ”support” eller ”treatment”.']);
  });

  test.each([
    ['too long a text', { name: 'x'.repeat(201) }, 'Shape name: Texten får vara högst 200 tecken.'],
    ['a list for a text', { summary: [] }, 'Shape summary: Här ska stå en text.'],
    ['a half day', { ends: { days: 1.5 } }, 'Shape ends.days: Här ska stå ett heltal.'],
    ['day 0', { ends: { days: 0 } }, 'Shape ends.days: Talet ska vara minst 1.'],
    ['25 o’clock', { ends: { days: 1, at: '25:00' } }, 'Shape ends.at: Ett klockslag skrivs TT:MM, till exempel 08:00.'],
    ['a text for a list', { modules: 'x' }, 'Shape modules: Här ska stå en lista inom hakparentes.'],
    ['null', { messages: null }, 'Shape messages: Här ska stå true eller false.'],
    ['another language', { language: 'en' }, 'Shape language: Skriv ”sv”.'],
    ['a version of one number', { version: '1' }, 'Shape version: En version skrivs med två tal, till exempel 1.0.'],
    [
      'an eighth weekday',
      { batteries: [battery({ schedule: { ...series, kind: 'weekdays', weekdays: [8], count: 1 } })] },
      'Shape batteries[0].schedule.weekdays[0]: Talet ska vara högst 7.',
    ],
    [
      'a day that is not',
      { modules: [{ ...aModule(), opens: { kind: 'onDate', date: '2027-02-29', at: '08:00' } }] },
      'Shape modules[0].opens.date: Det datumet finns inte i almanackan.',
    ],
    [
      'a series without end',
      { batteries: [battery({ schedule: { ...series, kind: 'every', everyDays: 1 } })] },
      'Shape batteries[0].schedule: Serien behöver ett slut: skriv count, untilDays eller båda.',
    ],
    [
      'a series in days and weeks',
      { batteries: [battery({ schedule: { ...series, kind: 'every', everyDays: 1, everyWeeks: 1, count: 2 } })] },
      'Shape batteries[0].schedule: Skriv ett av everyDays, everyWeeks och everyMonths.',
    ],
    ['a due of days without time', { batteries: [battery({ due: { days: 2 } })] }, 'Shape batteries[0].due.at: Uppgiften saknas.'],
    [
      'a due of six minutes',
      { batteries: [battery({ due: { hours: 0.1 } })] },
      'Shape batteries[0].due.hours: Skriv hela timmar eller kvartar: 0.25, 0.5, 0.75.',
    ],
    [
      'a reminder with a word too much',
      { batteries: [battery({ reminders: [{ hours: 2, soon: true }] })] },
      'Shape batteries[0].reminders[0].soon: ”soon” är ingen uppgift som hör hemma här.',
    ],
    [
      'a flag about both a module and a form',
      { flags: [{ ...aFlag(), trigger: { kind: 'notDone', module: 'm1', form: 'f1', by: { kind: 'fromStart' } } }] },
      'Shape flags[0].trigger: Skriv antingen module eller form.',
    ],
    ['a six-day week', { staffHours: { week: [[], [], [], [], [], []] } }, 'Shape staffHours.week: Skriv sju dagar, måndag först.'],
    [
      'Swedish as another language',
      { languages: ['sv'] },
      'Shape languages[0]: Ett språk skrivs med två eller tre små bokstäver, till exempel en. Svenska är redan med.',
    ],
    [
      'days back from a module',
      { modules: [{ ...aModule(), opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: -1, at: '08:00' } }] },
      'Shape modules[0].opens: Bakåt går det bara att räkna från ett datum som ges vid starten.',
    ],
    [
      'half a part',
      { modules: [{ ...aModule(), opens: { kind: 'afterModule', module: 'm1/' } }] },
      'Shape modules[0].opens.module: Skriv en moduls id, eller modul/avsnitt eller modul/avsnitt/steg med snedstreck emellan.',
    ],
  ])('%s is a sentence', (_what, more, line) => {
    expect(said({ ...aMoment(), ...more })).toEqual([line]);
  });
});

describe('document: text that is no JSON', () => {
  test.each([
    ['', 'NotJson dokumentet: Dokumentet är tomt.'],
    ['{', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 2.'],
    ['{\n  "name": }', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 2, tecken 11.'],
    ['{ "a": 1, }', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 11.'],
    ['[1, 2', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 6.'],
    ['{ "a": "b\n" }', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 10.'],
    ['NaN', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 1.'],
    ['{} {}', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 4.'],
    ['[]', 'Shape dokumentet: Ett momentdokument är ett JSON-objekt inom klammerparentes.'],
    ['"moment"', 'Shape dokumentet: Ett momentdokument är ett JSON-objekt inom klammerparentes.'],
    ['{ "a": "\\x" }', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 9.'],
    ['{ "a" 1 }', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 7.'],
    ['[01]', 'NotJson dokumentet: Dokumentet är inte giltig JSON: fel på rad 1, tecken 3.'],
    [
      '{ "a": { "b": 1 },\n  "\\u0061": 2 }',
      'RepeatedName dokumentet: ”a” står två gånger i samma objekt, andra gången på rad 2, tecken 3. Ta bort den ena.',
    ],
    ['null', 'Shape dokumentet: Ett momentdokument är ett JSON-objekt inom klammerparentes.'],
  ])('%j', (text, line) => {
    expect(said(text)).toEqual([line]);
  });
});

describe('document: where a text goes wrong', () => {
  test('the place is told in characters too, and a long name is shortened', () => {
    const [broken] = parse('{\n  "name": }').problems;
    expect(broken).toMatchObject({ code: 'NotJson', position: 12 });
    const name = 'n'.repeat(80);
    expect(parse(`{"${name}":1,"${name}":2}`).problems).toEqual([
      {
        code: 'RepeatedName',
        severity: 'error',
        at: [],
        message: `”${'n'.repeat(60)}” står två gånger i samma objekt, andra gången på rad 1, tecken 87. Ta bort den ena.`,
        position: 86,
      },
    ]);
  });

  test('blanks alone are an empty document', () => {
    expect(said(' \n\t')).toEqual(['NotJson dokumentet: Dokumentet är tomt.']);
  });

  test('just two million characters are read', () => {
    const text = JSON.stringify(aMoment());
    expect(said(text + ' '.repeat(2_000_000 - text.length))).toEqual([]);
  });

  test('of very many faults the first two hundred are told', () => {
    const modules = Array.from({ length: 300 }, () => 5);
    expect(parse({ ...aMoment(), modules }).problems.length).toBeLessThanOrEqual(200);
  });
});

describe('document: where text stops being JSON', () => {
  test('the place is never after the fault, and a whole document has none before its end', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(text)).toBe(text.length);
        expect(repeatedName(text)).toBeNull();
        for (const cut of [1, Math.ceil(text.length / 2)]) expect(jsonFault(`${text.slice(0, cut)}\u0001`)).toBeLessThanOrEqual(cut);
      }),
    );
  });
});

describe('document: guards before any schema', () => {
  test('over two million characters is refused before it is read', () => {
    expect(said(' '.repeat(2_000_001))).toEqual(['TooLarge dokumentet: Dokumentet är större än 2 MB. Lägg bilder och film i egna filer.']);
    expect(said({ ...aMoment(), summary: 'x'.repeat(2_000_001) })[0]).toContain('TooLarge');
  });

  test('a list that no moment has room for is refused where it stands', () => {
    expect(said({ ...aMoment(), modules: Array.from({ length: 1001 }, () => 0) })).toEqual([
      'TooLarge modules: Listan är längre än 1000 delar.',
    ]);
  });

  test('nesting deeper than 60 is refused, however deep it is', () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(said(deep)[0]).toContain('Dokumentet är nästlat djupare än 60 nivåer.');
    expect(said(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)[0]).toContain('TooDeep');
  });

  test('an opening rule nested 60 deep inside its module is refused', () => {
    const nested = (depth: number): unknown => (depth === 0 ? { kind: 'fromStart' } : { kind: 'all', of: [nested(depth - 1)] });
    expect(said({ ...aMoment(), modules: [{ ...aModule(), opens: nested(20) }] })).toEqual([]);
    expect(said({ ...aMoment(), modules: [{ ...aModule(), opens: nested(40) }] })[0]).toContain('TooDeep');
  });

  test('a value that contains itself is refused', () => {
    const ring: Record<string, unknown> = { ...aMoment() };
    ring.modules = [ring];
    expect(said(ring)[0]).toContain('TooDeep');
  });

  test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused where it stands and changes nothing', (key) => {
    const text = JSON.stringify(aMoment()).replace('"modules"', `"${key}":{"polluted":true},"modules"`);
    expect(said(text)).toEqual([`ForbiddenKey ${key}: Namnet ”${key}” får inte användas i ett dokument.`]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('half a sign and the null character are refused where they stand, an emoji is not', () => {
    expect(said({ ...aMoment(), name: 'Sömn 😴 å' })).toEqual([]);
    expect(said({ ...aMoment(), name: 'Sömn \ud83d' })).toEqual(['BrokenText name: Texten innehåller ett tecken som inte kan sparas.']);
    expect(said(JSON.stringify({ ...aMoment(), summary: 'a\0b' }))).toEqual([
      'BrokenText summary: Texten innehåller ett tecken som inte kan sparas.',
    ]);
  });

  test('numbers that are none are refused where they stand', () => {
    expect(said({ ...aMoment(), ends: { days: Number.NaN } })).toEqual(['NotFinite ends.days: Här ska stå ett vanligt tal.']);
    expect(said(JSON.stringify(aMoment()).replace('"modules"', '"ends":{"days":1e999},"modules"'))).toEqual([
      'NotFinite ends.days: Här ska stå ett vanligt tal.',
    ]);
  });
});

describe('document: format', () => {
  test.each<[unknown, string]>([
    [undefined, 'Dokumentets format saknas. Skriv "formatVersion": 1 först i dokumentet.'],
    [2, 'Dokumentet är skrivet i format 2, men den här versionen av Stegvis läser högst format 1. Uppdatera Stegvis.'],
    [0, 'Dokumentets format känns inte igen. Stegvis läser format 1 till 1.'],
    ['1', 'Dokumentets format känns inte igen. Stegvis läser format 1 till 1.'],
    [1.5, 'Dokumentets format känns inte igen. Stegvis läser format 1 till 1.'],
  ])('formatVersion %j is refused before anything else is read', (formatVersion, message) => {
    expect(said({ formatVersion, modules: 'rubbish' })).toEqual([`UnknownFormatVersion formatVersion: ${message}`]);
  });
});

describe('document: anything at all', { timeout: 60_000 }, () => {
  const anything = fc.anything({
    withNullPrototype: true,
    maxDepth: 5,
    key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'kind', 'modules')),
  });

  test('any JSON value gives problems or a moment, never a crash', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const document of [value, JSON.stringify(value)]) {
          const { moment, problems } = parse(document);
          expect(moment === null).toBe(problems.length > 0);
        }
      }),
    );
  });

  test('minus zero is zero', () => {
    const document = JSON.parse(JSON.stringify(withEverything())) as unknown;
    put(document, ['batteries', 0, 'due', 'days'], -0);
    expect(parse(document).moment?.batteries[0]?.due).toStrictEqual({ days: 0, at: '20:00' });
  });

  test('any value in any place of a moment gives problems or a plan, never a crash', () => {
    const places = placesOf(JSON.parse(JSON.stringify(withEverything())));
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(anything, fc.jsonValue(), fc.constantFrom(undefined, 'm1', 'f1', 'b1', 'all', 'forms', 0, -0, 1, -1, 1e9)),
        (place, value) => {
          const document = JSON.parse(JSON.stringify(withEverything())) as unknown;
          put(document, place, value);
          const { plan, problems } = compile(document);
          for (const { message, at } of problems) {
            expect(message).toMatch(/[.]$/);
            expect(pathText(at)).not.toBe('');
          }
          if (plan) expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the moment with every word has a plan', () => {
    const { plan, problems } = compile(withEverything());
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(plan).not.toBeNull();
  });

  test('any part of the text taken out gives problems or a moment, never a crash', () => {
    const text = JSON.stringify(withEverything());
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ unit: 'binary', maxLength: 3 }), (from, length, put) => {
        const { moment, problems } = compile(text.slice(0, from) + put + text.slice(from + length));
        expect(moment !== null || problems.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** A moment in which every word of the language stands somewhere. */
const withEverything = () =>
  aMoment({
    zoneOfCitizen: true,
    messages: true,
    ends: { days: 90 },
    endsWhenCompleted: ['m2'],
    followUp: { days: 200 },
    invitation: { days: 14 },
    maintenance: { noticeDays: 7 },
    pause: { byCitizen: true, modules: 'shift', batteries: 'catchUp' },
    notices: { quiet: { from: '21:00', to: '07:00' }, movable: { earliest: '08:00', latest: '20:00' }, perWeek: 9 },
    staffHours: { week: [[['08:00', '17:00']], [], [], [], [], [], []], closed: ['2027-01-05'], opensOnEves: true },
    burden: { minutesPerWeek: 90 },
    dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
    namedEvents: [{ id: 'hemkomst', title: 'Hemkomst' }],
    startFacts: [
      { kind: 'number', id: 'age', title: 'Ålder', minimum: 0 },
      { kind: 'choice', id: 'who', title: 'Vem', options: [{ id: 'self', text: 'Själv' }] },
    ],
    languages: ['en'],
    translations: { en: { name: 'Small moment' } },
    modules: [
      aModule(),
      aModule({
        id: 'm2',
        opens: {
          kind: 'all',
          of: [
            { kind: 'afterModule', module: 'm1' },
            { kind: 'afterAnchor', anchor: { kind: 'moduleOpened', module: 'm1' }, days: 7, weeks: 1, months: 1, at: '08:00' },
            { kind: 'not', of: { kind: 'onWeekday', anchor: { kind: 'date', name: 'operation' }, weekday: 1, at: '08:00' } },
            { kind: 'any', of: [{ kind: 'condition', when: 'start.age > 17 and progress.m1 = "completed"' }, { kind: 'byCitizen' }] },
          ],
        },
        completes: { kind: 'forms' },
        closes: { kind: 'elapsed', anchor: { kind: 'moduleOpened', module: 'm2' }, hours: 500.5 },
        before: 'b1',
        sections: [
          {
            id: 's1',
            title: 'Avsnitt',
            opens: { kind: 'onDate', date: '2026-01-01', at: '08:00' },
            steps: [
              { ...aStep(), minutes: 5, completes: { kind: 'after', after: { days: 1, at: '08:00' } } },
              { kind: 'media', id: 'st2', title: 'Bild', media: 'image', src: 'a.png', alt: 'En bild' },
              { kind: 'form', id: 'st3', title: 'Fyll i', form: 'f1', notify: true },
            ],
          },
        ],
      }),
    ],
    batteries: [
      aBattery({ closes: undefined, byStaff: true }),
      aBattery({
        id: 'b2',
        schedule: { kind: 'weekdays', anchor: { kind: 'named', name: 'hemkomst' }, weekdays: [1, 4], at: '08:00', untilDays: 30 },
        due: { hours: 24 },
        closes: { hours: 30 },
        lateAnswers: 'accepted',
        shares: { battery: 'b1', days: 1 },
        reminders: [{ hours: -2, from: 'due' }],
      }),
      aBattery({ id: 'b3', schedule: { kind: 'random', anchor: { kind: 'start' }, days: 3, windows: [{ from: '09:00', to: '12:00' }] } }),
      aBattery({ id: 'b4', schedule: { kind: 'every', anchor: { kind: 'end' }, firstMonths: 1, everyMonths: 1, at: '08:00', count: 2 } }),
      aBattery({ id: 'b5', schedule: { kind: 'after', module: 'm1' } }),
    ],
    flags: [
      aFlag({ putOut: 'condition', outWhen: 'forms.f1.results.total < 2', ladder: [{ afterHours: 4, to: 'unit' }] }),
      aFlag({ id: 'fl2', trigger: { kind: 'trend', form: 'f1', result: 'total', direction: 'up', by: 1 } }),
      aFlag({
        id: 'fl3',
        putOut: 'activity',
        trigger: { kind: 'notDone', module: 'm1', by: { kind: 'elapsed', anchor: { kind: 'start' }, hours: 99 } },
      }),
      aFlag({ id: 'fl4', putOut: 'activity', trigger: { kind: 'unansweredMessage', from: 'citizen', after: { staffHours: 8 } } }),
      aFlag({ id: 'fl5', putOut: 'staff', trigger: { kind: 'battery', battery: 'b1', what: 'answered' } }),
    ],
  });

type Place = readonly (string | number)[];

function placesOf(value: unknown, at: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const parts = Array.isArray(value)
    ? value.map((part, index) => placesOf(part, [...at, index]))
    : Object.entries(value).map(([key, part]) => placesOf(part, [...at, key]));
  return [...(at.length > 0 ? [at] : []), ...parts.flat()];
}

function put(document: unknown, place: Place, value: unknown): void {
  let here = document as Record<string | number, unknown>;
  for (const part of place.slice(0, -1)) here = here[part] as Record<string | number, unknown>;
  here[place.at(-1) ?? ''] = value;
}
