import { describe, expect, test } from 'vitest';
import { parse } from '../../../compiler/document/parse.ts';
import { translatableTexts } from '../../../compiler/document/translatableTexts.ts';
import { aBattery, aFlag, aModule, aMoment } from '../check/base.ts';

const textsOf = (more: Parameters<typeof aMoment>[0]): Readonly<Record<string, string>> => {
  const { moment, problems } = parse(aMoment(more));
  if (!moment) throw new Error(JSON.stringify(problems));
  return Object.fromEntries(translatableTexts(moment).map(({ key, text }) => [key, text]));
};

describe('document: texts to translate', () => {
  test('every text that people read has its key, by ids all the way', () => {
    expect(
      textsOf({
        modules: [aModule({ summary: 'Om modulen.' })],
        batteries: [aBattery({ introduction: 'Hej.' })],
        flags: [aFlag({ citizenText: 'Vi ringer.', unitText: '' })],
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        startFacts: [{ kind: 'choice', id: 'who', title: 'Vem', options: [{ id: 'self', text: 'Själv' }] }],
        forms: [],
      }),
    ).toEqual({
      name: 'Litet moment',
      summary: 'Ett litet moment.',
      'dates.operation.title': 'Operation',
      'dates.operation.question': 'När?',
      'startFacts.who.title': 'Vem',
      'startFacts.who.options.self.text': 'Själv',
      'modules.m1.title': 'Modul 1',
      'modules.m1.summary': 'Om modulen.',
      'modules.m1.sections.s1.title': 'Avsnitt 1',
      'modules.m1.sections.s1.steps.st1.title': 'Läs',
      'modules.m1.sections.s1.steps.st1.text': 'Välkommen.',
      'batteries.b1.title': 'Veckomätning',
      'batteries.b1.introduction': 'Hej.',
      'flags.fl1.title': 'Hög summa',
      'flags.fl1.staffText': 'Ring upp.',
      'flags.fl1.citizenText': 'Vi ringer.',
    });
  });

  test('questions, options, results and bands have theirs', () => {
    const texts = textsOf({ modules: [], batteries: [], flags: [] });
    expect(texts['forms.f1.questions.one.text']).toBe('Välj');
    expect(texts['forms.f1.questions.one.options.a2.text']).toBe('Alternativ 2');
    expect(texts['forms.f1.results.total.title']).toBe('Summa');
    expect(texts['forms.f1.results.total.bands.2.name']).toBe('Hög');
  });

  test('keys stand once each', () => {
    const { moment } = parse(aMoment());
    const keys = moment ? translatableTexts(moment).map(({ key }) => key) : [];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('texts of every kind of question, of the moment’s results, its activity plan and its pages', () => {
    const texts = textsOf({
      forms: [
        {
          id: 'f',
          title: 'F',
          kind: 'tab',
          pages: { titles: ['Första'] },
          questions: [
            { kind: 'ratingScale', id: 'r', text: 'Hur?', minimum: 0, maximum: 2, texts: { '1': 'Lite' }, pageTitle: 'Sida' },
            {
              kind: 'singleChoiceMatrix',
              id: 'm',
              text: 'M',
              rows: [{ id: 'a', text: 'Rad', help: 'Mer' }],
              options: [{ id: 'o', text: 'Val' }],
            },
            { kind: 'consent', id: 'c', text: 'Om', statement: 'Jag vill.', media: { media: 'image', src: 'a.png', alt: 'En bild' } },
            { kind: 'shortText', id: 's', text: 'S', pattern: 'a', patternText: 'Skriv a.' },
            {
              kind: 'group',
              id: 'g',
              text: 'G',
              itemTitle: 'Läkemedel',
              questions: [
                {
                  kind: 'pictureChoice',
                  id: 'p',
                  text: 'P',
                  options: [{ id: 'o', text: 'O', help: 'H', image: { src: 'b.png', alt: 'B' } }],
                },
              ],
            },
          ],
        },
      ],
      activityPlan: { title: 'Plan' },
    });
    expect(texts).toMatchObject({
      'forms.f.pages.titles.1': 'Första',
      'forms.f.questions.r.pageTitle': 'Sida',
      'forms.f.questions.r.texts.1': 'Lite',
      'forms.f.questions.m.rows.a.text': 'Rad',
      'forms.f.questions.m.rows.a.help': 'Mer',
      'forms.f.questions.m.options.o.text': 'Val',
      'forms.f.questions.c.statement': 'Jag vill.',
      'forms.f.questions.c.media.alt': 'En bild',
      'forms.f.questions.s.patternText': 'Skriv a.',
      'forms.f.questions.g.itemTitle': 'Läkemedel',
      'forms.f.questions.p.options.o.help': 'H',
      'forms.f.questions.p.options.o.image.alt': 'B',
      'activityPlan.title': 'Plan',
    });
  });

  test('a result of the moment has its own key', () => {
    const results = [
      {
        id: 't',
        title: 'Allt',
        method: { kind: 'combine' as const, items: [{ result: 'total', form: 'f1' }] },
        minimum: 0,
        maximum: 3,
        audience: ['staff' as const],
        from: ['f1'],
      },
    ];
    expect(textsOf({ results })).toMatchObject({ 'results.t.title': 'Allt' });
  });
});
