import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAnswers } from '../../../compiler/answers/checkAnswers.ts';
import { formLogic } from '../../../compiler/answers/formLogic.ts';
import { shown } from '../../../compiler/answers/shown.ts';
import { shownAnswers } from '../../../compiler/answers/shownAnswers.ts';
import { tidyAnswers } from '../../../compiler/answers/tidyAnswers.ts';
import type { Answers } from '../../../compiler/document/question.ts';
import { everyKind } from '../../support/everyKind.ts';

const every = everyKind();
const { questions } = every;
const logic = formLogic(every);
const ids = questions.map(({ id }) => id);

/** Values that might be right, beside anything at all. */
const likely = fc.oneof(
  fc.constantFrom<unknown>(
    'o1',
    ['o1', 'o2'],
    true,
    5,
    0.5,
    '2026-01-01',
    '08:30',
    '2026-01-01T08:30',
    { r1: 'o1' },
    { r1: ['o1'] },
    [{}],
    [{ inside: 1 }],
  ),
  fc.constantFrom<unknown>(
    Number.NaN,
    Infinity,
    '\uD800',
    '\u0000',
    null,
    -0,
    [[[[[[]]]]]],
    { __proto__: null },
    JSON.parse('{"__proto__":{"x":1}}'),
  ),
  fc.string({ unit: 'binary' }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true, withSparseArray: true }),
);

describe('answers: from an enemy', () => {
  test('ten thousand drafts and savings of anything give sentences, never a crash, and what passes is stored as it is sent on', {
    timeout: 60_000,
  }, () => {
    let [tried, passed] = [0, 0];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...ids, 'q', '__proto__', 'constructor'), likely, { maxKeys: 4 }),
        fc.boolean(),
        (answers, isDraft) => {
          tried += 1;
          const problems = checkAnswers(questions, answers, isDraft ? 'draft' : 'save', logic, '2026-11-22');
          for (const { message } of problems) expect(message).toMatch(/\.$/);
          shown(questions, logic, answers);
          shownAnswers(questions, logic, answers as Answers);
          const tidy = tidyAnswers(questions, answers as Answers, '2026-11-22');
          if (problems.length > 0) return;
          passed += 1;
          expect(JSON.parse(JSON.stringify(tidy))).toEqual(tidy);
          expect(tidyAnswers(questions, tidy, '2026-11-22')).toEqual(tidy);
          expect(checkAnswers(questions, tidy, isDraft ? 'draft' : 'save', logic, '2026-11-22')).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(passed).toBeGreaterThan(tried / 35);
  });

  test.each<[string, unknown, string]>([
    ['more than a million signs', { [ids[0] ?? '']: 'a'.repeat(1_000_001) }, 'Svaren är för stora för att tas emot. Korta texterna.'],
    [
      'ten thousand repetitions with something in each',
      { group: Array.from({ length: 10_000 }, () => ({ a: 1, b: 2, c: 3, d: 4 })) },
      'Svaren är för stora för att tas emot. Korta texterna.',
    ],
    ['a hundred thousand levels', { group: JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown }, 'Svaren har fel form.'],
  ])('%s is refused before any question looks at it', (_what, answers, message) => {
    expect(checkAnswers(questions, answers, 'draft')).toEqual([{ question: '', message }]);
  });

  test('ten thousand empty repetitions are refused too, by the group', () => {
    const answers = { group: Array.from({ length: 10_000 }, () => ({ inside: 1 })) };
    expect(checkAnswers(questions, answers, 'draft')).toEqual([{ question: 'group', message: 'Högst 20 får läggas till.' }]);
  });

  test('half a surrogate pair is refused wherever text may stand', () => {
    for (const answers of [
      { shortText: 'a\uD800' },
      { signature: { name: 'a\uD800' } },
      { group: [{ insideText: 'a\uDC00' }] },
      { contact: 'a\uD800@b.se' },
    ])
      expect(checkAnswers(questions, answers, 'draft')).toHaveLength(1);
  });
});
