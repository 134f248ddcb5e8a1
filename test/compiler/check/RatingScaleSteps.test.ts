import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: rating scales', () => {
  test('more than 21 steps are reported', () => {
    expectProblems('RatingScaleSteps', asking({ kind: 'ratingScale', id: 'r', text: 'R', minimum: 0, maximum: 21 }), [
      'error forms[0].questions[0].maximum: Skalan ”r” har 22 steg. Högst 21 ryms; använd en skala eller ett reglage.',
    ]);
  });

  test('fewer than two are reported', () => {
    expectProblems('RatingScaleSteps', asking({ kind: 'ratingScale', id: 'r', text: 'R', minimum: 3, maximum: 3 }), [
      'error forms[0].questions[0].maximum: Skalan ”r” behöver ett högsta värde som är högre än det lägsta.',
    ]);
  });

  test('a word for a step that is not there is reported', () => {
    expectProblems(
      'RatingScaleSteps',
      asking({ kind: 'ratingScale', id: 'r', text: 'R', minimum: 0, maximum: 4, texts: { '5': 'Fem', '4': 'Fyra' } }),
      ['error forms[0].questions[0].texts.5: Skalan ”r” har inget steg 5.'],
    );
  });
});
