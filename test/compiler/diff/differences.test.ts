import { describe, expect, test } from 'vitest';
import { diff } from '../../../compiler/diff/diff.ts';
import { differences } from '../../../compiler/diff/differences.ts';
import { everyWord, read, type Draft } from './everyWord.ts';

const found = (edit: (draft: Draft) => unknown, given: (draft: Draft) => unknown = () => undefined) => {
  const before = everyWord();
  given(before);
  const after = structuredClone(before);
  edit(after);
  return { before: read(before), after: read(after), all: differences(read(before), read(after)) };
};
const sentences = (edit: (draft: Draft) => unknown, given?: (draft: Draft) => unknown) => {
  const { before, after } = found(edit, given);
  return diff(before, after).changes.map((change) => change.sentence);
};

describe('what a difference is about', () => {
  test('the moment itself', () => {
    const { after, all } = found((d) => (d.name = 'Annat'));
    const item = { kind: 'moment', ids: [], title: 'Annat', at: [], chain: [after] };
    expect(all).toEqual([{ kind: 'changed', item, field: 'name', before: 'Allt möjligt', after: 'Annat' }]);
  });

  test('an item that has come, by its ids and its place in the new version', () => {
    const { after, all } = found((d) => d.forms[0].questions[1].options.unshift({ id: 'kanske', text: 'Kanske', score: 2 }));
    const form = after.forms[0];
    const question = form?.questions[1];
    const option = question && 'options' in question ? question.options[0] : undefined;
    expect(all).toEqual([
      {
        kind: 'added',
        item: {
          kind: 'option',
          ids: ['halsa', 'q2', 'kanske'],
          title: 'Kanske',
          at: ['forms', 0, 'questions', 1, 'options', 0],
          chain: [after, form, question, option],
        },
        value: option,
      },
    ]);
  });

  test('an item that has gone, by its place in the old version', () => {
    const { before, all } = found(
      (d) => d.modules.shift(),
      (d) => (d.modules[1].opens = { kind: 'fromStart' }),
    );
    expect(all).toMatchObject([{ kind: 'removed', item: { kind: 'module', ids: ['m1'], at: ['modules', 0] }, value: before.modules[0] }]);
  });

  test('what has no id goes by its number, and has the title of what it stands in', () => {
    const { all } = found((d) => d.batteries[0].reminders.push({ days: 3, at: '10:00' }));
    expect(all).toMatchObject([{ kind: 'added', item: { ids: ['vecka', 3], title: 'Veckofrågor', at: ['batteries', 0, 'reminders', 2] } }]);
    const gone = found((d) => d.batteries[0].reminders.shift());
    expect(gone.all.map(({ kind, item }) => [kind, item.ids])).toEqual([
      ['changed', ['vecka', 1]],
      ['removed', ['vecka', 2]],
    ]);
  });

  test('the parts of one time are told as one, and the rest beside it', () => {
    const { all } = found((d) => Object.assign(d.batteries[0].reminders[0], { days: 3, at: '11:00', staleAfterHours: 6 }));
    expect(all.map((each) => (each.kind === 'changed' ? each.field : each.kind))).toEqual(['reminder', 'staleAfterHours']);
    expect(found((d) => (d.batteries[0].reminders[0].staleAfterHours = 6)).all).toMatchObject([
      { kind: 'changed', field: 'staleAfterHours', before: 12, after: 6 },
    ]);
  });

  test('a field that comes or goes', () => {
    expect(found((d) => (d.batteries[0].lateAnswers = 'accepted')).all).toMatchObject([{ field: 'lateAnswers', after: 'accepted' }]);
    expect(found((d) => delete d.ends).all).toMatchObject([{ field: 'ends', before: { days: 84 }, after: undefined }]);
  });

  test('ids and versions of what is the same are no difference, but the moment’s own id is', () => {
    expect(found((d) => (d.version = '9.9')).all).toEqual([]);
    expect(found((d) => (d.id = 'annat')).all).toMatchObject([{ kind: 'changed', field: 'id', before: 'allt', after: 'annat' }]);
    const renamed = found((d) => (d.flags[1].id = 'annan'));
    expect(renamed.all.map(({ kind, item }) => [kind, ...item.ids])).toEqual([
      ['added', 'annan'],
      ['removed', 'tyst'],
    ]);
  });

  test('another order, of those that both versions have', () => {
    const { all } = found((d) => d.modules.reverse());
    expect(all).toMatchObject([{ kind: 'reordered', item: { kind: 'moment' }, list: 'modules' }]);
    const more = found((d) => d.flags.unshift({ ...structuredClone(d.flags[0]), id: 'ny' }));
    expect(more.all.map(({ kind }) => kind)).toEqual(['added']);
    const shifted = found(
      (d) => d.forms[0].questions.shift(),
      (d) => (d.forms[0].results = []),
    );
    expect(shifted.all.filter(({ kind }) => kind === 'reordered')).toEqual([]);
  });
});

describe('long words in a sentence', () => {
  const long = 'Hur ofta under de senaste fyra veckorna har du legat vaken längre än en halv timme';
  test('are cut after sixty signs, and not before', () => {
    const asked = (text: string) =>
      sentences(
        (d) => (d.forms[0].questions[0].mandatory = false),
        (d) => (d.forms[0].questions[0].text = text),
      )[0];
    expect(asked('a'.repeat(60))).toContain(`”${'a'.repeat(60)}”`);
    expect(asked('a'.repeat(61))).toContain(`”${'a'.repeat(57)} …”`);
    expect(asked(`${'a'.repeat(56)} bcdefgh`)).toContain(`”${'a'.repeat(56)} …”`);
  });

  test('are cut in what a thing stands in too', () => {
    const option = (text: string) =>
      sentences(
        (d) => (d.forms[0].questions[0].options[0].score = 5),
        (d) => (d.forms[0].questions[0].text = text),
      )[0];
    expect(option('Sover du?')).toBe('Poängen för svaret ”Nej” på frågan ”Sover du?” är 5 i stället för 0.');
    expect(option('b'.repeat(60))).toContain(`på frågan ”${'b'.repeat(60)}” är`);
    expect(option(long)).toContain(`på frågan ”${long.slice(0, 57).trimEnd()} …” är`);
  });
});

describe('a sentence of what comes, goes and changes', () => {
  test.each<[string, (draft: Draft) => unknown, string, ((draft: Draft) => unknown)?]>([
    ['a text that comes', (d) => (d.modules[1].summary = 'Så.'), 'Sammanfattningen i modulen ”Vanor” är ny.'],
    ['a text that goes', (d) => delete d.modules[0].summary, 'Sammanfattningen i modulen ”Början” är borttagen.'],
    ['a text that changes', (d) => (d.modules[0].summary = 'Annat.'), 'Sammanfattningen i modulen ”Början” är ändrad.'],
    [
      'a battery that goes',
      (d) => d.batteries.pop(),
      'Mätningen ”Veckofrågor” är borttagen (med 7 dagar emellan, första gången 7 dagar efter starten kl. 09:00, 8 gånger).',
    ],
    [
      'a rung that goes',
      (d) => delete d.flags[0].ladder,
      'Steg 1 i upptrappningen av flaggan ”Höga värden” är borttaget (efter 4 personaltimmar till enheten (rad i listan)).',
    ],
    ['a flag that goes', (d) => d.flags.pop(), 'Flaggan ”Tyst en vecka” är borttagen (efter 7 dagar utan aktivitet, kl. 09:00).'],
    ['a step that goes', (d) => d.modules[0].sections[0].steps.pop(), 'Steget ”Bild” är borttaget.'],
    [
      'a band that changes its name',
      (d) => (d.forms[0].results[0].bands[0].name = 'Lägst'),
      'Nivå 1, ”Låg”, i resultatet ”Summa” heter nu ”Lägst”.',
    ],
    ['a rule that goes', (d) => delete d.modules[1].closes, 'Modulen ”Vanor” stängs inte längre, tidigare den 2027-01-01 kl. 12:00.'],
    ['a rule that comes', (d) => (d.modules[0].closes = { kind: 'byStaff' }), 'Modulen ”Början” stängs av personal, tidigare inte alls.'],
  ])('%s', (_what, edit, said, given) => {
    expect(sentences(edit, given)).toEqual([said]);
  });

  test('a field without words of its own is named', () => {
    expect(
      sentences(
        (d) => (d.forms[0].questions[2].decimals = 1),
        (d) => (d.forms[0].questions[2].decimals = 0),
      ),
    ).toEqual(['Antalet decimaler i frågan ”Hur många timmar?” i formuläret ”Hälsa” är 1 i stället för 0.']);
    const { before, after } = found(() => undefined);
    const odd = { ...after, odd: 2 } as typeof after;
    expect(diff({ ...before, odd: 1 } as typeof before, odd).changes.map((change) => change.sentence)).toEqual([
      'Momentet ”Allt möjligt”: ”odd” är nu 2 i stället för 1.',
    ]);
  });
});
