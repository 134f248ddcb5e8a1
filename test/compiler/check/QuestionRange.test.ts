import { describe, test } from 'vitest';
import { aForm } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: ranges of questions', () => {
  test('a scale needs steps, and a number question a range that is not turned round', () => {
    expectProblems(
      'QuestionRange',
      {
        forms: [
          aForm({
            questions: [
              { kind: 'scale', id: 's', text: 'S', minimum: 5, maximum: 5, minimumText: 'a', maximumText: 'b' },
              { kind: 'number', id: 'n', text: 'N', minimum: 2, maximum: 1 },
            ],
            results: [],
          }),
        ],
        flags: [],
      },
      [
        'error forms[0].questions[0].maximum: Skalan ”s” behöver ett högsta värde som är högre än det lägsta.',
        'error forms[0].questions[1].maximum: Frågan ”n” har ett högsta värde som är lägre än det lägsta.',
      ],
    );
  });

  test('101 steps are the most a scale can show', () => {
    expectProblems(
      'QuestionRange',
      {
        forms: [
          aForm({
            questions: [{ kind: 'scale', id: 's', text: 'S', minimum: 0, maximum: 101, minimumText: 'a', maximumText: 'b' }],
            results: [],
          }),
        ],
        flags: [],
      },
      ['error forms[0].questions[0].maximum: Skalan ”s” har 102 steg. Högst 101 ryms; använd en sifferfråga.'],
    );
  });

  test('0 to 100 fits', () => {
    expectProblems(
      'QuestionRange',
      {
        forms: [
          aForm({
            questions: [{ kind: 'scale', id: 's', text: 'S', minimum: 0, maximum: 100, minimumText: 'a', maximumText: 'b' }],
            results: [],
          }),
        ],
        flags: [],
      },
      [],
    );
  });

  test('two steps are a scale, and so are 101', () => {
    const of = (minimum: number, maximum: number) =>
      aForm({
        questions: [{ kind: 'scale', id: 's', text: 'S', minimum, maximum, minimumText: 'Inte', maximumText: 'Mycket' }],
        results: [],
      });
    expectProblems('QuestionRange', { forms: [of(0, 1)], flags: [] }, []);
    expectProblems('QuestionRange', { forms: [of(0, 100)], flags: [] }, []);
    expectProblems('QuestionRange', { forms: [of(3, 3)], flags: [] }, [
      'error forms[0].questions[0].maximum: Skalan ”s” behöver ett högsta värde som är högre än det lägsta.',
    ]);
    expectProblems('QuestionRange', { forms: [of(-1, 100)], flags: [] }, [
      'error forms[0].questions[0].maximum: Skalan ”s” har 102 steg. Högst 101 ryms; använd en sifferfråga.',
    ]);
  });

  test('a number may have one end, none, or both in one', () => {
    const of = (more: object) => ({ kind: 'number' as const, id: 'n', text: 'N', ...more });
    for (const ends of [{}, { minimum: 5 }, { maximum: -5 }, { minimum: 3, maximum: 3 }])
      expectProblems('QuestionRange', { forms: [aForm({ questions: [of(ends)], results: [] })], flags: [] }, []);
  });
});

describe('check: ranges of lengths of time and days', () => {
  const range = (question: object, lines: readonly string[]) =>
    expectProblems(
      'QuestionRange',
      { forms: [aForm({ questions: [{ id: 'q', text: 'Q', ...question } as never], results: [] })], flags: [], batteries: [] },
      lines,
    );

  test('a length of time', () => {
    const turned = 'error forms[0].questions[0].maximumMinutes: Frågan ”q” har ett högsta värde som är lägre än det lägsta.';
    range({ kind: 'duration', minimumMinutes: 30, maximumMinutes: 29 }, [turned]);
    for (const ends of [{}, { minimumMinutes: 30 }, { maximumMinutes: 5 }, { minimumMinutes: 30, maximumMinutes: 30 }])
      range({ kind: 'duration', ...ends }, []);
  });

  test('a day', () => {
    const turned = 'error forms[0].questions[0].maximum: Frågan ”q” har en sista dag som är före den första.';
    range({ kind: 'date', minimum: '2026-02-02', maximum: '2026-02-01' }, [turned]);
    for (const ends of [
      {},
      { minimum: '2026-02-02' },
      { maximum: '2026-02-02' },
      { minimum: '2026-02-02', maximum: '2026-02-02' },
      { minimum: 'today', maximum: '2020-01-01' },
      { minimum: '2090-01-01', maximum: 'today' },
    ])
      range({ kind: 'date', ...ends }, []);
  });

  test('any other kind has none', () => {
    range({ kind: 'yesNo' }, []);
  });
});
