import '../../support/seeds.ts';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { GUARDRAILS } from '../../../scoring/methods/jsonata.ts';
import { readSimply } from '../../../scoring/methods/readSimply.ts';
import type { Inputs } from '../../../scoring/outcome.ts';

/** Jsonata's own value, or that it would not have it; and what is read without it, or that it is left to jsonata. */
async function bothWays(
  expression: string,
  data: Inputs,
): Promise<{ readonly own: unknown; readonly simple: unknown; readonly isLeft: boolean }> {
  const compiled = jsonata(expression, GUARDRAILS);
  const simply = readSimply(compiled.ast());
  const simple = simply?.(data) ?? null;
  const own = await compiled.evaluate(structuredClone(data)).catch(() => FAILED);
  return { own, simple: simple?.value, isLeft: simple === null };
}

const FAILED = Symbol('failed');

const named = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.constantFrom('answers.a', 'answers.b', 'answers.c', 'scores.a', 'scores.b', 'scores.m.r', 'results.total', 'citizen.sex'),
  },
  { weight: 1, arbitrary: fc.constantFrom('answers.none', 'answers', 'a', 'earlier.results.total', 'answers.m.r.s', '$x', '$y', '$') },
);
const literal = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '2',
    '3',
    '0.5',
    '60',
    '-1',
    '2.5',
    '1e300',
    'true',
    'false',
    'null',
    '""',
    '":"',
    '"ja"',
    '"08:30"',
    '"12"',
    '[]',
  ),
  fc.integer({ min: -20, max: 200 }).map(String),
);
const operator = fc.constantFrom('+', '-', '*', '/', '%', '<', '<=', '>', '>=', '=', '!=', 'and', 'or', 'in');
const one = fc.constantFrom(
  'count',
  'sum',
  'average',
  'max',
  'min',
  'exists',
  'not',
  'boolean',
  'abs',
  'floor',
  'ceil',
  'sqrt',
  'round',
  'number',
);
const two = fc.constantFrom('round', 'power', 'substringBefore', 'substringAfter');

const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const part = tie('expression');
  const parts = (maxLength: number) => fc.array(part, { maxLength });
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.oneof({ weight: 3, arbitrary: named }, { weight: 2, arbitrary: literal }),
      { weight: 5, arbitrary: fc.tuple(part, operator, part).map(([left, sign, right]) => `(${left} ${sign} ${right})`) },
      { weight: 2, arbitrary: fc.tuple(one, part).map(([name, of]) => `$${name}(${of})`) },
      { weight: 1, arbitrary: fc.tuple(two, part, part).map(([name, of, by]) => `$${name}(${of}, ${by})`) },
      { weight: 1, arbitrary: fc.tuple(part, fc.integer({ min: -2, max: 4 })).map(([of, by]) => `$round(${of}, ${by})`) },
      { weight: 1, arbitrary: fc.tuple(part, fc.constantFrom('":"', '""', '"a"')).map(([of, by]) => `$substringAfter(${of}, ${by})`) },
      { weight: 2, arbitrary: parts(4).map((all) => `[${all.join(', ')}]`) },
      { weight: 1, arbitrary: fc.tuple(one, parts(4)).map(([name, all]) => `$${name}([${all.join(', ')}])`) },
      { weight: 1, arbitrary: part.map((of) => `-(${of})`) },
      { weight: 2, arbitrary: fc.tuple(part, operator, part).map(([be, sign, by]) => `($y := ${be}; $y ${sign} ${by})`) },
      { weight: 2, arbitrary: fc.tuple(part, part, part).map(([when, then, otherwise]) => `(${when} ? ${then} : ${otherwise})`) },
      { weight: 1, arbitrary: fc.tuple(part, part).map(([when, then]) => `(${when} ? ${then})`) },
      {
        weight: 2,
        arbitrary: fc.tuple(fc.constantFrom('x', 'y', 'sum'), part, part).map(([name, be, then]) => `($${name} := ${be}; ${then})`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(parts(4), operator, part).map(([all, sign, by]) => `($x := [${all.join(', ')}]; $count($x[$ ${sign} ${by}]))`),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(parts(4), operator, part).map(([all, sign, by]) => `($y := [${all.join(', ')}]; $y[$ ${sign} ${by}])`),
      },
      { weight: 1, arbitrary: fc.tuple(part, part, part).map(([be, inner, then]) => `($x := ${be}; ($x := ${inner}; $y := $x); ${then})`) },
    ),
  };
});

const plain = fc.oneof(
  { weight: 14, arbitrary: fc.integer({ min: -3, max: 30 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, 1.5, 2.5, -0.5, 1e-9, 1e21, 0) },
  { weight: 2, arbitrary: fc.constantFrom('08:30', '22:05', 'ja', '', '7', 'female', 'x'.repeat(50)) },
  { weight: 1, arbitrary: fc.boolean() },
);
/** Answers of several, of matrices and of repeated groups stand among the others; and any may be missing. */
const among = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 1, arbitrary: fc.array(plain, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.record({ r: plain }, { requiredKeys: [] }) },
  { weight: 1, arbitrary: fc.array(fc.record({ r: plain }), { maxLength: 2 }) },
);
const data = fc.record(
  {
    answers: fc.record({ a: among, b: among, c: plain, m: among }, { requiredKeys: [] }),
    scores: fc.record({ a: plain, b: plain, m: fc.record({ r: plain }, { requiredKeys: [] }) }, { requiredKeys: [] }),
    results: fc.record({ total: plain }, { requiredKeys: [] }),
    earlier: fc.array(fc.record({ at: fc.integer(), results: fc.record({ total: plain }) }), { maxLength: 2 }),
    citizen: fc.record({ sex: fc.constantFrom('female', 'male'), age: fc.integer({ min: 0, max: 99 }) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['answers', 'scores', 'results', 'earlier', 'citizen'] },
) as fc.Arbitrary<Inputs>;

/** Every expression of the moments and instruments. */
const existing = ['moments', 'moments/instruments'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/"expression": *("(?:[^"\\]|\\.)*")/g)])
    .map(([, text]) => JSON.parse(text ?? '""') as string),
);

describe('an expression read without jsonata', () => {
  test('comes to what jsonata says, or is left to it, whatever the expression and the answers', async () => {
    let read = 0;
    let all = 0;
    await fc.assert(
      fc.asyncProperty(expression, fc.array(data, { minLength: 2, maxLength: 2 }), async (text, inputs) => {
        for (const each of inputs) {
          const { own, simple, isLeft } = await bothWays(text, each);
          all += 1;
          if (isLeft) continue;
          read += 1;
          if (!Object.is(own, simple)) throw new Error(`${text}: ${String(own)}, read as ${String(simple)}`);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(all / 7);
  });

  test('is every one of the moments and instruments but those that look through lists, and comes to the same', async () => {
    const left = existing.filter((text) => readSimply(jsonata(text).ast()) === null);
    expect(existing.length).toBeGreaterThan(40);
    for (const text of left) expect(text).toMatch(/\[|\$map/);
    let read = 0;
    for (const text of existing) {
      const [names, scored] = [/answers\.(\w+)/g, /scores\.(\w+)/g].map((about) => [
        ...new Set([...text.matchAll(about)].map(([, name]) => name ?? '')),
      ]);
      const filled = fc.record({
        answers: filling(
          names ?? [],
          text.includes(':"') ? fc.constantFrom('06:45', '22:10', '00:00', '23:59') : fc.integer({ min: 0, max: 90 }),
        ),
        scores: filling(scored ?? [], fc.integer({ min: 0, max: 3 })),
        results: filling(['total', 'effektivitet'], fc.integer({ min: 0, max: 40 })),
        citizen: fc.record({ sex: fc.constantFrom('female', 'male') }, { requiredKeys: [] }),
        earlier: fc.constant([]),
      }) as fc.Arbitrary<Inputs>;
      await fc.assert(
        fc.asyncProperty(filled, async (inputs) => {
          const { own, simple, isLeft } = await bothWays(text, inputs);
          if (isLeft) return;
          read += 1;
          if (!Object.is(own, simple)) throw new Error(`${text}: ${String(own)}, read as ${String(simple)}`);
        }),
        { numRuns: 40 },
      );
    }
    expect(read).toBeGreaterThan(existing.length * 20);
  });

  test.each([
    ['1 / 0', {}],
    ['answers.a', { answers: { a: ['x', 'y'] } }],
    ['answers.a.b', { answers: { a: [{ b: 1 }] } }],
    ['answers.a + 1', { answers: { a: 'text' } }],
    ['answers.a < 1', { answers: { a: 'text' } }],
    ['$number("0x1F")', {}],
    ['$sqrt(-1)', {}],
    ['$round(2.5, 0.5)', {}],
    ['answers.a', { answers: { a: 'x'.repeat(100_001) } }],
  ])('leaves %s to jsonata', (text, inputs) => {
    expect(readSimply(jsonata(text).ast())?.(inputs as Inputs) ?? null).toBeNull();
  });

  test.each([
    'answers.*',
    'answers.a[0]',
    'answers[a = 1].b',
    '$map([1], function($x) { $x })',
    '$$.answers.a',
    '$',
    '$unknown',
    '$x := 1',
    '($f := $sum; $f([1]))',
    '($sum := 1; $sum([1]))',
    '(true ? ($x := 1; $x) : 2; $x)',
    'answers.a & "x"',
    '$count()',
    '$substringBefore(":")',
    `[${Array.from({ length: 99 }, () => '[1]').join(', ')}]`,
    '{"a": 1}',
    'answers.a ~> $sum',
    '[1..3]',
  ])('does not try %s', (text) => {
    expect(readSimply(jsonata(text).ast())).toBeNull();
  });

  test.each([
    ['a list of forty, each a sum', `$count([${Array.from({ length: 40 }, (_, at) => `answers.q${at} + 1`).join(', ')}])`],
    ['a hundred and twenty brackets', `${'('.repeat(120)}1${')'.repeat(120)}`],
  ])('leaves %s to jsonata, which may find it too deep', (_, text) => {
    expect(readSimply(jsonata(text).ast())).toBeNull();
  });
});

const filling = (names: readonly string[], value: fc.Arbitrary<string | number>) =>
  fc.record(
    Object.fromEntries(
      names.map((name) => [name, fc.oneof({ weight: 3, arbitrary: value }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }) })]),
    ),
    { requiredKeys: [] },
  );
