import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fits, patternFault } from '../../../compiler/answers/pattern.ts';

const UNREADABLE = 'Mönstret går inte att läsa. Kontrollera parenteser och tecken.';
const REPEATED = 'Mönstret upprepar något som själv kan vara olika långt. Skriv det enklare.';
const LOOKS = 'Mönstret får inte se framåt eller bakåt (?=, ?!, ?<).';
const NAMED = 'Mönstret får inte ha namngivna grupper eller flaggor.';
const BACK = 'Mönstret får inte hänvisa till något som redan är läst (\\1).';
const SLOW = 'Mönstret kan ta för lång tid att pröva. Skriv det med färre * och +.';

describe('a pattern that may be used', () => {
  test.each([
    '',
    'abc',
    'a|b|cd',
    '[A-Z]{3} \\d{3}',
    '\\d{5}(?:-\\d{4})?',
    '(ab){3}',
    '(?:ab)*',
    '[a-z]+@[a-z]+',
    '[\\]*+]{2}',
    '[|(]{2}',
    '\\(\\d*\\)',
    '\\p{L}*',
    '\\p{Lu}{2}',
    '\\u{41}+',
    'a?b?c?',
    'a{2,4}',
    'a{2,}',
    '(a|b)',
    '(a|b)?',
    '(a|b){1}',
    '(a*)?',
    '(a*){1}',
    '(a*){0,1}',
    '((ab)|c)d',
    'a*?b+?',
    'å{3}🙂{2}',
    '\\.\\*\\+',
    '\\0',
    '([|])+',
    '([a|])+',
    '([\\]|])+',
    '(a?=b)',
    '\\u0041',
    'xxxx(?:ab)*',
  ])('%s', (pattern) => {
    expect(patternFault(pattern, 100)).toBeNull();
  });
});

describe('a pattern that may not', () => {
  test.each([
    ['(', UNREADABLE],
    ['a{2', UNREADABLE],
    ['[z-a]', UNREADABLE],
    ['\\q', UNREADABLE],
    ['(a*)*', REPEATED],
    ['(a+)+', REPEATED],
    ['(a?){2}', REPEATED],
    ['(a*){2,3}', REPEATED],
    ['(a*){0,2}', REPEATED],
    ['(a{1,2})*', REPEATED],
    ['(a|b)*', REPEATED],
    ['(a|a){2}', REPEATED],
    ['((a|b)c)+', REPEATED],
    ['(x(a|b))+', REPEATED],
    ['(\\]|b)+', REPEATED],
    ['(?:a|b)+', REPEATED],
    ['(?=a)b', LOOKS],
    ['(?!a)b', LOOKS],
    ['(?<=a)b', LOOKS],
    ['(?<!a)b', LOOKS],
    ['x(?<n>a)', NAMED],
    ['(?i:a)', NAMED],
    ['(a)\\1', BACK],
    ['((a)b)\\2', BACK],
    ['[a](b*)*', REPEATED],
    ['xxxx(?=b)c', LOOKS],
    ['(a*)*(?=b)', REPEATED],
    ['(?=b)(a*)*', LOOKS],
  ])('%s', (pattern, fault) => {
    expect(patternFault(pattern, 100)).toBe(fault);
  });
});

describe('how many ways there are to try', () => {
  test('a million at the most, at the longest answer', () => {
    expect(patternFault('a*a*a*', 99)).toBeNull();
    expect(patternFault('a*a*a*', 100)).toBe(SLOW);
    expect(patternFault('a+a+a+', 100)).toBeNull();
    expect(patternFault('a+a+a+', 101)).toBe(SLOW);
    expect(patternFault('a*'.repeat(3), 10)).toBeNull();
    expect(patternFault('a?'.repeat(19), 10)).toBeNull();
    expect(patternFault('a?'.repeat(20), 10)).toBe(SLOW);
    expect(patternFault('(a|b)'.repeat(19), 10)).toBeNull();
    expect(patternFault('(a|b)'.repeat(20), 10)).toBe(SLOW);
    expect(patternFault('(a|b|c|d|e|f|g|h|i|j)'.repeat(6), 10)).toBeNull();
    expect(patternFault('(a|b|c|d|e|f|g|h|i|j)'.repeat(7), 10)).toBe(SLOW);
  });

  test('ways of one part or another are added, those of both are multiplied', () => {
    expect(patternFault('a*a*a*|b*b*', 99)).toBe(SLOW);
    expect(patternFault('a*a*|b*b*|c*c*', 99)).toBeNull();
    expect(patternFault('(a*|b*)(c*|d*)', 499)).toBeNull();
    expect(patternFault('(a*|b*)(c*|d*)', 500)).toBe(SLOW);
  });

  test('counted repeating has as many as there are lengths, never longer than the answer', () => {
    expect(patternFault('a{5}'.repeat(30), 100)).toBeNull();
    expect(patternFault('a{1,10}'.repeat(6), 100)).toBeNull();
    expect(patternFault('a{1,10}'.repeat(7), 100)).toBe(SLOW);
    expect(patternFault('a{0,9}'.repeat(7), 100)).toBe(SLOW);
    expect(patternFault('a{1,1000}'.repeat(6), 10)).toBeNull();
    expect(patternFault('a{1,}'.repeat(6), 10)).toBeNull();
    expect(patternFault('a{1,}'.repeat(7), 10)).toBe(SLOW);
    expect(patternFault('a{900,}'.repeat(9), 10)).toBeNull();
    expect(patternFault('a{10,19}'.repeat(7), 100)).toBe(SLOW);
    expect(patternFault('\\d{1,10}'.repeat(7), 100)).toBe(SLOW);
    expect(patternFault('\\u{41}*'.repeat(3), 100)).toBe(SLOW);
    expect(patternFault('a+?a+?a+?', 100)).toBeNull();
    expect(patternFault('a{5}?'.repeat(30), 100)).toBeNull();
  });
});

describe('whether an answer fits', () => {
  test('the whole of it, in its composed form', () => {
    expect(fits('[A-Z]{3} \\d{3}', 100, 'ABC 123')).toBe(true);
    expect(fits('[A-Z]{3} \\d{3}', 100, 'xABC 123')).toBe(false);
    expect(fits('[A-Z]{3} \\d{3}', 100, 'ABC 1234')).toBe(false);
    expect(fits('a|b', 100, 'ab')).toBe(false);
    expect(fits('a|b', 100, 'b')).toBe(true);
    expect(fits('å', 100, 'a\u030a')).toBe(true);
    expect(fits('🙂', 100, '🙂')).toBe(true);
    expect(fits('.', 100, '🙂')).toBe(true);
  });

  test('a pattern that may not be used asks for nothing', () => {
    expect(fits('(a*)*', 100, 'nej')).toBe(true);
    expect(fits('(', 100, 'nej')).toBe(true);
  });

  test('the same pattern may be used for one length and not for another', () => {
    expect(fits('a*a*a*', 99, 'b')).toBe(false);
    expect(fits('a*a*a*', 100, 'b')).toBe(true);
    expect(fits('a*a*a*', 99, 'b')).toBe(false);
  });

  test('is said the same of many patterns, time after time', () => {
    const all = () => Array.from({ length: 450 }, (_, index) => fits(`a{${index}}`, 1_000, 'aaa'));
    expect(all()).toEqual(all());
    expect(all().flatMap((fit, index) => (fit ? [index] : []))).toEqual([3]);
  });

  test('no pattern that may be used goes on without end, whatever it is', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      '.',
      '*',
      '+',
      '?',
      '{2}',
      '{0,3}',
      '{1,}',
      '(',
      ')',
      '(?:',
      '|',
      '[ab]',
      '\\w',
      '\\d',
      '^',
      '$',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), (parts) => {
        const pattern = parts.join('');
        if (patternFault(pattern, 200) !== null) return;
        // Were it slow, this would never end.
        expect(fits(pattern, 200, `${'a'.repeat(199)}!`)).toBeTypeOf('boolean');
      }),
      { numRuns: 1_500 },
    );
  });
});
