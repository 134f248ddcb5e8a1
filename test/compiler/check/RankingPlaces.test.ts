import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: rankings', () => {
  test('more places than options are reported', () => {
    expectProblems(
      'RankingPlaces',
      asking({
        kind: 'ranking',
        id: 'r',
        text: 'R',
        options: [
          { id: 'a', text: 'A', score: 0 },
          { id: 'b', text: 'B', score: 1 },
        ],
        places: 3,
      }),
      ['error forms[0].questions[0].places: Rangordningen ”r” har 3 platser men bara 2 alternativ.'],
    );
  });

  test('one option has no order', () => {
    expectProblems('RankingPlaces', asking({ kind: 'ranking', id: 'r', text: 'R', options: [{ id: 'a', text: 'A' }] }), [
      'error forms[0].questions[0].options: Rangordningen ”r” behöver minst två alternativ.',
    ]);
  });

  test('as many places as options pass', () => {
    expectProblems(
      'RankingPlaces',
      asking({
        kind: 'ranking',
        id: 'r',
        text: 'R',
        options: [
          { id: 'a', text: 'A', score: 0 },
          { id: 'b', text: 'B', score: 1 },
        ],
        places: 2,
      }),
      [],
    );
  });
});
