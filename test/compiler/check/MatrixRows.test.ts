import { describe, test } from 'vitest';
import { asking } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: matrices', () => {
  test('one without rows or options to choose between is reported', () => {
    expectProblems('MatrixRows', asking({ kind: 'singleChoiceMatrix', id: 'm', text: 'M', rows: [], options: [{ id: 'a', text: 'A' }] }), [
      'error forms[0].questions[0].rows: Matrisen ”m” har inga rader.',
      'error forms[0].questions[0].options: Matrisen ”m” behöver minst två alternativ.',
    ]);
  });

  test('several may be one box on each row', () => {
    expectProblems(
      'MatrixRows',
      asking({ kind: 'multipleChoiceMatrix', id: 'm', text: 'M', rows: [{ id: 'r', text: 'R' }], options: [{ id: 'a', text: 'A' }] }),
      [],
    );
  });
});
