import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: pages', () => {
  test('a form with pages has no place in a battery, and no copy for each module', () => {
    expectProblems('FormKindPages', { forms: [aForm({ kind: 'tab', copies: 'perModule' })] }, [
      'error forms[0].copies: ”Formulär 1” har sidor i stället för en kopia för varje modul.',
      'error batteries[0].forms[0]: ”Formulär 1” är ett flikformulär och kan inte ingå i ett mätbatteri, där varje tillfälle har sitt eget formulär.',
    ]);
  });

  test('an ordinary form has no pages, a calendar’s have a day', () => {
    expectProblems(
      'FormKindPages',
      {
        forms: [
          aForm({ pages: {} }),
          aForm({ id: 'f2', kind: 'calendar', pages: { titles: ['A'] } }),
          aForm({ id: 'f3', kind: 'tab', pages: { titles: ['A', 'B'], maximum: 1 } }),
        ],
      },
      [
        'error forms[0].pages: ”Formulär 1” är ett vanligt formulär och har inga sidor.',
        'error forms[1].pages.titles: Sidorna i ett kalenderformulär har en dag, inte en rubrik.',
        'error forms[2].pages.titles: Fler rubriker än de 1 sidor som får finnas.',
      ],
    );
  });

  test('a page’s title without a page is a warning', () => {
    expectProblems(
      'FormKindPages',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'yesNo', id: 'one', text: '1', pageTitle: 'Början' },
              { kind: 'yesNo', id: 'two', text: '2', pageTitle: 'Sedan' },
            ],
            results: [],
          }),
        ],
        flags: [],
      },
      ['warning forms[0].questions[1].pageTitle: Rubriken ”Sedan” visas inte, eftersom frågan inte börjar en ny sida.'],
    );
  });
});
