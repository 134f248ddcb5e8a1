import { describe, test } from 'vitest';
import { expectProblems } from './expectProblems.ts';

describe('check: translations', () => {
  test('a language without its texts', () => {
    expectProblems(
      'TranslationMissing',
      { languages: ['en'], translations: { en: { name: 'Small moment', summary: 'A small moment.', 'modules.m1.title': ' ' } } },
      [
        'warning languages[0]: 24 texter saknas på språket ”en”. Till exempel modules.m1.title, modules.m1.sections.s1.title, modules.m1.sections.s1.steps.st1.title.',
      ],
    );
  });

  test('a language that is not said, and a key that leads nowhere', () => {
    expectProblems(
      'TranslationMissing',
      { translations: { en: { name: 'Small' }, fi: {} }, languages: ['en'], modules: [], batteries: [], forms: [], flags: [] },
      [
        'warning languages[0]: En text saknas på språket ”en”. Till exempel summary.',
        'warning translations.fi: Språket ”fi” står inte bland momentets språk.',
      ],
    );
  });

  test('all texts under their keys', () => {
    expectProblems(
      'TranslationMissing',
      {
        languages: ['en'],
        translations: {
          en: {
            name: 'Small moment',
            summary: 'A small moment.',
            'modules.m1.title': 'Module 1',
            'modules.m1.sections.s1.title': 'Section',
            'modules.m1.sections.s1.steps.st1.title': 'Read',
            'modules.m1.sections.s1.steps.st1.text': 'Welcome.',
          },
        },
        batteries: [],
        forms: [],
        flags: [],
      },
      [],
    );
  });
});
