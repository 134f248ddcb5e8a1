import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lower } from '../../../compiler/expression/lower.ts';

const faults = (text: string) => {
  const lowered = lower(text);
  return 'faults' in lowered ? lowered.faults : [];
};

describe('expression: outside the subset', { timeout: 60_000 }, () => {
  const path = 'forms.f.answers.a';
  test.each([
    ['a lambda', `function($x) { $x }`, 'Egna funktioner kan inte användas i ett villkor.'],
    ['a call of a lambda', `function($x) { $x }(1)`, 'Funktionen här kan inte användas'],
    ['another function', `$sum(${path}) > 1`, 'Funktionen $sum kan inte användas i ett villkor.'],
    ['$eval', `$eval("1")`, 'Funktionen $eval kan inte användas i ett villkor.'],
    ['a function without its value', '$exists()', 'Funktionen $exists ska ha precis ett värde inom parentes.'],
    ['a function with two', `$not(${path}, 1)`, 'Funktionen $not ska ha precis ett värde inom parentes.'],
    ['a function as a value', '$not', 'Variabler ($) kan inte användas i ett villkor.'],
    ['a half-filled function', '$exists(?)', 'kan inte användas'],
    ['a regular expression', '/a/', 'Reguljära uttryck kan inte användas i ett villkor.'],
    ['the whole input', '$', 'Variabler ($) kan inte användas i ett villkor.'],
    ['an assignment', '($a := 1; $a)', 'En parentes i ett villkor ska hålla precis ett uttryck.'],
    ['a chain', `${path} ~> $not`, 'Kedjning (~>) kan inte användas i ett villkor.'],
    ['joined texts', `${path} & "a"`, 'Tecknet ”&” kan inte användas i ett villkor.'],
    ['a range', '1 in [1..3]', 'Listan till höger om ”in” får bara hålla'],
    ['a list elsewhere', `[1] = ${path}`, 'En lista inom hakparentes kan bara stå till höger om ”in”.'],
    ['an object', '{"a": 1}', 'Ett objekt inom klammerparentes kan inte användas i ett villkor.'],
    ['a wildcard', 'forms.*.answers.a', 'En väg i ett villkor är bara namn med punkt emellan'],
    ['any depth', 'forms.**.a', 'En väg i ett villkor är bara namn med punkt emellan'],
    ['the parent', 'forms.f.answers.%', 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a filter', `${path}[0]`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a kept list', `${path}[]`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a sorting', `${path}^(a)`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a binding', `${path}@$x`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a position', `${path}#$i`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a grouping', `${path}{a: b}`, 'En väg i ett villkor är bara namn med punkt emellan'],
    ['a filtered function', `$count(${path})[0]`, 'Den här delen av JSONata kan inte användas i ett villkor.'],
    ['a path to a whole form', '$exists(forms.f)', '”forms.f” pekar inte på något som ett villkor kan se.'],
    ['a path that is too long', `${path}.b.c`, 'pekar inte på något som ett villkor kan se.'],
    ['a path from elsewhere', 'answers.a', '”answers.a” pekar inte på något som ett villkor kan se.'],
    ['a path to something else of a form', 'forms.f.title.x', 'pekar inte på något som ett villkor kan se.'],
  ])('%s is refused with a sentence', (_what, text, sentence) => {
    expect(faults(text)[0]?.message).toContain(sentence);
  });

  test('the place is where the fault stands, and every fault is told', () => {
    expect(faults('forms.f.answers.a > 1 and $sum(forms.f.answers.a) > $max(1)').map(({ position }) => position)).toEqual([26, 52]);
  });

  test.each([
    ['', 'Uttrycket tar slut för tidigt.'],
    ['forms.f.answers.', 'Uttrycket tar slut för tidigt.'],
    ['(forms.f.answers.a', 'Uttrycket tar slut för tidigt.'],
    ['"abc', 'En text saknar avslutande citattecken.'],
    ['1 2', 'Uttrycket går inte att läsa.'],
    ['a := 1', 'Uttrycket går inte att läsa vid ”a”.'],
    ['1e999', 'Talet är för stort vid ”1e999”.'],
  ])('%o cannot be read, and a sentence says why', (text, sentence) => {
    expect(faults(text)[0]?.message).toContain(sentence);
  });

  test('an expression that would grow without end is refused in no time', () => {
    const doubled = Array.from({ length: 60 }).reduce<string>((text) => `(${text} ?: forms.f.answers.a)`, 'forms.f.answers.a');
    expect(faults(doubled)).toEqual([{ message: 'Fler än 8 standardvärden (?: eller ??) ryms inte i ett uttryck.', position: 0 }]);
    const large = Array.from({ length: 600 }, () => 'true').join(' or ');
    expect(faults(large)).toEqual([{ message: 'Villkoret är för stort. Dela upp det i flera.', position: 0 }]);
  });

  test('any text is lowered or refused, never a crash', () => {
    const token = fc.constantFrom(
      'forms',
      '.',
      'f',
      'answers',
      'a',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '$',
      '$sum',
      '"',
      "'",
      '`',
      '/',
      '*',
      '**',
      '%',
      '@',
      '#',
      '^',
      '~>',
      ':=',
      '?',
      ':',
      '?:',
      '??',
      ',',
      ';',
      '|',
      '&',
      '..',
      'in',
      'and',
      'or',
      '=',
      '!',
      '<',
      '1',
      '-',
      ' ',
      'function',
      'null',
      '\\u',
      '\ud800',
      '/*',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lowered = lower(text);
        if ('expression' in lowered) return;
        for (const { message, position } of lowered.faults) {
          expect(message).toMatch(/\.$/);
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
