import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: cases that results are held to', () => {
  test('answers, results and bands that are not there are reported', () => {
    expectProblems(
      'CaseFits',
      { forms: [aForm({ cases: [{ name: 'Noll', answers: { one: 'x', q9: 1 }, results: { totl: 0 }, bands: { total: 'Mellan' } }] })] },
      [
        'error forms[0].cases[0].answers.one: Provfallet ”Noll”, frågan ”one”: Välj ett av alternativen.',
        'error forms[0].cases[0].answers.q9: Provfallet ”Noll”, frågan ”q9”: Frågan finns inte i formuläret.',
        'error forms[0].cases[0].results.totl: Formuläret har inget resultat med id ”totl”.',
        'error forms[0].cases[0].bands.total: Resultatet ”total” har ingen nivå som heter ”Mellan”.',
      ],
    );
  });

  test('a case that leaves mandatory questions passes, and one of a failed calculation', () => {
    expectProblems(
      'CaseFits',
      {
        forms: [
          aForm({
            cases: [
              { name: 'Tomt', answers: {}, results: { total: null }, bands: { total: null } },
              { name: 'Tre', answers: { one: 'a3' }, results: { total: 3 }, bands: { total: 'Hög' } },
            ],
          }),
        ],
      },
      [],
    );
  });
});
