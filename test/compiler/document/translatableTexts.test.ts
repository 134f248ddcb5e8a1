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
});
