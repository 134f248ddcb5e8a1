import { describe, test } from 'vitest';
import { aBand, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: bands of results', () => {
  test('a gap between two bands is reported', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(0, 0, 'Låg'), aBand(2, 3, 'Hög')] })] })] },
      ['error forms[0].results[0].bands[1].from: Det finns en lucka mellan ”Låg” som slutar på 0 och ”Hög” som börjar på 2.'],
    );
  });

  test('an overlap is reported, also when two share an edge', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(0, 2, 'Låg'), aBand(2, 3, 'Hög')] })] })] },
      ['error forms[0].results[0].bands[1].from: Intervallet ”Hög” går in i ”Låg”.'],
    );
  });

  test('bands in the wrong order are reported', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(2, 3, 'Hög'), aBand(0, 1, 'Låg')] })] })] },
      [
        'error forms[0].results[0].bands[0].from: Inget intervall täcker värdena från 0 till 2.',
        'error forms[0].results[0].bands[1].from: Intervallet ”Låg” ska stå före ”Hög”.',
        'error forms[0].results[0].bands[1].to: Inget intervall täcker värdena från 1 till 3.',
      ],
    );
  });

  test('a band outside minimum and maximum is reported', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(-1, 1, 'Låg'), aBand(2, 4, 'Hög')] })] })] },
      [
        'error forms[0].results[0].bands[0].from: Intervallet ”Låg” börjar under resultatets lägsta värde 0.',
        'error forms[0].results[0].bands[1].to: Intervallet ”Hög” slutar över resultatets högsta värde 3.',
      ],
    );
  });

  test('ends that no band covers are reported', () => {
    expectProblems('BandGaps', { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(1, 2, 'Mitt')] })] })] }, [
      'error forms[0].results[0].bands[0].from: Inget intervall täcker värdena från 0 till 1.',
      'error forms[0].results[0].bands[0].to: Inget intervall täcker värdena från 2 till 3.',
    ]);
  });

  test('a band that ends before it begins is reported', () => {
    expectProblems('BandGaps', { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(3, 0, 'Fel')] })] })] }, [
      'error forms[0].results[0].bands[0].to: Intervallet ”Fel” slutar före sin början.',
    ]);
  });

  test('decimal edges meet one decimal apart', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(0, 1.4, 'Låg'), aBand(1.5, 3, 'Hög')] })] })] },
      [],
    );
  });

  test('a result without bands is fine', () => {
    expectProblems('BandGaps', { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [] })] })] }, []);
  });

  test('the gap is told from the step that the edges are written in, however many bands there are', () => {
    const bands = [aBand(0, 0.9, 'Låg'), aBand(1, 1.9, 'Mellan'), aBand(2.1, 3, 'Hög')];
    expectProblems('BandGaps', { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands })] })] }, [
      'error forms[0].results[0].bands[2].from: Det finns en lucka mellan ”Mellan” som slutar på 1.9 och ”Hög” som börjar på 2.1.',
    ]);
  });

  test('two bands that begin together go into each other', () => {
    expectProblems(
      'BandGaps',
      { forms: [aForm({ results: [aResult({ minimum: 0, maximum: 3, bands: [aBand(0, 1, 'Låg'), aBand(0, 3, 'Hög')] })] })] },
      ['error forms[0].results[0].bands[1].from: Intervallet ”Hög” går in i ”Låg”.'],
    );
  });
});
