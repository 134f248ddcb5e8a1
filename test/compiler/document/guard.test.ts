import { describe, expect, test } from 'vitest';
import { guard, MOST_CHARACTERS } from '../../../compiler/document/guard.ts';

const TOO_LARGE = 'Dokumentet är större än 2 MB. Lägg bilder och film i egna filer.';
const told = (document: unknown) => guard(document).map(({ code, at, message }) => ({ code, at, message }));
const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

describe('how much a document may hold', () => {
  test('two million characters, quotes and signs between counted in', () => {
    // 2 for the object, 5 for its key, 2 for the text's quotes.
    expect(told({ aa: 'x'.repeat(MOST_CHARACTERS - 9) })).toEqual([]);
    expect(told({ aa: 'x'.repeat(MOST_CHARACTERS - 8) })).toEqual([{ code: 'TooLarge', at: [], message: TOO_LARGE }]);
    expect(told('x'.repeat(MOST_CHARACTERS - 2))).toEqual([]);
    expect(told('x'.repeat(MOST_CHARACTERS - 1))).toEqual([{ code: 'TooLarge', at: [], message: TOO_LARGE }]);
  });

  test('a thousand parts in a list', () => {
    const list = (length: number) => ({ list: Array.from({ length }, () => 0) });
    expect(told(list(1000))).toEqual([]);
    expect(told(list(1001))).toEqual([{ code: 'TooLarge', at: ['list'], message: 'Listan är längre än 1000 delar.' }]);
  });

  test('sixty levels, and of a deeper one the first eight names are told', () => {
    expect(told(nested(60))).toEqual([]);
    expect(told(nested(61))).toEqual([
      { code: 'TooDeep', at: Array.from({ length: 8 }, () => 'a'), message: 'Dokumentet är nästlat djupare än 60 nivåer.' },
    ]);
  });
});

describe('what no document may hold', () => {
  test('is told in the order it stands, each at its place', () => {
    const document = { first: [Number.NaN, 'a\ud83d'], ['half\ud83d']: 1, last: { prototype: {} } };
    expect(told(document)).toEqual([
      { code: 'BrokenText', at: [], message: 'Ett namn innehåller ett tecken som inte kan sparas.' },
      { code: 'NotFinite', at: ['first', 0], message: 'Här ska stå ett vanligt tal.' },
      { code: 'BrokenText', at: ['first', 1], message: 'Texten innehåller ett tecken som inte kan sparas.' },
      { code: 'ForbiddenKey', at: ['last', 'prototype'], message: 'Namnet ”prototype” får inte användas i ett dokument.' },
    ]);
  });

  test('is told a hundred times at most', () => {
    expect(told({ list: Array.from({ length: 200 }, () => Number.NaN) })).toHaveLength(100);
  });
});
