import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../compiler/document/question.ts';
import { alone } from '../../scoring/context.ts';
import { scoreForm } from '../../scoring/score.ts';
import { normalShare } from '../../scoring/normalShare.ts';
import { numbers, scaleForm } from '../support/scaleForm.ts';

const QUESTIONS = 8;
const names = Array.from({ length: QUESTIONS }, (_, index) => `q${index + 1}`);
/** Some answered, some not: hundredths from 0 to 3. */
const answered = fc.array(fc.option(fc.integer({ min: 0, max: 300 }).map((n) => n / 100)), { minLength: QUESTIONS, maxLength: QUESTIONS });
const whole = fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: QUESTIONS, maxLength: QUESTIONS });
const some = fc.subarray(names, { minLength: 1 });

type Methods = Parameters<typeof scaleForm>[1];
const value = async (methods: Methods, answers: Answers, context = alone) =>
  (await scoreForm(scaleForm(QUESTIONS, methods), answers, context))[0]?.value ?? null;

describe('whatever is answered', () => {
  test('the order of the questions makes no difference, not in the last decimal', () =>
    fc.assert(
      fc.asyncProperty(
        answered,
        some,
        fc.constantFrom('sum' as const, 'mean' as const),
        fc.integer({ min: 0, max: 8 }),
        async (given, questions, kind, missingAllowed) => {
          const made = { kind, questions, missingAllowed, reversed: questions.slice(0, 2) };
          const turned = { kind, questions: questions.toReversed(), missingAllowed, reversed: made.reversed.toReversed() };
          expect(await value({ r: turned }, numbers(...given))).toBe(await value({ r: made }, numbers(...given)));
        },
      ),
    ));

  test('to turn a question round twice is to let it stand', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 3 }), async (score) => {
        const once = await value({ r: { kind: 'sum', questions: ['q1'], reversed: ['q1'] } }, numbers(score));
        const twice = await value({ r: { kind: 'sum', questions: ['q1'], reversed: ['q1'] } }, numbers(Number(once)));
        expect(twice).toBe(score);
      }),
    ));

  test('a sum with all turned round is the range less the sum', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: QUESTIONS, maxLength: QUESTIONS }), async (given) => {
        const plain = await value({ r: { kind: 'sum', questions: names } }, numbers(...given));
        const turned = await value({ r: { kind: 'sum', questions: names, reversed: names } }, numbers(...given));
        expect(Number(plain) + Number(turned)).toBe(3 * QUESTIONS);
      }),
    ));

  test('a filled sum lies between the least and the greatest that the missing answers could have made it', () =>
    fc.assert(
      fc.asyncProperty(whole, some, async (given, questions) => {
        const answers = numbers(...given);
        const came = await value({ r: { kind: 'sum', questions, missingAllowed: QUESTIONS } }, answers);
        const scores = questions.map((name) => answers[name]).filter((score) => typeof score === 'number');
        if (scores.length === 0) {
          expect(came).toBeNull();
          return;
        }
        const known = scores.reduce((sum, score) => sum + score, 0);
        const missing = questions.length - scores.length;
        expect(Number(came)).toBeGreaterThanOrEqual(known + Math.floor(missing * Math.min(...scores)));
        expect(Number(came)).toBeLessThanOrEqual(known + Math.ceil(missing * Math.max(...scores)));
      }),
    ));

  test('a mean lies between the least and the greatest score, and is the same however many are missing beside them', () =>
    fc.assert(
      fc.asyncProperty(answered, async (given) => {
        const scores = given.filter((score) => score !== null);
        const came = await value({ r: { kind: 'mean', questions: names, missingAllowed: QUESTIONS } }, numbers(...given));
        if (scores.length === 0) {
          expect(came).toBeNull();
          return;
        }
        expect(Number(came)).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(Number(came)).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
      }),
    ));

  test('one missing more than allowed is never a value, one fewer always', () =>
    fc.assert(
      fc.asyncProperty(whole, fc.constantFrom('sum' as const, 'mean' as const, 'count' as const), async (given, kind) => {
        const missing = given.filter((score) => score === null).length;
        const made = (missingAllowed: number) => ({
          r: { kind, questions: names, missingAllowed, ...(kind === 'count' ? { atLeast: 1 } : {}) },
        });
        if (missing > 0) expect(await value(made(missing - 1), numbers(...given))).toBeNull();
        expect((await value(made(missing), numbers(...given))) === null).toBe(missing === QUESTIONS);
      }),
    ));

  test('what has changed from here to there has changed as much the other way back', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 99 }),
        async (one, other, sd, reliability) => {
          const methods: Methods = {
            change: { kind: 'change', of: 'total', since: 'first', as: 'reliable', sd: sd / 10, reliability: reliability / 100 },
            total: { kind: 'sum', questions: ['q1'] },
          };
          const since = (before: number, now: number) =>
            value(methods, numbers(now), { ...alone, earlier: [{ at: 0, occasion: 1, results: { total: before } }] });
          expect(Number(await since(one, other)) + Number(await since(other, one))).toBe(0);
        },
      ),
    ));

  test('JSONata and the builder come to the same for the same formula', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: QUESTIONS, maxLength: QUESTIONS }),
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: QUESTIONS, maxLength: QUESTIONS }),
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 0, max: 3 }),
        async (given, weights, constant, atLeast) => {
          const answers = numbers(...given);
          const jsonata = (expression: string) => value({ r: { kind: 'jsonata', expression } }, answers);
          const scores = names.map((name) => `scores.${name}`);
          expect(await jsonata(scores.join(' + '))).toBe(await value({ r: { kind: 'sum', questions: names } }, answers));
          expect(await jsonata(`$average([${scores.join(', ')}])`)).toBeCloseTo(
            Number(await value({ r: { kind: 'mean', questions: names } }, answers)),
            9,
          );
          expect(await jsonata(`$count([${scores.join(', ')}][$ >= ${atLeast}])`)).toBe(
            await value({ r: { kind: 'count', questions: names, atLeast } }, answers),
          );
          expect(await jsonata(`${scores.map((score, index) => `${score} * ${weights[index]}`).join(' + ')} + ${constant}`)).toBe(
            await value(
              { r: { kind: 'weighted', constant, items: names.map((question, index) => ({ question, weight: weights[index] ?? 0 })) } },
              answers,
            ),
          );
        },
      ),
      { numRuns: 50 },
    ));

  test('a subscale to a total is the sum of all', () =>
    fc.assert(
      fc.asyncProperty(whole, fc.integer({ min: 1, max: QUESTIONS - 1 }), async (given, split) => {
        const answers = numbers(...given);
        const parts: Methods = {
          total: { kind: 'combine', items: [{ result: 'a' }, { result: 'b' }] },
          a: { kind: 'sum', questions: names.slice(0, split) },
          b: { kind: 'sum', questions: names.slice(split) },
        };
        expect(await value(parts, answers)).toBe(await value({ r: { kind: 'sum', questions: names } }, answers));
      }),
    ));

  test('any JSON as answers is met with results, never thrown', () =>
    fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom(...names, 'm', 'fritext', '__proto__', 'toString'), fc.jsonValue()), async (given) => {
        const form = scaleForm(QUESTIONS, {
          sum: { kind: 'sum', questions: ['q1', 'm.a'], missingAllowed: 1 },
          count: { kind: 'count', questions: ['q1', 'm.b'], options: ['o1'], missingAllowed: 1 },
          json: { kind: 'jsonata', expression: '$count($keys(answers)) + $count($keys(scores))' },
          norm: { kind: 'norm', of: 'sum', as: 'percentile', table: [{ mean: 3, sd: 1 }] },
        });
        for (const { value: came, failure } of await scoreForm(form, given as Answers))
          expect((came === null) !== (failure === null)).toBe(true);
      }),
    ));
});

describe('the normal distribution', () => {
  test('rises, and is the same on both sides', () =>
    fc.assert(
      fc.property(fc.double({ min: -7, max: 7, noNaN: true }), fc.double({ min: 0.001, max: 1, noNaN: true }), (z, more) => {
        expect(normalShare(z + more)).toBeGreaterThanOrEqual(normalShare(z));
        expect(normalShare(z) + normalShare(-z)).toBeCloseTo(1, 12);
      }),
    ));
});
