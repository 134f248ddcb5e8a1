import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { pathText } from '../../compiler/path.ts';
import { scoreForm } from '../../scoring/score.ts';
import { anyMoment } from '../support/anyMoment.ts';
import { exampleDocuments, hostileDocument } from '../support/hostile.ts';
import { conditions } from '../support/hostileConditions.ts';
import { luckOf } from '../support/luck.ts';
import { survive } from '../support/survive.ts';
import { aFlagWhen, aForm, aMoment, aModule, aResult } from './check/base.ts';

const documents = exampleDocuments();
const plans = documents.map((document) => compile(document).plan).filter((plan) => plan !== null);

/** A damaged document comes to problems with places, or to a plan that stands a hostile life. */
function tried(number: number, whole: unknown): 'plan' | 'problems' {
  const luck = luckOf(number);
  const { plan, problems } = compile(hostileDocument(luck, whole));
  expect(problems.length).toBeLessThan(2_000);
  for (const { code, message, at } of problems) {
    expect([typeof code, typeof pathText(at), message.length > 5 && message.length < 5_000]).toEqual(['string', 'string', true]);
  }
  if (plan === null) {
    expect(problems.length).toBeGreaterThan(0);
    return 'problems';
  }
  const life = survive(luck, plan, plans, 8);
  expect(life.faults).toEqual([]);
  expect(life.mostDecisions).toBeLessThan(5_000);
  expect(life.largestState).toBeLessThan(524_288);
  return 'plan';
}

/** Each document from one number: a fault prints it, and the same number gives the same document. */
describe('compiler: bad documents (targets R8)', { timeout: 120_000 }, () => {
  test('a real moment that has been damaged comes to problems with places, or to a plan that can be lived', () => {
    const outcomes = { plan: 0, problems: 0 };
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), (number) => {
        outcomes[tried(number, documents[number % documents.length])] += 1;
      }),
      { numRuns: 800 },
    );
    expect(Math.min(outcomes.plan, outcomes.problems)).toBeGreaterThan(10);
  });

  test('so does a generated moment, in the whole language', () => {
    fc.assert(
      fc.property(anyMoment(), fc.noShrink(fc.nat()), (whole, number) => {
        tried(number, whole);
      }),
      { numRuns: 300 },
    );
  });

  test('no enemy’s condition or result reaches the engine: each is refused where it stands, or scored inside its budget', async () => {
    for (const condition of conditions) {
      const when = condition();
      const asFlag = compile(aMoment({ flags: [aFlagWhen(when)] }));
      if (asFlag.plan === null) expect(asFlag.problems.some(({ at }) => pathText(at).startsWith('flags[0].trigger'))).toBe(true);
      const asResult = compile(
        aMoment({ forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: when } })] })], flags: [] }),
      );
      if (asResult.plan === null)
        expect(asResult.problems.some(({ at }) => pathText(at).startsWith('forms[0].results[0].method'))).toBe(true);
      const [form] = asResult.plan === null ? [] : asResult.moment.forms;
      for (const { value, failure } of form ? await scoreForm(form, { one: 'a1' }) : [])
        expect((value === null) !== (failure === null)).toBe(true);
    }
  });

  const nested = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner) => ({ kind: 'not', of: inner }), { kind: 'fromStart' });
  const ring = { formatVersion: 1, self: null as unknown };
  ring.self = ring;
  test.each<[string, unknown, string, string]>([
    ['deep nesting', { ...aMoment(), modules: [{ ...aModule(), opens: nested(100_000) }] }, 'TooDeep', 'modules[0].opens.of.of.of.of.of'],
    ['a circle', ring, 'TooDeep', 'self.self.self.self.self.self.self.self'],
    ['a text of 1 MB', aMoment({ summary: 'å'.repeat(1_000_000) }), 'Shape', 'summary'],
    ['a document of 3 MB', aMoment({ summary: 'å'.repeat(3_000_000) }), 'TooLarge', 'dokumentet'],
    ['a prototype key', { ...aMoment(), ...(JSON.parse('{"x":{"__proto__":{}}}') as object) }, 'ForbiddenKey', 'x.__proto__'],
    ['constructor as a name', { ...aMoment(), flags: [{ constructor: 1 }] }, 'ForbiddenKey', 'flags[0].constructor'],
    ['half a surrogate pair', aMoment({ name: 'a\uD800' }), 'BrokenText', 'name'],
    ['the null character', aMoment({ name: 'a\u0000' }), 'BrokenText', 'name'],
    ['a sign that turns the reading', aMoment({ name: 'god\u202Etta' }), 'BrokenText', 'name'],
    ['a control character', aMoment({ name: 'a\u001B[31m' }), 'BrokenText', 'name'],
    ['a number that is none', aMoment({ ends: { days: Number.NaN, at: '10:00' } }), 'NotFinite', 'ends.days'],
    ['a number without end', aMoment({ ends: { days: Infinity, at: '10:00' } }), 'NotFinite', 'ends.days'],
    ['a huge number', aMoment({ ends: { days: 1e15, at: '10:00' } }), 'Shape', 'ends.days'],
    ['too many of something', { ...aMoment(), modules: Array.from({ length: 1_001 }, () => aModule()) }, 'TooLarge', 'modules'],
    [
      'a rule that waits for itself',
      aMoment({ modules: [aModule({ opens: { kind: 'afterModule', module: 'm1' } })] }),
      'OpeningCycle',
      'modules[0].opens',
    ],
    [
      'a condition without end',
      aMoment({ flags: [aFlagWhen('($f := function($x) { $f($x) }; $f(1))')] }),
      'ExpressionSubset',
      'flags[0].trigger.when',
    ],
    [
      'a result without end',
      aMoment({
        forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '($f := function($x) { $f($x) }; $f(1))' } })] })],
      }),
      'ResultExpression',
      'forms[0].results[0].method.expression',
    ],
  ])('%s is refused with its place', (_, document, code, place) => {
    const { plan, problems } = compile(document);
    expect(plan).toBeNull();
    expect(problems.filter((problem) => problem.code === code).some(({ at }) => pathText(at).startsWith(place))).toBe(true);
  });

  test('Arabic, Hebrew, emoji and isolating signs are ordinary text', () => {
    expect(compile(aMoment({ name: 'مرحبا שלום 👩‍👩‍👧‍👦 \u2066abc\u2069' })).problems).toEqual([]);
  });
});
