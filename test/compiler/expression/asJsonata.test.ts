import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { lower } from '../../../compiler/expression/lower.ts';
import type { Facts } from '../../../engine/expression.ts';
import { evaluate, holds } from '../../../engine/expression.ts';

const forms = ['f', 'g'];
const names = ['a', 'b', 'c'];
const values = fc.oneof(
  fc.integer({ min: -3, max: 5 }),
  fc.constantFrom(0.5, 1e308, -1e308),
  fc.boolean(),
  fc.constantFrom('', 'a', 'b', '2026-11-22', 'åäö 🙂'),
  fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 3 }),
);
const record = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 3 });
const count = fc.integer({ min: 0, max: 4 });
const counts = fc.record({ opened: count, answered: count, missed: count, missedInARow: count });
const status = fc.constantFrom('locked', 'open', 'completed', 'closed');
const facts: fc.Arbitrary<Facts> = fc.record(
  {
    start: fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 3 }),
    progress: fc.dictionary(fc.constantFrom(...names), status, { maxKeys: 3 }),
    batteries: fc.dictionary(fc.constantFrom(...names), counts, { maxKeys: 3 }),
    forms: fc.dictionary(
      fc.constantFrom(...forms),
      fc.record({ answers: record, results: record as fc.Arbitrary<Record<string, number>> }),
    ),
  },
  { requiredKeys: ['forms'] },
) as fc.Arbitrary<Facts>;

/** Text in the subset's own grammar: every operator, function, literal and form of path, and nothing of meaning kept out. */
const { whole: texts } = fc.letrec<{ whole: string; path: string; literal: string; list: string }>((tie) => ({
  path: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...forms), fc.constantFrom('answers', 'results'), fc.constantFrom(...names))
        .map(([form, group, name]) => `forms.${form}.${group}.${name}`),
    },
    fc.tuple(fc.constantFrom('start', 'progress'), fc.constantFrom(...names)).map((parts) => parts.join('.')),
    fc
      .tuple(fc.constantFrom(...names), fc.constantFrom('opened', 'answered', 'missed', 'missedInARow'))
      .map(([name, which]) => `batteries.${name}.${which}`),
  ),
  literal: fc.oneof(
    fc.constantFrom('0', '1', '2.5', '-3', 'true', 'false', 'null', '""', '"a"', '"b"', "'2026-11-22'", '1e308'),
    fc.constantFrom('"åäö 🙂"', '"completed"', '"open"'),
  ),
  list: fc.array(tie('literal'), { maxLength: 4 }).map((items) => `[${items.join(', ')}]`),
  whole: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('path'),
    tie('literal'),
    fc
      .tuple(tie('whole'), fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'and', 'or', '+', '-', '*', '/', '%', 'in'), tie('whole'))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    fc.tuple(tie('whole'), tie('list')).map(([left, list]) => `(${left}) in ${list}`),
    fc
      .tuple(tie('path'), fc.constantFrom(' and ', ' or ', ' + ', ' = ', ' > '), tie('path'), tie('literal'))
      .map(([a, op, b, c]) => `${a}${op}${b}${op}${c}`),
    fc.tuple(fc.constantFrom('not', 'exists', 'count', 'boolean'), tie('whole')).map(([name, argument]) => `$${name}(${argument})`),
    fc.tuple(tie('whole'), tie('whole'), tie('whole')).map((parts) => `(${parts[0]}) ? (${parts[1]}) : (${parts[2]})`),
    fc.tuple(tie('whole'), tie('whole')).map(([condition, then]) => `(${condition}) ? (${then})`),
    fc.tuple(tie('whole'), fc.constantFrom('?:', '??'), tie('whole')).map(([value, sign, other]) => `(${value}) ${sign} (${other})`),
    tie('whole').map((value) => `-(${value})`),
  ),
}));

/** What jsonata itself makes of it; an error, and a number outside the numbers, is undefined. */
async function byJsonata(text: string, input: Facts): Promise<unknown> {
  try {
    const value: unknown = await jsonata(text).evaluate(structuredClone(input));
    if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
    return Array.isArray(value) ? Array.from(value as unknown[]) : value;
  } catch {
    return undefined;
  }
}

const lowered = (text: string) => {
  const result = lower(text);
  if ('faults' in result) throw new Error(`${text}: ${result.faults.map(({ message }) => message).join(' ')}`);
  return result.expression;
};

describe('expression: the same as jsonata', { timeout: 60_000 }, () => {
  test('any expression of the subset comes to what jsonata itself comes to', async () => {
    await fc.assert(
      fc.asyncProperty(texts, facts, async (text, given) => {
        fc.pre((text.match(/\?[?:]/g)?.length ?? 0) <= 8);
        expect(evaluate(lowered(text), given)).toEqual(await byJsonata(text, given));
      }),
      { numRuns: 3000 },
    );
  });

  test('what is lowered survives JSON, as it does in the plan', () => {
    fc.assert(
      fc.property(texts, facts, (text, given) => {
        fc.pre((text.match(/\?[?:]/g)?.length ?? 0) <= 8);
        const expression = lowered(text);
        expect(evaluate(JSON.parse(JSON.stringify(expression)) as typeof expression, given)).toEqual(evaluate(expression, given));
      }),
    );
  });

  const given: Facts = {
    start: { age: 17, who: 'parent' },
    progress: { m1: 'completed', m2: 'locked' },
    batteries: { vecka: { opened: 3, answered: 1, missed: 2, missedInARow: 2 } },
    forms: { phq9: { answers: { q9: 'half', many: ['a', 'b'], none: [], when: '2026-11-22' }, results: { total: 15 } } },
  };
  test.each<[string, unknown]>([
    ['forms.phq9.results.total >= 15', true],
    ['forms.phq9.results.total > 15', false],
    ['forms.phq9.answers.q9 in ["days", "half"]', true],
    ['"a" in forms.phq9.answers.many', true],
    ['"c" in forms.phq9.answers.many', false],
    ['$count(forms.phq9.answers.many) = 2', true],
    ['$count(forms.phq9.answers.none)', 0],
    ['$exists(forms.phq9.answers.none)', true],
    ['forms.phq9.answers.missing > 10', undefined],
    ['forms.phq9.answers.missing != 4', false],
    ['$not(forms.phq9.answers.missing)', undefined],
    ['forms.phq9.answers.missing ?? 3', 3],
    ['forms.phq9.answers.q9 > 1', undefined],
    ['(forms.phq9.answers.q9 > 1) or true', undefined],
    ['true or (forms.phq9.answers.q9 > 1)', true],
    ['forms.phq9.answers.when < "2026-12-01"', true],
    ['1 / 0', undefined],
    ['1 / 0 > 5', true],
    ['forms.other.results.total', undefined],
    ['forms.phq9.answers.constructor', undefined],
    ['-forms.phq9.results.total', -15],
    ['start.age < 18', true],
    ['start.who in ["parent", "self"]', true],
    ['start.missing', undefined],
    ['progress.m1 = "completed" and progress.m2 != "open"', true],
    ['batteries.vecka.missedInARow >= 2', true],
    ['batteries.vecka.answered / batteries.vecka.opened < 0.5', true],
    ['batteries.other.missed > 0', undefined],
  ])('%s', async (text, value) => {
    expect(evaluate(lowered(text), given)).toEqual(value);
    expect(await byJsonata(text, given)).toEqual(value);
  });

  test('a condition that comes to nothing or to an error does not hold', () => {
    expect(holds(lowered('forms.phq9.results.total >= 15'), given)).toBe(true);
    expect(holds(lowered('forms.phq9.answers.missing >= 1'), given)).toBe(false);
    expect(holds(lowered('forms.phq9.answers.q9 > 1'), given)).toBe(false);
  });
});
