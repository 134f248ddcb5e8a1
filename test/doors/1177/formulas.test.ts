import { describe, expect, test } from 'vitest';
import type { Reach } from '../../../doors/1177/drools/counted.ts';
import { translate } from '../../../doors/1177/drools/translate.ts';
import { calculate } from '../../../scoring/methods/jsonata.ts';
import { alone } from '../../../scoring/context.ts';
import type { Form } from '../../../compiler/document/form.ts';
import { form as formShape } from '../../../compiler/document/form.ts';

const reach: Reach = (question) =>
  /^q[1-9]$/.test(question)
    ? { kind: 'item', item: question, range: { minimum: 0, maximum: 10, whole: true } }
    : question === 'text'
      ? { kind: 'uncounted', because: 'Svaret är text.' }
      : { kind: 'nothing' };

const form: Form = formShape.parse({
  id: 'f',
  title: 'F',
  questions: [1, 2, 3, 4].map((number) => ({ kind: 'number', id: `q${number}`, text: 'Tal', minimum: 0, maximum: 10 })),
});

const rule = (statements: string): string => `when\n q: Questions()\nthen\n${statements}\nend`;

/** What a formula comes to for some answers: a number, nothing, or that it cannot be carried out. */
async function worth(statements: string, answers: Readonly<Record<string, number>> = {}): Promise<number | string> {
  const translated = translate(rule(statements), reach);
  if ('fault' in translated) return translated.fault;
  if (translated.method.kind !== 'jsonata') return `${translated.method.kind}`;
  const given = { form, answers, asked: new Set(['q1', 'q2', 'q3', 'q4']), context: alone, settled: new Map() };
  const outcome = await calculate(given, translated.method.expression);
  return 'value' in outcome ? Number(outcome.value) : 'waitsFor' in outcome ? 'none' : 'failed';
}

describe('a formula in Java', () => {
  test.each<[string, Record<string, number>, number | string]>([
    ['outcome.set(7 / 2 + 0.0);', {}, 3],
    ['outcome.set((0 - 7) / 2 + 0.0);', {}, -3],
    ['outcome.set(7 / 2.0);', {}, 3.5],
    ['int n = 7; outcome.set(n / 2 * 1.0);', {}, 3],
    ['outcome.set(q.get("q1", 0) / 2);', { q1: 7 }, 3.5],
    ['outcome.set(7 % 4 + 0.0);', {}, 3],
    ['outcome.set(Math.round(2.5) + 0.0);', {}, 3],
    ['outcome.set(Math.round(3.5) + 0.0);', {}, 4],
    ['outcome.set(Math.max(q.get("q1", 1), 3.0));', { q1: 2 }, 3],
    ['outcome.set(Math.min(q.get("q1", 1), 3.0));', { q1: 2 }, 2],
    ['outcome.set(Math.abs(-4.0) + Math.sqrt(9.0) + Math.floor(1.7) + Math.ceil(1.2));', {}, 10],
    ['outcome.set(2 + 3 * 4 - 1.0);', {}, 13],
    ['outcome.set(10 - 4 - 3.0);', {}, 3],
    ['outcome.set(10 - (4 - 3.0));', {}, 9],
    ['outcome.set(24 / 4 / 2.0);', {}, 3],
    ['outcome.set(24 / (4 / 2.0));', {}, 12],
    ['outcome.set(-q.get("q1", 1) * 2);', { q1: 3 }, -6],
    ['outcome.set(1 > 0 && 0 > 1 || 2 > 1 ? 1.0 : 2.0);', {}, 1],
    ['outcome.set(!(1 > 0) || false ? 1.0 : 2.0);', {}, 2],
    ['outcome.set(q.get("q1", 0) > 1 ? q.get("q2", 0) > 1 ? 3.0 : 2.0 : 1.0);', { q1: 2, q2: 2 }, 3],
    ['Double a = 1.0, b = 2.0; outcome.set(a + b);', {}, 3],
    ['double x = 1; x += 2; x *= 3; x -= 1; x /= 2; outcome.set(x);', {}, 4],
    ['Double s; if (q.get("q1", 0) > 1) { s = 1.0; } else { s = 2.0; } outcome.set(s);', { q1: 0 }, 2],
    [
      'double s = 0; if (q.get("q1", 0) > 1) { s = 5; if (q.get("q2", 0) > 1) { s = s + 1; } else s = 7; } outcome.set(s);',
      { q1: 2, q2: 0 },
      7,
    ],
    [
      'double s = 0; if (q.get("q1", 0) > 1) { s = 5; if (q.get("q2", 0) > 1) { s = s + 1; } else s = 7; } outcome.set(s);',
      { q1: 0, q2: 5 },
      0,
    ],
    ['outcome.set(1.0); if (q.get("q1", 0) > 1) outcome.set(2.0);', { q1: 2 }, 2],
    ['outcome.set(1.0); if (q.get("q1", 0) > 1) outcome.set(2.0);', { q1: 0 }, 1],
    ['if (q.get("q1") != null && q.get("q1") > 2) { outcome.set(1.0); }', {}, 'none'],
    ['if (q.get("q1") != null && q.get("q1") > 2) { outcome.set(1.0); }', { q1: 3 }, 1],
    ['outcome.set(q.get("q1") == null ? 0.0 : q.get("q1") * 2);', {}, 0],
    ['outcome.set(q.get("q1") == null ? 0.0 : q.get("q1") * 2);', { q1: 4 }, 8],
    ['if (q.get("q1") > 2) { outcome.set(1.0); }', {}, 'failed'],
    ['if (q.get("q1", 0) > 2 || q.get("q2") > 2) { outcome.set(1.0); }', { q1: 3 }, 1],
    ['if (q.get("q1", 0) > 2 || q.get("q2") > 2) { outcome.set(1.0); }', { q1: 0 }, 'failed'],
    ['Double a = q.get("q1"); if (q.get("q2", 0) > 1) { outcome.set(a + 1); } else { outcome.set(0.0); }', { q2: 0 }, 0],
    ['Double a = q.get("q1"); if (q.get("q2", 0) > 1) { outcome.set(a + 1); } else { outcome.set(0.0); }', { q2: 2 }, 'failed'],
    ['outcome.set(q.get("q1", 0) / q.get("q2", 0));', { q1: 1, q2: 0 }, 'failed'],
    ['/* a */ outcome.set( // b\n 1.0 );', {}, 1],
    ['outcome.set(q.get(“q1”, 0) + 1);', { q1: 1 }, 2],
  ])('%s with %j comes to %j', async (statements, answers, value) => {
    expect(await worth(statements, answers)).toBe(value);
  });

  test.each([
    ['outcome.set(sum);', '”sum” används men har inte fått något värde.'],
    ['Double s; outcome.set(s);', '”s” kan användas innan det har fått något värde.'],
    ['Double s; if (q.get("q1", 0) > 1) { s = 1.0; } outcome.set(s);', '”s” kan användas innan det har fått något värde.'],
    ['s = 1.0; outcome.set(s);', '”s” tilldelas men är inte deklarerad.'],
    ['if (1 > 0) { double s = 1; } outcome.set(s);', '”s” används men har inte fått något värde.'],
    ['int n = q.get("q1", 0); outcome.set(n * 1.0);', 'Ett decimaltal ryms inte i ett heltal.'],
    [
      'if (q.get("q1") == q.get("q2")) { outcome.set(1.0); }',
      'Två svar jämförs med ==. Java jämför då inte talen, och resultatet går inte att förutse.',
    ],
    [
      'outcome.set(q.get("finnsinte") + 1);',
      'Formeln räknar med ”finnsinte”, som ingen fråga heter. Originalet kan därför aldrig räkna ut den.',
    ],
    ['outcome.set(q.get("text") + 1);', 'Svaret är text.'],
    ['outcome.set("1");', 'En text går inte att räkna med.'],
    ['outcome.set(true);', 'Resultatet är sant eller falskt, inte ett tal.'],
    ['double x = 1;', 'Formeln sätter aldrig något resultat.'],
    ['while (true) { }', '”while” går inte att föra över: en beräkning här har inga upprepningar eller hopp.'],
    ['outcome.set(java.lang.Math.PI);', '”java.” går inte att föra över.'],
    ['outcome.set(1.0)', 'Här väntades ”;”, men det står ”end”.'],
    ['outcome.set((1.0);', 'Här väntades ”)”, men det står ”;”.'],
    ['/* aldrig slut', 'En kommentar saknar sitt slut.'],
    [`outcome.set(${'('.repeat(300)}1${')'.repeat(300)});`, 'Formeln är för djupt nästlad.'],
  ])('%s is left: %s', (statements, fault) => {
    expect(translate(rule(statements), reach)).toMatchObject({ fault });
  });

  test('a plain sum is the builder’s own', () => {
    expect(translate(rule('outcome.set((q.get("q1") - 1) + (q.get("q2") - 1));'), reach)).toMatchObject({
      method: { kind: 'sum', questions: ['q1', 'q2'], then: { add: -2 } },
      range: { minimum: -2, maximum: 18 },
    });
    expect(translate(rule('outcome.set(10 - q.get("q1") + 2 * q.get("q2"));'), reach)).toMatchObject({
      method: {
        kind: 'weighted',
        items: [
          { question: 'q1', weight: -1 },
          { question: 'q2', weight: 2 },
        ],
        constant: 10,
      },
      range: { minimum: 0, maximum: 30 },
    });
  });

  test('a sum of sixty terms is not too deep', async () => {
    const terms = Array.from({ length: 60 }, (_, index) => `q.get("q${(index % 4) + 1}", 0)`).join(' + ');
    expect(await worth(`outcome.set(${terms});`, { q1: 1, q2: 1, q3: 1, q4: 1 })).toBe(60);
  });
});
