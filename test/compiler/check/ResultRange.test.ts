import { describe, test } from 'vitest';
import { aBand, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: sums outside their range', () => {
  test('a sum that the answers can take past the maximum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'yes'] } })] })] }, [
      'error forms[0].results[0].maximum: Svaren kan ge summan 4, som är högre än 3.',
    ]);
  });

  test('a sum that can come below the minimum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ minimum: 1, bands: [aBand(1, 3, 'Alla')] })] })] }, [
      'error forms[0].results[0].minimum: Svaren kan ge summan 0, som är lägre än 1.',
    ]);
  });

  test('a maximum under the minimum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ minimum: 3, maximum: 0, bands: [] })] })], flags: [] }, [
      'error forms[0].results[0].maximum: Det högsta värdet 0 är lägre än det lägsta 3.',
    ]);
  });

  test('several options add up', () => {
    expectProblems(
      'ResultRange',
      {
        forms: [
          aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'many'] }, maximum: 4, bands: [aBand(0, 4, 'Alla')] })] }),
        ],
      },
      [],
    );
  });

  test('of a sum of decimals only what matters is told', () => {
    const decimals = ['a', 'b', 'c'].map((id) => ({ kind: 'number' as const, id, text: id, minimum: -0.1, maximum: 0.1, decimals: 1 }));
    const result = aResult({ method: { kind: 'sum', questions: ['a', 'b', 'c'] }, minimum: 0, maximum: 0.2, bands: [] });
    expectProblems('ResultRange', { forms: [aForm({ questions: decimals, results: [result] })], flags: [] }, [
      'error forms[0].results[0].minimum: Svaren kan ge summan -0.3, som är lägre än 0.',
      'error forms[0].results[0].maximum: Svaren kan ge summan 0.3, som är högre än 0.2.',
    ]);
  });

  test('a single value is a range', () => {
    const alike = [
      { kind: 'singleChoice' as const, id: 'one', text: 'Välj', options: ['x', 'y'].map((id) => ({ id, text: id, score: 2 })) },
    ];
    const result = aResult({ minimum: 2, maximum: 2, bands: [] });
    expectProblems('ResultRange', { forms: [aForm({ questions: alike, results: [result] })], flags: [] }, []);
  });

  test('a question counted twice is counted once, and one without a range leaves the sum open', () => {
    const twice = aResult({ method: { kind: 'sum', questions: ['one', 'one'] } });
    expectProblems('ResultRange', { forms: [aForm({ results: [twice] })] }, []);
    const open = [{ kind: 'number' as const, id: 'one', text: 'Hur många?' }];
    expectProblems('ResultRange', { forms: [aForm({ questions: open })] }, []);
  });
});

describe('check: what each way of counting can come to', () => {
  /** ”one” is 0–3, ”yes” 0–1, ”number” 0–10. */
  const said = (method: object, [minimum, maximum]: readonly [number, number], lines: readonly string[]) =>
    expectProblems(
      'ResultRange',
      { forms: [aForm({ results: [aResult({ method: method as never, minimum, maximum, bands: [] })] })], flags: [], batteries: [] },
      lines.map((line) => `error forms[0].results[0].${line}`),
    );
  const over = (what: string, value: number, maximum: number) => `maximum: Svaren kan ge ${what} ${value}, som är högre än ${maximum}.`;
  const under = (what: string, value: number, minimum: number) => `minimum: Svaren kan ge ${what} ${value}, som är lägre än ${minimum}.`;
  const both = ['one', 'number'];

  test.each<[string, object, number, number]>([
    ['a sum', { kind: 'sum', questions: both }, 0, 13],
    ['a question counted once', { kind: 'sum', questions: ['one', 'one'] }, 0, 3],
    ['a mean', { kind: 'mean', questions: both }, 0, 10],
    ['a count', { kind: 'count', questions: [...both, 'one'], atLeast: 1 }, 0, 2],
    [
      'weights',
      {
        kind: 'weighted',
        items: [
          { question: 'one', weight: 2 },
          { question: 'yes', weight: 1 },
        ],
      },
      0,
      7,
    ],
    [
      'weights under zero',
      {
        kind: 'weighted',
        items: [
          { question: 'one', weight: -2 },
          { question: 'yes', weight: 1 },
        ],
      },
      -6,
      1,
    ],
    ['weights and a constant', { kind: 'weighted', constant: 5, items: [{ question: 'one', weight: 1 }] }, 5, 8],
    ['what is not shown, above', { kind: 'sum', questions: both, notShownIs: { one: 7 } }, 0, 17],
    ['what is not shown, below', { kind: 'sum', questions: both, notShownIs: { one: -2 } }, -2, 13],
    ['what is not shown, between', { kind: 'mean', questions: ['one'], notShownIs: { one: 2 } }, 0, 3],
    ['multiplied', { kind: 'sum', questions: both, then: { multiply: 2 } }, 0, 26],
    ['multiplied under zero', { kind: 'sum', questions: both, then: { multiply: -1 } }, -13, 0],
    ['added to', { kind: 'sum', questions: both, then: { add: 5 } }, 5, 18],
    ['kept inside limits', { kind: 'sum', questions: both, then: { minimum: 2, maximum: 9 } }, 2, 9],
    ['all of it', { kind: 'mean', questions: both, then: { multiply: 10, add: 1, maximum: 60 } }, 1, 60],
  ])('%s: %o', (_what, method, minimum, maximum) => {
    const what = (method as { kind: string; then?: object }).kind === 'sum' && !('then' in method) ? 'summan' : 'värdet';
    said(method, [minimum, maximum], []);
    said(method, [minimum + 1, maximum], [under(what, minimum, minimum + 1)]);
    said(method, [minimum, maximum - 1], [over(what, maximum, maximum - 1)]);
  });

  test('what the document does not say, and what the answers alone do not decide', () => {
    for (const method of [
      { kind: 'sum', questions: ['one', 'gone'] },
      { kind: 'sum', questions: ['one', 'free'] },
      { kind: 'weighted', items: [{ question: 'free', weight: 2 }] },
      { kind: 'jsonata', expression: '99' },
    ])
      said(method, [0, 0], []);
  });

  test('a range that is turned round is told of as that alone', () => {
    said({ kind: 'sum', questions: both }, [3, 2], ['maximum: Det högsta värdet 2 är lägre än det lägsta 3.']);
    expectProblems(
      'ResultRange',
      {
        forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['free'] }, minimum: 2, maximum: 2, bands: [] })] })],
        flags: [],
      },
      [],
    );
  });
});
