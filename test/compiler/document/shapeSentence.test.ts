import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shapeSentence } from '../../../compiler/document/shapeSentence.ts';

/** What is said of a value by a schema without sentences of its own. */
const said = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: shapeSentence, reportInput: true }).error?.issues[0]?.message;

describe('a fault of shape as a sentence', () => {
  test.each([
    ['nothing where a text stands', z.string(), undefined, 'Uppgiften saknas.'],
    ['a number for a text', z.string(), 5, 'Här ska stå en text.'],
    ['a text for a number', z.number(), 'x', 'Här ska stå ett tal.'],
    ['a half for a whole number', z.int(), 0.5, 'Här ska stå ett heltal.'],
    ['a text for a truth value', z.boolean(), 'x', 'Här ska stå true eller false.'],
    ['an object for a list', z.array(z.string()), {}, 'Här ska stå en lista inom hakparentes.'],
    ['a list for an object', z.object({}), [], 'Här ska stå ett objekt inom klammerparentes.'],
    ['a text for something else', z.date(), 'x', 'Här ska stå något annat.'],
    ['no text', z.string().min(1), '', 'Texten saknas.'],
    ['too short a text', z.string().min(2), 'x', 'Texten får vara minst 2 tecken.'],
    ['too long a text', z.string().max(1), 'xx', 'Texten får vara högst 1 tecken.'],
    ['too short a list', z.array(z.string()).min(1), [], 'Listan ska ha minst 1 del.'],
    ['too short a list of several', z.array(z.string()).min(2), [], 'Listan ska ha minst 2 delar.'],
    ['too long a list', z.array(z.string()).max(1), ['a', 'b'], 'Listan ska ha högst 1 del.'],
    ['too small a number', z.number().min(1), 0, 'Talet ska vara minst 1.'],
    ['too great a number', z.number().max(1), 2, 'Talet ska vara högst 1.'],
    ['another word', z.enum(['a', 'b', 'c']), 'x', 'Skriv ”a”, ”b” eller ”c”.'],
    ['another of one word', z.literal('a'), 'x', 'Skriv ”a”.'],
    ['no word', z.enum(['a', 'b']), undefined, 'Uppgiften saknas. Skriv ”a” eller ”b”.'],
    [
      'an unknown kind',
      z.discriminatedUnion('kind', [z.object({ kind: z.literal('a') }), z.object({ kind: z.literal('b') })]),
      { kind: 'x' },
      'Okänd sort. Skriv ”a” eller ”b”.',
    ],
    ['none of several shapes', z.union([z.string(), z.number()]), true, 'Här står något som inte känns igen.'],
    ['a text of another form', z.string().regex(/^a$/), 'x', 'Texten har fel form.'],
    ['a word nobody knows', z.strictObject({}), { x: 1 }, 'Här står något som inte känns igen.'],
    ['a number in wrong steps', z.number().multipleOf(2), 3, 'Här står något som inte känns igen.'],
    ['a rule of its own', z.string().refine(() => false), 'x', 'Här står något som inte känns igen.'],
    ['a name that may not be', z.record(z.string().max(1), z.string()), { bb: 'x' }, 'Här står något som inte känns igen.'],
    ['a key that is none', z.map(z.string(), z.string()), new Map([[1, 'x']]), 'Här ska stå en text.'],
  ] as const)('%s', (_what, schema, value, sentence) => {
    expect(said(schema, value)).toBe(sentence);
  });

  test('a text of the wrong form that is not there is missing', () => {
    const issue = { code: 'invalid_format', format: 'regex', input: undefined } as const;
    expect(shapeSentence(issue)).toBe('Uppgiften saknas.');
    expect(shapeSentence({ ...issue, input: 'x' })).toBe('Texten har fel form.');
  });
});
